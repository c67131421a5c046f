"""What all tasks of a build share, whatever owner they work on."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from wuse.evidence.since import Since
from wuse.layout import BRANDS
from wuse.model.publication import publish_bureau
from wuse.model.region import OwnerFacts, OwnerFolder, Region
from wuse.model.settings import Settings
from wuse.pages.parts import qr
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.pictures import Gallery
from wuse.pages.parts.related import NOTHING, Related
from wuse.pages.parts.site_info import SiteInfo
from wuse.photos import Photo, PhotoRequest, Profile
from wuse.source.history import Days
from wuse.source.past_owner import Freeze


@dataclass(frozen=True)
class OwnerRecords:
    """What may be published of an owner's folder if all owners are public, and its photos."""

    folder: OwnerFolder
    photos: Mapping[PhotoRequest, Photo]


@dataclass(frozen=True)
class Plan:
    """What all tasks of a build share. It can be sent to any process."""

    project: Path
    """The folder that holds ``brands/`` and ``docs/``."""
    info: SiteInfo
    settings: Settings
    theme: Path
    """The folder with our templates."""
    bureau: Region
    """The region as read, without owners."""
    today: date
    profile: Profile
    """Which files to make from photos."""
    scratch: Path
    """Where the tasks of this build leave what later tasks need."""
    freezes: Mapping[str, tuple[Freeze, ...]] = field(default_factory=dict)
    """Owner -> the states of its folder that editions judge."""

    @property
    def brands(self) -> Path:
        """The folder that holds the owners' folders."""
        return self.project / BRANDS

    @cached_property
    def public_bureau(self) -> Region:
        """The bureau's files as the public may see them, if all owners are public."""
        return publish_bureau(self.bureau, self.today, self.bureau.slugs)

    def keep(self, records: OwnerRecords) -> None:
        """Leave an owner's records for later tasks. Raises OSError when they cannot be written."""
        self._file(records.folder.slug).write_bytes(pickle.dumps(records, pickle.HIGHEST_PROTOCOL))

    def has_records(self, slug: str) -> bool:
        """Whether a task of this build has left an owner's records."""
        return self._file(slug).exists()

    def records(self, slug: str) -> OwnerRecords:
        """The records that a task of this build has left."""
        # Only this build writes there, into a folder of its own.
        records: OwnerRecords = pickle.loads(self._file(slug).read_bytes())  # noqa: S301
        return records

    def _file(self, slug: str) -> Path:
        return self.scratch / f"{slug}.pickle"

    def owner_context(
        self,
        published: OwnerFolder,
        photos: Mapping[PhotoRequest, Photo],
        days: Days,
        others: Mapping[str, OwnerFacts],
        bureau: Region,
        since: tuple[Since, ...],
        related: Related = NOTHING,
    ) -> SiteContext:
        """What the pages of one owner are made from.

        Args:
            published: its folder, as the public may see it.
            photos: its photos.
            days: when its files last changed.
            others: the public owners that its pages may name.
            bureau: the bureau's files, as the public may see them.
            since: what changed in it since editions froze it.
            related: what its pages point to on the pages of others.
        """
        owners = {published.slug: published}
        return SiteContext(
            info=self.info,
            settings=self.settings,
            region=replace(bureau, owners=owners),
            owners={**others, published.slug: published.facts},
            gallery=Gallery(self.brands, photos),
            history=days,
            codes=qr.QrCodes(self.project / qr.CACHE),
            today=self.today,
            since=since,
            related={published.slug: related},
        )
