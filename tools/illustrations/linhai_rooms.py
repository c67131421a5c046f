"""Rooms of the seaside primary school."""

import math

from . import built, props
from .canvas import Point, darker, rgb
from .figures import FLOOR, FLOOR_FRONT, SIT, STAND, STAND_SIDE, STROLL, WRITE, Pose
from .linhai import (
    BOOKS,
    BRICK,
    CAST,
    CORAL,
    CREAM,
    FOAM,
    INK,
    LEAF,
    MUSTARD,
    NAVY,
    PEACH,
    PINE,
    SEA,
    SHOAL,
    WHITE,
    WOOD,
)
from .stage import Scene


def reading_corner() -> Scene:
    """Cushions, low shelves and a wide window on the sea."""
    s = Scene("reading", paper=CREAM, horizon=560, eye=1.45, focal=1450, clear=400,
              shade=rgb("#4a3f5c"))
    c = s.canvas
    built.room(s, 4.4, 3.4, 8.5, rgb("#f2e4cc"), rgb("#d9b07e"), rgb("#fbf4e4"))
    s.wall(-3.4, 2.4, 0.75, 2.75, 8.5, WHITE)
    box = (*s.at(-3.3, 2.65, 8.5), *s.at(2.3, 0.85, 8.5))
    c.gradient((box[0], box[1], box[2], box[3]), rgb("#a8d5e0"), rgb("#f3efd9"))
    s.wall(-3.3, 2.3, 0.85, 1.38, 8.5, SEA)
    for x, y, w in ((-2.9, 1.3, 0.9), (-1.1, 1.2, 1.3), (0.9, 1.28, 0.8), (0.1, 1.05, 1.5),
                    (-2.4, 1.0, 1.1)):
        s.wall(x, x + w, y, y + 0.015, 8.5, FOAM, 0.8)
    s.face([(-0.9, 1.4, 8.5), (-0.9, 1.9, 8.5), (-0.6, 1.42, 8.5)], WHITE)
    s.face([(1.5, 1.38, 8.5), (2.3, 1.38, 8.5), (2.3, 1.7, 8.5), (1.9, 1.62, 8.5)], PINE)
    for i in range(1, 4):
        x = -3.3 + i * 1.4
        s.wall(x - 0.04, x + 0.04, 0.85, 2.65, 8.5, WHITE)
    s.wall(-3.6, 2.6, 0.62, 0.78, 8.4, WOOD)
    for x in (-3.75, 2.5):
        s.face([(x, 2.95, 8.4), (x + 0.62, 2.95, 8.4), (x + 0.5, 1.8, 8.4), (x + 0.62, 0.3, 8.4),
                (x, 0.3, 8.4)], CORAL)
    for i in range(4):
        x = -3.0 + i * 1.4
        s.face([(x, 0, 7.4), (x + 1.2, 0, 7.4), (x + 1.9, 0, 5.0), (x + 0.5, 0, 5.0)],
               rgb("#fbe6b8"), 0.55)
    c.poly([s.at(*p) for p in _oval(0.1, 5.6, 2.9, 1.3)], rgb("#8fbfc6"))
    c.poly([s.at(*p) for p in _oval(0.1, 5.6, 2.6, 1.12)], rgb("#a9d0d0"))
    built.shelf(s, 2.95, 4.35, 0, 1.9, 8.0, WOOD, BOOKS, 4)
    s.put(7.2, lambda: (built.shelf(s, -4.35, -2.7, 0, 1.05, 7.2, WOOD, BOOKS, 2),
                        props.pot(c, s.at(-3.9, 1.05, 7.2), s.metre(7.2) * 1.3, CORAL, PINE, 0.4)))
    s.put(3.9, lambda: props.pot(c, s.at(2.35, 0, 3.9), s.metre(3.9) * 2.3, BRICK, PINE, 0.42))
    for x, z, r, tone in ((-1.35, 6.1, 0.5, CORAL), (0.2, 6.5, 0.5, MUSTARD), (1.5, 5.9, 0.52, SEA),
                          (-0.5, 4.9, 0.5, NAVY)):
        s.disc(x + 0.1, 0, z, r * 1.1, s.shade, 0.2)
        with c.group(s.shade, (10, 8), 0.25):
            for lift in range(5):
                s.disc(x, 0.03 * lift, z, r - 0.02 * lift, tone)
    hold = FLOOR.but(arms=((24, 88), (30, 96)), head=18)
    for x, z, view, pose in ((-1.35, 6.1, "right", hold), (0.2, 6.5, "front", FLOOR_FRONT),
                             (1.5, 5.9, "left", hold), (-0.5, 4.9, "right", hold)):
        def read(j: dict[str, Point], m: float, v: str = view) -> None:
            if v == "front":
                props.open_book(c, (j["hip"][0], j["hip"][1] - 0.1 * m), m, BRICK)
            else:
                props.book(c, j["near"], m, s.rng.choice((CORAL, SEA, MUSTARD)),
                           -1 if v == "left" else 1)
        s.person(x, z, CAST.pupil(s.rng), pose, view, y=0.14, shadow=0, then=read)
    s.person(2.75, 7.4, CAST.pupil(s.rng, hair="tail", top=SHOAL), STAND.but(arms=((6, 2), (140,
        160))),
             "back", shadow=0.3)
    s.play()
    return s


def _oval(x: float, z: float, a: float, b: float) -> list[tuple[float, float, float]]:
    return [(x + a * math.cos(t * math.tau / 40), 0.0, z + b * math.sin(t * math.tau / 40))
            for t in range(40)]


def choir() -> Scene:
    """Three rows on the hall's steps, the conductor seen from the back."""
    s = Scene("choir", paper=INK, horizon=600, eye=1.7, focal=1600, clear=500,
              shade=rgb("#3b1f33"))
    c = s.canvas
    c.gradient((0, 0, 1600, 1200), rgb("#7f3a33"), rgb("#a8523f"))
    for i in range(17):
        x = i * 100
        c.poly([(x, 0), (x + 46, 0), (x + 38, 900), (x + 10, 900)], rgb("#6d2f2d"), 0.75)
        c.poly([(x + 52, 0), (x + 66, 0), (x + 62, 900), (x + 50, 900)], rgb("#c06a4e"), 0.5)
    c.soft([(520, -80), (1080, -80), (1400, 900), (200, 900)], rgb("#ffe2b0"), 0.34, 70)
    s.floor(-20, 20, 2, 11, rgb("#c58f5c"))
    for i in range(12):
        s.floor(-20, 20, 2.2 + i * 0.75, 2.23 + i * 0.75, rgb("#a97446"))
    s.box(-4.6, 4.6, 0, 0.35, 8.0, 11, rgb("#d7b180"))
    s.box(-4.6, 4.6, 0.35, 0.75, 8.9, 11, rgb("#caa06c"))
    s.box(-4.6, 4.6, 0.75, 1.15, 9.8, 11, rgb("#bf9460"))
    sing = Pose(arms=((14, -62), (14, -62)))
    for row, (z, y, count) in enumerate(((10.3, 1.15, 10), (9.4, 0.75, 9), (8.5, 0.35, 10))):
        for i in range(count):
            x = (i - (count - 1) / 2) * 0.72
            look = CAST.pupil(s.rng, top=WHITE if row != 1 else rgb("#bcd9e0"), trim=CORAL,
                bag=None,
                              height=s.rng.uniform(1.22, 1.36))
            s.person(x, z, look, sing, "front", y=y, shadow=0)
    s.person(0, 5.1, CAST.adult(s.rng, top=NAVY, bottom=INK, hair="bun", height=1.66, coat=0.5),
             Pose(arms=((58, 128), (64, 118))), "back", shadow=0.3,
             then=lambda j, m: c.limb(j["near"], (j["near"][0] + 0.26 * m, j["near"][1] - 0.2 * m),
                                      0.009 * m, 0.005 * m, WHITE))
    s.put(6.0, lambda: _stand(s))
    s.play()
    for x in (-60, 1390):
        c.blob([(x, -100), (x + 270, -100), (x + 220, 500), (x + (60 if x < 0 else 200), 1240),
                (x - 30, 1240)], rgb("#54222a"))
    return s


def _stand(s: Scene) -> None:
    """The conductor's music stand."""
    c, m = s.canvas, s.metre(6.0)
    c.line([s.at(0.75, 0, 6), s.at(0.75, 1.0, 6)], 0.03 * m, INK)
    s.face([(0.48, 0.98, 6), (1.02, 0.98, 6), (0.98, 1.3, 6.1), (0.52, 1.3, 6.1)], INK)
    s.face([(0.52, 1.02, 5.98), (0.98, 1.02, 5.98), (0.95, 1.27, 6.05), (0.55, 1.27, 6.05)], WHITE)
    c.line([s.at(0.5, 0.0, 6), s.at(1.0, 0.0, 6)], 0.03 * m, INK)


def portrait_desk_lamp() -> Scene:
    """Late marking by the light of a lamp, the moon over the sea outside."""
    s = Scene("lamp", size=(1200, 1600), paper=rgb("#20365a"), horizon=800, eye=1.3, focal=1750,
              clear=900, light=1, shade=rgb("#141b3c"))
    c = s.canvas
    c.rect(0, 0, 1200, 1600, rgb("#2b4a70"))
    c.rect(90, 90, 760, 830, rgb("#e4d8bf"))
    c.gradient((110, 110, 740, 810), rgb("#1f3a66"), rgb("#4f83a3"))
    c.ellipse(300, 270, 52, 52, rgb("#fbf0cf"))
    c.rect(110, 600, 740, 810, rgb("#2c6288"))
    for _ in range(26):
        y = s.rng.uniform(604, 790)
        x = 300 + s.rng.gauss(0, 26) * (1 + (y - 600) / 120)
        c.poly([(x - 26, y), (x, y - 2), (x + 26, y), (x, y + 2)], rgb("#f3e6c0"), 0.8)
    c.rect(417, 110, 433, 810, rgb("#e4d8bf"))
    c.rect(110, 440, 740, 454, rgb("#e4d8bf"))
    c.rect(60, 830, 790, 862, rgb("#f0e6d2"))
    c.poly([(770, 40), (980, 40), (930, 500), (985, 1000), (770, 1000)], CORAL)
    for x in (812, 866, 918):
        c.line([(x, 44), (x - 10, 500), (x + 6, 996)], 5, BRICK)
    c.soft([(260, 820), (780, 780), (1220, 1180), (1220, 1330), (60, 1330), (60, 1100)],
        rgb("#ffd58a"), 0.5, 90)
    y0 = s.at(0, 0.7, 2.7)[1]
    out = props.lamp(c, (372, y0), 780, rgb("#e9b24f"), 1)
    c.poly([(out[0] - 90, out[1] + 46), (out[0] + 76, out[1] - 26), (790, y0), (330, y0)],
           rgb("#ffe7ae"), 0.4)
    look = CAST.adult(s.rng, top=rgb("#d98c6a"), bottom=NAVY, hair="bun", height=1.66, coat=0)
    s.person(0.36, 2.75, look, WRITE.but(arms=((30, 70), (34, 76)), lean=10, head=10), "left",
             shadow=0)
    s.play()
    c.rect(0, y0, 1200, y0 + 52, rgb("#a8764c"))
    c.rect(0, y0, 1200, y0 + 14, rgb("#e2b277"))
    c.rect(0, y0 + 52, 1200, 1600, rgb("#6d4a3c"))
    c.rect(90, y0 + 130, 520, 1560, rgb("#7d5744"))
    for k in range(3):
        c.rect(120, y0 + 160 + k * 130, 490, y0 + 270 + k * 130, rgb("#8d644c"))
        c.limb((285, y0 + 215 + k * 130), (325, y0 + 215 + k * 130), 8, 8, rgb("#d9a765"))
    for k, tone in enumerate((SEA, CORAL, CREAM, NAVY, MUSTARD, WHITE)):
        off = s.rng.uniform(-14, 14)
        c.rect(60 + off, y0 - 34 * (k + 1), 290 + off, y0 - 34 * k - 3, tone)
        c.rect(70 + off, y0 - 34 * k - 12, 290 + off, y0 - 34 * k - 8, darker(tone, 0.15))
    c.poly([(500, y0 - 6), (740, y0 - 6), (718, y0 - 20), (530, y0 - 20)], WHITE)
    props.cup(c, (905, y0), 780, SHOAL, 0.1)
    return s


def portrait_piano() -> Scene:
    """A music teacher at an upright piano, the afternoon sun on the floor."""
    s = Scene("piano", size=(1200, 1600), paper=CREAM, horizon=800, eye=1.35, focal=1700, clear=900,
              shade=rgb("#4a3550"))
    c = s.canvas
    s.centre = 470  # look a little to the right, where the piano stands
    built.room(s, 2.6, 3.5, 5.6, rgb("#cfe0dc"), rgb("#d8a878"), WHITE)
    built.window(s, -1.75, -0.55, 1.15, 2.9, 5.6, WHITE, rgb("#fdf0cf"), columns=2, rows=2,
                 view=(SHOAL, 0.35))
    s.face([(-1.9, 3.0, 5.55), (-1.35, 3.0, 5.55), (-1.8, 1.9, 5.55), (-1.86, 1.0, 5.55),
            (-2.05, 1.0, 5.55)], PEACH)
    s.face([(-0.4, 3.0, 5.55), (-0.95, 3.0, 5.55), (-0.5, 1.9, 5.55), (-0.44, 1.0, 5.55),
            (-0.25, 1.0, 5.55)], PEACH)
    built.frame_on_wall(s, 0.6, 1.5, 2.1, 2.75, 5.6, WOOD, CREAM, SEA)
    for k in (0, 1):
        s.face([(-0.9 + k * 0.62, 0, 4.9), (-0.4 + k * 0.62, 0, 4.9), (0.5 + k * 0.7, 0, 3.2),
                (-0.1 + k * 0.7, 0, 3.2)], rgb("#fde6b4"), 0.6)
    s.put(4.3, lambda: _piano(s))
    built.stool(s, -0.28, 4.15, INK, 0.44, 0.24)
    s.person(-0.32, 4.1, CAST.adult(s.rng, top=CORAL, bottom=NAVY, hair="long", height=1.68,
        skirt=True,
             coat=0), SIT.but(arms=((48, 82), (44, 86)), lean=6, head=10), "right", shadow=0.2)
    s.put(3.3, lambda: props.pot(c, s.at(-0.72, 0, 3.3), s.metre(3.3) * 1.9, BRICK, PINE, 0.5))
    s.play()
    return s


def _piano(s: Scene) -> None:
    z = 4.3
    s.floor(0.1, 1.75, z - 0.3, z + 0.8, s.shade, 0.22)
    s.box(0.62, 1.7, 0, 1.28, z - 0.2, z + 0.6, rgb("#7a4432"))
    s.box(0.56, 1.75, 1.28, 1.34, z - 0.25, z + 0.65, rgb("#8e523b"))
    s.box(0.2, 0.66, 0.66, 0.76, z - 0.2, z + 0.6, rgb("#8e523b"), WHITE)
    s.wall(0.26, 0.34, 0, 0.66, z - 0.15, rgb("#6a3a2c"))
    s.wall(0.72, 1.6, 0.15, 0.6, z - 0.21, rgb("#6a3a2c"))
    s.wall(0.72, 1.6, 0.82, 1.2, z - 0.21, rgb("#84492f"))
    s.face([(0.62, 0.88, z - 0.22), (0.4, 0.92, z - 0.1), (0.44, 1.2, z - 0.1), (0.62, 1.2,
        z - 0.22)], WHITE)
    props.cup(s.canvas, s.at(1.4, 1.34, z), s.metre(z), SEA, 0.12)
    for i in range(4):
        s.canvas.line([s.at(1.4, 1.44, z), s.at(1.28 + i * 0.08, 1.72 + (i % 2) * 0.05, z)], 5,
            PINE)
        s.canvas.ellipse(*s.at(1.28 + i * 0.08, 1.74 + (i % 2) * 0.05, z), 20, 20, (CORAL,
            MUSTARD)[i % 2])


def portrait_classroom_door() -> Scene:
    """A teacher bends to greet a child at the classroom door."""
    s = Scene("door", size=(1200, 1600), paper=CREAM, horizon=760, eye=1.35, focal=1750, clear=60,
              haze=rgb("#fdf0d4"), light=1, shade=rgb("#49405f"))
    c = s.canvas
    built.room(s, 1.9, 3.3, 12, rgb("#f6e7c9"), rgb("#a9c9c6"), WHITE, boards=False, skirting=SEA)
    s.flank(-1.9, 0, 1.15, 0.3, 12, rgb("#8fbcc6"))
    s.flank(1.9, 0, 1.15, 0.3, 12, rgb("#9ec8cf"))
    built.window(s, -1.0, 1.0, 1.0, 2.7, 12, WHITE, rgb("#fff6dc"), columns=3)
    for z in (3, 4, 5.2, 6.8, 8.6, 10.6):
        s.floor(-1.9, 1.9, z, z + 0.03, WHITE, 0.6)
    for z in (4.2, 6.6, 9.0):
        built.side_window(s, 1.9, 1.3, 2.6, z, z + 1.6, WHITE, rgb("#fdf3d6"))
        s.face([(1.8, 0, z), (1.8, 0, z + 1.5), (-0.6, 0, z + 0.9), (-0.6, 0, z - 0.6)],
            rgb("#fdf0cf"), 0.5)
    for i in range(7):
        z = 6.6 + i * 0.55
        s.flank(-1.88, 0.75, 1.35, z, z + 0.34, s.rng.choice((CORAL, MUSTARD, SEA, NAVY, LEAF)))
    s.flank(-1.88, 1.4, 1.46, 6.3, 10.6, WOOD)
    s.flank(-1.9, 0, 2.35, 4.4, 5.7, WHITE)
    s.flank(-1.9, 0, 2.25, 4.5, 5.6, rgb("#fbdba0"))
    s.face([(-1.9, 0, 5.65), (-1.05, 0, 5.95), (-1.05, 2.2, 5.95), (-1.9, 2.2, 5.65)], CORAL)
    s.face([(-1.7, 1.3, 5.72), (-1.25, 1.3, 5.88), (-1.25, 1.9, 5.88), (-1.7, 1.9, 5.72)],
        rgb("#cfe6ea"))
    s.person(-0.72, 4.9, CAST.adult(s.rng, top=CORAL, bottom=NAVY, hair="tail", height=1.67,
        coat=0.2),
             Pose(arms=((44, 60), (30, 66)), legs=((14, -6), (2, -12)), lean=34, head=6), "right",
                 shadow=0.3)
    s.person(0.28, 4.75, CAST.pupil(s.rng, bag=True, height=1.22, hair="tail", skirt=True),
             STAND_SIDE.but(arms=((10, 40), (44, 66))), "left", shadow=0.4)
    for x, z in ((0.9, 9.4), (0.2, 10.6)):
        s.person(x, z, CAST.pupil(s.rng, bag=True), STROLL, "left", shadow=0.4)
    s.play()
    props.pot(c, (1060, 1590), 1000, BRICK, PINE, 0.42)
    return s


PICTURES = {
    "reading-corner": reading_corner,
    "choir": choir,
    "portrait-desk-lamp": portrait_desk_lamp,
    "portrait-piano": portrait_piano,
    "portrait-classroom-door": portrait_classroom_door,
}
