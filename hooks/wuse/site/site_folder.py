"""The folder that the builds of one process write the site into.

MkDocs gives each preview an empty folder and serves that. A preview of all schools writes into a
folder that stays, so that the next start is warm, and fills MkDocs's with links into it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from .kept import PREVIEW, SiteStore
from .lock import BusyError, locked


class SiteFolder:
    """The folder, which nobody else writes into meanwhile."""

    def __init__(self) -> None:
        self.path = Path()
        self._is_first = True
        self._kept: Path | None = None
        self._until_exit = ExitStack()

    def open(self, project: Path, site: Path, until_the_end: ExitStack, *, may_stay: bool) -> None:
        """Have the folder for a build.

        Args:
            project: the project folder.
            site: the folder that MkDocs names.
            until_the_end: what is released when the build ends.
            may_stay: whether MkDocs serves what a folder of ours has.

        Raises:
            BusyError: another process builds into it.
            OSError: the cache cannot be written.
        """
        if may_stay and self._is_first:
            with suppress(BusyError, OSError):
                self._kept = self._until_exit.enter_context(_preview_folder(project, site))
        self._is_first = False
        if self._kept and may_stay:
            self.path = self._kept
            until_the_end.callback(_show, self._kept, site)
            return
        self.path = site
        until_the_end.enter_context(locked(project, site))
        if self._kept:
            _hide(site)

    def store(self, project: Path, *, preview: bool) -> SiteStore:
        """What is kept of the files in the folder."""
        # The folder that MkDocs makes for a preview has another name each time.
        is_passing = preview and self.path != self._kept
        return SiteStore(project, "preview" if is_passing else str(self.path))

    def close(self) -> None:
        """Leave the folder to others, at the end of the process."""
        self._until_exit.close()


@contextmanager
def _preview_folder(project: Path, served: Path) -> Iterator[Path]:
    """The folder that stays; BusyError if another preview has it, OSError without links."""
    kept = project / PREVIEW
    with locked(project, kept):
        kept.mkdir(exist_ok=True)
        probe = served / "probe"
        probe.symlink_to(kept)
        probe.unlink()
        yield kept


def _show(kept: Path, served: Path) -> None:
    """Have the folder that MkDocs serves show what is in ours; others may read it meanwhile."""
    names = {entry.name for entry in kept.iterdir()}
    shown = {entry.name for entry in served.iterdir()}
    for name in shown - names:
        (served / name).unlink()
    for name in names - shown:
        (served / name).symlink_to(kept / name)


def _hide(served: Path) -> None:
    """Take the links away, before MkDocs empties the folder as if all in it were its own."""
    for entry in served.iterdir():
        if entry.is_symlink():
            entry.unlink()
