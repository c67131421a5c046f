"""The last gate: reduce a region to what may be published.

Pages, feeds and the public JSON are made only from the result, so nothing stripped here can leave
by another door. The public sees no internal or expired records, a person's name only with consent,
and a photo with a recognisable child only with a guardian's consent. Nor do other records refer to
anything that is held back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from functools import singledispatch
from operator import is_
from typing import Any, TypeVar

from .achievements import Partner
from .base import Record
from .brand import BrandFile, Visibility
from .bureau import CalendarEntry, Resource
from .initiative import Initiative
from .media import PeopleInPhoto, PhotoEntry
from .owner import Member
from .people import Consent, ConsentGiver, Staff
from .records import Activity, Case, Exemplar
from .region import OwnerFolder, Region, Sourced

R = TypeVar("R", bound=Record)
Timed = TypeVar("Timed", Activity, Exemplar)


def publish(region: Region, today: date) -> Region:
    """Return the region as the public may see it on this day."""
    public = [slug for slug, folder in region.owners.items() if is_public(folder.profile)]
    owners = {slug: publish_owner(region.owners[slug], today, public) for slug in public}
    return replace(publish_bureau(region, today, public), owners=owners)


def publish_bureau(region: Region, today: date, public: Collection[str]) -> Region:
    """Return the region without owners, with the bureau's files as the public may see them.

    Args:
        region: the region.
        today: the day.
        public: slugs of the owners that are public.
    """
    calendar = tuple(_owned(entry, public) for entry in region.site.calendar)
    bases = tuple(_owned(base, public) for base in region.resources.resources)
    return replace(
        region,
        owners={},
        site=_public(region.site.model_copy(update={"calendar": calendar}), today),
        resources=_public(region.resources.model_copy(update={"resources": bases}), today),
        takedowns=(),
    )


def is_public(record: BrandFile | Activity | Exemplar | Case) -> bool:
    """Whether a record is public; whether it has expired is another question."""
    return record.visibility is Visibility.PUBLIC


def may_publish(photo: PhotoEntry) -> bool:
    """Whether a photo may be published: recognisable pupils need a guardian's consent."""
    if photo.people is not PeopleInPhoto.STUDENTS_IDENTIFIABLE:
        return True
    consent = photo.consent
    return consent is not None and consent.given and consent.by is ConsentGiver.GUARDIAN


def publish_owner(folder: OwnerFolder, today: date, owners: Collection[str]) -> OwnerFolder:
    """Return a public owner's folder as the public may see it on this day.

    Args:
        folder: what was read.
        today: the day.
        owners: slugs of the owners that are public, at least of those that the folder names.
    """
    case = folder.case
    activities = tuple(_current(folder.activities, today))
    exemplars = tuple(_current(folder.exemplars, today))
    kept = {item.id for item in (*activities, *exemplars)}
    hidden = {item.id for item in (*folder.activities, *folder.exemplars)} - kept
    brand = _linked_brand(folder.profile, owners, hidden)
    return replace(
        folder,
        source=_sourced(replace(folder.source, record=brand), today),
        activities=tuple(_sourced(item, today) for item in activities),
        exemplars=tuple(
            _sourced(replace(item, record=_linked_exemplar(item.record, hidden)), today)
            for item in exemplars
        ),
        case=_sourced(case, today) if case and is_public(case.record) else None,
    )


def _linked_brand(file: BrandFile, owners: Collection[str], hidden: Collection[str]) -> BrandFile:
    """The brand without references to owners and records that are not public.

    The list of people who agreed to be named in texts is removed, too.
    """
    owner = file.owner
    members = tuple(
        group.model_copy(
            update={"listed": tuple(_owned(member, owners) for member in group.listed)}
        )
        for group in owner.members
    )
    parent = owner.parent if owner.parent in owners else None
    changes: dict[str, object] = {
        "named": (),
        "owner": owner.model_copy(update={"members": members, "parent": parent}),
        "partners": tuple(_owned(partner, owners) for partner in file.partners),
        "initiatives": tuple(_linked_initiative(item, owners) for item in file.initiatives),
    }
    if review := file.self_review:
        criteria = tuple(
            claim.model_copy(
                update={"evidence": tuple(it for it in claim.evidence if not it.names(hidden))}
            )
            for claim in review.criteria
        )
        changes["self_review"] = review.model_copy(update={"criteria": criteria})
    return file.model_copy(update=changes)


def _linked_initiative(initiative: Initiative, owners: Collection[str]) -> Initiative:
    partners = tuple(_owned(partner, owners) for partner in initiative.partners)
    children = tuple(_linked_initiative(child, owners) for child in initiative.children)
    return initiative.model_copy(update={"partners": partners, "children": children})


def _linked_exemplar(exemplar: Exemplar, hidden: Collection[str]) -> Exemplar:
    """The exemplar without references to records that are not public."""
    lists = {name: getattr(exemplar, name) for name in ("mentors", "apprentices", "activities")}
    return exemplar.model_copy(update={name: _seen(ids, hidden) for name, ids in lists.items()})


def _seen(ids: Iterable[str], hidden: Collection[str]) -> tuple[str, ...]:
    return tuple(id for id in ids if id not in hidden)


Owned = TypeVar("Owned", Member, Partner, CalendarEntry, Resource)


def _owned(record: Owned, owners: Collection[str]) -> Owned:
    if record.owner is None or record.owner in owners:
        return record
    return record.model_copy(update={"owner": None})


def _sourced(item: Sourced[R], today: date) -> Sourced[R]:
    return replace(item, record=_public(item.record, today))


def _current(items: Iterable[Sourced[Timed]], today: date) -> Iterable[Sourced[Timed]]:
    for item in items:
        record = item.record
        last_day = record.expires.latest if record.expires else None
        if is_public(record) and (last_day is None or last_day >= today):
            yield item


@singledispatch
def _public(value: Any, today: date) -> Any:
    """Strip what may not be published from a value; None drops it from its list."""
    return value


@_public.register
def _(values: tuple, today: date) -> Any:  # type: ignore[type-arg]
    kept = tuple(public for value in values if (public := _public(value, today)) is not None)
    return values if len(kept) == len(values) and all(map(is_, kept, values)) else kept


@_public.register
def _(record: Record, today: date) -> Any:
    changes = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, Record | tuple):
            public = _public(value, today)
            if public is not value:
                changes[name] = public
    # Most records hold nothing private and pass through uncopied.
    return record.model_copy(update=changes) if changes else record


_record = _public.registry[Record]


@_public.register
def _(consent: Consent, _today: date) -> Any:
    if consent.record or consent.date or consent.expires:
        return consent.model_copy(update={"record": "", "date": None, "expires": None})
    return consent


@_public.register
def _(photo: PhotoEntry, today: date) -> Any:
    is_allowed = may_publish(photo) and not _has_ended(photo.consent, today)
    return _record(photo, today) if is_allowed else None


@_public.register
def _(person: Staff, today: date) -> Any:
    named = person.consent and person.consent.given and not _has_ended(person.consent, today)
    return _record(person if named else person.model_copy(update={"name": ""}), today)


@_public.register
def _(exemplar: Exemplar, today: date) -> Any:
    is_over = exemplar.is_person and _has_ended(exemplar.consent, today)
    if is_over or not exemplar.may_be_named:
        exemplar = exemplar.model_copy(update={"name": "", "portrait": None, "photos": ()})
    return _record(exemplar, today)


def _has_ended(consent: Consent | None, today: date) -> bool:
    return bool(consent and consent.ends and consent.ends < today)
