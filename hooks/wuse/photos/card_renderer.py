"""Render many cards at once: each is drawn, or taken from the cache."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path

from .cache import Swept, replacing
from .card import CARD_VERSION, Card, draw
from .typeface import Typeface

_KEPT_DAYS = 30
_DAY = 86_400


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
        unique = list(dict.fromkeys(cards))
        chosen = {card: self._typeface(card) for card in unique}
        with ThreadPoolExecutor(self._workers, thread_name_prefix="card") as pool:
            files = pool.map(self._render, chosen.keys(), chosen.values())
            rendered = dict(zip(unique, files, strict=True))
        self._prune()
        blank = [card for card, typeface in chosen.items() if typeface is None]
        return RenderedCards(rendered, self._missing(blank))

    @property
    def has_font(self) -> bool:
        """Whether cards can have text."""
        return bool(self._typefaces)

    def path(self, card: Card) -> Path:
        """The path of a card's file, whether it is drawn already or not."""
        return self._path(card, self._typeface(card))

    def purge(self, wanted: Iterable[Card]) -> Swept:
        """Remove all cards except these, at once."""
        kept = set(map(self.path, wanted))
        unwanted = [path for path in self._root.glob("*/*.jpg") if path not in kept]
        sizes = [path.stat().st_size for path in unwanted]
        for path in unwanted:
            path.unlink(missing_ok=True)
        return Swept(len(sizes), sum(sizes))

    def _typeface(self, card: Card) -> Typeface | None:
        """The best typeface that has every character on the card."""
        return next((face for face in self._typefaces if not face.missing(card.text)), None)

    def _missing(self, cards: Iterable[Card]) -> str:
        text = "".join(card.text for card in cards)
        if not self._typefaces:
            return "".join(dict.fromkeys(c for c in text if not c.isspace()))
        lacking = [face.missing(text) for face in self._typefaces]
        least = min(lacking, key=len)
        return "".join(sorted(least))

    def _render(self, card: Card, typeface: Typeface | None) -> Path:
        path = self._path(card, typeface)
        try:
            # Its time stamp says when a card was last used; once a day is often enough.
            if time.time() - path.stat().st_mtime > _DAY:
                os.utime(path)
        except FileNotFoundError:
            with replacing(path) as handle:
                handle.write(draw(card, typeface))
        return path

    def _path(self, card: Card, typeface: Typeface | None) -> Path:
        """The file of a card, named after everything that is drawn."""
        content = asdict(card) | {"photo": card.photo and card.photo.name}
        faces = typeface and (typeface.regular.cache_key, typeface.bold.cache_key)
        recipe = json.dumps([CARD_VERSION, content, faces], sort_keys=True)
        key = blake2b(recipe.encode(), digest_size=16).hexdigest()
        return self._root / key[:2] / f"{key}.jpg"

    def _prune(self) -> None:
        """Remove cards that no build has used for a month."""
        oldest = time.time() - _KEPT_DAYS * _DAY
        for path in self._root.glob("*/*.jpg"):
            if path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)
