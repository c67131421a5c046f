"""The forms in which problems are told: to people, and to the tools that show them to people."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import click

from wuse.source import Problem

from .data import json_list
from .github import github
from .markdown import markdown
from .rdjson import rdjson
from .sarif import sarif
from .sources import Sources
from .text import text

Format = Callable[[Sequence[Problem], Sources], Iterator[str]]
"""Problems, sorted, and the files that they are in -> blocks of output."""

FORMATS: Mapping[str, Format] = {
    "text": text,
    "json": json_list,
    "github": github,
    "sarif": sarif,
    "rdjson": rdjson,
    "markdown": markdown,
}


def show(problems: Sequence[Problem], project: Path, name: str = "text", err: bool = False) -> None:
    """Print problems in the format of this name; colours only on a terminal, and if wanted there.

    A variable NO_COLOR that is not empty asks for none: https://no-color.org
    """
    color = False if os.environ.get("NO_COLOR") else None
    for block in FORMATS[name](sorted(problems), Sources(project)):
        click.echo(block, err=err, color=color)
