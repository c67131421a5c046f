"""How far the work on photos is: a bar on a terminal, a line now and then in a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from .photos import Progress

_PAUSE = 10
"""Seconds between two lines."""


@contextmanager
def photo_progress() -> Iterator[Progress]:
    """Something to report progress to; it says nothing in CI, nor of work that is done at once."""
    with ExitStack() as stack:
        if "CI" in os.environ:
            yield _silent
        else:
            yield _bar(stack) if sys.stderr.isatty() else _lines()


def _silent(done: int, total: int, elapsed: float) -> None:
    pass


def _lines() -> Progress:
    said = 0.0

    def report(done: int, total: int, elapsed: float) -> None:
        nonlocal said
        if elapsed - said >= _PAUSE and done < total:
            said = elapsed
            left = elapsed / done * (total - done)
            words = f"照片 {done}/{total}，还要大约 {left:.0f} 秒"
            sys.stderr.write(f"{words}\n")
            sys.stderr.flush()

    return report


def _bar(stack: ExitStack) -> Progress:
    """A bar that appears with the first photo: what it needs takes time to load."""
    show: Progress | None = None

    def report(done: int, total: int, elapsed: float) -> None:
        nonlocal show
        show = show or _shown_bar(stack, total)
        show(done, total, elapsed)

    return report


def _shown_bar(stack: ExitStack, total: int) -> Progress:
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
            # Words for a file must not end up above the bar.
            redirect_stdout=sys.stdout.isatty(),
        )
    )
    task = bar.add_task("", total=total, rate=0.0)

    def report(done: int, total: int, elapsed: float) -> None:
        bar.update(task, completed=done, total=total, rate=done / max(elapsed, 0.001))

    return report
