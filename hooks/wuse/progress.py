"""Progress of the work on photos: a bar on a terminal, an occasional line in a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from wuse.photos import Progress

_INTERVAL = 10
"""Seconds between two lines."""


@contextmanager
def photo_progress() -> Iterator[Progress]:
    """A callback that shows progress; it stays silent in CI, and when the work ends at once."""
    with ExitStack() as stack:
        if "CI" in os.environ:
            yield _silent
        else:
            yield _bar(stack) if sys.stderr.isatty() else _lines()


def _silent(done: int, total: int, elapsed: float) -> None:
    pass


def _lines() -> Progress:
    last_line = 0.0

    def report(done: int, total: int, elapsed: float) -> None:
        nonlocal last_line
        if elapsed - last_line >= _INTERVAL and done < total:
            last_line = elapsed
            left = elapsed / done * (total - done)
            sys.stderr.write(f"照片 {done}/{total}，还要大约 {left:.0f} 秒\n")
            sys.stderr.flush()

    return report


def _bar(stack: ExitStack) -> Progress:
    """A bar that appears with the first photo: loading rich takes time."""
    update: Progress | None = None

    def report(done: int, total: int, elapsed: float) -> None:
        nonlocal update
        update = update or _start_bar(stack, total)
        update(done, total, elapsed)

    return report


def _start_bar(stack: ExitStack, total: int) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    bar = stack.enter_context(
        Bar(
            TextColumn("照片"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]:.1f} 张/秒，还要"),
            TimeRemainingColumn(elapsed_when_finished=True),
            console=Console(stderr=True),
            transient=True,
            # Output that goes to a file must not be printed above the bar.
            redirect_stdout=sys.stdout.isatty(),
        )
    )
    task = bar.add_task("", total=total, rate=0.0)

    def report(done: int, total: int, elapsed: float) -> None:
        bar.update(task, completed=done, total=total, rate=done / max(elapsed, 0.001))

    return report
