"""The searches that `bench/search.py` compares: ours, and Pagefind.

Each is held to the texts that it was given: ours to those of its records, Pagefind to those of the
records' pages.
"""

from __future__ import annotations

import gzip
import json
import sys
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from playwright.sync_api import Page
from process import Run, run

from wuse.search.entries import DOCUMENT, KINDS
from wuse.search.traditional import simplified

PAGES = "brands/*/{index.html,case/index.html,{activities,exemplars}/*/index.html}"
MOST = 5000
"""Results up to which all entries are taken, that is, compared with their texts."""

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
            number, kind, path, title, *_, tags, words = row
            if kind == KINDS.index(DOCUMENT):  # guides and rules, which Pagefind does not get
                continue
            paths[number] = path
            texts[path] = "\n".join(map(fold, (title, tags, words)))

    def find(page: Page, query: str) -> frozenset[str]:
        (is_exact, total), numbers = page.evaluate(FIND, [query, MOST])
        if is_exact and total != len(numbers):
            print(f"{query}: {total} told, {len(numbers)} found", file=sys.stderr)
        return frozenset(paths[number] for number in numbers if number in paths)

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
