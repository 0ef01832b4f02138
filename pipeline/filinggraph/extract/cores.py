"""Which words of a run of capitals are a body's name, and which ordinary words, verbs and offices are none of it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from filinggraph.extract.bodies import Bodies, name_words
from filinggraph.extract.context import SURE_BODY, Context, speaks_for
from filinggraph.extract.headlines import in_running_text
from filinggraph.extract.lexicon import NOT_A_PARTY, PLACES, SUFFIX, TITLE_VERBS
from filinggraph.extract.ordinary import ordinary
from filinggraph.extract.spelling import SUFFIXED, clean, key

# A word behind a legal form, which does not end the name.
_BEHIND_FORM = re.compile(rf"(?P<name>.+?[, ](?:{SUFFIX}))\s+(?P<next>[A-Z][a-z]+)(?!.*(?:{SUFFIX})$)")
_TITLE_VERB = re.compile(rf"{TITLE_VERBS}$|and$|[A-Z][a-z]+(?:ishes|usses|oves|urns|inues|ates|ises|izes|ights)$")
_GRAMMAR = re.compile(
    r"(?:What|How|Why|Is|Are|Was|Certain|Through|Only|Some|All|None|Several|Most|Many|Auditing|Excluding|Including|Based"
    r"|Plaintiff|Rival|Competitor|Customer|Partner|Supplier|Client|Renewed|Renews|[A-Z][a-z]+(?:ing|ed))"
)
# What holds an office in an agency, or part of it.
HOLDER = re.compile(
    r"\b(?:Directors?|Secretary|Chief|Presidents?|Chairman|Members?|Boards?|Commissioners?|Administrators?|Trustees?"
    r"|Officers?|Head|Mayor|Council|Deputy|Assistant|Division|Chapter|Part)\b"
)
_SEATED = ("-based", "-area")  # "Utah-based Alpha"
_SENTENCE = re.compile(r"\s(?:TO|WITH|IN|FOR|BY|FROM)\s")  # all of a headline in capitals
_INITIALS_MOST = 5  # letters
_CLEARER = 2.0  # how much likelier part of a name is to be a body's where the whole is wrongly cut
_LONGEST = 16  # words of a headline in capitals
_LONG = 9  # words of a name above which it is not looked at part by part
_NOT_A_PARTY = re.compile(NOT_A_PARTY)


@lru_cache(maxsize=4096)
def aligned(name: str, who: Context) -> tuple[str, ...]:
    """The names of the running text in words of a headline, if all others of these are ordinary words."""
    words, bodies = name.split(), who.bodies
    if bodies is None or not 2 <= len(words) <= _LONGEST or key(name) in who.aliases or key(name) in PLACES:
        return ()
    if SUFFIXED.search(name) or (speaks_for(name, who.filer) and len(words) <= _LONG) or len(bodies.mentions(name)) > 1:
        return ()
    found: list[str] = []
    dropped: list[str] = []
    sentence = name.isupper() and bool(_SENTENCE.search(name))
    at = 0
    while at < len(words):
        for last in range(len(words), at, -1):
            part = clean(" ".join(words[at:last]))
            if (
                part != name
                and part[:1].isupper()
                and _stands_alone(part, who)
                and in_running_text(_in_case(part), bodies)
            ):
                found.append(" ".join(words[at:last]))
                at = last
                break
        else:
            if not (sentence or words[at].lower().strip(".,") in ordinary() or words[at].islower()):
                return ()
            dropped.append(words[at])
            at += 1
    likelier = any(who.body(_in_case(clean(part))) > min(who.body(name), 0.0) for part in found)
    doubtful = who.body(name) <= SURE_BODY or any(map(_is_in_no_name, dropped))
    return tuple(found) if dropped and likelier and doubtful else ()


def _in_case(part: str) -> str:
    """A name of a headline in capitals as running text would write it."""
    return part.title() if part.isupper() and len(part) > _INITIALS_MOST else part


@lru_cache(maxsize=4096)
def core(name: str, who: Context) -> str:
    """The part of a wrongly cut name that is a body's: "What Alpha", "Rival Beta Networks", "Gamma Publishes Figures".

    Ordinary words behind a legal form are none of it. A name is left as it is where it may be a body's as a whole.
    Words before a part are ordinary ones or a seat ("Utah-based Alpha"); behind one a headline's verb is dropped with
    what follows, if the part stands elsewhere, too.
    """
    words, bodies = name.split(), who.bodies
    if bodies is None or key(name) in who.aliases or key(name) in PLACES or not 2 <= len(words) <= _LONG:
        return name
    behind = _BEHIND_FORM.match(name)
    if behind is not None and _leads(behind["next"]) and not ends_like_thing(name):
        return behind["name"]
    headline = any(map(_TITLE_VERB.match, words[1:]))
    if not (headline or _leads(words[0])):
        return name
    acts = _acts(words, bodies)
    if who.body(name) >= 0 and not acts:
        return name
    best, least = name, 0.0 if acts else max(who.body(name) + _CLEARER, 0.0)
    for at in range(1, len(words)):
        if not _leads(words[at - 1]):
            break
        part = " ".join(words[at:])
        if not (part[0].isupper() and _stands_alone(part, who) and _may_go(words[:at], part, name, bodies)):
            continue
        odds = who.body(part)
        if odds > (least if " " in part else max(least, SURE_BODY)):
            best, least = part, odds + (_CLEARER if acts else 0.0)
    if headline and best == name and len(bodies.mentions(name)) == 1:
        for at in range(len(words) - 1, 0, -1):
            part = " ".join(words[:at]).rstrip(".,")
            if _TITLE_VERB.match(words[at]) and len(bodies.mentions(part)) > 1 and who.body(part) > least:
                return part
    return best


def _acts(words: Sequence[str], bodies: Bodies) -> bool:
    """True for a word that no name has, before a name that stands elsewhere: "Losing Alpha Health hurt"."""
    return (
        _is_in_no_name(words[0])
        and len(bodies.mentions(" ".join(words))) == 1
        and in_running_text(" ".join(words[1:]), bodies)
    )


def _is_in_no_name(word: str) -> bool:
    """True for an ordinary word that widely known names do without."""
    small = word.lower().strip(".,")
    return small in ordinary() and small not in name_words()


def _may_go(dropped: Sequence[str], part: str, name: str, bodies: Bodies) -> bool:
    """True for words before a part that are grammar, an office or a seat, or before a part that stands elsewhere."""
    if any(w.islower() or w.endswith(_SEATED) or _GRAMMAR.fullmatch(w) or HOLDER.match(w) for w in dropped):
        return True
    return len(bodies.mentions(part)) > len(bodies.mentions(name))


def is_coined(word: str) -> bool:
    """True for one word that is no ordinary one."""
    return " " not in word and word.lower().strip(".,") not in ordinary()


def _stands_alone(part: str, who: Context) -> bool:
    """True for a part of a name that can be a name: several words, an alias, or one word that is no ordinary one."""
    return " " in part or key(part) in who.aliases or is_coined(part)


def _leads(word: str) -> bool:
    """True for an ordinary word, or a seat, that may stand before a name without being part of it."""
    return word.lower().strip(".,") in ordinary() or word.endswith(_SEATED)


@lru_cache(maxsize=4096)
def ends_like_thing(name: str) -> bool:
    """True for a name with the last or first word of a paper, a place to meet, an office or a headline."""
    return bool(_NOT_A_PARTY.search(name)) and not (name[0].isdigit() and SUFFIXED.search(name))
