"""Whether two sites have the same pages: a row for each kind, with what either makes of it."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from statistics import mean

from report import NONE

_KINDS = {
    "activity": "brands/[^/]+/activities/.+",
    "exemplar": "brands/[^/]+/exemplars/.+",
    "poster": "brands/[^/]+/poster",
    "brand": "brands/[^/]+",
    "all brands": "brands|brand-cards|brand-list",
    "brands of a stage": "stages/.+",
    "brands of a district": "districts/.+",
    "brands of a level or year": "brands-by/.+",
    "districts": "districts",
    "matrix": "matrix",
    "timeline": "timeline",
    "year": r"timeline/\d{4}",
    "month": r"timeline/\d{4}/\d\d",
    "activities of a facet": "timeline/.+",
    "exemplars": "exemplars",
    "exemplars of a facet": "exemplars/.+",
    "search": "search",
    "form": "submit/.+",
    "guides and rules": "(guide|rules).*",
    "home": r"\.",
}
"""Kind -> pattern of the paths of its pages, without the number of a part; the first that fits."""
_PART = re.compile("/page[-/]([0-9]+)$")
_UNSEEN = frozenset({"script", "style", "svg", "title"})
HEAD = """\
| kind | pages | Hugo's | KB | Hugo's | bytes, of Wuse's | same text |
|---|---:|---:|---:|---:|---:|---:|"""


_Files = dict[str, Path]
"""Path of a page -> its file; the second part of a list is ``timeline#2``."""


def rows(wuse: Path, hugo: Path) -> list[str]:
    """Compare two sites, and return a row for each kind of page."""
    ours, theirs = _pages(wuse), _pages(hugo)
    return [
        _row(kind, ours.get(kind, {}), theirs.get(kind, {}))
        for kind in sorted(ours.keys() | theirs.keys(), key=_order)
    ]


def _order(kind: str) -> tuple[int, str]:
    return (list(_KINDS).index(kind) if kind in _KINDS else len(_KINDS), kind)


def _row(kind: str, ours: _Files, theirs: _Files) -> str:
    cells = [kind, f"{len(ours):,}", f"{len(theirs):,}"]
    cells += [f"{_size(it):.1f}" if it else NONE for it in (ours, theirs)]
    both = ours.keys() & theirs.keys()
    if both:
        same = mean(_same(ours[path], theirs[path]) for path in both)
        cells += [f"{_size(theirs) / _size(ours):.0%}", f"{same:.0%}"]
    else:
        cells += [NONE, NONE]
    return f"| {' | '.join(cells)} |"


def _size(files: _Files) -> float:
    """Mean size in KB."""
    return mean(path.stat().st_size for path in files.values()) / 1000


def _pages(site: Path) -> dict[str, _Files]:
    """Kind -> path of a page -> its file."""
    found: dict[str, _Files] = {}
    for file in site.rglob("index.html"):
        path = _PART.sub(r"#\1", str(file.parent.relative_to(site)))
        found.setdefault(_kind(path), {})[path] = file
    return found


def _kind(path: str) -> str:
    plain = path.partition("#")[0]
    return next((kind for kind, form in _KINDS.items() if re.fullmatch(form, plain)), plain)


def _same(one: Path, other: Path) -> float:
    """How much of the visible text of two pages is in both, from 0 to 1."""
    texts, others = _texts(one), _texts(other)
    return 2 * (texts & others).total() / max(1, texts.total() + others.total())


def _texts(file: Path) -> Counter[str]:
    reader = _Reader()
    reader.feed(file.read_text("utf-8"))
    return reader.texts


class _Reader(HTMLParser):
    """Collects the pieces of text that a page shows."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: Counter[str] = Counter()
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._unseen += tag in _UNSEEN

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN

    def handle_data(self, data: str) -> None:
        if not self._unseen and (text := " ".join(data.split())):
            self.texts[text] += 1
