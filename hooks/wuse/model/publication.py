"""The last gate: from what a region holds to what may be published.

Pages, feeds and the public JSON are made from the result only, so what is stripped here cannot get
out by another door. Internal and expired records do not exist for the public; a person is named
only with consent; a photo in which a child can be recognised needs a guardian's consent.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import singledispatch
from typing import Any, TypeVar

from .base import Record
from .brand import Visibility
from .media import PeopleInPhoto, PhotoEntry
from .people import Consent, ConsentGiver, Staff
from .records import Activity, Exemplar
from .region import OwnerFolder, Region, Sourced

R = TypeVar("R", bound=Record)
Timed = TypeVar("Timed", Activity, Exemplar)


def publish(region: Region, today: date) -> Region:
    """Return the region as the public may see it on this day."""
    owners = {
        slug: _folder(folder, today)
        for slug, folder in region.owners.items()
        if folder.file.visibility is Visibility.PUBLIC
    }
    return replace(
        region, owners=owners, site=_public(region.site), resources=_public(region.resources)
    )


def may_publish(photo: PhotoEntry) -> bool:
    """Whether a photo may be shown: recognisable pupils need a guardian's consent."""
    if photo.people is not PeopleInPhoto.STUDENTS_IDENTIFIABLE:
        return True
    consent = photo.consent
    return consent is not None and consent.given and consent.by is ConsentGiver.GUARDIAN


def _folder(folder: OwnerFolder, today: date) -> OwnerFolder:
    return replace(
        folder,
        brand=_sourced(folder.brand),
        activities=tuple(_sourced(item) for item in _current(folder.activities, today)),
        exemplars=tuple(_sourced(item) for item in _current(folder.exemplars, today)),
        case=folder.case and _sourced(folder.case),
    )


def _sourced(item: Sourced[R]) -> Sourced[R]:
    return replace(item, record=_public(item.record))


def _current(items: Iterable[Sourced[Timed]], today: date) -> Iterable[Sourced[Timed]]:
    for item in items:
        record = item.record
        last_day = record.expires.latest if record.expires else None
        if record.visibility is Visibility.PUBLIC and (last_day is None or last_day >= today):
            yield item


@singledispatch
def _public(value: Any) -> Any:
    """Strip a value of what may not be published; None drops it from the list that it is in."""
    return value


@_public.register
def _(values: tuple) -> Any:  # type: ignore[type-arg]
    kept = tuple(public for value in values if (public := _public(value)) is not None)
    return values if len(kept) == len(values) and all(map(_same, kept, values)) else kept


def _same(one: object, other: object) -> bool:
    return one is other


@_public.register
def _(record: Record) -> Any:
    changes = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, Record | tuple):
            public = _public(value)
            if public is not value:
                changes[name] = public
    # Most records hold nothing private and pass through uncopied.
    return record.model_copy(update=changes) if changes else record


_record = _public.registry[Record]


@_public.register
def _(consent: Consent) -> Any:
    return consent.model_copy(update={"record": ""}) if consent.record else consent


@_public.register
def _(photo: PhotoEntry) -> Any:
    return _record(photo) if may_publish(photo) else None


@_public.register
def _(person: Staff) -> Any:
    named = person.consent is not None and person.consent.given
    return _record(person if named else person.model_copy(update={"name": ""}))


@_public.register
def _(exemplar: Exemplar) -> Any:
    if not exemplar.may_be_named:
        exemplar = exemplar.model_copy(update={"name": "", "portrait": None, "photos": ()})
    return _record(exemplar)
