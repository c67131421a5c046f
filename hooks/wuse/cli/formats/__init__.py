"""The forms in which problems are told: to people, and to the tools that show them to people."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import click

from wuse.cli.site_info import site_info
from wuse.pages.parts import urls
from wuse.source import Code, Problem
from wuse.source.settings import load_configuration

from .common import Sources
from .data import json_list
from .github import github
from .markdown import markdown
from .rdjson import rdjson
from .redactor import Veil
from .sarif import sarif
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


def show(
    problems: Sequence[Problem],
    project: Path,
    name: str = "text",
    err: bool = False,
    known: Sequence[Problem] | None = None,
) -> None:
    """Print problems; what a privacy rule found is nowhere repeated.

    A variable NO_COLOR that is not empty asks for no colours: https://no-color.org

    Args:
        problems: what to print.
        project: the folder that paths are relative to.
        name: of the format. Colours only show on a terminal.
        err: whether to print to standard error.
        known: everything that was found, if ``problems`` is only a part of it.
    """
    color = False if os.environ.get("NO_COLOR") else None
    veil = Veil(problems if known is None else known, project)
    discreet = sorted(_veiled(problem, veil) for problem in problems)
    for block in FORMATS[name](discreet, Sources(project, veil), addresses(project)):
        click.echo(block, err=err, color=color)


def _veiled(problem: Problem, veil: Veil) -> Problem:
    texts = (problem.path, problem.message, problem.fix)
    path, message, fix = (veil(problem.path, text) for text in texts)
    return replace(problem, path=path, message=message, fix=fix)


def addresses(project: Path) -> Address:
    """Where the project's site explains each rule."""
    info = site_info(load_configuration(project)[0])

    def address(code: Code) -> str:
        return quote(info.address(urls.rule(code)), safe=_IN_ADDRESSES)

    return address
