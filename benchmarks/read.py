"""Read the same inline-XBRL 10-K files side by side with edgartools, sec-parser, inscriptis and plain lxml.

python benchmarks/read.py                      this interpreter; absent peers are named
python benchmarks/read.py --python PATH ...    further interpreters, in which peers are looked for

edgartools and sec-parser ask for different versions of lxml, so each gets an environment of its own:
    python -m venv peers && peers/bin/pip install edgartools inscriptis
    python -m venv older && older/bin/pip install sec-parser==0.58.1
    python benchmarks/read.py --python peers/bin/python --python older/bin/python

Every reader runs in a process of its own, one file at a time; times are processor times, the best of a few rounds.
Memory is what a fresh process holds more at its peak than before it read the file, after a first read of a few words.
Files: ../shared/corpus/filings. Tables: three, whose cells were checked by eye against the rows and columns of the
pages' HTML.
"""

import argparse
import json
import re
import subprocess
import sys
import time
import warnings
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

FILINGS = Path(__file__).resolve().parents[2] / "shared/corpus/filings"
PAGES = ("10-K_PLTR_0001321655-24-000022.html", "10-K_SJM_0000091419-24-000054.html",
         "10-K_MDT_0001613103-24-000072.html")  # fmt: skip
PEERS = ("filinggraph", "edgartools", "sec-parser", "inscriptis", "lxml")
SIZES = (1, 4, 16, 64)
LONG_ENOUGH = 8
FEW_LINES = b"SUPPLY AGREEMENT\n\n1. Acme sells\nits goods.\n\n   Sales      5    7\n   Other      3    4\n"
SMALL = 20_000
FEW_WORDS = b"<html><body><p>Sales rose.</p><table><tr><td>Sales</td><td>5</td></tr></table></body></html>"


class Check(NamedTuple):
    """Row label and figure of a cell, and the words of the header that it stands under."""

    label: str
    header: str
    value: str


PALANTIR = (("Government", ("1,222,215", "1,071,776", "897,356")), ("Commercial", ("1,002,797", "834,095", "644,533")),
            ("Total revenue", ("2,225,012", "1,905,871", "1,541,889")))  # fmt: skip
SMUCKER = (("Coffee", ("3,063.0", "3,088.8", "2,804.7")), ("Pet snacks", ("1,024.8", "1,052.4", "944.9")),
           ("Peanut butter", ("814.1", "635.6", "801.1")), ("Cat food", ("792.4", "1,101.1", "969.9")),
           ("Frozen handheld", ("791.1", "686.4", "510.7")), ("Fruit spreads", ("427.2", "426.2", "386.5")),
           ("Portion control", ("207.9", "163.7", "158.2")), ("Dog food", ("76.4", "980.0", "926.5")))  # fmt: skip
GOODWILL = (("Balance at May 1, 2022", ("2,090.9", "1,147.5", "2,368.2", "409.2", "6,015.8")),
            ("Balance at April 30, 2023", ("2,090.9", "1,147.5", "1,580.2", "398.3", "5,216.9")))  # fmt: skip
SEGMENTS = ("U.S. Retail Coffee", "U.S. Retail Frozen", "U.S. Retail Pet Foods", "International and Away", "Total")


def checks() -> dict[str, list[list[Check]]]:
    """The cells of the three tables, by file."""

    def cells(rows: Any, headers: Sequence[str]) -> list[Check]:
        return [
            Check(label, head, value) for label, values in rows for head, value in zip(headers, values, strict=True)
        ]

    return {
        PAGES[0]: [cells(PALANTIR, ("2023", "2022", "2021"))],
        PAGES[1]: [cells(SMUCKER, ("2024", "2023", "2022")), cells(GOODWILL, SEGMENTS)],
    }


# --- readers: a text, and tables as rows of (header, cell) ------------------------------------------------------------

Rows = list[list[tuple[str, str]]]
Reading = tuple[str, Callable[[], Iterator[Rows]]]


def filinggraph() -> Callable[[bytes], Reading]:
    from filinggraph.read import read_bytes

    def read(data: bytes) -> Reading:
        document = read_bytes(data, "page.htm").documents[0]
        text = document.text

        def tables() -> Iterator[Rows]:
            for table in (block.table for block in document.blocks if block.table is not None):
                yield [[(table.headers[c.column], text[c.start : c.end]) for c in row] for row in table.rows]

        return text, tables

    return read


def edgartools() -> Callable[[bytes], Reading]:
    from edgar.documents import parse_html

    def read(data: bytes) -> Reading:
        document = parse_html(data.decode())

        def tables() -> Iterator[Rows]:
            for table in document.tables:
                frame = table.to_dataframe()
                heads = [" ".join(map(str, c)) if isinstance(c, tuple) else str(c) for c in frame.columns]
                rows = zip(frame.index, frame.itertuples(index=False), strict=True)
                yield [[("", str(i)), *zip(heads, map(str, values), strict=True)] for i, values in rows]

        return document.text(), tables

    return read


def sec_parser() -> Callable[[bytes], Reading]:
    from sec_parser import Edgar10QParser
    from sec_parser.semantic_elements.table_element.table_element import TableElement

    parser = Edgar10QParser()

    def read(data: bytes) -> Reading:
        elements = parser.parse(data.decode())

        def tables() -> Iterator[Rows]:
            for element in elements:
                if isinstance(element, TableElement):
                    lines = [line.strip("|").split("|") for line in element.table_to_markdown().splitlines()]
                    yield under_headers([[c.strip() for c in line] for line in lines])

        return "\n".join(element.text for element in elements), tables

    return read


def inscriptis() -> Callable[[bytes], Reading]:
    from inscriptis import get_text

    def read(data: bytes) -> Reading:
        text = get_text(re.sub(r"^\s*<\?xml[^>]*\?>", "", data.decode()))

        def tables() -> Iterator[Rows]:
            for part in re.split(r"\n\s*\n", text):
                yield by_place(part.splitlines())

        return text, tables

    return read


def lxml() -> Callable[[bytes], Reading]:
    from lxml import html

    def read(data: bytes) -> Reading:
        return html.fromstring(data).text_content(), lambda: iter(())

    return read


READERS = {"filinggraph": filinggraph, "edgartools": edgartools, "sec-parser": sec_parser, "inscriptis": inscriptis,
           "lxml": lxml}  # fmt: skip


def under_headers(table: list[list[str]]) -> Rows:
    """Cells with all that stands above the first figures in their column."""
    heads: dict[int, str] = {}
    rows: Rows = []
    for line in table:
        if not rows and not any(re.fullmatch(r"\$?[\d,]*\d\.?\d*", c) and not re.fullmatch(r"20\d\d", c) for c in line):
            for column, cell in enumerate(line):
                heads[column] = f"{heads.get(column, '')} {cell}".strip()
        else:
            rows.append([(heads.get(column, ""), cell) for column, cell in enumerate(line)])
    return rows


def by_place(lines: list[str]) -> Rows:
    """Cells of a page laid out with spaces: each stands under the headers that its middle is nearest to."""
    split = [[(m.group(), (m.start() + m.end()) / 2) for m in re.finditer(r"\S+(?: \S+)*", line)] for line in lines]
    heads = next((cells for cells in split if len(cells) > 1), [])
    return [
        [(min(heads, key=lambda h: abs(h[1] - middle))[0] if heads else "", text) for text, middle in row]
        for row in split
    ]


# --- what is measured -------------------------------------------------------------------------------------------------


def hidden_only(data: bytes) -> set[str]:
    """Texts that stand in the hidden header of inline XBRL and nowhere else in the page."""
    from lxml import etree

    root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    hidden = {t.strip() for part in root.iter("ix:header") for t in part.itertext() if len(t.strip()) >= LONG_ENOUGH}
    for part in list(root.iter("ix:header")):
        part.clear()
    shown = " ".join("".join(root.itertext()).split())
    return {text for text in hidden if text not in shown}


def right_cells(tables: list[Rows], wanted: list[Check]) -> int:
    """Cells that one table has in the row of their label under their header; the table with the most counts."""
    best = 0
    for rows in tables:
        found = 0
        for check in wanted:
            row = next((r for r in rows if any(plain(c) == plain(check.label) for _, c in r)), [])
            found += any(plain(c) == plain(check.value) and check.header in h for h, c in row)
        best = max(best, found)
    return best


def plain(cell: str) -> str:
    """A cell as it is compared: no signs, no trailing ".0" that a reader may have added or dropped."""
    return re.sub(r"\.0$", "", re.sub(r"[\s$%,()]", "", cell)).lower()


def worker(name: str, paths: list[str], rounds: int) -> dict[str, Any]:
    """Speed and faults of one reader; runs in a process of its own."""
    warnings.simplefilter("ignore")
    read = READERS[name]()
    out: dict[str, Any] = {"seconds": {}, "chars": {}, "leaks": 0, "right": 0}
    for path in paths:
        data = Path(path).read_bytes()
        out["seconds"][path] = min(timed(lambda data=data: read(data)) for _ in range(rounds))  # type: ignore[misc]
        text, tables = read(data)
        out["chars"][path] = len(text)
        flat = " ".join(text.split())
        out["leaks"] += sum(secret in flat for secret in hidden_only(data))
        wanted = checks().get(Path(path).name, [])
        if wanted:
            made = list(tables())
            out["right"] += sum(right_cells(made, table) for table in wanted)
    return out


def measured_once(name: str, data: bytes, rounds: int = 1) -> dict[str, float]:
    """The memory that a read takes as a multiple of the file, and the seconds of the best round; in a fresh process."""
    warnings.simplefilter("ignore")
    read = READERS[name]()
    read(FEW_WORDS if data.lstrip().startswith(b"<") else FEW_LINES)
    Path("/proc/self/clear_refs").write_text("5")  # the peak counts from here on
    before = memory("VmRSS")
    seconds = timed(lambda: read(data))
    ratio = (memory("VmHWM") - before) * 1024 / len(data)
    return {"seconds": min([seconds, *(timed(lambda: read(data)) for _ in range(rounds - 1))]), "ratio": ratio}


def memory(field: str) -> int:
    """KiB that this process holds (VmRSS) or has held at most (VmHWM)."""
    found = re.search(rf"{field}:\s+(\d+)", Path("/proc/self/status").read_text())
    assert found, "Linux is needed to measure memory"
    return int(found[1])


def fresh(python: str, name: str, data: bytes, rounds: int = 1) -> dict[str, float]:
    """What `measured_once` says in a process of its own."""
    command = [python, __file__, "--once", name, "--rounds", str(rounds)]
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    said: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return said


def timed(act: Callable[[], Any]) -> float:
    """Processor seconds of a call."""
    begin = time.process_time()
    act()
    return time.process_time() - begin


def page_of(page: bytes, size: int) -> bytes:
    """A well-formed page of about a size: the head of a page, and the elements of its body over and over."""
    begin = page.index(b"</div>", page.index(b"</ix:header>")) + len(b"</div>")
    body = page[begin : page.rindex(b"</body>")]
    ends, depth = [0], 0
    for tag in re.finditer(rb"<(/?)[^>]*>", body):
        depth += -1 if tag[1] else not tag[0].endswith(b"/>")
        if not depth:
            ends.append(tag.end())
    whole, rest = divmod(max(size - begin, 0), len(body))
    return page[:begin] + body * whole + body[: ends[bisect(ends, rest) - 1]] + b"</body></html>"


def linear(rounds: int) -> Iterator[str]:
    """Seconds and memory of this reader on 1 to 64 MB of inline XBRL and of ASCII, made of real filings.

    Agreements have a line for each paragraph; reports (10-Ks as text) also tables and wrapped lines.
    """
    agreements, reports = (
        b"\n\n".join(p.read_bytes() for p in sorted(FILINGS.parent.glob(pattern)))
        for pattern in ("agreements/*.txt", "filings/*_10K_*.txt")
    )
    page = (FILINGS / PAGES[0]).read_bytes()
    for size in SIZES:
        for kind, data in (
            ("inline XBRL", page_of(page, size * 1_000_000)),
            *(
                (f"ASCII {name}", (text * (size * 1_000_000 // len(text) + 1))[: size * 1_000_000])
                for name, text in (("agreements", agreements), ("reports", reports))
            ),
        ):
            found = fresh(sys.executable, "filinggraph", data, rounds)
            seconds, real = found["seconds"], len(data) / 1e6
            yield (
                f"{kind:17} {real:5.1f} MB  {seconds:7.2f} s  {real / seconds:6.1f} MB/s"
                f"  memory {found['ratio']:4.1f} x the file"
            )


def small(rounds: int) -> str:
    """Processor time of this reader for a file of a few kilobytes, of which a batch may have many."""
    read = filinggraph()
    paths = (path for part in ("releases", "passages", "seed") for path in sorted((FILINGS.parent / part).rglob("*")))
    files = [path.read_bytes() for path in paths if path.is_file() and path.stat().st_size <= SMALL]
    seconds = min(timed(lambda: [read(data) for data in files]) for _ in range(rounds + 1))
    size = sum(map(len, files))
    return (
        f"{len(files)} small files of {size / len(files) / 1000:.1f} kB: {seconds / len(files) * 1e6:.0f} us a file,"
        f" {size / 1e6 / seconds:.1f} MB/s"
    )


def home(name: str, pythons: Sequence[str]) -> str | None:
    """The first interpreter that has a reader."""
    for python in pythons:
        code = f"import sys;sys.path.insert(0,{str(Path(__file__).parent)!r});import read;read.READERS[{name!r}]()"
        if subprocess.run([python, "-c", code], capture_output=True, check=False).returncode == 0:
            return python
    return None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", action="append", default=[], help="another interpreter that holds peers")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    parser.add_argument("--once", help=argparse.SUPPRESS)
    options = parser.parse_args()
    paths = [FILINGS / name for name in PAGES]
    if not FILINGS.is_dir():
        sys.exit(f"{FILINGS}: not there; the filings are needed to measure on")
    if options.worker:
        print(json.dumps(worker(options.worker, [str(p) for p in paths], options.rounds)))
        return
    if options.once:
        print(json.dumps(measured_once(options.once, sys.stdin.buffer.read(), options.rounds)))
        return
    size = sum(p.stat().st_size for p in paths) / 1e6
    wanted = sum(len(table) for tables in checks().values() for table in tables)
    print(f"{len(paths)} inline-XBRL 10-K files, {size:.1f} MB; {wanted} cells in three tables")
    print(f"{'reader':12} {'MB/s':>7} {'ratio':>7} {'memory':>9} {'leaks':>6} {'right cells':>12}")
    ours = 0.0
    for name in PEERS:
        python = home(name, [sys.executable, *options.python])
        if python is None:
            print(f"{name:12} NOT INSTALLED in any interpreter given: not measured (see --help)")
            continue
        command = [python, __file__, "--worker", name, "--rounds", str(options.rounds)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{name:12} FAILED: {done.stderr.strip().splitlines()[-1]}")
            continue
        result = json.loads(done.stdout.splitlines()[-1])
        held = max(fresh(python, name, path.read_bytes())["ratio"] for path in paths)
        speed = size / sum(result["seconds"].values())
        ours = ours or speed
        right = "no tables" if name == "lxml" else f"{result['right']}/{wanted}"
        print(f"{name:12} {speed:7.1f} {ours / speed:6.1f}x {held:8.1f}x {result['leaks']:6} {right:>12}")
    print()
    for line in linear(options.rounds):
        print(line)
    print(small(options.rounds))


if __name__ == "__main__":
    main()
