"""Names that the words beside them make things, not bodies that buy."""

import pytest

from filinggraph.extract.things import as_thing, introduced_as_thing, part_as_thing


def told(text: str) -> bool:
    start = text.index("Quill")
    return as_thing(text, start, start + len("Quill"))


@pytest.mark.parametrize(
    "text",
    [
        "Quill, a managed detection service, is sold by the year.",
        "Quill is our first product.",
        "Quill® is taken twice a day.",
        "We introduced Quill in March 2004.",
        "Quill tablets were approved.",
        "It is sold under the name Quill in Europe.",
        "Quill-branded pens",
    ],
)
def test_words_beside_a_name_make_it_a_thing(text: str) -> None:
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Quill, a software company, buys our pumps.",
        "Quill is our largest product distributor.",
        "We supply Quill with pumps.",
        "Quill accounted for 12% of net sales.",
        "Quill is one of our largest platform customers.",
    ],
)
def test_a_body_is_no_thing(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    ("text", "is_thing"),
    [
        ("Quill, a managed detection service, is sold by the year.", True),
        ("Quill is our first product.", True),
        ("Quill, a dental products wholesaler, buys gloves.", False),
        ("Quill, a drug store chain, buys gloves.", False),
        ("Quill is a health services organization.", False),
    ],
)
def test_a_name_is_introduced_as_a_thing(text: str, is_thing: bool) -> None:
    assert introduced_as_thing(text, len("Quill")) is is_thing


def test_a_name_is_a_thing_in_part_of_its_mentions() -> None:
    assert part_as_thing("Quill", "We launched Quill. Quill accounted for 12% of sales.") == 0.5
    assert part_as_thing("Quill", "Nothing of the kind.") == 0.0
