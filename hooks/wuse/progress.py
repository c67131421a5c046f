"""Progress of long work: a bar on a terminal, an occasional line in a file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from wuse.photos import Progress

_INTERVAL = 10
"""Seconds between two lines."""


_FIRST_SHARE = 0.02
"""The share of the work from which the rest can be told: results come in chunks."""
_PATIENCE = 2
"""Seconds after which a bar appears: it would only flicker before."""


@contextmanager
def progress() -> Iterator[Callable[[str], Progress]]:
    """Makes callbacks that show the progress of some work, one after another.

    Each takes what is counted, such as ``照片``. They stay silent when the work ends at once.
    """
    with ExitStack() as stack:

        def start(counted: str) -> Progress:
            stack.close()  # the bar before
            return _bar(stack, counted) if sys.stderr.isatty() else _lines(counted)

        yield start


@contextmanager
def photo_progress() -> Iterator[Progress]:
    """A callback that shows the progress of the work on photos."""
    with progress() as start:
        yield start("照片")


def silent(counted: str) -> Progress:
    """A callback that shows nothing."""
    return _silent


def _silent(done: int, total: int, elapsed: float) -> None:
    pass


def _lines(counted: str) -> Progress:
    last_line = 0.0

    def report(done: int, total: int, elapsed: float) -> None:
        nonlocal last_line
        if elapsed - last_line >= _INTERVAL and _FIRST_SHARE * total <= done < total:
            last_line = elapsed
            left = elapsed / done * (total - done)
            sys.stderr.write(f"{counted} {done}/{total}，还要大约 {left:.0f} 秒\n")
            sys.stderr.flush()

    return report


def _bar(stack: ExitStack, counted: str) -> Progress:
    """A bar that appears when the work turns out to be long: loading rich takes time, too."""
    update: Progress | None = None

    def report(done: int, total: int, elapsed: float) -> None:
        nonlocal update
        if update is None and (elapsed < _PATIENCE or done == total):
            return
        update = update or _start_bar(stack, counted, total)
        update(done, total, elapsed)

    return report


def _start_bar(stack: ExitStack, counted: str, total: int) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    bar = stack.enter_context(
        Bar(
            TextColumn(counted),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("每秒 {task.fields[rate]:.1f}，还要"),
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
