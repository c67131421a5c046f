"""Where evidence is shown: every record of a brand has an anchor of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from wuse.model.base import Record
from wuse.model.brand import BrandFile
from wuse.model.initiative import Initiative
from wuse.model.practice import Item

ACTIVITY, EXEMPLAR, CASE = "activity", "exemplar", "case"
"""Sections of a `Place` that are pages of their own; all others are sections of the brand."""

_DIGITS = 8
"""Hexadecimal digits of an anchor: enough to tell a few hundred names of one kind apart."""


class Place(NamedTuple):
    """Where something is shown."""

    section: str
    """`ACTIVITY`, `EXEMPLAR`, `CASE`, or the id of a section of the brand."""
    anchor: str = ""
    """The id of the record; within a section of the brand, of the element; empty for all of it."""


class Link(NamedTuple):
    """A piece of evidence, and where it is shown."""

    label: str
    place: Place
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A record within ``brand.yml`` that can be pointed to."""

    kind: str
    """``metric``, ``honour``, ``facility`` and so on; the anchor begins with it."""
    name: str
    record: Record
    place: Place

    @property
    def link(self) -> Link:
        """A link to it."""
        return Link(self.name, self.place)


class Entries:
    """Every record within a ``brand.yml`` that has an anchor, in the order of the file.

    An anchor is made of the kind and the name, so that it stays when entries are added or moved;
    entries of one name are numbered.
    """

    def __init__(self, file: BrandFile) -> None:
        taken: Counter[str] = Counter()
        entries = []
        for section, kind, name, record in _walk(file):
            digest = sha256(name.encode()).hexdigest()[:_DIGITS]
            anchor = f"{kind}-{digest}"
            taken[anchor] += 1
            if taken[anchor] > 1:
                anchor = f"{anchor}-{taken[anchor]}"
            entries.append(Entry(kind, name, record, Place(section, anchor)))
        self.all = tuple(entries)
        self._anchors = {id(entry.record): entry.place.anchor for entry in entries}
        self._by_name: dict[tuple[str, str], Entry] = {}
        for entry in entries:
            self._by_name.setdefault((entry.kind, entry.name), entry)

    def anchor(self, record: object) -> str:
        """Return the anchor of a record of this file; empty for anything else."""
        return self._anchors.get(id(record), "")

    def of(self, *kinds: str) -> tuple[Entry, ...]:
        """Return the entries of some kinds."""
        return tuple(entry for entry in self.all if entry.kind in kinds)

    def named(self, name: str, *kinds: str) -> Entry | None:
        """Return the first entry of a name, of the kinds in their order."""
        found = (self._by_name.get((kind, name)) for kind in kinds)
        return next(filter(None, found), None)


_Found = tuple[str, str, str, Record]
"""(section, kind, name, record)"""

_NAMED = {
    "metrics": ("results", "metric", "name"),
    "honours": ("honours", "honour", "title"),
    "facilities": ("facilities", "facility", "name"),
    "documents": ("documents", "document", "title"),
    "projects": ("projects", "project", "name"),
    "courses": ("projects", "course", "name"),
    "works": ("projects", "work", "title"),
}
"""Field of a brand or of an initiative -> section of the brand, kind, field of the name."""


def _walk(file: BrandFile) -> Iterator[_Found]:
    yield from _named(file)
    yield from _lists(file, "lists")
    yield from (("organisation", "partner", partner.name, partner) for partner in file.partners)
    for document in file.brand.basis:
        yield "profile", "document", document.title, document
    for plan in file.plan:
        for part in plan.parts:
            for task in part.tasks:
                yield "plans", "task", task.title, task
    for survey in file.self_review.satisfaction if file.self_review else ():
        yield "results", "survey", f"满意率 {survey.rate.zh()}", survey
    for initiative in file.all_initiatives():
        for _, kind, name, record in (*_named(initiative), *_lists(initiative, "")):
            yield "initiatives", kind, name, record


def _named(owner: BrandFile | Initiative) -> Iterator[_Found]:
    for field, (section, kind, name) in _NAMED.items():
        for record in getattr(owner, field):
            yield section, kind, getattr(record, name), record


def _lists(owner: BrandFile | Initiative, section: str) -> Iterator[_Found]:
    for named in owner.lists:
        yield section, "list", named.name, named
        for item in _items(named.items):
            yield section, "item", item.name, item


def _items(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _items(item.items)
