"""Long texts cut behind blank lines, so that memory stays bounded by what is read at once."""

from collections.abc import Iterator


def segments(parts: list[str], size: int) -> Iterator[list[str]]:
    """The parts of a text, which are used up, in runs of `size` characters and more that end behind blank lines.

    Parts hold whole lines, but for the last; a run is as short as may be, whatever parts the text comes in.
    """
    held: list[str] = []
    length = 0
    parts.reverse()
    while parts:
        part = parts.pop()
        at = 0
        while cut := _cut(part, at, size - length, joined=bool(held) and held[-1].endswith("\n")):
            held.append(part[at:cut])
            run, held, length, at = held, [], 0, cut
            yield run
        if at < len(part):
            held.append(part[at:])
            length += len(part) - at
    if held:
        yield held


def _cut(part: str, at: int, wanted: int, *, joined: bool) -> int:
    """Where the first blank line ends that begins `wanted` characters behind a place in a part, or later; 0 for none.

    It may begin with the line feed that ends the part before: `joined`.
    """
    if joined and wanted < 0 and part.startswith("\n"):
        return 1
    found = part.find("\n\n", at + max(wanted, 0))
    return found + 2 if found >= 0 else 0
