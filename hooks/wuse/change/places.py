"""Whose a path is."""

from __future__ import annotations

from collections.abc import Iterable

from .git import Change

BRANDS = "brands/"


def paths_of(changes: Iterable[Change]) -> list[str]:
    """Every path that a change touches, once: of a moved file also where it was."""
    return list(dict.fromkeys(path for it in changes for path in (it.old_path, it.path)))


def place_of(path: str) -> str:
    """What stands at the top of ``brands`` or of the project, and holds the path or is it.

    ``brands/aa/photos/a.jpg``: ``brands/aa``; ``hooks/showcase.py``: ``hooks``.
    """
    depth = 2 if path.startswith((BRANDS, "../")) else 1
    return "/".join(path.split("/")[:depth])


def owner_of(path: str) -> str:
    """The name of the owner's folder that the path is in; empty text for what is the bureau's."""
    place = place_of(path)
    name = place.removeprefix(BRANDS)
    return "" if name == place or path == place or name.startswith(("_", ".")) else name
