"""A line of a file with the place of a problem marked below it."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len

from wuse.printable import printable

WIDTH = 100
"""Cells of a terminal that an excerpt fills at most, cut marks apart."""

_TAB = "    "
_CUT = "…"


def excerpt(line: str, start: int, end: int) -> tuple[str, str]:
    """Show a line, and carets under the characters from ``start`` up to, not including, ``end``.

    Offsets are 0-based and count characters; carets count cells, of which a Chinese character
    has two. An empty stretch gets one caret. A long line is cut to the surroundings of ``start``.
    Characters that cannot be seen are shown by their number, as in ``<U+200B>``.
    """
    before = [_shown(char) for char in line[max(0, start - WIDTH) : start]]
    after = [_shown(char) for char in line[start : start + WIDTH]]
    # What comes before gets half of the room, and all that is left when less comes after.
    left = _fitting(reversed(before), WIDTH // 2)
    right = _fitting(after, WIDTH - _width(left))
    left = _fitting(reversed(before), WIDTH - _width(right))[::-1]
    marked = _width(right[: max(0, end - start)])
    if start > len(left):
        left.insert(0, _CUT)
    if start + len(right) < len(line):
        right.append(_CUT)
    return "".join(left + right), " " * _width(left) + "^" * max(1, marked)


def _shown(char: str) -> str:
    return _TAB if char == "\t" else printable(char)


def _fitting(pieces: Iterable[str], room: int) -> list[str]:
    """The first pieces that take up no more than ``room`` cells."""
    fitting: list[str] = []
    for piece in pieces:
        room -= cell_len(piece)
        if room < 0:
            break
        fitting.append(piece)
    return fitting


def _width(pieces: Iterable[str]) -> int:
    return sum(map(cell_len, pieces))
