"""One line for each owner: what there is, how old it is, what is wrong, missing or running out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from wuse.layout import BUREAU, owner_of
from wuse.model.base import Record
from wuse.model.brand import BrandFile
from wuse.model.media import records_in
from wuse.model.owner import OwnerKind
from wuse.model.people import Consent
from wuse.model.publication import is_public
from wuse.model.region import OwnerFolder
from wuse.source import Problem, Severity
from wuse.source.loaded import Loaded

SOON = timedelta(days=60)
"""How long before it runs out something is listed: a school that is told needs a term's half."""
STALE = timedelta(days=183)
"""After half a year without a change, a brand is worth a telephone call."""


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """One owner."""

    slug: str
    name: str
    state: str
    """没有提交, 读不出来, 内部 or 公开."""
    activities: int = 0
    exemplars: int = 0
    photos: int = 0
    updated: str = ""
    """ISO date of the last change that git's history proves; empty if unproven."""
    is_stale: bool = False
    errors: int = 0
    warnings: int = 0
    missing: tuple[str, ...] = ()
    """Parts that a brand usually has."""
    ending: tuple[str, ...] = ()
    """What has run out or soon will, with its day."""

    @property
    def need(self) -> tuple[int, ...]:
        """Sorts those that need a hand most first: a broken file before a gap, a gap before age."""
        absent = {"没有提交": 2, "读不出来": 3}.get(self.state, 0)
        return (-absent, -self.errors, -len(self.ending), -len(self.missing), -self.is_stale)


@dataclass(frozen=True, slots=True)
class Overview:
    """All owners, those that need a hand first."""

    day: date
    rows: tuple[OwnerRow, ...]

    @property
    def headline(self) -> str:
        """All of it in one sentence."""
        count = Counter(row.state for row in self.rows)
        parts = [f"{len(self.rows)} 个单位"]
        parts += [
            f"{count[it]} 个{it}" for it in ("公开", "内部", "没有提交", "读不出来") if count[it]
        ]
        if wrong := sum(bool(row.errors) for row in self.rows):
            parts.append(f"{wrong} 个有错误")
        if ending := sum(bool(row.ending) for row in self.rows):
            parts.append(f"{ending} 个有到期的")
        return "，".join(parts)


def overview(
    loaded: Loaded,
    problems: Sequence[Problem],
    updated: Callable[[str], Mapping[str, str]],
    day: date,
) -> Overview:
    """Sum up a region.

    Args:
        loaded: the region as it was read.
        problems: of all its files.
        updated: slug -> path -> ISO date of the last change of each file, as far as it is proven.
        day: today.
    """
    folders, site = loaded.region.owners, loaded.region.site
    expected = {entry.folder for entry in site.owners if entry.folder != BUREAU}
    counted = Counter((owner_of(it.path), it.severity) for it in problems)
    names = sorted({*folders, *loaded.left_out, *expected})
    rows = []
    for slug in names:
        make = partial(
            OwnerRow,
            slug,
            errors=counted[slug, Severity.ERROR],
            warnings=counted[slug, Severity.WARNING],
        )
        if folder := folders.get(slug):
            last = max(updated(slug).values(), default="")
            rows.append(
                make(
                    folder.name,
                    "公开" if is_public(folder.profile) else "内部",
                    len(folder.activities),
                    len(folder.exemplars),
                    _photos(folder),
                    last,
                    bool(last) and date.fromisoformat(last) < day - STALE,
                    missing=tuple(_missing(folder)),
                    ending=tuple(_ending(folder, day)),
                )
            )
        else:
            rows.append(make("", "读不出来" if slug in loaded.left_out else "没有提交"))
    return Overview(day, tuple(sorted(rows, key=lambda row: (row.need, row.slug))))


def _photos(folder: OwnerFolder) -> int:
    records = [*folder.activities, *folder.exemplars, *filter(None, [folder.case])]
    entries = [photo for item in records for photo in getattr(item.record, "photos", ())]
    return len({photo.file for photo in (*entries, *folder.profile.photos)})


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    is_there: Callable[[OwnerFolder], object] = field(repr=False)


def _profile(name: str, *fields: str) -> _Part:
    def is_there(folder: OwnerFolder) -> bool:
        return any(getattr(folder.profile, it) for it in fields)

    return _Part(name, is_there)


_PARTS = (
    _Part("内涵", lambda it: it.profile.brand.meaning or it.profile.brand.idea),
    _profile("载体", "initiatives"),
    _Part("活动", lambda it: it.activities),
    _Part("典型", lambda it: it.exemplars),
    _Part("案例", lambda it: it.case),
    _Part("照片", _photos),
    _profile("成效", "metrics", "outcomes"),
    _profile("荣誉", "honours"),
    _profile("审核", "review"),
)
"""What brands of schools usually have, in the order of their pages."""


def _missing(folder: OwnerFolder) -> Iterator[str]:
    if folder.profile.owner.kind is OwnerKind.SCHOOL:
        yield from (part.name for part in _PARTS if not part.is_there(folder))


def _ending(folder: OwnerFolder, day: date) -> Iterator[str]:
    """What runs out: the recognition, consents, records with a day on which they come down."""
    profile: BrandFile = folder.profile
    if profile.recognition and profile.recognition.valid_until:
        yield from _soon("命名", profile.recognition.valid_until.latest, day)
    for item in (folder.source, *folder.activities, *folder.exemplars):
        record: Record = item.record
        name = item.path.removeprefix(f"brands/{folder.slug}/")
        consents = [consent for _, consent in records_in(record, Consent) if consent.given]
        ends = {consent.ends for consent in consents if consent.ends}
        for last in sorted(ends):
            yield from _soon(f"同意记录（{name}）", last, day)
        expires = getattr(record, "expires", None)
        if expires:
            yield from _soon(name, expires.latest, day)


def _soon(name: str, last: date | None, day: date) -> Iterator[str]:
    if last and last <= day + SOON:
        yield f"{name} {last.isoformat()}{' 已过' if last < day else ''}"
