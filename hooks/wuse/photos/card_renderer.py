"""Render many cards at once: each is drawn, or taken from the cache."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from .cache import Swept, replacing
from .card import CARD_VERSION, Card, draw
from .typeface import Typeface

_KEPT_DAYS = 30
_DAY = 86_400
_FIELDS = [field.name for field in fields(Card)]


@dataclass(frozen=True, slots=True)
class RenderedCards:
    """Cards as files, and the characters that no font could write."""

    files: Mapping[Card, Path]
    """Card -> JPEG; its name changes whenever its content does."""
    missing: str
    """Characters missing from every font, each once; cards that need one have no text."""


class CardRenderer:
    """Draws cards into `cache_dir`, which belongs outside the site and may be thrown away.

    Pillow draws pictures without the GIL, hence threads: `workers` of them, by default one per
    core.
    """

    def __init__(
        self, cache_dir: Path, typefaces: tuple[Typeface, ...], workers: int | None = None
    ) -> None:
        self._root = cache_dir
        self._typefaces = typefaces
        self._workers = workers or os.cpu_count() or 1

    def render(self, cards: Iterable[Card]) -> RenderedCards:
        """Render every card to a file.

        Raises:
            OSError: the cache cannot be written, or a card's photo cannot be read.
        """
        chosen = self._choose(cards)
        files = {card: self._path(card, typeface) for card, typeface in chosen.items()}
        undrawn = [card for card, path in files.items() if not _is_there(path)]
        if undrawn:
            with ThreadPoolExecutor(self._workers, thread_name_prefix="card") as pool:
                list(pool.map(lambda card: _draw(card, chosen[card], files[card]), undrawn))
        blank = [card for card, typeface in chosen.items() if typeface is None]
        return RenderedCards(files, self._missing(blank))

    @property
    def has_font(self) -> bool:
        """Whether cards can have text."""
        return bool(self._typefaces)

    def path(self, card: Card) -> Path:
        """The path of a card's file, whether it is drawn already or not."""
        return self._path(card, self._choose([card])[card])

    def prune(self) -> None:
        """Remove cards that no build has used for a month."""
        oldest = time.time() - _KEPT_DAYS * _DAY
        for path in self._root.glob("*/*.jpg"):
            if path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)

    def purge(self, wanted: Iterable[Card]) -> Swept:
        """Remove all cards except these, at once."""
        kept = {self._path(card, typeface) for card, typeface in self._choose(wanted).items()}
        unwanted = [path for path in self._root.glob("*/*.jpg") if path not in kept]
        sizes = [path.stat().st_size for path in unwanted]
        for path in unwanted:
            path.unlink(missing_ok=True)
        return Swept(len(sizes), sum(sizes))

    def _choose(self, cards: Iterable[Card]) -> dict[Card, Typeface | None]:
        """For each card, the best typeface that has every character on it."""
        chosen: dict[Card, Typeface | None] = dict.fromkeys(cards)
        left = list(chosen)
        for typeface in self._typefaces:
            missing = typeface.missing("".join({c for card in left for c in card.text}))
            chosen |= {card: typeface for card in left if missing.isdisjoint(card.text)}
            left = [card for card in left if chosen[card] is None]
        return chosen

    def _missing(self, cards: Iterable[Card]) -> str:
        text = "".join(card.text for card in cards)
        if not self._typefaces:
            return "".join(dict.fromkeys(c for c in text if not c.isspace()))
        lacking = [face.missing(text) for face in self._typefaces]
        least = min(lacking, key=len)
        return "".join(sorted(least))

    def _path(self, card: Card, typeface: Typeface | None) -> Path:
        """The file of a card, named after everything that is drawn."""
        content = {name: getattr(card, name) for name in _FIELDS}
        content["photo"] = card.photo and card.photo.name
        recipe = json.dumps([CARD_VERSION, content, self._face_keys[typeface]], sort_keys=True)
        key = blake2b(recipe.encode(), digest_size=16).hexdigest()
        return self._root / key[:2] / f"{key}.jpg"

    @cached_property
    def _face_keys(self) -> Mapping[Typeface | None, object]:
        """What the names of cards say of each typeface."""
        keys: dict[Typeface | None, object] = {None: None}
        for face in self._typefaces:
            keys[face] = face.regular.cache_key, face.bold.cache_key
        return keys


def _draw(card: Card, typeface: Typeface | None, path: Path) -> None:
    with replacing(path) as handle:
        handle.write(draw(card, typeface))


def _is_there(path: Path) -> bool:
    """Whether a card is drawn. Its time stamp says when it was last used, to the day."""
    try:
        if time.time() - path.stat().st_mtime > _DAY:
            os.utime(path)
    except FileNotFoundError:
        return False
    return True
