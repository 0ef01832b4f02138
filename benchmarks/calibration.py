"""How far the confidence of facts can be believed: expected calibration error and a reliability plot.

python benchmarks/calibration.py FACTS.jsonl... [--svg plot.svg] [--json out.json]

Facts are in exchange format, of documents of ../shared/corpus; each is right or false by the scorer's own rules, and
those that gold leaves open are not counted. ECE is over ten bins of equal width (Naeini et al., AAAI 2015).
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path

from gold import golds, read_lines, verdict

BINS = 10
Bin = tuple[float, float, int]


def reliability(pairs: list[tuple[float, bool]]) -> list[Bin]:
    """(mean confidence, share right, count) of every bin that holds facts."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in pairs:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    return [
        (sum(c for c, _ in held) / len(held), sum(r for _, r in held) / len(held), len(held))
        for _, held in sorted(bins.items())
    ]


def error(bins: list[Bin]) -> float:
    """Expected calibration error."""
    return sum(abs(mean - right) * count for mean, right, count in bins) / max(sum(c for *_, c in bins), 1)


def plot(curves: dict[str, list[Bin]]) -> str:
    """The reliability of each kind of fact as SVG: confidence across, share right up, area of a dot its count."""
    colours = ("#2563eb", "#d97706", "#059669", "#dc2626", "#7c3aed")
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 460 460" font-family="sans-serif" font-size="12">',
        '<rect x="40" y="20" width="400" height="400" fill="none" stroke="#999"/>',
        '<line x1="40" y1="420" x2="440" y2="20" stroke="#999" stroke-dasharray="4"/>',
        '<text x="240" y="450" text-anchor="middle">confidence</text>',
        '<text x="14" y="220" text-anchor="middle" transform="rotate(-90 14 220)">share right</text>',
    ]
    for number, (name, bins) in enumerate(curves.items()):
        colour = colours[number % len(colours)]
        for mean, right, count in bins:
            parts.append(
                f'<circle cx="{40 + 400 * mean:.1f}" cy="{420 - 400 * right:.1f}" r="{2 + count**0.5 / 2:.1f}" '
                f'fill="{colour}" fill-opacity="0.6"><title>{name}: {count} facts</title></circle>'
            )
        parts.append(f'<text x="52" y="{40 + 16 * number}" fill="{colour}">{name} (ECE {error(bins):.3f})</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", nargs="+", type=Path)
    parser.add_argument("--svg", type=Path)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    pairs: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for path in options.facts:
        for line in read_lines(path):
            known = Path(line["document"]).name in golds() and line["fact"] != "risk" and not line.get("negated")
            right = verdict(line) if known else None
            if right is not None:
                pairs[line["fact"]].append((line["confidence"], right))
    curves = {name: reliability(held) for name, held in sorted(pairs.items())}
    for name, bins in curves.items():
        count, right = len(pairs[name]), sum(r for _, r in pairs[name])
        print(f"{name:10} {count:5} facts  right {right / count:.3f}  ECE {error(bins):.3f}")
        for mean, share, held in bins:
            print(f"    said {mean:.2f}  was {share:.2f}  ({held})")
    if options.svg:
        options.svg.write_text(plot(curves))
    if options.json:
        options.json.write_text(
            json.dumps({n: {"ece": error(b), "bins": b} for n, b in curves.items()}, indent=1) + "\n"
        )


if __name__ == "__main__":
    main()
