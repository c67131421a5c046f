"""What a rule is: one code, with everything that people read about it and the check behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY, dataclass, field, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

from wuse.model.base import Record
from wuse.model.region import Sourced
from wuse.source.codes import Code
from wuse.source.problems import Loc, Severity

if TYPE_CHECKING:
    from .context import RegionContext, SchoolContext


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule reports: something wrong at ``loc`` of a record, rather than at a line of a file.

    Code and severity are those of the rule.
    """

    path: str
    """Of the file, relative to the project, with ``/``."""
    kind: type[Record] | None
    """The type of the record; None for a file that holds no record, such as a photo. The finding is
    then about the file as a whole."""
    loc: Loc
    message: str
    """What is wrong, in Chinese."""
    fix: str = ""
    """How to mend it, in Chinese."""
    quote: str = ""
    """The very characters that are wrong, if they are only a part of the field."""


def at(item: Sourced[Record], loc: Loc, message: str, fix: str = "", quote: str = "") -> Finding:
    """Return a finding at a field of a record."""
    return Finding(item.path, type(item.record), loc, message, fix, quote)


class SchoolCheck(Protocol):
    """Checks one school."""

    def __call__(self, school: SchoolContext, /) -> Iterable[Finding]:
        """Yield what is wrong."""


class RegionCheck(Protocol):
    """Checks the region as a whole and the bureau's own files."""

    def __call__(self, context: RegionContext, /) -> Iterable[Finding]:
        """Yield what is wrong."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo of an example; tests draw it."""

    width: int = 1600
    height: int = 1200
    located: bool = False
    """Whether its metadata say where it was taken."""
    motif: int = 0
    """Pictures of the same motif look alike."""
    flat: bool = False
    """Whether it looks like a screenshot of a phone."""


class Special(Enum):
    """A file that is not ordinary, to the system or to git."""

    LINK = auto()
    """A symbolic link."""
    PROGRAM = auto()
    """An executable file."""
    REPOSITORY = auto()
    """A nested git repository."""


Content = str | bytes | Picture | Special
"""A page shows the text; the example's note describes everything else."""


@dataclass(frozen=True)
class Example:
    """Part of a school's folder: the rule's page shows it, and a test writes it to disk.

    The names of ``files`` are relative to the school's folder, apart from ``_bureau/…``,
    ``docs/…`` and ``mkdocs.yml``. YAML holds only the fields that matter: the test adds those that
    every file of its kind needs.
    """

    files: Mapping[str, Content] = field(default_factory=dict)
    note: str = ""
    """What the files alone do not show, in Chinese."""
    encoding: str = "utf-8"
    """How the text is saved."""
    before: Mapping[str, Content] = field(default_factory=dict)
    """For a rule about changes: the files before the change, besides the school's."""
    meanwhile: Mapping[str, Content] = field(default_factory=dict)
    """For a rule about changes: what others have committed since."""

    @classmethod
    def brand(cls, text: str, note: str = "", **photos: Picture) -> Example:
        """Return an example with part of ``brand.yml``."""
        return cls({"brand.yml": text, **_photo_files(photos)}, note)

    @classmethod
    def activity(cls, text: str, note: str = "", **photos: Picture) -> Example:
        """Return an example with part of an activity's file."""
        return cls({"activities/2025-10-18-reading.yml": text, **_photo_files(photos)}, note)

    @classmethod
    def exemplar(cls, text: str, note: str = "", **photos: Picture) -> Example:
        """Return an example with part of an exemplar's file."""
        return cls({"exemplars/model-post.yml": text, **_photo_files(photos)}, note)

    @classmethod
    def bureau(cls, text: str, note: str = "") -> Example:
        """Return an example with part of the bureau's ``site.yml``."""
        return cls({"_bureau/site.yml": text}, note)


def _photo_files(photos: Mapping[str, Picture]) -> dict[str, Picture]:
    """Turn ``gate=Picture()`` into the photo ``photos/gate.jpg``."""
    return {f"photos/{name}.jpg": picture for name, picture in photos.items()}


@dataclass(frozen=True, slots=True)
class Rule:
    """What is known about a rule, and the functions that check it.

    Declare one as a `SchoolRule`, a `RegionRule` or a `ReaderRule`. A new piece of metadata is
    added here and nowhere else.
    """

    code: Code
    name: str
    """A short name in English, in kebab case."""
    title: str
    """What is wrong, in Chinese, in a few words."""
    severity: Severity
    """How much it matters, unless the bureau decides otherwise."""
    _: KW_ONLY
    why: str
    """Why it matters, in Chinese, with the source of a number or law."""
    bad: Example
    good: Example
    adjustable: bool = True
    """Whether the bureau can change the level: nothing can make an unreadable file readable."""
    withholds: bool = False
    """Whether a file stays unpublished as long as this is an error in it: a name or number that
    has been published once cannot be called back."""
    school_check: SchoolCheck | None = None
    region_check: RegionCheck | None = None


class SchoolRule(Rule):
    """A rule about single schools: decorates the function that checks one.

    Its ``region_check``, if any, checks the bureau's own files for the same fault.
    """

    def __call__(self, check: SchoolCheck, /) -> SchoolRule:
        """Return the rule, checked by this function."""
        return replace(self, school_check=check)


class RegionRule(Rule):
    """A rule about the region as a whole: decorates the function that checks it."""

    def __call__(self, check: RegionCheck, /) -> RegionRule:
        """Return the rule, checked by this function."""
        return replace(self, region_check=check)


@dataclass(frozen=True, slots=True)
class ReaderRule(Rule):
    """A rule that checks no school: its problems are reported elsewhere, mostly by `wuse.source`.

    `wuse.change` reports those about changes, and the build of a site those about share cards.
    """

    adjustable: bool = field(default=False, kw_only=True)
