"""Where everything lies in a project: ``brands/``, the bureau's folder, an owner's folder.

Paths are relative to the project and written with ``/`` where nothing else is said.
"""

from __future__ import annotations

import re
from pathlib import Path

BRANDS = "brands"
"""The folder of the data."""
BELOW_BRANDS = f"{BRANDS}/"
"""How the paths of all data begin."""
BUREAU = "_bureau"
"""The bureau's own folder below it; every other folder that starts with ``_`` is ignored."""

BRAND_FILE, CASE_FILE = "brand.yml", "case.yml"
ACTIVITIES, EXEMPLARS, PHOTOS = "activities", "exemplars", "photos"
"""What an owner's folder holds."""

SITE_FILE = f"{BRANDS}/{BUREAU}/site.yml"
RESOURCES_FILE = f"{BRANDS}/{BUREAU}/resources.yml"
TAKEDOWNS_FILE = f"{BRANDS}/{BUREAU}/takedowns.yml"
EDITIONS = f"{BRANDS}/{BUREAU}/editions"
"""What the bureau's folder holds."""

SLUG = re.compile(r"[a-z0-9][a-z0-9-]{1,39}")
"""Names of owners' folders."""
ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
"""Names of records' files, without the ending."""


def home(slug: str) -> str:
    """The folder of an owner, or of the bureau."""
    return f"{BRANDS}/{slug}"


def brand_file(slug: str) -> str:
    """The file that makes an owner's folder one."""
    return f"{home(slug)}/{BRAND_FILE}"


def photos(slug: str) -> str:
    """The folder of an owner's photos."""
    return f"{home(slug)}/{PHOTOS}"


def is_folder(path: Path) -> bool:
    """Whether a path is a folder of its own: a symbolic link could lead out of the project."""
    return path.is_dir() and not path.is_symlink()


def top(path: str) -> str:
    """What stands at the top of ``brands/`` or of the project, and holds the path or is it.

    ``brands/aa/photos/a.jpg``: ``brands/aa``; ``hooks/showcase.py``: ``hooks``.
    """
    depth = 2 if path.startswith((BELOW_BRANDS, "../")) else 1
    return "/".join(path.split("/")[:depth])


def owner_of(path: str) -> str:
    """The name of the owner's folder that a path is in; empty text for what is the bureau's."""
    above = top(path)
    name = above.removeprefix(BELOW_BRANDS)
    return "" if name == above or path == above or name.startswith(("_", ".")) else name
