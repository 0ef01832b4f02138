"""How long the explorer takes to draw a large graph in Chromium, and a step of panning in it.

    python -m benchmarks.page [--nodes 10000] [--edges 20000] [--chromium PATH]

Run from the project's folder. The first figure is from the call of the page to the first painted frame, with the
positions worked out on the server; the graph is not kept from one run to the next.
"""

import argparse
import os
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.serve import spent
from playwright.sync_api import Page, sync_playwright
from tests.sample_graph import write_large

from filinggraph.serve.pool import Limits
from filinggraph.serve.run import running

PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def drawn(page: Page, base: str, nodes: int) -> float:
    """Seconds from the call of the page to its first painted frame."""
    began = time.perf_counter()
    page.goto(f"{base}/#/graph")
    page.wait_for_selector(f"canvas[data-drawn='{nodes}']", timeout=120_000)
    page.evaluate(PAINTED)
    return time.perf_counter() - began


def panned(page: Page, steps: int = 20) -> float:
    """Seconds of one step of panning, the median of some."""
    page.locator("canvas").focus()
    times = []
    for _ in range(steps):
        began = time.perf_counter()
        page.keyboard.press("ArrowRight")
        page.evaluate(PAINTED)
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def main() -> None:
    """Draw, pan, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, default=10_000)
    parser.add_argument("--edges", type=int, default=20_000)
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        write_large(Path(name), arguments.nodes, arguments.edges)
        browser = playwright.chromium.launch(executable_path=arguments.chromium, args=["--no-sandbox", "--disable-gpu"])
        with running(name, Limits(seconds=300)) as base:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            before = spent(os.getpid())
            took = drawn(page, base, arguments.nodes)
            cost = spent(os.getpid()) - before
            print(f"{arguments.nodes:,} nodes, {arguments.edges:,} edges: drawn in {took:.2f} s (aim: 5 s)")
            print(f"processor time of server, workers and browser together: {cost:.2f} s")
            print(f"one step of panning: {panned(page) * 1000:.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
