"""What every page is made from: the published region, and how to show and cite it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from wuse.evidence.contests import Contest, contests
from wuse.evidence.since import Since
from wuse.model.edition import Edition, PublishedGrade
from wuse.model.owner import OwnerKind
from wuse.model.region import OwnerFacts, OwnerFolder, Region, Sourced
from wuse.model.settings import Settings
from wuse.shipped import is_of_project
from wuse.source.history import Days

from . import urls
from .badges import Badge, badges
from .colour import Tone, tone
from .page import Origin
from .pictures import Gallery
from .qr import QrCode, QrCodes
from .related import NOTHING, Related
from .site_info import SiteInfo


@dataclass(frozen=True)
class SiteContext:
    """The published region with its pictures, settings and history."""

    info: SiteInfo
    settings: Settings
    region: Region
    owners: Mapping[str, OwnerFacts]
    """Slug -> what is public of every owner, also of those that the region here leaves out."""
    gallery: Gallery
    history: Days
    codes: QrCodes
    today: date
    """The day of the build, where the bureau is."""
    home_text: str = ""
    since: tuple[Since, ...] = ()
    """What changed in the owner whose pages are made, since editions froze it."""
    related: Mapping[str, Related] = field(default_factory=dict)
    """Slug -> what its pages point to on the pages of others; see `wuse.pages.parts.related`."""

    def related_to(self, slug: str) -> Related:
        """What the pages of an owner point to on the pages of others."""
        return self.related.get(slug, NOTHING)

    def brand_url(self, slug: str | None) -> str:
        """The page of a brand that another record names; empty if there is none."""
        return urls.brand(slug) if slug and slug in self.owners else ""

    @cached_property
    def _children(self) -> Mapping[str, list[OwnerFacts]]:
        children: dict[str, list[OwnerFacts]] = {}
        for owner in self.owners.values():
            if owner.parent:
                children.setdefault(owner.parent, []).append(owner)
        return children

    def children(self, slug: str) -> Sequence[OwnerFacts]:
        """The owners that name this one as their parent."""
        return self._children.get(slug, ())

    def code(self, path: str) -> QrCode | None:
        """The QR code of a page; None if the site does not know its address, and in a pack.

        Codes take a quarter of a page, and a pack is to fit on a phone.
        """
        address = not self.info.is_pack and self.info.address(path)
        return self.codes.code(path, address) if address else None

    def has_form(self, folder: OwnerFolder) -> bool:
        """Whether teachers submit records here: nobody adds to an article, nor in a pack."""
        return folder.profile.owner.kind is not OwnerKind.ARTICLE and not self.info.is_pack

    def origin(self, path: str, record: str = "") -> Origin:
        """Cite the file that a page was made from.

        Args:
            path: the file, relative to the project.
            record: the public JSON of the same facts, to link to if no repository is known.
        """
        base = self.info.edit_base if is_of_project(path, self.info.documents) else ""
        href = f"{base}{path}" if base else "" if self.info.is_pack else record
        return Origin(path, href, self.history.updated(path))

    @cached_property
    def district_names(self) -> Mapping[str, str]:
        """District id -> name."""
        return {district.id: district.name for district in self.region.site.districts}

    @cached_property
    def contests(self) -> Mapping[str, tuple[Contest, ...]]:
        """Edition id -> its contests, of editions that a document authorises."""
        return {
            item.id: contests(item.record) for item in self.region.editions if item.record.authority
        }

    @cached_property
    def named(self) -> Mapping[str, Sequence[tuple[Sourced[Edition], PublishedGrade]]]:
        """Owner -> the grades that authorised editions have published of it, newest first."""
        found: dict[str, list[tuple[Sourced[Edition], PublishedGrade]]] = {}
        editions = [item for item in self.region.editions if item.record.authority]
        editions.sort(key=lambda item: (item.record.year.sort_key, item.id), reverse=True)
        for item in editions:
            for grade in item.record.outcome:
                if grade.owner:
                    found.setdefault(grade.owner, []).append((item, grade))
        return found

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

    def palette(self, slug: str) -> frozenset[str]:
        """The names of all tones of an owner; empty for what is no owner."""
        if not (folder := self.region.owners.get(slug)):
            return frozenset()
        badges = self.badges(folder).values()
        return frozenset({self.tone(folder).name, *(badge.tone.name for badge in badges)})

    def tone(self, folder: OwnerFolder) -> Tone:
        """Readable tones of the owner's own colour, or of the site's accent without one."""
        return tone(folder.profile.theme.colour or self.settings.accent)
