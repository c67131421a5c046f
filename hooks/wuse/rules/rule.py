"""What a rule is: one code, with everything that people are told about it, and how it looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

from wuse.source.codes import Code
from wuse.source.problems import Severity

if TYPE_CHECKING:
    from .context import RegionContext, SchoolContext
    from .finding import Finding


class SchoolCheck(Protocol):
    """Looks at one school."""

    def __call__(self, school: SchoolContext, /) -> Iterable[Finding]:
        """Yield what is wrong."""


class RegionCheck(Protocol):
    """Looks at the region as a whole and at the bureau's own files."""

    def __call__(self, context: RegionContext, /) -> Iterable[Finding]:
        """Yield what is wrong."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo of an example; tests draw it."""

    width: int = 1600
    height: int = 1200
    located: bool = False
    """Whether its metadata tell where it was taken."""
    motif: int = 0
    """Pictures of the same motif look alike."""
    flat: bool = False
    """Whether it looks like the screenshot of a telephone."""


class Special(Enum):
    """What is no ordinary file, to the system or to git."""

    LINK = auto()
    """A symbolic link."""
    PROGRAM = auto()
    """A file that can be run."""
    REPOSITORY = auto()
    """A git repository of its own."""


Content = str | bytes | Picture | Special
"""A page shows text; of all else the example's note tells."""


@dataclass(frozen=True)
class Example:
    """A piece of a school's folder, as the rule's page shows it and its test writes it.

    ``files`` are named below the school's folder, or ``_bureau/…``, ``docs/…`` and ``mkdocs.yml``.
    A piece of YAML is what matters of the file: the test adds the fields that every file of its
    kind needs.
    """

    files: Mapping[str, Content] = field(default_factory=dict)
    note: str = ""
    """What the files alone do not show, in Chinese."""
    encoding: str = "utf-8"
    """How the text is saved."""
    before: Mapping[str, Content] = field(default_factory=dict)
    """Of a rule about changes: what was there before, besides the school."""
    meanwhile: Mapping[str, Content] = field(default_factory=dict)
    """Of a rule about changes: what others did since."""

    @classmethod
    def brand(cls, text: str, note: str = "", **photos: Picture) -> Example:
        """A piece of ``brand.yml``."""
        return cls({"brand.yml": text, **_named(photos)}, note)

    @classmethod
    def activity(cls, text: str, note: str = "", **photos: Picture) -> Example:
        """A piece of an activity."""
        return cls({"activities/2025-10-18-reading.yml": text, **_named(photos)}, note)

    @classmethod
    def exemplar(cls, text: str, note: str = "", **photos: Picture) -> Example:
        """A piece of an exemplar's file."""
        return cls({"exemplars/model-post.yml": text, **_named(photos)}, note)

    @classmethod
    def bureau(cls, text: str, note: str = "") -> Example:
        """A piece of the bureau's ``site.yml``."""
        return cls({"_bureau/site.yml": text}, note)


def _named(photos: Mapping[str, Picture]) -> dict[str, Picture]:
    """``gate=Picture()`` is the photo ``photos/gate.jpg``."""
    return {f"photos/{name}.jpg": picture for name, picture in photos.items()}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. A rule without a function is found while files are read, by `wuse.source`."""

    code: Code
    name: str
    """A short name in English, in kebab case."""
    title: str
    """What is wrong, in Chinese, in a few words."""
    severity: Severity
    """How much it matters, unless the bureau decides otherwise."""
    why: str
    """Why it matters, in Chinese, with the source of a number or law."""
    bad: Example
    good: Example
    look: SchoolCheck | None = None
    survey: RegionCheck | None = None
    adjustable: bool = True
    """Whether the bureau can change the level: nothing can make an unreadable file readable."""
    withholds: bool = False
    """Whether a file is not published as long as this is an error in it: a name or number that is
    out once cannot be called back."""


def reader_rule(
    code: Code,
    name: str,
    title: str,
    severity: Severity,
    *,
    why: str,
    bad: Example,
    good: Example,
    adjustable: bool = False,
    survey: RegionCheck | None = None,
) -> Rule:
    """A rule whose problems `wuse.source` meets as it reads."""
    return Rule(code, name, title, severity, why, bad, good, survey=survey, adjustable=adjustable)


def rule(
    code: Code,
    name: str,
    title: str,
    severity: Severity,
    *,
    why: str,
    bad: Example,
    good: Example,
    survey: RegionCheck | None = None,
    withholds: bool = False,
) -> Callable[[SchoolCheck], Rule]:
    """Make a function that looks at one school a rule; ``survey`` looks at the bureau's files."""

    def made(look: SchoolCheck) -> Rule:
        return Rule(code, name, title, severity, why, bad, good, look, survey, withholds=withholds)

    return made


def regional(
    code: Code,
    name: str,
    title: str,
    severity: Severity,
    *,
    why: str,
    bad: Example,
    good: Example,
) -> Callable[[RegionCheck], Rule]:
    """Make a function that looks at the whole region a rule."""

    def made(survey: RegionCheck) -> Rule:
        return Rule(code, name, title, severity, why, bad, good, survey=survey)

    return made
