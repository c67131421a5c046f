"""Mutates good photos and gives them to the opener: python bench/fuzz_photos.py [--runs 20000]

Counts the outcomes. Fails if the result is neither a picture nor a `PhotoError`, if one input takes
longer than ten seconds, or if a decoder crashes; a crash kills the process and leaves its input in
`fuzz-last.bin`.
"""

from __future__ import annotations

import argparse
import faulthandler
import random
import sys
import time
from collections import Counter
from pathlib import Path

from wuse.photos import PhotoError
from wuse.photos.opener import decode

CORPUS = Path(__file__).parent.parent / "tests" / "corpus" / "photos"
SECONDS = 10
NUMBERS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0xFFFFFFFF)


def mutate(data: bytearray, other: bytes, chance: random.Random) -> None:
    """Apply one change of a kind that finds bugs in decoders."""
    at = chance.randrange(len(data) + 1)
    match chance.randrange(6):
        case 0:  # a flipped bit
            data[at % len(data)] ^= 1 << chance.randrange(8)
        case 1:  # random bytes
            data[at : at + 8] = chance.randbytes(chance.randrange(1, 9))
        case 2:  # a length or size at a boundary
            size = chance.choice((1, 2, 4))
            number = chance.choice(NUMBERS) & (256**size - 1)
            data[at : at + size] = number.to_bytes(size, chance.choice(("big", "little")))
        case 3:  # a missing part
            del data[at : at + chance.randrange(1, 64)]
        case 4:  # a repeated part
            data[at:at] = data[at : at + chance.randrange(1, 256)]
        case 5:  # a part of another file
            start = chance.randrange(len(other))
            data[at : at + 64] = other[start : start + chance.randrange(1, 256)]
    if not data:
        data.append(0)


def main() -> None:
    """Run, and print a table for the README."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    seeds = {path.name: path.read_bytes() for path in sorted(CORPUS.glob("ok--*"))}
    names = list(seeds)
    last = Path("fuzz-last.bin")
    outcomes: Counter[str] = Counter()
    slowest, bad = (0.0, ""), 0
    for run in range(options.runs):
        name = names[run % len(names)]
        data = bytearray(seeds[name])
        for _ in range(chance.choice((1, 1, 2, 4, 16))):
            mutate(data, seeds[chance.choice(names)], chance)
        last.write_bytes(data)
        faulthandler.dump_traceback_later(SECONDS, exit=True)
        started = time.process_time()
        try:
            decode(bytes(data), 1600)
            outcomes["picture"] += 1
        except PhotoError as error:
            outcomes[error.reason] += 1
        except BaseException as error:  # noqa: BLE001 - these are the bugs that we look for
            bad += 1
            Path(f"fuzz-{run}.bin").write_bytes(data)
            print(f"{name} (run {run}): {error!r}")
        faulthandler.cancel_dump_traceback_later()
        slowest = max(slowest, (time.process_time() - started, name))
    last.unlink()
    for outcome, count in outcomes.most_common():
        print(f"| {outcome} | {count} |")
    print(f"slowest: {slowest[0]:.2f} s of CPU ({slowest[1]}); anything else: {bad}")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
