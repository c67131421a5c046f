"""The mountain school's track, yard and garden."""

import math

from . import built, nature, props
from .canvas import Colour, Point, darker, lighter, mix, rgb
from .figures import BEND, CROUCH, DIG, HANDS_UP, HOLD, RUN, STAND, STROLL, Pose
from .shanqian import (
    CAST,
    CLAY,
    CREAM,
    EARTH,
    GOLD,
    INK,
    LEAF,
    MOSS,
    OCHRE,
    PAPER,
    PINE,
    SLATE,
    SOIL,
    STRAW,
    TEA,
    TILE,
)
from .stage import Scene


def relay_race() -> Scene:
    """The baton changes hands; mountains behind the track."""
    s = Scene("relay", paper=CREAM, horizon=430, eye=1.25, focal=1450, haze=rgb("#e9ecd8"),
        clear=55)
    c = s.canvas
    nature.sky(s, rgb("#8fbfc0"), rgb("#f2efd4"), 460)
    nature.cloud(s, 360, 170, 460, PAPER, 0.85)
    nature.ridge(s, 470, 560, rgb("#a8c2b2"), rough=0.7, stipple=0.12)
    nature.ridge(s, 470, 150, rgb("#6f9272"), rough=0.35, peaks=5, stipple=0.12)
    s.floor(-80, 80, 1.2, 50, LEAF)
    s.floor(-80, 80, 2.4, 9.5, CLAY)
    for z in (2.6, 3.7, 5.0, 6.4, 7.9, 9.3):
        s.floor(-80, 80, z, z + 0.07, PAPER)
    s.floor(-1.9, -1.8, 2.6, 9.3, PAPER)
    s.floor(2.4, 2.5, 2.6, 9.3, PAPER)
    for x, z, h in ((-13, 28, 7), (-9, 30, 8), (9, 30, 8), (14, 27, 7), (18, 29, 8), (-17, 30, 8)):
        nature.tree(s, x, z, h, MOSS)
    for i in range(17):
        x = -8 + i + s.rng.uniform(-0.25, 0.25)
        s.person(x, 11.5 + s.rng.uniform(0, 1.4), CAST.pupil(s.rng), s.rng.choice((HANDS_UP, STAND,
            HANDS_UP,
                 STAND.but(arms=((10, 4), (140, 160))))), "front")
    take = RUN.but(arms=((40, 90), (-70, -66)), lean=12)
    give = RUN.but(arms=((-50, 10), (80, 86)), lean=14)
    s.person(0.95, 4.9, CAST.pupil(s.rng, height=1.5, top=GOLD, trim=CLAY, hair="short",
        short_sleeves=True, skirt=False),
             take, "right", shadow=0.9)
    s.person(-0.75, 4.9, CAST.pupil(s.rng, height=1.48, top=GOLD, trim=CLAY, hair="tail",
        short_sleeves=True, skirt=False),
             give, "right", shadow=0.9, then=lambda j, m: c.limb((j["near"][0] - 0.05 * m,
                 j["near"][1]),
             (j["near"][0] + 0.27 * m, j["near"][1] + 0.02 * m), 0.025 * m, 0.025 * m, PINE))
    s.person(-2.5, 7.0, CAST.pupil(s.rng, height=1.45, top=PINE, short_sleeves=True, skirt=False),
        RUN, "right", shadow=0.9)
    s.person(2.5, 7.1, CAST.pupil(s.rng, height=1.5, top=PINE, short_sleeves=True, skirt=False),
             take, "right", shadow=0.9)
    s.play()
    return s


def drum_rehearsal() -> Scene:
    """Two ranks of drums in the yard."""
    s = Scene("drums", paper=CREAM, horizon=500, eye=1.8, focal=1650, haze=rgb("#f0e4c8"), clear=55)
    c = s.canvas
    nature.sky(s, rgb("#a9c9c4"), rgb("#f4ead0"), 480)
    nature.ridge(s, 440, 300, rgb("#adc2ae"), rough=0.6, stipple=0.12)
    built.house(s, -16, 16, 26, 2, PAPER, TILE, SLATE, pitch=2.2)
    s.floor(-60, 60, 1.4, 25.5, rgb("#d3ba8c"))
    for z in (3.2, 4.2, 5.5, 7.2, 9.4, 12.5, 17):
        s.floor(-60, 60, z, z + 0.035, rgb("#bda172"))
    for x, z, h in ((-9, 18, 7), (9.5, 17, 7), (-13, 20, 8), (14, 20, 8)):
        nature.tree(s, x, z, h, MOSS if x < 0 else OCHRE)
    beat = (Pose(arms=((54, 150), (26, -20))), Pose(arms=((28, -24), (58, 152))), Pose(arms=((60,
        140), (62, 142))))
    spots = [(-2.5, 7.2), (-1.25, 7.2), (0.0, 7.2), (1.25, 7.2), (2.5, 7.2), (-3.0, 10), (-1.5,
        10), (0, 10), (1.5, 10),
             (3.0, 10), (-3.6, 13.4), (-1.8, 13.4), (0.0, 13.4), (1.8, 13.4), (3.6, 13.4)]
    for i, (x, z) in enumerate(spots):
        def sticks(j: dict[str, Point], m: float) -> None:
            for key, way in (("far", -1), ("near", 1)):
                hx, hy = j[key]
                tip = (hx - way * 0.12 * m,
                    hy - 0.3 * m) if hy < j["chest"][1] else (hx - way * 0.14 * m, hy + 0.06 * m)
                c.limb((hx, hy), tip, 0.018 * m, 0.014 * m, STRAW)
                c.ellipse(*tip, 0.03 * m, 0.03 * m, PAPER)
        look = CAST.pupil(s.rng, height=s.rng.uniform(1.42, 1.55), top=CLAY if z != 10 else GOLD,
            trim=GOLD if z != 10
                          else CLAY, skirt=False)
        s.person(x, z, look, beat[(i * 2 + i // 5) % 3], "front", shadow=0.2, then=sticks)
        s.put(z - 0.5, lambda x=x, z=z: _drum(s, x, z - 0.5))
        s.shadow(x, z - 0.5, 0.45, 0.6)
    s.person(-0.68, 4.9, CAST.adult(s.rng, top=PINE, bottom=INK, hair="short", height=1.76),
             Pose(arms=((70, 150), (30, 20))), "back", shadow=0.6,
             then=lambda j, m: c.limb(j["far"], (j["far"][0] + 0.1 * m, j["far"][1] - 0.32 * m),
                 0.018 * m, 0.015 * m, STRAW))
    s.play()
    return s


def _drum(s: Scene, x: float, z: float) -> None:
    c, m = s.canvas, s.metre(z)
    red = s.air(rgb("#b8402f"), z)
    (px, py), (_, ty) = s.at(x, 0.06, z), s.at(x, 0.6, z)
    with c.group(s.shade, (0.1 * m, 0), 0.26, stipple=0.1):
        c.blob([(px - 0.34 * m, ty), (px - 0.42 * m, (ty + py) / 2), (px - 0.33 * m, py), (px,
            py + 0.05 * m),
                (px + 0.33 * m, py), (px + 0.42 * m, (ty + py) / 2), (px + 0.34 * m, ty), (px,
                    ty - 0.03 * m)], red)
    c.ellipse(px, ty, 0.37 * m, 0.1 * m, s.air(darker(GOLD, 0.2), z))
    c.ellipse(px, ty - 0.015 * m, 0.345 * m, 0.088 * m, s.air(CREAM, z))
    for k in range(-3, 4):
        c.ellipse(px + k * 0.11 * m, ty + (0.13 - 0.004 * k * k) * m, 0.02 * m, 0.02 * m,
            s.air(GOLD, z))


def kitchen_garden() -> Scene:
    """Rows of greens behind the school."""
    s = Scene("garden", paper=CREAM, horizon=400, eye=2.2, focal=1400, light=1,
        haze=rgb("#e8ebd0"), clear=45)
    c = s.canvas
    nature.sky(s, rgb("#a7cdc6"), rgb("#f4efd2"), 430)
    nature.ridge(s, 430, 200, rgb("#a9c2a2"), rough=0.5, stipple=0.1)
    s.floor(-60, 60, 1.5, 40, rgb("#a8a968"))
    built.house(s, -22, -3, 30, 2, PAPER, CLAY, SLATE, pitch=2)
    for x, z, h in ((1, 28, 7), (6, 30, 8), (11, 27, 7.5), (-24, 26, 8)):
        nature.tree(s, x, z, h, PINE if x == 6 else MOSS)
    built.railing(s, -30, 30, 19, EARTH, 0.9, 0.4)
    for k, x in enumerate((-5.4, -3.2, -1.0, 1.2, 3.4, 5.6)):
        s.face([(x - 0.75, 0, 2.2), (x + 0.75, 0, 2.2), (x + 0.75, 0, 17), (x - 0.75, 0, 17)], SOIL)
        s.face([(x - 0.6, 0.1, 2.2), (x + 0.6, 0.1, 2.2), (x + 0.6, 0.1, 17), (x - 0.6, 0.1, 17)],
            rgb("#856049"))
        tone = (LEAF, MOSS, TEA, PINE, LEAF, MOSS)[k]
        for j in range(17):
            z = 16.4 - j * 0.82
            for dx in (-0.3, 0.3):
                s.put(z, lambda x=x + dx, z=z, tone=tone, k=k: _cabbage(s, x, z, tone, k))
    water = HOLD.but(arms=((16, 46), (34, 52)), lean=10)
    s.person(0.1, 6.2, CAST.pupil(s.rng, height=1.45, hair="tail"), water, "right",
             then=lambda j, m: props.can(c, j["near"], m, rgb("#4e6f76"), 1))
    s.person(-2.1, 7.4, CAST.pupil(s.rng, height=1.35, hair="straw"), CROUCH, "left")
    s.person(2.35, 7.0, CAST.pupil(s.rng, height=1.4, top=rgb("#cf8a4a")), BEND, "right")
    s.person(-4.3, 9.2, CAST.adult(s.rng, hair="straw", top=CLAY), DIG, "right",
             before=lambda j, m: props.spade(c, j["near"], j["far"], m, EARTH, SLATE, 0.42))
    s.person(4.5, 9.8, CAST.pupil(s.rng, hair="straw"), CROUCH, "left")
    s.person(0.2, 11.6, CAST.pupil(s.rng), STROLL, "left",
             then=lambda j, m: props.can(c, j["near"], m, CLAY, -1))
    s.person(2.3, 13.4, CAST.pupil(s.rng), BEND, "left")
    s.put(4.6, lambda: props.basket(c, s.at(-1.95, 0.1, 4.6), s.metre(4.6), EARTH, LEAF, 0.4))
    s.play()
    return s


def _cabbage(s: Scene, x: float, z: float, tone: Colour, kind: int) -> None:
    c, m, (px, py) = s.canvas, s.metre(z), s.at(x, 0.1, z)
    tone = s.air(mix(tone, STRAW, s.rng.uniform(0, 0.14)), z)
    if kind % 3 == 1:
        for i in range(-2, 3):
            c.blob([(px, py), (px + (i * 0.06 - 0.03) * m, py - 0.16 * m), (px + i * 0.13 * m,
                py - 0.4 * m),
                    (px + (i * 0.07 + 0.04) * m, py - 0.14 * m)], tone if i % 2 else lighter(tone,
                        0.14))
        return
    r = 0.25 * m
    c.ellipse(px, py, r * 1.1, r * 0.3, darker(SOIL, 0.25), 0.5)
    for dx, dy, k, t in ((-0.5, -0.2, 0.8, 0.0), (0.5, -0.2, 0.8, 0.06), (0, -0.5, 0.8, 0.12),
            (0.06, -0.34, 0.46, 0.3)):
        c.blob([(px + (dx - k * 0.7) * r, py + dy * r), (px + dx * r, py + (dy - k * 0.75) * r),
                (px + (dx + k * 0.7) * r, py + dy * r), (px + dx * r, py + (dy + k * 0.4) * r)],
                    lighter(tone, t))


def portrait_planting_hands() -> Scene:
    """Close up: two pairs of hands and a seedling."""
    s = Scene("hands", size=(1200, 1600), paper=rgb("#dfe4c8"), light=-1, shade=rgb("#33302a"))
    c = s.canvas
    c.gradient((0, 0, 1200, 1000), rgb("#b7cdb4"), rgb("#eee9c9"))
    for _ in range(34):
        x, y, r = s.rng.uniform(0, 1200), s.rng.uniform(0, 760), s.rng.uniform(30, 110)
        c.ellipse(x, y, r, r, s.rng.choice((LEAF, TEA, PAPER, MOSS)), 0.14)
    c.blob([(-200, 960), (300, 880), (700, 900), (1400, 860), (1500, 1800), (-300, 1800)],
        rgb("#8a6a4c"))
    c.blob([(60, 1240), (260, 1090), (600, 1030), (940, 1090), (1150, 1250), (900, 1420), (300,
        1420)], SOIL)
    for _ in range(190):
        x, y = s.rng.uniform(0, 1200), s.rng.uniform(960, 1590)
        c.ellipse(x, y, s.rng.uniform(4, 15), s.rng.uniform(3, 9), s.rng.choice((darker(SOIL, 0.2),
            EARTH, SOIL)), 0.8)
    c.limb((600, 1190), (612, 520), 17, 8, rgb("#6b7a45"))
    leaves = [(612, 900, -1, 190, 0.5), (610, 820, 1, 230, 0.42), (611, 700, -1, 240, 0.6), (612,
        640, 1, 230, 0.7),
              (612, 560, -1, 190, 0.95), (612, 530, 1, 180, 1.05), (612, 520, 1, 170, 1.5)]
    for x, y, way, long, up in leaves:
        ca, sa = way * math.cos(up), -math.sin(up)
        nx, ny = -sa, ca
        tip = (x + ca * long, y + sa * long)
        with c.group(s.shade, (5, 6), 0.2):
            c.blob([(x, y), (x + ca * long * 0.35 + nx * long * 0.2,
                y + sa * long * 0.35 + ny * long * 0.2),
                    (x + ca * long * 0.75 + nx * long * 0.13,
                        y + sa * long * 0.75 + ny * long * 0.13), tip,
                    (x + ca * long * 0.75 - nx * long * 0.13,
                        y + sa * long * 0.75 - ny * long * 0.13),
                    (x + ca * long * 0.35 - nx * long * 0.2,
                        y + sa * long * 0.35 - ny * long * 0.2)],
                   LEAF if way > 0 else MOSS)
        c.line([(x, y), (x + ca * long * 0.9, y + sa * long * 0.9)], 5, TEA)
    _hand(s, (-160, 640), (395, 1130), 1.0, CLAY, rgb("#dcab86"), 1)
    _hand(s, (1390, 690), (805, 1135), 1.0, CLAY, rgb("#dcab86"), -1)
    c.blob([(330, 1300), (480, 1200), (620, 1175), (760, 1205), (900, 1310), (620, 1370)],
        darker(SOIL, 0.12))
    _hand(s, (180, 1760), (500, 1270), 0.72, rgb("#4f8062"), rgb("#efc6a6"), 1)
    _hand(s, (1060, 1760), (720, 1275), 0.72, rgb("#4f8062"), rgb("#efc6a6"), -1)
    return s


def _hand(s: Scene, root: Point, palm: Point, size: float, sleeve: Colour, skin: Colour,
        side: int) -> None:
    """A cupped hand that reaches in from the picture's edge."""
    c = s.canvas
    dx, dy = palm[0] - root[0], palm[1] - root[1]
    long = math.hypot(dx, dy)
    ux, uy = dx / long, dy / long

    def at(u: float, v: float) -> Point:
        u, v = u * size, v * side * size
        return palm[0] + ux * u - uy * v, palm[1] + uy * u + ux * v
    with c.group(s.shade, (10, 14), 0.22):
        c.limb(at(-330, 0), at(-70, 0), 86 * size, 66 * size, skin)
        c.blob([at(-110, -72), at(-20, -96), at(60, -90), at(96, -20), at(80, 66), at(-10, 88),
            at(-110, 66)], skin)
        for v, far, bend in ((-74, 176, 20), (-36, 214, 26), (2, 210, 24), (40, 184, 18)):
            c.limb(at(46, v), at(far * 0.68, v + bend * 0.3), 31 * size, 27 * size, skin)
            c.limb(at(far * 0.68, v + bend * 0.3), at(far, v + bend), 27 * size, 21 * size, skin)
        c.limb(at(-30, -70), at(70, -140), 36 * size, 29 * size, skin)
        c.limb(at(70, -140), at(136, -150), 29 * size, 22 * size, skin)
    for v in (-55, -17, 21):
        c.line([at(70, v), at(140, v + 8)], 4, darker(skin, 0.22))
    with c.group(s.shade, (10, 14), 0.22):
        far = -long / size
        c.poly([at(far, -150), at(-190, -112), at(-190, 112), at(far, 150)], sleeve)
        c.poly([at(-210, -116), at(-176, -114), at(-176, 114), at(-210, 116)], darker(sleeve, 0.16))


PICTURES = {
    "relay-race": relay_race,
    "drum-rehearsal": drum_rehearsal,
    "kitchen-garden": kitchen_garden,
    "portrait-planting-hands": portrait_planting_hands,
}
