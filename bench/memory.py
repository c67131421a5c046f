"""Measures the peak memory of a command together with all processes that it starts.

Run ``python bench/memory.py COMMAND…``, for example ``.venv/bin/mkdocs build`` in a project with
large photos and an empty cache. Linux only. It adds up the proportional set sizes (PSS), in which
memory that several processes share counts once.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

PAUSE = 0.02
"""Seconds between two measurements."""


def process_tree(root: int) -> list[int]:
    """A process and all its descendants."""
    processes = [root]
    for parent in processes:  # grows while we iterate
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            processes += map(int, _read(task).split())
    return processes


def proportional_set_size(process: int) -> int:
    """Bytes of memory of a process, with its share of shared memory; 0 if it has ended."""
    lines = _read(Path(f"/proc/{process}/smaps_rollup")).splitlines()
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


def main() -> None:
    peak = 0
    with subprocess.Popen(sys.argv[1:]) as command:
        while command.poll() is None:
            peak = max(peak, sum(map(proportional_set_size, process_tree(command.pid))))
            time.sleep(PAUSE)
    print(f"{peak / 1e6:.0f} MB at the most")
    sys.exit(command.returncode)


if __name__ == "__main__":
    main()
