"""What builds cost, and the rows of the table in ``bench/README.md``."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from process import Run

COLD, HUGO = "cold", "Hugo"
"""The builds to which others are related."""
NONE = "–"
_COLUMNS = (
    "owners", "build", "pages", "written", "CPU s", "wall s", "CPU ms a page", "peak MB",
    "CPU a page to Hugo's", "wall to Hugo's", "memory to Hugo's", "wall, of the cold build's",
)  # fmt: skip
HEAD = f"| {' | '.join(_COLUMNS)} |\n|---:|---|{'---:|' * (len(_COLUMNS) - 2)}"


@dataclass(frozen=True)
class Build:
    """One build: what it cost, and what it left."""

    cost: Run
    pages: int
    """HTML files of the site."""
    written: int
    """Those of them that this build wrote."""

    @classmethod
    def of(cls, site: Path, build: Callable[[], Run]) -> Build:
        """Build, and count the pages in the folder of the site."""
        start = time.time()
        cost = build()
        times = [path.stat().st_mtime for path in site.rglob("*.html")]
        return cls(cost, len(times), sum(moment >= start for moment in times))

    def __str__(self) -> str:
        cost = self.cost
        return f"{cost.cpu:.2f} s CPU, {cost.wall:.2f} s wall, {cost.together:.0f} MB"

    @property
    def cpu_per_page(self) -> float:
        """Seconds of CPU for each page of the site."""
        return self.cost.cpu / self.pages


def rows(owners: int, measured: Mapping[str, Sequence[Build]]) -> list[str]:
    """A row for each kind of build.

    Args:
        owners: the size of the region.
        measured: kind -> its builds, one in each turn.
    """
    return [f"| {owners:,} | {kind} | {' | '.join(_cells(kind, measured))} |" for kind in measured]


def _cells(kind: str, measured: Mapping[str, Sequence[Build]]) -> list[str]:
    builds = measured[kind]

    def median(measure: Callable[[Build], float]) -> float:
        return statistics.median(map(measure, builds))

    def ratio(other: str, measure: Callable[[Build], float], form: str = ".2f") -> str:
        """The median of the ratios between builds of the same turn."""
        if other not in measured:
            return NONE
        turns = zip(builds, measured[other], strict=True)
        return format(statistics.median(measure(own) / measure(it) for own, it in turns), form)

    return [
        f"{median(lambda build: build.pages):,.0f}",
        f"{median(lambda build: build.written):,.0f}",
        f"{median(lambda build: build.cost.cpu):.2f}",
        f"{median(lambda build: build.cost.wall):.2f}",
        f"{median(lambda build: build.cpu_per_page * 1000):.2f}",
        f"{median(lambda build: build.cost.together):,.0f}",
        ratio(HUGO, lambda build: build.cpu_per_page),
        ratio(HUGO, lambda build: build.cost.wall),
        ratio(HUGO, lambda build: build.cost.together),
        NONE if kind == HUGO else ratio(COLD, lambda build: build.cost.wall, ".0%"),
    ]
