"""The difference between two texts: which pieces stay, which are removed, which are added."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from .model import PieceKind, TextPiece

_SENTENCE = re.compile(r"[^。！？；!?\n]*[。！？；!?\n]+[”’」』）》]*|[^。！？；!?\n]+")
_TOKEN = re.compile(r"[0-9A-Za-z.,%]+|.", re.DOTALL)
"""A Chinese character, a number or a word in letters: what a difference never splits."""
_CONTEXT = 24
"""Characters of unchanged text shown beside a change."""
_SIMILAR = 0.5
"""How much two sentences must share for a difference character by character."""
_MIN_SAME = 2
"""Characters. A shorter unchanged piece between two changes only makes them hard to read."""
_MAX_ITEMS = 200
"""More changed sentences, or tokens of one, are replaced as a whole: matching takes quadratic time,
and cubic time on text made for the purpose."""


def replaced(old: str, new: str) -> tuple[TextPiece, ...]:
    """One value replaced by another; either may be empty."""
    return tuple(
        piece
        for piece in (TextPiece(PieceKind.OLD, old), TextPiece(PieceKind.NEW, new))
        if piece.text
    )


def compare(old: str, new: str) -> tuple[TextPiece, ...]:
    """The difference between two texts; either may be empty."""
    return tuple(_shortened(_joined(_sentences(old, new))))


def _sentences(old: str, new: str) -> Iterator[TextPiece]:
    for same, removed, added in aligned(_SENTENCE.findall(old), _SENTENCE.findall(new)):
        if same:
            yield TextPiece(PieceKind.SAME, "".join(added))
        else:
            yield from _characters("".join(removed), "".join(added))


def aligned(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """Runs of two lists side by side, as (whether they are equal, old run, new run)."""
    start = _common_prefix(old, new)
    end = _common_prefix(old[start:][::-1], new[start:][::-1])
    removed, added = old[start : len(old) - end], new[start : len(new) - end]
    yield True, old[:start], new[:start]
    if max(len(removed), len(added)) > _MAX_ITEMS:
        yield False, removed, added
    else:
        for tag, i, j, k, m in SequenceMatcher(None, removed, added, False).get_opcodes():
            yield tag == "equal", removed[i:j], added[k:m]
    yield True, old[len(old) - end :], new[len(new) - end :]


def _common_prefix(one: Sequence[str], other: Sequence[str]) -> int:
    """The number of items at the start that two lists have in common."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _characters(old: str, new: str) -> Iterator[TextPiece]:
    one, other = _TOKEN.findall(old), _TOKEN.findall(new)
    is_short = max(len(one), len(other)) <= _MAX_ITEMS
    matcher = SequenceMatcher(None, one, other, False) if is_short else None
    if matcher is None or matcher.ratio() < _SIMILAR:
        yield from (TextPiece(PieceKind.OLD, old), TextPiece(PieceKind.NEW, new))
        return
    for tag, i, j, k, m in matcher.get_opcodes():
        is_inside = i > 0 and j < len(one)
        if tag == "equal" and (j - i >= _MIN_SAME or not is_inside):
            yield TextPiece(PieceKind.SAME, "".join(one[i:j]))
        else:
            yield from (
                TextPiece(PieceKind.OLD, "".join(one[i:j])),
                TextPiece(PieceKind.NEW, "".join(other[k:m])),
            )


def _joined(pieces: Iterator[TextPiece]) -> Iterator[TextPiece]:
    """Between two unchanged pieces, one piece of removed text, then one of added text."""
    for same, run in groupby(pieces, lambda piece: piece.kind is PieceKind.SAME):
        parts = list(run)
        for kind in (PieceKind.SAME,) if same else (PieceKind.OLD, PieceKind.NEW):
            if text := "".join(part.text for part in parts if part.kind is kind):
                yield TextPiece(kind, text)


def _shortened(joined: Iterator[TextPiece]) -> Iterator[TextPiece]:
    """Leave out unchanged text, except beside a change."""
    pieces = list(joined)
    for number, piece in enumerate(pieces):
        head = _CONTEXT if number > 0 else 0
        tail = _CONTEXT if number < len(pieces) - 1 else 0
        if piece.kind is not PieceKind.SAME or len(piece.text) <= head + tail + _CONTEXT:
            yield piece
            continue
        if head:
            yield TextPiece(PieceKind.SAME, piece.text[:head])
        yield TextPiece(PieceKind.GAP)
        if tail:
            yield TextPiece(PieceKind.SAME, piece.text[-tail:])
