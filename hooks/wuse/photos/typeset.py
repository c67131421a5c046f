"""Break Chinese titles into balanced lines, where a reader would pause.

Follows "Requirements for Chinese Text Layout" (W3C, clreq), 3.1.3 to 3.1.5: some marks never start
a line and some never end one; marks at the end of a line may hang over its edge.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass

Measure = Callable[[str], float]
"""The width of a text in pixels."""

_NEVER_FIRST = "，。、；：？！）》」』】〉〕”’…—～·,.;:?!)]}%％‰℃"
_NEVER_LAST = "（《「『【〈〔“‘([{"
_HANGING = "，。、；：,.;: "
_PAUSES = f"{_HANGING}？！—"

# A number stays with its unit; Latin words stay whole.
_ATOM = re.compile(
    r"\s+|(?:[0-9][0-9.,:~%+-]*[年月日时分号期届次个名位项米岁]?)+|[A-Za-z0-9&'’.+-]+|."
)

_SPLIT_PHRASE, _LONE_CHARACTER = 0.8, 1.5
"""Extra cost of a line with the end of one phrase and a part of another, and of a line with a
single character. The base cost of a line is 1 if it is empty and 0 if it is full."""


@dataclass(frozen=True, slots=True)
class TextLayout:
    """A text set in lines."""

    size: int
    lines: tuple[str, ...]


def fit_text(
    text: str, width: float, sizes: dict[int, int], measure: Callable[[int], Measure]
) -> TextLayout:
    """Set a text as large as it fits.

    Args:
        text: one line, with single spaces between the words.
        width: the width of the column in pixels.
        sizes: font size -> how many lines of it fit, largest size first.
        measure: font size -> its measure.

    Returns:
        The largest layout that breaks no phrase, else the largest; a text too long for the smallest
        size ends with an ellipsis.
    """
    layouts = [TextLayout(size, break_lines(text, width, measure(size))) for size in sizes]
    fitting = [layout for layout in layouts if len(layout.lines) <= sizes[layout.size]]
    whole = (layout for layout in fitting if all(map(_ends_at_pause, layout.lines[:-1])))
    size, lines = astuple(next(whole, fitting[0] if fitting else layouts[-1]))
    last = sizes[size] - 1
    shown = [*lines[:last], "".join(lines[last:])] if lines[last:] else lines
    return TextLayout(size, tuple(shorten(line.strip(), width, measure(size)) for line in shown))


def shorten(text: str, width: float, measure: Measure) -> str:
    """The text, or as much of it as fits with an ellipsis; a last mark may hang over the edge."""
    if measure(text.rstrip(_HANGING)) <= width:
        return text
    ends = range(1, len(text))
    most = bisect_right(ends, width, key=lambda end: measure(f"{text[:end]}…"))
    return f"{text[:most].rstrip(_HANGING + _NEVER_LAST)}…"


def break_lines(text: str, width: float, measure: Measure) -> tuple[str, ...]:
    """Break a text into few lines of even length, each of them a phrase if possible.

    Spaces stay at the ends of lines, so that the lines join to the text.
    """
    atoms = _atoms(text, width, measure)
    widths = [measure(atom) for atom in atoms]

    # For each atom, from the last: the lowest cost of setting it and all atoms after it, and minus
    # the end of the first line. At equal cost, a longer first line reads better.
    best = [(0.0, 0)] * (len(atoms) + 1)
    for start in reversed(range(len(atoms))):
        ways = _line_ends(atoms, widths, start, width)
        # If no break is allowed, let the line run over.
        best[start] = min(
            ((best[end][0] + cost, -end) for end, cost in ways), default=(0.0, -len(atoms))
        )
    lines, start = [], 0
    while start < len(atoms):
        end = -best[start][1]
        lines.append("".join(atoms[start:end]))
        start = end
    return tuple(lines)


def _line_ends(
    atoms: list[str], widths: list[float], start: int, width: float
) -> Iterator[tuple[int, float]]:
    """Where a line that begins at ``start`` may end, and the cost of each end."""
    mid_phrase = start > 0 and not _ends_at_pause(atoms[start - 1])
    used, paused = 0.0, False
    for end in range(start + 1, len(atoms) + 1):
        last = atoms[end - 1]
        used += widths[end - 1]
        # A mark may hang over the edge, and a space there is invisible.
        visible = used - (widths[end - 1] if last in _HANGING or last.isspace() else 0.0)
        if visible > width:
            break
        cost = (1 - visible / width) ** 2
        if len("".join(atoms[start:end]).strip(_HANGING)) == 1:
            cost += _LONE_CHARACTER
        if paused and (mid_phrase or not (end == len(atoms) or _ends_at_pause(last))):
            cost += _SPLIT_PHRASE
        if end == len(atoms) or _may_break(last, atoms[end]):
            yield end, cost
        paused = paused or _ends_at_pause(last)


def _atoms(text: str, width: float, measure: Measure) -> list[str]:
    """The pieces that are never broken; a word longer than a line is broken into characters."""
    pieces = _ATOM.findall(text)
    return [part for piece in pieces for part in (piece if measure(piece) > width else [piece])]


def _ends_at_pause(text: str) -> bool:
    """Whether a reader would pause here."""
    return text[-1] in _PAUSES


def _may_break(before: str, after: str) -> bool:
    return after[0] not in _NEVER_FIRST and not after.isspace() and before[-1] not in _NEVER_LAST
