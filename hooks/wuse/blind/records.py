"""A candidate's folder and photos, rewritten so that nothing in them tells whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import singledispatchmethod
from pathlib import Path
from typing import Any, TypeVar

from wuse.layout import ACTIVITIES, CASE_FILE, EXEMPLARS, PHOTOS, brand_file, home
from wuse.model.achievements import Partner
from wuse.model.base import Record
from wuse.model.brand import Brand, BrandFile, Logo
from wuse.model.edition import Edition
from wuse.model.initiative import Initiative
from wuse.model.media import Link, PhotoEntry, photos_in
from wuse.model.owner import Member, Owner
from wuse.model.people import Staff
from wuse.model.practice import Document
from wuse.model.records import Activity, Exemplar
from wuse.model.region import OwnerFolder, Sourced
from wuse.model.self_review import Pointer
from wuse.photos import Photo, PhotoRequest

from .words import Words

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Blinded:
    """A candidate whose reader cannot know the school."""

    folder: OwnerFolder
    photos: Mapping[PhotoRequest, Photo]
    """Its photos, by requests that name no file of the school's."""
    left_out: tuple[str, ...]
    """Files of the photos in which a name can be read: these are left out."""


def blinded(
    folder: OwnerFolder,
    photos: Mapping[PhotoRequest, Photo],
    words: Words,
    number: int,
    brands: Path,
) -> Blinded:
    """Rewrite a candidate's records.

    Args:
        folder: what may be published of the candidate.
        photos: its developed photos.
        words: what tells which school it is; see `words_of`.
        number: stands for the candidate.
        brands: the folder of all owners' folders.
    """
    return _Blinding(folder, words, number).all(photos, brands)


def blinded_edition(edition: Edition, numbers: Mapping[str, int]) -> Edition:
    """Return an edition whose candidates are numbers, in the order of these.

    Args:
        edition: the edition.
        numbers: key of a candidate -> its number; see `wuse.blind.key.draw`.
    """
    candidates = [
        it.model_copy(
            update={
                "owner": slug_of(number),
                "name": name_of(number),
                "record": None,
                "nominator": "",
            }
        )
        for it in sorted(edition.candidates, key=lambda it: numbers[it.key])
        for number in [numbers[it.key]]
    ]
    changes = {"candidates": tuple(candidates), "frozen": None, "outcome": ()}
    return edition.model_copy(update=changes)


def slug_of(number: int) -> str:
    """Return what stands for the name of a candidate's folder."""
    return f"c{number:02}"


def name_of(number: int) -> str:
    """Return what stands for a candidate's name."""
    return f"参评单位{number:02}"


class _Blinding:
    def __init__(self, folder: OwnerFolder, words: Words, number: int) -> None:
        self._folder, self._words = folder, words
        self._slug, self._name = slug_of(number), name_of(number)
        records = (folder.profile, *(it.record for it in folder.activities))
        records = (*records, *(it.record for it in folder.exemplars))
        case = [folder.case.record] if folder.case else []
        shown = [photo for it in (*records, *case) for _, photo in photos_in(it)]
        self._left_out = {photo.file for photo in shown if photo.shows_name}
        self._files = _numbered((photo.file for photo in shown), "photo-{:03}.jpg")
        self._activities = _numbered((it.id for it in folder.activities), "a{:03}")
        self._exemplars = _numbered((it.id for it in folder.exemplars), "e{:03}")
        self._initiatives = _numbered((it.id for it in folder.profile.all_initiatives()), "i{:02}")

    def all(self, photos: Mapping[PhotoRequest, Photo], brands: Path) -> Blinded:
        folder, slug = self._folder, self._slug
        below = home(slug)
        case = folder.case and replace(
            self._sourced(folder.case, "case"), path=f"{below}/{CASE_FILE}"
        )
        written = OwnerFolder(
            slug,
            Sourced(slug, self._of(folder.profile), brand_file(slug)),
            tuple(self._sourced(it, ACTIVITIES) for it in folder.activities),
            tuple(self._sourced(it, EXEMPLARS) for it in folder.exemplars),
            case,
        )
        return Blinded(written, self._photos(photos, brands), tuple(sorted(self._left_out)))

    def _sourced(self, item: Sourced[R], kind: str) -> Sourced[R]:
        id = (self._activities if kind == ACTIVITIES else self._exemplars).get(item.id, item.id)
        return Sourced(id, self._of(item.record), f"{home(self._slug)}/{kind}/{id}.yml")

    def _photos(
        self, photos: Mapping[PhotoRequest, Photo], brands: Path
    ) -> dict[PhotoRequest, Photo]:
        below = brands / self._slug / PHOTOS
        return {
            PhotoRequest(below / self._files[request.path.name], request.blur): photo
            for request, photo in photos.items()
            if request.path.name in self._files.keys() - self._left_out
        }

    @singledispatchmethod
    def _of(self, value: Any) -> Any:
        """Rewrite a value; None drops it from its list."""
        return self._words.replaced(value) if type(value) is str else value

    @_of.register
    def _(self, values: tuple) -> Any:  # type: ignore[type-arg]
        return tuple(new for value in values if (new := self._of(value)) is not None)

    @_of.register
    def _(self, record: Record) -> Any:
        return self._written(record)

    def _written(self, record: R, **changes: object) -> R:
        """The record with all texts rewritten, except fields that are given here."""
        for name in type(record).model_fields:
            if name not in changes:
                value = getattr(record, name)
                if value is not None and (new := self._of(value)) is not value:
                    changes[name] = new
        return record.model_copy(update=changes)

    @_of.register
    def _(self, file: BrandFile) -> Any:
        return self._written(file, sources=(), review=None, named=(), recognition=None, gaps=())

    @_of.register
    def _(self, owner: Owner) -> Any:
        return self._written(
            owner,
            name=self._name,
            short_name="",
            aliases=(),
            district=None,
            parent=None,
            parent_name="",
            office="",
            links=(),
        )

    @_of.register
    def _(self, brand: Brand) -> Any:
        return self._written(brand, period="")

    @_of.register
    def _(self, logo: Logo) -> Any:
        # The mark itself is not among the photos; what it means is judged.
        return self._written(logo, file="", credit="", alt="", licence="", caption="")

    @_of.register
    def _(self, photo: PhotoEntry) -> Any:
        if photo.file in self._left_out:
            return None
        return self._written(photo, file=self._files[photo.file], credit="")

    @_of.register
    def _(self, person: Staff) -> Any:
        return self._written(person, name="", consent=None)

    @_of.register
    def _(self, record: Exemplar) -> Any:
        changes: dict[str, object] = {
            "initiative": self._ids(self._initiatives, record.initiative),
            "mentors": self._ids(self._exemplars, record.mentors),
            "apprentices": self._ids(self._exemplars, record.apprentices),
            "activities": self._ids(self._activities, record.activities),
            "consent": None,
            "place": "",
        }
        if record.is_person:
            changes |= {"name": "", "portrait": None, "photos": ()}
        return self._written(record, **changes)

    @_of.register
    def _(self, record: Activity) -> Any:
        initiative = self._ids(self._initiatives, record.initiative)
        return self._written(record, initiative=initiative, place="")

    @_of.register
    def _(self, record: Initiative) -> Any:
        return self._written(record, id=self._initiatives[record.id])

    @_of.register
    def _(self, record: Document) -> Any:
        return self._written(record, number="")

    @_of.register
    def _(self, record: Partner) -> Any:
        return self._written(record, owner=None)

    @_of.register
    def _(self, record: Member) -> Any:
        return self._written(record, owner=None, brand="", slogan="", links=())

    @_of.register
    def _(self, link: Link) -> Any:
        return None

    @_of.register
    def _(self, pointer: Pointer) -> Any:
        named = pointer.named
        for known in (self._activities, self._exemplars, self._files):
            named = known.get(named, named)
        return self._written(
            pointer,
            named=self._words.replaced(named),
            activity=self._activities.get(pointer.activity or ""),
            exemplar=self._exemplars.get(pointer.exemplar or ""),
            photo=self._files.get(pointer.photo, ""),
        )

    def _ids(self, known: Mapping[str, str], ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(known[id] for id in ids if id in known)


def _numbered(names: Iterable[str], pattern: str) -> dict[str, str]:
    return {name: pattern.format(number) for number, name in enumerate(dict.fromkeys(names), 1)}
