"""What the commands about evaluations share: the edition that is meant, and its panel."""

from __future__ import annotations

import os
from pathlib import Path

import click

from wuse.editions.panel_file import is_inside, read_panel
from wuse.layout import BRANDS, EDITIONS
from wuse.model.edition import Edition
from wuse.model.panel import Panel
from wuse.model.vocabulary import Vocabulary
from wuse.printable import printable
from wuse.source.bind import read_record

panel_option = click.option(
    "--panel",
    "panel_path",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    metavar="FILE",
    help=f"评审名单（YAML），放在 {BRANDS} 以外。",
)


def edition_path(project: Path, id: str) -> Path:
    """Return the file of an edition. Raises click.UsageError if there is none of this name."""
    path = project / EDITIONS / f"{id}.yml"
    if Path(id).name != id or not os.path.lexists(path):
        there = sorted(it.stem for it in (project / EDITIONS).glob("*.yml"))
        known = f"；有：{printable('、'.join(there))}" if there else ""
        raise click.UsageError(f"没有“{printable(id)}”这一届评选{known}")
    return path


def the_edition(project: Path, id: str) -> Edition:
    """Read an edition by its name.

    Raises:
        click.UsageError: there is none, it cannot be read, or no document authorises it.
    """
    path = edition_path(project, id)
    edition, problems = read_record(Edition, path, f"{EDITIONS}/{path.name}", Vocabulary())
    if edition is None:
        raise click.UsageError(f"{problems[0]}；先运行 wuse check 改好")
    if edition.authority is None:
        raise click.UsageError("这一届没有写依据文件，评选不启用；有正式文件后补上“依据文件”")
    return edition


def the_panel(project: Path, path: Path, id: str, edition: Edition) -> Panel:
    """Read the panel of an edition.

    Raises:
        click.UsageError: it cannot be used; the message says all that is wrong.
    """
    panel, problems = read_panel(path, project, id, edition)
    if panel is None:
        lines = [
            f"{path.name}{'，' if it.place else ''}{it.place}：{it.message}。改法：{it.fix}"
            for it in problems
        ]
        raise click.UsageError(printable_lines(lines))
    return panel


def check_outside(project: Path, paths: tuple[Path, ...]) -> None:
    """Refuse files in the folder that is published. Raises click.UsageError."""
    for path in paths:
        if is_inside(path, project / BRANDS):
            name = printable(path.name)
            raise click.UsageError(f"“{name}”在 {BRANDS} 里，会跟着资料公开；移到外面再运行")


def printable_lines(lines: list[str]) -> str:
    """Join lines, each without control characters."""
    return "\n".join(map(printable, lines))
