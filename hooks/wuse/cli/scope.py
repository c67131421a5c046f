"""Which problems are asked for: by their place, and by their code."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click

from wuse.change import Change
from wuse.change.git import paths_of
from wuse.layout import BRANDS, top
from wuse.printable import printable
from wuse.source import Code, Problem

Wanted = Callable[[Problem], bool]


def by_place(project: Path, paths: Sequence[Path], owners: Sequence[str]) -> Callable[[str], bool]:
    """Whether a path is in these files and folders, and of these owners; all are if none is named.

    What is said of a folder concerns all that is in it: of a school's folder that is a link,
    nothing is read. Links are compared by their own place, not by where they lead.

    Raises:
        click.UsageError: a path that does not exist or is not in ``brands``, an unknown owner.
    """
    here = inside(project, paths)
    homes = [_home(project / BRANDS, owner) for owner in owners]

    def wanted(path: str) -> bool:
        return here(path) and (not homes or any(_concerns(path, home) for home in homes))

    return wanted


def inside(project: Path, paths: Sequence[Path]) -> Callable[[str], bool]:
    """Whether a path, relative to the project, concerns any of these; all do if none is named.

    Raises click.UsageError as `by_place` does.
    """
    places = [_below(project / BRANDS, path) for path in paths]
    return lambda path: not places or any(_concerns(path, place) for place in places)


def by_change(changes: Iterable[Change]) -> Wanted:
    """Problems anywhere in the owners' folders, or in the bureau's files, that a change touches.

    A photo that was removed makes a file wrong that was not changed.
    """
    places = {top(path) for path in paths_of(changes)}

    def wanted(problem: Problem) -> bool:
        return any(_concerns(problem.path, place) for place in places)

    return wanted


def by_code(select: Sequence[str], ignore: Sequence[str]) -> Wanted:
    """Problems whose code starts as one of ``select`` (or all), and not as one of ``ignore``.

    Of two that fit, the longer counts: ``--select Y221 --ignore Y2`` leaves Y221.
    """

    def wanted(problem: Problem) -> bool:
        return _longest(select or ("",), problem.code) > _longest(ignore, problem.code)

    return wanted


def codes(context: click.Context, option: click.Parameter, values: Iterable[str]) -> list[str]:
    """Read an option's beginnings of codes, with commas between them.

    Raises:
        click.BadParameter: no code begins so.
    """
    prefixes = [part.strip().upper() for value in values for part in value.split(",")]
    for prefix in prefixes:
        if not prefix or not any(code.startswith(prefix) for code in Code):
            message = f"没有以“{printable(prefix)}”开头的代码；写成 Y、Y2 或 F101，用逗号隔开"
            raise click.BadParameter(message)
    return prefixes


def _longest(prefixes: Iterable[str], code: str) -> int:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=-1)


def _concerns(path: str, place: str) -> bool:
    return f"{path}/".startswith(f"{place}/") or place.startswith(f"{path}/")


def _below(brands: Path, path: Path) -> str:
    """The path as problems name it."""
    shown = printable(str(path))
    whole = Path(os.path.normpath(path.absolute()))
    if not os.path.lexists(whole):
        raise click.UsageError(f"没有“{shown}”这个文件或文件夹")
    for folder in reversed((whole, *whole.parents)):
        if _same(folder, brands):
            return (BRANDS / whole.relative_to(folder)).as_posix()
    raise click.UsageError(f"“{shown}”不在这个项目的 brands 文件夹里")


def _same(folder: Path, other: Path) -> bool:
    try:
        return folder.samefile(other)
    except OSError:
        return False


def _home(brands: Path, owner: str) -> str:
    try:
        known = {folder.name for folder in brands.iterdir()}
    except OSError:
        known = set()
    if owner not in known:
        raise click.UsageError(f"brands 里没有“{printable(owner)}”这个文件夹")
    return f"{BRANDS}/{owner}"
