"""The output formats for problems: for people, and for tools that show them to people."""

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

from .common import Address, Sources, encode
from .github import github
from .markdown import markdown
from .rdjson import rdjson
from .redactor import Redactor
from .sarif import sarif
from .text import text

Formatter = Callable[[Sequence[Problem], Sources, Address], Iterator[str]]
"""(sorted problems, the files with them, addresses of the rules) -> blocks of output."""


def json_list(problems: Sequence[Problem], sources: Sources, address: Address) -> Iterator[str]:
    """A list with one object per problem, see `Problem.to_json`."""
    yield encode([problem.to_json() for problem in problems])


FORMATS: Mapping[str, Formatter] = {
    "text": text,
    "json": json_list,
    "github": github,
    "sarif": sarif,
    "rdjson": rdjson,
    "markdown": markdown,
}

_URL_CHARACTERS = "%/:?#@!$&*+,;=~"
"""Characters that stay as they are in an address. Some of the others would end a link."""


def show(
    problems: Sequence[Problem],
    project: Path,
    name: str = "text",
    err: bool = False,
    known: Sequence[Problem] | None = None,
) -> None:
    """Print problems, without repeating what a privacy rule found.

    The environment variable NO_COLOR switches colours off: https://no-color.org

    Args:
        problems: what to print.
        project: the folder that paths are relative to.
        name: the name of the format. Colours only show on a terminal.
        err: whether to print to standard error.
        known: everything that was found, if ``problems`` is only a part of it.
    """
    color = False if os.environ.get("NO_COLOR") else None
    redact = Redactor(problems if known is None else known, project)
    safe = sorted(_redacted(problem, redact) for problem in problems)
    for block in FORMATS[name](safe, Sources(project, redact), addresses(project)):
        click.echo(block, err=err, color=color)


def _redacted(problem: Problem, redact: Redactor) -> Problem:
    texts = (problem.path, problem.message, problem.fix)
    path, message, fix = (redact(problem.path, text) for text in texts)
    return replace(problem, path=path, message=message, fix=fix)


def addresses(project: Path) -> Address:
    """The addresses of the pages on which the project's site explains each rule."""
    info = site_info(load_configuration(project)[0])

    def address(code: Code) -> str:
        return quote(info.address(urls.rule(code)), safe=_URL_CHARACTERS)

    return address
