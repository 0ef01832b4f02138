"""Sentences in which signs stand for the times told, too, so that what a time is of can be told without its value."""

from collections.abc import Sequence

from filinggraph.extract.deals.told import Told
from filinggraph.extract.masking import DATE, LENGTH, Masked
from filinggraph.extract.names import Mention

MOST_TIMES = 0x100  # signs of each sort


def masked_times(text: str, mentions: Sequence[Mention], times: Sequence[Told]) -> tuple[Masked, dict[str, Told]]:
    """A sentence with signs for its parties and its times, and the time of each sign.

    A time within a name stays as it is. Mentions must not overlap.
    """
    out: list[str] = []
    signs: dict[str, Told] = {}
    moved: list[Mention] = []
    waiting = sorted(mentions, key=lambda m: m.start)
    position = shift = 0

    def pass_to(end: int) -> None:
        while waiting and waiting[0].start < end:
            m = waiting.pop(0)
            moved.append(Mention(m.start + shift, m.end + shift, m.party))

    for number, told in enumerate(times[:MOST_TIMES]):
        if any(m.start < told.end and told.start < m.end for m in mentions):
            continue
        pass_to(told.start)
        sign = chr((DATE if told.when is not None else LENGTH) + number)
        signs[sign] = told
        out += [text[position : told.start], sign]
        shift += 1 - (told.end - told.start)
        position = told.end
    pass_to(len(text) + 1)
    return Masked("".join([*out, text[position:]]), moved), signs
