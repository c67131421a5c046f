"""Covers of brands without a picture: their initiatives' shapes, colours and glyphs, composed.

How many initiatives there are decides which compositions suit; which of them a brand has, and how
it is turned, follows from its slug, so it never changes by itself. A brand without initiatives has
three outlines that say so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from zlib import crc32

from .badges import SHAPES, Badge

WIDTH, HEIGHT = 320, 200
"""The cover's own units; a page scales it."""

_GAP = 6
_GLYPH = 0.46
"""Height of a glyph, as a part of its shape."""
_SMALLEST = 26
"""A smaller shape carries no glyph: nobody could read it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A shape of a cover."""

    path: str
    """SVG path data."""
    tone: str
    """Class of its colour."""
    glyph: str
    """What stands in it; empty for none."""
    x: int
    y: int
    size: int
    """Font size of the glyph."""
    is_faint: bool = False


@dataclass(frozen=True, slots=True)
class CoverArt:
    """A composed cover."""

    pieces: tuple[Piece, ...]
    outlines: tuple[str, ...] = ()
    """Path data of dashed outlines: what the source does not name."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a shape goes: its centre and its side."""

    x: float
    y: float
    side: float
    is_faint: bool = False


def cover_art(slug: str, badges: Sequence[Badge]) -> CoverArt:
    """Compose the cover of a brand.

    Args:
        slug: the owner's slug.
        badges: those of its top-level initiatives, in order.
    """
    if not badges:
        places = [_Place(92 + 68 * n, 88, 60) for n in range(3)]
        shapes = zip(SHAPES, places, strict=False)
        return CoverArt((), tuple(_path(shape, place) for shape, place in shapes))
    seed = crc32(slug.encode())
    suitable = [layout for layout, least, most in _LAYOUTS if least <= len(badges) <= most]
    layout = suitable[seed % len(suitable)]
    places = layout(len(badges))
    if seed >> 8 & 1 and layout in _MIRRORED:
        places = [replace(place, x=WIDTH - place.x) for place in places]
        # Those in a sequence are read from left to right still.
        places = places if layout is _big_and_small else places[::-1]
    if seed >> 9 & 1:
        places = [replace(place, y=HEIGHT - place.y) for place in places]
    # Patterns have more places than there are initiatives: these come round again, faintly.
    turned = [badges[n % len(badges)] for n in range(len(places))]
    return CoverArt(tuple(map(_piece, turned, places)))


def _piece(badge: Badge, place: _Place) -> Piece:
    has_glyph = not place.is_faint and place.side >= _SMALLEST
    return Piece(
        path=_path(badge.shape, place),
        tone=badge.tone.name,
        glyph=badge.glyph if has_glyph else "",
        x=round(place.x),
        y=round(place.y),
        size=round(place.side * _GLYPH / max(1, len(badge.glyph) * 0.7)),
        is_faint=place.is_faint,
    )


def _frieze(count: int) -> list[_Place]:
    """A band from edge to edge between two faint ones."""
    side = WIDTH / count
    rows = [(row * side) for row in (-1, 0, 1)]
    places = [
        _Place(side * (n + 0.5), HEIGHT / 2 + y, side, is_faint=y != 0)
        for y in sorted(rows, key=bool)
        for n in range(count)
    ]
    # The faint bands begin elsewhere, or columns of one shape would stand above each other.
    upper, lower = places[count : 2 * count], places[2 * count :]
    return [*places[:count], *upper[2:], *upper[:2], *lower[-2:], *lower[:-2]]


def _big_and_small(count: int) -> list[_Place]:
    """One that bleeds over the edge, the others in a column, or in two."""
    if count == 1:
        return [_Place(112, 132, 236)]
    columns = 1 if count <= 4 else 2
    rows = -(-(count - 1) // columns)
    side = min(52.0, (HEIGHT - 24 - _GAP * (rows - 1)) / rows)
    top = (HEIGHT - rows * side - (rows - 1) * _GAP) / 2 + side / 2
    right = WIDTH - 24 - side / 2
    return [
        _Place(96, 126, 228) if columns == 1 else _Place(78, 120, 184),
        *(
            _Place(right - (n // rows) * (side + _GAP), top + (n % rows) * (side + _GAP), side)
            for n in range(count - 1)
        ),
    ]


def _sized(count: int) -> list[_Place]:
    """On one ground, each larger than the one before."""
    weights = [1 + 2.2 * n / max(1, count - 1) for n in range(count)]
    scale = (WIDTH - _GAP * (count - 1)) / sum(weights)
    sides = [min(weight * scale, HEIGHT - 12) for weight in weights]
    starts = accumulate((side + _GAP for side in sides), initial=0.0)
    return [
        _Place(start + side / 2, HEIGHT - side / 2, side)
        for start, side in zip(starts, sides, strict=False)
    ]


def _row(count: int) -> list[_Place]:
    """A row that touches both edges, as high as it goes."""
    side = min(WIDTH / count, 150)
    step = (WIDTH - side) / max(1, count - 1)
    return [_Place(side / 2 + n * step, HEIGHT / 2, side) for n in range(count)]


def _steps(count: int) -> list[_Place]:
    """From one corner to the other."""
    side = min(WIDTH / count, 96)
    across = (WIDTH - side) / max(1, count - 1)
    down = (HEIGHT - side) / max(1, count - 1)
    return [_Place(side / 2 + n * across, HEIGHT - side / 2 - n * down, side) for n in range(count)]


def _checker(count: int) -> list[_Place]:
    """On the fields of one colour of a chessboard, touching at their corners."""
    # Two rows have a field of that colour in every column, three have three in two columns.
    rows, columns = (2, count) if count <= 4 else (3, -(-2 * count // 3) - (count == 5))
    side = min(WIDTH / columns, HEIGHT / rows)
    board = [(column, row) for column in range(columns) for row in range(rows)]
    fields = [(column, row) for column, row in board if (column + row) % 2 == 0][:count]
    left, top = (WIDTH - side * (columns - 1)) / 2, (HEIGHT - side * (rows - 1)) / 2
    return [_Place(left + side * column, top + side * row, side) for column, row in fields]


def _wall(count: int) -> list[_Place]:
    """Two or three full rows, edge to edge, one half a shape behind the other."""
    rows = 2 if count <= 8 else 3
    per_row = -(-count // rows)
    side = min(WIDTH / (per_row + 0.5), HEIGHT / rows)
    left = (WIDTH - side * (per_row + 0.5)) / 2
    top = (HEIGHT - side * rows) / 2
    return [
        _Place(
            left + side * (0.5 + n % per_row + (0.5 if n // per_row % 2 else 0)),
            top + side * (0.5 + n // per_row),
            side,
        )
        for n in range(count)
    ]


_LAYOUTS: tuple[tuple[Callable[[int], list[_Place]], int, int], ...] = (
    (_big_and_small, 1, 7),
    (_frieze, 4, 8),
    (_sized, 2, 6),
    (_row, 2, 5),
    (_steps, 3, 7),
    (_checker, 3, 6),
    (_wall, 6, 12),
)
"""(composition, least, most initiatives that suit it)"""
_MIRRORED = (_big_and_small, _sized, _steps, _checker)
"""Those that look different from the other side."""


def _path(shape: str, place: _Place) -> str:
    """The outline of a shape, as SVG path data."""
    side = place.side
    left, top = place.x - side / 2, place.y - side / 2
    if shape in _CORNERS:
        points = " ".join(f"{left + x * side:.1f} {top + y * side:.1f}" for x, y in _CORNERS[shape])
        return f"M{points}z"
    upper, lower = _RADII[shape]
    return "".join(_rounded(left, top, side, upper * side, lower * side))


def _rounded(left: float, top: float, side: float, upper: float, lower: float) -> Iterator[str]:
    """A square whose upper and lower corners are rounded."""
    yield f"M{left:.1f} {top + upper:.1f}"
    yield f"a{upper:.1f} {upper:.1f} 0 0 1 {upper:.1f} {-upper:.1f}"
    yield f"h{side - 2 * upper:.1f}"
    yield f"a{upper:.1f} {upper:.1f} 0 0 1 {upper:.1f} {upper:.1f}"
    yield f"v{side - upper - lower:.1f}"
    yield f"a{lower:.1f} {lower:.1f} 0 0 1 {-lower:.1f} {lower:.1f}"
    yield f"h{2 * lower - side:.1f}"
    yield f"a{lower:.1f} {lower:.1f} 0 0 1 {-lower:.1f} {-lower:.1f}z"


_RADII = {
    "circle": (0.5, 0.5),
    "squircle": (0.28, 0.28),
    "square": (0.03, 0.03),
    "arch": (0.5, 0.03),
    "cup": (0.03, 0.5),
}
"""Shape -> radius of its upper and of its lower corners, as parts of its side."""

_CORNERS = {
    "diamond": ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    "hexagon": ((0.25, 0.04), (0.75, 0.04), (1, 0.5), (0.75, 0.96), (0.25, 0.96), (0, 0.5)),
    "octagon": (
        (0.3, 0), (0.7, 0), (1, 0.3), (1, 0.7), (0.7, 1), (0.3, 1), (0, 0.7), (0, 0.3),
    ),
}  # fmt: skip
"""Shape -> its corners, as parts of its side; those of base.css."""
