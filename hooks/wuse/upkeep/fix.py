"""Everything that can be mended without asking, in the files of schools and of the bureau."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from wuse.layout import BRANDS, BUREAU, PHOTOS
from wuse.source.codes import Code

from . import suffixes
from .disk import Disk, cause
from .fixed import Fixed
from .fixes import encoding, names, slips
from .record_files import RecordFiles
from .suffixes import fix_suffixes

FIXABLE: frozenset[Code] = frozenset().union(
    encoding.CODES, slips.CODES, names.CODES, suffixes.CODES
)
"""The problems that may be gone after `fix_files`; not each of them in every file."""

_LINK = "这是一个快捷方式（符号链接），没有动它；请把文件本身复制过来"


def fix_files(
    project: Path, wanted: Callable[[str], bool], disk: Disk | None, sort_keys: bool = False
) -> Iterator[Fixed]:
    """Mend files, one at a time; what is wrong with one never affects another.

    Links are not followed, wherever they lead.

    Args:
        project: the folder that holds ``brands/``.
        wanted: whether a file is asked for, or something in a folder (relative to the project,
            with ``/``).
        disk: None to change nothing and say what would be done.
        sort_keys: whether to bring the fields into the order of the model.

    Yields:
        what was done with each file that was looked at.
    """
    return _Fixing(project, wanted, disk, sort_keys).run()


class _Fixing:
    def __init__(
        self, project: Path, wanted: Callable[[str], bool], disk: Disk | None, sort_keys: bool
    ) -> None:
        self._project = project
        self._wanted = wanted
        self._disk = disk
        self._sort_keys = sort_keys

    def run(self) -> Iterator[Fixed]:
        for home in _folders(self._project / BRANDS):
            ours = home.name == BUREAU or not home.name.startswith("_")
            if not ours or not self._wanted(self._shown(home)):
                continue
            drafts: dict[Path, bytes] = {}
            folders = _folders(home)
            for folder in (home, *folders):
                if names.kinds_in(self._shown(folder)):
                    yield from self._told(folder, partial(self._records, folder, drafts))
            photos = home / PHOTOS
            if photos in folders and not home.is_symlink() and home.name != BUREAU:
                yield from self._told(photos, partial(self._photos, home, drafts))

    def _records(self, folder: Path, drafts: dict[Path, bytes]) -> Iterator[Fixed]:
        files = RecordFiles(self._project, folder, self._disk)
        return files.fix(self._wanted, self._sort_keys, drafts)

    def _photos(self, home: Path, drafts: dict[Path, bytes]) -> Iterator[Fixed]:
        pending = {} if self._disk else drafts
        return fix_suffixes(self._project, home, self._wanted, self._disk, pending)

    def _told(self, folder: Path, fixing: Callable[[], Iterator[Fixed]]) -> Iterator[Fixed]:
        """Work in a folder, and say when that is not possible."""
        shown = self._shown(folder)
        try:
            if folder.is_symlink():
                problem = _LINK
            else:
                yield from fixing()
                return
        except OSError as error:
            problem = f"打不开这个文件夹：{cause(error)}"
        if self._wanted(shown):
            yield Fixed(shown, problems=(problem,))

    def _shown(self, path: Path) -> str:
        return path.relative_to(self._project).as_posix()


def _folders(above: Path) -> list[Path]:
    """The folders in a folder, also links to some; of a link itself none."""
    if above.is_symlink():
        return []
    try:
        return sorted(
            path for path in above.iterdir() if path.is_dir() and not path.name.startswith(".")
        )
    except OSError:  # told where its files are looked for
        return []
