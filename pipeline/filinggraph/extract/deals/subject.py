"""What a deal is about: the things supplied, licensed or served, as the sentence names them."""

import re

_OF = re.compile(
    r"\b(?:suppl(?:y|ies)|purchase|provision|delivery|sale|distribution|manufactur(?:e|ing)|licens(?:e|ing)|procurement"
    r"|development|construction|production|installation|processing|maintenance|marketing|deployment)\s+of\s+(?P<what>[^.;]{3,140})",
    re.I,
)
_TO = re.compile(
    r"\b(?:to|will|shall)\s+(?:exclusively\s+|jointly\s+|continue\s+to\s+)?(?:supply|provid(?:e|ing)|deliver|distribute|manufacture|sell|license|purchase|buy|develop"
    r"|build|construct|install|market|televise|deploy|produce|design|operate|manage)\s+(?P<what>[^.;]{3,140})",
    re.I,
)
_FOR = re.compile(
    r"\b(?:agreements?|contracts?|orders?|licen[cs]es?)\s+(?:valued\s+at\s+\S+\s+(?:\S+\s+)?)?for\s+(?P<what>[^.;]{3,140})",
    re.I,
)
_STOP = re.compile(
    r"\s+(?:to|from|with|in|under|through|over|at|by|for|beginning|starting|during|until|on|throughout|which|that|who|as|"
    r"pursuant|worth|valued|across|within|including|and\s+(?:to|will|other)|will|is|are|was|were|has|have)\b|,\s|\s[–—-]\s|:\s"
)
_ARTICLE = re.compile(r"^(?:the|an?|its|our|their|certain|all|such|up\s+to|approximately|continued)\s+", re.I)


def subject_of(text: str) -> tuple[int, int] | None:
    """Range of the words that name the deal's object, or None."""
    for pattern in (_OF, _TO, _FOR):
        for match in pattern.finditer(text):
            start, words = match.start("what"), match["what"]
            lead = _ARTICLE.match(words)
            skip = lead.end() if lead else 0
            stop = _STOP.search(words, skip + 1)
            end = stop.start() if stop else len(words)
            kept = words[skip:end].rstrip(" ,")
            if 3 <= len(kept) <= 90 and len(kept.split()) <= 10 and re.search(r"[A-Za-z]{3}", kept):
                return start + skip, start + skip + len(kept)
    return None
