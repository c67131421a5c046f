"""Names and lines as lists show them: of one length at most, so that no entry crowds out others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category

NAME = 60
"""Characters of a name: three or four lines on a phone."""
LINE = 160
"""Characters of a slogan or summary, which is one or two sentences."""
CHIP = 24
"""Characters of a name beside others in one line."""
FEW = 12
"""Entries of a list that stands within an entry of another list."""


_MARKS = 4
"""Marks on one letter. Tibetan and Hebrew have three; a hundred are a tower over other entries."""
_MAY_BE_PILED = re.compile(rf"[^\w\s]{{{_MARKS + 1}}}")


def short(text: str, limit: int = NAME) -> str:
    """The beginning of a text in one line; the whole of it, as nearly all are short."""
    if _MAY_BE_PILED.search(text):
        text = "".join(_without_piles(text))
    words = text if len(text) <= limit and text.isprintable() else " ".join(text.split())
    return words if len(words) <= limit else words[: limit - 1] + "…"


def _without_piles(text: str) -> Iterator[str]:
    height = 0
    for character in text:
        height = height + 1 if category(character) in ("Mn", "Me") else 0
        if height <= _MARKS:
            yield character
