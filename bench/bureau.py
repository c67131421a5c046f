"""A bureau's project with made-up schools, as `bench/region.py` makes them, and its builds."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import region
from process import Run, run

ROOT = Path(__file__).parents[1]
SITE = "site"
CACHE = ".cache"
MADE_ONCE = frozenset({"photos", "cards", "codes"})
"""What of the cache is made from a photo, a name or an address alone, and which CI keeps.

All else in the cache is kept of records and pages, and a cold build begins without it.
"""
MOMENT = 1_780_000_000
"""The moment of a build, in seconds since 1970: 29 May 2026 in Shanghai."""
BUILD = (sys.executable, "-m", "mkdocs", "build", "--quiet")
WITHOUT_SEARCH = (sys.executable, ROOT / "bench/without_search.py", "build", "--quiet")

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # it makes each start compile the engine
os.environ |= {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": str(MOMENT)}


def make(project: Path, count: int, writer: type[region.Writer] = region.Writer) -> None:
    """Make a project of this repository's shell and engine with so many schools."""
    project.mkdir(parents=True)
    (project / "hooks").symlink_to(ROOT / "hooks")
    shutil.copy(ROOT / "mkdocs.yml", project)
    for name in ("docs", "theme_overrides"):
        shutil.copytree(ROOT / name, project / name)
    region.write_wuse(project / "brands", count, writer)


def build(project: Path, command: Sequence[str | Path] = BUILD) -> Run:
    """Build the site where it stands, from what the last build has left."""
    return run(command, project)


def forget(project: Path) -> None:
    """Remove the site and all that is kept of records and pages: the next build is a cold one."""
    shutil.rmtree(project / SITE, ignore_errors=True)
    for kept in (project / CACHE).glob("*"):
        if kept.name not in MADE_ONCE:
            shutil.rmtree(kept) if kept.is_dir() else kept.unlink()


def forget_all(project: Path) -> None:
    """Remove everything that builds have made."""
    for name in (SITE, CACHE):
        shutil.rmtree(project / name, ignore_errors=True)
