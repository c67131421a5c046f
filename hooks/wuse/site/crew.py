"""Runs tasks on every core, or on many machines.

`concurrent.futures` is the whole engine: a pool of processes here, Dask's executor elsewhere. The
tasks are the same functions with the same results, whoever runs them.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple, TypeVar

from wuse.photos import cluster

WORKERS = "WUSE_WORKERS"
"""Environment variable: how many processes help, such as ``2`` (0 for none), how they are started,
such as ``2:spawn``, or the address of a Dask scheduler, such as ``tcp://host:8786``."""

_FEW = {"fork": 40, "spawn": 200}
"""Way of starting a process -> jobs that are done before another process would begin to help."""

_CHUNKS = 8
"""Least chunks of jobs for each worker, so that all end at the same time."""
_CHUNK = 20
"""Most jobs of a chunk: its results wait in the worker until the last is done."""

Shared = TypeVar("Shared")
Job = TypeVar("Job")
Result = TypeVar("Result")


class Crew(NamedTuple):
    """Who does the work."""

    workers: int | None = None
    """How many processes help; None for one a core where it pays."""
    method: str = "fork" if sys.platform == "linux" else "spawn"
    """How a process is started (`multiprocessing.get_context`)."""
    scheduler: str = ""
    """The address of a Dask scheduler that finds the workers; empty for this machine."""

    @classmethod
    def chosen(cls) -> Crew:
        """The crew that the environment names; otherwise the usual one."""
        choice = os.environ.get(WORKERS, "")
        if "://" in choice:
            return cls(scheduler=choice)
        count, _, method = choice.partition(":")
        crew = cls(int(count) if count.isdecimal() else None)
        return crew._replace(method=method) if method in _FEW else crew

    def helpers(self, jobs: int) -> int:
        """How many processes to start for so many jobs."""
        if self.workers is not None:
            return min(self.workers, jobs)
        return _cores() if jobs > _FEW[self.method] else 0

    def run(
        self,
        task: Callable[[Shared, Job], Result],
        shared: Shared,
        jobs: Sequence[Job],
        scratch: Path,
    ) -> Iterator[Result]:
        """Yield the result of a task for each job; the arguments are those of `at_work`."""
        with self.at_work(task, shared, jobs, scratch) as results:
            yield from results

    @contextmanager
    def at_work(
        self,
        task: Callable[[Shared, Job], Result],
        shared: Shared,
        jobs: Sequence[Job],
        scratch: Path,
    ) -> Iterator[Iterator[Result]]:
        """Start a task for each job; the value yields their results in any order.

        A worker that dies, for want of memory for example, takes nothing with it: this process does
        its jobs.

        Args:
            task: a function of a module.
            shared: what all jobs need; a worker loads it once.
            jobs: what each call needs.
            scratch: a folder for the shared part, which all workers can read.

        Raises:
            ClusterError: the scheduler does not answer.
            OSError: a task has raised it.
        """
        helpers = self.helpers(len(jobs))
        if not (helpers or (self.scheduler and jobs)):
            yield (task(shared, job) for job in jobs)
            return
        file = scratch / f"{task.__name__}.shared"
        file.write_bytes(pickle.dumps(shared, pickle.HIGHEST_PROTOCOL))
        size = min(_CHUNK, max(1, len(jobs) // (_CHUNKS * (helpers or _CHUNKS))))
        chunks = [jobs[start : start + size] for start in range(0, len(jobs), size)]
        with self._executor(helpers) as executor:
            run = partial(_run, task, str(file))
            futures = {executor.submit(run, chunk): chunk for chunk in chunks}
            try:
                yield self._results(futures, partial(task, shared))
            finally:
                for future in futures:
                    future.cancel()

    @staticmethod
    def _results(
        futures: dict[Future[list[Result]], Sequence[Job]], task: Callable[[Job], Result]
    ) -> Iterator[Result]:
        for future in as_completed(futures):
            error = future.exception()
            if isinstance(error, OSError):
                raise error
            # Executors have their own classes for a dead worker. What is wrong with a task itself
            # comes to light here.
            yield from map(task, futures[future]) if error else future.result()

    @contextmanager
    def _executor(self, helpers: int) -> Iterator[Executor]:
        if self.scheduler:
            with cluster(self.scheduler) as executor:
                yield executor
            return
        context = multiprocessing.get_context(self.method)
        with ProcessPoolExecutor(helpers, context, initializer=_prepare_worker) as executor:
            yield executor


def _cores() -> int:
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _prepare_worker() -> None:
    # An interrupt from the keyboard reaches every process; this one waits for its parent.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()


def _end_with(parent: int) -> None:
    """End this process when its parent is killed: the pool would wait for work for ever."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def _run(
    task: Callable[[Shared, Job], Result], shared_file: str, jobs: Sequence[Job]
) -> list[Result]:
    """What a worker does with a chunk of jobs."""
    was_enabled = gc.isenabled()
    gc.disable()  # looking for garbage again and again takes a tenth of the time
    try:
        shared: Any = _load(shared_file)
        results = [task(shared, job) for job in jobs]
        gc.collect()
    finally:
        if was_enabled:
            gc.enable()
    return results


@lru_cache(maxsize=1)
def _load(shared_file: str) -> object:
    """What all jobs share, from a file that this build has written."""
    shared: object = pickle.loads(Path(shared_file).read_bytes())  # noqa: S301
    gc.freeze()  # what a worker starts with is no garbage
    return shared
