r"""Invisible characters that a double-quoted value spells out, as in ``"走\u200b访"``."""

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
"""Escapes of one letter (YAML 1.2, section 5.7); every other sign stands for itself."""


class Escape(NamedTuple):
    """A character that is spelled out, and where: offsets in the value as it is written."""

    char: str
    start: int
    end: int


def odd_escapes(written: str) -> list[Escape]:
    """The escapes of a value, quotes included, that are no text or show nothing.

    They are judged where they stand: a joiner inside an emoji is a part of it.
    """
    units = list(_UNIT.finditer(written))
    said = "".join(map(_meant, units))
    odd = {match.start() for kind in (NOT_TEXT.finditer, invisible) for match in kind(said)}
    return [
        Escape(said[place], *units[place].span())
        for place in sorted(odd)
        if len(units[place][0]) > 1
    ]


def _meant(unit: re.Match[str]) -> str:
    """The one character that a sign or an escape stands for."""
    point = unit["x"] or unit["u"] or unit["U"]
    if point:
        return chr(int(point, 16)) if int(point, 16) <= 0x10FFFF else "?"
    return _SIGNS.get(unit["sign"], unit["sign"]) if unit["sign"] else unit[0]
