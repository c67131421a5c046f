"""Chinese titles in lines: balanced, and broken where a reader would pause.

After "Requirements for Chinese Text Layout" (W3C, clreq), 3.1.3 to 3.1.5: some marks never start a
line and some never end one; marks at the end of a line may hang over its edge.
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

# A number stays with its unit, Latin words and whatever else has no spaces stay whole.
_ATOM = re.compile(
    r"\s+|(?:[0-9][0-9.,:~%+-]*[年月日时分号期届次个名位项米岁]?)+|[A-Za-z0-9&'’.+-]+|."
)

_ASTRAY, _ALONE = 0.8, 1.5
"""What lines cost that hold the end of one phrase and a part of another, or one character only;
an empty line would cost 1, a full one 0."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A text set in lines."""

    size: int
    lines: tuple[str, ...]


def fit(
    text: str, width: float, sizes: dict[int, int], measure: Callable[[int], Measure]
) -> Setting:
    """Set a text as large as it fits.

    Args:
        text: on one line, words of a title parted by single spaces.
        width: of the column, in pixels.
        sizes: font size -> how many lines of it there is room for, largest size first.
        measure: gives the measure of a font size.

    Returns:
        the largest setting that breaks no phrase, else the largest; a text too long for the
        smallest size ends with an ellipsis.
    """
    settings = [Setting(size, break_lines(text, width, measure(size))) for size in sizes]
    fitting = [setting for setting in settings if len(setting.lines) <= sizes[setting.size]]
    whole = (setting for setting in fitting if all(map(_ends_well, setting.lines[:-1])))
    size, lines = astuple(next(whole, fitting[0] if fitting else settings[-1]))
    last = sizes[size] - 1
    shown = [*lines[:last], "".join(lines[last:])] if lines[last:] else lines
    return Setting(size, tuple(shorten(line.strip(), width, measure(size)) for line in shown))


def shorten(text: str, width: float, measure: Measure) -> str:
    """The text, or as much of its beginning as fits with an ellipsis; a last mark may hang over."""
    if measure(text.rstrip(_HANGING)) <= width:
        return text
    ends = range(1, len(text))
    most = bisect_right(ends, width, key=lambda end: measure(f"{text[:end]}…"))
    return f"{text[:most].rstrip(_HANGING + _NEVER_LAST)}…"


def break_lines(text: str, width: float, measure: Measure) -> tuple[str, ...]:
    """Break a text into few lines of even lengths, each a phrase if that can be.

    Spaces stay at the ends of lines, so that the lines together are the text.
    """
    atoms = _atoms(text, width, measure)
    widths = [measure(atom) for atom in atoms]

    # For each atom, from the last: the cost of the best way to set it and all that follow, and
    # where its first line ends. Of ways that are as good, a longer first line reads better.
    best = [(0.0, 0)] * (len(atoms) + 1)
    for start in reversed(range(len(atoms))):
        ways = _ways(atoms, widths, start, width)
        # Where no break is allowed, the line runs over rather than fail.
        best[start] = min(
            ((best[end][0] + cost, -end) for end, cost in ways), default=(0.0, -len(atoms))
        )
    lines, start = [], 0
    while start < len(atoms):
        end = -best[start][1]
        lines.append("".join(atoms[start:end]))
        start = end
    return tuple(lines)


def _ways(
    atoms: list[str], widths: list[float], start: int, width: float
) -> Iterator[tuple[int, float]]:
    """Where a line that begins at ``start`` may end, and what that costs."""
    astray = start > 0 and not _ends_well(atoms[start - 1])
    used, paused = 0.0, False
    for end in range(start + 1, len(atoms) + 1):
        last = atoms[end - 1]
        used += widths[end - 1]
        # A mark may hang over the edge, and a space there is not seen.
        seen = used - (widths[end - 1] if last in _HANGING or last.isspace() else 0.0)
        if seen > width:
            break
        cost = (1 - seen / width) ** 2
        if len("".join(atoms[start:end]).strip(_HANGING)) == 1:
            cost += _ALONE
        if paused and (astray or not (end == len(atoms) or _ends_well(last))):
            cost += _ASTRAY
        if end == len(atoms) or _may_break(last, atoms[end]):
            yield end, cost
        paused = paused or _ends_well(last)


def _atoms(text: str, width: float, measure: Measure) -> list[str]:
    """The pieces that are never broken; a word longer than a line goes by characters."""
    pieces = _ATOM.findall(text)
    return [part for piece in pieces for part in (piece if measure(piece) > width else [piece])]


def _ends_well(text: str) -> bool:
    """Whether a reader would pause here."""
    return text[-1] in _PAUSES


def _may_break(before: str, after: str) -> bool:
    return after[0] not in _NEVER_FIRST and not after.isspace() and before[-1] not in _NEVER_LAST
