"""The search beside Pagefind: what is found, and what finding costs on a slow phone.

Run ``python bench/search.py`` with the extra ``bench`` installed; it prints a part of
``bench/README.md``. Both engines search the same made-up site. Queries are drawn afresh from a
seed: half are words of the texts, half are runs of one to six characters. A plain scan says which
records contain a query; each engine is held to the text that it was given: ours to that of its
records, Pagefind to that of the records' pages. Costs are those of a browser that has loaded
nothing: requests and bytes of the index and its program, and the time from the start of the page.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import shutil
import statistics
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple
from urllib.parse import quote

import bureau
import machine
import varied
from lighthouse import Compressing, Server
from playwright.sync_api import Browser, Page, sync_playwright
from process import Run, run

from wuse.search.traditional import simplified

SIZES = (10, 100, 1000)
QUERIES = 80
"""Half of them are words, which are timed."""
MOST = 5000
"""Results up to which all entries are taken, that is, compared with their texts."""
BYTES_A_SECOND, LATENCY, SLOWER = 1.6e6 / 8, 150, 4
SECONDS = 60
PAGES = "brands/*/{index.html,case/index.html,{activities,exemplars}/*/index.html}"

FIND = """async ([query, most]) => {
  const search = window.WuseSearch, overview = await search.overview();
  const found = await search.find(overview, search.words(query), []);
  const told = [found.isExact, found.total];
  if (found.rest) { await found.all(); }
  if (found.numbers.length <= most) { await found.take(0, most); }
  return [told, found.numbers.filter((number) => !found.wrong.has(number))];
}"""
THEIRS = """<!doctype html><meta charset="utf-8"><title>Pagefind</title><ol></ol>
<script type="module">
import * as pagefind from "./pagefind/pagefind.js";
await pagefind.options({ noWorker: true });
window.find = async (query) => (await pagefind.search(query)).results;
const query = new URLSearchParams(location.search).get("q");
for (const result of query ? (await window.find(query)).slice(0, 10) : []) {
  result.data().then((entry) => {
    const item = document.createElement("li");
    item.className = "hit";
    item.append(entry.meta.title, entry.excerpt);
    document.querySelector("ol").append(item);
  });
}
window.isReady = true;
</script>
"""
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


@dataclass(frozen=True)
class Engine:
    """A search of a site."""

    name: str
    made: Run | None
    """What the index cost; None when it is a part of the build."""
    folder: Path
    address: str
    """Of the page, followed by the query."""
    texts: Mapping[str, str]
    """Address of a record's page -> its folded text."""
    find: Callable[[Page, str], frozenset[str]]
    """All that is found."""

    @property
    def files(self) -> list[Path]:
        """All files that it needs."""
        return [path for path in self.folder.rglob("*") if path.is_file()]


def fold(text: str) -> str:
    """Full width, case, traditional characters and white space make no difference."""
    return " ".join(simplified(unicodedata.normalize("NFKC", text).lower()).split())


def ours(site: Path) -> Engine:
    """Our own search."""
    folder = site / "search/data"
    texts, paths = {}, {}
    for file in (folder / "r").iterdir():
        text = file.read_text("utf-8")
        for row in json.loads(text[text.index(",") + 1 : text.rindex(")")]):
            number, _, path, title, *_, tags, words = row
            paths[number] = path
            texts[path] = "\n".join(map(fold, (title, tags, words)))

    def find(page: Page, query: str) -> frozenset[str]:
        (is_exact, total), numbers = page.evaluate(FIND, [query, MOST])
        if is_exact and total != len(numbers):
            print(f"{query}: {total} told, {len(numbers)} found", file=sys.stderr)
        return frozenset(paths[number] for number in numbers)

    return Engine("Wuse", None, folder, "search/", texts, find)


class _Words(HTMLParser):
    """Collects the text of the main part of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._depth = 0
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._depth or ("id", "content") in attrs:
            self._depth += tag == "div"
        self._silent += tag in ("script", "style", "svg")

    def handle_endtag(self, tag: str) -> None:
        self._depth -= self._depth > 0 and tag == "div"
        self._silent -= tag in ("script", "style", "svg")

    def handle_data(self, data: str) -> None:
        if self._depth and not self._silent:
            self.words.append(data)


def pagefind(site: Path) -> Engine:
    """Pagefind, of the pages of records."""
    command = (sys.executable, "-m", "pagefind", "--site", site, "--glob", PAGES)
    made = run((*command, "--root-selector", "#content", "--quiet"), site)
    (site / "pagefind.html").write_text(THEIRS, "utf-8")
    folder = site / "pagefind"
    paths, texts = {}, {}
    for file in (folder / "fragment").iterdir():
        content = gzip.decompress(file.read_bytes())
        path = json.loads(content[content.index(b"{") :])["url"].lstrip("/")
        paths[file.name.partition(".")[0]] = path
        reader = _Words()
        reader.feed((site / path / "index.html").read_text("utf-8"))
        texts[path] = fold("".join(reader.words))

    def find(page: Page, query: str) -> frozenset[str]:
        page.wait_for_function("window.isReady")
        ids = page.evaluate("async (query) => (await find(query)).map((it) => it.id)", query)
        return frozenset(paths[id] for id in ids)

    return Engine("Pagefind", made, folder, "pagefind.html", texts, find)


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
        if re.search(r"/search/data/|/search-[^/]*\.js|/pagefind/", event["request"]["url"]):
            wanted.add(event["requestId"])

    session.on("Network.requestWillBeSent", sent)
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--owners", type=int, nargs="+", default=SIZES, help="sizes of regions")
    parser.add_argument("--alone", action="store_true", help="leave Pagefind out")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    options = parser.parse_args()
    print(f"{machine.facts({'Pagefind': (sys.executable, '-m', 'pagefind', '--version')})}")
    print(f"Seed {options.seed}.\n\n| {' | '.join(COLUMNS)} |\n|---:|---|{'---:|' * 15}")
    for owners in options.owners:
        measure(owners, [ours] if options.alone else [ours, pagefind], options.seed)


if __name__ == "__main__":
    main()
