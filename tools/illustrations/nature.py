"""Sky, hills, water, trees and weather."""

import math

from .canvas import Colour, Point, darker, lighter, mix
from .stage import Scene


def sky(s: Scene, top: Colour, low: Colour, until: float) -> None:
    s.canvas.gradient((0, 0, s.canvas.width, until), top, low)


def cloud(s: Scene, x: float, y: float, width: float, colour: Colour, alpha: float = 0.9) -> None:
    """A flat-bottomed bank of cloud built of heaps."""
    heaps = []
    for i in range(7):
        t = (i + 0.5) / 7
        r = width * (0.05 + 0.1 * math.sin(math.pi * t) * s.rng.uniform(0.55, 1.2))
        cx = x + (t - 0.5) * width
        arc = [math.pi * k / 16 for k in range(17)]
        heaps.append([(cx + 1.5 * r * math.cos(a), y - r * math.sin(a)) for a in arc])
    heaps.append([(x - width * 0.6, y), (x, y - width * 0.02), (x + width * 0.6, y),
                  (x, y + width * 0.012)])
    s.canvas.union(heaps, colour, alpha)


def sun(s: Scene, x: float, y: float, r: float, colour: Colour) -> None:
    s.canvas.ellipse(x, y, r * 1.9, r * 1.9, colour, 0.16)
    s.canvas.ellipse(x, y, r, r, colour)


def ridge(s: Scene, base: float, height: float, colour: Colour, *, rough: float = 0.5,
          peaks: int = 3, foot: float | None = None, stipple: float = 0.0) -> list[Point]:
    """Hills across the picture, `rough` from 0 (rolling) to 1 (craggy); returns their crest."""
    w, phase = s.canvas.width, s.rng.uniform(0, 6)
    crest = []
    for i in range(161):
        t = i / 160
        y = (math.sin(t * peaks * math.pi + phase) * 0.5
             + math.sin(t * peaks * 2.3 * math.pi + phase * 2) * 0.25)
        jag = sum(abs(((t * peaks * k + phase * k) % 1) - 0.5) / k for k in (1.7, 4.1, 9.3))
        y = (1 - rough) * y + rough * (jag * 1.3 - 0.55) + s.rng.uniform(-0.02, 0.02) * rough
        crest.append((t * w, base - height * (0.55 + 0.55 * y)))
    bottom = s.canvas.height if foot is None else foot
    with s.canvas.group(s.shade, (-s.light * 1.0, 0.0), 0, stipple=stipple):
        s.canvas.poly([*crest, (w, bottom), (0, bottom)], colour)
    return crest


def mist(s: Scene, y: float, thick: float, colour: Colour, alpha: float = 0.7) -> None:
    w = s.canvas.width
    points = [(i * w / 8 - (w / 16), y + s.rng.uniform(-0.5, 0.5) * thick) for i in range(10)]
    low = [(x, yy + thick * s.rng.uniform(0.6, 1.2)) for x, yy in reversed(points)]
    s.canvas.soft(points + low, colour, alpha, thick * 0.35)


def ripples(s: Scene, y0: float, y1: float, colour: Colour, count: int = 60,
            alpha: float = 0.5, x0: float = 0, x1: float | None = None) -> None:
    """Short level strokes on water, finer and closer toward the far shore `y0`."""
    for _ in range(count):
        t = s.rng.random() ** 1.6
        y = y0 + (y1 - y0) * t
        long = (14 + 110 * t) * s.rng.uniform(0.4, 1.3)
        x = s.rng.uniform(x0, s.canvas.width if x1 is None else x1)
        thick = 1.2 + 3.2 * t
        s.canvas.poly([(x - long, y), (x, y - thick), (x + long, y), (x, y + thick)], colour, alpha)


def sparkle(s: Scene, x: float, y0: float, y1: float, spread: float, colour: Colour,
            count: int = 70) -> None:
    """The path of the sun or a lamp on water."""
    for _ in range(count):
        t = s.rng.random()
        long = (8 + 46 * t) * s.rng.uniform(0.4, 1)
        px = x + s.rng.gauss(0, 0.4) * spread * (0.3 + t)
        y = y0 + (y1 - y0) * t
        s.canvas.poly([(px - long, y), (px, y - 1 - 2 * t), (px + long, y), (px, y + 1 + 2 * t)],
                      colour, 0.7)


def crown(s: Scene, x: float, y: float, rx: float, ry: float, colour: Colour,
          lobes: int = 9, lumpy: float = 0.42) -> None:
    """A mass of leaves built of lobes, lit from the light's side."""
    away = -s.light

    def mass(cx: float, cy: float, ax: float, ay: float, n: int = 14) -> list[Point]:
        return [(cx + ax * math.cos(i * math.tau / n) * s.rng.uniform(0.86, 1.12),
                 cy + ay * math.sin(i * math.tau / n) * s.rng.uniform(0.86, 1.12))
                for i in range(n)]
    turn = s.rng.uniform(0, 6)
    around = [turn + i * math.tau / lobes + s.rng.uniform(-0.2, 0.2) for i in range(lobes)]
    with s.canvas.group(s.shade, (away * rx * 0.16, ry * 0.14), 0.17, stipple=0.16):
        s.canvas.blob(mass(x, y, rx * 0.74, ry * 0.74), colour)
        for angle in around:
            size = lumpy * s.rng.uniform(0.8, 1.15)
            s.canvas.blob(mass(x + rx * 0.62 * math.cos(angle), y + ry * 0.62 * math.sin(angle),
                               rx * size, ry * size), colour)
        for d, tone in ((0.34, darker(colour, 0.08)), (0.3, lighter(colour, 0.1)),
                        (0.5, lighter(colour, 0.2))):
            for _ in range(3):
                angle = s.rng.uniform(-0.9, 0.9)
                toward = away if tone == darker(colour, 0.08) else s.light
                px = x + toward * rx * d * math.cos(angle)
                s.canvas.blob(mass(px, y - ry * d * math.sin(angle + 0.5) * 0.9,
                                   rx * s.rng.uniform(0.16, 0.3), ry * s.rng.uniform(0.12, 0.2)),
                              tone, 0.8)


def tree(s: Scene, x: float, z: float, height: float, leaf: Colour, *, bark: Colour = (92, 74, 66),
         kind: str = "round", y: float = 0, shadow: bool = True) -> None:
    """A tree for later drawing. Kinds: round, tall (poplar), pine, bare."""
    if shadow:
        s.shadow(x, z, height * 0.22, height * 0.5)

    def draw() -> None:
        m = s.metre(z)
        foot, tone, trunk = s.at(x, y, z), s.air(leaf, z), s.air(bark, z)
        h = height * m
        top = (foot[0] + s.rng.uniform(-0.03, 0.03) * h, foot[1] - h * 0.6)
        if kind == "pine":
            _pine(s, foot, h, tone, trunk)
            return
        with s.canvas.group(s.shade, (-s.light * h * 0.012, 0), 0.25):
            s.canvas.limb(foot, top, h * 0.032, h * 0.014, trunk)
            spread = 0.1 if kind == "tall" else 0.26
            for side in (-1, 1):
                for level in (0.32, 0.46):
                    root = (foot[0], foot[1] - h * level)
                    tip = (foot[0] + side * h * spread * s.rng.uniform(0.7, 1.1),
                           root[1] - h * s.rng.uniform(0.2, 0.32))
                    s.canvas.limb(root, tip, h * 0.014, h * 0.005, trunk)
                    if kind == "bare":
                        for k in (0.4, 0.7):
                            mid = (root[0] + (tip[0] - root[0]) * k,
                                   root[1] + (tip[1] - root[1]) * k)
                            s.canvas.limb(mid, (mid[0] + side * h * 0.02, mid[1] - h * 0.16),
                                          h * 0.007, h * 0.002, trunk)
        if kind == "tall":
            crown(s, foot[0], foot[1] - h * 0.6, h * 0.14, h * 0.42, tone, 11)
        elif kind == "round":
            crown(s, foot[0], foot[1] - h * 0.68, h * 0.34, h * 0.33, tone, 10)
    s.put(z, draw)


def _pine(s: Scene, foot: Point, h: float, tone: Colour, trunk: Colour) -> None:
    s.canvas.limb(foot, (foot[0], foot[1] - h * 0.5), h * 0.025, h * 0.012, trunk)
    with s.canvas.group(s.shade, (-s.light * h * 0.05, 0), 0.22, stipple=0.12):
        for i in range(4):
            y, wide = foot[1] - h * (0.16 + i * 0.2), h * (0.26 - i * 0.055)
            s.canvas.poly([(foot[0] - wide, y), (foot[0] - wide * 0.3, y - h * 0.02),
                           (foot[0] + wide, y), (foot[0] + wide * 0.12, y - h * 0.3),
                           (foot[0], y - h * 0.34), (foot[0] - wide * 0.12, y - h * 0.3)],
                          mix(tone, lighter(tone, 0.15), i / 3))


def bush(s: Scene, x: float, z: float, width: float, height: float, colour: Colour,
         y: float = 0) -> None:
    def draw() -> None:
        m, foot = s.metre(z), s.at(x, y, z)
        crown(s, foot[0], foot[1] - height * m * 0.45, width * m / 2, height * m * 0.55,
              s.air(colour, z), 10)
    s.put(z, draw)


def tufts(s: Scene, x0: float, x1: float, z0: float, z1: float, colour: Colour, count: int,
          height: float = 0.25, y: float = 0) -> None:
    """Grass blades scattered on the ground, drawn at once."""
    for z in sorted((s.rng.uniform(z0, z1) for _ in range(count)), reverse=True):
        x = s.rng.uniform(x0, x1)
        foot, m = s.at(x, y, z), s.metre(z)
        for _ in range(3):
            bend = s.rng.uniform(-0.5, 0.5)
            tip = (foot[0] + bend * height * m, foot[1] - height * m * s.rng.uniform(0.6, 1))
            s.canvas.poly([(foot[0] - 0.025 * m, foot[1]), tip, (foot[0] + 0.025 * m, foot[1])],
                          s.air(mix(colour, lighter(colour, 0.3), s.rng.random()), z))


def scatter(s: Scene, x0: float, x1: float, z0: float, z1: float, colours: list[Colour],
            count: int, size: float = 0.05, y: float = 0) -> None:
    """Fallen leaves, petals or pebbles lying on the ground, drawn at once."""
    for _ in range(count):
        # Even on the ground means dense toward the horizon, so draw depth from 1/z.
        z = 1 / s.rng.uniform(1 / z1, 1 / z0)
        s.disc(s.rng.uniform(x0, x1), y, z, size * s.rng.uniform(0.5, 1.2),
               s.air(s.rng.choice(colours), z), 0.9)


def rain(s: Scene, colour: Colour, count: int = 260) -> None:
    for _ in range(count):
        x, y = s.rng.uniform(0, s.canvas.width * 1.1), s.rng.uniform(-40, s.canvas.height)
        long = s.rng.uniform(26, 70)
        s.canvas.line([(x, y), (x - long * 0.16, y + long)], s.rng.uniform(0.8, 1.8), colour, 0.42)


def flakes(s: Scene, colour: Colour, count: int = 220) -> None:
    for _ in range(count):
        r = s.rng.choice((1.5, 2, 2.5, 3.5, 5))
        s.canvas.ellipse(s.rng.uniform(0, s.canvas.width), s.rng.uniform(0, s.canvas.height),
                         r, r, colour, 0.85)


def stars(s: Scene, until: float, colour: Colour, count: int = 120) -> None:
    for _ in range(count):
        r = s.rng.choice((0.9, 1.2, 1.2, 1.8))
        s.canvas.ellipse(s.rng.uniform(0, s.canvas.width), s.rng.uniform(0, until), r, r, colour,
                         s.rng.uniform(0.4, 1))
