"""Masks what identifies a person in the output of a check.

That is what the privacy rules found, and what they would find in lines of files that cannot be read
yet. The output of a check stays in the logs of code hosts, where anybody may read it for years.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.cells import cell_len

from wuse.names import Kind, people_in
from wuse.rules import private_numbers
from wuse.source import Problem

from .common import Sources

_PRIVACY = "V6"
"""The prefix of the codes of privacy rules."""
_IN_TEXTS = ("V61", "V62")
"""Prefixes of those that find something within a text, where it may go on in the next line."""


class Redactor:
    """Masks character by character, so that columns and cells stay where they are."""

    def __init__(self, problems: Iterable[Problem], project: Path) -> None:
        """Collect what must be masked.

        Args:
            problems: everything that was found, not only what is to be shown.
            project: the folder that paths are relative to.
        """
        sources = Sources(project)
        self._secrets: dict[str, set[str]] = {}
        for problem in sorted(problems):
            one_line = problem.line == problem.end_line
            if problem.code.startswith(_PRIVACY if one_line else _IN_TEXTS):
                for secret in _secrets(problem, sources):
                    self._secrets.setdefault(problem.path, set()).add(secret)

    def __call__(self, path: str, text: str) -> str:
        """The text, which is in the file at ``path``, with everything masked that is private."""
        longest_first = sorted(self._secrets.get(path, ()), key=len, reverse=True)
        for secret in (*longest_first, *private_numbers(text), *_names(text)):
            text = text.replace(secret, "".join(map(_mask, secret)))
        return text


def _names(text: str) -> Iterator[str]:
    """The names of pupils, parents and people who receive help."""
    return (person.name for person in people_in(text) if person.kind is not Kind.STAFF)


def _secrets(problem: Problem, sources: Sources) -> Iterator[str]:
    """The text that a problem marks, line by line; a single character reveals nothing."""
    for number in range(problem.line, problem.end_line + 1):
        line = sources.line(problem.path, number) or ""
        first = problem.column - 1 if number == problem.line else 0
        last = problem.end_column - 1 if number == problem.end_line else len(line)
        secret = line[first:last].strip()
        if len(secret) > 1:
            yield secret


def _mask(character: str) -> str:
    return ("", "*", "＊")[cell_len(character)] or character
