"""What one party is called when nothing but its own document is known: the identifier that it has there."""

import hashlib
from functools import lru_cache

from filinggraph.model import Party, PartyKind
from filinggraph.resolve.government import official
from filinggraph.resolve.names import NormalName, normal, plain, untitled
from filinggraph.resolve.values import Entity


def from_cik(cik: str) -> str:
    """Identifier of the entity with that central index key."""
    return f"cik-{cik.zfill(10)}"


def from_lei(lei: str) -> str:
    """Identifier of the entity with that legal entity identifier."""
    return f"lei-{lei.upper()}"


@lru_cache(maxsize=1 << 17)
def from_name(key: str, kind: PartyKind, form: str = "", scope: str = "") -> str:
    """Identifier of the entity with that normalised name and legal form.

    `scope` sets equal names of different bodies apart.
    """
    return f"n1-{_digest(key, 'person' if kind is PartyKind.PERSON else 'organization', form, scope)}"


def unnamed(label: str, supplier: str, family: str) -> str:
    """Identifier of a customer or group without a name: one for each supplier, label and family of documents."""
    found = normal(label)
    return f"unnamed-{_digest(found.key or plain(label).casefold(), supplier, family)}"


def alone(document_id: str, party: Party) -> Entity:
    """The entity of a party of which nothing is known but what its document says."""
    full = official(party.name, party.kind)
    kind = PartyKind.GOVERNMENT if full else party.kind
    name = untitled(party.name) if kind is PartyKind.PERSON else full or party.name
    found = alone_id(document_id, party, normal(name), kind)
    if kind in (PartyKind.UNNAMED, PartyKind.GROUP):
        return Entity(found, party.name, kind=kind, method="scope")
    if party.cik:
        return Entity(found, party.name, party.aliases, kind, cik=party.cik.zfill(10), method="cik")
    return Entity(found, party.name, party.aliases, kind)


def alone_id(document_id: str, party: Party, name: NormalName, kind: PartyKind, *, filer: str = "") -> str:
    """Identifier of that entity, for a party whose normalised name and kind are known.

    `filer` tells whose filing it is: names that many people or bodies bear mean another one in filings of another
    filer, so that their identifiers must never pass from one bearer to the next.
    """
    if kind in (PartyKind.UNNAMED, PartyKind.GROUP):
        return unnamed(party.name, "", document_id)
    if party.cik:
        return from_cik(party.cik)
    if kind is PartyKind.GOVERNMENT:
        return from_name(name.key, kind, scope=filer if name.generic else "")
    if name.role or not name.key:
        return from_name(name.key, kind, name.form, document_id)
    return from_name(name.key, kind, name.form, filer if name.generic or kind is PartyKind.PERSON else "")


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]
