"""Things that people hold or use, drawn at a hand position; `m` is pixels per metre."""

import math

from .canvas import Canvas, Colour, Point, darker, lighter


def book(c: Canvas, hand: Point, m: float, colour: Colour, way: float = 1) -> None:
    """An open book in front of the hands, cover outward."""
    x, y = hand
    c.poly([(x - 0.02 * m * way, y - 0.02 * m), (x + 0.13 * m * way, y - 0.16 * m),
            (x + 0.15 * m * way, y + 0.02 * m), (x, y + 0.1 * m)], colour)
    c.poly([(x - 0.02 * m * way, y - 0.02 * m), (x + 0.13 * m * way, y - 0.16 * m),
            (x + 0.11 * m * way, y - 0.18 * m), (x - 0.05 * m * way, y - 0.05 * m)],
           (250, 246, 234))


def open_book(c: Canvas, at: Point, m: float, cover: Colour) -> None:
    """A book held open and seen from the reader's opposite side or on the lap."""
    x, y = at
    w, h = 0.17 * m, 0.13 * m
    c.poly([(x - w, y - h), (x, y - h * 0.8), (x + w, y - h), (x + w, y + h * 0.7),
            (x, y + h), (x - w, y + h * 0.7)], cover)
    c.poly([(x - w, y - h), (x, y - h * 0.8), (x + w, y - h), (x + w * 0.97, y - h * 1.14),
            (x, y - h * 0.95), (x - w * 0.97, y - h * 1.14)], (250, 246, 234))
    c.line([(x, y - h * 0.8), (x, y + h)], 0.012 * m, darker(cover, 0.3))


def tool(c: Canvas, hand: Point, m: float, other: Point, long: float, wood: Colour) -> Point:
    """A shaft through both hands; returns its lower end."""
    dx, dy = hand[0] - other[0], hand[1] - other[1]
    size = math.hypot(dx, dy) or 1.0
    ux, uy = dx / size, dy / size
    tip = (hand[0] + ux * long * m, hand[1] + uy * long * m)
    tail = (other[0] - ux * 0.25 * m, other[1] - uy * 0.25 * m)
    c.limb(tail, tip, 0.016 * m, 0.016 * m, wood)
    return tip


def spade(c: Canvas, near: Point, far: Point, m: float, wood: Colour, steel: Colour,
          long: float = 0.5) -> None:
    low, high = (near, far) if near[1] > far[1] else (far, near)
    x, y = tool(c, low, m, high, long, wood)
    ang = math.atan2(low[1] - high[1], low[0] - high[0])
    ca, sa = math.cos(ang), math.sin(ang)
    c.blob([(x + (p * ca - q * sa) * m, y + (p * sa + q * ca) * m)
            for p, q in ((-0.06, -0.1), (0.14, -0.11), (0.27, 0), (0.14, 0.11), (-0.06, 0.1))],
           steel)


def broom(c: Canvas, near: Point, far: Point, m: float, wood: Colour, straw: Colour,
          long: float = 0.55) -> None:
    low, high = (near, far) if near[1] > far[1] else (far, near)
    x, y = tool(c, low, m, high, long, wood)
    ang = math.atan2(low[1] - high[1], low[0] - high[0])
    ca, sa = math.cos(ang), math.sin(ang)
    c.poly([(x + (p * ca - q * sa) * m, y + (p * sa + q * ca) * m)
            for p, q in ((-0.05, -0.04), (0.3, -0.17), (0.32, 0.17), (-0.05, 0.04))], straw)
    c.limb((x, y), (x + 0.02 * m * ca, y + 0.02 * m * sa), 0.05 * m, 0.05 * m, darker(straw, 0.25))


def umbrella(c: Canvas, hand: Point, m: float, colour: Colour, size: float = 0.62,
             tilt: float = 0.0) -> None:
    x, y = hand
    top = (x + tilt * m, y - 0.82 * m)
    c.limb((x, y + 0.05 * m), top, 0.012 * m, 0.012 * m, (60, 58, 66))
    r, rise = size * m, 0.42 * m
    arc = [(top[0] + r * math.cos(math.pi * (1 + i / 16)),
            top[1] + 0.3 * m + rise * math.sin(math.pi * (1 + i / 16))) for i in range(17)]
    hem = []
    for k in range(4):
        for i in range(1, 9):
            hem.append((top[0] + r - (k + i / 8) * r / 2,
                        top[1] + 0.3 * m - 0.05 * m * math.sin(math.pi * i / 8)))
    c.poly([*arc, *hem], colour)
    third = [p for p in arc if p[0] > top[0] + r * 0.28]
    c.poly([(top[0], top[1] - 0.12 * m), *third, (top[0] + r * 0.5, top[1] + 0.3 * m)],
           darker(colour, 0.14))
    c.poly([(top[0], top[1] - 0.12 * m), (top[0] - r * 0.5, top[1] + 0.3 * m),
            (top[0] - r * 0.18, top[1] + 0.26 * m)], lighter(colour, 0.14))


def sack(c: Canvas, hand: Point, m: float, colour: Colour, size: float = 0.36) -> None:
    """A half full rubbish bag hanging from a hand."""
    x, y = hand
    s = size * m
    c.blob([(x - s * 0.1, y), (x + s * 0.1, y), (x + s * 0.42, y + s * 0.6), (x + s * 0.46, y + s),
            (x, y + s * 1.18), (x - s * 0.46, y + s), (x - s * 0.4, y + s * 0.55)], colour)
    c.line([(x - s * 0.05, y + s * 0.25), (x - s * 0.14, y + s * 0.8)], s * 0.03,
           darker(colour, 0.2))


def basket(c: Canvas, at: Point, m: float, colour: Colour, inside: Colour,
           size: float = 0.3) -> None:
    x, y = at
    s = size * m
    c.blob([(x - s * 0.6, y - s * 0.3), (x - s * 0.2, y - s * 0.62), (x + s * 0.3, y - s * 0.58),
            (x + s * 0.62, y - s * 0.3), (x, y - s * 0.1)], inside)
    c.poly([(x - s * 0.72, y - s * 0.32), (x + s * 0.72, y - s * 0.32), (x + s * 0.52, y + s * 0.4),
            (x - s * 0.52, y + s * 0.4)], colour)
    for k in range(3):
        yy = y - s * 0.16 + k * s * 0.2
        c.line([(x - s * (0.66 - k * 0.05), yy), (x + s * (0.66 - k * 0.05), yy)], s * 0.035,
               darker(colour, 0.16))


def can(c: Canvas, hand: Point, m: float, colour: Colour, way: float = 1) -> None:
    """A watering can, pouring toward `way`."""
    x, y = hand[0], hand[1] + 0.02 * m
    c.line([(x - 0.11 * m, y + 0.02 * m), (x, y - 0.02 * m), (x + 0.11 * m, y + 0.04 * m)],
           0.022 * m, darker(colour, 0.2))
    c.poly([(x - 0.14 * m, y + 0.04 * m), (x + 0.14 * m, y + 0.04 * m),
            (x + 0.16 * m, y + 0.27 * m), (x - 0.16 * m, y + 0.27 * m)], colour)
    spout = (x + way * 0.36 * m, y + 0.04 * m)
    c.limb((x + way * 0.14 * m, y + 0.2 * m), spout, 0.03 * m, 0.016 * m, colour)
    c.limb((spout[0] - way * 0.01 * m, spout[1] - 0.04 * m),
           (spout[0] + way * 0.05 * m, spout[1] + 0.03 * m), 0.025 * m, 0.025 * m,
           darker(colour, 0.1))
    for i in range(5):
        c.line([(spout[0] + way * (0.05 + i * 0.02) * m, spout[1]),
                (spout[0] + way * (0.12 + i * 0.045) * m, spout[1] + (0.3 + 0.05 * i) * m)],
               0.008 * m, (236, 246, 250), 0.75)


def lamp(c: Canvas, foot: Point, m: float, colour: Colour, way: float = 1) -> Point:
    """A jointed desk lamp; returns the point where its light leaves."""
    x, y = foot
    c.ellipse(x, y, 0.11 * m, 0.03 * m, darker(colour, 0.2))
    elbow, neck = (x - way * 0.1 * m, y - 0.28 * m), (x + way * 0.1 * m, y - 0.52 * m)
    c.line([(x, y), elbow, neck], 0.024 * m, darker(colour, 0.1))
    out = (neck[0] + way * 0.12 * m, neck[1] + 0.12 * m)
    c.poly([(neck[0] - way * 0.02 * m, neck[1] - 0.06 * m), (neck[0] + way * 0.07 * m,
        neck[1] - 0.03 * m),
            (out[0] + way * 0.1 * m, out[1] - 0.04 * m), (out[0] - way * 0.13 * m,
                out[1] + 0.06 * m),
            (neck[0] - way * 0.06 * m, neck[1] + 0.02 * m)], colour)
    return out


def cup(c: Canvas, at: Point, m: float, colour: Colour, size: float = 0.06) -> None:
    x, y = at
    s = size * m
    c.poly([(x - s * 0.6, y - s), (x + s * 0.6, y - s), (x + s * 0.42, y), (x - s * 0.42, y)],
           colour)
    c.ellipse(x, y - s, s * 0.6, s * 0.18, darker(colour, 0.25))


def pot(c: Canvas, at: Point, m: float, clay: Colour, leaf: Colour, tall: float = 0.35) -> None:
    """A potted plant."""
    x, y = at
    for i in range(-3, 4):
        tip = (x + i * 0.055 * m, y - (0.16 + tall * (1 - abs(i) * 0.16)) * m)
        c.blob([(x, y - 0.14 * m), (x + i * 0.05 * m - 0.03 * m, y - 0.26 * m), tip,
                (x + i * 0.03 * m + 0.035 * m, y - 0.24 * m)],
               lighter(leaf, 0.12) if i % 2 else leaf)
    c.poly([(x - 0.1 * m, y - 0.17 * m), (x + 0.1 * m, y - 0.17 * m), (x + 0.075 * m, y),
            (x - 0.075 * m, y)], clay)
    c.poly([(x - 0.11 * m, y - 0.19 * m), (x + 0.11 * m, y - 0.19 * m), (x + 0.11 * m,
        y - 0.14 * m),
            (x - 0.11 * m, y - 0.14 * m)], lighter(clay, 0.15))
