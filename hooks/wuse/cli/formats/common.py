"""The lines that problems are about."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from wuse.source.text import read_text


def _as_it_is(_path: str, line: str) -> str:
    return line


_SUFFIXES = (".yml", ".yaml")


class Sources:
    """The project's YAML files, line by line; one is held at a time, for problems come by file."""

    def __init__(self, project: Path, veil: Callable[[str, str], str] | None = None) -> None:
        """Prepare to read.

        Args:
            project: the folder that paths are relative to.
            veil: masks what may not be shown of a line, given its path and text.
        """
        self._project = project
        self._veil = veil or _as_it_is
        self._lines = lru_cache(maxsize=1)(self._read)

    def line(self, path: str, number: int) -> str | None:
        """A line as columns count it, without its end.

        Args:
            path: relative to the project, with ``/``.
            number: 1-based.

        Returns:
            None where there is none: past the end, in photos, in what cannot be read.
        """
        lines = self._lines(path)
        return lines[number - 1] if number <= len(lines) else None

    def shown(self, path: str, number: int) -> str | None:
        """A line as it may be printed: as `line`, masked without a change of columns."""
        line = self.line(path, number)
        return None if line is None else self._veil(path, line)

    def _read(self, path: str) -> list[str]:
        if not path.endswith(_SUFFIXES):
            return []
        text, _ = read_text(self._project / path, path)
        return [] if text is None else text.split("\n")
