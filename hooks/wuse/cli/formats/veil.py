"""Lines of files as they may be shown: what privacy rules found in them is masked.

Output of a check stands in the logs of hosts, where anybody may read it for years.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rich.cells import cell_len

from wuse.rules import private_numbers
from wuse.source import Problem

from .sources import Sources

_PRIVACY = "V6"
"""How the codes of rules begin that find what leads to a person."""


class Veil:
    """Masks, character by character, so that columns and cells stay where they are."""

    def __init__(self, problems: Iterable[Problem], project: Path) -> None:
        """Learn what was found.

        Args:
            problems: everything that was found, not only what is to be shown.
            project: the folder that paths are relative to.
        """
        sources = Sources(project)
        self._secrets: dict[str, set[str]] = {}
        for problem in sorted(problems):
            if problem.code.startswith(_PRIVACY) and problem.line == problem.end_line:
                line = sources.line(problem.path, problem.line) or ""
                secret = line[problem.column - 1 : problem.end_column - 1].strip()
                if len(secret) > 1:
                    self._secrets.setdefault(problem.path, set()).add(secret)

    def __call__(self, path: str, text: str) -> str:
        """The text, which stands in the file at ``path``, without what leads to a person."""
        longest_first = sorted(self._secrets.get(path, ()), key=len, reverse=True)
        for secret in (*longest_first, *private_numbers(text)):
            text = text.replace(secret, "".join(map(_star, secret)))
        return text


def _star(character: str) -> str:
    return ("", "*", "＊")[cell_len(character)] or character
