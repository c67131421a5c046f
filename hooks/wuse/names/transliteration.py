"""Reads names transliterated from other languages: 艾力·买买提, 阿依古丽."""

from __future__ import annotations

import re

from .lexicon import MARKS, TITLES, TRANSLITERATED

DOTS = "·•‧・･⋅∙"
"""Separators of the parts of such a name: the middle dot, and characters typed in its place."""
_DOTTED = re.compile(rf"[一-鿿]{{1,8}}(?:[{DOTS}][一-鿿]{{1,8}})+")
_DOTTED_BACK = re.compile(rf"{_DOTTED.pattern}$")


def _is_transliteration(text: str, index: int) -> bool:
    """Whether the character at an index can be part of a transliterated name."""
    return text[index] in TRANSLITERATED or text[index - 1 : index + 1] in MARKS


def dotted(text: str, start: int) -> int:
    """Return the end of the dotted name that begins at ``start``; 0 if there is none."""
    match = _DOTTED.match(text, start)
    if not match:
        return 0
    last = max(match[0].rfind(dot) for dot in DOTS) + match.start() + 1
    end = last
    while end < match.end() and (end == last or _is_transliteration(text, end)):
        end += 1
    return end


def dotted_back(text: str, end: int) -> int:
    """Return the start of the dotted name that ends at ``end``; -1 if there is none."""
    before = text[max(0, end - 24) : end]
    if before[-2:] in TITLES:
        return -1
    match = _DOTTED_BACK.search(before)
    if not match:
        return -1
    first = match.start()
    dot = min(index for dot in DOTS if (index := before.find(dot, first)) >= 0)
    start = dot
    while start > first and _is_transliteration(before, start - 1):
        start -= 1
    return end - len(before) + (start if start < dot else first)


def transliterated(text: str, start: int) -> int:
    """Return the end of the name without a dot that begins at ``start``; 0 if there is none."""
    end = start
    while end < len(text) and end - start < 6 and text[end] in TRANSLITERATED:
        end += 1
    return end if _is_transliterated(text[start:end]) else 0


def transliterated_back(text: str, end: int) -> int:
    """Return the start of the name without a dot that ends at ``end``; -1 if there is none."""
    start = end
    while start > 0 and end - start < 6 and text[start - 1] in TRANSLITERATED:
        start -= 1
    return start if _is_transliterated(text[start:end]) else -1


def _is_transliterated(name: str) -> bool:
    return len(name) >= 3 and any(mark in name for mark in MARKS)
