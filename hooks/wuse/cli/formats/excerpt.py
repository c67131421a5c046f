"""A line of a file with carets under the problem."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len

from wuse.printable import printable

WIDTH = 100
"""The most terminal cells that an excerpt fills, without the marks where it is cut."""

_TAB = "    "
_CUT = "…"


def excerpt(line: str, start: int, end: int) -> tuple[str, str]:
    """A line, and carets under its characters from ``start`` up to, not including, ``end``.

    Offsets are 0-based and count characters. Carets count cells: a Chinese character has two. An
    empty range gets one caret. A long line is cut to the surroundings of ``start``. Invisible
    characters are shown by their number, as in ``<U+200B>``.
    """
    before = [_shown(char) for char in line[max(0, start - WIDTH) : start]]
    after = [_shown(char) for char in line[start : start + WIDTH]]
    # The text before gets half of the room, and what the text after leaves free.
    left = _fitting(reversed(before), WIDTH // 2)
    right = _fitting(after, WIDTH - _width(left))
    left = _fitting(reversed(before), WIDTH - _width(right))[::-1]
    caret_count = max(1, _width(right[: max(0, end - start)]))
    if start > len(left):
        left.insert(0, _CUT)
    if start + len(right) < len(line):
        right.append(_CUT)
    return "".join(left + right), " " * _width(left) + "^" * caret_count


def _shown(char: str) -> str:
    return _TAB if char == "\t" else printable(char)


def _fitting(pieces: Iterable[str], room: int) -> list[str]:
    """As many of the first pieces as fit into ``room`` cells."""
    fitting: list[str] = []
    for piece in pieces:
        room -= cell_len(piece)
        if room < 0:
            break
        fitting.append(piece)
    return fitting


def _width(pieces: Iterable[str]) -> int:
    return sum(map(cell_len, pieces))
