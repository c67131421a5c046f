"""Classrooms and studios of the vocational school."""

import math

from . import built, props
from .canvas import Point, darker, mix, rgb
from .figures import SIT, STAND, STAND_SIDE, WRITE, Pose
from .heads import draw_head
from .jinxiu import (
    AMBER,
    BLUE,
    BOOKS,
    CAST,
    CREAM,
    GRAPHITE,
    INDIGO,
    INK,
    ORANGE,
    PAPER,
    PLUM,
    RUST,
    STEEL,
    TEAL,
    WOOD,
)
from .stage import Scene


def art_class() -> Scene:
    """Easels around a still life under a north window."""
    s = Scene("easels", paper=CREAM, horizon=540, eye=1.6, focal=1650, clear=300, light=-1,
        shade=rgb("#3a2e4c"))
    c = s.canvas
    built.room(s, 5, 4.0, 10, rgb("#e3d3b8"), rgb("#a77c5c"), PAPER)
    for x0 in (-4.2, -1.6):
        built.window(s, x0, x0 + 2.2, 1.3, 3.6, 10, PAPER, rgb("#dfe9ee"), columns=3, rows=3,
            view=(rgb("#b7c6cf"), 0.3))
    for i, (x0, y0, w, h) in enumerate(((1.2, 2.3, 0.8, 1.0), (2.2, 2.5, 1.0, 0.75), (3.4, 2.3,
            0.75, 1.0), (1.3, 1.4, 0.9, 0.65),
                                        (2.4, 1.5, 0.7, 0.85), (3.35, 1.4, 1.0, 0.7))):
        built.frame_on_wall(s, x0, x0 + w, y0, y0 + h, 10, (INDIGO, WOOD, RUST)[i % 3], PAPER,
            (TEAL, ORANGE, PLUM, AMBER)[i % 4])
    for k in range(2):
        s.face([(-3.9 + k * 2.6, 0, 9), (-2.2 + k * 2.6, 0, 9), (-0.9 + k * 2.8, 0, 5.4),
            (-3.0 + k * 2.8, 0, 5.4)], rgb("#e9d6b4"), 0.4)
    def still() -> None:
        z = 7.6
        s.box(-0.75, 0.75, 0, 0.85, z, z + 0.7, PLUM, top=darker(PLUM, 0.1))
        s.face([(-0.8, 0.86, z - 0.02), (0.8, 0.86, z - 0.02), (0.55, 0.35, z - 0.02), (0.2, 0.5,
            z - 0.02), (-0.3, 0.25, z - 0.02),
                (-0.65, 0.55, z - 0.02)], PAPER)
        px, py = s.at(-0.25, 0.87, z + 0.2)
        m = s.metre(z)
        with c.group(s.shade, (0.05 * m, 0.01 * m), 0.25):
            c.blob([(px - 0.08 * m, py), (px - 0.17 * m, py - 0.2 * m), (px - 0.06 * m,
                py - 0.4 * m), (px - 0.09 * m, py - 0.5 * m),
                    (px + 0.09 * m, py - 0.5 * m), (px + 0.06 * m, py - 0.4 * m), (px + 0.17 * m,
                        py - 0.2 * m), (px + 0.08 * m, py)],
                   TEAL)
        for k in range(5):
            tip = (px + (k - 2) * 0.12 * m, py - (0.86 - abs(k - 2) * 0.08) * m)
            c.line([(px, py - 0.48 * m), tip], 4, TEAL)
            c.ellipse(*tip, 0.075 * m, 0.075 * m, (ORANGE, AMBER)[k % 2])
        for x, tone in ((0.12, ORANGE), (0.34, RUST), (0.22, AMBER)):
            c.ellipse(*s.at(x, 0.95, z + 0.1 + (0.1 if tone is AMBER else 0)), 0.085 * m,
                0.085 * m, tone)
    s.put(7.7, still)
    s.shadow(0, 7.6, 0.6, 0.8)
    draw = STAND_SIDE.but(arms=((18, 70), (52, 96)), head=4)
    for x, z, view in ((-2.9, 6.6, "right"), (-3.4, 8.3, "right"), (2.9, 6.6, "left"), (3.4, 8.3,
            "left")):
        way = 1 if view == "right" else -1
        s.put(z + 0.05, lambda x=x, z=z, way=way: _easel(s, x + way * 0.72, z, way))
        s.person(x, z, CAST.pupil(s.rng, apron=(ORANGE, TEAL, PAPER)[int(z * 10) % 3],
            skirt=False), draw, view, shadow=0.3,
                 then=lambda j, m, w=way: c.limb(j["near"], (j["near"][0] + w * 0.16 * m,
                     j["near"][1] - 0.05 * m), 0.01 * m, 0.006 * m, INK))
    back = STAND.but(arms=((12, -10), (34, 120)))
    for x, z in ((-1.25, 5.3), (1.35, 5.2)):
        s.put(z + 0.65, lambda x=x, z=z: _easel_front(s, x + 0.18, z + 0.65))
        s.person(x - 0.25, z, CAST.pupil(s.rng, skirt=False, apron=None), back, "back", shadow=0.3)
    s.person(0.55, 8.8, CAST.adult(s.rng, top=RUST, hair="bun", coat=0.2), STAND.but(arms=((14,
        -60), (14, -60))), "front", shadow=0.2)
    s.play()
    return s


def _easel(s: Scene, x: float, z: float, way: int) -> None:
    c, m = s.canvas, s.metre(z)
    for a, b in (((x, 1.95), (x + way * 0.12, 0.0)), ((x + way * 0.05, 1.7), (x + way * 0.5, 0.0)),
            ((x, 1.9), (x - way * 0.2, 0))):
        c.line([s.at(*a, z), s.at(*b, z)], 0.045 * m, WOOD)
    s.face([(x - way * 0.1, 0.92, z - 0.25), (x - way * 0.02, 1.75, z - 0.25), (x + way * 0.1,
        1.75, z + 0.25),
            (x + way * 0.02, 0.92, z + 0.25)], PAPER)
    s.face([(x - way * 0.1, 0.92, z - 0.25), (x - way * 0.02, 1.75, z - 0.25), (x + way * 0.0,
        1.75, z - 0.25),
            (x - way * 0.08, 0.92, z - 0.25)], GRAPHITE)


def _easel_front(s: Scene, x: float, z: float) -> None:
    """An easel whose canvas faces the camera, a half-finished vase on it."""
    c, m = s.canvas, s.metre(z)
    for dx in (-0.34, 0.34):
        c.line([s.at(x, 2.0, z), s.at(x + dx, 0, z - 0.1)], 0.04 * m, WOOD)
    c.line([s.at(x, 2.0, z), s.at(x, 0.05, z + 0.4)], 0.035 * m, darker(WOOD, 0.25))
    s.wall(x - 0.4, x + 0.4, 0.86, 0.91, z - 0.05, darker(WOOD, 0.15))
    s.wall(x - 0.36, x + 0.36, 0.91, 1.8, z - 0.03, PAPER)
    s.wall(x - 0.36, x + 0.36, 0.91, 1.15, z - 0.03, mix(PLUM, PAPER, 0.4))
    px, py = s.at(x - 0.05, 1.05, z - 0.04)
    c.blob([(px - 0.05 * m, py), (px - 0.11 * m, py - 0.14 * m), (px - 0.03 * m, py - 0.3 * m),
        (px + 0.03 * m, py - 0.3 * m),
            (px + 0.11 * m, py - 0.14 * m), (px + 0.05 * m, py)], TEAL)
    for k in range(4):
        tip = (px + (k - 1.5) * 0.09 * m, py - (0.56 - abs(k - 1.5) * 0.05) * m)
        c.line([(px, py - 0.3 * m), tip], 3, TEAL)
        c.ellipse(*tip, 0.05 * m, 0.05 * m, (ORANGE, AMBER)[k % 2])


def mentor_desk() -> Scene:
    """Master and apprentice over a drawing, a board behind them."""
    s = Scene("mentor", paper=CREAM, horizon=500, eye=1.55, focal=2150, clear=300, light=-1,
        shade=rgb("#2b2a4c"))
    c = s.canvas
    built.room(s, 4, 3.4, 7.4, rgb("#d8cbb4"), rgb("#9d7656"), PAPER)
    s.wall(-2.6, 2.2, 0.95, 2.5, 7.4, WOOD)
    s.wall(-2.5, 2.1, 1.05, 2.4, 7.4, rgb("#34504f"))
    chalk = rgb("#e8eee4")
    def gear(x: float, y: float, r: float, teeth: int) -> None:
        pts = []
        for t in range(teeth * 4 + 1):
            k = r * (1.0 if t % 4 < 2 else 0.82)
            a = t * math.tau / (teeth * 4)
            pts.append(s.at(x + k * math.cos(a), y + k * math.sin(a), 7.38))
        c.line(pts, 3, chalk, 0.9)
        c.line([s.at(x + r * 0.3 * math.cos(t / 3), y + r * 0.3 * math.sin(t / 3),
            7.38) for t in range(20)], 3, chalk, 0.9)
    gear(-1.75, 1.8, 0.42, 12)
    gear(-1.08, 1.46, 0.3, 9)
    for k in range(4):
        c.line([s.at(1.1, 2.2 - k * 0.2, 7.38), s.at(1.9 - 0.14 * (k % 2), 2.2 - k * 0.2, 7.38)],
            3, chalk, 0.75)
    c.line([s.at(0.95, 1.2, 7.38), s.at(1.5, 1.45, 7.38), s.at(1.9, 1.25, 7.38)], 3, AMBER, 0.9)
    built.shelf(s, 2.65, 3.9, 0, 2.2, 7.1, WOOD, BOOKS, 4)
    s.put(6.6, lambda: props.pot(c, s.at(-3.3, 0, 6.4), s.metre(6.4) * 2.0, RUST, TEAL, 0.45))
    c.soft([s.at(-3.9, 3.2, 6), s.at(-2.4, 3.2, 6), s.at(1.6, 0.8, 5), s.at(-1.4, 0.6, 5)],
        rgb("#fdeac0"), 0.3, 60)
    built.chair(s, -1.3, 5.1, RUST, 1)
    built.chair(s, 1.3, 5.1, RUST, -1)
    s.person(-1.26, 5.0, CAST.adult(s.rng, top=GRAPHITE, hair="short", hair_colour=rgb("#b9b4ad"),
        height=1.74, coat=0), WRITE.but(
             arms=((50, 84), (64, 84)), lean=18, head=14), "right", shadow=0)
    s.person(1.26, 5.0, CAST.pupil(s.rng, height=1.66, hair="tail", skirt=False),
        WRITE.but(arms=((44, 100), (54, 84)), lean=16,
             head=16), "left", shadow=0)
    built.table(s, -1.2, 1.2, 4.5, 5.5, WOOD, height=0.66, then=lambda: _drawing(s))
    s.play()
    return s


def _drawing(s: Scene) -> None:
    """The plan on the desk and what holds it down."""
    y, c = 0.665, s.canvas
    s.floor(-0.7, 0.75, 4.62, 5.4, rgb("#dfe7ef"), y=y)
    s.floor(-0.64, 0.69, 4.66, 5.36, BLUE, y=y + 0.002)
    for t in (0.3, 0.2, 0.08):
        c.line([s.at(0.25 + t * 1.0 * math.cos(a / 4), y,
            5.0 + t * math.sin(a / 4)) for a in range(27)], 2, PAPER)
    for k in range(4):
        c.line([s.at(-0.55, y, 4.78 + k * 0.14), s.at(-0.15, y, 4.78 + k * 0.14)], 2, PAPER)
    c.line([s.at(-0.1, y, 4.7), s.at(-0.1, y, 5.3)], 2, PAPER)
    props.lamp(c, s.at(0.42, y, 5.42), s.metre(5.2) * 0.85, ORANGE, -1)
    built.stack(s, 0.98, y, 4.75, [INDIGO, CREAM, RUST, TEAL], 0.32)
    props.cup(c, s.at(-0.95, y, 4.65), s.metre(4.7), PAPER, 0.1)
    for k in range(3):
        c.limb(s.at(-1.1 + k * 0.05, y, 4.7), s.at(-0.85 + k * 0.06, y, 4.6), 4, 3, (ORANGE, AMBER,
            INDIGO)[k])


def radio_studio() -> Scene:
    """On air: two voices, two microphones, a glass wall."""
    s = Scene("radio", paper=INDIGO, horizon=520, eye=1.45, focal=2150, clear=300, light=1,
        shade=rgb("#16183a"))
    c = s.canvas
    built.room(s, 3.8, 3.1, 7.2, rgb("#454f84"), rgb("#4a3f5c"), rgb("#2b3160"), boards=False,
        skirting=INK)
    for k in range(26):
        for j in range(10):
            x, y = -3.75 + k * 0.3, 0.25 + j * 0.29
            if -1.9 < x < 1.7 and 0.9 < y < 2.5:
                continue
            s.face([(x, y, 7.2), (x + 0.27, y, 7.2), (x + 0.135, y + 0.26, 7.2)],
                rgb("#39427a") if (k + j) % 2 else rgb("#515c93"), 0.9)
    s.wall(-1.85, 1.85, 1.05, 2.5, 7.2, WOOD)
    s.wall(-1.75, 1.75, 1.15, 2.4, 7.2, rgb("#f0b973"))
    s.wall(-1.75, 1.75, 1.15, 1.5, 7.2, rgb("#7a4f4c"))
    for x in (-1.1, 0.9):
        s.face([(x - 0.32, 1.5, 7.2), (x - 0.26, 1.82, 7.2), (x, 1.95, 7.2), (x + 0.26, 1.82, 7.2),
            (x + 0.32, 1.5, 7.2)], rgb("#8a4c3c"))
        c.ellipse(*s.at(x, 2.03, 7.2), 34, 40, rgb("#5d3a3c"))
    s.face([(0.2, 1.15, 7.2), (0.7, 1.15, 7.2), (1.5, 2.4, 7.2), (1.0, 2.4, 7.2)], PAPER, 0.16)
    c.soft([s.at(-0.9, 2.9, 5), s.at(0.9, 2.9, 5), s.at(2.0, 0.8, 5), s.at(-2.0, 0.8, 5)],
        rgb("#ffdca0"), 0.25, 60)
    c.line([s.at(0, 3.1, 5), s.at(0, 2.6, 5)], 5, INK)
    px, py = s.at(0, 2.45, 5)
    c.blob([(px - 120, py), (px - 60, py - 56), (px, py - 70), (px + 60, py - 56), (px + 120, py),
        (px, py + 8)], ORANGE)
    c.ellipse(px, py, 108, 15, rgb("#fff0c9"))
    talk = SIT.but(arms=((40, 88), (36, 104)), lean=4, head=0)
    def phones(j: dict[str, Point], m: float) -> None:
        hx, hy = j["head"]
        arc = [(hx + 0.125 * m * math.cos(math.pi * (1 + t / 12)),
            hy + 0.15 * m * math.sin(math.pi * (1 + t / 12)) - 0.01 * m) for t in range(13)]
        c.line(arc, 0.024 * m, ORANGE)
        c.ellipse(hx - 0.0 * m, hy + 0.02 * m, 0.05 * m, 0.066 * m, ORANGE)
        c.ellipse(hx - 0.0 * m, hy + 0.02 * m, 0.03 * m, 0.044 * m, INK)
    for x, view in ((-1.22, "right"), (1.22, "left")):
        built.chair(s, x, 5.1, STEEL, 1 if view == "right" else -1)
        s.person(x, 5.05, CAST.pupil(s.rng, top=PAPER if x < 0 else TEAL, height=1.68,
            hair="bob" if x < 0 else "short", skirt=False),
                 talk, view, shadow=0, then=phones)
    built.table(s, -0.95, 0.95, 4.5, 5.5, rgb("#8d5b43"), height=0.66, legs=False,
        then=lambda: _console(s))
    s.play()
    return s


def _console(s: Scene) -> None:
    c, y, m = s.canvas, 0.67, s.metre(4.8)
    s.box(-0.6, 0.6, y, y + 0.05, 4.45, 4.95, INK, top=GRAPHITE)
    for k in range(9):
        x = -0.5 + k * 0.125
        c.line([s.at(x, y + 0.06, 4.55), s.at(x, y + 0.06, 4.85)], 3, STEEL)
        c.limb(s.at(x - 0.02, y + 0.06, 4.62 + (k * 5 % 4) * 0.06), s.at(x + 0.02, y + 0.06,
            4.62 + (k * 5 % 4) * 0.06), 5, 5, (ORANGE, AMBER, PAPER)[k % 3])
    for way in (-1, 1):
        base, elbow, head = s.at(way * 0.05, y, 5.1), s.at(way * 0.22, 1.2, 5.0), s.at(way * 0.66,
            1.06, 4.95)
        c.line([base, elbow, head], 0.022 * m, STEEL)
        c.limb(head, (head[0], head[1] + 0.11 * m), 0.05 * m, 0.045 * m, INK)
        c.line([(head[0] - 0.05 * m, head[1] + 0.06 * m), (head[0] + 0.05 * m,
            head[1] + 0.06 * m)], 4, STEEL)
    for way in (-1, 1):
        s.face([(way * 0.64, y + 0.005, 4.6), (way * 0.92, y + 0.005, 4.6), (way * 0.9, y + 0.005,
            4.95), (way * 0.64, y + 0.005, 4.95)], PAPER)
    props.cup(c, s.at(0.78, y, 5.2), m, ORANGE, 0.09)


def lecture_hall() -> Scene:
    """Seen from the back row: a speaker, a full hall."""
    s = Scene("lecture", paper=INK, horizon=430, eye=3.0, focal=1250, clear=300, light=1,
        shade=rgb("#15173a"))
    c = s.canvas
    c.gradient((0, 0, 1600, 700), rgb("#3b4372"), rgb("#56598a"))
    s.flank(-7, 0, 6, 1, 16, rgb("#343b68"))
    s.flank(7, 0, 6, 1, 16, rgb("#4a4f80"))
    for z in (6, 8.5, 11, 13.5):
        s.flank(6.98, 1.6, 4.6, z, z + 0.5, AMBER, 0.75)
        s.flank(-6.98, 1.6, 4.6, z, z + 0.5, AMBER, 0.55)
    s.floor(-7, 7, 1, 16, rgb("#3a345a"))
    s.box(-6, 6, 0, 0.6, 13, 16, WOOD, top=rgb("#cf9a63"))
    s.wall(-4.2, 4.2, 1.5, 4.9, 15.8, rgb("#f4e7cd"))
    s.face([(-4.2, 1.5, 15.7), (4.2, 1.5, 15.7), (4.2, 2.2, 15.7), (2.4, 3.1, 15.7), (0.8, 2.3,
        15.7), (-1.4, 3.5, 15.7),
            (-4.2, 2.0, 15.7)], TEAL)
    s.face([(-4.2, 1.5, 15.6), (4.2, 1.5, 15.6), (4.2, 1.8, 15.6), (0, 2.4, 15.6), (-4.2, 1.7,
        15.6)], INDIGO)
    c.ellipse(*s.at(2.6, 4.1, 15.6), 34, 34, ORANGE)
    for x in (-5.4, 5.0):
        s.wall(x, x + 0.25, 0.6, 5.2, 15.5, RUST)
    c.soft([(620, -40), (760, -40), s.at(0.4, 0.6, 13.5), s.at(-2.6, 0.6, 13.5)], rgb("#ffe2a8"),
        0.34, 26)
    s.person(-1.1, 13.6, CAST.adult(s.rng, top=RUST, bottom=INK, hair="bob", height=1.68,
        coat=0.2), Pose(arms=((10, -40), (62, 110))),
             "front", y=0.6, shadow=0)
    s.put(13.3, lambda: (s.box(-0.3, 0.45, 0.6, 1.65, 13.2, 13.6, darker(WOOD, 0.2)), s.box(-0.4,
        0.55, 1.65, 1.72, 13.1, 13.7, WOOD)))
    s.play()
    for row in range(7):
        z = 11.4 - row * 1.32
        y = 0.1 + row * 0.14
        glow = mix(rgb("#3c3f6c"), rgb("#1b1c3c"), row / 6)
        m = s.metre(z)
        count = 13 - row
        for i in range(count):
            x = (i - (count - 1) / 2) * 0.94 + s.rng.uniform(-0.08, 0.08)
            if s.rng.random() < 0.06 or (row == 6 and 4 <= i <= 4):
                continue
            px, py = s.at(x, y + 1.14, z)
            look = CAST.pupil(s.rng)
            with c.group(s.shade, (-0.03 * m, 0.02 * m), 0.3, haze=(glow, 0.34 + row * 0.06)):
                c.blob([(px - 0.24 * m, py + 0.5 * m), (px - 0.22 * m, py + 0.08 * m),
                    (px - 0.08 * m, py), (px + 0.08 * m, py),
                        (px + 0.22 * m, py + 0.08 * m), (px + 0.24 * m, py + 0.5 * m)], look.top)
                draw_head(c, (px, py - 0.12 * m), 0.125 * m, s.rng.uniform(-8, 8), "back",
                    look.hair, look.hair_colour, look.skin, ORANGE)
        s.wall(-6.8, 6.8, y + 0.2, y + 0.86, z - 0.25, mix(rgb("#8a4f45"), rgb("#2a2140"), row / 7))
        s.wall(-6.8, 6.8, y + 0.82, y + 0.88, z - 0.25, mix(WOOD, rgb("#3a2a44"), row / 7))
        for i in range(count + 1):
            x = (i - count / 2) * 0.94
            s.wall(x - 0.02, x + 0.02, y + 0.2, y + 0.86, z - 0.26, rgb("#2a2140"), 0.5)
    return s


PICTURES = {
    "art-class": art_class,
    "mentor-desk": mentor_desk,
    "radio-studio": radio_studio,
    "lecture-hall": lecture_hall,
}
