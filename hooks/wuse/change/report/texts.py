"""Two versions of a text as one: what stays, what goes, what comes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from .model import Kind, Piece

_SENTENCE = re.compile(r"[^。！？；!?\n]*[。！？；!?\n]+[”’」』）》]*|[^。！？；!?\n]+")
_TOKEN = re.compile(r"[0-9A-Za-z.,%]+|.", re.DOTALL)
"""A Chinese character, or a number or a word of letters, which no change cuts in two."""
_CONTEXT = 24
"""Characters of unchanged text that are shown beside a change."""
_ALIKE = 0.5
"""How much two sentences must share for the difference to be shown character by character."""
_SHORTEST = 2
"""Fewer unchanged characters between two changes only make them hard to read."""
_MOST = 200
"""More changed sentences, or characters of one, are taken as a whole: matching takes the square of
their number, and on text made for the purpose the cube."""


def replaced(old: str, new: str) -> tuple[Piece, ...]:
    """One value in the place of another; a side may be empty."""
    return tuple(piece for piece in (Piece(Kind.OLD, old), Piece(Kind.NEW, new)) if piece.text)


def compare(old: str, new: str) -> tuple[Piece, ...]:
    """What became of a text; a side may be empty."""
    return tuple(_shortened(_joined(_sentences(old, new))))


def _sentences(old: str, new: str) -> Iterator[Piece]:
    for same, gone, come in aligned(_SENTENCE.findall(old), _SENTENCE.findall(new)):
        if same:
            yield Piece(Kind.SAME, "".join(come))
        else:
            yield from _characters("".join(gone), "".join(come))


def aligned(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """Stretches of two lists, side by side: whether they are the same, and both."""
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    gone, come = old[start : len(old) - end], new[start : len(new) - end]
    yield True, old[:start], new[:start]
    if max(len(gone), len(come)) > _MOST:
        yield False, gone, come
    else:
        for tag, i, j, k, m in SequenceMatcher(None, gone, come, False).get_opcodes():
            yield tag == "equal", gone[i:j], come[k:m]
    yield True, old[len(old) - end :], new[len(new) - end :]


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many items two lists begin with in common."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _characters(old: str, new: str) -> Iterator[Piece]:
    one, other = _TOKEN.findall(old), _TOKEN.findall(new)
    short = max(len(one), len(other)) <= _MOST
    matcher = SequenceMatcher(None, one, other, False) if short else None
    if matcher is None or matcher.ratio() < _ALIKE:
        yield from (Piece(Kind.OLD, old), Piece(Kind.NEW, new))
        return
    for tag, i, j, k, m in matcher.get_opcodes():
        inside = i > 0 and j < len(one)
        if tag == "equal" and (j - i >= _SHORTEST or not inside):
            yield Piece(Kind.SAME, "".join(one[i:j]))
        else:
            yield from (Piece(Kind.OLD, "".join(one[i:j])), Piece(Kind.NEW, "".join(other[k:m])))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Between two stretches that stay, all that goes in one piece, then all that comes."""
    for same, run in groupby(pieces, lambda piece: piece.kind is Kind.SAME):
        parts = list(run)
        for kind in (Kind.SAME,) if same else (Kind.OLD, Kind.NEW):
            if text := "".join(part.text for part in parts if part.kind is kind):
                yield Piece(kind, text)


def _shortened(joined: Iterator[Piece]) -> Iterator[Piece]:
    """Leave out what stays, but for what stands beside a change."""
    pieces = list(joined)
    for number, piece in enumerate(pieces):
        head = _CONTEXT if number > 0 else 0
        tail = _CONTEXT if number < len(pieces) - 1 else 0
        if piece.kind is not Kind.SAME or len(piece.text) <= head + tail + _CONTEXT:
            yield piece
            continue
        shown = (piece.text[:head], "", piece.text[len(piece.text) - tail :])
        for kind, text in zip((Kind.SAME, Kind.GAP, Kind.SAME), shown, strict=True):
            if text or kind is Kind.GAP:
                yield Piece(kind, text)
