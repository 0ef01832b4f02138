"""Documents that are themselves contracts: whether one is, and what it binds whom to until when."""

import re
from collections.abc import Iterator

from filinggraph.extract.agreements.compose import compose, read
from filinggraph.extract.agreements.detect import is_agreement
from filinggraph.model import ContractFact, Document

__all__ = ["agreements", "is_agreement", "parts"]

_SHORTEST = 200
_NEXT_EXHIBIT = re.compile(r"(?m)^\s*EXHIBIT\s+10[.\-\s]?\(?\d+[\w().-]*\s*$", re.IGNORECASE)


def agreements(document: Document) -> Iterator[ContractFact]:
    """The contract that the document is, as one principal fact; one each where a file holds several exhibits.

    A document that is no agreement (a release, a report) gives nothing.
    """
    if not is_agreement(document):
        return
    for start, end in parts(document.text):
        fact = compose(read(document, start, end))
        if fact:
            yield fact


def parts(text: str) -> list[tuple[int, int]]:
    """Ranges of the agreements in one text: it is divided at headings of other exhibits that follow signatures.

    A heading that was there before is printed at the top of several pages of one exhibit.
    """
    cuts, headings = [0], {_number(h[0]) for h in _NEXT_EXHIBIT.finditer(text, 0, _SHORTEST)}
    for heading in _NEXT_EXHIBIT.finditer(text, _SHORTEST):
        new = _number(heading[0]) not in headings
        if new and re.search(r"\bBy:|/s/|IN\s+WITNESS\s+WHEREOF", text[cuts[-1] : heading.start()]):
            cuts.append(heading.start())
        headings.add(_number(heading[0]))
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True))


def _number(heading: str) -> str:
    """The number of an exhibit heading, without its spaces and signs."""
    return "".join(c for c in heading.casefold() if c.isalnum())
