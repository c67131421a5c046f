"""The site of a preview: a folder that stays, so that the next start is warm.

MkDocs gives each preview an empty folder and serves that. We fill it with links into ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .kept import PREVIEW
from .lock import locked


@contextmanager
def preview_folder(project: Path, served: Path) -> Iterator[Path]:
    """The folder of a preview. No other preview gets it meanwhile.

    Args:
        project: the project folder.
        served: the folder that MkDocs serves.

    Raises:
        BusyError: another preview has it.
        OSError: it cannot be made, or the system has no symbolic links.
    """
    kept = project / PREVIEW
    with locked(project, kept):
        kept.mkdir(exist_ok=True)
        probe = served / "probe"
        probe.symlink_to(kept)
        probe.unlink()
        yield kept


def show(kept: Path, served: Path) -> None:
    """Have the folder that MkDocs serves show what is in ours; others may read it meanwhile."""
    names = {entry.name for entry in kept.iterdir()}
    shown = {entry.name for entry in served.iterdir()}
    for name in shown - names:
        (served / name).unlink()
    for name in names - shown:
        (served / name).symlink_to(kept / name)


def hide(served: Path) -> None:
    """Take the links away, before MkDocs empties the folder as if all in it were its own."""
    for entry in served.iterdir():
        if entry.is_symlink():
            entry.unlink()
