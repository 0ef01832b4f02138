"""Runs of words that may be a party's name, with the ways in which a doubtful "and" or comma may join them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(r"[A-Za-z0-9À-ɏ][\w'’&!+/@À-ɏ-]*(?:\.[\w'’&-]+)*\.?|[^\s\w]|_+")
_CALENDAR = re.compile(r"(?:19|20)\d\d|\d+(?:st|nd|rd|th|\.\d.*)", re.IGNORECASE)
_SUFFIX = frozenset(
    [
        "inc",
        "incorporated",
        "corp",
        "corporation",
        "co",
        "company",
        "llc",
        "l.l.c",
        "lc",
        "l.c",
        "ltd",
        "limited",
        "lp",
        "l.p",
        "llp",
        "l.l.p",
        "plc",
        "p.l.c",
        "nv",
        "n.v",
        "sa",
        "s.a",
        "ag",
        "gmbh",
        "bv",
        "b.v",
        "spa",
        "s.p.a",
        "kk",
        "k.k",
        "pty",
        "pte",
        "sarl",
        "s.a.r.l",
        "srl",
        "s.r.l",
        "oy",
        "ab",
        "as",
        "a/s",
        "a.s",
        "se",
        "kg",
        "kgaa",
        "ohg",
        "sas",
        "s.a.s",
        "cv",
        "c.v",
        "na",
        "n.a",
        "pllc",
        "p.a",
        "p.c",
        "pc",
        "fsb",
        "f.s.b",
        "trust",
        "fund",
        "bank",
        "association",
        "lllp",
        "ulc",
        "sab",
        "ltda",
        "oyj",
        "asa",
        "aps",
        "eurl",
        "sl",
        "s.l",
        "bhd",
        "sdn",
        "jsc",
        "ooo",
        "pjsc",
        "lllp",
        "partnership",
        "partners",
        "group",
        "holdings",
        "foundation",
        "university",
        "ilp",
        "l.c",
        "corp.",
        "jv",
        "de",
        "c.v",
    ]
)
_LEGAL = _SUFFIX - frozenset(
    [
        "trust",
        "fund",
        "bank",
        "association",
        "partnership",
        "partners",
        "group",
        "holdings",
        "foundation",
        "university",
        "de",
        "as",
        "se",
        "jv",
        "na",
    ]
)
_CLOSING = frozenset(["inc", "incorporated", "llc", "l.l.c", "llp", "l.l.p", "lllp", "plc", "gmbh", "b.v", "n.v"])
_WHOLE = frozenset(
    [
        "corporation",
        "company",
        "ltd",
        "limited",
        "corp",
        "lp",
        "l.p",
        "co",
        "trust",
        "s.a",
        "ag",
        "l.l.c",
        "association",
    ]
)
_TRAILING = _LEGAL | {"hong", "bermuda", "usa", "us"}
_LINK = frozenset(
    [
        "of",
        "the",
        "for",
        "de",
        "del",
        "la",
        "le",
        "du",
        "van",
        "von",
        "der",
        "den",
        "y",
        "e",
        "di",
        "da",
        "dos",
        "et",
        "und",
        "in",
        "at",
        "on",
        "&",
        "do",
    ]
)
_STOP = frozenset(
    [
        "agreement",
        "agreements",
        "between",
        "among",
        "amongst",
        "by",
        "with",
        "dated",
        "whereas",
        "this",
        "exhibit",
        "effective",
        "date",
        "hereinafter",
        "having",
        "its",
        "witnesseth",
        "recitals",
        "recital",
        "made",
        "entered",
        "into",
        "as",
        "is",
        "are",
        "was",
        "be",
        "from",
        "to",
        "or",
        "a",
        "an",
        "that",
        "which",
        "who",
        "each",
        "party",
        "parties",
        "collectively",
        "referred",
        "herein",
        "hereby",
        "and/or",
        "exhibits",
        "schedule",
        "article",
        "section",
        "page",
        "table",
        "contents",
        "whose",
        "confidential",
        "requested",
        "execution",
        "version",
        "copy",
        "amendment",
        "amended",
        "restated",
        "contract",
        "purpose",
        "now",
        "therefore",
        "consideration",
        "if",
        "such",
        "any",
        "all",
        "both",
        "either",
        "we",
        "you",
        "your",
        "our",
        "us",
        "note",
        "portions",
        "certain",
        "omitted",
        "pursuant",
        "form",
        "redacted",
        "signatory",
        "authorized",
        "authorised",
        "officer",
        "president",
        "director",
        "secretary",
        "chairman",
        "ceo",
        "cfo",
        "chief",
        "executive",
        "vice",
        "manager",
        "treasurer",
        "compliance",
        "counsel",
        "located",
        "address",
        "attention",
        "attn",
        "telephone",
        "tel",
        "fax",
        "facsimile",
        "email",
        "e-mail",
        "phone",
        "re",
        "dear",
        "ladies",
        "gentlemen",
        "title",
        "name",
        "signed",
        "witness",
        "whereof",
        "sincerely",
        "very",
        "truly",
        "yours",
        "accepted",
        "agreed",
        "executed",
        "attest",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "individually",
        "jointly",
        "hereafter",
        "called",
        "defined",
        "when",
        "has",
        "have",
        "had",
        "shall",
        "will",
        "may",
        "not",
        "but",
        "under",
        "upon",
        "his",
        "her",
        "their",
        "it",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "definitions",
        "preamble",
        "addendum",
        "appendix",
        "annex",
        "attachment",
        "marked",
        "asterisks",
        "brackets",
        "following",
        "d/b/a",
        "dba",
        "f/k/a",
        "a/k/a",
        "print",
        "date:",
    ]
)
ROLES = frozenset(
    [
        "company",
        "licensor",
        "licensee",
        "distributor",
        "supplier",
        "seller",
        "buyer",
        "purchaser",
        "vendor",
        "customer",
        "client",
        "consultant",
        "contractor",
        "manufacturer",
        "franchisor",
        "franchisee",
        "sponsor",
        "agent",
        "principal",
        "owner",
        "operator",
        "provider",
        "reseller",
        "lessor",
        "lessee",
        "landlord",
        "tenant",
        "lender",
        "borrower",
        "employer",
        "employee",
        "executive",
        "sender",
        "shipper",
        "transporter",
        "talent",
        "promoter",
        "advisor",
        "adviser",
        "affiliate",
        "subscriber",
        "user",
        "host",
        "developer",
        "partner",
        "recipient",
        "participant",
        "guarantor",
        "assignor",
        "assignee",
        "subcontractor",
        "endorser",
        "broker",
        "dealer",
        "servicer",
        "trustee",
        "corporation",
        "bank",
        "trust",
        "fund",
        "association",
        "city",
        "issuer",
    ]
)
_ABBREVIATION = frozenset(
    [
        "inc",
        "corp",
        "co",
        "ltd",
        "llc",
        "jr",
        "sr",
        "st",
        "dr",
        "mr",
        "ms",
        "mrs",
        "no",
        "bros",
        "intl",
        "assoc",
        "mfg",
        "pte",
        "pty",
        "dept",
        "u.s",
        "l.p",
    ]
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A candidate name, text[start:end], and whether it was joined over an "and" or a comma."""

    start: int
    end: int
    joined: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int

    @property
    def bare(self) -> str:
        return self.text.rstrip(".").casefold()

    @property
    def proper(self) -> bool:
        first = self.text[0]
        return (
            first.isupper()
            or any(c.isupper() for c in self.text[1:4])
            or (first.isdigit() and len(self.text) < 9 and "/" not in self.text and not _CALENDAR.fullmatch(self.text))
            or self.text.casefold().endswith((".com", ".net", ".org"))
        )


def is_legal_suffix(word: str) -> bool:
    """True for "Inc.", "GmbH" and other endings that only organisations carry."""
    return word.rstrip(".,").casefold() in _LEGAL


def mentions(text: str, start: int, end: int) -> Iterator[Mention]:
    """Candidate names in text[start:end]: each run of proper words, whole and in the parts an "and" divides."""
    tokens = [_Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text, start, end)]
    at = 0
    while at < len(tokens):
        if not _begins(tokens[at]):
            at += 1
            continue
        stop, cuts = _run(text, tokens, at)
        yield from _variants(tokens, at, stop, cuts)
        at = max(stop, at + 1)


def _begins(token: _Token) -> bool:
    return (
        token.proper
        and token.text[0].isalnum()
        and (token.bare not in _STOP or token.text in ("US", "US."))
        and (token.bare not in _LINK or token.bare in ("the", "la", "le"))
    )


def _run(text: str, tokens: list[_Token], first: int) -> tuple[int, list[tuple[int, int]]]:
    """Index after the run of name words that starts at first, and the indices of its doubtful joints."""
    at = first + 1
    cuts: list[tuple[int, int]] = []
    while at < len(tokens) and at - first < 22:
        token, before = tokens[at], tokens[at - 1]
        gap = text[before.end : token.start]
        if "\t" in gap or _closed(before, token):
            break
        if "\n" in gap and not (is_legal_suffix(token.text) and token.text[:1].isupper()):
            break
        if before.text.endswith(".") and not _abbreviated(before):
            break
        if token.text == ",":
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            if following and following.bare in _TRAILING and (following.proper or before.text.endswith(".com")):
                at += 2
                continue
            if following and _begins(following) and _ampersand_ahead(tokens, at + 1):
                cuts.append((at, at + 1))
                at += 2
                continue
            break
        if token.text == "(" and at + 2 < len(tokens) and tokens[at + 2].text == ")" and _inner(tokens[at + 1]):
            closing = at + 3
            if closing < len(tokens) and tokens[closing].proper and tokens[closing].bare not in _STOP:
                at = closing
                continue
            break
        if token.bare == "and":
            if at + 1 < len(tokens) and _begins(tokens[at + 1]) and not is_legal_suffix(before.text):
                cuts.append((at, at + 1))
                at += 2
                continue
            if at + 1 < len(tokens) and _begins(tokens[at + 1]):
                break
            break
        if token.bare in _LINK:
            ahead = at + 1
            while ahead < len(tokens) and tokens[ahead].bare in ("the", "la", "los", "las", "der"):
                ahead += 1
            if ahead < len(tokens) and tokens[ahead].proper and tokens[ahead].bare not in _STOP:
                at = ahead + 1
                continue
            break
        if not token.proper or (token.bare in _STOP and token.text != "US") or not token.text[0].isalnum():
            break
        if before.bare in _WHOLE and token.bare not in _LEGAL:
            cuts.append((at, at))
        at += 1
    return at, cuts


def _closed(before: _Token, token: _Token) -> bool:
    """True where a legal form ends the name and another proper word follows: "Acme, Inc. Chief …"."""
    ends = before.bare in _CLOSING or (before.bare in ("ltd", "corp", "limited") and token.bare not in _LEGAL)
    return ends and token.proper and token.text[0].isalnum() and token.bare not in _TRAILING


def _abbreviated(token: _Token) -> bool:
    return token.bare in _ABBREVIATION or len(token.bare) == 1 or "." in token.bare


def _inner(token: _Token) -> bool:
    """ "(Beijing)", "(USA)", "(Hong" inside a name, not a definition."""
    return token.proper and token.text[0].isalpha() and token.bare not in _STOP


def _ampersand_ahead(tokens: list[_Token], at: int) -> bool:
    for token in tokens[at : at + 6]:
        if token.text == "&":
            return True
        if not token.proper and token.text != ",":
            return False
    return False


def _variants(tokens: list[_Token], first: int, stop: int, cuts: list[tuple[int, int]]) -> Iterator[Mention]:
    def span(low: int, high: int) -> Mention | None:
        while low < high and (tokens[low].bare in _LINK - {"the"} or tokens[low].text in ",&"):
            low += 1
        while high > low and (tokens[high - 1].bare in _LINK or tokens[high - 1].text in ",&("):
            high -= 1
        while (
            high - low > 1
            and tokens[low].bare in ROLES
            and tokens[low].text.isupper() != tokens[low + 1].text.isupper()
        ):
            low += 1
        if low >= high:
            return None
        last = tokens[high - 1]
        end = last.end
        if last.text.endswith(".") and not _abbreviated(last):
            end -= 1
        joined = any(low < c < high for c, _ in cuts)
        return Mention(tokens[low].start, end, joined) if end - tokens[low].start > 1 else None

    lefts, rights = [first, *(r for _, r in cuts)], [*(c for c, _ in cuts), stop]
    seen = set()
    for i, left in enumerate(lefts):
        for j in range(i, len(rights)):
            if j - i > 1 and not (i == 0 and j == len(rights) - 1):
                continue
            mention = span(left, rights[j])
            if mention and (mention.start, mention.end) not in seen:
                seen.add((mention.start, mention.end))
                yield mention
