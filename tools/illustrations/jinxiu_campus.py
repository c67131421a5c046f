"""The vocational school out of doors."""

import math

from . import nature
from .canvas import Colour, darker, lighter, mix, rgb
from .figures import HANDS_UP, RUN, STAND, STROLL, Pose
from .jinxiu import AMBER, BLUE, CAST, INDIGO, INK, ORANGE, PAPER, PEACH, RUST
from .stage import Scene


def cover() -> Scene:
    """Golden dusk: students cross the square toward the lit workshop hall."""
    s = Scene("hall", paper=PEACH, horizon=560, eye=1.7, focal=1400, light=1, haze=rgb("#eebf95"),
        clear=80,
              shade=rgb("#2a2450"))
    c = s.canvas
    nature.sky(s, rgb("#4d5d93"), rgb("#f8c48d"), 600)
    for x, y, w, t in ((330, 200, 620, "#9a86a0"), (1200, 300, 720, "#d9a48f"), (760, 420, 560,
            "#f0bb90")):
        nature.cloud(s, x, y, w, rgb(t), 0.6)
    for x, w, h in ((-20, 90, 200), (80, 60, 150), (150, 110, 120), (1310, 80, 170), (1400, 60,
            240), (1470, 150, 140)):
        c.rect(x, 560 - h, x + w, 570, rgb("#8d7a9c"))
    s.floor(-80, 80, 1.3, 60, rgb("#a68b94"))
    for z in (3, 3.8, 4.9, 6.4, 8.6, 12, 17):
        s.floor(-80, 80, z, z + 0.05, rgb("#8a7286"))
    for x in range(-16, 17, 2):
        s.face([(x, 0, 1.4), (x + 0.05, 0, 1.4), (x + 0.05, 0, 26), (x, 0, 26)], rgb("#8a7286"),
            0.8)
    _hall(s, 26.0)
    s.face([(-2.7, 0, 26), (2.7, 0, 26), (4.2, 0, 4), (-4.2, 0, 4)], rgb("#fcd9a0"), 0.42)
    for side in (-1, 1):
        for zz, h in ((21, 6.0), (15, 6), (10.5, 5.6)):
            nature.tree(s, side * (6.6 + (21 - zz) * 0.02), zz, h,
                rgb("#7b5f6b") if zz > 14 else rgb("#8a5a58"))
        for zz in (12.5, 18):
            s.put(zz, lambda side=side, zz=zz: _street_lamp(s, side * 4.6, zz))
    walk = STAND.but(arms=((9, 3), (9, 3)), legs=((5, -2), (3, 2)))
    for i, (x, zz) in enumerate(((-1.25, 6.4), (-0.45, 6.7), (1.15, 7.4), (0.35, 9.2), (-1.5,
            10.4), (1.9, 11), (-0.3, 13),
                                 (0.7, 14.6), (-1.2, 17), (1.3, 18.5), (0.1, 21))):
        s.person(x, zz, CAST.pupil(s.rng, bag=i % 3 != 1), walk, "back", shadow=1.2)
    s.person(2.6, 8.2, CAST.adult(s.rng, top=RUST, hair="bob", coat=0.3), STROLL, "left",
        shadow=1.2)
    s.person(-3.0, 8.8, CAST.pupil(s.rng), STROLL, "right", shadow=1.2)
    s.play()
    return s


def _hall(s: Scene, z: float) -> None:
    """The lit workshop under its saw-tooth roof, a teaching block beside it."""
    _tower(s, z + 2)
    wall = rgb("#534a72")
    s.box(-13.6, 13.6, 0, 6.2, z, z + 16, wall)
    for k in range(5):
        x0 = -13.6 + k * 5.44
        s.face([(x0, 6.2, z), (x0 + 5.44, 6.2, z), (x0 + 5.44, 9.4, z)], rgb("#6a5a80"))
        s.face([(x0, 6.2, z), (x0 + 5.44, 9.4, z), (x0 + 5.44, 9.75, z), (x0, 6.55, z)], RUST)
        s.face([(x0 + 3.1, 6.5, z), (x0 + 5.14, 6.5, z), (x0 + 5.14, 8.9, z), (x0 + 3.1, 7.7, z)],
            AMBER)
        s.wall(x0 + 4.1, x0 + 4.2, 6.5, 8.4, z, wall)
    for k in range(10):
        x0 = -13.1 + k * 2.65
        if 4 <= k <= 5:
            continue
        s.wall(x0, x0 + 2.3, 0.9, 5.2, z, rgb("#fbd693"))
        for q in (0.77, 1.53):
            s.wall(x0 + q - 0.05, x0 + q + 0.05, 0.9, 5.2, z, wall)
        for q in (2.3, 3.7):
            s.wall(x0, x0 + 2.3, q, q + 0.08, z, wall)
        s.wall(x0 + 0.3, x0 + 1.4, 0.9, 1.9, z, rgb("#c28658"))
        s.wall(x0 + 0.5, x0 + 0.9, 1.9, 2.5, z, rgb("#c28658"))
    s.wall(-2.7, 2.7, 0, 5.2, z, rgb("#fde3ac"))
    for x in (-2.7, -0.06, 2.58):
        s.wall(x, x + 0.12, 0, 5.2, z, INDIGO)
    s.wall(-2.7, 2.7, 3.2, 3.32, z, INDIGO)
    s.box(-3.6, 3.6, 5.2, 5.6, z - 2.4, z, ORANGE)


def _tower(s: Scene, z: float) -> None:
    s.box(-26, -14.4, 0, 12, z, z + 10, rgb("#4a4674"))
    for floor in range(3):
        for k in range(4):
            on = (floor * 5 + k * 3) % 4 != 1
            s.wall(-25 + k * 2.7, -23 + k * 2.7, 1.4 + floor * 3.7, 3.6 + floor * 3.7, z,
                AMBER if on else rgb("#39386a"))


def _street_lamp(s: Scene, x: float, z: float) -> None:
    c, m = s.canvas, s.metre(z)
    c.line([s.at(x, 0, z), s.at(x, 3.7, z)], 0.07 * m, INK)
    px, py = s.at(x, 3.8, z)
    c.ellipse(px, py, 0.36 * m, 0.36 * m, rgb("#fff0c8"), 0.22)
    c.ellipse(px, py, 0.17 * m, 0.17 * m, rgb("#fff0c8"))


def basketball() -> Scene:
    """A jump shot against the sunset."""
    s = Scene("court", paper=PEACH, horizon=640, eye=1.1, focal=1400, light=1, haze=rgb("#f1b88a"),
        clear=55,
              shade=rgb("#2c2350"))
    c = s.canvas
    nature.sky(s, rgb("#5a6ea0"), rgb("#fbc187"), 660)
    nature.sun(s, 1180, 500, 70, rgb("#ffedc4"))
    for x, y, w, t in ((420, 330, 760, "#c79c98"), (1240, 230, 600, "#b58f9c"), (820, 540, 620,
            "#f3b587")):
        nature.cloud(s, x, y, w, rgb(t), 0.6)
    for x, w, h in ((0, 160, 130), (190, 90, 190), (300, 130, 90), (900, 110, 110), (1040, 70,
            160), (1380, 220, 120)):
        c.rect(x, 640 - h, x + w, 650, rgb("#9a7590"))
    for i in range(26):
        x = -18 + i * 1.4
        c.line([s.at(x, 0, 19), s.at(x, 3.4, 19)], 3, rgb("#6d5578"))
    for y in (0.2, 1.8, 3.4):
        c.line([s.at(-20, y, 19), s.at(20, y, 19)], 3, rgb("#6d5578"))
    s.floor(-80, 80, 1, 19, rgb("#b5634a"))
    s.floor(-80, 80, 1, 4.4, rgb("#5a5688"))
    s.floor(-80, 80, 4.4, 4.5, PAPER)
    s.face([(1.6, 0, 6), (6.5, 0, 6), (6.5, 0, 10), (1.6, 0, 10)], rgb("#5a5688"))
    for a, b in (((1.6, 6), (6.5, 6)), ((1.6, 10), (6.5, 10)), ((1.6, 6), (1.6, 10))):
        c.line([s.at(a[0], 0, a[1]), s.at(b[0], 0, b[1])], 6, PAPER)
    arc = [s.at(1.6 - 1.8 * math.sin(math.pi * t / 20), 0,
        8 + 2.0 * math.cos(math.pi * t / 20)) for t in range(21)]
    c.line(arc, 5, PAPER)
    s.put(8.3, lambda: _hoop(s))
    jump = Pose(arms=((150, 172), (158, 178)), legs=((10, -34), (-4, -44)), lean=-4, head=-16)
    guard = Pose(arms=((120, 150), (150, 165)), legs=((30, 4), (-24, -34)), lean=6, head=-10)
    kit = {"short_sleeves": True, "skirt": False, "trim": None}
    s.person(0.05, 6.2, CAST.pupil(s.rng, top=ORANGE, bottom=ORANGE, hair="short", height=1.76,
        **kit), jump, "right",
             y=0.62, shadow=0.2)
    s.person(1.15, 6.7, CAST.pupil(s.rng, top=INDIGO, bottom=INDIGO, hair="short", height=1.78,
        **kit), guard, "left",
             y=0.16, shadow=0.9)
    s.person(-1.7, 7.6, CAST.pupil(s.rng, top=ORANGE, bottom=ORANGE, height=1.72, **kit),
        RUN.but(lean=8), "right", shadow=0.9)
    s.person(-2.7, 9.0, CAST.pupil(s.rng, top=INDIGO, bottom=INDIGO, height=1.72, **kit), RUN,
        "right", shadow=0.9)
    s.person(2.7, 8.9, CAST.pupil(s.rng, top=ORANGE, bottom=ORANGE, height=1.75, **kit), HANDS_UP,
        "front", shadow=0.9)
    s.person(3.4, 7.8, CAST.pupil(s.rng, top=INDIGO, bottom=INDIGO, height=1.7, **kit),
        guard.but(lean=2), "left", shadow=0.9)
    for x in (-6.2, -5.4, -4.7, -4.0):
        s.person(x, 13.5, CAST.pupil(s.rng), s.rng.choice((STAND, HANDS_UP)), "front", shadow=0.9)
    s.play()
    bx, by = s.at(0.42, 3.05, 6.3)
    c.ellipse(bx, by, 31, 31, rgb("#d9702e"))
    for pts in ([(bx - 30, by), (bx + 30, by)], [(bx, by - 30), (bx, by + 30)]):
        c.line(pts, 3, INK)
    return s


def _hoop(s: Scene) -> None:
    c, z = s.canvas, 8.3
    m = s.metre(z)
    c.line([s.at(5.3, 0, z), s.at(5.3, 2.7, z), s.at(4.35, 3.2, z)], 0.15 * m, INDIGO)
    s.face([(4.2, 2.75, z), (4.4, 2.8, z - 1.0), (4.4, 3.85, z - 1.0), (4.2, 3.8, z)], PAPER)
    c.line([s.at(4.2, 2.75, z), s.at(4.2, 3.8, z)], 0.06 * m, INK)
    px, py = s.at(3.9, 2.9, z - 0.4)
    c.ellipse(px, py, 0.3 * m, 0.075 * m, ORANGE)
    c.ellipse(px, py, 0.25 * m, 0.055 * m, rgb("#d8a284"))
    for k in range(-3, 4):
        c.line([(px + k * 0.085 * m, py + 0.03 * m), (px + k * 0.05 * m, py + 0.42 * m)], 2.4,
            PAPER)
    for k in range(1, 4):
        c.line([(px - (0.27 - k * 0.03) * m, py + k * 0.1 * m), (px + (0.27 - k * 0.03) * m,
            py + k * 0.1 * m)], 2, PAPER)


def campus_dusk() -> Scene:
    """The campus from above as the lamps come on."""
    s = Scene("aerial", paper=rgb("#41507c"), horizon=210, eye=62, focal=1500, light=-1,
        haze=rgb("#d99c83"), clear=420,
              shade=rgb("#1c2145"))
    c = s.canvas
    nature.sky(s, rgb("#39477c"), rgb("#f2ae80"), 216)
    nature.ridge(s, 216, 70, rgb("#8d7595"), rough=0.4, foot=230)
    ground = rgb("#55667a")
    _skyline(s)
    s.floor(-150, 150, 78, 320, ground)
    road = rgb("#7e7f93")
    for x0, x1, z0, z1 in ((-150, 150, 108, 116), (-150, 150, 196, 203), (-9, 9, 78, 320), (-88,
            -82, 78, 320),
                           (82, 88, 78, 320)):
        s.floor(x0, x1, z0, z1, road)
    for i in range(10):
        s.floor(-0.3, 0.3, 80 + i * 22, 90 + i * 22, rgb("#c9c2bd"))
    oval = [(48 + 27 * math.cos(t * math.tau / 60), 0.0,
        157 + 33 * math.sin(t * math.tau / 60)) for t in range(60)]
    inner = [(48 + 19 * math.cos(t * math.tau / 60), 0.0,
        157 + 25 * math.sin(t * math.tau / 60)) for t in range(60)]
    s.face(oval, RUST)
    for k in (0.94, 0.87):
        c.line([s.at(48 + 27 * k * math.cos(t * math.tau / 60), 0,
            157 + 33 * k * math.sin(t * math.tau / 60))
                for t in range(61)], 2, PEACH, 0.6)
    s.face(inner, rgb("#5f8070"))
    c.line([s.at(29.5, 0, 157), s.at(66.5, 0, 157)], 2.5, PAPER, 0.7)
    for k in range(2):
        s.floor(22 + k * 20, 38 + k * 20, 206, 224, rgb("#56598c"))
        c.line([s.at(30 + k * 20, 0, 206), s.at(30 + k * 20, 0, 224)], 2, PAPER, 0.7)
    for x0, x1, z0, z1, h, tone in ((-76, -18, 262, 280, 18, rgb("#6a6a94")), (14, 74, 262, 278,
            14, rgb("#77698f")),
                                    (-78, -50, 206, 246, 16, rgb("#6e6f9a")), (-40, -14, 206, 244,
                                        12, rgb("#75709a")),
                                    (-78, -16, 160, 176, 16, rgb("#7a769e"))):
        _block(s, x0, x1, z0, z1, h, tone, lighter(tone, 0.25))
    for k in range(5):
        x0 = -78 + k * 12.4
        s.box(x0, x0 + 12.4, 0, 8, 122, 148, rgb("#6b6690"), top=rgb("#8f83a4"))
        s.face([(x0, 8, 122), (x0 + 12.4, 8, 122), (x0 + 12.4, 12.5, 122)], rgb("#7a6f98"))
        s.face([(x0, 8, 122), (x0 + 12.4, 12.5, 122), (x0 + 12.4, 12.5, 148), (x0, 8, 148)], RUST)
        s.wall(x0 + 1, x0 + 11.4, 1.4, 6.4, 122, AMBER)
        for q in (3.4, 5.8, 8.2):
            s.wall(x0 + q, x0 + q + 0.5, 1.4, 6.4, 122, rgb("#6b6690"))
    _trees_and_people(s)
    return s


def _skyline(s: Scene) -> None:
    """The town beyond the campus."""
    s.floor(-900, 900, 60, 1800, rgb("#8d7d8c"))
    for _ in range(170):
        z = 1 / s.rng.uniform(1 / 1500, 1 / 330)
        x, w, h = s.rng.uniform(-0.6, 0.6) * z, s.rng.uniform(10, 26), s.rng.uniform(8, 40)
        s.box(x, x + w, 0, h, z, z + 15, s.air(rgb("#5a5a80"), z))
        if s.rng.random() < 0.7:
            s.wall(x + w * 0.2, x + w * 0.4, h * 0.4, h * 0.6, z, AMBER, 0.8)


def _block(s: Scene, x0: float, x1: float, z0: float, z1: float, h: float, tone: Colour,
        roof: Colour) -> None:
    s.box(x0, x1, 0, h, z0, z1, tone, top=roof)
    floors, bays = max(1, round(h / 4)), max(2, round((x1 - x0) / 4))
    for f in range(floors):
        for b in range(bays):
            a = x0 + (b + 0.2) * (x1 - x0) / bays
            e = x0 + (b + 0.8) * (x1 - x0) / bays
            y = f * h / floors
            s.wall(a, e, y + 1.1, y + h / floors - 0.9, z0,
                AMBER if s.rng.random() < 0.66 else rgb("#333a68"))
    s.floor(x0 + 2, x0 + 8, z0 + 3, z0 + 8, darker(roof, 0.15), y=h)
    s.floor(x0 + 0.8, x1 - 0.8, z0 + 0.6, z0 + 1.0, darker(roof, 0.2), y=h)


def _trees_and_people(s: Scene) -> None:
    """Avenues, lamps and walkers, all seen from high up."""
    c = s.canvas
    for z, xs in ((104.5, range(-140, 141, 13)), (119.5, range(-140, 141, 17)), (193, range(-140,
            141, 15))):
        for x in xs:
            if abs(x) > 12:
                _tree_above(s, x, z)
    for x in (-12, 12):
        for z in range(126, 300, 12):
            _tree_above(s, x, z)
    for z in range(84, 300, 16):
        for x in (-8.5, 8.5):
            px, py = s.at(x, 4, z)
            r = s.metre(z)
            c.ellipse(px, py, 3.4 * r, 3.4 * r, rgb("#ffd996"), 0.16)
            c.ellipse(px, py, 0.8 * r, 0.8 * r, rgb("#fff1cc"))
    for _ in range(46):
        x, z = s.rng.uniform(-7, 7), s.rng.uniform(82, 190)
        px, py = s.at(x, 0, z)
        k = s.metre(z) * 0.5
        c.poly([(px, py), (px + 2.6 * k, py + 0.7 * k), (px + 2.6 * k, py + 1.1 * k)], s.shade, 0.3)
        c.limb((px, py), (px, py - 1.9 * k), 0.7 * k, 0.5 * k, s.rng.choice((ORANGE, PAPER, BLUE,
            RUST)))
        c.ellipse(px, py - 2.5 * k, 0.55 * k, 0.6 * k, INK)


def _tree_above(s: Scene, x: float, z: float) -> None:
    px, py = s.at(x, 4, z)
    m = s.metre(z)
    fx, fy = s.at(x, 0, z)
    s.canvas.ellipse(fx + 2.6 * m, fy, 3.4 * m, 1.5 * m, s.shade, 0.3)
    tone = mix(rgb("#3f6468"), rgb("#b0705a"), s.rng.choice((0.0, 0.1, 0.2, 0.75)))
    nature.crown(s, px, py, 3.3 * m, 3.0 * m, s.air(tone, z), 6)


PICTURES = {
    "cover": cover,
    "basketball": basketball,
    "campus-dusk": campus_dusk,
}
