"""What the first page chooses from all records: a lead story, brands, a voice. No picture twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from msgspec.structs import replace

from .brand_listing import WallCard
from .cards import ActivityCard, ExemplarCard
from .cover_art import CoverArt, cover_art
from .directory import Directory
from .list_entries import ExemplarEntry, OwnerEntry
from .pictures import PictureView

STACK, OTHERS = 5, 3
"""How many activities stand beside the lead story, and how many exemplars beside the voice."""
_RECENT = 60
"""How many of the newest activities are looked at."""
_OF_ONE_OWNER = 2
"""Most activities of one owner, if others have any."""


@dataclass(frozen=True, slots=True)
class LeadStory:
    """The activity in the largest place."""

    card: ActivityCard
    art: CoverArt | None
    """The cover of its brand, if there is no picture."""
    tone: str
    """Class of its brand's colour."""


@dataclass(frozen=True, slots=True)
class Front:
    """What the first page shows of the records."""

    lead: LeadStory | None
    stack: tuple[ActivityCard, ...]
    brands: tuple[WallCard, ...]
    voice: ExemplarCard | None
    others: tuple[ExemplarCard, ...]


class _Pictures:
    """Hands out each picture once."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def take(self, picture: PictureView | None) -> PictureView | None:
        """The picture, or None if it is on the page already."""
        if not picture or picture.src in self._used:
            return None
        self._used.add(picture.src)
        return picture


def front(directory: Directory) -> Front:
    """Choose what the first page shows."""
    pictures = _Pictures()
    stories = _stories(directory)
    # In the order of their size on the page: the larger place gets the picture.
    lead = _lead(directory, stories[0], pictures) if stories else None
    # A cover is a picture, too.
    shown = lead.card.owner_url if lead and lead.art else None
    featured = [entry for entry in directory.featured if entry.card.url != shown]
    brands = tuple(_brands(featured, pictures))
    stack = [replace(it, picture=pictures.take(it.picture)) for it in stories[1:]]
    people = list(islice(_people(directory), OTHERS + 1))
    voice = [replace(it, picture=pictures.take(it.picture)) for it in people[:1]]
    return Front(
        lead=lead,
        stack=tuple(stack),
        brands=brands,
        voice=next(iter(voice), None),
        others=tuple(people[1:]),
    )


def _lead(directory: Directory, card: ActivityCard, pictures: _Pictures) -> LeadStory:
    owner = next(entry for entry in directory.owners if entry.card.url == card.owner_url)
    art = None if card.picture else cover_art(owner.slug, owner.card.ribbon)
    pictures.take(card.picture)
    return LeadStory(card, art, owner.card.tone.name)


def _stories(directory: Directory) -> list[ActivityCard]:
    """The lead story, which has a picture if any does, and the newest others."""
    recent = [item.card for _, item in directory.timeline[:_RECENT]]
    if not recent:
        return []
    newest = recent[: _RECENT // 3]
    wide = (card for card in newest if card.picture and not card.picture.is_upright)
    lead = next(wide, None) or next((card for card in newest if card.picture), newest[0])
    per_owner = Counter([lead.owner_url])
    first: list[ActivityCard] = []
    more: list[ActivityCard] = []
    for card in recent:
        if card is not lead:
            (first if per_owner[card.owner_url] < _OF_ONE_OWNER else more).append(card)
            per_owner[card.owner_url] += 1
    return [lead, *(first + more)[:STACK]]


def _brands(owners: Iterable[OwnerEntry], pictures: _Pictures) -> Iterator[WallCard]:
    for entry in owners:
        card = replace(entry.card, picture=pictures.take(entry.card.picture))
        yield WallCard(card, None if card.picture else cover_art(entry.slug, card.ribbon))


def _people(directory: Directory) -> Iterator[ExemplarCard]:
    """Exemplars with words and a picture before those with words only; of each owner one first."""
    owners = sorted(directory.organisations, key=lambda entry: -entry.latest_year)
    best = [max(entry.exemplars, key=_interest) for entry in owners if entry.exemplars]
    best.sort(key=_interest, reverse=True)
    yield from (item.card for item in best)
    chosen = set(map(id, best))
    yield from (item.card for entry in owners for item in entry.exemplars if id(item) not in chosen)


def _interest(item: ExemplarEntry) -> int:
    return item.interest
