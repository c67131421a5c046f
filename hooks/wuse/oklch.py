"""Colours of screens (sRGB, ``#rrggbb``) in OKLab and OKLCH, and their contrast by WCAG.

In OKLab (Björn Ottosson, 2020) distance is difference as people see it; OKLCH is the same space as
lightness, chroma and hue. The matrices are those of CSS Color 4, multiplied where two follow one
another. The library coloraide gives the same results for every colour space there is, at many times
the cost; tests compare the two.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

Vector = Sequence[float]
"""Three coordinates."""

# fmt: off
_RGB_TO_LMS = (
    (0.4122214694707629, 0.5363325372617349, 0.051445993267502196),
    (0.2119034958178251, 0.6806995506452345, 0.10739695353694051),
    (0.08830245919005637, 0.2817188391361215, 0.6299787016738223),
)
_LMS_TO_RGB = (
    (4.07674163607596, -3.307711539258064, 0.23096990318210453),
    (-1.2684379732850315, 2.609757349287688, -0.3413193760026571),
    (-0.004196076138675481, -0.7034186179359362, 1.7076146940746115),
)
_LMS_ROOTS_TO_OKLAB = (
    (0.21045426830931396, 0.7936177747023053, -0.0040720430116192585),
    (1.9779985324311686, -2.42859224204858, 0.450593709617411),
    (0.025904042465547734, 0.7827717124575297, -0.8086757549230774),
)
_OKLAB_TO_LMS_ROOTS = (
    (1.0, 0.3963377773761749, 0.21580375730991364),
    (1.0, -0.10556134581565857, -0.0638541728258133),
    (1.0, -0.08948417752981186, -1.2914855480194092),
)
_RGB_TO_LUMINANCE = (0.21263900587151024, 0.715168678767756, 0.07219231536073371)
# fmt: on
_LINEAR = [
    part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
    for part in (level / 255 for level in range(256))
]
"""Level of a part of a colour -> the light it gives, 0 to 1."""

_NEAR = 1e-12
"""A distance in linear RGB that is rounding alone."""


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def oklab(colour: str) -> tuple[float, float, float]:
    """Lightness (0 to 1), and the coordinates from green to red and from blue to yellow."""
    return _oklab(_linear(colour))


def oklch(colour: str) -> tuple[float, float, float]:
    """Lightness (0 to 1), chroma (0 to about 0.32) and hue (degrees, 0 to 360)."""
    lightness, a, b = oklab(colour)
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """The colour at these coordinates; if no screen shows it, one of less chroma."""
    angle = math.radians(hue)
    direction = math.cos(angle), math.sin(angle)
    rgb = _rgb(lightness, chroma, direction)
    if min(rgb) < 0 or max(rgb) > 1:
        rgb = _within_gamut(lightness, rgb, direction)
    return "#" + bytes(int(255 * _encoded(part) + 0.5) for part in rgb).hex()


def _linear(colour: str) -> Vector:
    return [_LINEAR[level] for level in bytes.fromhex(colour[1:])]


def _encoded(light: float) -> float:
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def _luminance(colour: str) -> float:
    return _dot(_RGB_TO_LUMINANCE, _linear(colour))


def _dot(row: Vector, vector: Vector) -> float:
    (a, b, c), (x, y, z) = row, vector
    return a * x + b * y + c * z


def _times(matrix: Sequence[Vector], vector: Vector) -> tuple[float, float, float]:
    first, second, third = matrix
    return _dot(first, vector), _dot(second, vector), _dot(third, vector)


def _oklab(rgb: Vector) -> tuple[float, float, float]:
    return _times(_LMS_ROOTS_TO_OKLAB, [math.cbrt(part) for part in _times(_RGB_TO_LMS, rgb)])


def _rgb(lightness: float, chroma: float, direction: tuple[float, float]) -> Vector:
    """Linear parts, below 0 or above 1 where no screen shows the colour."""
    lab = lightness, chroma * direction[0], chroma * direction[1]
    return _times(_LMS_TO_RGB, [root**3 for root in _times(_OKLAB_TO_LMS_ROOTS, lab)])


def _within_gamut(lightness: float, rgb: Vector, direction: tuple[float, float]) -> Vector:
    """The colour where the way from grey to `rgb` leaves what screens can show.

    That way, of constant lightness and hue, is bent in linear RGB. So a straight ray is cast, the
    point where it leaves the cube is moved to the right lightness and hue, and so on: coloraide's
    method "raytrace".
    """
    grey = _rgb(lightness, 0, direction)
    if grey[0] >= 1 or grey[0] <= 0:
        return [min(max(part, 0.0), 1.0) for part in grey]
    inside, edge = grey, _edge(grey, rgb)
    for _ in range(3):
        _, a, b = _oklab(edge)
        rgb = _rgb(lightness, math.hypot(a, b), direction)
        edge = _edge(inside, rgb)
        if min(rgb) > _NEAR and max(rgb) < 1:
            inside = rgb
    return [min(max(part, 0.0), 1.0) for part in edge]


def _edge(inside: Vector, through: Vector) -> Vector:
    """The point where a ray from inside the cube of colours, through another point, leaves it."""
    ways = [(start, end - start) for start, end in zip(inside, through, strict=True)]
    if all(abs(step) < _NEAR for _, step in ways):  # of no direction: both are at the edge
        return through
    length = min(((step > 0) - start) / step for start, step in ways if step)
    return [start + length * step for start, step in ways]
