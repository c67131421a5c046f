"""Spoils the sample files as people do: python bench/mistakes.py [--runs 3000] [--seed 1]

Each run puts one to three mistakes (`tests/support/mistakes.py`) into a file of this repository's
own schools, checks it, puts every line that the advice shows into the file, and mends it. Counts,
and ends with an error when there is any: what is raised, advice that does not end its problem or
brings another, and what `wuse fix` loses (`tests/support/judging.py`).
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


def run(project: Path, seed: str, counts: Counter[str], shown: bool = False) -> None:
    """Spoil one file and judge what is said and done."""
    path, names = spoil(project, random.Random(seed))
    if shown:
        print((project / path).read_text("utf-8", "replace"))
    counts["files spoilt"] += 1
    found: dict[str, list[str]] = {bad: [] for bad in BAD}
    try:
        case = Case(project, path)
        counts["problems told"] += len(case.problems)
        counts["lines shown and tried"] += sum(
            problem.edit is not None for problem in case.problems
        )
        found[BAD[1]] = list(case.bad_advice())
        found[BAD[2]] = list(case.bad_mending())
    except Exception:  # noqa: BLE001 - whatever it is, it is counted and shown
        found[BAD[0]] = [traceback.format_exc()]
    for bad, items in found.items():
        counts[bad] += len(items)
        for item in items:
            print(f"{seed} {path} {'+'.join(names)}: {bad}: {item}", file=sys.stderr)


if __name__ == "__main__":
    main()
