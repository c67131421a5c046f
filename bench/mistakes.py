"""Spoils the sample files as people do: python bench/mistakes.py [--runs 3000] [--seed 1]

Each run puts one to three mistakes (`tests/support/mistakes.py`) into a file of this repository's
own schools, checks the file, applies every line that the advice shows, and mends it. Fails if
anything is raised, if advice does not solve its problem or causes another, or if `wuse fix` loses
anything (`tests/support/judging.py`).
"""

from __future__ import annotations

import argparse
import random
import sys
import traceback
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from support.judging import Case
from support.mistakes import spoil


def main() -> None:
    """Run, and print a table for the README."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="one run, by its number, with the file shown")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    numbers = [options.only] if options.only is not None else range(options.runs)
    for number in numbers:
        with TemporaryDirectory() as folder:
            run(Path(folder), f"{options.seed}-{number}", counts, options.only is not None)
    for outcome, count in counts.items():
        print(f"| {outcome} | {count} |")
    sys.exit(any(counts[bad] for bad in BAD))


BAD = ("tracebacks", "advice that makes it worse", "fixes that lose something")


def run(project: Path, seed: str, counts: Counter[str], verbose: bool = False) -> None:
    """Spoil one file and judge the advice and the mending."""
    path, names = spoil(project, random.Random(seed))
    if verbose:
        print((project / path).read_text("utf-8", "replace"))
    counts["files spoilt"] += 1
    failures: dict[str, list[str]] = {bad: [] for bad in BAD}
    try:
        case = Case(project, path)
        counts["problems told"] += len(case.problems)
        counts["lines shown and tried"] += sum(
            problem.edit is not None for problem in case.problems
        )
        failures[BAD[1]] = list(case.bad_advice())
        failures[BAD[2]] = list(case.bad_mending())
    except Exception:  # noqa: BLE001 - any exception is counted and shown
        failures[BAD[0]] = [traceback.format_exc()]
    for bad, items in failures.items():
        counts[bad] += len(items)
        for item in items:
            print(f"{seed} {path} {'+'.join(names)}: {bad}: {item}", file=sys.stderr)


if __name__ == "__main__":
    main()
