"""What a rule reports: the field of a record, rather than a line of a file."""

from __future__ import annotations

from dataclasses import dataclass

from wuse.model.base import Record
from wuse.model.region import Sourced
from wuse.source.problems import Loc


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at ``loc`` of the record of this kind in this file.

    A file that is no record (a photo) has no kind, and the finding is about the file as a whole.
    Code and severity are those of the rule.
    """

    path: str
    """Relative to the project, with ``/``."""
    kind: type[Record] | None
    loc: Loc
    message: str
    """What is wrong, in Chinese."""
    fix: str = ""
    """How to mend it, in Chinese."""
    quote: str = ""
    """The very characters that are wrong, if they are only a part of the field."""


def at(item: Sourced[Record], loc: Loc, message: str, fix: str = "", quote: str = "") -> Finding:
    """A finding at a field of a record."""
    return Finding(item.path, type(item.record), loc, message, fix, quote)
