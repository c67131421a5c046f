"""Reads names of other languages, which are written by their sounds: 艾力·买买提, 阿依古丽."""

from __future__ import annotations

import re

from .lexicon import MARKS, TITLES, TRANSLITERATED

DOTS = "·•‧・･⋅∙"
"""What stands between the parts of such a name: the middle dot, and what is typed for it."""
_DOTTED = re.compile(rf"[一-鿿]{{1,8}}(?:[{DOTS}][一-鿿]{{1,8}})+")
_DOTTED_BACK = re.compile(rf"{_DOTTED.pattern}$")


def _sounds(text: str, place: int) -> bool:
    """Whether a character is part of a name of another language."""
    return text[place] in TRANSLITERATED or text[place - 1 : place + 1] in MARKS


def dotted(text: str, start: int) -> int:
    """The end of a name with a dot in it that begins at a place; 0 if none does."""
    match = _DOTTED.match(text, start)
    if not match:
        return 0
    last = max(match[0].rfind(dot) for dot in DOTS) + match.start() + 1
    end = last
    while end < match.end() and (end == last or _sounds(text, end)):
        end += 1
    return end


def dotted_back(text: str, end: int) -> int:
    """The start of a name with a dot in it that ends at a place; -1 if none does."""
    before = text[max(0, end - 24) : end]
    if before[-2:] in TITLES:
        return -1
    match = _DOTTED_BACK.search(before)
    if not match:
        return -1
    first = match.start()
    dot = min(place for dot in DOTS if (place := before.find(dot, first)) >= 0)
    start = dot
    while start > first and _sounds(before, start - 1):
        start -= 1
    return end - len(before) + (start if start < dot else first)


def transliterated(text: str, start: int) -> int:
    """The end of a name without a dot that begins at a place; 0 if none does."""
    end = start
    while end < len(text) and end - start < 6 and text[end] in TRANSLITERATED:
        end += 1
    return end if _is_transliterated(text[start:end]) else 0


def transliterated_back(text: str, end: int) -> int:
    """The start of a name without a dot that ends at a place; -1 if none does."""
    start = end
    while start > 0 and end - start < 6 and text[start - 1] in TRANSLITERATED:
        start -= 1
    return start if _is_transliterated(text[start:end]) else -1


def _is_transliterated(name: str) -> bool:
    return len(name) >= 3 and any(mark in name for mark in MARKS)
