"""The mountain school's hills and fields."""

import math

from . import built, nature, props
from .canvas import Colour, Point, darker, lighter, mix, rgb
from .figures import BEND, CROUCH, DIG, HOLD, STAND_SIDE, STROLL, Look, Pose, figure
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
    SOIL,
    STONE,
    STRAW,
    TEA,
    TILE,
)
from .stage import Scene


def cover() -> Scene:
    """Morning mist in the valley, the school among its terraces."""
    s = Scene("valley", paper=MIST, horizon=430, eye=6, focal=1500, light=1, haze=rgb("#e6ead6"),
              clear=90)
    c = s.canvas
    nature.sky(s, rgb("#bcd2c8"), rgb("#f6e8c8"), 520)
    nature.sun(s, 1180, 210, 50, rgb("#fff4d4"))
    for base, high, tone, rough, peaks in ((470, 480, "#c4d3c4", 0.6, 3), (510, 360, "#a3bda9",
            0.55, 4),
                                           (560, 220, "#7fa189", 0.4, 3)):
        nature.ridge(s, base, high, rgb(tone), rough=rough, peaks=peaks, stipple=0.1)
        nature.mist(s, base - 10, 70, rgb("#f4eedb"), 0.75)
    tones = [rgb("#9fb78a"), rgb("#b3bf80"), rgb("#8fac74"), rgb("#c7bf72"), rgb("#86a567"),
             rgb("#a9b765"), rgb("#7b9c5c"), rgb("#92ad5c")]
    y = 590.0
    for i, tone in enumerate(tones):
        if i == 3:
            _village(s)
        _terrace(s, y, 12 + i * 7, tone, lighter(tone, 0.28), 12 + i * 6, 0.5 + i * 0.55)
        _terrace(s, y + 8 + i * 3, 8, darker(tone, 0.08), darker(tone, 0.16), 12 + i * 6,
            0.5 + i * 0.55)
        y += 34 + i * 14
    nature.mist(s, 640, 40, rgb("#f8f2e0"), 0.5)
    path = [(760, 716), (800, 760), (740, 830), (690, 930), (760, 1040), (640, 1220)]
    other = [(1010, 1220), (960, 1040), (850, 930), (860, 830), (880, 760), (800, 716)]
    c.blob([*path, *other], rgb("#ead9ad"))
    walk = Pose(arms=((9, 3), (9, 3)), legs=((5, -1), (3, 2)))
    for x, yy, h, adult in ((800, 1120, 250, True), (880, 1085, 190, False), (735, 1060, 185,
            False),
                            (815, 1000, 160, False), (790, 935, 134, False), (825, 905, 128, False),
                            (800, 850, 106, False), (815, 806, 92, False)):
        look = (CAST.adult(s.rng, top=CLAY, bottom=INK, hair="bob", height=1.7, coat=0.2) if adult
                else CAST.pupil(s.rng, bag=True, height=1.35))
        _at_pixel(s, x, yy, h, look, walk)
    s.play()
    nature.mist(s, 560, 30, rgb("#fbf5e4"), 0.35)
    for x, y0 in ((60, 1010), (1500, 1040), (1390, 1120), (150, 1120), (1590, 960)):
        nature.crown(s, x, y0, 150, 110, PINE, 9)
    return s


def _terrace(s: Scene, y: float, rise: float, colour: Colour, edge: Colour, bow: float,
             phase: float) -> list[Point]:
    """One field step across the picture: a curved rim with the bank below it."""
    w = s.canvas.width
    rim = [(i * w / 24, y - bow * math.sin(i / 24 * math.pi * 1.3 + phase)
            - 0.3 * bow * math.sin(i / 24 * math.pi * 3.1 + phase * 2)) for i in range(25)]
    s.canvas.poly([*rim, (w, s.canvas.height), (0, s.canvas.height)], colour)
    s.canvas.line(rim, max(2.0, rise * 0.16), edge)
    return rim


def _at_pixel(s: Scene, x: float, y: float, tall: float, look: Look, pose: Pose,
              view: str = "back") -> None:
    """A figure on sloping ground, given by its foot and its height in pixels."""
    m = tall / look.height
    s.canvas.ellipse(x - s.light * tall * 0.14, y, tall * 0.24, tall * 0.035, s.shade, 0.22)
    with s.canvas.group(s.shade, (-s.light * 0.035 * m, 0.012 * m), 0.26):
        figure(s.canvas, (x, y), m, look, pose, view)


def _village(s: Scene) -> None:
    """The school and its neighbours on their terrace."""
    c = s.canvas
    eye, horizon = s.eye, s.horizon
    s.horizon, s.eye = 640, 3.0
    for x, z, h in ((-13, 66, 9), (14, 64, 8), (18, 62, 7), (-17, 62, 7), (10, 66, 9)):
        nature.tree(s, x, z, h, MOSS, shadow=False)
    s.play()
    built.house(s, -8.5, 9.5, 60, 3, PAPER, CLAY, SLATE, pitch=2.4)
    built.house(s, -16, -9, 58, 1, CREAM, TILE, SLATE, pitch=2)
    built.house(s, 10, 15, 57, 2, CREAM, CLAY, SLATE, pitch=2)
    for x, z, h in ((-9.4, 56, 6), (16.5, 56, 6), (-19, 56, 6), (21, 57, 7)):
        nature.tree(s, x, z, h, PINE if x < 0 else LEAF, shadow=False)
    s.play()
    c.rect(0, 704, 1600, 760, rgb("#b7bf88"))
    s.horizon, s.eye = horizon, eye


def tree_planting() -> Scene:
    """Spring on a bare slope: digging, holding, watering."""
    s = Scene("planting", paper=MIST, horizon=470, eye=1.7, focal=1450, haze=rgb("#e9ecd6"),
        clear=45)
    nature.sky(s, rgb("#a9cbc5"), rgb("#f3eed2"), 600)
    nature.cloud(s, 1130, 190, 560, PAPER, 0.8)
    nature.ridge(s, 560, 420, rgb("#b6cbb8"), rough=0.6, stipple=0.1)
    nature.ridge(s, 580, 150, rgb("#8fae8d"), rough=0.35, peaks=4, stipple=0.1)
    s.canvas.blob([(-200, 640), (300, 585), (800, 560), (1300, 600), (1800, 540), (1900, 1400),
                   (-300, 1400)], rgb("#b3b671"))
    s.canvas.blob([(-200, 850), (420, 745), (900, 735), (1400, 800), (1900, 760), (1900, 1400),
                   (-300, 1400)], rgb("#a3a862"))
    nature.tufts(s, -7, 7, 4.2, 15, MOSS, 220, 0.16)
    for x, z in ((-5.6, 17), (-3.4, 16), (-1.2, 17.5), (1.4, 16.4), (3.6, 17.2), (6, 16), (-6, 13),
            (5, 13.4)):
        s.put(z, lambda x=x, z=z: _sapling(s, x, z, 1.5))
    for x, z in ((-1.15, 6.5), (1.55, 6.1), (-3.0, 8.6), (3.4, 8.8)):
        s.put(z + 0.4, lambda x=x, z=z: (s.disc(x, 0, z, 0.5, darker(SOIL, 0.2)),
              s.canvas.blob([s.at(x - 0.75, 0, z), s.at(x - 0.4, 0.2, z + 0.3), s.at(x, 0.08,
                  z + 0.45),
                             s.at(x + 0.45, 0.22, z + 0.2), s.at(x + 0.7, 0, z)], SOIL)))
        s.put(z, lambda x=x, z=z: _sapling(s, x, z, 1.9))
    wood, steel = EARTH, rgb("#7f8d8f")
    def shovel(j: dict[str, Point], m: float) -> None:
        props.spade(s.canvas, j["near"], j["far"], m, wood, steel, 0.42)
    s.person(-2.05, 6.35, CAST.adult(s.rng, top=CLAY, hair="tail"), DIG, "right", before=shovel)
    s.person(-0.55, 6.6, CAST.pupil(s.rng, height=1.35), HOLD.but(arms=((30, 78), (24, 70)),
        lean=8), "left")
    s.person(2.55, 6.0, CAST.pupil(s.rng, height=1.4, hair="cap", hat=GOLD), HOLD.but(arms=((20,
        50), (36, 54)),
             lean=12), "left", then=lambda j, m: props.can(s.canvas, j["near"], m, rgb("#4e6f76"),
                 -1))
    s.person(0.98, 6.4, CAST.pupil(s.rng, height=1.3, hair="tail"), CROUCH, "right")
    s.person(-3.75, 8.5, CAST.pupil(s.rng, height=1.5), DIG, "right", before=shovel)
    s.person(-2.5, 8.9, CAST.pupil(s.rng), BEND, "left")
    s.person(4.1, 8.7, CAST.adult(s.rng, hair="straw"), DIG, "left", before=shovel)
    s.person(2.75, 9.0, CAST.pupil(s.rng), STAND_SIDE, "right")
    s.person(0.2, 11, CAST.pupil(s.rng), STROLL, "left",
             then=lambda j, m: props.can(s.canvas, j["near"], m, CLAY, -1))
    s.play()
    s.canvas.blob([(-100, 1130), (500, 1090), (1000, 1140), (1700, 1080), (1700, 1300), (-100,
        1300)], MOSS)
    nature.tufts(s, -2.2, 2.2, 2.9, 3.3, MOSS, 60, 0.16)
    return s


def _sapling(s: Scene, x: float, z: float, tall: float) -> None:
    c, m = s.canvas, s.metre(z)
    foot, top = s.at(x, 0, z), s.at(x + 0.03, tall, z)
    c.limb(foot, top, 0.02 * m, 0.008 * m, s.air(SOIL, z))
    for i in range(9):
        t = 0.42 + i * 0.065
        side = -1 if i % 2 else 1
        px, py = foot[0] + (top[0] - foot[0]) * t, foot[1] + (top[1] - foot[1]) * t
        tip = (px + side * 0.24 * m, py - 0.14 * m)
        c.blob([(px, py), (px + side * 0.1 * m, py - 0.15 * m), tip, (px + side * 0.14 * m,
            py - 0.01 * m)],
               s.air(LEAF if i % 3 else TEA, z))


def harvest() -> Scene:
    """Rice terraces in October."""
    s = Scene("harvest", paper=STRAW, horizon=330, eye=3.0, focal=1500, light=1,
        haze=rgb("#f7e4b8"),
              clear=50)
    c = s.canvas
    nature.sky(s, rgb("#c8d8c6"), rgb("#fae6b6"), 420)
    nature.sun(s, 1260, 150, 56, rgb("#fff3cc"))
    nature.ridge(s, 360, 180, rgb("#b9c6a0"), rough=0.4, stipple=0.1)
    nature.ridge(s, 430, 130, rgb("#8fa577"), rough=0.3, peaks=4, stipple=0.1)
    y = 470.0
    for i, tone in enumerate((rgb("#d9bd62"), rgb("#c9a94e"), rgb("#e2c163"), rgb("#d3a944"),
            rgb("#e6bd57"),
                              rgb("#d8a93f"))):
        _terrace(s, y, 20, tone, MOSS, 14 + i * 8, 1.9 + i * 0.5)
        _terrace(s, y + 6 + i * 2.5, 6, tone, lighter(tone, 0.25), 14 + i * 8, 1.9 + i * 0.5)
        y += 54 + i * 26
    for _ in range(900):
        x, yy = s.rng.uniform(0, 1600), 520 + 680 * s.rng.random() ** 0.8
        k = (yy - 430) / 770
        c.line([(x, yy), (x + s.rng.uniform(-6, 6) * k, yy - 34 * k)], 1 + 2.4 * k,
               s.rng.choice((OCHRE, lighter(GOLD, 0.35), EARTH)), 0.55)
    def sheaf(x: float, z: float) -> None:
        m, (px, py) = s.metre(z), s.at(x, 0, z)
        c.ellipse(px - 0.2 * m, py, 0.4 * m, 0.07 * m, s.shade, 0.25)
        with c.group(s.shade, (-0.06 * m, 0), 0.25):
            c.poly([(px - 0.28 * m, py), (px - 0.08 * m, py - 0.5 * m), (px - 0.3 * m,
                py - 0.95 * m),
                    (px, py - 0.86 * m), (px + 0.3 * m, py - 0.95 * m), (px + 0.08 * m,
                        py - 0.5 * m),
                    (px + 0.28 * m, py)], GOLD)
            c.line([(px - 0.1 * m, py - 0.5 * m), (px + 0.1 * m, py - 0.5 * m)], 0.06 * m, EARTH)
    for x, z in ((-3.3, 9.4), (-2.6, 10), (1.15, 8.3), (4.2, 11), (4.9, 11.4), (-5.6, 14), (0.4,
            14.6), (1.1, 15),
                 (6.2, 16), (-1.6, 18)):
        s.put(z, lambda x=x, z=z: sheaf(x, z))
    cut = BEND.but(arms=((36, 14), (40, 44)))
    def sickle(j: dict[str, Point], m: float) -> None:
        x, yy = j["near"]
        c.line([(x, yy), (x - 0.05 * m, yy + 0.16 * m), (x - 0.2 * m, yy + 0.22 * m)], 0.02 * m,
            SLATE)
    s.person(-1.3, 7.2, CAST.adult(s.rng, top=CLAY, hair="straw"), cut, "left", then=sickle)
    s.person(-2.35, 8.0, CAST.pupil(s.rng, height=1.5, hair="straw", top=rgb("#4f8062")), cut,
        "right", then=sickle)
    s.person(2.3, 7.6, CAST.pupil(s.rng, height=1.45, hair="tail"), STROLL.but(arms=((40, 84), (36,
        88))), "left",
             then=lambda j, m: _bundle(s, j["near"], m))
    s.person(3.3, 9.0, CAST.elder(s.rng, hair="straw", top=SLATE), BEND, "left")
    s.person(0.0, 11, CAST.pupil(s.rng, height=1.5, hair="straw"), BEND, "right")
    s.person(-4.2, 12.5, CAST.adult(s.rng, hair="straw"), STROLL.but(arms=((40, 84), (36, 88))),
        "right",
             then=lambda j, m: _bundle(s, j["near"], m))
    s.person(2.0, 14, CAST.pupil(s.rng, hair="straw"), BEND, "left")
    s.person(-1.0, 15, CAST.adult(s.rng, hair="straw"), BEND, "right")
    s.play()
    for _ in range(120):
        x = s.rng.uniform(-40, 1640)
        if 620 < x < 980:
            continue
        tall = s.rng.uniform(120, 230)
        tip = (x + s.rng.uniform(-60, 60), 1230 - tall)
        c.line([(x, 1230), ((x + tip[0]) / 2, 1230 - tall * 0.6), tip], 4, s.rng.choice((OCHRE,
            EARTH, MOSS)))
        for k in range(4):
            c.ellipse(tip[0] + k * 5, tip[1] + k * 11, 5, 10, s.rng.choice((GOLD, STRAW)))
    return s


def _bundle(s: Scene, hand: Point, m: float) -> None:
    x, y = hand
    s.canvas.poly([(x - 0.5 * m, y - 0.1 * m), (x - 0.05 * m, y - 0.06 * m), (x + 0.34 * m,
        y - 0.16 * m),
                   (x + 0.36 * m, y + 0.14 * m), (x - 0.05 * m, y + 0.06 * m), (x - 0.5 * m,
                       y + 0.12 * m)], GOLD)
    s.canvas.line([(x - 0.05 * m, y - 0.07 * m), (x - 0.05 * m, y + 0.07 * m)], 0.04 * m, EARTH)


def portrait_stone_steps() -> Scene:
    """Up the mountain path behind the teacher."""
    s = Scene("steps", size=(1200, 1600), paper=MIST, horizon=700, eye=1.5, focal=1700, light=1,
              haze=rgb("#eef0dc"), clear=22)
    c = s.canvas
    nature.sky(s, rgb("#b9d0c4"), rgb("#f6ecd0"), 800)
    nature.ridge(s, 620, 380, rgb("#c3d2c0"), rough=0.7, stipple=0.1)
    nature.mist(s, 610, 80, PAPER, 0.8)
    nature.ridge(s, 720, 260, rgb("#93b096"), rough=0.5, peaks=2, stipple=0.1)
    nature.mist(s, 720, 60, PAPER, 0.6)
    c.blob([(-200, 1000), (120, 640), (420, 560), (560, 620), (520, 1700), (-200, 1700)],
        rgb("#7c9a68"))
    c.blob([(1400, 900), (1080, 560), (800, 540), (660, 640), (700, 1700), (1400, 1700)],
        rgb("#6b8c5c"))
    rows = 24
    for i in reversed(range(rows)):
        t = i / rows
        y, half = 1580 - 1000 * t ** 0.82, 400 * (1 - t) ** 1.15 + 46
        x = 600 + 70 * math.sin(t * 4.2)
        tone = mix(STONE, MIST, t * 0.7)
        high = 44 * (1 - t) ** 1.1 + 9
        c.poly([(x - half, y), (x + half, y), (x + half * 0.97, y - high * 0.6), (x - half * 0.97,
            y - high * 0.6)],
               lighter(tone, 0.3))
        c.poly([(x - half, y), (x + half, y), (x + half, y + high), (x - half, y + high)],
            darker(tone, 0.14))
    for x, y, r in ((80, 700, 220), (1120, 620, 240), (1010, 880, 150), (130, 980, 190)):
        c.limb((x, y + r * 1.6), (x, y), r * 0.09, r * 0.05, SOIL)
        nature.crown(s, x, y - r * 0.3, r, r * 0.8, mix(PINE, MOSS, s.rng.random()), 9)
    climb = Pose(arms=((12, 2), (12, 2)), legs=((10, -8), (3, 2)))
    for x, y, tall in ((655, 740, 165), (620, 800, 190), (690, 850, 210), (610, 930, 250), (700,
            1010, 280)):
        _at_pixel(s, x, y, tall, CAST.pupil(s.rng, bag=True, height=1.36), climb)
    _at_pixel(s, 560, 1260, 520, CAST.adult(s.rng, top=CLAY, bottom=INK, hair="short", height=1.74,
        coat=0.15,
              hair_colour=rgb("#8f8c8a"), bag=OCHRE), climb.but(arms=((10, 4), (26, 20))))
    c.limb((690, 940), (730, 1262), 7, 7, EARTH)
    for x, y, r in ((40, 1500, 260), (1180, 1480, 280)):
        nature.crown(s, x, y, r, r * 0.8, darker(PINE, 0.15), 10)
    return s


PICTURES = {
    "cover": cover,
    "tree-planting": tree_planting,
    "harvest": harvest,
    "portrait-stone-steps": portrait_stone_steps,
}
