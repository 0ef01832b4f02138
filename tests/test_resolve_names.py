"""Names that are one body are brought together, and names that are not stay apart: the hand-made pairs."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.name_pairs import Named, Pair, Score, pairs, score

from filinggraph.resolve import Resolution, read_companies, resolve
from filinggraph.resolve.names import normal

COMPANIES = Path(__file__).with_name("companies.json")


@pytest.fixture(scope="module")
def paired() -> list[Pair]:
    return pairs()


def _score(paired: list[Pair], resolution: Resolution) -> Score:
    return score(paired, lambda named: resolution.entity(named.document, named.party).id)


def test_there_are_enough_pairs_of_both_kinds(paired: list[Pair]) -> None:
    assert len(paired) >= 150
    assert sum(p.same for p in paired) >= 75
    assert sum(not p.same for p in paired) >= 75


def test_each_pair_by_itself_is_judged_right(paired: list[Pair]) -> None:
    alone = {}
    for pair in paired:
        resolution = resolve(pair.filings)
        for named in (pair.left, pair.right):
            alone[named] = f"{pair.left.document} {resolution.entity(named.document, named.party).id}"
    found = score(paired, alone.__getitem__)
    assert found.precision >= 0.99, found.wrong
    assert found.recall >= 0.92, found.missed


def test_all_pairs_in_one_graph_are_judged_right(paired: list[Pair]) -> None:
    found = _score(paired, resolve([f for pair in paired for f in pair.filings]))
    assert found.precision >= 0.99, found.wrong
    assert found.recall >= 0.92, found.missed
    assert found.cubed_precision >= 0.97
    assert found.cubed_recall >= 0.85


def test_a_reference_list_makes_nothing_worse(paired: list[Pair]) -> None:
    filings = [f for pair in paired for f in pair.filings]
    plain = _score(paired, resolve(filings))
    listed = _score(paired, resolve(filings, companies=read_companies(COMPANIES)))
    assert listed.precision >= 0.99, listed.wrong
    assert listed.recall >= plain.recall
    assert listed.cubed_recall >= plain.cubed_recall


def test_what_is_missed_is_left_for_a_decision(paired: list[Pair]) -> None:
    resolution = resolve([f for pair in paired for f in pair.filings])
    listed = {frozenset((c.left, c.right)) for c in resolution.candidates}

    def entity(named: Named) -> str:
        return resolution.entity(named.document, named.party).id

    missed = [p for p in paired if p.same and entity(p.left) != entity(p.right)]
    assert missed
    offered = [p for p in missed if frozenset((entity(p.left), entity(p.right))) in listed]
    assert len(offered) >= len(missed) / 2


LETTERS = st.text(alphabet=st.characters(categories=("Lu", "Ll", "Nd"), max_codepoint=0x24F), min_size=4, max_size=12)


@given(st.lists(LETTERS, min_size=2, max_size=4))
def test_case_article_punctuation_and_legal_form_do_not_make_another_name(words: list[str]) -> None:
    name = " ".join(words)
    key = normal(name).key
    assert key
    assert normal(name.upper()).key == normal(name.lower()).key
    for other in (f"The {name}", f"{name}, Inc.", f"{name} Corporation", f"{name} Co., Ltd.", f"{name} (The)"):
        assert normal(other).key == key


@given(st.text(max_size=60))
def test_any_text_has_a_normal_form_that_does_not_change(text: str) -> None:
    found = normal(text)
    assert found.key == "".join(c for c in found.key if c.isalnum())
    assert normal(text) == found


@pytest.mark.parametrize(
    ("name", "key", "form"),
    [
        ("The Limited", "limited", ""),
        ("3M Co", "3m", "co"),
        ("AT&T Inc.", "atandt", "inc"),
        ("Amazon.com, Inc.", "amazoncom", "inc"),
        ("BANK OF AMERICA CORP /DE/", "bankofamerica", "corp"),
        ("Walmart Inc. (Walmart) and its affiliates", "walmart", "inc"),
        ("Acme LLC, a Delaware limited liability company", "acme", "llc"),
        ("Sodif, S.A. de C.V.", "sodif", "sa"),
        ("Toys R Us", "toysrus", ""),
        ("US Airways Group Inc", "unitedstatesairwaysgroup", "inc"),
        ("Intl Paper Co", "internationalpaper", "co"),
        ("Nestlé S.A.", "nestle", "sa"),
        ("Merck & Co., Inc.", "merck", "inc"),
        ("E I DU PONT DE NEMOURS & CO", "eidupontdenemours", "co"),
        ("HOME DEPOT, INC. (THE)", "homedepot", "inc"),
    ],
)
def test_the_normal_form_of_names_as_filings_write_them(name: str, key: str, form: str) -> None:
    assert (normal(name).key, normal(name).form) == (key, form)


def test_other_and_former_names_in_the_text_are_kept_apart_from_the_name() -> None:
    assert normal("United States Postal Service (USPS)").others == ("USPS",)
    assert normal("Google LLC (f/k/a Google Inc.)").former == ("Google Inc.",)
    assert normal("Blackhawk Ltd. d/b/a Stallings Racing").others == ("Stallings Racing",)
    assert normal("Kraft, a division of Kraft Foods Inc.").parent == "Kraft Foods Inc."
    assert normal("Digital Worlds NFTs Ltd. (“Digital”)").others == ("Digital",)
