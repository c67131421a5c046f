"""The seaside primary school on the shore."""

import math
from itertools import pairwise

from . import built, nature, props
from .canvas import darker, lighter, rgb
from .figures import (
    BEND,
    CROUCH,
    FLOOR,
    FLOOR_FRONT,
    HANDS_UP,
    POINT,
    RUN,
    STAND,
    STAND_SIDE,
    STROLL,
    Pose,
)
from .linhai import (
    BRICK,
    CAST,
    CORAL,
    CREAM,
    DEEP,
    DUNE,
    FOAM,
    INK,
    LEAF,
    MUSTARD,
    NAVY,
    PEACH,
    PINE,
    SAND,
    SEA,
    SHOAL,
    WET,
    WHITE,
    WOOD,
    sea,
)
from .stage import Scene


def cover() -> Scene:
    """Morning on the bay: a class walks along the sea wall toward its school."""
    s = Scene("cover", paper=SAND, horizon=500, eye=2.3, focal=1450, haze=rgb("#f3e2cf"), clear=75)
    c = s.canvas
    nature.sky(s, rgb("#a9d3df"), rgb("#fbe3c8"), 505)
    nature.sun(s, 330, 380, 46, rgb("#fff3d6"))
    nature.cloud(s, 1150, 210, 620, rgb("#fdf3e2"), 0.8)
    nature.cloud(s, 480, 140, 420, rgb("#fdf3e2"), 0.6)
    nature.ridge(s, 505, 70, rgb("#b9cdd0"), peaks=2, foot=505)
    sea(s, 1200, rgb("#7fb6c6"), rgb("#2f7ba3"), 90)
    nature.sparkle(s, 330, 510, 900, 60, rgb("#fff1d2"), 90)
    s.face([(-30, 0, 130), (-17, 0, 110), (-11, 0, 100), (40, 0, 90), (90, 0, 140)],
           s.air(LEAF, 70))
    c.blob([(520, 505), (560, 462), (640, 440), (740, 446), (830, 470), (900, 506), (700, 512)],
           s.air(PINE, 60))
    for y0, y1, w0, w1, tone in ((446, 410, 15, 14, CORAL), (412, 376, 14, 12, WHITE),
                                 (378, 342, 12, 11, CORAL), (344, 326, 9, 9, NAVY)):
        c.poly([(632 - w0, y0), (632 + w0, y0), (632 + w1, y1), (632 - w1, y1)], s.air(tone, 40))
    c.poly([(616, 328), (632, 306), (648, 328)], s.air(BRICK, 40))
    edge = [(-3.6, 2.6), (-3.3, 6), (-3.4, 10), (-4.4, 18), (-8, 32), (-14, 52), (-24, 90)]
    land = [(60, 0, 90), (60, 0, 2)]
    s.face([(x - 4 - z * 0.06, 0, z) for x, z in edge] + land, WET)
    s.face([(x - 3 - z * 0.04, 0, z) for x, z in edge] + land, SAND)
    s.face([(x, 0, z) for x, z in edge] + land, rgb("#a9bd86"))
    path = [(-2.9, 2.2), (-2.5, 6), (-2.2, 10), (-1.2, 20), (2.2, 34), (3.4, 46)]
    back = [(4.8, 46), (4.2, 34), (1.6, 20), (0.9, 10), (0.9, 6), (1.3, 2.2)]
    s.face([(x, 0, z) for x, z in path + back], rgb("#f1e3c6"))
    for z in (3.2, 4.2, 5.4, 7, 9, 11.6, 15):
        s.floor(-2.4, 0.8, z, z + 0.04, WET, 0.6)
    nature.tufts(s, 1.6, 14, 4.5, 30, rgb("#8fa86c"), 300, 0.2)
    nature.scatter(s, 2, 9, 4, 22, [CORAL, WHITE, MUSTARD], 120, 0.045, y=0.2)
    for (xa, za), (xb, zb) in pairwise(edge):
        s.face([(xa, 0, za), (xb, 0, zb), (xb, 0.55, zb), (xa, 0.55, za)], s.air(rgb("#d9c3a1"),
            za))
        s.face([(xa, 0.55, za), (xb, 0.55, zb), (xb - 0.5, 0.55, zb), (xa - 0.5, 0.55, za)],
               s.air(CREAM, za))
    built.house(s, 12, 29, 54, 2, CREAM, BRICK, SHOAL, y=0.4, pitch=2.4)
    built.house(s, -4.5, 12, 46, 3, WHITE, CORAL, SHOAL, y=0.3, pitch=2.6)
    for x, z, h in ((13.4, 44, 6), (17, 40, 6.5), (-7, 46, 5.4), (22, 40, 7), (9.6, 25, 6.2)):
        nature.tree(s, x, z, h, PINE if x < 20 else LEAF)
    for x in (12, 15, 18):
        nature.bush(s, x, 30 + x / 5, 3.4, 1.5, LEAF)
    nature.tree(s, 5.9, 12.5, 7.4, PINE)
    stand = STAND.but(arms=((9, 3), (9, 3)), legs=((5, -2), (3, 2)))
    s.person(0.25, 6.7, CAST.adult(s.rng, top=CORAL, bottom=NAVY, hair="bun", height=1.68,
        coat=0.2),
             stand.but(arms=((30, 12), (8, 4))), "back", shadow=1.0)
    spots = [(-0.42, 6.75), (-1.35, 7.6), (-0.75, 8.6), (0.3, 8.9), (-1.5, 9.8), (-0.2, 10.6),
             (-1.0, 12), (0.4, 12.8), (-0.3, 14.6), (0.7, 16.5), (0.1, 18.4), (1.4, 21)]
    for x, z in spots:
        s.person(x, z, CAST.pupil(s.rng, bag=True), stand, "back", shadow=1.0)
    s.person(-2.25, 8.4, CAST.pupil(s.rng, bag=True), POINT.but(arms=((4, 10), (104, 98))), "left",
             shadow=1.0)
    s.play()
    nature.tufts(s, 1.35, 3.2, 2.9, 3.5, rgb("#7f9a5c"), 90, 0.32)
    nature.scatter(s, 1.35, 3, 2.9, 3.5, [CORAL, WHITE, MUSTARD], 26, 0.05, y=0.26)
    for x, y in ((250, 250), (330, 285), (205, 300), (980, 330), (1040, 300)):
        c.line([(x - 15, y - 5), (x, y), (x + 15, y - 8)], 3, WHITE)
    return s


def seaside_cleanup() -> Scene:
    """Ebb tide, late light: a beach being cleaned."""
    s = Scene("beach", paper=SAND, horizon=430, eye=2.0, focal=1450, haze=rgb("#f7d9bd"), clear=55)
    nature.sky(s, rgb("#7fb0c4"), rgb("#f8d6b4"), 430)
    nature.cloud(s, 1180, 330, 760, rgb("#f9e3cb"), 0.75)
    nature.cloud(s, 420, 250, 520, rgb("#e9d9cf"), 0.6)
    nature.ridge(s, 432, 46, rgb("#9db7bf"), peaks=2, foot=432)
    sea(s, 620, rgb("#4c8fae"), rgb("#9ccbd0"), 60)
    shore = [(0, 640), (260, 610), (560, 636), (840, 588), (1150, 570), (1600, 530)]
    s.canvas.poly([(x, y - 16) for x, y in shore] + [(1600, 1200), (0, 1200)], FOAM)
    s.canvas.poly([*shore, (1600, 1200), (0, 1200)], rgb("#c5ad88"))
    s.canvas.poly([(x, y + 54) for x, y in shore] + [(1600, 1200), (0, 1200)], SAND)
    s.canvas.blob([(0, 1010), (400, 930), (900, 990), (1600, 900), (1700, 1300), (-100, 1300)],
        DUNE)
    nature.scatter(s, -8, 8, 3.5, 14, [WHITE, WET, rgb("#b9a078"), CORAL], 120, 0.035)
    nature.tufts(s, 1.6, 5, 3.4, 4.6, rgb("#9c9a5c"), 60, 0.5)
    nature.tufts(s, -4, -1.9, 3.2, 4.0, rgb("#9c9a5c"), 46, 0.5)
    bag = rgb("#3f6f94")
    s.person(-1.9, 6.2, CAST.adult(s.rng, top=CORAL, bottom=NAVY, hair="tail"),
             BEND.but(arms=((30, 6), (18, 12))), "right",
             then=lambda j, m: props.sack(s.canvas, j["far"], m, bag, 0.42))
    s.person(-0.35, 6.9, CAST.pupil(s.rng, hair="cap", hat=MUSTARD), CROUCH, "left")
    s.person(0.9, 5.6, CAST.pupil(s.rng, hair="straw"), STROLL, "right",
             then=lambda j, m: props.sack(s.canvas, j["near"], m, bag, 0.36))
    s.person(2.2, 7.4, CAST.pupil(s.rng, hair="tail"), BEND, "left")
    s.person(3.1, 9.2, CAST.adult(s.rng, top=NAVY, hair="straw"), STAND_SIDE, "left",
             then=lambda j, m: props.sack(s.canvas, j["near"], m, bag, 0.5))
    s.person(-3.6, 10.5, CAST.pupil(s.rng, hair="cap", hat=CORAL), BEND, "right")
    s.person(-2.6, 11.5, CAST.pupil(s.rng), CROUCH, "left")
    s.person(0.3, 13, CAST.pupil(s.rng, hair="straw"), BEND, "right")
    for x, z in ((-0.95, 6.0), (1.4, 7.1), (-3.0, 10.3), (0.9, 12.9)):
        s.put(z, lambda x=x, z=z: s.canvas.limb(s.at(x, 0.05, z), s.at(x + 0.22, 0.07, z),
              0.04 * s.metre(z), 0.04 * s.metre(z), rgb("#dfeee8")))
    s.play()
    return s


def kite_day() -> Scene:
    """A windy evening on the dunes."""
    s = Scene("kites", paper=SAND, horizon=820, eye=1.2, focal=1500, light=1,
              haze=rgb("#f6cfae"), clear=60, shade=rgb("#5a3f63"))
    c = s.canvas
    nature.sky(s, rgb("#5f93b5"), rgb("#fbd3ac"), 830)
    nature.sun(s, 1240, 735, 54, rgb("#fff0cf"))
    for x, y, w, t in ((300, 640, 700, "#f3c3a4"), (1180, 520, 560, "#f6d3b4"),
                       (760, 730, 900, "#f8dcbc")):
        nature.cloud(s, x, y, w, rgb(t), 0.7)
    c.gradient((0, 815, 1600, 900), rgb("#6fa0b5"), rgb("#f3c9a4"))
    nature.sparkle(s, 1240, 820, 895, 60, WHITE, 50)
    c.blob([(-200, 930), (200, 860), (620, 890), (1000, 930), (1300, 880), (1800, 850), (1800,
        1400),
            (-200, 1400)], rgb("#c9a679"))
    c.blob([(-200, 1010), (260, 960), (760, 925), (1240, 985), (1800, 950), (1800, 1400),
            (-200, 1400)], rgb("#9a9760"))
    kites = [(430, 250, CORAL, MUSTARD, (560, 985)), (800, 150, WHITE, SEA, (800, 960)),
             (1110, 330, MUSTARD, BRICK, (1020, 990)), (640, 470, NAVY, CORAL, (690, 960))]
    for x, y, a, b, hand in kites:
        mid = ((x + hand[0]) / 2 + 60, (y + hand[1]) / 2 + 40)
        curve = [((1 - t) ** 2 * x + 2 * t * (1 - t) * mid[0] + t * t * hand[0],
                  (1 - t) ** 2 * y + 2 * t * (1 - t) * mid[1] + t * t * (hand[1] - 190))
                 for t in (i / 16 for i in range(17))]
        c.line(curve, 1.8, rgb("#fff3e0"), 0.8)
        k = 0.85 + 0.3 * (600 - y) / 450
        c.poly([(x, y - 62 * k), (x + 44 * k, y), (x, y + 74 * k)], a)
        c.poly([(x, y - 62 * k), (x - 44 * k, y), (x, y + 74 * k)], lighter(a, 0.25))
        c.poly([(x - 44 * k, y), (x, y + 8), (x + 44 * k, y), (x, y - 10)], b)
        tail = [(x + math.sin(i * 0.9) * 12, y + 74 * k + i * 15) for i in range(8)]
        c.line(tail, 3, b)
        for px, py in tail[2::2]:
            c.poly([(px - 12, py - 6), (px + 12, py + 6), (px + 12, py - 6), (px - 12, py + 6)], a)
    up = Pose(arms=((120, 140), (135, 150)), legs=((10, 4), (-10, -14)), lean=-8, head=-16)
    for x, y, view, h, pose in ((560, 1040, "left", 1.3, up), (800, 1010, "left", 1.25, up),
                                (1020, 1035, "right", 1.32, up), (690, 1000, "left", 1.2, up),
                                (300, 1075, "right", 1.25, RUN), (1290, 1060, "left", 1.3, RUN)):
        z = s.focal * s.eye / (y - s.horizon)
        s.person((x - 800) * z / s.focal, z, CAST.pupil(s.rng, height=h), pose, view, shadow=0.9)
    s.person(-1.2, 8.6, CAST.adult(s.rng, top=CORAL, hair="long", coat=0.4, bottom=NAVY),
             POINT.but(arms=((4, 10), (128, 132))), "right", shadow=1.0)
    s.play()
    nature.tufts(s, -5, 5, 3.8, 6, rgb("#7b7c4a"), 110, 0.34)
    return s


def story_circle() -> Scene:
    """An old fisherman tells a story beside his boat."""
    s = Scene("story", paper=SAND, horizon=440, eye=1.9, focal=1900, haze=rgb("#f1e0c4"), clear=60)
    c = s.canvas
    nature.sky(s, rgb("#a5cdd6"), rgb("#f8e6cb"), 450)
    nature.ridge(s, 446, 80, rgb("#a9c2c2"), peaks=2, foot=446)
    sea(s, 560, SEA, SHOAL, 34)
    c.poly([(0, 540), (900, 556), (1600, 530), (1600, 1200), (0, 1200)], FOAM)
    c.poly([(0, 552), (900, 570), (1600, 542), (1600, 1200), (0, 1200)], SAND)
    nature.scatter(s, -8, 8, 3.4, 15, [WET, WHITE, DUNE], 160, 0.04)
    s.put(11, lambda: _boat(s))
    s.person(0.1, 8.6, CAST.elder(s.rng, top=DEEP, bottom=INK, hair="straw"),
             Pose(arms=((14, -24), (64, 118)), legs=((10, 0), (12, 0)), thigh=0.3), "front", y=0.0)
    built.stool(s, 0.1, 8.75, WOOD, 0.38, 0.3)
    ring = [(-2.5, 8.0, "right"), (-2.1, 6.9, "right"), (-1.2, 6.2, "back"), (-0.3, 5.9, "back"),
            (0.65, 6.0, "back"), (1.5, 6.4, "back"), (2.3, 7.1, "left"), (2.7, 8.2, "left")]
    for x, z, view in ring:
        pose = FLOOR if view in ("left", "right") else FLOOR_FRONT
        s.person(x, z, CAST.pupil(s.rng), pose, view, shadow=0.3)
    s.person(2.75, 8.9, CAST.adult(s.rng, top=CORAL, hair="bun"), FLOOR, "left", shadow=0.3)
    nature.tree(s, -5.6, 10, 7, PINE)
    s.play()
    nature.crown(s, 70, 20, 330, 170, darker(PINE, 0.08), 11)
    return s


def _boat(s: Scene) -> None:
    z = 11
    hull = [(-3.6, 1.5), (-2.6, 0.95), (0, 0.8), (2.6, 0.98), (3.7, 1.6), (2.9, 0.1), (1.6, -0.02),
            (-1.8, -0.02), (-2.9, 0.15)]
    s.disc(0, 0, z, 3.4, s.shade, 0.2)
    with s.canvas.group(s.shade, (18, -14), 0.2, stipple=0.15):
        s.face([(x, y, z) for x, y in hull], SEA)
    s.canvas.line([s.at(x, y, z) for x, y in hull[:5]], 15, CREAM)
    s.canvas.line([s.at(-3.1, 0.62, z), s.at(0, 0.45, z), s.at(3.2, 0.66, z)], 9, CORAL)
    s.wall(-0.9, 0.9, 0.85, 1.75, z + 0.3, CREAM)
    s.wall(-1.05, 1.05, 1.75, 1.9, z + 0.3, CORAL)
    s.wall(-0.6, -0.1, 1.2, 1.6, z + 0.3, DEEP)
    s.canvas.line([s.at(1.5, 0.9, z), s.at(1.5, 3.6, z)], 8, WOOD)


def tug_of_war() -> Scene:
    """Sports day beside the sea."""
    s = Scene("tug", paper=SAND, horizon=470, eye=1.7, focal=1500, haze=rgb("#e3eee8"), clear=70)
    nature.sky(s, rgb("#7ab7cf"), rgb("#e6f1e6"), 480)
    nature.cloud(s, 800, 200, 900, WHITE, 0.75)
    nature.cloud(s, 1400, 330, 500, WHITE, 0.6)
    sea(s, 560, DEEP, SEA, 30)
    for x, k in ((420, 1), (1210, 0.7)):
        s.canvas.poly([(x - 34 * k, 484), (x + 34 * k, 484), (x + 22 * k, 496), (x - 24 * k, 496)],
            INK)
        s.canvas.poly([(x, 480), (x, 480 - 92 * k), (x + 44 * k, 478)], WHITE)
        s.canvas.poly([(x - 4, 480), (x - 4, 480 - 70 * k), (x - 30 * k, 478)], PEACH)
    s.floor(-60, 60, 1.5, 24, rgb("#cf7c5c"))
    s.floor(-60, 60, 1.5, 14, rgb("#9fb981"))
    for z in (14, 17.2, 20.4):
        s.floor(-60, 60, z, z + 0.12, WHITE)
    s.floor(-0.06, 0.06, 3.9, 8.5, WHITE, 0.9)
    for x in range(-9, 10, 2):
        s.person(x + s.rng.uniform(-0.6, 0.6), 19.5 + s.rng.uniform(-1, 1), CAST.pupil(s.rng),
                 s.rng.choice((HANDS_UP, STAND, HANDS_UP)), "front")
    built.railing(s, -40, 40, 23.5, WHITE)
    rope_y, z = 0.72, 5.7
    pull = Pose(arms=((62, 84), (44, 92)), legs=((52, 30), (30, 12)), lean=-24, head=14)
    for side, view, tone in ((-1, "right", CORAL), (1, "left", SEA)):
        for i in range(4):
            x = side * (0.72 + i * 0.66)
            look = CAST.pupil(s.rng, top=tone, trim=WHITE, skirt=False, short_sleeves=True)
            s.person(x, z, look, pull, view, shadow=0.8)
    s.put(z - 0.02, lambda: s.canvas.line([s.at(-4.6, rope_y - 0.08, z), s.at(0, rope_y, z),
                                           s.at(4.6, rope_y - 0.08, z)], 9, rgb("#ead7a6")))
    s.put(z - 0.03, lambda: s.canvas.poly([s.at(-0.05, rope_y, z), s.at(0.05, rope_y, z),
                                           s.at(0.1, rope_y - 0.3, z), s.at(-0.1, rope_y - 0.3, z)],
                                          MUSTARD))
    s.person(0.0, 6.9, CAST.adult(s.rng, top=NAVY, bottom=INK, hair="cap", hat=WHITE),
             Pose(arms=((12, 8), (150, 165))), "front")
    for x in (-2.2, 2.4):
        s.person(x, 8.0, CAST.adult(s.rng), HANDS_UP, "front")
    s.play()
    return s


def portrait_seawall() -> Scene:
    """A teacher and two children seen from the back, looking out to sea."""
    s = Scene("seawall", size=(1200, 1600), paper=SAND, horizon=760, eye=1.5, focal=1900, light=1,
              haze=rgb("#f7dfc6"), clear=60)
    nature.sky(s, rgb("#8fc0d0"), rgb("#fce4c6"), 760)
    nature.sun(s, 850, 640, 60, rgb("#fff4da"))
    for x, y, w in ((300, 330, 620), (980, 470, 500), (420, 600, 700)):
        nature.cloud(s, x, y, w, rgb("#fdf0dc"), 0.7)
    sea(s, 1250, rgb("#6aa9bd"), rgb("#2f7299"), 60)
    nature.sparkle(s, 850, 765, 1200, 70, rgb("#fff1d2"), 100)
    c = s.canvas
    c.poly([(220, 775), (250, 640), (262, 778)], WHITE)
    c.poly([(205, 778), (275, 778), (262, 792), (216, 792)], BRICK)
    s.floor(-20, 20, 1.5, 5.0, rgb("#e3cfa8"))
    for i in range(-7, 8):
        s.face([(i * 0.7, 0, 2), (i * 0.7 + 0.02, 0, 2), (i * 0.7 + 0.02, 0, 5), (i * 0.7, 0, 5)],
            WET)
    s.box(-20, 20, 0, 0.55, 5.0, 5.5, rgb("#e9d9bb"))
    hold = Pose(arms=((26, 4), (24, 4)))
    s.person(0, 4.1, CAST.adult(s.rng, top=CORAL, bottom=NAVY, hair="long", height=1.68, coat=0.35,
                                skirt=True), hold, "back", shadow=1.2)
    s.person(-0.55, 4.05, CAST.pupil(s.rng, bag=True, height=1.22, hair="tail", skirt=True),
             Pose(arms=((8, 4), (40, 44))), "back", shadow=0.9)
    s.person(0.55, 4.05, CAST.pupil(s.rng, bag=True, height=1.3, hair="short"),
             Pose(arms=((36, 40), (8, 4))), "back", shadow=0.9)
    s.play()
    return s


PICTURES = {
    "cover": cover,
    "seaside-cleanup": seaside_cleanup,
    "kite-day": kite_day,
    "story-circle": story_circle,
    "tug-of-war": tug_of_war,
    "portrait-seawall": portrait_seawall,
}
