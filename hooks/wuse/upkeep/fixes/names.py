"""Names of files as they must be to be read: an address in front, ``.yml`` behind."""

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
"""In place of a stem: files of any name."""

_YAML = re.compile(r"(?P<stem>.+?)(?:\.ya?ml)+(?:\.txt)?", re.IGNORECASE | re.DOTALL)
_COPY = re.compile(r"\s*(?:[(（]\d+[)）]|[-_ ]*副本|[-_ ]+copy)\s*$", re.IGNORECASE)
"""What downloading or copying a file twice adds to its name."""
_LONGEST = 60


def kinds_in(folder: str) -> dict[str, type[Record]]:
    """Stem -> record, of the files that a folder (relative to the project) may hold."""
    patterns = ((PurePosixPath(pattern), kind) for kind, pattern in FILES.values())
    return {path.stem: kind for path, kind in patterns if _fits(folder, str(path.parent))}


def _fits(folder: str, pattern: str) -> bool:
    parts, wanted = folder.split("/"), pattern.split("/")
    return len(parts) == len(wanted) and all(
        fnmatchcase(part, like) and part.startswith("_") == like.startswith("_")
        for part, like in zip(parts, wanted, strict=True)
    )


def kind_of(name: str, kinds: Mapping[str, type[Record]]) -> type[Record] | None:
    """The record in a file of this name, which may be one to mend; None when it is no record."""
    found = _YAML.fullmatch(name)
    if not found or name.startswith("."):
        return None
    return kinds.get(ANY) or kinds.get(_plain(found["stem"]).casefold())


class TakenError(WuseError):
    """Another file has the name already; the message says which, in Chinese."""


def new_name(
    name: str,
    kinds: Mapping[str, type[Record]],
    prefix: Callable[[], str],
    is_taken: Callable[[str], bool],
) -> str:
    """The name that a record's file should have; the present one if that will do.

    Args:
        name: the present name, of which `kind_of` knows the record.
        kinds: as `kinds_in` returns them.
        prefix: how to call it when its name has nothing that may stay.
        is_taken: whether another file has a name.

    Raises TakenError.
    """
    found = _YAML.fullmatch(name)
    stem = _plain(found["stem"]) if found else name
    if ANY in kinds and not ID.fullmatch(stem):
        base = _address(stem)
        start = base or prefix()
        numbers = (f"{start}-{number}.yml" for number in count(2 if base else 1))
        choices = chain([f"{base}.yml"] if base else [], numbers)
        return next(choice for choice in choices if not is_taken(choice))
    better = f"{stem if ANY in kinds else stem.casefold()}.yml"
    if better != name and is_taken(better):
        raise TakenError(f"已经有 {better} 了：看看两份哪份是对的，留下一份")
    return better


def _plain(stem: str) -> str:
    """A name without what copying added; one that may stay is taken as it is."""
    return stem if ID.fullmatch(stem) else _COPY.sub("", stem).strip()


def _address(stem: str) -> str:
    """What of a name may be in an address: all if it is in ASCII, else a date at its start."""
    plain = unicodedata.normalize("NFKC", stem).lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].rstrip("-")
    if plain.isascii():
        return words
    date = re.match(r"\d{4}(-\d{1,2})*(?=-|$)", words)
    return re.sub(r"-(\d)(?=-|$)", r"-0\1", date.group()) if date else ""
