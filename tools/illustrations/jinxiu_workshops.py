"""Workshop and laboratory of the vocational school, and the way out of them."""

import math

from . import built, nature
from .canvas import Colour, Point, darker, lighter, rgb
from .figures import HOLD, POINT, STAND
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
    RUST,
    STEEL,
    TEAL,
    WOOD,
)
from .stage import Scene


def lathe_workshop() -> Scene:
    """The master shows a cut on the lathe."""
    s = Scene("lathe", paper=CREAM, horizon=500, eye=1.6, focal=1750, haze=rgb("#d9cdbb"),
        clear=40, light=-1,
              shade=rgb("#23264a"))
    built.room(s, 6.5, 5.2, 17, rgb("#a9afb9"), rgb("#b9a48c"), rgb("#6d7284"), boards=False,
        skirting=GRAPHITE)
    for x in range(-6, 7, 3):
        s.wall(x - 1.15, x + 1.15, 2.0, 4.5, 17, rgb("#f8e6bd"))
        for k in (-0.4, 0.4):
            s.wall(x + k - 0.03, x + k + 0.03, 2, 4.5, 17, GRAPHITE)
        s.wall(x - 1.15, x + 1.15, 3.2, 3.26, 17, GRAPHITE)
    for z in (5, 8, 11, 14):
        s.floor(-6.5, 6.5, z, z + 0.3, rgb("#4e5468"), y=5.15)
        built.side_window(s, -6.5, 1.6, 4.2, z, z + 2, GRAPHITE, rgb("#fbeac4"), 3)
        s.face([(-5.8, 0, z), (-5.8, 0, z + 1.8), (-2.6, 0, z + 1.2), (-2.6, 0, z - 0.6)],
            rgb("#f3d7a2"), 0.45)
    for side in (-1, 1):
        s.face([(side * 1.9, 0, 2), (side * 2.0, 0, 2), (side * 2.0, 0, 17), (side * 1.9, 0, 17)],
            AMBER)
    for x, z in ((-4.3, 12.5), (-4.3, 9.2), (4.1, 13), (4.2, 9.6)):
        s.put(z, lambda x=x, z=z: _lathe(s, x, z, 1.7, TEAL if x < 0 else BLUE))
        s.person(x + (1.0 if x < 0 else -0.9), z + 0.7, CAST.pupil(s.rng, hair="helmet",
            hat=AMBER), STAND.but(arms=((12, -30),
                 (12, -30))), "front", shadow=0.2)
    _lamps(s, [(-3, 13), (3, 13), (-3, 9), (3, 9), (0, 11)], 3.6, 5.2)
    s.person(1.98, 6.2, CAST.adult(s.rng, top=INDIGO, bottom=INK, hair="helmet", hat=PAPER,
        height=1.76, coat=0.1),
             HOLD.but(arms=((40, 74), (46, 70)), lean=8, head=12), "left", shadow=0.4)
    s.person(-1.75, 6.6, CAST.pupil(s.rng, hair="helmet", hat=AMBER, height=1.68, skirt=False),
        HOLD.but(arms=((22, 96), (16, 100)),
             lean=4, head=12), "right", shadow=0.4)
    s.person(-0.35, 7.7, CAST.pupil(s.rng, hair="helmet", hat=AMBER, height=1.74, skirt=False),
        STAND.but(arms=((12, -50), (12, -50))),
             "front", shadow=0.2)
    s.person(0.6, 7.6, CAST.pupil(s.rng, hair="helmet", hat=AMBER, height=1.62, skirt=False),
        STAND.but(arms=((14, -60), (14, -60))),
             "front", shadow=0.2)
    s.put(6.3, lambda: _lathe(s, 0.25, 6.3, 2.5, TEAL))
    s.play()
    return s


def _lamps(s: Scene, places: list[tuple[float, float]], y: float, ceiling: float) -> None:
    """Hanging workshop lamps."""
    for x, z in places:
        m = s.metre(z)
        s.canvas.line([s.at(x, ceiling, z), s.at(x, y + 0.25, z)], 0.02 * m, INK)
        px, py = s.at(x, y, z)
        s.canvas.ellipse(px, py, 0.3 * m, 0.07 * m, rgb("#fff0c9"))
        s.canvas.blob([(px - 0.34 * m, py), (px - 0.2 * m, py - 0.2 * m), (px, py - 0.28 * m),
            (px + 0.2 * m, py - 0.2 * m),
                       (px + 0.34 * m, py), (px, py + 0.02 * m)], ORANGE)


def _lathe(s: Scene, x: float, z: float, long: float, tone: Colour) -> None:
    """A lathe seen from the front: bed, headstock, chuck, workpiece, tailstock."""
    c, m, a = s.canvas, s.metre(z), x - long / 2
    tone, steel = s.air(tone, z), s.air(STEEL, z)
    s.floor(a - 0.1, a + long + 0.1, z - 0.1, z + 0.7, s.shade, 0.25)
    s.box(a, a + long * 0.26, 0, 0.62, z, z + 0.6, darker(tone, 0.2))
    s.box(a + long * 0.76, a + long, 0, 0.62, z, z + 0.6, darker(tone, 0.2))
    s.wall(a + long * 0.26, a + long * 0.76, 0.44, 0.62, z + 0.3, darker(tone, 0.45))
    s.box(a, a + long, 0.62, 0.82, z, z + 0.6, tone, top=steel)
    s.box(a + 0.02, a + long * 0.3, 0.82, 1.3, z, z + 0.55, tone)
    for k in range(3):
        c.ellipse(*s.at(a + long * (0.07 + k * 0.07), 1.16, z), 0.05 * m, 0.05 * m, s.air((ORANGE,
            PAPER, AMBER)[k], z))
    s.wall(a + long * 0.05, a + long * 0.25, 0.9, 1.02, z, darker(tone, 0.3))
    s.box(a + long * 0.3, a + long * 0.38, 0.9, 1.24, z + 0.05, z + 0.4, darker(steel, 0.25))
    c.limb(s.at(a + long * 0.38, 1.07, z + 0.1), s.at(a + long * 0.68, 1.07, z + 0.1), 0.06 * m,
        0.045 * m, lighter(steel, 0.45))
    s.box(a + long * 0.5, a + long * 0.6, 0.82, 1.0, z - 0.1, z + 0.3, darker(steel, 0.35))
    c.line([s.at(a + long * 0.55, 0.92, z - 0.1), s.at(a + long * 0.55, 0.8, z - 0.2)], 0.03 * m,
        s.air(ORANGE, z))
    s.box(a + long * 0.74, a + long * 0.92, 0.82, 1.2, z + 0.05, z + 0.45, tone)
    c.limb(s.at(a + long * 0.68, 1.07, z + 0.1), s.at(a + long * 0.74, 1.07, z + 0.1), 0.02 * m,
        0.035 * m, steel)
    c.ellipse(*s.at(a + long * 0.95, 1.07, z), 0.12 * m, 0.12 * m, darker(steel, 0.3))
    c.ellipse(*s.at(a + long * 0.95, 1.07, z), 0.08 * m, 0.08 * m, steel)


def lab_lesson() -> Scene:
    """White coats, flasks, a bright morning."""
    s = Scene("lab", paper=ICE, horizon=470, eye=1.75, focal=1700, clear=300, light=1,
        shade=rgb("#2e3c66"))
    c = s.canvas
    built.room(s, 5, 3.3, 10.5, rgb("#cfdbe0"), rgb("#a7b3bd"), PAPER, boards=False,
        skirting=INDIGO)
    s.wall(-4.6, -0.6, 1.0, 2.5, 10.5, INDIGO)
    s.wall(-4.5, -0.7, 1.08, 2.42, 10.5, rgb("#3d5c62"))
    for k, (x, y) in enumerate(((-4.0, 1.95), (-3.1, 1.6), (-2.3, 2.0))):
        pts = [s.at(x + 0.25 * math.cos(t * math.tau / 6), y + 0.25 * math.sin(t * math.tau / 6),
            10.4) for t in range(7)]
        c.line(pts, 2.6, PAPER)
        c.line([pts[k], (pts[k][0] + 30, pts[k][1] - 22)], 2.6, PAPER)
    for k in range(3):
        c.line([s.at(-1.6, 2.2 - k * 0.3, 10.4), s.at(-0.9 - k * 0.1, 2.2 - k * 0.3, 10.4)], 2.6,
            PAPER, 0.8)
    built.shelf(s, 0.6, 4.6, 1.0, 2.7, 10.3, rgb("#dfe5e6"), [TEAL, ORANGE, STEEL, INDIGO, AMBER,
        PAPER], 3)
    for z in (4, 6.6):
        built.side_window(s, 5.0, 1.1, 2.8, z, z + 2.1, PAPER, rgb("#fbf3da"), 2)
        s.face([(4.6, 0, z), (4.6, 0, z + 2), (1.2, 0, z + 1.4), (1.2, 0, z - 0.6)],
            rgb("#e7e3d0"), 0.5)
    coat = {"top": PAPER, "coat": 0.5, "trim": BLUE, "skirt": False}
    look_in = STAND.but(arms=((14, -52), (12, -34)))
    raise_one = STAND.but(arms=((12, -30), (48, 150)))
    for row, (z, xs) in enumerate(((8.9, (-2.9, -1.5, 0.3, 1.7)), (6.4, (-2.4, -0.9, 0.75, 2.3)))):
        built.table(s, -3.5, 2.9, z - 1.0, z - 0.3, rgb("#e9ecea") if row else rgb("#dde3e4"),
            height=0.9, legs=False,
                    then=lambda z=z: _glass(s, z - 0.7))
        for i, x in enumerate(xs):
            pose = raise_one if (i + row) % 3 == 1 else look_in
            def flask(j: dict[str, Point], m: float, up: bool = pose is raise_one,
                    k: int = i) -> None:
                if up:
                    _flask(s, j["near"], m, (ORANGE, TEAL, AMBER)[k % 3])
            s.person(x, z, CAST.pupil(s.rng, **coat), pose, "front", shadow=0.2, then=flask)
    s.person(1.95, 4.75, CAST.adult(s.rng, top=PAPER, hair="bun", coat=0.55, bottom=INK),
        POINT.but(arms=((6, 12), (62, 92))), "left",
             shadow=0.4)
    s.play()
    return s


def _flask(s: Scene, at: Point, m: float, liquid: Colour, size: float = 1.0) -> None:
    """A conical flask, its mouth at `at`."""
    c, (x, y), k = s.canvas, at, m * size
    c.poly([(x - 0.025 * k, y - 0.06 * k), (x + 0.025 * k, y - 0.06 * k), (x + 0.025 * k,
        y + 0.05 * k),
            (x + 0.1 * k, y + 0.2 * k), (x - 0.1 * k, y + 0.2 * k), (x - 0.025 * k, y + 0.05 * k)],
                rgb("#eef6f6"), 0.85)
    c.poly([(x - 0.055 * k, y + 0.11 * k), (x + 0.055 * k, y + 0.11 * k), (x + 0.1 * k,
        y + 0.2 * k),
            (x - 0.1 * k, y + 0.2 * k)], liquid)


def _glass(s: Scene, z: float) -> None:
    """Bench glassware in loose order."""
    c, m = s.canvas, s.metre(z)
    for i in range(9):
        x = -3.2 + i * 0.7 + s.rng.uniform(-0.12, 0.12)
        px, py = s.at(x, 0.9, z)
        tone = (ORANGE, TEAL, AMBER, BLUE, RUST)[i % 5]
        if i % 3 == 0:
            _flask(s, (px, py - 0.2 * m), m, tone)
        elif i % 3 == 1:
            s.wall(x - 0.18, x + 0.18, 0.9, 0.96, z, WOOD)
            s.wall(x - 0.18, x + 0.18, 1.02, 1.05, z, WOOD)
            for k in range(4):
                tx = px + (k - 1.5) * 0.085 * m
                c.limb((tx, py - 0.24 * m), (tx, py - 0.05 * m), 0.022 * m, 0.022 * m,
                    rgb("#eef6f6"), 0.9)
                c.limb((tx, py - 0.15 * m), (tx, py - 0.05 * m), 0.02 * m, 0.02 * m, (tone, AMBER,
                    TEAL)[k % 3])
        else:
            c.rect(px - 0.07 * m, py - 0.16 * m, px + 0.07 * m, py, rgb("#eef6f6"), 0.85)
            c.rect(px - 0.07 * m, py - 0.09 * m, px + 0.07 * m, py, tone)


def portrait_graduates() -> Scene:
    """Graduates seen from the back step out of the hall into morning."""
    s = Scene("graduates", size=(1200, 1600), paper=PEACH, horizon=800, eye=1.5, focal=1500,
        haze=rgb("#fbe2bd"), clear=38,
              light=1, shade=rgb("#232246"))
    c = s.canvas
    nature.sky(s, rgb("#b5c4d6"), rgb("#fde3b8"), 830)
    nature.sun(s, 690, 640, 84, rgb("#fff6dc"))
    for x, w, h in ((300, 70, 130), (390, 90, 80), (500, 60, 190), (760, 80, 150), (860, 60, 90)):
        c.rect(x, 806 - h, x + w, 815, rgb("#d9b6a2"))
    s.floor(-40, 40, 6, 80, rgb("#e8c9a2"))
    for x, z, h in ((-4.2, 17, 6), (4.4, 18, 6.5), (-5, 26, 7), (5.2, 28, 7)):
        nature.tree(s, x, z, h, rgb("#b58f62"))
    s.play()
    s.floor(-6, 6, 1, 7.4, rgb("#57577e"))
    s.face([(-2.6, 0, 7.4), (2.6, 0, 7.4), (1.9, 0, 1.4), (-2.7, 0, 1.4)], rgb("#f6cf98"), 0.62)
    dark = rgb("#2f3359")
    for x0, x1 in ((-8, -2.6), (2.6, 8)):
        s.wall(x0, x1, 0, 9, 7.4, dark)
    s.wall(-8, 8, 4.6, 9, 7.4, dark)
    for x in (-2.6, 2.6):
        s.flank(x, 0, 4.6, 7.4, 7.9, ORANGE)
    s.wall(-2.75, 2.75, 4.5, 4.75, 7.4, STEEL)
    for k in range(4):
        y = 5.1 + k * 0.36
        s.wall(-2.6, 2.6, y, y + 0.06, 7.3, rgb("#414775"))
    for x in (-2.5, 2.5):
        s.box(x - 0.12, x + 0.12, 0, 9, 5.0, 5.25, rgb("#252a4c"))
    for y in (6.0, 6.9):
        c.line([s.at(-4, y, 6), s.at(4, y, 6)], 22, rgb("#252a4c"))
    for k in range(9):
        a, b = s.at(-4 + k * 0.9, 6.0, 6), s.at(-3.55 + k * 0.9, 6.9, 6)
        c.line([a, b, s.at(-3.1 + k * 0.9, 6.0, 6)], 8, rgb("#252a4c"))
    walk = STAND.but(arms=((9, 3), (9, 3)), legs=((5, -2), (3, 2)))
    for i, (x, z) in enumerate(((-0.85, 4.9), (0.05, 5.2), (0.95, 4.8), (-1.5, 6.1), (1.65, 6.0),
            (-0.4, 6.6), (0.55, 6.8))):
        pose = walk if i not in (1, 4) else STAND.but(arms=((12, 4), (150, 164)))
        s.person(x, z, CAST.pupil(s.rng, top=(BLUE, INDIGO, BLUE)[i % 3], bag=i % 2 == 0,
            skirt=False), pose, "back", shadow=0)
        s.face([(x - 0.16, 0, z), (x + 0.16, 0, z), (x * 1.0 + 0.1, 0, z - 1.7), (x - 0.42, 0,
            z - 1.7)], s.shade, 0.4)
    s.play()
    return s


PICTURES = {
    "lathe-workshop": lathe_workshop,
    "lab-lesson": lab_lesson,
    "portrait-graduates": portrait_graduates,
}
