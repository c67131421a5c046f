"""The lines that problems are about."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from wuse.source.text import read_text

_SUFFIXES = (".yml", ".yaml")


class Sources:
    """The project's YAML files, line by line; one is held at a time, for problems come by file."""

    def __init__(self, project: Path) -> None:
        self._project = project
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

    def _read(self, path: str) -> list[str]:
        if not path.endswith(_SUFFIXES):
            return []
        text, _ = read_text(self._project / path, path)
        return [] if text is None else text.split("\n")
