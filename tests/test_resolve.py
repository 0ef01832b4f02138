"""Who is who over several filings: identifiers, scopes, parents, contradictions, history."""

import datetime
import random
from pathlib import Path

import pytest
from tests.hand_made import Paper, all_said, year

from filinggraph.model import Party, PartyKind, Registrant
from filinggraph.resolve import read_companies, resolve

LOCKER = Registrant("AMERICAN LOCKER GROUP INC", "0000008855")
SERVICE = Party("United States Postal Service", aliases=("USPS",))


def test_the_filer_is_the_registrant_of_the_header_however_the_text_calls_it() -> None:
    first = Paper("0001", "2004-03-30", filer=LOCKER)
    named = Party("American Locker Group Incorporated", filer=True)
    first.customer(named, SERVICE)
    second = Paper("0002", "2005-03-30", filer=LOCKER)
    unnamed = Party("the Company", filer=True)
    second.customer(unnamed, Party("USPS"))
    resolution = resolve(all_said([first, second]))
    assert resolution.entity(first.document, named).id == "cik-0000008855"
    assert resolution.entity(second.document, unnamed) == resolution.entity(first.document, named)
    assert resolution.entity(second.document, unnamed).name == "American Locker Group Incorporated"
    assert resolution.filers("0001") == resolution.filers("0002") == (resolution.entity(first.document, named),)


def test_a_company_without_a_header_is_only_itself_in_its_own_document() -> None:
    papers = [Paper("0001"), Paper("0002")]
    ids = set()
    for paper in papers:
        company = Party("the Company", filer=True)
        paper.customer(company, SERVICE)
    resolution = resolve(all_said(papers))
    for paper in papers:
        ids.add(resolution.entity(paper.document, Party("the Company", filer=True)).id)
    assert len(ids) == 2


def test_a_filer_that_its_text_never_names_goes_by_the_file_and_is_said_not_to_be_named() -> None:
    paper = Paper("0001")
    company, customer = Party("the Company", filer=True), Party("The Company")
    paper.customer(company, SERVICE)
    paper.contract(company, SERVICE, customer)
    resolution = resolve(all_said([paper]))
    file = paper.document.rpartition("/")[2]
    assert resolution.entity(paper.document, company).name == f"Filer of {file} (not named)"
    assert "company" not in " ".join(e.name.casefold() for e in resolution.entities.values())


def test_an_identifier_that_appears_later_replaces_the_id_made_of_the_name() -> None:
    mention = Party("Widget Works Inc")
    early = Paper("0001", "2001-01-31")
    early.customer(Party("Acme Supply Corp", filer=True), mention)
    before = resolve(all_said([early])).entity(early.document, mention)
    late = Paper("0002", "2002-01-31", filer=Registrant("WIDGET WORKS INC", "0000123456"))
    after = resolve(all_said([early, late])).entity(early.document, mention)
    assert before.id.startswith("n1-")
    assert after.id == "cik-0000123456"
    assert after.replaces == (before.id,)


def test_unnamed_customers_belong_to_their_supplier_their_label_and_their_family_of_filings() -> None:
    label = Party("Customer A", PartyKind.UNNAMED)
    group = Party("five largest customers", PartyKind.GROUP)
    ten_k = Paper("0001", "2019-03-01", form="10-K", filer=LOCKER, period="2018-12-31")
    amended = Paper("0002", "2019-04-01", form="10-K/A", filer=LOCKER, period="2018-12-31")
    next_year = Paper("0003", "2020-03-01", form="10-K", filer=LOCKER, period="2019-12-31")
    other = Paper("0004", "2019-03-01", form="10-K", filer=Registrant("OTHER INC", "0000000002"), period="2018-12-31")
    for paper in (ten_k, amended, next_year, other):
        paper.share(Party("the Company", filer=True), label, "12")
        paper.share(Party("the Company", filer=True), group, "40")
    resolution = resolve(all_said([ten_k, amended, next_year, other]))
    ids = [resolution.entity(p.document, label).id for p in (ten_k, amended, next_year, other)]
    assert all(i.startswith("unnamed-") for i in ids)
    assert ids[0] == ids[1]
    assert len(set(ids)) == 3
    assert resolution.entity(ten_k.document, group).id != ids[0]
    assert resolution.entity(ten_k.document, label).kind is PartyKind.UNNAMED


def test_an_unnamed_customer_is_never_a_company_of_that_name() -> None:
    paper = Paper("0001", "2019-03-01", filer=LOCKER)
    paper.share(Party("the Company", filer=True), Party("Customer A", PartyKind.UNNAMED), "12")
    paper.customer(Party("the Company", filer=True), Party("Customer A"))
    resolution = resolve(all_said([paper]))
    assert len({e.id for e in resolution.entities.values() if e.name == "Customer A"}) == 2


def test_an_agency_is_not_its_department_and_leads_to_it() -> None:
    paper = Paper("0001", "2019-03-01", filer=LOCKER)
    army = Party("U.S. Army", PartyKind.GOVERNMENT)
    paper.customer(Party("the Company", filer=True), army)
    resolution = resolve(all_said([paper]))
    entity = resolution.entity(paper.document, army)
    above = resolution.entities[entity.parent]
    assert entity.kind is above.kind is PartyKind.GOVERNMENT
    assert above.name == "United States Department of Defense"
    assert resolution.entities[above.parent].name == "United States Government"


def test_a_subsidiary_stays_itself_with_a_link_to_the_parent_that_the_text_states() -> None:
    paper = Paper("0001", "2019-03-01", filer=LOCKER)
    part = Party("Janssen Biotech, Inc.", parent="Johnson & Johnson")
    paper.customer(Party("the Company", filer=True), part)
    described = Party("Acme Brakes, a wholly-owned subsidiary of Acme Holdings Inc.")
    paper.customer(Party("the Company", filer=True), described)
    whole = Paper("0002", "2019-03-01", filer=Registrant("JOHNSON & JOHNSON", "0000200406"))
    resolution = resolve(all_said([paper, whole]))
    assert resolution.entity(paper.document, part).parent == "cik-0000200406"
    assert resolution.entities[resolution.entity(paper.document, described).parent].name == "Acme Holdings Inc."


def test_contradictory_identifiers_are_reported_and_nothing_is_lost() -> None:
    paper = Paper("0001", "2019-03-01", filer=Registrant("WIDGET WORKS INC", "0000000001"))
    party = Party("Widget Works Inc", cik="0000000002")
    paper.customer(Party("Acme Supply Corp"), party)
    resolution = resolve(all_said([paper]))
    assert [p.kind for p in resolution.problems] == ["contradictoryIdentifiers"]
    assert paper.document in resolution.problems[0].place
    assert resolution.entity(paper.document, party).id == "cik-0000000002"
    assert {"cik-0000000001", "cik-0000000002"} <= resolution.entities.keys()


def test_impossible_facts_are_reported_with_their_place() -> None:
    paper = Paper("0001", "2019-03-01", filer=LOCKER)
    company = Party("American Locker Group Inc", filer=True)
    paper.customer(company, Party("the Company", filer=True))
    paper.share(company, SERVICE, "104")
    paper.contract(company, SERVICE, effective=year(2005), expires=year(2003))
    problems = resolve(all_said([paper])).problems
    assert [p.kind for p in problems] == ["endBeforeStart", "ownCustomer", "shareOver100"]
    assert [p.place for p in problems] == [f"{paper.document}:{n}" for n in ("26-38", "0-12", "13-25")]


def test_one_symbol_at_one_exchange_is_one_company_for_two_years_only() -> None:
    def paper(number: str, filed: str, name: str) -> tuple[Paper, Party]:
        made, party = Paper(number, filed), Party(name, tickers=("NASDAQ:NTWK",))
        made.customer(Party("Acme Supply Corp", filer=True), party)
        return made, party

    (one, left), (two, middle) = (
        paper("0001", "2004-01-01", "NetSol Inc"),
        paper("0002", "2005-01-01", "NetSol Tech Inc"),
    )
    late, right = paper("0003", "2015-01-01", "NetSol Global Inc")
    resolution = resolve(all_said([one, two, late]))
    assert resolution.entity(one.document, left) == resolution.entity(two.document, middle)
    assert resolution.entity(late.document, right).id != resolution.entity(one.document, left).id
    assert any("NTWK" in c.evidence for c in resolution.candidates)


def test_a_symbol_without_its_exchange_counts_where_the_names_begin_alike(tmp_path: Path) -> None:
    listed = tmp_path / "list.csv"
    listed.write_text("cik,name,ticker\n8855,AMERICAN LOCKER GROUP INC,ALGI\n")
    paper = Paper("0001", "2005-02-08")
    filer, other = Party("American Locker Co", tickers=("ALGI",), filer=True), Party("Algi Foods", tickers=("ALGI",))
    paper.customer(filer, other)
    resolution = resolve(all_said([paper]), companies=read_companies(listed))
    assert resolution.entity(paper.document, filer).id == "cik-0000008855"
    assert resolution.entity(paper.document, other).id.startswith("n1-")


def test_what_two_parties_of_one_sale_share_does_not_make_them_one() -> None:
    paper = Paper("0001", "2019-03-01")
    paper.customer(Party("Toyota"), Party("Toyota Tsusho Corporation"))
    resolution = resolve(all_said([paper]))
    assert not resolution.problems
    assert resolution.entity(paper.document, Party("Toyota")).name == "Toyota"


def test_the_order_of_filings_does_not_matter() -> None:
    papers = [
        Paper("0001", "2001-01-31", filer=LOCKER),
        Paper("0002", "2002-01-31", filer=LOCKER),
        Paper("0003", "", filer=Registrant("CARDINAL HEALTH INC", "0000721371", ("CARDINAL DISTRIBUTION INC",))),
        Paper("0004", "2003-01-31", filer=Registrant("Delta Faucet Co")),
    ]
    names = ["Cardinal", "Cardinal Health", "Cardinal Distribution, Inc.", "Delta", "USPS", "First National Bank"]
    for number, paper in enumerate(papers):
        for name in names[number:] + names[:number]:
            paper.customer(Party("the Company", filer=True), Party(name))
            paper.contract(Party("the Company", filer=True), Party(name), subject=f"part {number % 2}")
    said = all_said(papers)
    expected = resolve(said)
    for seed in range(5):
        shuffled = random.Random(seed).sample(said, len(said))
        assert resolve(shuffled) == expected


def test_history_says_when_a_customer_was_first_and_last_named_and_when_no_longer() -> None:
    company = Party("the Company", filer=True)
    papers = []
    for number, names in enumerate((["Acme Inc", "Bolt Inc"], ["Acme Inc", "Bolt Inc"], ["Bolt Inc"])):
        paper = Paper(f"000{number}", f"{2001 + number}-03-31", form="10-K", filer=LOCKER)
        for name in names:
            paper.customer(company, Party(name))
        papers.append(paper)
    found = {r.customer: r for r in resolve(all_said(papers)).relationships}
    acme, bolt = (resolve(all_said(papers)).entity(papers[0].document, Party(n)).id for n in ("Acme Inc", "Bolt Inc"))
    date = datetime.date
    assert (found[acme].first_seen, found[acme].last_seen) == (date(2001, 3, 31), date(2002, 3, 31))
    assert found[acme].no_longer_named == date(2003, 3, 31)
    assert found[bolt].no_longer_named is None
    assert len(found[bolt].documents) == 3


def test_a_party_that_was_not_resolved_stands_for_itself() -> None:
    resolution = resolve([])
    assert resolution.entity("0001/main.txt", Party("3M Company")).id == resolution.entity("x", Party("3M Co")).id
    assert resolution.entity("x", Party("Customer A", PartyKind.UNNAMED)).id.startswith("unnamed-")
    assert resolution.contract("x", Paper("1").customer(SERVICE, SERVICE)) == ""


@pytest.mark.parametrize("name", ["", "   ", "…", "株式会社", "\ud800", "A" * 5000, "(((", "the The the", "Inc."])
def test_any_name_can_be_resolved(name: str) -> None:
    paper = Paper("0001", "2019-03-01", filer=LOCKER)
    party = Party(name)
    paper.customer(Party("the Company", filer=True), party)
    assert resolve(all_said([paper])).entity(paper.document, party).id


def _one(*names: str | Party, apart: bool = False) -> tuple[int, int]:
    """How many bodies names are, as customers in one document or each in its own, and how many pairs are in doubt."""
    parties = [Party(name) if isinstance(name, str) else name for name in names]
    papers = [Paper(f"000{number}", "2004-03-30", filer=LOCKER) for number in range(len(names) if apart else 1)]
    for number, party in enumerate(parties):
        papers[number if apart else 0].customer(Party("the Company", filer=True), party)
    resolution = resolve(all_said(papers))
    found = {resolution.entity(papers[n if apart else 0].document, party).id for n, party in enumerate(parties)}
    return len(found), len(resolution.candidates)


def test_letters_are_the_one_name_in_their_document_that_they_are_the_initials_of() -> None:
    assert _one("Coastal Freight Lines", "CFL") == (1, 0)
    assert _one("Coastal Freight Lines", "CFL", apart=True)[0] == 2
    assert _one("Coastal Freight Lines", "Central Fuel Logistics", "CFL")[0] == 3
    assert _one("Coastal Freight Lines Corporation", "CFL Corporation")[0] == 1
    assert _one("Coastal Freight Lines Corporation", "CFL LLC")[0] == 2


def test_a_name_without_its_last_word_is_short_for_the_one_that_describes_what_it_is() -> None:
    assert _one("Contestra Technologies", "Contestra") == (1, 0)
    assert _one("Contestra Cloud", "Contestra")[0] == 2
    assert _one("Contestra Technologies", "Contestra Group", "Contestra")[0] == 3


def test_british_spelling_is_no_other_name() -> None:
    assert _one(Party("U.S. Department of Defence"), Party("United States Department of Defense"), apart=True) == (1, 0)


def test_a_name_with_and_without_a_plural_s_is_one_in_a_document() -> None:
    assert _one("Harlow Therapeutic", "Harlow Therapeutics") == (1, 0)
    assert _one("Harlow Holdings, Inc.", "Harlow Holding LLC")[0] == 2


def test_roles_of_agreements_are_no_names() -> None:
    assert _one("Party B", "Party B", apart=True) == (2, 0)
    assert _one("Delaware Corporation", "Delaware Corporation", apart=True) == (2, 0)


def test_company_after_a_legal_form_is_no_other_form() -> None:
    assert _one("Cardmark, Inc.", "Cardmark, Inc. Company", apart=True) == (1, 0)


@pytest.mark.parametrize(("word", "bodies"), [("Quarrymont", 1), ("Quarry", 2), ("Pinnacle", 2)])
def test_inc_and_corp_are_one_after_a_long_word_that_few_share(word: str, bodies: int) -> None:
    assert _one(f"{word}, Inc.", f"{word} Corporation", apart=True)[0] == bodies


@pytest.mark.parametrize(("letters", "kind"), [("FAA", "government"), ("EPA", "government"), ("Doe", "company")])
def test_letters_of_an_agency_in_capitals_are_the_agency_even_where_a_text_takes_it_for_a_company(
    letters: str, kind: str
) -> None:
    paper, agency = Paper("0001", "2004-03-30"), Party(letters)
    paper.customer(Party("Harlow Tool Company"), agency)
    assert resolve(all_said([paper])).entity(paper.document, agency).kind.value == kind


def test_prose_that_names_a_party_twice_keeps_short_and_full_name_one() -> None:
    short, full = Party("Lumen"), Party("Lumen Technologies, Inc.")
    for preamble in (False, True):
        paper = Paper("0001", "2004-03-30")
        paper.contract(Party("Harlow Tool Company"), short, full, principal=preamble)
        resolution = resolve(all_said([paper]))
        ids = {resolution.entity(paper.document, party).id for party in (short, full)}
        assert len(ids) == 1 + preamble
