"""A bar on the terminal while photos are developed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from wuse.photos import Progress


@contextmanager
def photo_progress() -> Iterator[Progress]:
    """Something to report progress to; it says nothing in CI or when nobody looks at a terminal."""
    quiet = not sys.stderr.isatty() or "CI" in os.environ
    with Bar(
        TextColumn("照片"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]:.1f} 张/秒，还要"),
        TimeRemainingColumn(elapsed_when_finished=True),
        console=Console(stderr=True),
        transient=True,
        disable=quiet,
    ) as bar:

        def report(done: int, total: int, elapsed: float) -> None:
            if not bar.task_ids:
                bar.add_task("", total=total, rate=0.0)
            bar.update(bar.task_ids[0], completed=done, rate=done / max(elapsed, 0.001))

        yield report
