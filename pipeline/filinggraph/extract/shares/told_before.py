"""Periods told together before: "in those years", "the six months then ended"."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from filinggraph.extract.fiscal import months_ended
from filinggraph.extract.period_words import number_of
from filinggraph.extract.periods import Period
from filinggraph.extract.shares.past import Past
from filinggraph.model import Precision, When

NUMBER = r"(?:two|three|four|five|six|nine|twelve|[2-9]|12)"
THOSE = re.compile(
    r"\b(?:in|for|during|of|to)\s+(?P<both>both|each\s+of\s+(?:these|those|the)|all\s+of\s+(?:these|those)|(?:all\s+)?(?:these|those|such)"
    r"|the\s+same|the\s+respective|each\s+of\s+such|all|(?:each|either)(?=\s+(?:fiscal\s+)?(?:year|period)\b))\s+"
    r"(?P<n>two\s+|three\s+|four\s+|five\s+)?(?:fiscal\s+)?(?:years?|periods?|quarters)\b"
    r"(?!\s+(?:ended|ending|of|in)\b)",
    re.I,
)
THEN_ENDED = re.compile(
    rf"\b(?P<n>{NUMBER})[-\s]months?(?:\s+periods?)?\s+(?:then\s+ended|ended\s+(?:on\s+)?(?:those|these|such|the\s+same|that)\s+dates?)\b",
    re.I,
)
_CLOSE = 200  # characters between periods that were told together
# What a relative period is made by, from what was told before it, the nearest first, and the text before.
Make = Callable[[Iterable[When], Past], tuple[When, ...]]


def those(match: re.Match[str]) -> Make:
    """ "In those years": the periods told before, each in its turn; as many as are said."""
    count = number_of(match["n"].strip()) if match["n"] else 2 if match["both"].lower() == "both" else 0

    def make(told: Iterable[When], past: Past) -> tuple[When, ...]:
        flows = list(dict.fromkeys(flow(past.sentence)))
        if len(flows) < 2:
            flows = list(dict.fromkeys(flow(_run_of(past.periods))))
        if len(flows) < max(2, count) or (count > 2 and len(flows) != count):
            return ()
        return tuple(flows[-2:] if count == 2 else flows)

    return make


def _run_of(periods: Sequence[Period]) -> Iterator[When]:
    """The periods of one kind that were told last, one close behind another, in the order told."""
    run: list[Period] = []
    for period in periods:
        if run and (run[-1].start - period.end > _CLOSE or period.whens[0].precision is not run[0].whens[0].precision):
            break
        run.append(period)
        if len(period.whens) > 1:
            break
    for period in reversed(run):
        yield from period.whens


def then_ended(match: re.Match[str]) -> Make:
    """ "The nine months then ended", "ended on those dates": so many months until the ends of the periods before."""
    count = number_of(match["n"])

    def make(told: Iterable[When], past: Past) -> tuple[When, ...]:
        several = "dates" in match.group()
        whens = list(past.beside) or list(dict.fromkeys(_run_of(past.periods)))
        if several and len(set(past.sentence)) > len(set(whens)):
            whens = list(past.sentence)
        ends = list(dict.fromkeys(w.latest for w in whens if w.latest is not None))
        return tuple(inferred(months_ended(count, end, past.calendar)) for end in ends)

    return make


def flow(told: Iterable[When]) -> Iterator[When]:
    """Those that are stretches of time a result is told for, not days."""
    return (w for w in told if w.precision is not Precision.DAY)


def inferred(when: When) -> When:
    """The period, told to be inferred."""
    return replace(when, inferred=True)
