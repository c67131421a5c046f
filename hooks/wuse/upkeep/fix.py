"""Fixes everything that can be fixed without asking, in the files of schools and of the bureau."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from wuse.layout import BRANDS, BUREAU, PHOTOS
from wuse.source.codes import Code

from . import suffixes
from .disk import Disk, cause
from .fixes import encoding, names, slips
from .record_files import FixReport, RecordFiles
from .suffixes import fix_suffixes

FIXABLE: frozenset[Code] = frozenset().union(
    encoding.CODES, slips.CODES, names.CODES, suffixes.CODES
)
"""The problems that `fix_files` may fix, though not in every case."""

_LINK = "这是一个快捷方式（符号链接），没有动它；请把文件本身复制过来"


def fix_files(
    project: Path, wanted: Callable[[str], bool], disk: Disk | None, sort_keys: bool = False
) -> Iterator[FixReport]:
    """Fix files one at a time; a bad one never affects another. Links are not followed.

    Args:
        project: the folder that holds ``brands/``.
        wanted: whether to fix a file, or anything in a folder (relative to the project, with
            ``/``).
        disk: None to change nothing and only report what would be done.
        sort_keys: whether to bring the fields into the order of the model.

    Yields:
        A report on each file that was read.
    """
    return _Fixer(project, wanted, disk, sort_keys).run()


class _Fixer:
    def __init__(
        self, project: Path, wanted: Callable[[str], bool], disk: Disk | None, sort_keys: bool
    ) -> None:
        self._project = project
        self._wanted = wanted
        self._disk = disk
        self._sort_keys = sort_keys

    def run(self) -> Iterator[FixReport]:
        for home in _folders(self._project / BRANDS):
            is_ignored = home.name != BUREAU and home.name.startswith("_")
            if is_ignored or not self._wanted(self._relative(home)):
                continue
            drafts: dict[Path, bytes] = {}
            folders = _folders(home)
            for folder in (home, *folders):
                if names.kinds_in(self._relative(folder)):
                    yield from self._in_folder(folder, partial(self._records, folder, drafts))
            photos = home / PHOTOS
            if photos in folders and not home.is_symlink() and home.name != BUREAU:
                yield from self._in_folder(photos, partial(self._photos, home, drafts))

    def _records(self, folder: Path, drafts: dict[Path, bytes]) -> Iterator[FixReport]:
        files = RecordFiles(self._project, folder, self._disk)
        return files.fix(self._wanted, self._sort_keys, drafts)

    def _photos(self, home: Path, drafts: dict[Path, bytes]) -> Iterator[FixReport]:
        pending = {} if self._disk else drafts
        return fix_suffixes(self._project, home, self._wanted, self._disk, pending)

    def _in_folder(
        self, folder: Path, fix: Callable[[], Iterator[FixReport]]
    ) -> Iterator[FixReport]:
        """Fix the files in a folder, or report why that is not possible."""
        try:
            if folder.is_symlink():
                problem = _LINK
            else:
                yield from fix()
                return
        except OSError as error:
            problem = f"打不开这个文件夹：{cause(error)}"
        path = self._relative(folder)
        if self._wanted(path):
            yield FixReport(path, problems=(problem,))

    def _relative(self, path: Path) -> str:
        return path.relative_to(self._project).as_posix()


def _folders(parent: Path) -> list[Path]:
    """The folders in a folder, including links to folders. A link itself has none."""
    if parent.is_symlink():
        return []
    try:
        return sorted(
            path for path in parent.iterdir() if path.is_dir() and not path.name.startswith(".")
        )
    except OSError:  # reported when its files are listed
        return []
