"""What the evidence that a school names refers to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wuse.model.media import photos_in
from wuse.model.records import Exemplar
from wuse.model.region import OwnerFolder, Sourced
from wuse.model.self_review import Pointer

from .places import ACTIVITY, CASE, EXEMPLAR, Entries, Link, Place
from .sections import WORDS, is_filled

_KINDS = {
    "metric": ("metric",),
    "honour": ("honour",),
    "document": ("document",),
    "named_list": ("list", "item"),
    "facility": ("facility",),
}
"""Field of `Pointer` -> kinds of entries."""
_ANY = (
    "list",
    "honour",
    "document",
    "metric",
    "facility",
    "partner",
    "project",
    "work",
    "task",
    "item",
)


class Pointed:
    """Finds what pointers of one owner refer to."""

    def __init__(self, folder: OwnerFolder, entries: Entries) -> None:
        self._folder = folder
        self._entries = entries
        self._records = {
            it.id: activity_link(it.id, it.record.title, it.record.date.zh())
            for it in folder.activities
        }
        self._exemplars = {it.id: exemplar_link(it) for it in folder.exemplars}

    def find(self, pointer: Pointer) -> Iterator[tuple[str, Link | None]]:
        """Yield each name with what it refers to; None if there is nothing of that name."""
        for kind, name in pointer.targets():
            yield name, self.at(kind, name)

    def resolve(self, pointers: Iterable[Pointer]) -> tuple[tuple[Link, ...], tuple[str, ...]]:
        """Return what pointers refer to, and the names that nothing has."""
        found = [pair for pointer in pointers for pair in self.find(pointer)]
        links = tuple(link for _, link in found if link)
        return links, tuple(name for name, link in found if link is None)

    def names(self, kind: str) -> tuple[str, ...]:
        """Return the names that a kind of pointer may have."""
        if kind == "section":
            return tuple(word for word, id in WORDS.items() if is_filled(self._folder, id))
        return tuple(entry.name for entry in self._entries.of(*_KINDS.get(kind, ())))

    def at(self, kind: str, name: str) -> Link | None:
        """Return what a name of a kind, a field of `Pointer`, refers to; None if nothing."""
        if kind == "activity":
            return self._records.get(name)
        if kind == "exemplar":
            return self._exemplars.get(name)
        if kind == "section":
            return self._section(name)
        if kind == "photo":
            return self._photo(name)
        if kinds := _KINDS.get(kind):
            entry = self._entries.named(name, *kinds)
            return entry.link if entry else None
        entry = self._entries.named(name, *_ANY)
        return (
            self._records.get(name)
            or self._exemplars.get(name)
            or self._section(name)
            or (entry.link if entry else None)
            or self._photo(name)
        )

    def _section(self, name: str) -> Link | None:
        section = WORDS.get(name)
        if section is None and name and name == self._folder.profile.initiatives_title:
            section = "initiatives"
        if section is None or not is_filled(self._folder, section):
            return None
        return Link(name, Place(section))

    def _photo(self, name: str) -> Link | None:
        folder = self._folder
        pages: list[tuple[object, Place]] = [(folder.profile, Place("gallery"))]
        pages += [(it.record, Place(ACTIVITY, it.id)) for it in folder.activities]
        pages += [(it.record, Place(EXEMPLAR, it.id)) for it in folder.exemplars]
        if folder.case:
            pages.append((folder.case.record, Place(CASE)))
        for record, place in pages:
            for _, photo in photos_in(record):
                if photo.file == name:
                    return Link(photo.caption or photo.alt or name, place, "照片")
        return None


def activity_link(id: str, title: str, date: str) -> Link:
    """Link to the page of an activity."""
    return Link(title, Place(ACTIVITY, id), date)


def exemplar_link(item: Sourced[Exemplar]) -> Link:
    """Link to the page of an exemplar; a person without consent has no name in what is public."""
    record = item.record
    return Link(
        record.name or record.role or record.type.zh, Place(EXEMPLAR, item.id), record.type.zh
    )
