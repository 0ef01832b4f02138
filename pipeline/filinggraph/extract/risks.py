"""Warnings that the loss of a named customer or its contract would do harm, tied to the relationship."""

import re
from collections.abc import Iterator

from filinggraph.extract.context import Context, context
from filinggraph.extract.deals import deals
from filinggraph.extract.labels import foresee
from filinggraph.extract.language import Sentence, split
from filinggraph.extract.names import doubtful, organizations
from filinggraph.extract.sieve import Sieved
from filinggraph.model import BlockKind, Boilerplate, Document, Evidence, Modality, Party, RiskFact, RiskKind

_HARM = Sieved(
    r"\b(?:adverse(?:ly)?|harm\w*|material(?:ly)?\s+(?:affect|reduc|impact)\w*|negativ\w+|detriment\w+|significant(?:ly)?\s+(?:reduc|declin|decreas)\w*)\b",
    re.I,
)
_LOSS = Sieved(
    r"\b(?:loss|lose|losing|terminat\w+|non-?renewal|cancel\w+|reduc\w+|cease\w*|expir\w+|fail\w*\s+to\s+renew)\b", re.I
)
_CONTRACT = re.compile(r"\b(?:contracts?|agreements?|renewal)\b", re.I)
_THIS = re.compile(
    r"\b(?:this|these|that|such|the)\s+(?:[\w-]+\s+){0,2}(?:customers?|contracts?|agreements?|sales|revenues?|relationship|client|business)\b",
    re.I,
)
LONGEST = 3_000  # characters of a sentence that is read


def risks(document: Document) -> Iterator[RiskFact]:
    """Every such warning; one that hangs on "if" is hedged, one that calls harm likely is not."""
    who = context(document)
    told = tuple(d.customer for d in deals(document) if d.customer is not None and not d.customer.filer)
    seen: set[tuple[str, RiskKind]] = set()
    before: list[str] = []  # sentences on losses, read for names only where a later one points back
    losses = list(_losses(document))
    foresee(asked for sentence, harm in losses if harm for asked in doubtful(sentence.text, who, strict=True))
    for sentence, harm in losses:
        if harm:
            parties = _named(sentence.text, who)
            if not parties and _THIS.search(sentence.text):
                parties = _last_named(before, who) or told[:1]
            kind = RiskKind.CONTRACT_LOSS if _CONTRACT.search(sentence.text) else RiskKind.CUSTOMER_CONCENTRATION
            for party in parties[:3]:
                if (party.name, kind) not in seen:
                    seen.add((party.name, kind))
                    yield RiskFact(
                        evidence=(Evidence.of(document, sentence.start, sentence.end, rule="risk-of-loss"),),
                        kind=kind,
                        supplier=who.filer,
                        customer=party,
                        modality=Modality.ASSERTED,
                        confidence=0.75,
                    )
        before.append(sentence.text)


def _losses(document: Document) -> Iterator[tuple[Sentence, bool]]:
    """The sentences on a loss of the blocks that warn of one, and whether each calls it harmful."""
    for block in document.blocks:
        if block.kind is BlockKind.TABLE or block.boilerplate in (Boilerplate.SAFE_HARBOR, Boilerplate.CONTACT):
            continue
        found = [s for s in split(document, block) if len(s.text) <= LONGEST and _LOSS.stands_in(s.text)]
        if found and _HARM.stands_in(document.text[block.start : block.end]):
            yield from ((sentence, _HARM.stands_in(sentence.text)) for sentence in found)


def _named(text: str, who: Context) -> tuple[Party, ...]:
    return tuple(m.party for m in organizations(text, who, strict=True) if not m.party.filer)


def _last_named(before: list[str], who: Context) -> tuple[Party, ...]:
    """The parties of the last sentence that names any; the sentences behind it are dropped."""
    while before:
        if named := _named(before[-1], who):
            return named
        before.pop()
    return ()
