"""What a rule reports: the field of a record, rather than a line of a file."""

from __future__ import annotations

from dataclasses import dataclass

from wuse.model.base import Record
from wuse.model.region import OwnerFolder, Sourced
from wuse.source.problems import Code, Loc, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at ``loc`` of the record of this kind in this file.

    A file that is no record (a photo) has no kind, and the finding is about the file as a whole.
    """

    path: str
    kind: type[Record] | None
    loc: Loc
    code: Code
    severity: Severity
    message: str
    fix: str = ""


def at(
    item: Sourced[Record],
    loc: Loc,
    code: Code,
    message: str,
    fix: str = "",
    severity: Severity = Severity.ERROR,
) -> Finding:
    """A finding at a field of a record."""
    return Finding(item.path, type(item.record), loc, code, severity, message, fix)


def records(folder: OwnerFolder) -> tuple[Sourced[Record], ...]:
    """Every record of an owner's folder."""
    case = (folder.case,) if folder.case else ()
    return (folder.brand, *folder.activities, *folder.exemplars, *case)
