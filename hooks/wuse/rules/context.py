"""What rules check: the region as a whole, and one school in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from wuse.evidence.contests import Contest, contests
from wuse.filenames import folded
from wuse.layout import RESOURCES_FILE, SITE_FILE, is_folder, photos
from wuse.model.base import Record
from wuse.model.bureau import ResourceFile, SiteFile
from wuse.model.media import PhotoEntry, photos_in
from wuse.model.owner import SampleKind
from wuse.model.region import OwnerFacts, OwnerFolder, Region, Sourced
from wuse.model.settings import Settings
from wuse.names.lexicon import HESITANT
from wuse.photos import Inspection
from wuse.rules.texts.mentions import Mention, mentions_in
from wuse.rules.texts.prose import Prose
from wuse.source.problems import Loc

Inspect = Callable[[Path], Inspection]
"""Inspects the photo at a path."""


@dataclass(frozen=True)
class RegionContext:
    """The region as it was read, with the date of the check."""

    project: Path
    """The folder that holds ``brands/``."""
    region: Region
    today: date
    settings: Settings = field(default_factory=Settings)
    others: Mapping[str, OwnerFacts] = field(default_factory=dict)
    """What is known of owners whose records are not here."""
    unreadable: Collection[str] = ()
    """Slugs of the owners that were to be read and cannot be."""

    @cached_property
    def owners(self) -> Mapping[str, OwnerFacts]:
        """Slug -> what a rule about the region may know of an owner, by slug."""
        owners = {**self.others, **self.region.facts}
        return {slug: owners[slug] for slug in sorted(owners)}

    @cached_property
    def contests(self) -> Mapping[str, tuple[Contest, ...]]:
        """Edition id -> its contests."""
        return {item.id: contests(item.record) for item in self.region.editions}

    @property
    def site(self) -> Sourced[SiteFile]:
        """The bureau's ``site.yml``."""
        return Sourced("site", self.region.site, SITE_FILE)

    @property
    def resources(self) -> Sourced[ResourceFile]:
        """The bureau's ``resources.yml``."""
        return Sourced("resources", self.region.resources, RESOURCES_FILE)

    @property
    def configuration(self) -> Sourced[Settings]:
        """The bureau's part of ``mkdocs.yml``."""
        return Sourced("mkdocs", self.settings, "mkdocs.yml")

    def school(self, slug: str, inspect: Inspect) -> SchoolContext:
        """Return the context of one school in the region."""
        return SchoolContext(self, self.region.owners[slug], inspect)


@dataclass(frozen=True)
class SchoolContext:
    """One owner's folder, with everything that several rules need from it."""

    context: RegionContext
    folder: OwnerFolder
    inspect: Inspect

    @property
    def region(self) -> Region:
        """The region that the school belongs to."""
        return self.context.region

    @property
    def is_from_publication(self) -> bool:
        """Whether the records were copied from a publication, which cannot be asked for more."""
        return self.folder.profile.sample is SampleKind.PUBLIC_SOURCE

    @cached_property
    def records(self) -> tuple[Sourced[Record], ...]:
        """Every record of the folder."""
        folder = self.folder
        case = (folder.case,) if folder.case else ()
        return (folder.source, *folder.activities, *folder.exemplars, *case)

    @cached_property
    def prose(self) -> tuple[Prose, ...]:
        """The texts of every record."""
        return tuple(map(Prose, self.records))

    @cached_property
    def other_values(self) -> tuple[Prose, ...]:
        """The other values of every record: names of files, codes, addresses, numbers."""
        return tuple(prose.other_values for prose in self.prose)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every mention of a person who is not a public figure.

        What looks like a name, but begins with a common word and begins the school's own name, is
        the school: 明德 in 明德一家人.
        """
        figures = frozenset(self.context.region.site.figures)
        own = self.folder.profile.owner.all_names
        return tuple(
            mention
            for prose in self.prose
            for mention in mentions_in(prose)
            if mention.name not in figures
            and not (
                mention.name[0] in HESITANT and any(name.startswith(mention.name) for name in own)
            )
        )

    @cached_property
    def photos(self) -> tuple[tuple[Sourced[Record], Loc, PhotoEntry], ...]:
        """Every photo that a record names; none if the photos folder is a link, an error itself."""
        return () if self.photos_folder.is_symlink() else tuple(self._photos())

    def _photos(self) -> Iterator[tuple[Sourced[Record], Loc, PhotoEntry]]:
        for item in self.records:
            for loc, photo in photos_in(item.record):
                yield item, loc, photo

    def inspection(self, name: str) -> Inspection:
        """Return what a photo's header says. Each file in the photos folder is opened once."""
        if name not in self._inspections:
            self._inspections[name] = self.inspect(self.photos_folder / name)
        return self._inspections[name]

    @cached_property
    def _inspections(self) -> dict[str, Inspection]:
        return {}

    @cached_property
    def photo_files(self) -> frozenset[str]:
        """The file names in the photos folder; none if it cannot be read or is a link."""
        if not is_folder(self.photos_folder):
            return frozenset()
        try:
            return frozenset(path.name for path in self.photos_folder.iterdir())
        except OSError:
            return frozenset()

    def equivalent_file(self, name: str) -> str:
        """Return the file that only Windows or macOS would open by this name, or ``""``."""
        return "" if name in self.photo_files else self._folded.get(folded(name), "")

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {folded(name): name for name in sorted(self.photo_files, reverse=True)}

    @property
    def photos_path(self) -> str:
        """The photos folder, relative to the project."""
        return photos(self.folder.slug)

    @property
    def photos_folder(self) -> Path:
        """The photos folder."""
        return self.context.project / self.photos_path
