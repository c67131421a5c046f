"""The layout of a project: ``brands/``, the bureau's folder, an owner's folder.

Unless stated otherwise, paths are relative to the project and written with ``/``.
"""

from __future__ import annotations

import re
from pathlib import Path

BRANDS = "brands"
"""The folder that holds all data."""
BELOW_BRANDS = f"{BRANDS}/"
"""The prefix of every path to data."""
BUREAU = "_bureau"
"""The bureau's folder in ``brands/``. Other folders that start with ``_`` are ignored."""

BRAND_FILE, CASE_FILE = "brand.yml", "case.yml"
ACTIVITIES, EXEMPLARS, PHOTOS = "activities", "exemplars", "photos"
"""The contents of an owner's folder."""

SITE_FILE = f"{BRANDS}/{BUREAU}/site.yml"
RESOURCES_FILE = f"{BRANDS}/{BUREAU}/resources.yml"
TAKEDOWNS_FILE = f"{BRANDS}/{BUREAU}/takedowns.yml"
EDITIONS = f"{BRANDS}/{BUREAU}/editions"
"""The contents of the bureau's folder."""

SLUG = re.compile(r"[a-z0-9][a-z0-9-]{1,39}")
"""The name of an owner's folder."""
ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
"""The name of a record's file, without the ending."""


def home(slug: str) -> str:
    """The folder of an owner, or of the bureau."""
    return f"{BRANDS}/{slug}"


def brand_file(slug: str) -> str:
    """The file that every owner's folder must have."""
    return f"{home(slug)}/{BRAND_FILE}"


def photos(slug: str) -> str:
    """The folder of an owner's photos."""
    return f"{home(slug)}/{PHOTOS}"


def is_folder(path: Path) -> bool:
    """Whether a path is a real folder: a symbolic link could lead out of the project."""
    return path.is_dir() and not path.is_symlink()


def top(path: str) -> str:
    """The entry of ``brands/``, or else of the project, that contains the path or is the path.

    ``brands/aa/photos/a.jpg`` -> ``brands/aa``; ``hooks/showcase.py`` -> ``hooks``.
    """
    depth = 2 if path.startswith((BELOW_BRANDS, "../")) else 1
    return "/".join(path.split("/")[:depth])


def owner_of(path: str) -> str:
    """The slug of the owner's folder that contains a path; empty for what is the bureau's."""
    above = top(path)
    name = above.removeprefix(BELOW_BRANDS)
    return "" if name == above or path == above or name.startswith(("_", ".")) else name
