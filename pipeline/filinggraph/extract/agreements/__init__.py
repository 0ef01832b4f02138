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
    """Ranges of the agreements in one text: it is divided at exhibit headings that follow signatures."""
    cuts = [0]
    for heading in _NEXT_EXHIBIT.finditer(text, _SHORTEST):
        if re.search(r"\bBy:|/s/|IN\s+WITNESS\s+WHEREOF", text[cuts[-1] : heading.start()]):
            cuts.append(heading.start())
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True))
