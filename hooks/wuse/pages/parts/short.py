"""Shortens names and lines in lists, so that no entry crowds out the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category

NAME = 60
"""Most characters of a name: three or four lines on a phone."""
LINE = 160
"""Most characters of a slogan or summary, which has one or two sentences."""
QUOTE = 72
"""Most characters of a quotation that stands for a picture."""
CHIP = 24
"""Most characters of a name beside others on one line."""
FEW = 12
"""Most entries of a list within an entry of another list."""

_MOST_MARKS = 4
"""Most combining marks on one letter. Tibetan and Hebrew use three; a hundred would rise as a tower
over other entries."""
_MAY_HAVE_TOWERS = re.compile(rf"[^\w\s]{{{_MOST_MARKS + 1}}}")


def short(text: str, limit: int = NAME) -> str:
    """A text on one line, cut at ``limit`` characters; most are shorter and stay whole."""
    if _MAY_HAVE_TOWERS.search(text):
        text = "".join(_without_towers(text))
    words = text if len(text) <= limit and text.isprintable() else " ".join(text.split())
    return words if len(words) <= limit else words[: limit - 1] + "…"


def _without_towers(text: str) -> Iterator[str]:
    height = 0
    for character in text:
        height = height + 1 if category(character) in ("Mn", "Me") else 0
        if height <= _MOST_MARKS:
            yield character
