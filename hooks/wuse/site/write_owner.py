"""The second task for an owner: render its pages and write them with all that belongs to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from wuse.evidence.since import Since
from wuse.model.owner_references import owner_references
from wuse.model.publication import publish_owner
from wuse.model.region import OwnerFacts, Region
from wuse.pages.parts.page import Asset
from wuse.pages.parts.related import Related
from wuse.source.history import KnownDays

from . import api
from .documents import Documents, Form
from .output import Output, write_assets
from .part import OwnerPart, Part, owner_pages
from .plan import OwnerRecords, Plan
from .share_cards import draw_cards, owner_cards


@dataclass(frozen=True)
class Press:
    """What all tasks of this kind share."""

    plan: Plan
    bureau: Region
    """The bureau's files, as the public may see them."""
    documents: Documents
    target: Path
    """The folder of the site."""
    with_activity_cards: bool


class Writing(NamedTuple):
    """The task for one owner."""

    slug: str
    others: Mapping[str, OwnerFacts]
    """The public owners that its pages may name."""
    days: Mapping[str, str]
    """Path -> ISO date of the last change of the owner's files."""
    related: Related
    """What its pages point to on the pages of others."""
    since: tuple[Since, ...]
    """What changed in it since editions froze it."""


@dataclass(frozen=True)
class Written:
    """What was written."""

    slug: str
    outputs: tuple[Output, ...]
    forms: tuple[Form, ...]
    """The forms of its documents."""
    missing: str
    """Characters on its cards that no font could write."""


def owner_part(
    plan: Plan, records: OwnerRecords, task: Writing, bureau: Region, with_activity_cards: bool
) -> OwnerPart:
    """Make the pages of an owner.

    Raises:
        OSError: the cache of cards cannot be written.
    """
    folder = records.folder
    public = {task.slug, *task.others}
    if not all(slug in public for _, slug in owner_references(folder.profile)):
        folder = publish_owner(folder, plan.today, public)
    days = KnownDays(task.days)
    context = plan.owner_context(
        folder, records.photos, days, task.others, bureau, task.since, task.related
    )
    cards = draw_cards(context, plan.project, owner_cards(context, folder, with_activity_cards))
    pages = tuple(owner_pages(context, folder))
    part = Part(context, plan.theme, pages, cards.cards)
    return OwnerPart(part, tuple(api.owner_assets(context, folder)), cards.missing)


def write_owner(press: Press, task: Writing) -> Written:
    """Write everything that the site has of an owner that `examine` has found to be public.

    Raises:
        OSError: a file cannot be written.
    """
    records = press.plan.records(task.slug)
    made = owner_part(press.plan, records, task, press.bureau, press.with_activity_cards)
    forms: dict[Form, None] = {}
    pages = _documents(press.documents, made.part, forms)
    # `Part.assets` must be asked after all pages are rendered; `chain` does so.
    outputs = write_assets(chain(pages, made.part.assets(), made.records), press.target)
    made.part.context.codes.save()
    return Written(task.slug, tuple(outputs), tuple(forms), made.missing)


def _documents(documents: Documents, part: Part, forms: dict[Form, None]) -> Iterator[Asset]:
    for page in part.pages:
        body = part.body(page)
        forms[documents.form(page, body)] = None
        yield Asset(f"{page.path}index.html", documents.document(page, body))
