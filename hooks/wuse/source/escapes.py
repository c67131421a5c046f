r"""Invisible characters that a double-quoted value writes as escapes, as in ``"走\u200b访"``."""

from __future__ import annotations

import re
from typing import NamedTuple

from .invisible import invisible
from .text import NOT_TEXT

_UNIT = re.compile(
    r"\\(?:x(?P<x>[0-9A-Fa-f]{2})|u(?P<u>[0-9A-Fa-f]{4})|U(?P<U>[0-9A-Fa-f]{8})|(?P<sign>.))|.",
    re.DOTALL,
)
_SIGNS = {
    **{"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"},
    **{"v": "\v", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029"},
}
"""Escapes of one letter (YAML 1.2, section 5.7); every other character stands for itself."""


class Escape(NamedTuple):
    """A character written as an escape; ``start`` and ``end`` are offsets in the written value."""

    char: str
    start: int
    end: int


def odd_escapes(written: str) -> list[Escape]:
    """The escapes in a value (given with its quotes) for control or invisible characters.

    Context decides: a joiner inside an emoji is a part of it.
    """
    units = list(_UNIT.finditer(written))
    text = "".join(map(_character, units))
    odd = {match.start() for find in (NOT_TEXT.finditer, invisible) for match in find(text)}
    return [
        Escape(text[index], *units[index].span())
        for index in sorted(odd)
        if len(units[index][0]) > 1
    ]


def _character(unit: re.Match[str]) -> str:
    """The one character that a plain character or an escape stands for."""
    point = unit["x"] or unit["u"] or unit["U"]
    if point:
        return chr(int(point, 16)) if int(point, 16) <= 0x10FFFF else "?"
    return _SIGNS.get(unit["sign"], unit["sign"]) if unit["sign"] else unit[0]
