"""A week of edits in a bureau: after each, the site that grew must equal one built from nothing.

Run ``python bench/week.py``. A made-up region is edited as `school_edits.py` and `bureau_edits.py`
tell, in an order that the seed decides: every kind of edit comes once before any comes twice. After
each edit the site is built where it stands, and a copy of the project is built from nothing in
another folder. Every file of the two sites must be the same, byte for byte, and both builds must
say the same. No file is left out: those that carry the time of the build take it from
SOURCE_DATE_EPOCH, which is the same for both.

At the first difference the script stops and leaves both folders to look at.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import bureau
from bureau_edits import BUREAU_EDITS
from desk import Desk, Edit, ImpossibleError
from school_edits import BEFORE, SCHOOL_EDITS

EDITS = SCHOOL_EDITS + BUREAU_EDITS
SHOWN = 10
"""Differences that are printed."""


@dataclass(frozen=True)
class Built:
    """What a build said, and how long it took."""

    status: int
    said: str
    wall: float
    """Seconds."""

    def __str__(self) -> str:
        return f"{self.said}(status {self.status})"


def build(project: Path, moment: int) -> Built:
    """Build as if it were this moment, in seconds since 1970."""
    start = time.perf_counter()
    done = subprocess.run(
        bureau.BUILD,
        cwd=project,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(moment)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Built(done.returncode, done.stdout, time.perf_counter() - start)


def copy(project: Path, fresh: Path, keep_made: bool) -> None:
    """Make a project with the same sources, and with nothing of any build but perhaps pictures."""
    if keep_made:
        bureau.forget(fresh)
    else:
        bureau.forget_all(fresh)
    fresh.mkdir(exist_ok=True)
    made = {bureau.SITE, bureau.CACHE}
    for path in fresh.iterdir():
        if path.name not in made:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    shutil.copytree(
        project,
        fresh,
        symlinks=True,
        dirs_exist_ok=True,
        ignore=lambda folder, _: made if Path(folder) == project else (),
    )


def differences(grown: Path, fresh: Path) -> Iterator[str]:
    """The files of two sites that differ, and those that only one has."""
    own, other = ({str(path.relative_to(site)) for path in site.rglob("*") if path.is_file()}
                  for site in (grown, fresh))  # fmt: skip
    for name in sorted(own | other):
        if name not in other:
            yield f"left over: {name}"
        elif name not in own:
            yield f"missing: {name}"
        elif (grown / name).read_bytes() != (fresh / name).read_bytes():
            yield f"differs: {name}"


class Week:
    """A project that is edited, beside one that is built from nothing."""

    def __init__(self, folder: Path, owners: int, seed: int, keep_made: bool) -> None:
        self._grown, self._fresh, self._keep_made = folder / "grown", folder / "fresh", keep_made
        bureau.make(self._grown, owners)
        self._desk = Desk(self._grown, seed)
        for _ in range(3 + owners // 20):
            for edit in BEFORE:
                self._do(edit)

    def live(self, seed: int, count: int) -> bool:
        """Make so many edits. Whether the sites were equal after every one."""
        equal = self._compare("at the beginning")
        for number, edit in zip(range(1, count + 1), _order(seed), strict=False):
            if not equal:
                break
            equal = self._compare(f"{number}. {edit.__name__}: {self._do(edit)}")
        return equal

    def _do(self, edit: Edit) -> str:
        try:
            return edit(self._desk)
        except ImpossibleError:
            return "impossible now"

    def _compare(self, title: str) -> bool:
        self._desk.commit()
        copy(self._grown, self._fresh, self._keep_made)
        grown, fresh = (build(path, self._desk.moment) for path in (self._grown, self._fresh))
        sites = [path / bureau.SITE for path in (self._grown, self._fresh)]
        found = [*differences(*sites)]
        if (grown.status, grown.said) != (fresh.status, fresh.said):
            found.insert(0, f"said:\n{grown}\ninstead of:\n{fresh}")
        verdict = f"{len(found)} DIFFERENCES" if found else "the same"
        if fresh.status:  # and no site to compare
            verdict += f", status {fresh.status}"
        walls = f"{grown.wall:.1f} s, {fresh.wall:.1f} s from nothing"
        print(f"{title} | {walls} | {verdict}", flush=True)
        for line in found[:SHOWN]:
            print(f"  {line}")
        return not found


def _order(seed: int) -> Iterator[Edit]:
    shuffled = random.Random(seed)
    while True:
        yield from shuffled.sample(EDITS, len(EDITS))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--owners", type=int, default=400)
    parser.add_argument("--edits", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--no-cache",
        action="store_true",
        help="make cards and QR codes each time, too",
    )
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="wuse-week-"))
    week = Week(folder, arguments.owners, arguments.seed, not arguments.no_cache)
    if not week.live(arguments.seed, arguments.edits):
        sys.exit(f"Look at {folder}")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
