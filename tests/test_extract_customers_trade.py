"""Who sells to whom by the grammar of trade: verbs in either voice, pronouns, quotations, and what is no sale."""

from pathlib import Path

import pytest

from filinggraph.extract.context import Context
from filinggraph.extract.customers import customers
from filinggraph.extract.customers.chunks import tokens
from filinggraph.extract.customers.clauses import clauses
from filinggraph.extract.customers.naming import named
from filinggraph.extract.customers.trade import trades
from filinggraph.extract.masking import Masked
from filinggraph.extract.speaker import speaker
from filinggraph.model import Party
from filinggraph.read import read_file
from filinggraph.settings import Settings

FILER = Party("Acme Pumps Inc.", filer=True)
WHO = Context(FILER, dict.fromkeys(("acme", "acme pumps inc", "we", "our", "us", "company"), FILER))


def told(sentence: str) -> set[tuple[str, str]]:
    """(seller, buyer) of every sale that the sentence states, the filer as "Acme", nothing taken for granted."""
    masked = Masked(sentence, named(sentence, WHO))
    names = {sign: [p.name for p in members] for sign, members in masked.members.items()}
    found = set()
    for trade in trades(masked, release=False):
        for seller in names.get(trade.seller, ["Acme"]):
            for buyer in names.get(trade.buyer, ["Acme"]):
                found.add((seller.replace(FILER.name, "Acme"), buyer.replace(FILER.name, "Acme")))
    return found


@pytest.mark.parametrize(
    "sentence",
    [
        "Acme sells pumps to Borealis Corp.",
        "Acme has sold pumps to Borealis Corp. since 1988.",
        "Acme will deliver twelve pumps to Borealis Corp. in May.",
        "Twelve pumps were shipped by Acme to Borealis Corp. in May.",
        "Acme has agreed to build pumps for Borealis Corp.",
        "Acme hauls the ore of Borealis Corp.",
        "Acme maintains Borealis Corp.'s pumps.",
        "Borealis Corp. has standardized on our pumps.",
        "Borealis Corp. has begun ordering our pumps.",
        "Borealis Corp. stopped carrying our pumps in February.",
        "Our pumps are used by Borealis Corp.",
        "Our pumps are used by more than 600 plants, among them Borealis Corp.",
        "Our motors are incorporated in systems offered by Borealis Corp.",
        "Acme was hired by Borealis Corp. to drain two mines.",
        "Borealis Corp. entrusted Acme with the drainage of two mines.",
        "Borealis Corp. has awarded a contract to Acme.",
        "A similar mandate was given to Acme by Borealis Corp.",
        "Acme won an order for pumps from Borealis Corp.",
        "Shipments to Borealis Corp. had resumed by May.",
        "Purchases by Borealis Corp. exceeded $3 million.",
        "Acme is the sole supplier of pumps to Borealis Corp.",
        "64% of our revenue came from Borealis Corp.",
    ],
)
def test_a_buyer_is_read_in_every_voice_and_tense(sentence: str) -> None:
    assert told(sentence) == {("Acme", "Borealis Corp.")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Acme buys castings from Castor Ltd.",
        "The castings that Acme obtains from Castor Ltd. are made of steel.",
        "Castor Ltd. assembles our boards.",
        "Our boards are assembled by Castor Ltd.",
        "Castor Ltd. will house our servers at four sites.",
        "Acme has hired Castor Ltd. to clean its plants.",
        "Acme will pay Castor Ltd. a fee of $2 million.",
        "We rely on Castor Ltd. for castings.",
        "Castor Ltd. supplies us with castings.",
    ],
)
def test_a_seller_is_read_in_every_voice_and_tense(sentence: str) -> None:
    assert told(sentence) == {("Castor Ltd.", "Acme")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Acme may sell pumps to Borealis Corp.",
        "Acme had not been selected by Borealis Corp.",
        "If Borealis Corp. were to order pumps from us, we would need another plant.",
        "Acme is one of three bidders for a contract to supply pumps to Borealis Corp.",
        "Acme sold its valve business to Borealis Corp.",
        "Acme acquired Delta Fittings from Borealis Corp.",
        "We lease office space from Borealis Corp.",
        "Acme paid Borealis Corp. a dividend.",
        "Acme appointed John Borealis as chief officer.",
    ],
)
def test_what_is_no_sale_is_not_read_as_one(sentence: str) -> None:
    assert told(sentence) == set()


def test_the_company_behind_a_paper_is_a_name_of_its_own() -> None:
    assert told("Under the Supply Agreement the Company sells pumps to Borealis Corp.") == {("Acme", "Borealis Corp.")}


def test_an_infinitive_belongs_to_whoever_is_hired_for_it() -> None:
    assert ("Castor Ltd.", "Borealis Corp.") in told("Acme chose Castor Ltd. to build pumps for Borealis Corp.")


def test_a_verb_knows_its_voice_and_whether_it_is_real() -> None:
    told_ = [(c.use.lemma, c.passive, c.unreal) for c in clauses(tokens("boards are built by us and could be sold"))]
    assert told_ == [("build", True, False), ("sell", True, True)]


def pairs(tmp_path: Path, text: str) -> set[tuple[str, str]]:
    path = tmp_path / "release.txt"
    path.write_text(text + "\n")
    (document,) = read_file(str(path), Settings()).documents
    return {(f.supplier.name.rstrip("."), f.customer.name.rstrip(".")) for f in customers(document)}


LEAD = "BOSTON, May 4, 2021 -- Acme Pumps Inc. today announced its results for the first quarter."


def test_the_retailer_is_the_one_named_before(tmp_path: Path) -> None:
    text = (
        f"{LEAD} The renewal of the contract with Borealis Stores Inc. was signed in May. Acme has delivered pumps to "
        "the retailer since 1996."
    )
    assert pairs(tmp_path, text) == {("Acme Pumps Inc", "Borealis Stores Inc")}


def test_we_in_a_quotation_is_whoever_the_speaker_works_for(tmp_path: Path) -> None:
    text = (
        f'{LEAD}\n\n"We chose Acme because nobody else could handle our volume," said Ann Doyle, chief engineer of '
        "Borealis Power Corp."
    )
    assert pairs(tmp_path, text) == {("Acme Pumps Inc", "Borealis Power Corp")}


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("Oslo, 4 May 2021: Fjordlys ASA has landed its biggest order yet.", "Fjordlys ASA"),
        ("AKRON, Ohio, May 4, 2012 -- Summa Analytics sold half of its output.", "Summa Analytics"),
        (
            "RENO, Nev., May 4, 2012 -- Gateway Barge Company and Bunge Grain have extended a deal.",
            "Gateway Barge Company",
        ),
        (
            "DENVER, May 4, 2012 -- The Board of Directors of Alder Fans Corp. today announced a dividend.",
            "Alder Fans Corp.",
        ),
        (
            "ALDER FANS REPORTS A GOOD YEAR\n\nAlder Fans Corp. of Durham, N.C., today reported sales.",
            "Alder Fans Corp",
        ),
    ],
)
def test_a_release_is_by_the_subject_of_its_first_sentence(tmp_path: Path, lead: str, name: str) -> None:
    path = tmp_path / "release.txt"
    path.write_text(f"{lead} The deal runs for five years, and the parties hope to go on after that.\n")
    (document,) = read_file(str(path), Settings()).documents
    assert speaker(document) == name


def test_the_name_on_a_cover_stands_above_the_charter(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(
        "FORM 8-K\nCURRENT REPORT\nDate of Report: February 11, 2009\nACME MOLDED PRODUCTS, INC.\n"
        "(Exact name of registrant as specified in its charter)\n\nItem 8.01 Other Events\n\nSales rose.\n"
    )
    (filing,) = [read_file(str(path), Settings())]
    assert filing.documents[0].filing.registrants[0].name == "ACME MOLDED PRODUCTS, INC."
