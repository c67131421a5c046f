"""The search beside Pagefind: what is found, and what finding costs on a slow phone.

Run ``python bench/search.py`` with the extra ``bench`` installed; it prints a part of
``bench/README.md``. Both engines (`bench/search_engines.py`) search the same made-up site. Queries
are drawn afresh from a seed: half are words of the texts, half are runs of one to six characters. A
plain scan says which records contain a query. Costs are those of a browser that has loaded nothing:
requests and bytes of the index and its program, and the time from the start of the page, until ten
results are shown. With ``--build``, it says instead what the index adds to a cold build.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple
from urllib.parse import quote

import bureau
import machine
import varied
from lighthouse import Compressing, Server
from playwright.sync_api import Browser, Page, sync_playwright
from search_engines import Engine, ours, pagefind

SIZES = (10, 100, 1000)
QUERIES = 80
"""Half of them are words, which are timed."""
BYTES_A_SECOND, LATENCY, SLOWER = 1.6e6 / 8, 150, 4
SECONDS = 60

WATCH = """window.times = [];
new MutationObserver(() => {
  for (let n = document.querySelectorAll(".hit").length; window.times.length < n;) {
    window.times.push(performance.now());
  }
}).observe(document, { childList: true, subtree: true });
"""


Asked = tuple[list[str], list[str]]
"""Words and runs of characters."""


class Answer(NamedTuple):
    """What an engine finds, and what is there."""

    found: frozenset[str]
    expected: frozenset[str]

    @property
    def recall(self) -> float:
        """The share of what is there that is found."""
        return len(self.found & self.expected) / len(self.expected)

    @property
    def precision(self) -> float:
        """The share of what is found that is right."""
        return len(self.found & self.expected) / len(self.found) if self.found else 0.0


class Cost(NamedTuple):
    """What a browser does until ten results are shown, or all if they are fewer."""

    first: float
    ten: float
    """Milliseconds from the start of the page."""
    requests: int
    kilobytes: float


def queries(texts: Iterable[str], seed: int) -> Asked:
    """Words, and runs of characters, that texts contain: `QUERIES` in all."""
    draw = random.Random(seed)
    known = sorted(texts)
    kinds, _ = varied.dictionary()

    def place(length: int) -> str:
        text = draw.choice(known)
        start = draw.randrange(max(1, len(text) - length))
        return text[start : start + length]

    words: dict[str, None] = {}
    while len(words) < QUERIES // 2:
        word = place(draw.choice((2, 2, 2, 3, 4)))
        words |= {word: None} if word in kinds else {}
    runs: dict[str, None] = {}
    while len(runs) < QUERIES // 2:
        runs |= dict.fromkeys(re.findall(r"^[^\s\"]+$", place(draw.randint(1, 6))))
    return [*words], [*runs]


def answers(engine: Engine, page: Page, asked: Sequence[str]) -> dict[str, Answer]:
    """Query -> what is found; those that no text of the engine contains say nothing."""
    given = {}
    for query in asked:
        expected = frozenset(path for path, text in engine.texts.items() if query in text)
        if expected:
            given[query] = Answer(engine.find(page, query), expected)
    return given


def cost(browser: Browser, engine: Engine, url: str, query: str, found: int) -> Cost:
    """Search, in a browser that has loaded nothing, for what has so many results."""
    page = browser.new_page()
    session = page.context.new_cdp_session(page)
    sizes: dict[str, int] = {}
    wanted: set[str] = set()

    def sent(event: dict[str, Any]) -> None:
        if re.search(r"/search/data/(?!f/)|/search-[^/]*\.js|/pagefind/", event["request"]["url"]):
            wanted.add(event["requestId"])

    session.on("Network.requestWillBeSent", sent)  # what counts choices (f/) comes after results
    session.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    line = {"downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND}
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False, "latency": LATENCY, **line})
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH)
    page.goto(f"{url}{engine.address}?q={quote(query)}", wait_until="commit")
    shown = min(10, found)
    page.locator(".hit").nth(shown - 1).wait_for(timeout=SECONDS * 1000)
    times = page.evaluate("window.times")
    page.context.close()
    own = [sizes.get(one, 0) for one in wanted]
    return Cost(times[0], times[shown - 1], len(own), sum(own) / 1000)


COLUMNS = (
    "owners", "engine", "records", "index CPU s", "peak MB", "files", "MB",
    "words: recall", "precision", "exact sets", "runs: recall", "precision", "exact sets",
    "ms to first", "to ten", "requests", "KB",
)  # fmt: skip


def row(owners: int, engine: Engine, browser: Browser, url: str, asked: Asked) -> str:
    """The row of the table for an engine."""
    files, made = engine.files, engine.made
    cells = [
        f"{owners:,}", engine.name, f"{len(engine.texts):,}",
        f"{made.cpu:.1f}" if made else "in the build", f"{made.memory:.0f}" if made else "–",
        f"{len(files):,}", f"{sum(path.stat().st_size for path in files) / 1e6:.1f}",
    ]  # fmt: skip
    page = browser.new_page()
    page.goto(f"{url}{engine.address}")
    of_words, of_runs = (answers(engine, page, own) for own in asked)
    for own in (of_words.values(), of_runs.values()):
        cells += [
            f"{statistics.mean(answer.recall for answer in own):.3f}",
            f"{statistics.mean(answer.precision for answer in own):.3f}",
            f"{sum(answer.found == answer.expected for answer in own)}/{len(own)}",
        ]
    page.context.close()
    costs = [
        cost(browser, engine, url, word, len(answer.found))
        for word, answer in of_words.items()
        if answer.found
    ]
    medians = [statistics.median(each) for each in zip(*costs, strict=True)]
    cells += [f"{value:.0f}" for value in medians]
    return f"| {' | '.join(cells)} |"


def measure(owners: int, engines: Sequence[Callable[[Path], Engine]], seed: int) -> None:
    """Build a region, index it, ask, and print a row for each engine."""
    with tempfile.TemporaryDirectory(prefix="wuse-search-") as folder:
        project = Path(folder) / "wuse"
        bureau.make(project, owners, varied.Writer)
        built = bureau.build(project)
        print(f"{owners} owners: built in {built.cpu:.0f} s CPU", file=sys.stderr)
        site = project / bureau.SITE
        with Server(("127.0.0.1", 0), partial(Compressing, directory=site)) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            url = f"http://127.0.0.1:{server.server_port}/"
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
                asked: Asked | None = None
                for make in engines:
                    engine = make(site)
                    asked = asked or queries(engine.texts.values(), seed)
                    print(row(owners, engine, browser, url, asked), flush=True)
                browser.close()
            server.shutdown()


def share(owners: int) -> None:
    """Build a region with and without the index, and print a row of what that costs."""
    with tempfile.TemporaryDirectory(prefix="wuse-search-") as folder:
        project = Path(folder) / "wuse"
        bureau.make(project, owners, varied.Writer)
        bureau.build(project)  # develops the photos
        runs = []
        for command in (bureau.BUILD, bureau.WITHOUT_SEARCH):
            bureau.forget(project)
            runs.append(bureau.build(project, command))
    whole, without = runs
    cells = [f"{owners:,}"]
    cells += [f"{it:.0f}" for run in runs for it in (run.cpu, run.together)]
    print(f"| {' | '.join(cells)} | {whole.cpu / without.cpu - 1:.0%} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--owners", type=int, nargs="+", default=SIZES, help="sizes of regions")
    parser.add_argument("--alone", action="store_true", help="leave Pagefind out")
    parser.add_argument("--build", action="store_true", help="what the index adds to a build")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    options = parser.parse_args()
    print(f"{machine.facts({'Pagefind': (sys.executable, '-m', 'pagefind', '--version')})}")
    if options.build:
        print("| owners | CPU s | MB | without: CPU s | MB | CPU of the index |")
        print(f"|{'---:|' * 6}")
        for owners in options.owners:
            share(owners)
        return
    print(f"Seed {options.seed}.\n\n| {' | '.join(COLUMNS)} |\n|---:|---|{'---:|' * 15}")
    for owners in options.owners:
        measure(owners, [ours] if options.alone else [ours, pagefind], options.seed)


if __name__ == "__main__":
    main()
