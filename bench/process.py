"""Runs a command and measures its cost with the operating system's accounting.

A small separate process starts the command: on Linux, the peak memory of a process is never less
than what its parent used when it started it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """One run of a command."""

    cpu: float
    """Seconds of user and system time, of all its threads."""
    wall: float
    """Seconds from start to end."""
    memory: float
    """Peak resident memory in MB."""


def run(command: Sequence[str | Path | int], folder: Path, quiet: bool = False) -> Run:
    """Run a command in a folder; ``quiet`` discards its output.

    Raises SystemExit if the command fails.
    """
    starter = (sys.executable, "-I", "-S", __file__, *map(str, command))
    output = subprocess.DEVNULL if quiet else None
    process = subprocess.run(
        starter, cwd=folder, stdout=subprocess.PIPE, stderr=output, check=False
    )
    if process.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}: failed")
    return Run(**json.loads(process.stdout))


def _account(command: list[str]) -> Run:
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=sys.stderr)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"exit status {os.waitstatus_to_exitcode(status)}")
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux KB
    return Run(
        cpu=usage.ru_utime + usage.ru_stime,
        wall=time.perf_counter() - start,
        memory=usage.ru_maxrss * unit / 1e6,
    )


if __name__ == "__main__":
    print(json.dumps(asdict(_account(sys.argv[1:]))))
