"""What `wuse dossier` and `wuse pack` cost for an edition of many candidates.

    python bench/dossiers.py [--candidates 60]

The candidates are copies of this repository's fictional schools, with photos. Photos are developed
before the clock starts, as they are where a site has been built. CPU includes the browsers.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import machine
import yaml
from process import run

ROOT = Path(__file__).parent.parent
WUSE = ROOT / ".venv/bin/wuse"
PANEL = "panel.yml"
SCHOOLS = ("linhai-primary", "shanqian-school", "jinxiu-vocational")


def write(root: Path, candidates: int) -> None:
    """Make the project."""
    for name in ("hooks", "theme_overrides", "docs"):
        (root / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    bureau = Path("brands/_bureau")
    shutil.copytree(ROOT / bureau, root / bureau)
    slugs = [f"school-{number}" for number in range(candidates)]
    for number, slug in enumerate(slugs):
        shutil.copytree(ROOT / "brands" / SCHOOLS[number % len(SCHOOLS)], root / "brands" / slug)
    path = root / bureau / "editions/2026.yml"
    edition = yaml.safe_load(path.read_text("utf-8"))
    edition |= {"candidates": slugs, "outcome": []}
    path.write_text(yaml.safe_dump(edition, allow_unicode=True), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--candidates", type=int, default=60)
    candidates = parser.parse_args().candidates
    print(machine.facts({}))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, candidates)
        for name in ("warm", "books"):
            cost = run([WUSE, "dossier", "2026", "--output", name], root, quiet=True)
        books = list((root / "books").iterdir())
        size = sum(book.stat().st_size for book in books) / 1e6
        print(f"{len(books)} books, {size:.0f} MB: {cost.wall:.0f} s, CPU {cost.cpu:.0f} s")
        (root / PANEL).write_text("评选: 2026\n评审: [P01]\n", "utf-8")
        cost = run([WUSE, "pack", "2026", "--panel", PANEL, "--to", "packs"], root, quiet=True)
        sizes = [pack.stat().st_size / 1e6 for pack in (root / "packs").glob("*.zip")]
        largest = f"{len(sizes)} packs, the largest of {max(sizes):.0f} MB"
        print(f"{largest}: {cost.wall:.0f} s, CPU {cost.cpu:.0f} s")


if __name__ == "__main__":
    main()
