"""Runs a command and tells what it cost, as the operating system accounts for it.

The command is started by a small process of its own: on Linux, the peak memory of a process is
never less than what its parent held at the start.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

PAUSE = 0.02
"""Seconds between two looks at the memory of a command."""
SHARE = 20
"""A pause is at least this many times as long as the last look: looking must not slow a command."""


@dataclass(frozen=True)
class Run:
    """One run of a command."""

    cpu: float
    """Seconds of user and system time, of all its threads and of all processes that it awaited."""
    wall: float
    """Seconds from start to end."""
    memory: float
    """Peak resident memory in MB, of the largest process."""
    together: float
    """Peak in MB of the memory of all its processes, each page counted once (PSS). Linux only."""


def run(command: Sequence[str | Path | int], folder: Path, quiet: bool = False) -> Run:
    """Run a command in a folder; SystemExit when it fails. If ``quiet``, nobody sees its words."""
    starter = (sys.executable, "-I", "-S", __file__, *map(str, command))
    words = subprocess.DEVNULL if quiet else None
    done = subprocess.run(starter, cwd=folder, stdout=subprocess.PIPE, stderr=words, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}: failed")
    return Run(**json.loads(done.stdout))


def _account(command: list[str]) -> Run:
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=sys.stderr)
    watch = _MemoryWatch(child.pid)
    watch.start()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    watch.stop()
    if status:
        raise SystemExit(f"exit status {os.waitstatus_to_exitcode(status)}")
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, KB elsewhere
    return Run(
        cpu=usage.ru_utime + usage.ru_stime,
        wall=wall,
        memory=usage.ru_maxrss * unit / 1e6,
        together=watch.peak / 1e6,
    )


class _MemoryWatch(threading.Thread):
    """Looks at the memory of a process and of all that it started, again and again."""

    peak = 0
    """The most bytes seen."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process = process
        self._stopped = threading.Event()

    def run(self) -> None:
        look = 0.0
        while not self._stopped.wait(max(PAUSE, SHARE * look)):
            start = time.thread_time()
            self.peak = max(self.peak, sum(map(_share, _family(self._process))))
            look = time.thread_time() - start

    def stop(self) -> None:
        self._stopped.set()
        self.join()


def _family(process: int) -> list[int]:
    """A process and everything that it started."""
    found = [process]
    for parent in found:
        try:
            threads = [*Path(f"/proc/{parent}/task").iterdir()]
        except OSError:  # it has ended
            continue
        for thread in threads:
            found += map(int, _read(thread / "children").split())
    return found


def _share(process: int) -> int:
    """The proportional share of memory of a process, in bytes; 0 when it is gone."""
    lines = _read(Path(f"/proc/{process}/smaps_rollup")).splitlines()
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


if __name__ == "__main__":
    print(json.dumps(asdict(_account(sys.argv[1:]))))
