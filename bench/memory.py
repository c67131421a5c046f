"""The most memory that a command and all that it starts take together.

Run ``python bench/memory.py COMMAND…``, for example ``.venv/bin/mkdocs build`` in a project with
large photos and an empty cache. Linux only. Counted is the proportional share (PSS): pages that
processes have in common count once.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

PAUSE = 0.02
"""Seconds between two looks."""


def family(process: int) -> list[int]:
    """A process and everything that it started."""
    found = [process]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            found += map(int, _read(task).split())
    return found


def share(process: int) -> int:
    """The proportional share of memory of a process, in bytes; 0 when it is gone."""
    lines = _read(Path(f"/proc/{process}/smaps_rollup")).splitlines()
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


def main() -> None:
    most = 0
    with subprocess.Popen(sys.argv[1:]) as command:
        while command.poll() is None:
            most = max(most, sum(map(share, family(command.pid))))
            time.sleep(PAUSE)
    print(f"{most / 1e6:.0f} MB at the most")
    sys.exit(command.returncode)


if __name__ == "__main__":
    main()
