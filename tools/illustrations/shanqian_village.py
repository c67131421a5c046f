"""The mountain school among its neighbours."""

import math

from . import built, nature, props
from .canvas import Point, darker, lighter, rgb
from .figures import HOLD, RUN, SIT, STAND, STROLL, Pose
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
    SLATE,
    SOIL,
    STONE,
    STRAW,
    TILE,
    WOOD,
)
from .stage import Scene


def home_visit() -> Scene:
    """A village path in autumn, persimmons over the gate."""
    s = Scene("visit", paper=CREAM, horizon=520, eye=1.6, focal=1450, haze=rgb("#efe6cf"), clear=55)
    c = s.canvas
    nature.sky(s, rgb("#b5cdc6"), rgb("#f6ead0"), 560)
    nature.ridge(s, 540, 260, rgb("#b3c2ab"), rough=0.5, stipple=0.1)
    nature.ridge(s, 590, 150, rgb("#879c78"), rough=0.4, peaks=4, stipple=0.12)
    s.floor(-60, 60, 1.5, 60, rgb("#b9b77a"))
    built.gable(s, -17, -10, 30, CREAM, SLATE, window=INK)
    built.gable(s, -8.5, -3.6, 36, PAPER, TILE, window=INK)
    for x, z, h in ((-11, 26, 7), (-3, 34, 8), (-15, 24, 6)):
        nature.tree(s, x, z, h, OCHRE if x != -3 else MOSS)
    s.play()
    c.blob([s.at(*p) for p in ((-3.4, 0, 2.6), (-2.6, 0, 6), (-2.2, 0, 10), (-3.6, 0, 16), (-3.2,
        0, 30), (-2.2, 0, 30),
                               (-1.6, 0, 17), (3.2, 0, 12.2), (3.4, 0, 9.4), (1.2, 0, 7.4), (1.3,
                                   0, 4), (1.8, 0, 2.6))],
           rgb("#dccaa0"))
    built.house(s, 2.2, 12, 13, 1, PAPER, SLATE, INK, pitch=2.3, bay=3.2, storey=3)
    for i in range(16):
        s.canvas.line([s.at(1.9 + i * 0.66, 3.0, 13), s.at(2.9 + i * 0.58, 5.2, 15.2)], 3,
            darker(SLATE, 0.25))
    for x in (3.2, 6.3):
        for k in range(7):
            c.ellipse(*s.at(x + (k % 2) * 0.12, 2.5 - k * 0.17, 12.9), 9, 11, GOLD)
    s.put(11.8, lambda: (s.box(6, 12, 0, 1.1, 11.6, 12, STONE), s.box(-0.4 + 2.4, 2.9, 0, 1.1,
        11.6, 12, STONE)))
    s.shadow(2.7, 10.2, 0.5, 2.2)
    s.put(10.2, lambda: _persimmon(s, 2.7, 10.2))
    s.person(4.15, 10.6, CAST.elder(s.rng, top=SLATE, hair="bun"), Pose(arms=((36, 70), (44, 96)),
        legs=((4, 2), (-3, -4)),
             lean=8), "left")
    s.person(-0.6, 7.1, CAST.adult(s.rng, top=CLAY, hair="tail", bottom=INK, bag=EARTH), STROLL,
        "right", shadow=0.8)
    s.person(0.35, 7.6, CAST.adult(s.rng, top=rgb("#4e6f76"), hair="short"), STROLL.but(arms=((14,
        26), (60, 84))), "right",
             shadow=0.8, then=lambda j, m: props.basket(c, (j["far"][0], j["far"][1] + 0.2 * m), m,
                 EARTH, CLAY, 0.26))
    s.person(1.5, 9.9, CAST.pupil(s.rng, height=1.25, hair="tail"), RUN, "left")
    s.play()
    for x, z in ((-2.9, 4.6), (-2.55, 4.1), (2.2, 4.3)):
        px, py = s.at(x, 0, z)
        nature.crown(s, px, py - 30, 130, 70, MOSS, 8)
    return s


def _persimmon(s: Scene, x: float, z: float) -> None:
    """A bare tree whose twigs hang with fruit."""
    c, m, (fx, fy) = s.canvas, s.metre(z), s.at(x, 0, z)
    bark, fruit = rgb("#6a5346"), []
    with c.group(s.shade, (0.05 * m, 0), 0.25):
        c.limb((fx, fy), (fx + 0.06 * m, fy - 2.1 * m), 0.16 * m, 0.11 * m, bark)
        for up, lean, long in ((1.3, -58, 1.5), (1.6, 52, 1.7), (1.95, -34, 1.9), (2.05, 26, 2.0),
                               (2.1, -8, 2.1), (1.9, 70, 1.3), (1.8, -76, 1.2)):
            a = math.radians(lean)
            root = (fx + 0.05 * m, fy - up * m)
            tip = (root[0] + math.sin(a) * long * m, root[1] - math.cos(a) * long * m)
            c.limb(root, tip, 0.07 * m, 0.02 * m, bark)
            for k in (0.45, 0.65, 0.85):
                for turn in (-46, 40):
                    b = math.radians(lean + turn)
                    p = (root[0] + (tip[0] - root[0]) * k, root[1] + (tip[1] - root[1]) * k)
                    q = (p[0] + math.sin(b) * 0.5 * m, p[1] - math.cos(b) * 0.5 * m)
                    c.limb(p, q, 0.022 * m, 0.01 * m, bark)
                    fruit.append(q)
    for px, py in fruit:
        r = s.rng.uniform(0.06, 0.085) * m
        c.ellipse(px, py + r, r, r * 0.92, CLAY if s.rng.random() < 0.6 else OCHRE)
        c.ellipse(px - r * 0.3, py + r * 0.7, r * 0.3, r * 0.3, lighter(GOLD, 0.4))


def visiting_elders() -> Scene:
    """Dumplings in the courtyard: pupils and elders around one table."""
    s = Scene("elders", paper=CREAM, horizon=480, eye=1.75, focal=1850, haze=rgb("#f3e6c9"),
        clear=70)
    c = s.canvas
    nature.sky(s, rgb("#b9cfc4"), rgb("#f5e8cb"), 420)
    nature.ridge(s, 330, 200, rgb("#b5c4aa"), rough=0.5)
    s.floor(-30, 30, 1.5, 12, rgb("#cbb48c"))
    for z in (3.4, 4.2, 5.2, 6.5, 8.2, 10.4):
        s.floor(-30, 30, z, z + 0.03, rgb("#b39a72"))
    built.house(s, -6.5, 6.5, 11, 1, PAPER, SLATE, rgb("#5a4a3c"), pitch=2.1, storey=3.1, bay=2.6)
    for i in range(23):
        x = -6.6 + i * 0.6
        c.line([s.at(x, 3.1, 11), s.at(x * 0.86, 5.1, 13.4)], 3, darker(SLATE, 0.22))
    s.box(-12, -6.5, 0, 2.2, 10.5, 11, STONE)
    s.box(6.5, 12, 0, 2.2, 10.5, 11, STONE)
    for x in (-3.9, 3.9, -1.4, 1.4):
        for k in range(8):
            c.ellipse(*s.at(x + (k % 2) * 0.1, 2.7 - k * 0.14, 10.9), 8, 9,
                CLAY if abs(x) > 2 else GOLD)
    nature.tree(s, 5.0, 9.4, 5.2, OCHRE)
    nature.tree(s, -6.2, 9.8, 5.4, MOSS)
    knead = SIT.but(arms=((46, 84), (52, 88)), lean=10, head=10)
    for x, z, view, kind in ((-2.25, 6.1, "right", "e"), (2.25, 6.1, "left", "e"), (-2.2, 6.9,
            "right", "p"),
                             (2.2, 6.9, "left", "p")):
        look = CAST.elder(s.rng) if kind == "e" else CAST.pupil(s.rng, height=1.5)
        built.stool(s, x, z, SOIL, 0.42)
        s.person(x, z, look, knead, view, shadow=0.2)
    work = STAND.but(arms=((12, -34), (12, -34)), head=0)
    for x, kind in ((-1.4, "p"), (-0.75, "e"), (0.0, "p"), (0.72, "e"), (1.4, "p")):
        look = CAST.elder(s.rng) if kind == "e" else CAST.pupil(s.rng, height=1.5, apron=PAPER)
        s.person(x, 7.75, look, work, "front", shadow=0.2)
    built.table(s, -1.9, 1.9, 6.0, 7.3, WOOD, height=0.67, then=lambda: _dumplings(s))
    s.person(-1.15, 5.0, CAST.pupil(s.rng, height=1.5, hair="bob", top=rgb("#4f8062")),
        STAND.but(arms=((16, 6), (22, 30))), "back",
             shadow=0.5)
    s.person(3.1, 8.2, CAST.adult(s.rng, top=CLAY, hair="bun", apron=CREAM), HOLD.but(arms=((34,
        84), (30, 88))),
             "left", then=lambda j, m: _tray(s, j["near"], m))
    s.play()
    nature.crown(s, 60, 10, 330, 150, darker(MOSS, 0.08), 11)
    return s


def _tray(s: Scene, hand: Point, m: float) -> None:
    x, y = hand
    s.canvas.ellipse(x - 0.08 * m, y - 0.02 * m, 0.3 * m, 0.07 * m, EARTH)
    for i in range(5):
        s.canvas.ellipse(x + (i - 2.6) * 0.1 * m, y - 0.05 * m, 0.05 * m, 0.035 * m, PAPER)


def _dumplings(s: Scene) -> None:
    y = 0.68
    for x, z, r in ((-1.1, 6.65, 0.38), (1.15, 6.65, 0.38)):
        s.disc(x, y, z, r, EARTH)
        s.disc(x, y + 0.01, z, r * 0.9, STRAW)
        for k in range(12):
            a = k * math.tau / 8
            d = r * (0.68 if k < 8 else 0.3)
            px, py = s.at(x + d * math.cos(a), y + 0.03, z + d * math.sin(a))
            s.canvas.ellipse(px, py, 13, 8, PAPER)
            s.canvas.line([(px - 9, py - 3), (px, py - 6), (px + 9, py - 3)], 2.4, darker(PAPER,
                0.16))
    s.disc(0.0, y, 6.7, 0.3, rgb("#7d9aa0"))
    s.disc(0.0, y + 0.06, 6.7, 0.27, lighter(LEAF, 0.1))
    for x, z in ((-0.5, 6.25), (0.45, 6.2), (-0.4, 7.1), (0.5, 7.1)):
        s.disc(x, y, z, 0.11, PAPER)
    s.canvas.limb(s.at(0.45, y + 0.03, 6.42), s.at(0.8, y + 0.03, 6.3), 7, 7, EARTH)


PICTURES = {
    "home-visit": home_visit,
    "visiting-elders": visiting_elders,
}
