"""The mountain school through the seasons: snow, river, night, lake."""

import math
from itertools import pairwise

from . import built, nature, props
from .canvas import Colour, Point, darker, lighter, mix, rgb
from .figures import DIG, HOLD, STAND, STROLL, figure
from .shanqian import (
    CAST,
    CLAY,
    CREAM,
    EARTH,
    GOLD,
    INK,
    LEAF,
    MIST,
    MOSS,
    OCHRE,
    PAPER,
    PINE,
    SLATE,
    SNOW,
    SOIL,
    TILE,
)
from .stage import Scene


def snow_clearing() -> Scene:
    """After the snow: shovels, brooms and a path."""
    s = Scene("snow", paper=SNOW, horizon=480, eye=1.7, focal=1400, light=1, haze=rgb("#dce6e8"),
        clear=38,
              shade=rgb("#4a6487"))
    c = s.canvas
    nature.sky(s, rgb("#a9bfcb"), rgb("#eae8e0"), 520)
    nature.ridge(s, 470, 330, rgb("#ccd8dc"), rough=0.7, stipple=0.12)
    nature.ridge(s, 510, 190, rgb("#a9bfc2"), rough=0.5, peaks=4, stipple=0.14)
    s.floor(-80, 80, 1.5, 80, rgb("#e6edee"))
    built.house(s, -9, 13, 34, 2, rgb("#eadfc8"), SNOW, SLATE, pitch=2.2)
    for x, z, h in ((-14, 26, 8), (-10.5, 30, 9), (15, 28, 8), (10, 22, 6), (-7, 24, 6)):
        nature.tree(s, x, z, h, rgb("#7f9d97"), kind="pine")
        s.put(z - 0.1, lambda x=x, z=z, h=h: _snow_caps(s, x, z, h))
    nature.tree(s, -4.6, 10.5, 5.6, SNOW, kind="bare")
    nature.tree(s, 5.4, 12, 6, SNOW, kind="bare")
    s.face([(-1.1, 0, 2), (1.7, 0, 2), (0.9, 0, 12), (1.8, 0, 33), (0.4, 0, 33), (-0.8, 0, 12)],
        rgb("#a8a59c"))
    s.face([(-0.7, 0, 2), (1.2, 0, 2), (0.6, 0, 12), (-0.5, 0, 12)], rgb("#99988f"))
    for side in (-1, 1):
        for z in (12.5, 10.4, 8.9, 7.7, 5.6, 4.6):
            s.put(z, lambda side=side, z=z: _drift(s, side * (1.5 + 0.5 * s.rng.random()) + 0.2, z))
    def shovel(j: dict[str, Point], m: float) -> None:
        props.spade(c, j["near"], j["far"], m, EARTH, CLAY, 0.5)
    def sweep(j: dict[str, Point], m: float) -> None:
        props.broom(c, j["near"], j["far"], m, EARTH, OCHRE, 0.5)
    warm = {"coat": 0.2, "trim": GOLD}
    s.person(-0.35, 6.1, CAST.adult(s.rng, top=CLAY, hair="cap", hat=GOLD, **warm), DIG, "right",
        before=shovel)
    s.person(0.95, 7.0, CAST.pupil(s.rng, height=1.45, top=PINE, hair="cap", hat=CLAY, **warm),
        DIG, "left", before=sweep)
    s.person(-1.7, 7.8, CAST.pupil(s.rng, height=1.4, top=OCHRE, hair="tail", **warm), DIG,
        "right", before=shovel)
    s.person(2.4, 6.0, CAST.pupil(s.rng, height=1.5, top=rgb("#4e6f76"), hair="cap", hat=PAPER,
        **warm), DIG, "left",
             before=shovel)
    s.person(0.3, 10.5, CAST.adult(s.rng, top=SLATE, hair="bob", **warm), DIG, "left", before=sweep)
    s.person(-0.4, 14, CAST.pupil(s.rng, top=CLAY, **warm), DIG, "right", before=shovel)
    s.person(1.2, 17, CAST.pupil(s.rng, top=PINE, **warm), DIG, "left", before=sweep)
    s.person(-3.3, 8.6, CAST.pupil(s.rng, height=1.3, top=CLAY, hair="cap", hat=PINE, **warm),
        HOLD, "right")
    s.put(8.7, lambda: _snowman(s, -2.72, 8.7))
    s.play()
    nature.flakes(s, rgb("#ffffff"), 190)
    return s


def _snow_caps(s: Scene, x: float, z: float, h: float) -> None:
    foot, m = s.at(x, 0, z), s.metre(z)
    for i in range(4):
        y, wide = foot[1] - h * m * (0.2 + i * 0.2), h * m * (0.2 - i * 0.045)
        s.canvas.blob([(foot[0] - wide, y + 4), (foot[0], y - h * m * 0.2), (foot[0] + wide, y + 4),
                       (foot[0] + wide * 0.4, y - 6), (foot[0], y + 2), (foot[0] - wide * 0.4,
                           y - 7)], SNOW, 0.9)


def _drift(s: Scene, x: float, z: float) -> None:
    m, (px, py) = s.metre(z), s.at(x, 0, z)
    heap = [(px - 0.5 * m, py + 0.04 * m)]
    heap += [(px + k * 0.16 * m, py - s.rng.uniform(0.1, 0.27) * m) for k in range(-2, 3)]
    with s.canvas.group(s.shade, (-0.12 * m, 0.04 * m), 0.12, stipple=0.1):
        s.canvas.blob([*heap, (px + 0.52 * m, py + 0.04 * m), (px, py + 0.08 * m)], SNOW)


def _snowman(s: Scene, x: float, z: float) -> None:
    m, (px, py) = s.metre(z), s.at(x, 0, z)
    with s.canvas.group(s.shade, (-0.07 * m, 0.02 * m), 0.16):
        for up, r in ((0.28, 0.34), (0.72, 0.25), (1.05, 0.17)):
            s.canvas.ellipse(px, py - up * m, r * m, r * m, rgb("#f7f8f4"))
    s.canvas.limb((px - 0.2 * m, py - 0.9 * m), (px + 0.2 * m, py - 0.9 * m), 0.05 * m, 0.05 * m,
        CLAY)
    s.canvas.limb((px + 0.22 * m, py - 0.76 * m), (px + 0.5 * m, py - 1.0 * m), 0.02 * m, 0.01 * m,
        SOIL)
    s.canvas.blob([(px - 0.17 * m, py - 1.16 * m), (px, py - 1.36 * m), (px + 0.17 * m,
        py - 1.16 * m)], PINE)


def bridge_village() -> Scene:
    """An arched bridge, its reflection, and the village behind."""
    s = Scene("bridge", paper=MIST, horizon=600, eye=1.5, focal=1500, light=1, haze=rgb("#eeead2"),
        clear=60)
    c = s.canvas
    nature.sky(s, rgb("#a9c6bf"), rgb("#f7e7c6"), 640)
    nature.sun(s, 1260, 190, 46, rgb("#fff2cf"))
    nature.ridge(s, 470, 330, rgb("#bccbb8"), rough=0.6, stipple=0.1)
    nature.mist(s, 420, 60, PAPER, 0.7)
    nature.ridge(s, 560, 220, rgb("#8ca58a"), rough=0.45, peaks=4, stipple=0.12)
    s.canvas.blob([(-100, 640), (200, 560), (800, 585), (1400, 560), (1750, 640), (1700, 700),
        (-100, 700)],
                  rgb("#a3ad74"))
    for x0, x1, z, wall, tall in ((-19, -14, 34, PAPER, 3), (-13.4, -9, 36, CREAM, 3.6), (9, 13.4,
            34, PAPER, 3.2),
                                  (14, 18.6, 36, CREAM, 3), (-7.6, -4.4, 40, PAPER, 3), (5, 8.4,
                                      40, CREAM, 3.2),
                                  (-2, 1.6, 46, PAPER, 3.0)):
        built.gable(s, x0, x1, z, wall, rgb("#5d6360"), y=0.4, eaves=tall, ridge=tall + 1.9,
            window=SOIL)
    for x, z, h, k in ((-21, 30, 7, "round"), (-8.2, 33, 8, "tall"), (8.4, 31, 7, "round"), (20,
            31, 9, "tall"),
                       (3.4, 38, 7, "tall"), (-3.4, 38, 6, "round")):
        nature.tree(s, x, z, h, MOSS if k == "tall" else LEAF, kind=k, shadow=False)
    s.play()
    arch = rgb("#b7aa92")

    def top(x: float) -> float:
        return 640 - 185 * math.exp(-((x - 800) / 330) ** 2)
    left, right, spring = 560, 1040, 690
    road = [(x, top(x)) for x in range(120, 1481, 20)]
    hole = [(800 + (right - left) / 2 * math.cos(math.pi * t / 24),
        spring - 178 * math.sin(math.pi * t / 24))
            for t in range(25)]
    with c.group(s.shade, (-8, 6), 0.18, stipple=0.14):
        c.poly([*road, (1480, spring), *hole, (120, spring)], arch)
    c.line(hole, 15, darker(arch, 0.16))
    for k in range(25):
        t = math.pi * k / 24
        c.line([(800 + 232 * math.cos(t), spring - 170 * math.sin(t)),
                (800 + 262 * math.cos(t), spring - 200 * math.sin(t))], 3, darker(arch, 0.3))
    for i, x in enumerate((520, 590, 655, 718, 780, 840, 905, 975)):
        adult = i in (0, 7)
        look = (CAST.adult(s.rng, top=CLAY if i else OCHRE, coat=0.1) if adult else
                CAST.pupil(s.rng, bag=True, height=1.36))
        m = 128 / 1.7 * 1.06
        with c.group(s.shade, (-3, 1), 0.25):
            figure(c, (x, top(x) + 4), m, look, STROLL, "right")
    for x in range(140, 1481, 52):
        c.rect(x - 6, top(x) - 26, x + 6, top(x) + 8, lighter(arch, 0.2))
    c.line([(x, top(x) - 20) for x in range(140, 1481, 20)], 9, lighter(arch, 0.3))
    c.reflect(spring, 510, rgb("#86a39a"), 0.42)
    c.poly([(0, 672), (130, 660), (240, 690), (150, 716), (0, 730)], rgb("#8f9a66"))
    c.poly([(1600, 668), (1470, 660), (1360, 690), (1450, 716), (1600, 734)], rgb("#8f9a66"))
    nature.ripples(s, 700, 1190, rgb("#eef0de"), 70, 0.4)
    for x, y in ((1100, 960), (1190, 985)):
        c.blob([(x - 46, y), (x - 20, y - 20), (x + 20, y - 18), (x + 48, y - 30), (x + 34, y + 4),
            (x, y + 10)], PAPER)
        c.blob([(x - 40, y - 4), (x - 50, y - 34), (x - 64, y - 30), (x - 46, y - 46), (x - 36,
            y - 34), (x - 26, y - 6)],
               PAPER)
    for x in (40, 110, 1500, 1570):
        for _ in range(12):
            tip = (x + s.rng.uniform(-90, 90), 1200 - s.rng.uniform(140, 330))
            c.poly([(x - 8, 1210), tip, (x + 8, 1210)], s.rng.choice((MOSS, PINE, LEAF)))
    return s


def night_study() -> Scene:
    """Lit windows under the stars."""
    s = Scene("night", paper=rgb("#1f3344"), horizon=700, eye=1.6, focal=1500, haze=rgb("#2f4d5e"),
        clear=70,
              shade=rgb("#0f1b2c"))
    c = s.canvas
    nature.sky(s, rgb("#1a2d4a"), rgb("#86a7aa"), 640)
    nature.stars(s, 460, rgb("#f5ecd0"), 170)
    c.ellipse(310, 170, 50, 50, rgb("#f3e6bd"))
    nature.ridge(s, 640, 560, rgb("#2d4d5c"), rough=0.75)
    nature.ridge(s, 690, 260, rgb("#1f3942"), rough=0.5, peaks=4)
    s.floor(-60, 60, 1.5, 60, rgb("#2c463f"))
    warm, z = rgb("#f6cf82"), 29.0
    wall = rgb("#4b5a5e")
    s.box(-9, 9, 0, 10.2, z, z + 6, wall)
    s.face([(-9.6, 10.2, z), (9.6, 10.2, z), (8.4, 12, z + 2.5), (-8.4, 12, z + 2.5)],
        rgb("#5e4038"))
    for floor in range(3):
        base = floor * 3.4
        s.wall(-9, 9, base + 3.24, base + 3.4, z, darker(wall, 0.2))
        for bay in range(6):
            x0 = -8.6 + bay * 2.9
            on = (floor, bay) not in ((2, 0), (0, 5), (1, 4))
            tone = mix(warm, OCHRE, s.rng.uniform(0, 0.22)) if on else rgb("#2b3f4c")
            s.wall(x0 - 0.1, x0 + 2.5, base + 0.85, base + 2.85, z, darker(wall, 0.35))
            s.wall(x0, x0 + 2.4, base + 0.95, base + 2.75, z, tone)
            if on:
                _reader(s, x0, base + 0.95, z, tone, bay + floor)
            for k in (0.8, 1.6):
                s.wall(x0 + k - 0.035, x0 + k + 0.035, base + 0.95, base + 2.75, z, darker(wall,
                    0.35))
            s.wall(x0, x0 + 2.4, base + 2.2, base + 2.26, z, darker(wall, 0.35))
    s.wall(-0.9, 0.9, 0, 2.7, z, rgb("#3a2c2c"))
    s.wall(-0.75, 0.75, 0, 2.5, z, warm)
    s.face([(-0.75, 0, z), (0.75, 0, z), (2.2, 0, 3), (-2.2, 0, 3)], rgb("#c9b98a"), 0.34)
    for x, zz, h, k in ((-9.5, 15, 8, "pine"), (-12, 17, 10, "pine"), (10, 16, 8.5, "pine"), (7.6,
            13, 6, "round"),
                        (-6.6, 12, 4.6, "round"), (13, 18, 10, "pine")):
        nature.tree(s, x, zz, h, rgb("#25483f"), kind=k, bark=rgb("#2a2f34"), shadow=False)
    s.person(0.35, 12.5, CAST.adult(s.rng, top=CLAY, bottom=INK, hair="bob"), STROLL, "right",
        shadow=0.5)
    s.person(-0.5, 14, CAST.pupil(s.rng, bag=True, height=1.5), STAND, "back", shadow=0.5)
    s.play()
    c.soft([(500, 800), (1100, 800), (1240, 1200), (360, 1200)], rgb("#f6cf82"), 0.1, 60)
    return s


def _reader(s: Scene, x: float, y: float, z: float, tone: Colour, kind: int) -> None:
    """The dark outline of a pupil at a desk behind a window."""
    c, m, dark = s.canvas, s.metre(z), mix(tone, SOIL, 0.62)
    s.wall(x, x + 2.4, y, y + 0.22, z, mix(tone, SOIL, 0.4))
    for k in range(2):
        px, py = s.at(x + 0.62 + k * 1.15, y + 0.2, z)
        if (kind + k) % 3 == 2:
            continue
        c.blob([(px - 0.3 * m, py), (px - 0.24 * m, py - 0.34 * m), (px, py - 0.46 * m),
            (px + 0.24 * m, py - 0.34 * m),
                (px + 0.3 * m, py)], dark)
        c.ellipse(px + 0.02 * m, py - 0.6 * m, 0.15 * m, 0.18 * m, darker(dark, 0.2))
    c.line([s.at(x + 1.2, y + 1.8, z), s.at(x + 1.2, y + 1.5, z)], 2, dark)
    c.poly([s.at(x + 1.0, y + 1.42, z), s.at(x + 1.4, y + 1.42, z), s.at(x + 1.26, y + 1.56, z),
            s.at(x + 1.14, y + 1.56, z)], lighter(tone, 0.6))


def lakeside_walk() -> Scene:
    """An autumn walk on the boardwalk."""
    s = Scene("lake", paper=MIST, horizon=500, eye=1.9, focal=1400, haze=rgb("#eee3cc"), clear=60)
    c = s.canvas
    nature.sky(s, rgb("#9fc0c2"), rgb("#f4e5cc"), 520)
    nature.cloud(s, 420, 150, 460, PAPER, 0.7)
    nature.ridge(s, 470, 330, rgb("#a9bcb4"), rough=0.65, stipple=0.12)
    nature.ridge(s, 520, 150, rgb("#83997f"), rough=0.4, peaks=4, foot=540, stipple=0.12)
    for i in range(34):
        x = i * 50 + s.rng.uniform(-20, 20)
        h = s.rng.uniform(50, 96)
        tone = s.rng.choice((CLAY, OCHRE, GOLD, MOSS, TILE, OCHRE))
        nature.crown(s, x, 540 - h * 0.4, h * 0.5, h * 0.55, mix(tone, MIST, 0.22), 6)
    c.rect(0, 536, 1600, 552, rgb("#8d8a5e"))
    c.reflect(552, 500, rgb("#7fa3a6"), 0.36)
    c.gradient((0, 1050, 1600, 1200), rgb("#5f8b90"), rgb("#41707a"))
    nature.ripples(s, 556, 1190, rgb("#e9efe4"), 90, 0.4)
    walk = rgb("#b98d5d")
    s.face([(-2.6, 0.2, 3), (2.2, 0.2, 3), (0.6, 0.2, 8), (2.4, 0.2, 14), (8, 0.2, 24), (5.6, 0.2,
        24), (0.3, 0.2, 14),
            (-1.8, 0.2, 8)], walk)
    for i in range(26):
        z = 3.1 + i * 0.34 + i * i * 0.012
        t = min(1.0, (z - 3) / 5) if z < 8 else (z - 8) / 6
        a, b = ((-2.6 + 0.8 * t, 2.2 - 1.6 * t) if z < 8 else (-1.8 + 2.1 * t, 0.6 + 1.8 * t))
        if z < 14:
            s.floor(a, b, z, z + 0.035, darker(walk, 0.25), y=0.2)
    def post(x: float, z: float) -> None:
        s.box(x - 0.05, x + 0.05, -0.3, 1.15, z, z + 0.1, SOIL)
    rail = [(2.2, 3.2), (1.56, 5.2), (0.9, 7.3), (1.05, 9.4), (1.7, 11.6), (2.4, 14)]
    for (xa, za), (xb, zb) in pairwise(rail):
        s.put(zb, lambda xa=xa, za=za, xb=xb, zb=zb: (post(xb, zb), [c.poly([s.at(xa, y, za),
            s.at(xb, y, zb),
              s.at(xb, y - 0.07, zb), s.at(xa, y - 0.07, za)], EARTH) for y in (1.15, 0.75)]))
    for x, z, v in ((-0.9, 5.6, "front"), (-0.2, 6.6, "front"), (-1.0, 7.6, "front"), (-0.1, 8.8,
            "front"),
                    (0.1, 10.4, "front"), (0.75, 11.4, "front"), (1.1, 13.2, "front"), (2.1, 15,
                        "front")):
        look = CAST.pupil(s.rng, bag=True, height=s.rng.uniform(1.35, 1.55))
        s.person(x, z, look, STAND.but(arms=((8, 3), (8, 3)), legs=((6, -2), (2, 2))), v, y=0.2,
            shadow=0)
    s.person(0.28, 5.2, CAST.adult(s.rng, top=CLAY, hair="bob", bottom=INK, bag=None, coat=0.3),
             STAND.but(arms=((8, 4), (96, 104))), "front", y=0.2, shadow=0)
    s.play()
    nature.crown(s, 60, 60, 330, 210, OCHRE, 10)
    nature.crown(s, 330, -40, 240, 150, CLAY, 9)
    return s


PICTURES = {
    "snow-clearing": snow_clearing,
    "bridge-village": bridge_village,
    "night-study": night_study,
    "lakeside-walk": lakeside_walk,
}
