"""Whether what a school has on the site is what an edition's dossier asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from wuse.model.base import Record
from wuse.model.edition import Rules
from wuse.model.media import PhotoEntry, photos_in
from wuse.model.quantity import Quantity
from wuse.model.quantity_parse import Qualifier
from wuse.model.region import OwnerFolder
from wuse.model.scheme import DossierPlace, Piece, PieceKind

from .places import CASE, Place

_ALL_OF_IT = (DossierPlace.CASE, DossierPlace.BRAND)
"""Places whose photos are all handed in; of others the school chooses."""


@dataclass(frozen=True, slots=True)
class PieceState:
    """A piece of the dossier that the site holds."""

    piece: Piece
    place: Place
    found: str
    """How much there is, in Chinese, such as “1830字”; empty if it is not counted."""
    gap: str
    """What is missing or too much, in Chinese; empty if nothing is."""


def pieces(folder: OwnerFolder, rules: Rules) -> Iterator[PieceState]:
    """Yield every piece that the site holds; paper and forms are not seen here."""
    for piece in rules.dossier:
        if piece.place is None:
            continue
        if piece.kind is PieceKind.PHOTOS:
            yield _photos(folder, piece, piece.place)
        elif piece.kind is PieceKind.TEXT:
            yield _text(folder, piece, piece.place)


def _text(folder: OwnerFolder, piece: Piece, place: DossierPlace) -> PieceState:
    length = sum(_characters(text) for text in _texts(folder, place))
    low, high = _bounds(piece.length)
    gap = ""
    if not length:
        gap = f"还没有写{place.zh}"
    elif high is not None and length > high:
        gap = f"有{length}字，超过{length - int(high)}字"
    elif low is not None and length < low:
        gap = f"有{length}字，还差{int(low) - length}字"
    return PieceState(piece, _PLACES[place], f"{length}字" if length else "", gap)


def _photos(folder: OwnerFolder, piece: Piece, place: DossierPlace) -> PieceState:
    photos = list(_photos_of(folder, place))
    low, high = _bounds(piece.count)
    bare = [photo.file for photo in photos if not photo.caption]
    gap = ""
    if not photos:
        gap = "还没有照片"
    elif low is not None and len(photos) < low:
        gap = f"有{len(photos)}张，还差{int(low) - len(photos)}张"
    elif high is not None and len(photos) > high and place in _ALL_OF_IT:
        gap = f"有{len(photos)}张，多了{len(photos) - int(high)}张"
    elif piece.captions and bare:
        gap = f"{bare[0]}{f'等{len(bare)}张' if len(bare) > 1 else ''}没有图注"
    return PieceState(piece, _PLACES[place], f"{len(photos)}张" if photos else "", gap)


_PLACES = {
    DossierPlace.CASE: Place(CASE),
    DossierPlace.ACTIVITY: Place("timeline"),
    DossierPlace.SELF_REVIEW: Place("self-review"),
    DossierPlace.BRAND: Place("gallery"),
}


def _records(folder: OwnerFolder, place: DossierPlace) -> Iterator[Record]:
    if place is DossierPlace.CASE and folder.case:
        yield folder.case.record
    elif place is DossierPlace.ACTIVITY:
        yield from (item.record for item in folder.activities)
    elif place is DossierPlace.SELF_REVIEW and folder.profile.self_review:
        yield from folder.profile.self_review.criteria
    elif place is DossierPlace.BRAND:
        yield folder.profile.brand


_TEXTS = frozenset(
    ("background", "results", "text", "name", "title", "statement", "meaning", "idea", "body")
)
"""Fields whose characters count."""


def _texts(folder: OwnerFolder, place: DossierPlace) -> Iterator[str]:
    for record in _records(folder, place):
        yield from _within(record)


def _within(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for item in value:
            yield from _within(item)
    elif isinstance(value, Record) and not isinstance(value, PhotoEntry):
        for name in type(value).model_fields:
            content = getattr(value, name)
            if isinstance(content, str) and name in _TEXTS:
                yield content
            elif isinstance(content, tuple | Record):
                yield from _within(content)


def _characters(text: str) -> int:
    """Characters as a word processor counts them: without spaces."""
    return sum(not character.isspace() for character in text)


def _photos_of(folder: OwnerFolder, place: DossierPlace) -> Iterator[PhotoEntry]:
    if place is DossierPlace.BRAND:
        yield from folder.profile.photos
        return
    for record in _records(folder, place):
        yield from (photo for _, photo in photos_in(record))


def _bounds(quantity: Quantity | None) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most that a quantity allows; a plain number is the most."""
    if quantity is None:
        return None, None
    if quantity.low is not None:
        return quantity.low, quantity.high
    least = quantity.qualifier in (Qualifier.AT_LEAST, Qualifier.OVER)
    return (quantity.value, None) if least else (None, quantity.value)
