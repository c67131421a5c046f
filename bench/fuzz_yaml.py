"""Reads and mends hostile record files: python bench/fuzz_yaml.py [--runs 20000]

Counts what comes of them. Ends with an error when anything is raised, when a promise of mending
(`tests/support/hostile_yaml.py`) is broken, or when one input takes longer than ten seconds.
"""

from __future__ import annotations

import argparse
import faulthandler
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from support.hostile_yaml import RECORDS, Kind, check

SECONDS = 10


def main() -> None:
    """Run, and print a table for the README."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    outcomes: Counter[str] = Counter()
    slowest = 0.0

    @seed(options.seed)
    @settings(
        max_examples=options.runs,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(RECORDS, st.booleans())
    def fuzz(record: tuple[bytes, Kind], sort_keys: bool) -> None:
        nonlocal slowest
        faulthandler.dump_traceback_later(SECONDS, exit=True)
        started = time.process_time()
        mended = check(*record, sort_keys)
        slowest = max(slowest, time.process_time() - started)
        faulthandler.cancel_dump_traceback_later()
        remaining = "something left to its writer" if mended.problems else "nothing left to do"
        outcomes[f"{'mended' if mended.done else 'as it was'}, {remaining}"] += 1

    fuzz()
    for outcome, count in outcomes.most_common():
        print(f"| {outcome} | {count} |")
    print(f"{outcomes.total()} inputs; slowest: {slowest:.2f} s of CPU, all checks included")


if __name__ == "__main__":
    main()
