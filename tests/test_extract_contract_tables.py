"""Tables of contracts: who the customers are, when their contracts end, however the headers and names are set."""

import pytest

from filinggraph.extract import extract
from filinggraph.extract.contract_lines import listed_contracts
from filinggraph.extract.contracts import contracts
from filinggraph.extract.customers import customers
from filinggraph.model import ContractFact, CustomerFact, ExpiresHow
from filinggraph.read import read_bytes

FILER = 'Harbor Coaches, Inc. (the "Company") carries pupils.\n\nThe largest contracts are:\n\n'
DISTRICTS = """
                                    Fiscal 2006     Current contract
District                            revenue         expires
--------------------------------    -----------     ----------------
Larch Public Schools                $11.2 million   June 2008
Bay School District No. 1           $ 8.7 million   June 2007
West Elm Parish                     $ 7.9 million   August 2010
"""
TWO_LINES = """
                         Commencement      Expiration of     Renewal
Jurisdiction             of Term           Current Term      Options
Arizona.............     September 2003    September 2008    2 one-year
Nova Scotia.........     May 15, 2005      May 14, 2010      1 five-year
"""
LONG_NAME = """
Purchaser                          Tons       Ends
------------------------------     -----      ---------
Larch Light & Power Co.            2,000      Dec. 2010
City of Bay Falls Electric
Department                           450      June 2006
"""


def ends(table: str) -> dict[str, str]:
    document = read_bytes((FILER + table).encode(), "report.txt").documents[0]
    facts = extract(document, (contracts,))
    return {f.customer.name: f.expires.value for f in facts if isinstance(f, ContractFact) and f.customer and f.expires}


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            DISTRICTS,
            {
                "Larch Public Schools": "2008-06",
                "Bay School District No. 1": "2007-06",
                "West Elm Parish": "2010-08",
            },
        ),
        (TWO_LINES, {"Arizona": "2008-09", "Nova Scotia": "2010-05-14"}),
        (LONG_NAME, {"Larch Light & Power Co.": "2010-12", "City of Bay Falls Electric Department": "2006-06"}),
    ],
    ids=["district", "headers of two lines", "a name on two lines"],
)
def test_rows_tell_the_customer_and_the_end(table: str, expected: dict[str, str]) -> None:
    assert ends(table) == expected


def test_customers_of_a_table_of_contracts_are_customers_of_the_filer() -> None:
    document = read_bytes((FILER + DISTRICTS).encode(), "report.txt").documents[0]
    found = [f for f in extract(document, (customers,)) if isinstance(f, CustomerFact)]
    assert {(f.supplier.name, f.customer.name) for f in found} >= {
        ("Harbor Coaches, Inc.", "Larch Public Schools"),
        ("Harbor Coaches, Inc.", "West Elm Parish"),
    }
    assert all("Parish" in f.evidence[0].quote for f in found if f.customer.name == "West Elm Parish")


def test_premiums_that_are_revenue_are_no_hedge_and_premiums_of_options_are() -> None:
    rule = "-----------------------     ---------------    --------\n"
    table = "\nState agency                Expiration         % of {}\n" + rule
    rows = "Larch Health Commission     August 31, 2010    37%\nElm Services Department     June 30, 2009      22%\n"
    assert set(ends(table.format("premium revenue") + rows)) == {"Larch Health Commission", "Elm Services Department"}
    assert not ends(table.format("option premium") + rows)


HOMES = """
                                             Commence-                        Expira-
Facility, Location      Customer             ment of     Base      Renewal    tion of
                                   Beds      Current     Period    Options    Current
                                             Contract                         Term
Larch Flats, TX    State of Elm     1,350    July 2004   3 years   Two        June 2007
Bay Draw (owned)   U.S. Marshals      900    April 2003  10 years  Two, long  April 2013
                   Service
Elm Creek, TX      Bay County         480    May 2005    5 years   None       May 2010
"""
TERMS = """
Facility             Customer                         Beds    Commencement   Term       Renewal
-------------------  -------------------------------  -----   ------------   --------   --------------
Larch Butte          Bureau of Prisons                1,150   May 1999       3 years    7 one-year
Elm County Jail      Elm County, Texas                  296   October 2001   5 years    None
"""
COMMITMENTS = """
Rig           Type       Operator                Location    Commitment
-----------   --------   --------------------    ---------   -----------------
HARBOR I      Tender     Larch Caribe S.A.       Trinidad    until Dec. 1999
HARBOR II     Barge      --                      Shipyard    conversion
HARBOR III    Platform   Elm Exploration plc     Angola      well to well
"""
RANGES = """
Customer                             Action             Term                                  Ceiling
Larch Sealift Command                New award          Aug. 15, 2016 - Aug. 14, 2021         $62.0M
Elm Coast Guard                      Option exercised   through Sept. 30, 2017                $8.4M
Naval Air Station Bay                Not renewed        ended Sept. 30, 2016                  n/a
Maritime Administration              Modification       no change                             +$2.2M
"""
NO_HEADERS = """
        Commonwealth of Larch         26%     November 30, 2001
        State of Elm                  15%     June 30, 2000
"""
BARS = """
Customer | Product | Volume | Contract ends

Larch Energie N.V. | pellets | 350,000 | December 2017

Elm Generation Ltd | pellets | 200,000 | June 30, 2014

Bay Power | electricity | - | 2021
"""
Told = dict[str, tuple[str, str, str]]


def told(table: str, before: str = FILER) -> Told:
    """Start, length and end of each other side's contract."""
    document = read_bytes((before + table).encode(), "report.txt").documents[0]
    facts = [f for f in extract(document, (contracts,)) if isinstance(f, ContractFact)]
    assert all(document.text[e.start : e.end] == e.quote for f in facts for e in f.evidence)
    others = [next(p.name for p in f.parties if p.name != "Harbor Coaches, Inc.") for f in facts]
    return {
        name: (f.effective.value if f.effective else "", f.term, f.expires.value if f.expires else "")
        for name, f in zip(others, facts, strict=True)
    }


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            HOMES,
            {
                "State of Elm": ("2004-07", "P3Y", "2007-06"),
                "U.S. Marshals Service": ("2003-04", "P10Y", "2013-04"),
                "Bay County": ("2005-05", "P5Y", "2010-05"),
            },
        ),
        (
            TERMS,
            {
                "Bureau of Prisons": ("1999-05", "P3Y", "2002-04"),
                "Elm County, Texas": ("2001-10", "P5Y", "2006-09"),
            },
        ),
        (COMMITMENTS, {"Larch Caribe S.A.": ("", "", "1999-12")}),
        (
            RANGES,
            {
                "Larch Sealift Command": ("2016-08-15", "", "2021-08-14"),
                "Elm Coast Guard": ("", "", "2017-09-30"),
                "Naval Air Station Bay": ("", "", "2016-09-30"),
            },
        ),
        (
            BARS,
            {
                "Larch Energie N.V.": ("", "", "2017-12"),
                "Elm Generation Ltd": ("", "", "2014-06-30"),
                "Bay Power": ("", "", "2021"),
            },
        ),
    ],
    ids=["headers of four lines", "lengths", "words around times", "from one day to another", "bars"],
)
def test_rows_tell_start_length_and_end(table: str, expected: Told) -> None:
    assert told(table) == expected


def test_an_end_that_no_cell_prints_is_computed_and_shows_from_what() -> None:
    document = read_bytes((FILER + TERMS).encode(), "report.txt").documents[0]
    facts = [f for f in extract(document, (contracts,)) if isinstance(f, ContractFact)]
    assert facts
    for fact in facts:
        assert fact.expires_how is ExpiresHow.COMPUTED
        assert fact.inferred
        assert [s.label for s in fact.derivation] == ["start", "term", "end = start + term"]
        assert fact.derivation[1].value == fact.term


def test_a_sentence_that_says_when_terms_end_stands_in_for_headers() -> None:
    before = FILER + "It serves two states. The percentage of revenues and the date on which the contract term ends:\n"
    assert told(NO_HEADERS, before) == {
        "Commonwealth of Larch": ("", "", "2001-11-30"),
        "State of Elm": ("", "", "2000-06-30"),
    }
    assert not told(NO_HEADERS)


@pytest.mark.parametrize("header", ["Franchisor", "Licensor  ", "Supplier  "])
def test_who_licenses_or_supplies_in_a_table_sells_to_the_filer(header: str) -> None:
    table = f"""
Location                   {header}                     Agreement expires
------------------------   ---------------------------    -----------------
Dayton, OH                 Larch Inns International       March 2004
Peoria, IL                 Elm Suites                     2010
"""
    document = read_bytes((FILER + table).encode(), "report.txt").documents[0]
    found = [f for f in extract(document, (contracts,)) if isinstance(f, ContractFact)]
    assert [(f.supplier.name, f.customer.name) for f in found if f.supplier and f.customer] == [
        ("Larch Inns International", "Harbor Coaches, Inc."),
        ("Elm Suites", "Harbor Coaches, Inc."),
    ]
    sales = [f for f in extract(document, (customers,)) if isinstance(f, CustomerFact)]
    assert {(f.supplier.name, f.customer.name) for f in sales} >= {
        ("Larch Inns International", "Harbor Coaches, Inc."),
        ("Elm Suites", "Harbor Coaches, Inc."),
    }


@pytest.mark.parametrize(
    ("before", "buyer"),
    [("The Company serves these makers under contracts:", False), ("Cars are purchased under contracts:", True)],
)
def test_the_sentence_before_says_on_which_side_a_manufacturer_is(before: str, buyer: bool) -> None:
    table = """
   Manufacturer                  Start of service       Contract through
   --------------------------    ------------------     -------------------
   Larch Automobilwerke AG       September 1999         August 31, 2009
   Elm Truck Company             April 2003             April 2008
"""
    document = read_bytes(f"{FILER}{before}\n{table}".encode(), "report.txt").documents[0]
    found = [f for f in extract(document, (contracts,)) if isinstance(f, ContractFact)]
    assert [f.effective.value for f in found if f.effective] == ["1999-09", "2003-04"]
    assert all((f.customer.name if f.customer else "") == "Harbor Coaches, Inc." for f in found) is buyer


NOT_OF_TRADE = {
    "leases": """The Company leases under agreements:

Location              Landlord                     Lease expires
------------------    -------------------------    -------------
Dayton, Ohio          Larch Realty Company         March 2004
Akron, Ohio           Elm Holdings, Inc.           June 2006
""",
    "loans": """The credit agreements are as follows:

Lender                       Amount          Term         Ends
-------------------------    ----------      -------      -----------
First Bank of Larch Inc.     $12,000,000     5 years      March 2004
Elm Bank Corporation         $ 8,000,000     3 years      June 2006
""",
    "directors": """The directors under agreements are:

Name                       Age     Position         Term expires
----------------------     ---     ------------     ------------
John A. Smith              45      Director         May 2004
Jane B. Miller             52      Director         May 2006
""",
    "staff": """Employment agreements with officers:

Name                       Position         Commencement     Agreement expires
----------------------     ------------     ------------     -----------------
John A. Smith              President        May 2001         May 2004
Jane B. Miller             Treasurer        June 2002        June 2006
""",
    "patents": """The Company holds these patents and licenses:

Patent                     Licensor               Expiration
----------------------     ------------------     ----------
Valve                      Larch University       May 2004
Pump                       Elm Corporation        June 2006
""",
    "swaps": """Interest rate swap agreements:

Counterparty           Notional        Rate      Expiration
-------------------    -----------     -----     -------------
First Bank Inc.        $12,000,000     5.2%      March 3, 2004
Elm Bank, N.A.         $22,000,000     5.9%      June 6, 2006
""",
    "losses carried forward": """Net operating loss carryforwards expire as follows:

Jurisdiction           Amount          Expires
-------------------    -----------     -------------
United States          $12,000,000     2014
State of Larch         $22,000,000     2016
""",
    "warranties": """Products sold under contracts:

Customer                   Product       Warranty expires
------------------------   ---------     ----------------
Larch Corporation          Pumps         March 3, 2004
Elm Inc.                   Valves        June 6, 2006
""",
    "stations": """Stations of the Company's licensees:

Licensee                   Station     Frequency    License expires
------------------------   -------     ---------    ---------------
Larch Radio Corporation    WLAR        101.1        March 3, 2004
Elm Radio Inc.             WELM        99.5         June 6, 2006
""",
    "credit lines": """Agreements with banks:

Counterparty               Credit line      Expiration
------------------------   -----------      -------------
First Bank of Larch Inc.   $12,000,000      March 3, 2004
Elm Bank Corporation       $ 8,000,000      June 6, 2006
""",
    "unions": """Labor agreements:

Union                          Employees     Contract expires
--------------------------     ---------     ----------------
United Larchworkers Inc.        1,200        March 2004
Elm Drivers Corp.                 300        June 2006
""",
    "permits": """Permits and licenses of the Company:

Agency                       Permit            Expires
------------------------     ------------      -------------
State of Larch               Air               March 3, 2004
Elm Coast Guard              Discharge         June 6, 2006
""",
    "days of payment": """Sales by customer:

Customer                   Product        Payment term
------------------------   ----------     ---------------
Larch Corporation          Pumps          30 days
Elm Inc.                   Valves         60 days
""",
    "figures of years": """Sales under contracts:

Customer                   Year ended December 31, 2004     Year ended December 31, 2003
------------------------   ----------------------------     ----------------------------
Larch Corporation              $12,000                          $11,000
Elm Inc.                       $12,000                          $11,000
""",
}


@pytest.mark.parametrize("table", NOT_OF_TRADE.values(), ids=NOT_OF_TRADE.keys())
def test_tables_of_other_things_than_trade_tell_of_no_contract(table: str) -> None:
    before = 'Harbor Coaches, Inc. (the "Company") carries pupils.\n\n'
    document = read_bytes((before + table).encode(), "report.txt").documents[0]
    assert not listed_contracts(document)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            """
Purchaser                          Tons       Ends
------------------------------     -----      ---------
Larch Power and
Light Company                      2,000      Dec. 2010
Elm Gas &
Steam Trust                          450      June 2006
""",
            {"Larch Power and Light Company": "2010-12", "Elm Gas & Steam Trust": "2006-06"},
        ),
        (
            """
Customer                        Tons     Contract expires
--------------------------    ------     ----------------
Utilities:
Larch Light Company            2,000     March 2010
Elm Power Corp.                  450     June 2006
""",
            {"Larch Light Company": "2010-03", "Elm Power Corp.": "2006-06"},
        ),
        (
            """
Customer                      Contract expires     Option ends
--------------------------    ----------------     -----------
Larch  Light   Company        March 2010           March 2015
Elm Power Corp.               June 2006            June 2007
""",
            {"Larch Light Company": "2010-03", "Elm Power Corp.": "2006-06"},
        ),
        (
            """
Customer                      Tons      Expiration
--------------------------    -----     -------------------------
Harbor Coaches, Inc.          1,000     March 2010
Stacked                       1,200     March 2010
Larch Light Company           1,400     No contract since 2001
Elm Power Corp.               1,600     2004-2006
Bay Bus Company               1,800     not before June 2007
Ash Bus Company               2,000     no later than June 2007
""",
            {"Elm Power Corp.": "2006", "Ash Bus Company": "2007-06"},
        ),
    ],
    ids=["names that run on", "a line of a section", "two columns of ends", "rows of nobody and of no end"],
)
def test_rows_are_read_whole_and_once(table: str, expected: dict[str, str]) -> None:
    assert ends(table) == expected


def test_prose_below_a_table_in_bars_is_none_of_its_rows() -> None:
    below = "\nIn June 2001 and July 2002 we sold two plants, which took our number of plants to three.\n"
    assert set(told(BARS + below)) == {"Larch Energie N.V.", "Elm Generation Ltd", "Bay Power"}
