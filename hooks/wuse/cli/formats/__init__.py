"""The forms in which problems are told: to people, and to the tools that show them to people."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

import click

from wuse.cli.site import site_info
from wuse.pages import urls
from wuse.source import Code, Problem
from wuse.source.settings import load_configuration

from .data import json_list
from .github import github
from .markdown import markdown
from .rdjson import rdjson
from .sarif import sarif
from .sources import Sources
from .text import text
from .words import Address

Format = Callable[[Sequence[Problem], Sources, Address], Iterator[str]]
"""Problems, sorted, the files that they are in, where rules are explained -> blocks of output."""

FORMATS: Mapping[str, Format] = {
    "text": text,
    "json": json_list,
    "github": github,
    "sarif": sarif,
    "rdjson": rdjson,
    "markdown": markdown,
}


_IN_ADDRESSES = "%/:?#@!$&*+,;=~"
"""What may stand in an address; of the rest, some would end a link."""


def show(problems: Sequence[Problem], project: Path, name: str = "text", err: bool = False) -> None:
    """Print problems in the format of this name; colours only on a terminal, and if wanted there.

    A variable NO_COLOR that is not empty asks for none: https://no-color.org
    """
    color = False if os.environ.get("NO_COLOR") else None
    for block in FORMATS[name](sorted(problems), Sources(project), addresses(project)):
        click.echo(block, err=err, color=color)


def addresses(project: Path) -> Address:
    """Where the project's site explains each rule."""
    info = site_info(load_configuration(project)[0])

    def address(code: Code) -> str:
        return quote(info.address(urls.rule(code)), safe=_IN_ADDRESSES)

    return address
