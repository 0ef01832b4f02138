"""Headlines in title case, where capitals tell less than in running text: their verbs and prepositions are lowered."""

import re
from functools import lru_cache

from filinggraph.extract.bodies import Bodies, name_pairs

# Words that a headline in title case writes like names.
_WORDS = re.compile(
    r"\b(?:Taps?|Wins?|Secures?|Awards?|Awarded|Selects?|Selected|Chooses?|Extends?|Extended|Expands?|Announce[sd]?|Signs?|Inks?"
    r"|Renews?|Renewed|Lands?|Receives?|Engages?|Enters?|Into|Appoints?|Hires?|Partners?\s+(?=With\b)|Teams?\s+(?=(?:Up|With)\b)"
    r"|Joins?|Launch(?:es)?|Deploys?|Completes?|Delivers?|Supplies|Provides?|Supply|Deliver|Provide|Books?|Gets?|Names?|Orders?"
    r"|Buys?|Purchases?|Closes?|Reach(?:es)?|Finali[sz]es?|Begins?|Adds?|Unveils?|Reports?|Forges?|Contracts?|Agreements?"
    r"|Subcontracts?|Partnerships?|Deals?|Multi-?Years?|Million|Billion|Renewals?|Extension|Collaboration|To|For|With|From|And|As|By|On|In|At"
    r"|Executes?|Agrees?|Settles?|Says|Retains?|Sues|Acquires?|Procure[sd]?|Loses?|Terminates?|Has|Have|Will|Their|Its|Not"
    r"|Across|Against|Regarding)\b"
)
# Words that a list of names does without.
_TELLS = re.compile(r"\b(?:To|For|With|From|By|On|In|At|Has|Have|Will|Into)\b")
_WORD = re.compile(r"[A-Z][\w’'&.-]*")
_CAPITAL_BEHIND = re.compile(r",? [A-Z0-9]|[-–&/]")
_CAPITAL_BEFORE = re.compile(
    r"(?<!\w)(?!(?:The|In|For|At|As|With|From|To|By|On|And|Our|When|While|Since|Under|Both|This|That"
    r"|Today|But|If|Although)\b)"
    r"[A-Z][\w’'&-]*\.? $"
)
_RUNS_ON = re.compile(r"(?:[’']s?)?,? (?!(?:and|for|with|from|into|over)\b)[a-z]{3,}")
_RUNS_UP = re.compile(r"(?<![^\W\d_])[a-z]{4,} (?:the )?$|[a-z] (?:to|of|by|in|at) $")
_REACH = 24  # characters before a name that are looked at
_LONGEST = 300  # characters of a headline


@lru_cache(maxsize=4096)
def titled(text: str) -> bool:
    """True for a headline: most of its longer words begin with a capital."""
    if len(text) > _LONGEST:
        return False
    if text.startswith("The post ") and " appeared first on " in text:  # a headline that a blog ends with
        return True
    first = [w[0] for w in text.split() if len(w) > 3 and w[0].isalpha()]
    least = 0.9 if text.rstrip().endswith(".") else 0.7
    return bool(first) and sum(map(str.isupper, first)) >= least * len(first)


def plain(text: str, bodies: Bodies | None = None) -> str:
    """A headline in title case with its verbs and prepositions in small letters; other text as it is.

    With the names of its document at hand, a word stays as it is where running text writes it in a name, or a widely
    known name holds it. A list of names stays as it is.
    """
    if not titled(text) or (text.count(",") > 1 and not _TELLS.search(text)):
        return text
    first = len(text) - len(text.lstrip())

    def lowered(match: re.Match[str]) -> str:
        word = match.group()
        if match.start() == first and " " not in word:
            return word
        if " " not in word and (_is_known(text, match) or (bodies and _named(text, match, bodies))):
            return word
        return word.lower()

    return _WORDS.sub(lowered, text)


def _beside(text: str, word: re.Match[str]) -> tuple[str, re.Match[str] | None]:
    """The word before a word, "" for none, and the one in capitals behind it."""
    return text[: word.start()].rpartition(" ")[0].rpartition(" ")[2], _WORD.match(text, word.end() + 1)


def _is_known(text: str, word: re.Match[str]) -> bool:
    """True where a widely known name has a word together with the word before or after it ("Best Buy")."""
    before, after = _beside(text, word)
    small = word.group().lower()
    pairs = [(before.lower(), small)] if before else []
    pairs += [(small, after.group().lower().strip(".,"))] if after else []
    return not name_pairs().isdisjoint(pairs)


def _named(text: str, word: re.Match[str], bodies: Bodies) -> bool:
    """True where running text elsewhere has a word in capitals together with the word before or after it."""
    if text.endswith("to ", 0, word.start()):  # a verb
        return False
    before, after = _beside(text, word)
    pairs = [f"{before} {word.group().rstrip()}"] if _WORD.fullmatch(before) else []
    if after and not _WORDS.fullmatch(after.group()):
        pairs.append(text[word.start() : after.end()])
    own = bodies.text.find(text) if pairs else -1
    return any(
        _in_sentence(p, at, bodies.text)
        for p in pairs
        for at in bodies.mentions(p)
        if own < 0 or not own <= at < own + len(text)
    )


def in_running_text(name: str, bodies: Bodies) -> bool:
    """True for a name that a sentence writes as such: beside words in small letters, not beside other capitals."""
    return any(
        _in_sentence(name, at, bodies.text)
        and not _CAPITAL_BEHIND.match(bodies.text, at + len(name))
        and not _CAPITAL_BEFORE.search(bodies.text, max(0, at - _REACH), at)
        for at in bodies.mentions(name)
    )


def _in_sentence(name: str, at: int, text: str) -> bool:
    """True for words at a place of a text beside words in small letters."""
    return bool(_RUNS_ON.match(text, at + len(name)) or _RUNS_UP.search(text, max(0, at - _REACH), at))
