"""A plain emblem for each school: a wave and sail, a mountain and sun, a gear flower."""

import math

from PIL import Image

from . import jinxiu, linhai, shanqian
from .canvas import Canvas, Colour, Point, rgb, smooth

SIZE = 512
_MID = SIZE / 2


def _disc(colour: Colour) -> Canvas:
    c = Canvas(SIZE, SIZE, (255, 255, 255))
    c.ellipse(_MID, _MID, 244, 244, colour)
    return c


def _cut(c: Canvas, rim: Colour) -> Image.Image:
    """Trim to the round badge, transparent outside, with a rim."""
    mask = Canvas(SIZE, SIZE, (0, 0, 0))
    mask.ellipse(_MID, _MID, 250, 250, (255, 255, 255))
    ring = Canvas(SIZE, SIZE, (0, 0, 0))
    ring.ellipse(_MID, _MID, 250, 250, (255, 255, 255))
    ring.ellipse(_MID, _MID, 230, 230, (0, 0, 0))
    size = (SIZE, SIZE)
    badge = c.image.resize(size, Image.Resampling.LANCZOS)
    badge.paste(rim, (0, 0, *size), ring.image.resize(size, Image.Resampling.LANCZOS).convert("L"))
    badge.putalpha(mask.image.resize(size, Image.Resampling.LANCZOS).convert("L"))
    return badge


def wave() -> Image.Image:
    c = _disc(linhai.FOAM)
    c.ellipse(330, 170, 46, 46, linhai.CORAL)
    c.poly(smooth([(232, 78), (238, 180), (232, 300), (190, 298), (128, 288), (186, 200)]),
        linhai.DEEP)
    c.poly(smooth([(252, 120), (300, 200), (332, 292), (296, 300), (252, 300), (256, 210)]),
        linhai.SEA)
    for y, colour, phase in ((318, linhai.SHOAL, 0.0), (362, linhai.SEA, 1.7), (410, linhai.DEEP,
            3.2)):
        crest: list[Point] = [(x,
            y + 20 * math.sin(x / 512 * math.tau * 1.5 + phase)) for x in range(0, 513, 8)]
        c.poly([*crest, (512, 512), (0, 512)], colour)
    return _cut(c, linhai.DEEP)


def mountain() -> Image.Image:
    c = _disc(rgb("#f3e7c8"))
    c.ellipse(212, 176, 62, 62, shanqian.CLAY)
    c.poly([(40, 380), (172, 190), (232, 270), (322, 140), (480, 380), (480, 512), (40, 512)],
        shanqian.MOSS)
    c.poly([(322, 140), (480, 380), (330, 380), (352, 250)], shanqian.PINE)
    c.poly([(172, 190), (232, 270), (262, 380), (176, 380), (190, 270)], shanqian.PINE)
    for y, bow, colour in ((360, 34, shanqian.LEAF), (402, 30, shanqian.TEA), (444, 24,
            shanqian.PINE)):
        rim: list[Point] = [(x,
            y - bow * math.sin(x / 512 * math.pi * 1.4 + y / 60)) for x in range(0, 513, 8)]
        c.poly([*rim, (512, 512), (0, 512)], colour)
    return _cut(c, shanqian.PINE)


def gear_flower() -> Image.Image:
    c = _disc(rgb("#f6ead6"))
    teeth: list[Point] = []
    for i in range(12):
        for offset, r in ((-0.36, 168), (-0.24, 204), (0.24, 204), (0.36, 168)):
            a = (i + offset) * math.tau / 12
            teeth.append((_MID + r * math.cos(a), _MID + r * math.sin(a)))
    c.poly(teeth, jinxiu.INDIGO)
    c.ellipse(_MID, _MID, 146, 146, rgb("#f6ead6"))
    for ring, (reach, wide, colour) in enumerate(((128, 50, jinxiu.ORANGE), (84, 32,
            jinxiu.AMBER))):
        for i in range(6):
            a = (i + ring / 2) * math.tau / 6 - math.pi / 2
            ca, sa = math.cos(a), math.sin(a)
            c.blob([(_MID + u * ca - v * sa, _MID + u * sa + v * ca)
                    for u, v in ((10, 0), (reach * 0.55, wide), (reach, 0), (reach * 0.55,
                            -wide))], colour)
    c.ellipse(_MID, _MID, 24, 24, jinxiu.INDIGO)
    return _cut(c, jinxiu.INDIGO)


LOGOS = {"linhai-primary": wave, "shanqian-school": mountain, "jinxiu-vocational": gear_flower}
