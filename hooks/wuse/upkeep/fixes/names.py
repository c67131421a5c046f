"""Fixes the names of record files: a part that may stand in an address, then ``.yml``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from itertools import chain, count
from pathlib import PurePosixPath

from wuse.errors import WuseError
from wuse.layout import ID
from wuse.model.base import Record
from wuse.model.schema import FILES
from wuse.source.codes import Code

CODES = frozenset((Code.BAD_FILE_NAME, Code.UNEXPECTED_FILE))

ANY = "*"
"""Instead of a stem: files of any name."""

_YAML = re.compile(r"(?P<stem>.+?)(?:\.ya?ml)+(?:\.txt)?", re.IGNORECASE | re.DOTALL)
_COPY = re.compile(r"\s*(?:[(（]\d+[)）]|[-_ ]*副本|[-_ ]+copy)\s*$", re.IGNORECASE)
"""What systems add to the name of a file that is downloaded or copied twice."""
_MAX_LENGTH = 60


def kinds_in(folder: str) -> dict[str, type[Record]]:
    """Stem -> record, for the files that a folder (relative to the project) may hold."""
    patterns = ((PurePosixPath(pattern), kind) for kind, pattern in FILES.values())
    return {path.stem: kind for path, kind in patterns if _matches(folder, str(path.parent))}


def _matches(folder: str, pattern: str) -> bool:
    parts, wanted = folder.split("/"), pattern.split("/")
    return len(parts) == len(wanted) and all(
        fnmatchcase(part, like) and part.startswith("_") == like.startswith("_")
        for part, like in zip(parts, wanted, strict=True)
    )


def kind_of(name: str, kinds: Mapping[str, type[Record]]) -> type[Record] | None:
    """The record in a file of this name, which may need a fix; None if it is no record."""
    match = _YAML.fullmatch(name)
    if not match or name.startswith("."):
        return None
    return kinds.get(ANY) or kinds.get(_plain(match["stem"]).casefold())


class NameTakenError(WuseError):
    """Another file has the name already."""


def new_name(
    name: str,
    kinds: Mapping[str, type[Record]],
    prefix: Callable[[], str],
    is_taken: Callable[[str], bool],
) -> str:
    """The name that a record's file should have; the present one if it is fine.

    Args:
        name: the present name, for which `kind_of` returns a record.
        kinds: as `kinds_in` returns them.
        prefix: the start of the new name, if no part of the present one can stay.
        is_taken: whether another file has a name.

    Raises:
        NameTakenError: another file has the name, and no other name will do.
    """
    match = _YAML.fullmatch(name)
    stem = _plain(match["stem"]) if match else name
    if ANY in kinds and not ID.fullmatch(stem):
        base = _address(stem)
        start = base or prefix()
        numbers = (f"{start}-{number}.yml" for number in count(2 if base else 1))
        choices = chain([f"{base}.yml"] if base else [], numbers)
        return next(choice for choice in choices if not is_taken(choice))
    fixed = f"{stem if ANY in kinds else stem.casefold()}.yml"
    if fixed != name and is_taken(fixed):
        raise NameTakenError(f"已经有 {fixed} 了：看看两份哪份是对的，留下一份")
    return fixed


def _plain(stem: str) -> str:
    """A name without what copying added; a valid identifier stays as it is."""
    return stem if ID.fullmatch(stem) else _COPY.sub("", stem).strip()


def _address(stem: str) -> str:
    """The part of a name that may stand in an address: all if it is ASCII, else a leading date."""
    plain = unicodedata.normalize("NFKC", stem).lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_MAX_LENGTH].rstrip("-")
    if plain.isascii():
        return words
    date = re.match(r"\d{4}(-\d{1,2})*(?=-|$)", words)
    return re.sub(r"-(\d)(?=-|$)", r"-0\1", date.group()) if date else ""
