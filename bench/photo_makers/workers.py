"""Develops photos with some threads, and prints the seconds that it takes where cores are free.

On a busy machine threads also wait for a core. Linux tells how long, and that is taken off; time
spent waiting for each other stays. Arguments: a list of photos (JSON), output folder, workers.
"""

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from wuse.photos import Darkroom, PhotoRequest

job, output, workers = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
requests = [PhotoRequest(Path(row["path"])) for row in json.loads(job.read_bytes())]


def seconds_waited(thread: Path) -> float:
    """What a thread has waited for a core (Documentation/scheduler/sched-stats.rst)."""
    return int((thread / "schedstat").read_text().split()[1]) / 1e9


main = set(Path("/proc/self/task").iterdir())
with Darkroom(output / "cache") as darkroom, ThreadPoolExecutor(workers) as pool:
    start = time.perf_counter()
    darkroom.develop(requests, pool)
    wall = time.perf_counter() - start
    threads = set(Path("/proc/self/task").iterdir()) - main
    print(max(wall - seconds_waited(thread) for thread in threads))
