"""Filters for problems: by path, by code, by what a change touches."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click

from wuse.change import Change
from wuse.change.git import paths_of
from wuse.layout import BRANDS, home, top
from wuse.printable import printable
from wuse.source import Code, Problem

from .options import owner_slug

Wanted = Callable[[Problem], bool]


def by_path(
    project: Path, paths: Sequence[Path], owners: Sequence[str] = ()
) -> Callable[[str], bool]:
    """A test whether a path, relative to the project, concerns these paths and these owners.

    If no path is given, all do; likewise for owners. A problem of a folder concerns everything in
    it: if a school's folder is a link, nothing in it is read. Links are compared by their own path,
    not by where they lead.

    Raises:
        click.UsageError: a path that does not exist or is not in ``brands``, an unknown owner.
    """
    chosen = [_below(project, path) for path in paths]
    homes = [home(owner_slug(project, owner)) for owner in owners]

    def wanted(path: str) -> bool:
        return all(
            not options or any(_concerns(path, option) for option in options)
            for options in (chosen, homes)
        )

    return wanted


def by_change(changes: Iterable[Change]) -> Wanted:
    """A test whether a problem is in an owner's folder, or a bureau's file, that a change touches.

    It may be in a file that was not changed: removing a photo breaks the file that names it.
    """
    tops = {top(path) for path in paths_of(changes)}

    def wanted(problem: Problem) -> bool:
        return any(_concerns(problem.path, path) for path in tops)

    return wanted


def by_code(select: Sequence[str], ignore: Sequence[str]) -> Wanted:
    """A test whether the code of a problem starts with one of ``select``, and none of ``ignore``.

    An empty ``select`` means all codes. If both match, the longer prefix wins:
    ``--select Y221 --ignore Y2`` keeps Y221.
    """

    def wanted(problem: Problem) -> bool:
        return _longest(select or ("",), problem.code) > _longest(ignore, problem.code)

    return wanted


def codes(context: click.Context, option: click.Parameter, values: Iterable[str]) -> list[str]:
    """Read the prefixes of codes in an option, separated by commas.

    Raises:
        click.BadParameter: no code has this prefix.
    """
    prefixes = [part.strip().upper() for value in values for part in value.split(",")]
    for prefix in prefixes:
        if not prefix or not any(code.startswith(prefix) for code in Code):
            message = f"没有以“{printable(prefix)}”开头的代码；写成 Y、Y2 或 F101，用逗号隔开"
            raise click.BadParameter(message)
    return prefixes


def _longest(prefixes: Iterable[str], code: str) -> int:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=-1)


def _concerns(path: str, other: str) -> bool:
    """Whether one of two paths is the other, or is inside it."""
    return f"{path}/".startswith(f"{other}/") or other.startswith(f"{path}/")


def _below(project: Path, path: Path) -> str:
    """The path relative to the project, as problems name it; of a school that is named, its folder.

    A path that is in the project goes before a name.
    """
    shown, brands = printable(str(path)), project / BRANDS
    absolute = Path(os.path.normpath(path.absolute()))
    for folder in reversed((absolute, *absolute.parents)):
        if _is_same(folder, brands):
            if os.path.lexists(absolute):
                return (BRANDS / absolute.relative_to(folder)).as_posix()
            break
    if len(path.parts) == 1 and not path.is_absolute() and not path.suffix:
        return home(owner_slug(project, path.name))
    if os.path.lexists(absolute):
        raise click.UsageError(f"“{shown}”不在这个项目的 brands 文件夹里")
    raise click.UsageError(f"没有“{shown}”这个文件或文件夹")


def _is_same(folder: Path, other: Path) -> bool:
    try:
        return folder.samefile(other)
    except OSError:
        return False
