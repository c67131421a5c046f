"""Heads: a plain skin shape and a haircut or hat, for each of four views."""

import math
from collections.abc import Callable

from .canvas import Canvas, Colour, Point, darker, lighter

# Outlines in half head heights, x toward the front of the face, y down.
_SKULL = [(-0.5, -0.72), (0.1, -0.98), (0.6, -0.72), (0.78, -0.15), (0.72, 0.42), (0.46, 0.92),
          (0.05, 0.9), (-0.42, 0.5), (-0.76, -0.1)]
_SIDE = {
    "short": [(-0.2, -1.1), (0.4, -1.06), (0.8, -0.66), (0.7, -0.4), (0.3, -0.42), (0.12, -0.12),
              (-0.02, 0.12), (-0.28, 0.3), (-0.36, 0.62), (-0.7, 0.4), (-0.96, -0.15),
              (-0.76, -0.8)],
    "bob": [(-0.2, -1.12), (0.42, -1.06), (0.82, -0.6), (0.7, -0.32), (0.34, -0.36), (0.2, 0.1),
            (0.16, 0.72), (-0.3, 0.92), (-0.9, 0.82), (-1.06, -0.1), (-0.8, -0.84)],
}
_FACE = [(0, -0.98), (0.62, -0.72), (0.76, -0.1), (0.62, 0.55), (0, 0.98), (-0.62, 0.55),
         (-0.76, -0.1), (-0.62, -0.72)]
_FRINGE = [(-0.84, 0.08), (-0.94, -0.45), (-0.62, -1.02), (0, -1.18), (0.62, -1.02), (0.94, -0.45),
           (0.84, 0.08), (0.66, -0.18), (0.56, -0.46), (0.1, -0.4), (-0.36, -0.52), (-0.64, -0.18)]
_CURTAIN = [(-0.86, -0.5), (0, -1.1), (0.86, -0.5), (0.98, 0.4), (0.86, 0.95), (-0.86, 0.95),
            (-0.98, 0.4)]
_BACK = {
    "short": [(-0.5, 0.62), (-0.86, 0.2), (-0.94, -0.4), (-0.6, -1.02), (0, -1.16), (0.6, -1.02),
              (0.94, -0.4), (0.86, 0.2), (0.5, 0.62), (0, 0.7)],
    "bob": [(-0.8, 0.9), (-1.02, 0.3), (-0.96, -0.4), (-0.6, -1.02), (0, -1.16), (0.6, -1.02),
            (0.96, -0.4), (1.02, 0.3), (0.8, 0.9), (0, 0.98)],
    "long": [(-0.86, 1.7), (-1.02, 0.5), (-0.96, -0.4), (-0.6, -1.02), (0, -1.16), (0.6, -1.02),
             (0.96, -0.4), (1.02, 0.5), (0.86, 1.7), (0, 1.8)],
}
_TAIL_SIDE = [(-0.8, -0.62), (-1.2, -0.5), (-1.5, 0.2), (-1.4, 1.0), (-1.16, 0.6), (-0.96, -0.1)]
_TAIL_BACK = [(-0.2, -0.5), (0.2, -0.5), (0.3, 0.6), (0.06, 1.5), (-0.24, 0.7)]
_LONG_SIDE = [(-0.5, -0.9), (0.2, -0.2), (0.05, 0.8), (-0.3, 1.7), (-1.1, 1.75), (-1.12, 0.2)]


_Place = Callable[[Point], Point]


def draw_head(c: Canvas, centre: Point, r: float, tilt: float, view: str, hair: str,
              hair_colour: Colour, skin: Colour, hat: Colour) -> None:
    """Draw a head of half height `r`, tilted `tilt` degrees forward (right when seen frontally)."""
    way = -1 if view == "left" else 1
    sine, cosine = math.sin(math.radians(tilt)), math.cos(math.radians(tilt))

    def place(p: Point) -> Point:
        x, y = p[0] * cosine - p[1] * sine, p[0] * sine + p[1] * cosine
        return centre[0] + way * x * r, centre[1] + y * r

    draw = {"left": _profile, "right": _profile, "back": _rear, "front": _front}[view]
    draw(c, place, r, hair, hair_colour, skin)
    if hair in ("straw", "cap", "helmet"):
        _hat(place, c, r, view, hair, hat)


def _shape(c: Canvas, place: _Place, points: list[Point], colour: Colour) -> None:
    c.blob([place(p) for p in points], colour)


def _profile(c: Canvas, place: _Place, r: float, hair: str, colour: Colour, skin: Colour) -> None:
    if hair == "tail":
        _shape(c, place, _TAIL_SIDE, darker(colour, 0.15))
    elif hair == "long":
        _shape(c, place, _LONG_SIDE, colour)
    _shape(c, place, _SKULL, skin)
    if hair == "bun":
        c.ellipse(*place((-0.86, -0.62)), r * 0.42, r * 0.42, darker(colour, 0.15))
    covers_ear = hair in ("bob", "long")
    _shape(c, place, _SIDE["bob" if covers_ear else "short"], colour)
    if not covers_ear:
        c.ellipse(*place((-0.1, 0.14)), r * 0.15, r * 0.2, darker(skin, 0.1))


def _rear(c: Canvas, place: _Place, r: float, hair: str, colour: Colour, skin: Colour) -> None:
    c.ellipse(*place((0, 0.1)), r * 0.8, r * 0.85, skin)
    _shape(c, place, _BACK.get(hair, _BACK["short"]), colour)
    if hair == "tail":
        _shape(c, place, _TAIL_BACK, lighter(colour, 0.14))
    elif hair == "bun":
        c.ellipse(*place((0, -0.5)), r * 0.46, r * 0.42, lighter(colour, 0.12))


def _front(c: Canvas, place: _Place, r: float, hair: str, colour: Colour, skin: Colour) -> None:
    if hair in ("bob", "long"):
        _shape(c, place, _CURTAIN, darker(colour, 0.12))
    elif hair in ("tail", "bun"):
        c.ellipse(*place((0, -1.05)), r * 0.42, r * 0.36, darker(colour, 0.15))
    _shape(c, place, _FACE, skin)
    _shape(c, place, _FRINGE, colour)


def _hat(place: _Place, c: Canvas, r: float, view: str, kind: str,
         colour: Colour) -> None:
    front = 0.0 if view in ("front", "back") else 1.0
    dome = [(-0.92, -0.3), (-0.82, -0.95), (0, -1.38), (0.82, -0.95), (0.92, -0.3)]
    c.blob([place(p) for p in dome], colour)
    if kind == "straw":
        c.limb(place((-1.55, -0.34)), place((1.55, -0.34)), r * 0.16, r * 0.16,
               lighter(colour, 0.2))
        c.limb(place((-0.86, -0.52)), place((0.86, -0.52)), r * 0.1, r * 0.1, darker(colour, 0.3))
    elif view != "back":
        c.limb(place((-0.2 if front else -0.8, -0.36)), place((0.8 + 0.6 * front, -0.32)),
               r * 0.1, r * 0.1, darker(colour, 0.15))
