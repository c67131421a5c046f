"""The vocational school in its city."""

import math
from itertools import pairwise

from . import built, nature, props
from .canvas import Point, darker, lighter, mix, rgb
from .figures import BEND, DIG, HOLD, SIT, SIT_FRONT, STAND, STAND_SIDE, STROLL, Pose
from .jinxiu import (
    AMBER,
    BLUE,
    CAST,
    CREAM,
    GRAPHITE,
    ICE,
    INDIGO,
    INK,
    ORANGE,
    PAPER,
    PEACH,
    PLUM,
    RUST,
    STEEL,
    TEAL,
    WOOD,
)
from .stage import Scene


def riverside_volunteers() -> Scene:
    """Volunteers in orange along the city river."""
    s = Scene("river", paper=ICE, horizon=470, eye=1.9, focal=1400, haze=rgb("#dfe3e4"), clear=60,
        light=1)
    c = s.canvas
    nature.sky(s, rgb("#8fa9c9"), rgb("#f3e6d3"), 480)
    nature.cloud(s, 1050, 140, 640, PAPER, 0.75)
    for x, w, h, t in ((0, 110, 190, 0.5), (120, 70, 260, 0.55), (200, 140, 150, 0.45), (350, 80,
            230, 0.6),
                       (440, 120, 130, 0.5), (570, 60, 300, 0.62), (640, 150, 170, 0.5), (800, 90,
                           220, 0.58),
                       (900, 160, 120, 0.45)):
        tone = mix(BLUE, ICE, t)
        c.rect(x, 480 - h, x + w, 484, tone)
        for k in range(int(h // 26)):
            c.rect(x + 10, 480 - h + 12 + k * 26, x + w - 10, 480 - h + 20 + k * 26, lighter(tone,
                0.25))
    for k in range(3):
        x = 200 + k * 260
        c.poly([(x - 10, 470), (x + 10, 470), (x + 16, 560), (x - 16, 560)], rgb("#8b93a8"))
    c.poly([(0, 462), (1000, 470), (1000, 488), (0, 482)], rgb("#a0a6b6"))
    c.gradient((0, 500, 1600, 1200), rgb("#9db6c4"), rgb("#55799a"))
    nature.ripples(s, 504, 1100, PAPER, 80, 0.4, x1=1000)
    bank = [(1.1, 40), (0.2, 20), (-1.0, 12), (-2.4, 8), (-4.4, 5.2), (-9, 2.6)]
    s.face([(x - 0.9, -0.5, z) for x, z in bank] + [(40, -0.5, 2), (60, -0.5, 40)], rgb("#8e97a3"))
    c.rect(1000, 470, 1600, 640, rgb("#a9b291"))
    s.face([(x, 0, z) for x, z in bank] + [(40, 0, 2), (60, 0, 40)], rgb("#d6cbbb"))
    s.face([(5, 0, 40), (4.6, 0, 20), (4.4, 0, 12), (5.2, 0, 8), (8, 0, 4), (60, 0, 4), (60, 0,
        40)], rgb("#a3ad83"))
    for (xa, za), (xb, zb) in pairwise(bank):
        for y in (1.0, 0.62, 0.3):
            c.poly([s.at(xa, y, za), s.at(xb, y, zb), s.at(xb, y - 0.06, zb), s.at(xa, y - 0.06,
                za)], INDIGO)
        for t in range(6):
            k = t / 6
            x, z = xa + (xb - xa) * k, za + (zb - za) * k
            s.wall(x - 0.03, x + 0.03, 0, 1.02, z, INDIGO)
    for x, z, h in ((5.4, 30, 8), (5.2, 21, 8), (5.6, 14.5, 7), (6.0, 9.4, 6.6)):
        nature.tree(s, x, z, h, mix(AMBER, RUST, s.rng.uniform(0, 0.4)))
    for x, z in ((1.0, 7.0), (2.6, 9.3)):
        s.put(z + 0.01, lambda x=x, z=z: [s.disc(x + s.rng.uniform(-0.5, 0.5),
            0.06 * s.rng.random(), z + s.rng.uniform(-0.2, 0.2), 0.09,
              s.rng.choice((AMBER, RUST, ORANGE))) for _ in range(46)])
    nature.scatter(s, -3, 6, 3.2, 20, [AMBER, RUST, ORANGE], 210, 0.06)
    def sweep(j: dict[str, Point], m: float) -> None:
        props.broom(c, j["near"], j["far"], m, WOOD, rgb("#c9a45c"), 0.55)
    vest = ORANGE
    s.person(0.0, 6.2, CAST.pupil(s.rng, vest=vest, hair="tail", skirt=False), DIG, "right",
        before=sweep)
    s.person(1.75, 7.6, CAST.pupil(s.rng, vest=vest, hair="cap", hat=ORANGE), DIG, "left",
        before=sweep)
    s.person(3.0, 5.7, CAST.adult(s.rng, top=PLUM, vest=vest, hair="bob", coat=0), BEND, "left",
             then=lambda j, m: props.sack(c, j["far"], m, INDIGO, 0.4))
    s.person(-1.2, 8.4, CAST.pupil(s.rng, vest=vest), BEND, "right", then=lambda j,
        m: props.sack(c, j["far"], m, INDIGO, 0.4))
    s.person(2.3, 11.5, CAST.pupil(s.rng, vest=vest, skirt=False), DIG, "right", before=sweep)
    s.person(1.2, 15, CAST.pupil(s.rng, vest=vest), STROLL, "left", then=lambda j, m: props.sack(c,
        j["near"], m, INDIGO, 0.4))
    s.person(3.4, 17, CAST.elder(s.rng), STROLL, "left")
    s.play()
    return s


def repair_stall() -> Scene:
    """Free repairs under an awning on the corner."""
    s = Scene("repair", paper=CREAM, horizon=610, eye=1.6, focal=1450, haze=rgb("#ece0cc"),
        clear=60, light=-1)
    nature.sky(s, rgb("#a5b9cf"), rgb("#f4e6cd"), 520)
    for x0, x1, z, f, w in ((-22, -9, 24, 3, rgb("#c9a68c")), (-9, 3, 25, 4, CREAM), (3, 13, 24, 3,
            rgb("#9fb0bf")),
                            (13, 26, 25, 4, PEACH)):
        built.house(s, x0, x1, z, f, w, RUST, BLUE, pitch=0, bay=3)
    s.floor(-60, 60, 1.4, 24, rgb("#c8bfb2"))
    for z in (3.3, 4.1, 5.2, 6.8, 9, 12.5, 18):
        s.floor(-60, 60, z, z + 0.03, rgb("#aca395"))
    for x in (-8.5, 8.2):
        nature.tree(s, x, 16, 6.4, mix(TEAL, AMBER, 0.25))
    def awning() -> None:
        for x in (-3.4, 3.4):
            s.wall(x - 0.05, x + 0.05, 0, 2.7, 9, GRAPHITE)
        for k in range(10):
            a, b = -3.7 + k * 0.74, -4.0 + k * 0.8
            s.face([(a, 3.35, 9), (a + 0.74, 3.35, 9), (b + 0.8, 2.75, 6.4), (b, 2.75, 6.4)],
                ORANGE if k % 2 else PAPER)
            s.face([(b, 2.75, 6.4), (b + 0.8, 2.75, 6.4), (b + 0.8, 2.5, 6.4), (b + 0.4, 2.44,
                6.4), (b, 2.5, 6.4)],
                   darker(ORANGE, 0.12) if k % 2 else darker(PAPER, 0.1))
        for x in (-3.95, 3.9):
            s.wall(x - 0.05, x + 0.05, 0, 2.72, 6.4, GRAPHITE)
    s.face([(-3.4, 0, 6.2), (4.6, 0, 6.2), (4.8, 0, 9.4), (-2.8, 0, 9.4)], s.shade, 0.18)
    work = STAND.but(arms=((12, -36), (12, -36)))
    for i, x in enumerate((-2.2, -0.7, 0.8, 2.3)):
        s.person(x, 8.3, CAST.pupil(s.rng, apron=INDIGO if i != 2 else RUST, skirt=False),
            work if i % 2 else
                 STAND.but(arms=((10, -30), (34, -40))), "front", shadow=0.2)
    built.table(s, -3.0, 3.0, 7.0, 8.0, WOOD, height=0.8, then=lambda: _appliances(s))
    s.put(6.3, awning)
    s.person(-2.7, 5.9, CAST.elder(s.rng, hair="bun", top=PLUM), HOLD.but(arms=((28, 70), (26,
        76))), "right", shadow=0.6,
             then=lambda j, m: _kettle(s, (j["near"][0] + 0.05 * m, j["near"][1] + 0.06 * m), m))
    s.person(2.7, 5.8, CAST.elder(s.rng, hair="short", top=GRAPHITE), STAND_SIDE.but(arms=((10,
        30), (-8, 14))), "left", shadow=0.6)
    s.person(-5.2, 9.8, CAST.adult(s.rng, top=RUST), STROLL, "right", shadow=0.6)
    s.play()
    return s


def _kettle(s: Scene, at: Point, m: float) -> None:
    c, (x, y) = s.canvas, at
    c.line([(x - 0.1 * m, y - 0.16 * m), (x, y - 0.26 * m), (x + 0.1 * m, y - 0.16 * m)],
        0.025 * m, INK)
    c.limb((x + 0.06 * m, y - 0.02 * m), (x + 0.2 * m, y - 0.14 * m), 0.035 * m, 0.018 * m, STEEL)
    c.blob([(x - 0.13 * m, y + 0.04 * m), (x - 0.1 * m, y - 0.14 * m), (x + 0.1 * m, y - 0.14 * m),
        (x + 0.13 * m, y + 0.04 * m)],
           STEEL)


def _appliances(s: Scene) -> None:
    y, z, c, m = 0.81, 7.3, s.canvas, s.metre(7.3)
    px, py = s.at(-2.3, y, z)
    c.limb((px, py), (px, py - 0.16 * m), 0.02 * m, 0.02 * m, INK)
    c.ellipse(px, py, 0.14 * m, 0.035 * m, INK)
    c.ellipse(px, py - 0.38 * m, 0.24 * m, 0.24 * m, INDIGO)
    c.ellipse(px, py - 0.38 * m, 0.21 * m, 0.21 * m, ICE)
    for k in range(3):
        a = k * math.tau / 3 + 0.4
        c.limb((px, py - 0.38 * m), (px + 0.12 * m * math.cos(a),
            py - 0.38 * m + 0.12 * m * math.sin(a)), 0.03 * m, 0.06 * m, BLUE)
    s.box(-1.2, -0.5, y, y + 0.36, z, z + 0.3, RUST)
    s.wall(-1.15, -0.75, y + 0.06, y + 0.3, z, INK)
    for k in range(2):
        c.ellipse(*s.at(-0.62, y + 0.12 + k * 0.13, z), 0.04 * m, 0.04 * m, PAPER)
    c.line([s.at(-0.6, y + 0.36, z), s.at(-0.4, y + 0.75, z)], 3, GRAPHITE)
    s.box(0.3, 1.0, y, y + 0.1, z - 0.1, z + 0.4, INDIGO, top=BLUE)
    for k in range(5):
        s.box(0.36 + k * 0.13, 0.42 + k * 0.13, y + 0.1, y + 0.14, z, z + 0.2, (ORANGE, STEEL,
            AMBER)[k % 3])
    _kettle(s, (s.at(1.6, y + 0.02, z)[0], s.at(1.6, y + 0.03, z)[1]), m * 1.2)
    s.box(2.1, 2.75, y, y + 0.3, z, z + 0.3, TEAL)
    s.wall(2.3, 2.55, y + 0.3, y + 0.36, z, INK)


def portrait_studio_door() -> Scene:
    """Night outside, warm light in the open studio door."""
    s = Scene("studio", size=(1200, 1600), paper=INDIGO, horizon=820, eye=1.5, focal=1800,
        haze=rgb("#2b3360"), clear=80,
              light=1, shade=rgb("#121634"))
    c = s.canvas
    s.wall(-6, 6, 0, 8, 6.5, rgb("#3d4573"))
    for row in range(26):
        for k in range(22):
            x = -3.3 + k * 0.32 + (row % 2) * 0.16
            if s.rng.random() < 0.3:
                s.wall(x, x + 0.29, row * 0.16, row * 0.16 + 0.13, 6.5, rgb("#4a5282"), 0.6)
    s.floor(-6, 6, 1.2, 6.5, rgb("#2d345c"))
    s.floor(-6, 6, 6.1, 6.5, rgb("#4b517c"), y=0.0)
    s.wall(-1.25, 1.25, 0, 2.85, 6.5, rgb("#22284d"))
    s.wall(-1.1, 1.1, 0, 2.7, 6.5, rgb("#fbcf86"))
    s.floor(-1.1, 1.1, 6.5, 8.6, rgb("#c98a4c"))
    s.wall(-0.95, 0.95, 0, 2.5, 8.6, rgb("#fbdca0"))
    built.shelf(s, -0.95, 0.1, 0.9, 2.3, 8.5, rgb("#a5693d"), [RUST, TEAL, PAPER, INDIGO, ORANGE],
        3)
    s.wall(0.3, 0.85, 1.2, 2.0, 8.55, PAPER)
    s.face([(0.35, 1.25, 8.5), (0.8, 1.25, 8.5), (0.8, 1.6, 8.5), (0.55, 1.8, 8.5), (0.35, 1.5,
        8.5)], TEAL)
    c.line([s.at(0.1, 2.7, 7), s.at(0.1, 2.35, 7)], 4, INK)
    s.face([(-0.12, 2.2, 7), (0.32, 2.2, 7), (0.18, 2.38, 7), (0.02, 2.38, 7)], INK)
    c.ellipse(*s.at(0.1, 2.2, 7), 24, 12, PAPER)
    s.face([(-1.1, 0, 6.5), (-1.75, 0, 5.6), (-1.75, 2.7, 5.6), (-1.1, 2.7, 6.5)], RUST)
    s.face([(-1.25, 1.3, 6.28), (-1.6, 1.3, 5.8), (-1.6, 2.4, 5.8), (-1.25, 2.4, 6.28)],
        rgb("#f3b96e"))
    s.face([(-1.1, 0, 6.5), (1.1, 0, 6.5), (2.3, 0, 2.2), (-2.3, 0, 2.2)], rgb("#f0b76c"), 0.62)
    s.wall(1.9, 3.4, 1.2, 2.5, 6.5, rgb("#22284d"))
    s.wall(2.0, 3.3, 1.3, 2.4, 6.5, rgb("#e9b26c"))
    s.wall(2.62, 2.68, 1.3, 2.4, 6.5, rgb("#22284d"))
    s.face([(-1.9, 3.3, 6.5), (1.9, 3.3, 6.5), (2.1, 3.05, 5.6), (-2.1, 3.05, 5.6)], ORANGE)
    s.wall(-2.1, 2.1, 2.95, 3.05, 5.6, darker(ORANGE, 0.25))
    s.person(0.25, 6.25, CAST.adult(s.rng, top=PLUM, bottom=INK, hair="bun", height=1.68, coat=0.2,
        apron=CREAM),
             Pose(arms=((10, 6), (20, -50)), legs=((4, 0), (4, 0))), "front", shadow=0)
    s.face([(0.1, 0, 6.2), (0.42, 0, 6.2), (0.75, 0, 4.2), (0.1, 0, 4.2)], s.shade, 0.4)
    s.play()
    for x, z, size in ((1.55, 5.4, 1.5), (2.0, 5.0, 1.3), (-2.15, 4.9, 1.6)):
        props.pot(c, s.at(x, 0, z), s.metre(z) * size, RUST, TEAL, 0.42)
    return s


def tea_house() -> Scene:
    """Talk over tea behind lattice windows."""
    s = Scene("tea", paper=CREAM, horizon=560, eye=1.45, focal=1950, clear=300, light=-1,
        shade=rgb("#33233c"))
    c = s.canvas
    built.room(s, 4.2, 3.3, 7.6, rgb("#c99a68"), rgb("#7d5240"), rgb("#8a5f48"))
    wood = rgb("#5a3730")
    for x0 in (-3.7, -1.1, 1.5):
        s.wall(x0, x0 + 2.2, 0.9, 2.9, 7.6, wood)
        s.wall(x0 + 0.08, x0 + 2.12, 0.98, 2.82, 7.6, rgb("#fbdfa6"))
        s.face([(x0 + 0.08, 0.98, 7.6), (x0 + 2.12, 0.98, 7.6), (x0 + 2.12, 1.5, 7.6), (x0 + 1.5,
            1.75, 7.6), (x0 + 0.8, 1.4, 7.6),
                (x0 + 0.08, 1.65, 7.6)], rgb("#e8b676"))
        for k in range(1, 8):
            x = x0 + 0.08 + k * 2.04 / 8
            s.wall(x - 0.015, x + 0.015, 0.98, 2.82, 7.6, wood)
        for k in range(1, 7):
            y = 0.98 + k * 1.84 / 7
            s.wall(x0 + 0.08, x0 + 2.12, y - 0.014, y + 0.014, 7.6, wood)
        s.wall(x0 + 0.6, x0 + 1.6, 1.5, 2.3, 7.6, wood)
        s.wall(x0 + 0.64, x0 + 1.56, 1.54, 2.26, 7.6, rgb("#fdeac0"))
        s.face([(x0 + 0.4, 0, 7.2), (x0 + 1.9, 0, 7.2), (x0 + 2.9, 0, 4.9), (x0 + 1.0, 0, 4.9)],
            rgb("#e0a768"), 0.42)
    for x in (-3.85, -1.3, 1.3, 3.85):
        s.box(x - 0.1, x + 0.1, 0, 3.3, 7.3, 7.5, wood)
    for x in (-1.9, 1.9):
        m, (px, py) = s.metre(5.6), s.at(x, 2.55, 5.6)
        c.line([s.at(x, 3.3, 5.6), (px, py - 0.3 * m)], 4, INK)
        with c.group(s.shade, (0.06 * m, 0), 0.18):
            c.blob([(px - 0.16 * m, py - 0.3 * m), (px - 0.3 * m, py), (px - 0.16 * m,
                py + 0.3 * m), (px + 0.16 * m, py + 0.3 * m),
                    (px + 0.3 * m, py), (px + 0.16 * m, py - 0.3 * m)], AMBER)
        for k in (-0.12, 0, 0.12):
            c.line([(px + k * m, py - 0.3 * m), (px + k * 1.8 * m, py), (px + k * m,
                py + 0.3 * m)], 2, ORANGE)
    talk = SIT.but(arms=((24, 70), (30, 84)), lean=6)
    for x, z, view, look, pose in (
            (-1.6, 5.1, "right", CAST.adult(s.rng, top=TEAL, hair="bun"), talk),
            (-1.8, 5.9, "right", CAST.adult(s.rng, top=PAPER, hair="short"), talk.but(arms=((20,
                60), (60, 100)))),
            (1.6, 5.1, "left", CAST.elder(s.rng, top=PLUM, hair="short"), talk.but(arms=((24, 70),
                (46, 104)))),
            (1.8, 5.9, "left", CAST.adult(s.rng, top=INDIGO, hair="long"), talk)):
        built.stool(s, x, z, wood, 0.44)
        s.person(x, z, look, pose, view, shadow=0.15)
    s.person(0.0, 6.75, CAST.adult(s.rng, top=RUST, hair="bob"), SIT_FRONT.but(arms=((16, -50),
        (30, -14))), "front", shadow=0)
    built.table(s, -1.25, 1.25, 4.9, 6.1, wood, height=0.6, then=lambda: _tea_things(s))
    s.play()
    return s


def _tea_things(s: Scene) -> None:
    c, y, m = s.canvas, 0.61, s.metre(5.4)
    s.floor(-0.5, 0.5, 5.2, 5.75, rgb("#8f5f44"), y=y + 0.01)
    px, py = s.at(0.0, y + 0.02, 5.5)
    with c.group(s.shade, (0.03 * m, 0), 0.25):
        c.line([(px - 0.1 * m, py - 0.05 * m), (px - 0.2 * m, py - 0.12 * m), (px - 0.12 * m,
            py - 0.18 * m)], 0.022 * m, GRAPHITE)
        c.limb((px + 0.1 * m, py - 0.07 * m), (px + 0.22 * m, py - 0.17 * m), 0.03 * m, 0.016 * m,
            GRAPHITE)
        c.blob([(px - 0.12 * m, py - 0.02 * m), (px - 0.13 * m, py - 0.12 * m), (px, py - 0.2 * m),
            (px + 0.13 * m, py - 0.12 * m),
                (px + 0.12 * m, py - 0.02 * m), (px, py + 0.01 * m)], GRAPHITE)
        c.ellipse(px, py - 0.21 * m, 0.025 * m, 0.022 * m, GRAPHITE)
    for x, z in ((-0.95, 5.2), (-0.95, 5.8), (0.95, 5.2), (0.95, 5.8), (0.1, 5.95), (0.35, 5.3)):
        props.cup(c, s.at(x, y, z), m, PAPER, 0.075)
    for k in range(3):
        c.line([(px + (k - 1) * 12, py - 0.27 * m), (px + (k - 1) * 20 + 8, py - 0.36 * m),
            (px + (k - 1) * 14, py - 0.46 * m)], 3, PAPER, 0.5)
    s.disc(-0.4, y + 0.01, 5.15, 0.16, CREAM)
    for k in range(5):
        c.ellipse(*s.at(-0.4 + 0.08 * math.cos(k * 1.25), y + 0.03,
            5.15 + 0.08 * math.sin(k * 1.25)), 11, 8, (AMBER, ORANGE)[k % 2])


PICTURES = {
    "riverside-volunteers": riverside_volunteers,
    "repair-stall": repair_stall,
    "portrait-studio-door": portrait_studio_door,
    "tea-house": tea_house,
}
