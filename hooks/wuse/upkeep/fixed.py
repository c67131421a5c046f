"""What became of a file that was to be mended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fixed:
    """What was done with one file, or would be. All but the Chinese is not fit for a terminal."""

    path: str
    """The file as it was found: relative to the project, with ``/``."""
    target: str = ""
    """Where it is now; empty when its name stays."""
    before: str = ""
    """Its text, decoded; empty where the text does not change."""
    after: str = ""
    """Its text now."""
    done: tuple[str, ...] = ()
    """What was mended, in Chinese; empty when nothing was."""
    problems: tuple[str, ...] = ()
    """What could not be mended, in Chinese."""
