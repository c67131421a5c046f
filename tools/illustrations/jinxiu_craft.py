"""Handwork at the vocational school: dough, silk, steel."""

import math

from . import built
from .canvas import Point, darker, lighter, rgb
from .figures import CROUCH, HOLD, SIT, STAND
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


def baking_class() -> Scene:
    """Dough, trays, white hats."""
    s = Scene("baking", paper=CREAM, horizon=500, eye=1.75, focal=1560, clear=300, light=-1,
        shade=rgb("#4a2f3a"))
    c = s.canvas
    built.room(s, 4.8, 3.3, 9, rgb("#efdcc0"), rgb("#b7a596"), PAPER, boards=False, skirting=RUST)
    for row in range(9):
        for k in range(16):
            s.wall(-4.7 + k * 0.6, -4.14 + k * 0.6, 0.95 + row * 0.16, 1.08 + row * 0.16, 9,
                PAPER if (k + row) % 5 else PEACH, 0.8)
    for k in range(3):
        x = -4.4 + k * 1.15
        s.box(x, x + 1.05, 0.1, 1.9, 8.3, 8.9, STEEL)
        for j in range(2):
            s.wall(x + 0.1, x + 0.95, 0.3 + j * 0.8, 0.9 + j * 0.8, 8.3, INK)
            s.wall(x + 0.16, x + 0.89, 0.36 + j * 0.8, 0.84 + j * 0.8, 8.3, rgb("#f0a04c"))
            for q in range(4):
                c.ellipse(*s.at(x + 0.27 + q * 0.17, 0.46 + j * 0.8, 8.3), 12, 8, rgb("#a9602f"))
            s.wall(x + 0.1, x + 0.95, 0.94 + j * 0.8, 0.98 + j * 0.8, 8.3, PAPER)
    for row in range(2):
        s.box(-0.4, 4.4, 1.7 + row * 0.55, 1.75 + row * 0.55, 8.6, 8.9, WOOD)
        for k in range(11):
            x = -0.2 + k * 0.42
            tone = (ORANGE, STEEL, PAPER, TEAL, AMBER)[(k + row * 2) % 5]
            s.wall(x, x + 0.24, 1.75 + row * 0.55, 1.75 + row * 0.55 + 0.2 + 0.1 * (k % 3), 8.6,
                tone)
    s.wall(0.2, 3.8, 0.0, 0.9, 8.9, STEEL)
    def toque(j: dict[str, Point], m: float) -> None:
        hx, hy = j["head"]
        c.rect(hx - 0.1 * m, hy - 0.2 * m, hx + 0.1 * m, hy - 0.06 * m, PAPER)
        c.blob([(hx - 0.11 * m, hy - 0.18 * m), (hx - 0.16 * m, hy - 0.29 * m), (hx - 0.05 * m,
            hy - 0.35 * m), (hx + 0.07 * m, hy - 0.35 * m),
                (hx + 0.16 * m, hy - 0.28 * m), (hx + 0.11 * m, hy - 0.18 * m)], PAPER)
        c.line([(hx - 0.1 * m, hy - 0.08 * m), (hx + 0.1 * m, hy - 0.08 * m)], 0.02 * m, ICE)
    knead = STAND.but(arms=((12, -24), (12, -24)))
    white = {"top": PAPER, "trim": ORANGE, "skirt": False, "coat": 0.2, "hair": "short"}
    for i, x in enumerate((-2.6, -1.2, 0.25, 1.7)):
        s.person(x, 7.3, CAST.pupil(s.rng, **(white | {"apron": (ORANGE, RUST, BLUE,
            ORANGE)[i]})), knead if i != 2 else
                 STAND.but(arms=((14, -40), (30, -60))), "front", shadow=0.2, then=toque)
    built.table(s, -3.4, 2.6, 6.0, 6.9, rgb("#d3d6d6"), height=0.88, legs=False,
        then=lambda: _dough(s))
    s.person(1.95, 4.85, CAST.adult(s.rng, top=PAPER, hair="bun", trim=ORANGE, bottom=INK,
        coat=0.3, apron=RUST),
             HOLD.but(arms=((34, 84), (30, 88))), "left", shadow=0.4, then=lambda j, m: (toque(j,
                 m), _bread_tray(s, j["near"], m)))
    s.person(-1.85, 5.2, CAST.pupil(s.rng, apron=BLUE, **white), STAND.but(arms=((10,
        -20), (10, -20))), "back",
             shadow=0.4, then=toque)
    s.play()
    return s


def _bread_tray(s: Scene, hand: Point, m: float) -> None:
    x, y = hand
    s.canvas.rect(x - 0.46 * m, y - 0.03 * m, x + 0.08 * m, y + 0.0 * m, GRAPHITE)
    for k in range(4):
        s.canvas.ellipse(x - 0.4 * m + k * 0.135 * m, y - 0.06 * m, 0.07 * m, 0.05 * m,
            rgb("#c57f3e"))
        s.canvas.ellipse(x - 0.41 * m + k * 0.135 * m, y - 0.08 * m, 0.04 * m, 0.02 * m,
            rgb("#e4aa62"))


def _dough(s: Scene) -> None:
    c, y, m = s.canvas, 0.885, s.metre(6.5)
    for x in (-2.6, -1.2, 1.7):
        s.disc(x, y, 6.5, 0.36, PAPER, 0.9)
        px, py = s.at(x, y + 0.02, 6.55)
        with c.group(s.shade, (0.04 * m, 0.01 * m), 0.18):
            c.blob([(px - 0.2 * m, py), (px - 0.14 * m, py - 0.12 * m), (px + 0.02 * m,
                py - 0.16 * m), (px + 0.17 * m, py - 0.1 * m),
                    (px + 0.2 * m, py)], rgb("#f3ddb3"))
    s.box(-0.3, 0.8, y, y + 0.03, 6.2, 6.75, GRAPHITE, top=rgb("#6b7080"))
    for k in range(8):
        px, py = s.at(-0.15 + (k % 4) * 0.27, y + 0.05, 6.32 + (k // 4) * 0.28)
        c.ellipse(px, py, 0.09 * m, 0.055 * m, rgb("#c57f3e"))
        c.ellipse(px - 4, py - 5, 0.05 * m, 0.025 * m, rgb("#e4aa62"))
    c.limb(s.at(-2.0, y + 0.04, 6.15), s.at(-1.55, y + 0.04, 6.3), 0.045 * m, 0.045 * m, WOOD)
    s.disc(1.15, y + 0.08, 6.3, 0.2, STEEL)
    s.disc(1.15, y + 0.1, 6.3, 0.17, PAPER)
    s.box(2.15, 2.45, y, y + 0.34, 6.4, 6.6, PEACH)
    s.wall(2.15, 2.45, y + 0.08, y + 0.18, 6.4, ORANGE)


def embroidery_frame() -> Scene:
    """Around the big frame: silk, needles, a flower growing."""
    s = Scene("silk", paper=CREAM, horizon=490, eye=1.75, focal=1900, clear=300, light=-1,
        shade=rgb("#33264a"))
    built.room(s, 4, 3.3, 7.8, rgb("#e6d2bb"), rgb("#8c6450"), PAPER)
    built.window(s, -3.4, -0.7, 1.0, 2.8, 7.8, WOOD, rgb("#fbecc6"), columns=4, rows=2,
        view=(rgb("#d6c49a"), 0.35))
    for k in range(2):
        s.face([(-2.9 + k * 1.3, 0, 7.3), (-1.8 + k * 1.3, 0, 7.3), (-0.8 + k * 1.5, 0, 4.6),
            (-2.2 + k * 1.5, 0, 4.6)], rgb("#e7bf8c"), 0.42)
    s.wall(0.3, 3.6, 2.55, 2.62, 7.7, WOOD)
    for k in range(13):
        x, tone = 0.42 + k * 0.25, (ORANGE, INDIGO, AMBER, TEAL, PLUM, RUST, BLUE)[k % 7]
        s.face([(x, 2.55, 7.65), (x + 0.15, 2.55, 7.65), (x + 0.19, 1.7 - 0.15 * (k % 3), 7.65),
            (x - 0.03, 1.7 - 0.15 * (k % 3), 7.65)], tone)
        s.wall(x + 0.02, x + 0.14, 2.1, 2.16, 7.64, PAPER)
    built.shelf(s, 0.4, 3.6, 0, 1.1, 7.5, WOOD, [ORANGE, INDIGO, AMBER, TEAL, PLUM, RUST], 2)
    sew = SIT.but(arms=((48, 82), (56, 84)), lean=16, head=16)
    for x, z, view, look in ((-1.95, 5.3, "right", CAST.elder(s.rng, top=PLUM, hair="bun")),
            (-1.95, 6.1, "right", CAST.pupil(s.rng, hair="tail")),
                             (1.95, 5.3, "left", CAST.pupil(s.rng, hair="bob")), (1.95, 6.1,
                                 "left", CAST.pupil(s.rng, hair="bun"))):
        built.stool(s, x, z, RUST, 0.44)
        s.person(x, z, look, sew, view, shadow=0.15)
    s.person(-0.6, 6.8, CAST.pupil(s.rng, hair="bun", top=AMBER, skirt=False), STAND.but(arms=((12,
        -34), (12, -34))), "front", shadow=0)
    s.person(0.75, 6.8, CAST.adult(s.rng, hair="long", top=TEAL), STAND.but(arms=((10, -40), (34,
        10))), "front", shadow=0)
    s.put(5.55, lambda: _frame(s))
    s.play()
    return s


def _frame(s: Scene) -> None:
    """The stretched silk, slightly raised toward the back, with a peony on it."""
    c, m = s.canvas, s.metre(5.4)
    for x in (-1.5, 1.5):
        for z in (6.2, 4.8):
            s.wall(x - 0.04, x + 0.04, 0, 0.64, z, darker(WOOD, 0.25))
    def place(u: float, v: float) -> tuple[float, float, float]:
        return (u * 1.5, 0.66 + v * 0.2, 4.75 + v * 1.5)
    s.face([place(-1.06, -0.04), place(1.06, -0.04), place(1.06, 1.04), place(-1.06, 1.04)],
        darker(WOOD, 0.1))
    s.face([place(-0.98, 0.05), place(0.98, 0.05), place(0.98, 0.95), place(-0.98, 0.95)],
        rgb("#f7efdf"))
    def on(u: float, v: float) -> Point:
        return s.at(*place(u, v))
    c.line([on(-0.7, 0.1), on(-0.4, 0.3), on(-0.1, 0.42), on(0.3, 0.5), on(0.75, 0.8)], 6, TEAL)
    for u, v, r, tone in ((-0.12, 0.5, 0.2, ORANGE), (0.45, 0.66, 0.13, RUST), (-0.6, 0.36, 0.11,
            AMBER), (0.72, 0.34, 0.1, PLUM)):
        for ring, shade in ((1.0, tone), (0.66, lighter(tone, 0.3)), (0.34, lighter(tone, 0.55))):
            for k in range(8):
                a = k * math.tau / 8 + ring
                px, py = on(u + r * 0.62 * ring * math.cos(a), v + r * 0.95 * ring * math.sin(a))
                c.ellipse(px, py, r * 1.5 * m * 0.42 * ring, r * m * 0.28 * ring, shade)
    for u, v, du, dv in ((-0.4, 0.3, 0.14, -0.14), (0.2, 0.46, 0.1, -0.18), (0.35, 0.52, 0.16,
            -0.12), (-0.3, 0.36, -0.1, 0.26), (0.6, 0.72, 0.16, -0.06)):
        a, b = on(u, v), on(u + du, v + dv)
        c.blob([a, ((a[0] + b[0]) / 2 + 10, (a[1] + b[1]) / 2 - 10), b, ((a[0] + b[0]) / 2 - 10,
            (a[1] + b[1]) / 2 + 10)], TEAL)
    s.face([place(-1.06, -0.04), place(1.06, -0.04), (1.6, 0.58, 4.69), (-1.6, 0.58, 4.69)], WOOD)


def portrait_workbench() -> Scene:
    """A fitter at the vice, tools on the wall."""
    s = Scene("bench", size=(1200, 1600), paper=CREAM, horizon=720, eye=1.45, focal=2250,
        clear=900, light=-1, shade=rgb("#2a264a"))
    s.centre = 560
    c = s.canvas
    s.wall(-4, 4, 0, 5, 5.2, rgb("#d9c6a6"))
    s.floor(-4, 4, 1, 5.2, rgb("#8f8a94"))
    s.wall(-1.6, 1.6, 1.3, 2.95, 5.2, INDIGO)
    for k in range(13):
        for j in range(6):
            c.ellipse(*s.at(-1.5 + k * 0.25, 1.42 + j * 0.27, 5.2), 3, 3, rgb("#232a52"))
    m = s.metre(5.2)
    for k, (x, y, kind) in enumerate(((-1.3, 2.75, "h"), (-0.95, 2.75, "w"), (-0.6, 2.75, "w"),
            (-0.25, 2.75, "s"), (0.05, 2.75, "s"), (0.35, 2.75, "s"),
                                      (0.75, 2.75, "h"), (1.2, 2.7, "c"), (-1.25, 2.0, "c"), (-0.8,
                                          2.05, "s"), (0.95, 2.05, "w"), (1.3, 2.05, "w"))):
        px, py = s.at(x, y, 5.19)
        tone = (ORANGE, AMBER, PAPER, RUST)[k % 4]
        if kind == "h":
            c.limb((px, py), (px, py + 0.4 * m), 0.022 * m, 0.026 * m, WOOD)
            c.rect(px - 0.12 * m, py - 0.05 * m, px + 0.09 * m, py + 0.05 * m, STEEL)
        elif kind == "w":
            c.limb((px, py + 0.05 * m), (px, py + 0.36 * m), 0.022 * m, 0.022 * m, STEEL)
            c.ellipse(px, py, 0.06 * m, 0.06 * m, STEEL)
            c.poly([(px - 0.025 * m, py - 0.07 * m), (px + 0.025 * m, py - 0.07 * m),
                (px + 0.02 * m, py + 0.01 * m), (px - 0.02 * m, py + 0.01 * m)], INDIGO)
        elif kind == "s":
            c.limb((px, py), (px, py + 0.14 * m), 0.032 * m, 0.026 * m, tone)
            c.line([(px, py + 0.14 * m), (px, py + 0.38 * m)], 0.02 * m, STEEL)
        else:
            c.line([(px + 0.12 * m * math.cos(a / 5),
                py + 0.12 * m + 0.12 * m * math.sin(a / 5)) for a in range(33)], 0.03 * m, tone)
    px, py = s.at(-0.75, 3.2, 4.2)
    c.line([(px, -20), (px, py - 90)], 5, INK)
    c.blob([(px - 130, py), (px - 66, py - 76), (px, py - 96), (px + 66, py - 76), (px + 130, py),
        (px, py + 8)], ORANGE)
    c.ellipse(px, py, 116, 17, rgb("#fff0c9"))
    c.soft([(px - 110, py + 10), (px + 110, py + 10), (px + 480, 1130), (px - 340, 1130)],
        rgb("#ffe6b0"), 0.15, 40)
    s.person(-0.42, 4.25, CAST.adult(s.rng, top=BLUE, bottom=INK, hair="cap", hat=ORANGE,
        height=1.74, coat=0.05, apron=rgb("#8d5b43")),
             HOLD.but(arms=((54, 62), (44, 78)), lean=20, head=16, legs=((12, -4), (-12, -16))),
                 "right", shadow=0.3)
    def bench() -> None:
        s.box(0.0, 2.6, 0.82, 0.94, 3.95, 4.7, WOOD, top=lighter(WOOD, 0.2))
        for x in (0.08, 1.2):
            s.wall(x, x + 0.12, 0, 0.82, 3.98, darker(WOOD, 0.3))
        s.wall(0.2, 2.6, 0.3, 0.36, 4.3, darker(WOOD, 0.35))
        s.wall(0.5, 0.95, 0.36, 0.6, 4.25, RUST)
        vx, vy = s.at(0.22, 0.94, 4.2)
        k = s.metre(4.2)
        c.rect(vx - 0.12 * k, vy - 0.1 * k, vx + 0.12 * k, vy, INDIGO)
        c.rect(vx - 0.1 * k, vy - 0.22 * k, vx - 0.02 * k, vy - 0.08 * k, GRAPHITE)
        c.rect(vx + 0.03 * k, vy - 0.22 * k, vx + 0.11 * k, vy - 0.08 * k, GRAPHITE)
        c.rect(vx - 0.03 * k, vy - 0.3 * k, vx + 0.04 * k, vy - 0.12 * k, STEEL)
        c.limb((vx - 0.36 * k, vy - 0.28 * k), (vx + 0.24 * k, vy - 0.31 * k), 0.022 * k,
            0.016 * k, STEEL)
        c.limb((vx - 0.5 * k, vy - 0.275 * k), (vx - 0.36 * k, vy - 0.28 * k), 0.03 * k, 0.026 * k,
            RUST)
        s.box(0.62, 0.9, 0.94, 1.12, 4.2, 4.5, ORANGE)
        for q in range(3):
            s.canvas.ellipse(*s.at(0.42 + q * 0.06, 0.96, 4.05), 9, 6, STEEL)
    s.put(4.2, bench)
    s.play()
    return s


def portrait_welder() -> Scene:
    """A crouching welder lights a dark shop."""
    s = Scene("weld", size=(1200, 1600), paper=INK, horizon=660, eye=1.3, focal=2200, clear=900,
        light=1, shade=rgb("#0c0e26"))
    s.centre = 560
    c = s.canvas
    c.gradient((0, 0, 1200, 1150), rgb("#1f2448"), rgb("#38406f"))
    for x in (60, 330, 900, 1130):
        c.rect(x, 0, x + 46, 1100, rgb("#1a1e3e"))
    for y in (150, 420):
        c.rect(0, y, 1200, y + 22, rgb("#1a1e3e"))
    for k in range(3):
        c.rect(420 + k * 150, 200, 550 + k * 150, 400, rgb("#5a6390"))
    s.floor(-5, 5, 1.2, 6.4, rgb("#3a3a5c"))
    fx, fy = s.at(0.42, 0.5, 4.0)
    for r, a in ((620, 0.1), (430, 0.13), (270, 0.18)):
        c.soft([(fx + r * math.cos(t * math.tau / 30),
            fy + r * 0.92 * math.sin(t * math.tau / 30)) for t in range(30)], rgb("#f6b169"), a, 70)
    s.face([(-1.6, 0, 4.8), (2.2, 0, 4.8), (2.7, 0, 3.0), (-2.0, 0, 3.0)], rgb("#b5714a"), 0.4)
    def mask(j: dict[str, Point], m: float) -> None:
        hx, hy = j["head"]
        c.blob([(hx - 0.1 * m, hy - 0.15 * m), (hx + 0.1 * m, hy - 0.16 * m), (hx + 0.19 * m,
            hy + 0.02 * m), (hx + 0.16 * m, hy + 0.2 * m),
                (hx + 0.02 * m, hy + 0.15 * m), (hx - 0.1 * m, hy + 0.02 * m)], GRAPHITE)
        c.poly([(hx + 0.1 * m, hy - 0.05 * m), (hx + 0.185 * m, hy - 0.0 * m), (hx + 0.185 * m,
            hy + 0.07 * m), (hx + 0.1 * m, hy + 0.03 * m)], AMBER)
        nx, ny = j["near"]
        c.limb((nx, ny), (fx - 8, fy - 4), 0.022 * m, 0.01 * m, INK)
        c.ellipse(nx, ny, 0.055 * m, 0.05 * m, rgb("#c58a52"))
        c.ellipse(j["far"][0], j["far"][1], 0.052 * m, 0.048 * m, rgb("#a8723f"))
    s.person(-0.42, 4.0, CAST.adult(s.rng, top=rgb("#7a5a4c"), bottom=rgb("#2f3560"), hair="short",
        height=1.76, coat=0),
             CROUCH.but(arms=((56, 66), (44, 80)), lean=24, head=12), "right", shadow=0.7,
                 then=mask)
    def work() -> None:
        s.box(0.3, 1.5, 0.0, 0.08, 3.8, 4.3, GRAPHITE)
        for x in (0.42, 1.3):
            s.box(x - 0.05, x + 0.05, 0.08, 0.95, 4.0, 4.1, STEEL)
        s.box(0.32, 1.4, 0.44, 0.54, 4.0, 4.1, STEEL)
        s.box(0.32, 1.4, 0.88, 0.96, 4.0, 4.1, STEEL)
        c.line([s.at(0.42, 0.5, 4.0), s.at(1.3, 0.9, 4.0)], 16, BLUE)
    s.put(4.05, work)
    s.play()
    for _ in range(150):
        a, d = s.rng.uniform(-math.pi * 1.05, 0.35), abs(s.rng.gauss(0, 1)) * 190 + 20
        x, y = fx + d * math.cos(a), fy + d * math.sin(a) * 0.85 + d * d / 1300
        u = 0.8 + 8 / (1 + d / 40)
        c.limb((x, y), (x - math.cos(a) * 16 - 1, y - math.sin(a) * 14 - d / 60), u * 0.5 + 1, 0.8,
            s.rng.choice((rgb("#fff1c4"), AMBER, ORANGE)))
    c.ellipse(fx, fy, 34, 34, rgb("#ffd98f"), 0.6)
    star = []
    for k in range(20):
        r = (62 if k % 4 == 0 else 34) if k % 2 == 0 else 14
        star.append((fx + r * math.cos(k * math.tau / 20), fy + r * math.sin(k * math.tau / 20)))
    c.poly(star, rgb("#fffbe8"))
    c.line([(0, 1480), (260, 1420), (430, 1300), (560, 1330)], 12, INK)
    return s


PICTURES = {
    "baking-class": baking_class,
    "embroidery-frame": embroidery_frame,
    "portrait-workbench": portrait_workbench,
    "portrait-welder": portrait_welder,
}
