"""Names that are forms of one another: a long one with the shorter ones that it begins with, or its initials."""

import re
from collections import defaultdict
from collections.abc import Mapping

from filinggraph.extract.customers.naming import initials_of, letters_of
from filinggraph.model import Party


def families_of(parties: Mapping[str, Party]) -> list[list[str]]:
    """The names, each long one with the shorter ones that it begins with; the longest first."""
    words = {name: re.findall(r"[a-z0-9]+", name.casefold()) for name in parties}
    by_first: dict[str, list[list[str]]] = defaultdict(list)
    by_initials: dict[str, list[str]] = {}
    kept: list[list[str]] = []
    for name in sorted(parties, key=lambda n: (-len(words[n]), n)):
        short = words[name]
        same = by_first[short[0]] if len("".join(short)) > 3 else []
        long = next(
            (
                names
                for names in same
                if words[names[0]][: len(short)] == short and parties[names[0]].kind is parties[name].kind
            ),
            None,
        )
        long = long or by_initials.get(letters_of(name))
        if long is None:
            kept.append([name])
            for initials in initials_of(name):
                by_initials.setdefault(initials, kept[-1])
            by_first[short[0] if short else ""].append(kept[-1])
        else:
            long.append(name)
    return kept
