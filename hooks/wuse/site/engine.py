"""Identifies the program that makes pages: its own files, and the libraries that it stands on."""

from __future__ import annotations

import sys
from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_ENGINE = Path(__file__).parents[1]

_LIBRARIES = (
    "cmarkgfm",
    "jinja2",
    "markupsafe",
    "mkdocs",
    "mkdocs-material",
    "nh3",
    "pillow",
    "pillow-heif",
    "pydantic",
    "pyyaml",
    "zxing-cpp",
)
"""What decides how pages look."""


def engine_key(theme: Path) -> str:
    """Identifies the program, by content.

    Args:
        theme: the folder with our templates, styles and scripts.
    """
    hasher = blake2b(f"{_own_key()} {sys.version}".encode(), digest_size=16)
    _add_files(hasher, theme, "")
    return hasher.hexdigest()


@lru_cache(maxsize=1)
def _own_key() -> str:
    """Of our modules, as they are when the first build of a process begins."""
    hasher = blake2b(digest_size=16)
    for name in _LIBRARIES:
        try:
            hasher.update(f"{name} {version(name)}\n".encode())
        except PackageNotFoundError:
            continue
    _add_files(hasher, _ENGINE, ".py")
    return hasher.hexdigest()


def _add_files(hasher: blake2b, folder: Path, ending: str) -> None:
    for path in sorted(folder.rglob(f"*{ending}")):
        if path.is_file() and "__pycache__" not in path.parts:
            hasher.update(str(path.relative_to(folder)).encode("utf-8", "surrogateescape"))
            hasher.update(path.read_bytes())
