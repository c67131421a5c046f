"""Batches of photos through a pool of workers, of which any may die."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed
from contextlib import nullcontext
from typing import TypeVar

from .errors import PhotoError, Reason

Progress = Callable[[int, int, float], None]
"""Called with the number of photos done, the number of photos to do, and the seconds so far."""

Input = TypeVar("Input")
Output = TypeVar("Output")


def in_pool(
    task: Callable[[list[Input]], list[Output]],
    batches: list[list[Input]],
    executor: Executor | None,
    progress: Progress | None,
) -> Iterator[tuple[Future[list[Output]], list[Input]]]:
    """Yield every finished future with its batch; cancel the rest if the caller stops early.

    Args:
        task: what is done with a batch.
        batches: the photos.
        executor: runs the tasks; by default a thread per core.
        progress: called after each batch.
    """
    if not batches:
        return
    started, done, total = time.monotonic(), 0, sum(map(len, batches))
    with nullcontext(executor) if executor else ThreadPoolExecutor(os.cpu_count()) as pool:
        futures = {pool.submit(task, batch): batch for batch in batches}
        try:
            for future in as_completed(futures):
                yield future, futures[future]
                done += len(futures[future])
                if progress:
                    progress(done, total, time.monotonic() - started)
        finally:
            for future in futures:
                future.cancel()


def results_of(
    future: Future[list[Output]],
    batch: Sequence[Input],
    failed: Callable[[Input, PhotoError], Output],
) -> list[Output]:
    """The results of a task; if its worker has died for good, an error for each of its photos."""
    try:
        return future.result()
    except OSError:
        raise
    except Exception:  # noqa: BLE001 - executors have their own classes for a dead worker
        return [failed(item, PhotoError(Reason.CRASHED)) for item in batch]
