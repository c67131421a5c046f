"""A takedown request of the bureau -> the plan that fulfils it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from wuse.errors import WuseError
from wuse.layout import BRAND_FILE
from wuse.model.dates import Edtf
from wuse.model.region import Region
from wuse.model.takedown import Takedown, TakedownKind, TakedownOutcome, digest, text_digest
from wuse.photos import inspect

from . import people, photos, records
from .files import owners
from .plan import Drafts, TakedownPlan
from .spelling import Spelling
from .targets import Target, TargetKind

_DISTINCTIVE = range(8, 57)
"""Bits set, of 64, in a distinctive pattern: others fit any sky above any ground."""


class RequestError(WuseError):
    """The request contradicts itself."""


@dataclass(frozen=True)
class TakedownRequest:
    """What to take down, why, and who decided."""

    targets: Sequence[Target]
    spelling: Spelling | None
    owner: str | None
    """The owner to search for the name; None for all owners."""
    removes: bool
    """Whether to remove the content from the files, instead of making it internal."""
    reason: str
    decided_by: str
    day: date


def make_plan(project: Path, region: Region, request: TakedownRequest) -> TakedownPlan:
    """Find everything that has to change; write nothing. Raises RequestError and OSError."""
    if request.spelling and any(
        text in request.spelling for text in (request.reason, request.decided_by)
    ):
        raise RequestError("原因和决定里不要写这个姓名：登记要长年留着。例如写“监护人要求”")
    return _Planner(project, region, request).plan()


class _Planner:
    def __init__(self, project: Path, region: Region, request: TakedownRequest) -> None:
        self._project = project
        self._region = region
        self._request = request
        self._drafts = Drafts(project, region.vocabulary)
        self._records: list[str] = []
        self._photos: list[Path] = []

    def plan(self) -> TakedownPlan:
        entries = [*self._plan_name(), *self._plan_records(), *self._plan_photos()]
        known = {_identity(entry) for entry in self._region.takedowns}
        edits = list(self._drafts.edits())
        return TakedownPlan(
            edits,
            [entry for entry in entries if _identity(entry) not in known],
            tuple(dict.fromkeys(self._drafts.obstacles)),
            tuple(dict.fromkeys(self._drafts.hints)),
            tuple(dict.fromkeys(self._records)),
            tuple(dict.fromkeys(self._photos)),
        )

    def _plan_records(self) -> Iterator[Takedown]:
        for target in self._request.targets:
            if target.kind is not TargetKind.RECORD:
                continue
            path, data = target.path, self._drafts.content(target.path)
            self._records.append(path)
            if self._request.removes:
                records.remove(self._drafts, path)
            else:
                records.make_internal(self._drafts, path)
            yield self._entry(TakedownKind.RECORD, path, text_digest(data))

    def _plan_photos(self) -> Iterator[Takedown]:
        for target in self._request.targets:
            if target.kind is not TargetKind.PHOTO:
                continue
            copies = photos.copies(self._project, self._project / target.path)
            photos.remove(self._drafts, copies, self._request.removes)
            self._photos += copies
            yield from self._photo_entries(copies)

    def _photo_entries(self, copies: Sequence[Path]) -> Iterator[Takedown]:
        """One entry per folder, without file names, which may be names of pupils."""
        for photo in {path.parent: path for path in copies}.values():
            data, folder = photo.read_bytes(), self._relative(photo.parent)
            seen = inspect(photo).fingerprint
            # Lookalikes were not asked for, so they stay: no pattern, which would catch them, too.
            if alike := [self._relative(path) for path in photos.lookalikes(photo, copies)]:
                self._drafts.hints.append(
                    f"{'、'.join(alike)} 的画面几乎一样；也要撤下的，一起写上"
                )
            pattern = seen.pattern if seen and not alike else None
            is_distinctive = pattern is not None and pattern.bit_count() in _DISTINCTIVE
            look = f"{pattern:016x}" if is_distinctive else None
            entry = self._entry(TakedownKind.PHOTO, folder, digest(data))
            yield entry.model_copy(update={"size": len(data), "look": look})

    def _relative(self, path: Path) -> str:
        return path.relative_to(self._project).as_posix()

    def _plan_name(self) -> Iterator[Takedown]:
        spelling, owner = self._request.spelling, self._request.owner
        if spelling is None:
            return
        slugs = [owner] if owner else owners(self._project)
        paths = list(people.remove_name(self._drafts, spelling, slugs, self._request.removes))
        if owner is None:
            paths += people.remove_name_from_bureau(self._drafts, spelling)
        for path in paths:
            place = str(PurePosixPath(path).parent) if path in spelling else path
            data = (self._project / path).read_bytes()
            entry = self._entry(TakedownKind.NAME, place, text_digest(data))
            is_rewritten = PurePosixPath(path).name == BRAND_FILE or "/_" in path
            outcome = TakedownOutcome.REMOVED if is_rewritten else entry.outcome
            if outcome is TakedownOutcome.INTERNAL:
                self._records.append(path)
            yield entry.model_copy(update={"outcome": outcome})

    def _entry(self, kind: TakedownKind, place: str, content: str) -> Takedown:
        return Takedown(
            date=Edtf.parse(self._request.day.isoformat()),
            kind=kind,
            place=place,
            outcome=TakedownOutcome.REMOVED if self._request.removes else TakedownOutcome.INTERNAL,
            digest=content,
            reason=self._request.reason,
            decided_by=self._request.decided_by,
        )


def _identity(entry: Takedown) -> tuple[object, ...]:
    """What identifies an entry: not the date and the reason, nor the content of a record."""
    content = None if entry.kind is TakedownKind.RECORD else entry.digest
    return entry.kind, entry.place, entry.outcome, content
