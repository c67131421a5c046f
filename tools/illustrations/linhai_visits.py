"""Hands at work and a visit to the museum, for the seaside primary school."""

import math

from .canvas import Point, darker, lighter, rgb
from .figures import POINT, STAND, Look
from .linhai import CAST, CORAL, DEEP, INK, MUSTARD, NAVY, PINE, SEA, SHOAL, WHITE
from .stage import Scene


def paper_cutting() -> Scene:
    """A table seen from straight above: red paper, scissors, small hands."""
    s = Scene("paper", paper=rgb("#e4d3b4"), light=-1)
    c = s.canvas
    for i in range(9):
        c.rect(0, i * 140, 1600, i * 140 + 138, rgb("#d6b184") if i % 2 else rgb("#d9b78c"))
    for _ in range(60):
        x, y = s.rng.uniform(0, 1600), s.rng.uniform(0, 1200)
        c.line([(x, y), (x + s.rng.uniform(60, 220), y + s.rng.uniform(-3, 3))], 1.6,
            rgb("#c39c6c"), 0.6)
    red = rgb("#cf4b3b")
    with c.group(s.shade, (7, 9), 0.25):
        c.rect(430, 330, 1170, 880, rgb("#f6f0e0"))
    _cutout(s, 800, 600, 205, red)
    for x, y, r, n, turn in ((330, 240, 92, 6, 0.2), (1290, 280, 84, 8, 0.1), (1250, 930, 96, 5,
            0.4),
                             (355, 960, 80, 7, 0.0)):
        _cutout(s, x, y, r, CORAL if n % 2 else red, n, turn)
    for x, y, w, h, tone in ((640, 170, 150, 120, red), (960, 1010, 170, 120, MUSTARD),
                             (90, 600, 130, 150, SHOAL), (1470, 610, 130, 160, CORAL)):
        with c.group(s.shade, (4, 5), 0.25):
            c.poly([(x - w / 2, y - h / 2 + 8), (x + w / 2, y - h / 2), (x + w / 2 - 8, y + h / 2),
                    (x - w / 2 + 6, y + h / 2 - 4)], tone)
    for _ in range(46):
        x, y, r = s.rng.uniform(200, 1400), s.rng.uniform(150, 1080), s.rng.uniform(6, 17)
        c.poly([(x, y - r), (x + r * 0.8, y + r * 0.5), (x - r, y + r * 0.3)],
               s.rng.choice((red, CORAL, red, MUSTARD)))
    _scissors(s, 1010, 420, 2.5, DEEP)
    _scissors(s, 560, 905, 0.5, PINE)
    sleeves = [(-60, 330, 455, 470, WHITE), (-60, 930, 470, 760, SEA), (1660, 390, 1130, 505,
        CORAL),
               (1660, 860, 1145, 735, WHITE), (560, -80, 690, 335, SHOAL), (1010, -80, 925, 330,
                   SHOAL),
               (620, 1290, 690, 880, NAVY), (1050, 1290, 930, 885, NAVY)]
    for i, (x0, y0, x1, y1, tone) in enumerate(sleeves):
        _reach(s, (x0, y0), (x1, y1), tone, CAST.pupil(s.rng).skin, -1 if i % 2 else 1)
    return s


def _cutout(s: Scene, x: float, y: float, r: float, colour: tuple[int, int, int], n: int = 8,
            turn: float = 0.0) -> None:
    """A round paper-cut: petals with holes."""
    c, hole = s.canvas, rgb("#f6f0e0") if n == 8 and r > 150 else rgb("#dcbb90")
    with c.group(s.shade, (4, 5), 0.25):
        points = []
        for i in range(n * 8):
            t = i / 8
            k = 0.84 + 0.16 * abs(math.sin(math.pi * t))
            angle = turn + t * math.tau / n
            points.append((x + r * k * math.cos(angle), y + r * k * math.sin(angle)))
        c.poly(points, colour)
    for i in range(n):
        for d, long, wide, off in ((0.62, 0.2, 0.09, 0.5), (0.36, 0.13, 0.06, 0.0), (0.86, 0.05,
                0.05, 0.5)):
            a = turn + (i + off) * math.tau / n
            ca, sa = math.cos(a), math.sin(a)
            c.blob([(x + r * ((d + u) * ca - v * sa), y + r * ((d + u) * sa + v * ca))
                    for u, v in ((-long, 0), (0, wide), (long, 0), (0, -wide))], hole)
    c.ellipse(x, y, r * 0.13, r * 0.13, hole)
    c.ellipse(x, y, r * 0.06, r * 0.06, colour)


def _scissors(s: Scene, x: float, y: float, turn: float, colour: tuple[int, int, int]) -> None:
    c, ca, sa = s.canvas, math.cos(turn), math.sin(turn)

    def at(u: float, v: float) -> Point:
        return x + u * ca - v * sa, y + u * sa + v * ca
    for side in (-1, 1):
        c.poly([at(-10, side * 5), at(110, side * 26), at(112, side * 18), at(0, -side * 7)],
               rgb("#c9d3d6") if side < 0 else rgb("#aab8bd"))
        c.ellipse(*at(-62, -side * 27), 33, 33, colour)
        c.ellipse(*at(-62, -side * 27), 18, 18, rgb("#dcbb90"))
        c.limb(at(0, 0), at(-34, -side * 15), 7, 9, colour)
    c.ellipse(*at(0, 0), 6, 6, INK)


def _reach(s: Scene, root: Point, hand: Point, sleeve: tuple[int, int, int],
           skin: tuple[int, int, int], thumb: int) -> None:
    """A forearm and a small hand seen from above."""
    c = s.canvas
    dx, dy = hand[0] - root[0], hand[1] - root[1]
    size = math.hypot(dx, dy)
    ux, uy = dx / size, dy / size

    def at(u: float, v: float) -> Point:
        return hand[0] + ux * u - uy * v, hand[1] + uy * u + ux * v
    with c.group(s.shade, (9, 11), 0.24):
        c.limb(at(-100, 0), at(-10, 0), 29, 27, skin)
        c.blob([at(-24, -28), at(20, -38), at(56, -34), at(62, 0), at(52, 34), at(10, 36), at(-24,
            28)],
               skin)
        for v, long in ((-27, 96), (-9, 108), (9, 104), (27, 90)):
            c.limb(at(44, v), at(long, v * 0.86), 12, 9.5, skin)
        c.limb(at(6, thumb * 30), at(62, thumb * 58), 13, 10, skin)
        for v in (-18, 0, 18):
            c.line([at(58, v), at(92, v * 0.86)], 2.2, darker(skin, 0.22))
    with c.group(s.shade, (10, 12), 0.22):
        c.poly([at(-size, -84), at(-58, -44), at(-58, 44), at(-size, 84)], sleeve)
        c.poly([at(-74, -47), at(-52, -44), at(-52, 44), at(-74, 47)], lighter(sleeve, 0.4)
               if sleeve != WHITE else SEA)


def maritime_museum() -> Scene:
    """Silhouettes below a whale's skeleton."""
    s = Scene("whale", paper=rgb("#153a57"), horizon=760, eye=1.4, focal=1500,
              haze=rgb("#2f6f8e"), clear=26, shade=rgb("#0b2036"))
    c = s.canvas
    c.gradient((0, 0, 1600, 860), rgb("#123752"), rgb("#2f7694"))
    for x0, x1 in ((250, 420), (720, 900), (1150, 1330)):
        c.soft([(x0, -40), (x1, -40), (x1 + 190, 860), (x0 - 90, 860)], rgb("#8fd0d8"), 0.22, 36)
    bone = rgb("#f1e8d2")
    spine = [(260 + i * 36, 330 - 74 * math.sin(i / 30 * math.pi) + i * 3.2) for i in range(31)]
    for i, (x, y) in enumerate(spine):
        if 3 <= i <= 16:
            long = 168 * math.sin((i - 1) / 18 * math.pi) + 24
            rib = [(x, y), (x + 34, y + long * 0.5), (x + 6, y + long)]
            c.line(rib, 8, bone)
            c.line([(px - 12, py) for px, py in rib], 5, darker(bone, 0.3))
        c.ellipse(x, y, 15 - i * 0.32, 19 - i * 0.42, bone)
        c.limb((x, y - 12), (x + 7, y - 36 + i * 0.7), 5, 3, bone)
    end = spine[-1]
    c.blob([end, (end[0] + 130, end[1] - 92), (end[0] + 78, end[1] + 2), (end[0] + 120,
        end[1] + 92)], bone)
    c.blob([(270, 318), (190, 282), (96, 330), (20, 420), (130, 388), (236, 396), (286, 362)], bone)
    c.blob([(280, 384), (220, 420), (120, 424), (36, 440), (150, 452), (262, 436)], darker(bone,
        0.16))
    c.ellipse(226, 342, 17, 14, rgb("#1d4a66"))
    c.blob([(430, 440), (400, 520), (470, 600), (520, 590), (470, 520), (466, 450)], darker(bone,
        0.08))
    for x, y in ((360, 262), (820, 250), (1200, 330)):
        c.line([(x, -10), (x, y)], 2, rgb("#9cc4cc"))
    s.floor(-30, 30, 1.5, 16, rgb("#1c4a66"))
    s.floor(-30, 30, 15.7, 16, rgb("#5c9cb0"))
    for x in (-6.4, 3.6):
        s.box(x, x + 3, 0, 0.8, 12, 13, rgb("#24587a"))
        s.wall(x, x + 3, 0.8, 1.9, 12, rgb("#bfe4e2"), 0.25)
        px, pm = x + 1.5, s.metre(12)
        c.poly([s.at(px - 1, 1.2, 12), s.at(px + 1.05, 1.25, 12), s.at(px + 0.8, 0.9, 12),
                s.at(px - 0.8, 0.9, 12)], CORAL)
        for dx in (-0.4, 0.3):
            c.poly([s.at(px + dx, 1.85, 12), s.at(px + dx + 0.45, 1.3, 12), s.at(px + dx, 1.3,
                12)], WHITE)
        c.ellipse(*s.at(px, 0, 11.6), 1.6 * pm, 0.12 * pm, rgb("#8fd0d8"), 0.18)
    dark = [rgb("#10293f"), rgb("#163550"), rgb("#1b3d58")]

    def shape(height: float, hair: str, bag: bool = False, skirt: bool = False) -> Look:
        tone = s.rng.choice(dark)
        return Look(tone, darker(tone, 0.3), height, hair, darker(tone, 0.4), skin=lighter(tone,
            0.1),
                    shoes=tone, skirt=skirt, bag=lighter(tone, 0.12) if bag else None)
    for x, z, h, hair, pose in ((-2.9, 7.6, 1.3, "tail", POINT), (-2.1, 6.6, 1.22, "short", STAND),
                                (-1.1, 6.9, 1.35, "bob", STAND), (-0.3, 6.2, 1.25, "tail", STAND),
                                (1.3, 6.5, 1.3, "short", STAND), (2.1, 6.9, 1.2, "bun", STAND),
                                (3.2, 7.4, 1.32, "short", STAND)):
        p = STAND.but(arms=((6, 2), (138, 152))) if pose is POINT else pose
        s.person(x, z, shape(h, hair, s.rng.random() < 0.6, hair in ("tail", "bun")), p, "back",
            shadow=0)
    s.person(0.55, 5.9, shape(1.68, "long"), STAND.but(arms=((8, 4), (120, 148))), "back", shadow=0)
    s.wet = 0.2
    s.play()
    return s


PICTURES = {
    "paper-cutting": paper_cutting,
    "maritime-museum": maritime_museum,
}
