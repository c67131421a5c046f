"""What rules look at: the region as a whole, and one school in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from wuse.filenames import folded
from wuse.layout import RESOURCES_FILE, SITE_FILE, is_folder, photos
from wuse.model.base import Record
from wuse.model.bureau import ResourceFile, SiteFile
from wuse.model.media import PhotoEntry, photos_in
from wuse.model.owner import SampleKind
from wuse.model.region import OwnerFolder, Region, Sourced
from wuse.model.settings import Settings
from wuse.photos import Inspection
from wuse.rules.texts.persons import Named, named_in
from wuse.rules.texts.prose import Prose
from wuse.source.problems import Loc

Inspect = Callable[[Path], Inspection]
"""How to look at a photo."""


@dataclass(frozen=True)
class RegionContext:
    """The region as it was read, and the day."""

    project: Path
    """The folder that holds ``brands/``."""
    region: Region
    today: date
    settings: Settings = field(default_factory=Settings)

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
        """One school of it."""
        return SchoolContext(self, self.region.owners[slug], inspect)


@dataclass(frozen=True)
class SchoolContext:
    """One owner's folder, with what several rules want to know of it."""

    context: RegionContext
    folder: OwnerFolder
    inspect: Inspect

    @property
    def region(self) -> Region:
        """The region that it belongs to."""
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
        """Everything that is written in the records."""
        return tuple(map(Prose, self.records))

    @cached_property
    def labels(self) -> tuple[Prose, ...]:
        """What the records hold besides: names of files, codes, addresses, numbers."""
        return tuple(prose.labels for prose in self.prose)

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """Whoever is named in the records and is no public figure."""
        figures = frozenset(self.context.region.site.figures)
        return tuple(
            named for prose in self.prose for named in named_in(prose) if named.name not in figures
        )

    @cached_property
    def photos(self) -> tuple[tuple[Sourced[Record], Loc, PhotoEntry], ...]:
        """Every photo that a record names; none if their folder is a link, which is an error."""
        return () if self.home.is_symlink() else tuple(self._photos())

    def _photos(self) -> Iterator[tuple[Sourced[Record], Loc, PhotoEntry]]:
        for item in self.records:
            for loc, photo in photos_in(item.record):
                yield item, loc, photo

    def looked_at(self, name: str) -> Inspection:
        """What the header of a photo in the photos folder tells; each is opened once."""
        if name not in self._seen:
            self._seen[name] = self.inspect(self.home / name)
        return self._seen[name]

    @cached_property
    def _seen(self) -> dict[str, Inspection]:
        return {}

    @cached_property
    def photo_files(self) -> frozenset[str]:
        """Names in the photos folder; none if it cannot be read or is a link to elsewhere."""
        if not is_folder(self.home):
            return frozenset()
        try:
            return frozenset(path.name for path in self.home.iterdir())
        except OSError:
            return frozenset()

    def alike(self, name: str) -> str:
        """The photo that Windows or macOS would open by a name that no file has; mostly empty."""
        return "" if name in self.photo_files else self._folded.get(folded(name), "")

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {folded(name): name for name in sorted(self.photo_files, reverse=True)}

    @property
    def shown(self) -> str:
        """The folder of the photos, relative to the project."""
        return photos(self.folder.slug)

    @property
    def home(self) -> Path:
        """The folder of the photos."""
        return self.context.project / self.shown
