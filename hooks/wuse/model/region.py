"""A region: the records of every owner, and the bureau's own files."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from .base import Record
from .brand import BrandFile
from .bureau import ResourceFile, SiteFile
from .edition import Edition
from .records import Activity, Case, Exemplar
from .takedown import Takedown
from .vocabulary import Vocabulary

R = TypeVar("R", bound=Record, covariant=True)

_AFTER = chr(ord("/") + 1)
"""Behind the name of a folder, this sorts right after everything in it."""


@dataclass(frozen=True, slots=True)
class Sourced(Generic[R]):
    """A record with its identifier and the file that it came from."""

    id: str
    record: R
    path: str
    """Relative to the project, with ``/`` as separator."""


class ActivityFacts(NamedTuple):
    """All that the pages of other owners need to know of an activity."""

    id: str
    title: str
    type: str
    """Code of its type."""
    date: str
    """In Chinese."""


@dataclass(frozen=True, slots=True)
class OwnerFacts:
    """All that the pages and rules of other owners need to know of an owner."""

    slug: str
    name: str
    """The owner's name."""
    brand: str
    """The brand's name."""
    parent: str | None
    """Slug of the owner above it."""
    stages: tuple[str, ...] = ()
    """Codes of its school stages, as far as they are known."""
    former_folders: tuple[str, ...] = ()
    """Slugs that it had before, whose addresses lead to it."""
    initiatives: tuple[str, ...] = ()
    """Names of its top-level initiatives."""
    activities: tuple[ActivityFacts, ...] = ()
    """The newest activity of each type."""


@dataclass(frozen=True)
class OwnerFolder:
    """Everything that one owner's folder holds."""

    slug: str
    source: Sourced[BrandFile]
    """``brand.yml``."""
    activities: tuple[Sourced[Activity], ...] = ()
    """Newest first."""
    exemplars: tuple[Sourced[Exemplar], ...] = ()
    case: Sourced[Case] | None = None

    @property
    def profile(self) -> BrandFile:
        """What ``brand.yml`` says."""
        return self.source.record

    @property
    def name(self) -> str:
        """The owner's name."""
        return self.profile.owner.name

    @property
    def facts(self) -> OwnerFacts:
        """What others may know of the owner."""
        owner, brand = self.profile.owner, self.profile.brand
        newest = {item.record.type.code: item for item in reversed(self.activities)}
        return OwnerFacts(
            slug=self.slug,
            name=owner.name,
            brand=brand.name,
            parent=owner.parent,
            stages=tuple(stage.code for stage in owner.stages),
            former_folders=owner.former_folders,
            initiatives=tuple(top.name for top in self.profile.initiatives),
            activities=tuple(
                ActivityFacts(item.id, item.record.title, code, item.record.date.zh())
                for code, item in newest.items()
            ),
        )


@dataclass(frozen=True)
class Region:
    """All owners by slug, and the bureau's own files."""

    owners: Mapping[str, OwnerFolder]
    site: SiteFile = field(default_factory=SiteFile)
    resources: ResourceFile = field(default_factory=ResourceFile)
    editions: tuple[Sourced[Edition], ...] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    takedowns: tuple[Takedown, ...] = ()
    """What must stay offline; this is never published."""
    unread: frozenset[str] = frozenset()
    """Paths of record files that exist but could not be read; references to them count as right."""
    slugs: frozenset[str] = frozenset()
    """Of all owners that have a folder, also those that are not read here."""

    @cached_property
    def _sorted_unread(self) -> list[str]:
        return sorted(self.unread)

    def unread_in(self, folder: str) -> list[str]:
        """Return the paths in `unread` below a folder, sorted.

        Args:
            folder: relative to the project, with ``/``.
        """
        unread = self._sorted_unread
        return unread[bisect_left(unread, f"{folder}/") : bisect_left(unread, f"{folder}{_AFTER}")]

    def without(self, paths: Collection[str]) -> Region:
        """The region as if these record files could not be read."""
        owners = {
            slug: replace(
                folder,
                activities=tuple(item for item in folder.activities if item.path not in paths),
                exemplars=tuple(item for item in folder.exemplars if item.path not in paths),
                case=folder.case if folder.case and folder.case.path not in paths else None,
            )
            for slug, folder in self.owners.items()
            if folder.source.path not in paths
        }
        return replace(self, owners=owners, unread=self.unread | frozenset(paths))

    @cached_property
    def facts(self) -> Mapping[str, OwnerFacts]:
        """Slug -> what others may know of the owner."""
        return {slug: folder.facts for slug, folder in self.owners.items()}
