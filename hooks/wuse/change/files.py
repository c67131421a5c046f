"""Whether the files that a change adds to ``brands/`` have a valid type, place and name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path, PurePosixPath

from wuse.filenames import KNOWN_SUFFIXES, folded, is_portable
from wuse.layout import BELOW_BRANDS, owner_of
from wuse.printable import printable
from wuse.source import Code, Problem, Severity
from wuse.source.problems import FILE_START
from wuse.source.unread_files import KNOWN

from .git import EXECUTABLE, FILE, SUBMODULE, SYMLINK, Change, ChangeStatus

_MODES = {
    SYMLINK: (
        Code.LINK,
        "这是一个快捷方式（符号链接），不收",
        "删掉它，把它指向的文件本身复制过来",
    ),
    SUBMODULE: (
        Code.SUBMODULE,
        "这是嵌在里面的另一个 git 仓库（子模块），不收",
        "删掉里面的 .git 文件夹，或者只把需要的文件复制过来",
    ),
    EXECUTABLE: (
        Code.EXECUTABLE,
        "这个文件带有“可以运行”的标记，不收",
        "在网页上删掉它再重新上传；用命令行的，运行 git update-index --chmod=-x 加文件名",
    ),
}


def invalid_files(project: Path, changes: Iterable[Change]) -> Iterator[Problem]:
    """Problems with the files below ``brands/`` that a change adds or modifies.

    Removing a file is always allowed.

    Args:
        project: the folder that holds ``brands/``, as the change leaves it.
        changes: the change, file by file.
    """
    twins = cache(lambda folder: _twins(project / folder))
    reported: set[tuple[str, str]] = set()
    for change in changes:
        if change.status is ChangeStatus.DELETED or not change.path.startswith(BELOW_BRANDS):
            continue
        if _is_placeholder(project, change):
            continue
        yield from _file_problems(change)
        for folder, name in _steps(change.path):
            if name in twins(folder) and (folder, folded(name)) not in reported:
                reported.add((folder, folded(name)))
                yield _collision(change.path, name, twins(folder)[name])


def _is_placeholder(project: Path, change: Change) -> bool:
    """Whether this is the empty file that code hosts add to a new folder, as git tracks files only.

    Gitee calls it ``.keep``, GitLab ``.gitkeep``. Users who make a folder there have no choice.
    """
    parts = change.path.removeprefix(BELOW_BRANDS).split("/")
    folder = parts[1:-1]
    if parts[-1] not in (".keep", ".gitkeep") or change.mode != FILE or len(folder) > 1:
        return False
    try:
        is_empty = (project / change.path).stat().st_size == 0
    except OSError:
        return False
    return is_empty and all(_holds_files(part) for part in folder)


def _file_problems(change: Change) -> Iterator[Problem]:
    """Problems of a path and its mode. A link or a git file is not checked any further."""
    parts = change.path.removeprefix(BELOW_BRANDS).split("/")
    hidden = next((part for part in parts if part.casefold().startswith(".git")), None)
    bad = next((part for part in parts if not is_portable(part)), None)
    if bad is not None:
        yield _problem(
            Code.FILE_NAME,
            change.path,
            f"名字“{printable(bad)}”不是每台电脑都能用",
            '换一个名字，用字母、数字和连字符；不用 < > : " | ? * \\ 和看不见的字符',
        )
    if hidden is not None:
        yield _problem(
            Code.GIT_FILE,
            change.path,
            f"“{printable(hidden)}”会改变 git 的做法，不收",
            "删掉这个文件",
        )
    elif change.mode in _MODES:
        code, message, fix = _MODES[change.mode]
        yield _problem(code, change.path, message, fix)
    if hidden is None and change.mode not in (SYMLINK, SUBMODULE) and owner_of(change.path):
        yield from _misplaced(change.path, parts[1:])


def _misplaced(path: str, inside: list[str]) -> Iterator[Problem]:
    if not _is_expected(inside):
        shown, lower = printable("/".join(inside)), [part.lower() for part in inside]
        if _suffix(inside) in KNOWN_SUFFIXES:
            fix = "照片直接放在学校文件夹的 photos 里"
        elif _is_expected(lower):
            fix = f"改成小写：{'/'.join(lower)}"
        else:
            fix = f"学校的文件夹里只放：{allowed()}"
        yield _problem(Code.FILE_TYPE, path, f"这里不收“{shown}”", fix)


def _is_expected(inside: list[str]) -> bool:
    """Whether the engine reads a file at this path in an owner's folder."""
    folder, name = "/".join(inside[:-1]), inside[-1]
    if not folder:
        return name in KNOWN and not _holds_files(name)
    return _holds_files(folder) and _suffix(inside) in _suffixes(folder)


def _holds_files(name: str) -> bool:
    """Whether this is the name of a folder that an owner's folder may have."""
    return name in KNOWN and "." not in name


def allowed() -> str:
    """The files that an owner's folder may hold, in Chinese."""
    files = [name for name in KNOWN if not _holds_files(name)]
    inside = [
        f"{name}/ 里的 {'、'.join(f'.{suffix}' for suffix in sorted(_suffixes(name)))} 文件"
        for name in KNOWN
        if _holds_files(name)
    ]
    return "；".join(["、".join(files), *inside])


def _suffixes(folder: str) -> frozenset[str]:
    return KNOWN_SUFFIXES if folder == "photos" else frozenset(("yml",))


def _suffix(inside: list[str]) -> str:
    return PurePosixPath(inside[-1]).suffix.removeprefix(".").lower()


def _steps(path: str) -> Iterator[tuple[str, str]]:
    """(folder, name) for each part of a path below ``brands/``."""
    parts = path.split("/")
    for depth in range(1, len(parts)):
        yield "/".join(parts[:depth]), parts[depth]


def _twins(folder: Path) -> dict[str, str]:
    """Each name in a folder that Windows or macOS takes for another -> that other name."""
    groups: dict[str, list[str]] = {}
    for name in _names(folder):
        groups.setdefault(folded(name), []).append(name)
    return {
        name: next(other for other in group if other != name)
        for group in groups.values()
        for name in group
        if len(group) > 1
    }


def _names(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in folder.iterdir())
    except OSError:  # a link, or just removed: reported elsewhere
        return []


def _collision(path: str, name: str, other: str) -> Problem:
    alike = "（看起来一样，编码不同）" if name.casefold() != other.casefold() else ""
    return _problem(
        Code.NAME_COLLISION,
        path,
        f"“{printable(name)}”和“{printable(other)}”{alike}在 Windows 和苹果电脑上是同一个名字",
        "只留一个，或者给其中一个换一个名字",
    )


def _problem(code: Code, path: str, message: str, fix: str) -> Problem:
    return Problem(code, Severity.ERROR, path, FILE_START, message, fix)
