"""What `wuse dossier` and `wuse pack` cost for an edition of many candidates.

    python bench/dossiers.py [--candidates 60]

The candidates are copies of this repository's fictional schools. Each has 18 photos of its own: the
schools' illustrations with the noise of a camera, because no file may be there twice. Photos are
developed before the clock of the books starts, as they are where a site has been built. CPU
includes the browsers.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import machine
import numpy
import yaml
from PIL import Image
from process import run

ROOT = Path(__file__).parent.parent
WUSE = ROOT / ".venv/bin/wuse"
PANEL = "panel.yml"
NOISE = 5
"""Standard deviation of each channel, of 256 steps."""
SCHOOLS = ("linhai-primary", "shanqian-school", "jinxiu-vocational")


def write(root: Path, candidates: int) -> None:
    """Make the project."""
    for name in ("hooks", "theme_overrides", "docs"):
        (root / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(ROOT / "brands", root / "brands")  # which candidates name as partners
    slugs = [f"candidate-{number}" for number in range(candidates)]
    for number, slug in enumerate(slugs):
        school = root / "brands" / slug
        shutil.copytree(ROOT / "brands" / SCHOOLS[number % len(SCHOOLS)], school)
        brand = school / "brand.yml"
        brand.write_text(brand.read_text("utf-8").replace("（虚构）", f"（虚构{number}）"), "utf-8")
        take_photos(school / "photos", number)
    path = root / "brands/_bureau/editions/2026.yml"
    edition = yaml.safe_load(path.read_text("utf-8"))
    edition |= {"candidates": slugs, "outcome": []}
    path.write_text(yaml.safe_dump(edition, allow_unicode=True), "utf-8")


def take_photos(folder: Path, seed: int) -> None:
    """Make the photos of a folder different from those of any other."""
    draw = numpy.random.default_rng(seed)
    for path in sorted(folder.glob("*.jpg")):
        picture = numpy.asarray(Image.open(path).convert("RGB"), dtype=float)
        noisy = picture + draw.normal(0, NOISE, picture.shape)
        Image.fromarray(noisy.clip(0, 255).astype("uint8")).save(path, quality=90)


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
        (root / PANEL).write_text("评选: 2026\n种子: 一句话\n评审: [P01]\n", "utf-8")
        cost = run([WUSE, "pack", "2026", "--panel", PANEL, "--to", "packs"], root, quiet=True)
        sizes = [pack.stat().st_size / 1e6 for pack in (root / "packs").glob("*.zip")]
        largest = f"{len(sizes)} packs, the largest of {max(sizes):.0f} MB"
        print(f"{largest}: {cost.wall:.0f} s, CPU {cost.cpu:.0f} s")


if __name__ == "__main__":
    main()
