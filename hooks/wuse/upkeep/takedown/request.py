"""What a bureau asks for -> what is to be done about it."""

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
from .plan import Drafts, Plan
from .spelling import Spelling
from .targets import Target, TargetKind

_TELLING = range(8, 57)
"""How many of 64 bits are set in a pattern that is not that of any sky above any ground."""


class RequestError(WuseError):
    """A request that cannot be meant; the message says why and what to do, in Chinese."""


@dataclass(frozen=True)
class Asked:
    """What is to go, why, and who decided."""

    targets: Sequence[Target]
    spelling: Spelling | None
    owner: str | None
    """Whose files are searched for the name; None for everybody's."""
    removes: bool
    reason: str
    decided_by: str
    day: date


def planned(project: Path, region: Region, asked: Asked) -> Plan:
    """Find everything that has to change. Nothing is written. Raises RequestError, OSError."""
    if asked.spelling and any(text in asked.spelling for text in (asked.reason, asked.decided_by)):
        raise RequestError("原因和决定里不要写这个姓名：登记要长年留着。例如写“监护人要求”")
    return _Planning(project, region, asked).plan()


class _Planning:
    def __init__(self, project: Path, region: Region, asked: Asked) -> None:
        self._project = project
        self._region = region
        self._asked = asked
        self._drafts = Drafts(project, region.vocabulary)
        self._records: list[str] = []
        self._photos: list[Path] = []

    def plan(self) -> Plan:
        entries = [*self._named(), *self._recorded(), *self._pictured()]
        known = {_essence(entry) for entry in self._region.takedowns}
        edits = list(self._drafts.edits())
        return Plan(
            edits,
            [entry for entry in entries if _essence(entry) not in known],
            tuple(dict.fromkeys(self._drafts.obstacles)),
            tuple(dict.fromkeys(self._drafts.hints)),
            tuple(dict.fromkeys(self._records)),
            tuple(dict.fromkeys(self._photos)),
        )

    def _recorded(self) -> Iterator[Takedown]:
        for target in self._asked.targets:
            if target.kind is not TargetKind.RECORD:
                continue
            path, data = target.path, self._drafts.content(target.path)
            self._records.append(path)
            if self._asked.removes:
                records.remove(self._drafts, path)
            else:
                records.make_internal(self._drafts, path)
            yield self._entry(TakedownKind.RECORD, path, text_digest(data))

    def _pictured(self) -> Iterator[Takedown]:
        for target in self._asked.targets:
            if target.kind is not TargetKind.PHOTO:
                continue
            found = photos.copies(self._project, self._project / target.path)
            photos.drop(self._drafts, found, self._asked.removes)
            self._photos += found
            yield from self._of_photos(found)

    def _of_photos(self, found: Sequence[Path]) -> Iterator[Takedown]:
        """One entry for each folder: names of files may be names of pupils."""
        for photo in {path.parent: path for path in found}.values():
            data, place = photo.read_bytes(), self._shown(photo.parent)
            seen = inspect(photo).fingerprint
            # Those that look alike and stay were looked at by whoever asked: they are not the one.
            if alike := [self._shown(path) for path in photos.alike(photo, found)]:
                self._drafts.hints.append(
                    f"{'、'.join(alike)} 的画面几乎一样；也要撤下的，一起写上"
                )
            pattern = seen.pattern if seen and not alike else None
            telling = pattern is not None and pattern.bit_count() in _TELLING
            look = f"{pattern:016x}" if telling else None
            entry = self._entry(TakedownKind.PHOTO, place, digest(data))
            yield entry.model_copy(update={"size": len(data), "look": look})

    def _shown(self, path: Path) -> str:
        return path.relative_to(self._project).as_posix()

    def _named(self) -> Iterator[Takedown]:
        spelling, owner = self._asked.spelling, self._asked.owner
        if spelling is None:
            return
        slugs = [owner] if owner else owners(self._project)
        held = list(people.forget(self._drafts, spelling, slugs, self._asked.removes))
        if owner is None:
            held += people.forget_in_bureau(self._drafts, spelling)
        for path in held:
            shown = str(PurePosixPath(path).parent) if path in spelling else path
            data = (self._project / path).read_bytes()
            entry = self._entry(TakedownKind.NAME, shown, text_digest(data))
            rewritten = PurePosixPath(path).name == BRAND_FILE or "/_" in path
            outcome = TakedownOutcome.REMOVED if rewritten else entry.outcome
            if outcome is TakedownOutcome.INTERNAL:
                self._records.append(path)
            yield entry.model_copy(update={"outcome": outcome})

    def _entry(self, kind: TakedownKind, place: str, content: str) -> Takedown:
        return Takedown(
            date=Edtf.parse(self._asked.day.isoformat()),
            kind=kind,
            place=place,
            outcome=TakedownOutcome.REMOVED if self._asked.removes else TakedownOutcome.INTERNAL,
            digest=content,
            reason=self._asked.reason,
            decided_by=self._asked.decided_by,
        )


def _essence(entry: Takedown) -> tuple[object, ...]:
    """What makes an entry another one: not the day, nor the words; of a record, its place."""
    content = None if entry.kind is TakedownKind.RECORD else entry.digest
    return entry.kind, entry.place, entry.outcome, content
