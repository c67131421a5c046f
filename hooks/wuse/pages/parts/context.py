"""What every page is made from: the published region, and how to show and cite it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from wuse.layout import BRANDS
from wuse.model.owner import OwnerKind
from wuse.model.records import Activity
from wuse.model.region import OwnerFolder, Region, Sourced
from wuse.model.settings import Settings
from wuse.source.history import History

from . import urls
from .badges import Badge, badges
from .colour import Tone, tone
from .page import Origin
from .pictures import Gallery
from .qr import QrCode, QrCodes
from .site_info import SiteInfo


@dataclass(frozen=True)
class SiteContext:
    """The published region with its pictures, settings and history."""

    info: SiteInfo
    settings: Settings
    region: Region
    gallery: Gallery
    history: History
    codes: QrCodes
    home_text: str = ""

    @cached_property
    def folders(self) -> tuple[OwnerFolder, ...]:
        """Owners as lists show them: by stage, then by slug."""

        def order(folder: OwnerFolder) -> tuple[int, str]:
            stage = folder.profile.owner.stage
            return (stage.order if stage else 99, folder.slug)

        return tuple(sorted(self.region.owners.values(), key=order))

    @cached_property
    def organisations(self) -> tuple[OwnerFolder, ...]:
        """The folders of schools and bureaus, without articles, in the order of `folders`."""
        return tuple(
            folder for folder in self.folders if folder.profile.owner.kind is not OwnerKind.ARTICLE
        )

    def brand_url(self, slug: str | None) -> str:
        """The page of a brand that another record names; empty if there is none."""
        return urls.brand(slug) if slug and slug in self.region.owners else ""

    def code(self, path: str) -> QrCode | None:
        """The QR code of a page; None if the site does not know its address."""
        address = self.info.address(path)
        return self.codes.code(address) if address else None

    def origin(self, path: str, record: str = "") -> Origin:
        """Cite the file that a page was made from.

        Args:
            path: the file, relative to the project.
            record: the public JSON of the same facts, to link to if no repository is known.
        """
        href = f"{self.info.edit_base}{path}" if self.info.edit_base else record
        return Origin(path, href, self.history.updated(path))

    @cached_property
    def collection(self) -> Origin:
        """Cite the whole data folder, for pages that list records of all schools."""
        paths = [folder.source.path for folder in self.folders]
        paths += [item.path for _, item in self.timeline]
        newest = max(map(self.history.updated, paths), default="")
        return replace(self.origin(f"{BRANDS}/", urls.BRANDS_JSON), updated=newest)

    @cached_property
    def district_names(self) -> Mapping[str, str]:
        """District id -> name."""
        return {district.id: district.name for district in self.region.site.districts}

    @cached_property
    def _badges(self) -> dict[str, dict[str, Badge]]:
        return {}

    def badges(self, folder: OwnerFolder) -> Mapping[str, Badge]:
        """The badges of an owner's initiatives, by id."""
        if folder.slug not in self._badges:
            self._badges[folder.slug] = badges(folder, self.settings.accent)
        return self._badges[folder.slug]

    def badges_of(self, folder: OwnerFolder, initiatives: Iterable[str]) -> tuple[Badge, ...]:
        """The badges of those initiatives of a record that exist."""
        known = self.badges(folder)
        return tuple(known[id] for id in initiatives if id in known)

    def tone(self, folder: OwnerFolder) -> Tone:
        """Readable tones of the owner's own colour, or of the site's accent without one."""
        return tone(folder.profile.theme.colour or self.settings.accent)

    @cached_property
    def timeline(self) -> tuple[tuple[OwnerFolder, Sourced[Activity]], ...]:
        """Every activity of every owner, newest first; those of unknown year last."""
        entries = [(folder, item) for folder in self.folders for item in folder.activities]
        dated = [entry for entry in entries if entry[1].record.date.year]
        undated = [entry for entry in entries if not entry[1].record.date.year]
        dated.sort(key=lambda entry: entry[1].record.date.sort_key, reverse=True)
        return (*dated, *undated)
