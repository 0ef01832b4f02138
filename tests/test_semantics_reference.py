"""The reference page says what the ontology says."""

from pathlib import Path

from filinggraph.semantics.mapping import mapping
from filinggraph.semantics.reference import reference

PAGE = Path(__file__).resolve().parents[1] / "docs" / "ontology.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == reference(), "run python -m filinggraph.semantics.reference > docs/ontology.md"


def test_the_page_has_every_class_every_key_and_every_relationship() -> None:
    page = reference()
    schema = mapping()
    for table in schema.nodes.values():
        assert all(f"### fg:{label}\n" in page for label in table.labels)
        assert all(f"key `{key.name}`, {key.type}" in page for key in table.keys)
    assert all(f"`[:{kind}]`" in page for kind in schema.edges)


def test_no_cell_of_the_page_is_empty_but_that_of_the_kind_of_alignment() -> None:
    rows = [line for line in reference().splitlines() if line.startswith("|") and not line.startswith("| term | |")]
    assert len(rows) > 200
    assert [row for row in rows if "|  |" in row or "None" in row] == []
