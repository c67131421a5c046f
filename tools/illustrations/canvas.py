"""A flat-colour drawing surface: shapes, form shadow, haze, reflection and paper grain.

Coordinates are picture pixels as floats, origin top left. Everything is drawn at twice the size
and reduced once at the end, which is what smooths the edges.
"""

import math
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Colour = tuple[int, int, int]
Point = tuple[float, float]

OVERSAMPLE = 2


def rgb(code: str) -> Colour:
    """`"#1a2b3c"` as a colour."""
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def mix(a: Colour, b: Colour, t: float) -> Colour:
    """The colour `t` (0..1) of the way from `a` to `b`."""
    r, g, b_ = (round(p + (q - p) * t) for p, q in zip(a, b, strict=True))
    return r, g, b_


def lighter(colour: Colour, t: float = 0.2) -> Colour:
    return mix(colour, (255, 250, 238), t)


def darker(colour: Colour, t: float = 0.2) -> Colour:
    return mix(colour, (24, 26, 48), t)


def smooth(points: Sequence[Point], steps: int = 8) -> list[Point]:
    """A closed Catmull-Rom curve through `points`."""
    n, curve = len(points), []
    for i in range(n):
        p0, p1, p2, p3 = (points[(i + k - 1) % n] for k in range(4))
        for j in range(steps):
            t = j / steps
            a, b = t * t, t * t * t
            weights = ((-t + 2 * a - b) / 2, (2 - 5 * a + 3 * b) / 2,
                       (t + 4 * a - 3 * b) / 2, (b - a) / 2)
            knots = (p0, p1, p2, p3)
            curve.append((sum(w * p[0] for w, p in zip(weights, knots, strict=True)),
                          sum(w * p[1] for w, p in zip(weights, knots, strict=True))))
    return curve


def noise(size: tuple[int, int], seed: int) -> Image.Image:
    """White noise that is the same for the same seed."""
    return Image.frombytes("L", size, random.Random(seed).randbytes(size[0] * size[1]))


class Canvas:
    """The picture being drawn."""

    def __init__(self, width: int, height: int, paper: Colour) -> None:
        self.width, self.height = width, height
        self.image = Image.new("RGB", (width * OVERSAMPLE, height * OVERSAMPLE), paper)
        self._draw = ImageDraw.Draw(self.image, "RGBA")
        self._masks: list[ImageDraw.ImageDraw] = []
        self._noise = noise(self.image.size, 11)

    def _each(self, colour: Colour, alpha: float, act: Callable[[Any, Any], None]) -> None:
        act(self._draw, (*colour, round(alpha * 255)))
        for mask in self._masks:
            act(mask, 255)

    def poly(self, points: Sequence[Point], colour: Colour, alpha: float = 1.0) -> None:
        """A polygon; `alpha` (0..1) is its opacity, here and in every shape below."""
        scaled = [(x * OVERSAMPLE, y * OVERSAMPLE) for x, y in points]
        self._each(colour, alpha, lambda draw, fill: draw.polygon(scaled, fill=fill))

    def rect(self, x0: float, y0: float, x1: float, y1: float, colour: Colour,
             alpha: float = 1.0) -> None:
        """An upright rectangle between two corners."""
        self.poly([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], colour, alpha)

    def blob(self, points: Sequence[Point], colour: Colour, alpha: float = 1.0) -> None:
        """A soft closed shape through `points`."""
        self.poly(smooth(points), colour, alpha)

    def ellipse(self, x: float, y: float, rx: float, ry: float, colour: Colour,
                alpha: float = 1.0) -> None:
        """An ellipse about (x, y) with half axes `rx` and `ry`."""
        k = OVERSAMPLE
        box = ((x - rx) * k, (y - ry) * k, (x + rx) * k, (y + ry) * k)
        self._each(colour, alpha, lambda draw, fill: draw.ellipse(box, fill=fill))

    def limb(self, a: Point, b: Point, ra: float, rb: float, colour: Colour,
             alpha: float = 1.0) -> None:
        """A tapered capsule from `a` (radius `ra`) to `b` (radius `rb`), as one shape."""
        angle = math.atan2(b[1] - a[1], b[0] - a[0])
        arc = [math.pi * (0.5 + i / 10) for i in range(11)]
        points = [(a[0] + ra * math.cos(angle + t), a[1] + ra * math.sin(angle + t)) for t in arc]
        points += [(b[0] + rb * math.cos(angle + math.pi + t),
                    b[1] + rb * math.sin(angle + math.pi + t)) for t in arc]
        self.poly(points, colour, alpha)

    def line(self, points: Sequence[Point], width: float, colour: Colour,
             alpha: float = 1.0) -> None:
        """A stroke of even width with round joints."""
        for a, b in pairwise(points):
            self.limb(a, b, width / 2, width / 2, colour, alpha)

    def union(self, shapes: Sequence[Sequence[Point]], colour: Colour, alpha: float) -> None:
        """Several overlapping shapes as one translucent area."""
        mask = Image.new("L", self.image.size)
        draw = ImageDraw.Draw(mask)
        for points in shapes:
            draw.polygon([(x * OVERSAMPLE, y * OVERSAMPLE) for x, y in points], fill=255)
        self._tone((0, 0, *mask.size), mask, colour, alpha)

    def gradient(self, box: tuple[float, float, float, float], top: Colour, low: Colour) -> None:
        """Fill `box` from `top` to `low`; for skies and still water."""
        x0, y0, x1, y1 = (round(v * OVERSAMPLE) for v in box)
        if x1 <= x0 or y1 <= y0:
            return
        ramp = Image.linear_gradient("L").resize((x1 - x0, y1 - y0))
        solid = Image.new("RGB", ramp.size, low)
        self.image.paste(Image.composite(solid, Image.new("RGB", ramp.size, top), ramp), (x0, y0))

    @contextmanager
    def group(self, shade: Colour = (30, 36, 70), side: Point = (0, 0), strength: float = 0.2,
              haze: tuple[Colour, float] | None = None, stipple: float = 0,
              mirror: tuple[float, float] | None = None) -> Iterator[None]:
        """What is drawn inside is one body: it gets one form shadow, one haze, one stipple.

        `side` points away from the light, its length in pixels is the width of the shadow;
        `stipple` (0..1) adds grained tone toward that side; `mirror` (y, opacity) reflects the
        body in wet ground below y.
        """
        mask = Image.new("L", self.image.size)
        self._masks.append(ImageDraw.Draw(mask))
        yield
        self._masks.pop()
        box = mask.getbbox()
        if box is None:
            return
        mask = mask.crop(box)
        if strength and side != (0, 0):
            away = (round(-side[0] * OVERSAMPLE), round(-side[1] * OVERSAMPLE))
            moved = ImageChops.offset(_padded(mask, box, self.image.size), *away).crop(
                (_PAD, _PAD, _PAD + mask.width, _PAD + mask.height))
            self._tone(box, ImageChops.subtract(mask, moved), shade, strength)
        if stipple:
            self._tone(box, self._stippled(mask, box, side), shade, stipple)
        if haze and haze[1] > 0:
            self._tone(box, mask, *haze)
        if mirror:
            flip = Image.Transpose.FLIP_TOP_BOTTOM
            faint = mask.transpose(flip).point([round(v * mirror[1]) for v in range(256)])
            self.image.paste(self.image.crop(box).transpose(flip),
                             (box[0], round(2 * mirror[0] * OVERSAMPLE) - box[3]), faint)

    def _tone(self, box: tuple[int, int, int, int], mask: Image.Image, colour: Colour,
              alpha: float) -> None:
        table = [round(v * alpha) for v in range(256)]
        self.image.paste(colour, box, mask.point(table))

    def _stippled(self, mask: Image.Image, box: tuple[int, int, int, int],
                  side: Point) -> Image.Image:
        ramp = Image.linear_gradient("L")
        if abs(side[0]) > abs(side[1]):
            ramp = ramp.transpose(Image.Transpose.ROTATE_90)
        if side[0] < 0 or side[1] < 0:
            ramp = ramp.rotate(180)
        dots = ImageChops.subtract(ramp.resize(mask.size), self._noise.crop(box))
        return ImageChops.multiply(mask, dots.point([0] * 8 + [255] * 248))

    def reflect(self, y: float, depth: float, colour: Colour, alpha: float = 0.5,
                x0: float = 0, x1: float | None = None) -> None:
        """Mirror what stands above `y` into the `depth` pixels below, veiled by `colour`."""
        k = OVERSAMPLE
        left, right = round(x0 * k), round((self.width if x1 is None else x1) * k)
        top, band = round(y * k), round(depth * k)
        part = self.image.crop((left, max(0, top - band), right, top))
        part = part.transpose(Image.Transpose.FLIP_TOP_BOTTOM).filter(ImageFilter.BoxBlur(3))
        veil = Image.new("RGB", part.size, colour)
        self.image.paste(Image.blend(part, veil, alpha), (left, top))

    def soft(self, points: Sequence[Point], colour: Colour, alpha: float, blur: float) -> None:
        """A shape with a soft edge: mist, lamplight on a wall, contact shadow."""
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        pad = blur * 3
        x0, y0 = max(0.0, min(xs) - pad), max(0.0, min(ys) - pad)
        x1, y1 = min(self.width, max(xs) + pad), min(self.height, max(ys) + pad)
        if x1 - x0 < 2 or y1 - y0 < 2:
            return
        # Drawn at half size: a blurred edge needs no more.
        mask = Image.new("L", (round((x1 - x0) / 2), round((y1 - y0) / 2)))
        ImageDraw.Draw(mask).polygon([((x - x0) / 2, (y - y0) / 2) for x, y in points], fill=255)
        mask = mask.filter(ImageFilter.GaussianBlur(blur / 2))
        box = tuple(round(v * OVERSAMPLE) for v in (x0, y0, x1, y1))
        mask = mask.resize((box[2] - box[0], box[3] - box[1]))
        self._tone((box[0], box[1], box[2], box[3]), mask, colour, alpha)

    def multiply(self, colour: Colour, alpha: float) -> None:
        """Grade the whole picture, as the light of dusk or lamplight does."""
        tinted = ImageChops.multiply(self.image, Image.new("RGB", self.image.size, colour))
        self.image.paste(Image.blend(self.image, tinted, alpha))

    def finish(self, grain: float = 0.05) -> Image.Image:
        """The reduced picture with its paper grain."""
        picture = self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)
        paper = noise(picture.size, 5).filter(ImageFilter.GaussianBlur(0.8))
        table = [round(128 + (v - 128) * grain * 3) for v in range(256)]
        sheet = Image.merge("RGB", [paper.point(table)] * 3)
        return ImageChops.soft_light(picture, sheet)


_PAD = 400


def _padded(mask: Image.Image, box: tuple[int, int, int, int],
            size: tuple[int, int]) -> Image.Image:
    """`mask` with a margin, because `ImageChops.offset` wraps around.

    A body that the edge of the picture cuts goes on behind that edge, so that its shadow does not
    fall along the frame; elsewhere the margin is empty.
    """
    width, height = mask.size
    sheet = Image.new("L", (width + 2 * _PAD, height + 2 * _PAD))
    sheet.paste(mask, (_PAD, _PAD))
    if box[0] == 0:
        sheet.paste(mask.crop((0, 0, 1, height)).resize((_PAD, height)), (0, _PAD))
    if box[2] == size[0]:
        edge = mask.crop((width - 1, 0, width, height)).resize((_PAD, height))
        sheet.paste(edge, (_PAD + width, _PAD))
    if box[1] == 0:
        above = sheet.crop((0, _PAD, sheet.width, _PAD + 1)).resize((sheet.width, _PAD))
        sheet.paste(above, (0, 0))
    if box[3] == size[1]:
        last = _PAD + height
        below = sheet.crop((0, last - 1, sheet.width, last)).resize((sheet.width, _PAD))
        sheet.paste(below, (0, last))
    return sheet
