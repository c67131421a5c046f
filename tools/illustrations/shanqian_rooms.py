"""Reading and writing at the mountain school."""


from . import built, props
from .canvas import darker, lighter, rgb
from .figures import FLOOR, HOLD, SIT, SIT_FRONT, STAND, STROLL
from .shanqian import (
    BOOKS,
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
    PINE,
    SLATE,
    SOIL,
    TILE,
    WOOD,
)
from .stage import Scene


def calligraphy() -> Scene:
    """Brush and paper at the long table by the window."""
    s = Scene("brush", paper=CREAM, horizon=500, eye=1.8, focal=1600, clear=500,
        shade=rgb("#4d3b32"))
    c = s.canvas
    built.room(s, 4.6, 3.4, 8.0, rgb("#e6dcc0"), rgb("#a97b50"), rgb("#f3ecd9"))
    for x0 in (-3.6, -0.9, 1.8):
        built.window(s, x0, x0 + 1.9, 1.0, 2.8, 8.0, SOIL, rgb("#f4efd8"), columns=4, rows=4)
        s.face([(x0, 1.0, 8), (x0 + 1.9, 1.0, 8), (x0 + 1.9, 1.4, 8), (x0 + 1.3, 1.75, 8),
            (x0 + 0.7, 1.45, 8),
                (x0, 1.7, 8)], rgb("#9db394"), 0.75)
        for k in range(1, 4):
            s.wall(x0 + 1.9 * k / 4 - 0.03, x0 + 1.9 * k / 4 + 0.03, 1, 2.8, 8, SOIL)
            s.wall(x0, x0 + 1.9, 1 + 1.8 * k / 4 - 0.025, 1 + 1.8 * k / 4 + 0.025, 8, SOIL)
        s.face([(x0 + 0.4, 0, 7.6), (x0 + 2.2, 0, 7.6), (x0 + 3.0, 0, 5.2), (x0 + 0.9, 0, 5.2)],
            rgb("#e6c48a"), 0.5)
    write = SIT.but(arms=((40, 84), (54, 86)), lean=14, head=16)
    def brush(way: int) -> object:
        return lambda j, m: (c.limb((j["near"][0] + way * 0.02 * m, j["near"][1] - 0.2 * m),
                             (j["near"][0] + way * 0.05 * m, j["near"][1] + 0.05 * m), 0.011 * m,
                                 0.016 * m, EARTH),
                             c.limb((j["near"][0] + way * 0.05 * m, j["near"][1] + 0.05 * m),
                             (j["near"][0] + way * 0.065 * m, j["near"][1] + 0.11 * m), 0.014 * m,
                                 0.004 * m, INK))
    for x, z, view in ((-2.05, 5.0, "right"), (2.05, 5.0, "left"), (-2.05, 5.9, "right"), (2.05,
            5.9, "left")):
        way = 1 if view == "right" else -1
        built.stool(s, x, z, SOIL, 0.44)
        s.person(x, z, CAST.pupil(s.rng, height=1.5), write, view, shadow=0, then=brush(way))
    stand = STAND.but(arms=((10, -30), (24, -10)))
    for x in (-1.2, 0.35, 1.3):
        s.person(x, 6.75, CAST.pupil(s.rng, height=1.5), stand, "front", shadow=0,
                 then=lambda j, m: (c.limb((j["near"][0], j["near"][1] - 0.18 * m), (j["near"][0],
                     j["near"][1] + 0.07 * m),
                                    0.011 * m, 0.016 * m, EARTH),
                                    c.limb((j["near"][0], j["near"][1] + 0.07 * m), (j["near"][0],
                                        j["near"][1] + 0.13 * m),
                                           0.014 * m, 0.004 * m, INK)))
    s.person(-0.62, 6.95, CAST.adult(s.rng, top=SLATE, hair="short", hair_colour=rgb("#8f8c8a"),
        height=1.72, coat=0.4),
             STAND.but(arms=((10, -10), (40, 10))), "front", shadow=0)
    built.table(s, -1.72, 1.72, 4.5, 6.4, rgb("#7a4f38"), height=0.66, then=lambda: _sheets(s))
    s.play()
    return s


def _sheets(s: Scene) -> None:
    """Practice paper with free brush strokes (no characters), ink stones, brush rests."""
    y, c = 0.67, s.canvas
    s.floor(-1.6, 1.6, 4.65, 6.25, rgb("#8f6a52"), y=y)
    for x0, z0 in ((-1.55, 4.75), (-1.55, 5.6), (0.7, 4.75), (0.7, 5.6), (-0.42, 5.65)):
        s.floor(x0, x0 + 0.85, z0, z0 + 0.55, PAPER, y=y + 0.005)
        for k in range(3):
            x, z = x0 + 0.2 + k * 0.22, z0 + 0.3 + s.rng.uniform(-0.1, 0.1)
            c.limb(s.at(x, y + 0.01, z + 0.1), s.at(x + s.rng.uniform(-0.05, 0.12), y + 0.01,
                z - 0.12), 5, 2, INK)
    for x, z in ((-0.5, 4.95), (0.6, 4.95), (-0.05, 5.3)):
        s.box(x - 0.1, x + 0.1, y, y + 0.03, z, z + 0.16, INK, top=rgb("#3f4a4a"))
    s.disc(0.1, y + 0.01, 4.9, 0.1, rgb("#7d9aa0"))
    props.pot(c, s.at(-0.02, y, 5.1), s.metre(5.1) * 0.7, TILE, PINE, 0.3)


def library_stairs() -> Scene:
    """Readers scattered on wide wooden steps."""
    s = Scene("stairs", paper=CREAM, horizon=400, eye=2.9, focal=1650, clear=500, light=1,
        shade=rgb("#4b3328"))
    c = s.canvas
    c.rect(0, 0, 1600, 1200, rgb("#e9dec2"))
    s.wall(-8, 8, 0, 6, 12.2, rgb("#d9cba6"))
    for x0 in (-6.2, -3.1, 0.1, 3.2):
        built.shelf(s, x0, x0 + 2.9, 2.25, 4.6, 12.0, WOOD, BOOKS, 5)
    for x in (-3.15, 0.05, 3.15):
        s.wall(x - 0.14, x + 0.14, 2.2, 6, 11.9, PAPER)
    s.floor(-9, 9, 1.5, 7, rgb("#c79a68"))
    for i in range(6):
        z0 = 7 + i * 0.85
        tone = rgb("#a8733f") if i % 2 else rgb("#ad7a47")
        s.box(-6.5, 6.5, i * 0.4, (i + 1) * 0.4, z0, 12.2, darker(tone, 0.1), top=lighter(tone,
            0.2))
        s.floor(-6.5, 6.5, z0, z0 + 0.06, lighter(tone, 0.4), y=(i + 1) * 0.4)
        s.wall(-0.8, 0.8, i * 0.4, i * 0.4 + 0.2, z0 - 0.42, darker(tone, 0.04))
        s.floor(-0.8, 0.8, z0 - 0.42, z0, lighter(tone, 0.26), y=i * 0.4 + 0.2)
    for x0 in (-5.4, -2.0, 1.9):
        c.poly([s.at(x0 + 2.5, 4.4, 12), s.at(x0 + 3.7, 4.4, 12), s.at(x0 + 0.7, 0, 6.2),
            s.at(x0 - 0.9, 0, 6.2)],
               rgb("#fdeec4"), 0.17)
    seat = SIT_FRONT.but(arms=((14, -38), (14, -38)), legs=((34, -12), (34, -12)), thigh=0.44)
    spots = [(-3.0, 1, "f"), (-1.9, 2, "f"), (2.0, 1, "f"), (3.1, 3, "f"), (-3.6, 4, "f"), (1.5, 4,
        "f"), (2.75, 1, "f"),
             (-1.7, 5, "f"), (3.9, 0, "f")]
    for x, level, _ in spots:
        z, y = 7 + level * 0.85 - 0.12, level * 0.4
        tone = s.rng.choice((CLAY, PINE, OCHRE, SLATE, TILE))
        s.person(x, z, CAST.pupil(s.rng, height=1.5, skirt=False), seat, "front", y=y, shadow=0,
                 then=lambda j, m, t=tone: props.open_book(c, (j["hip"][0], j["hip"][1] - 0.1 * m),
                     m, t))
    s.person(-3.1, 7.75, CAST.pupil(s.rng, height=1.5), FLOOR.but(arms=((24, 88), (30, 96)),
        head=16), "right", y=0.8,
             shadow=0, then=lambda j, m: props.book(c, j["near"], m, OCHRE, 1))
    s.person(0.1, 9.9, CAST.pupil(s.rng, height=1.55, bag=True), STROLL.but(arms=((8, 3), (8, 3)),
        legs=((4, 0), (4, 0))),
             "back", y=1.4, shadow=0)
    s.person(0.9, 6.65, CAST.adult(s.rng, top=CLAY, bottom=INK, hair="bun", coat=0.2),
        HOLD.but(arms=((30, 96), (24, 100)),
             head=14), "right", shadow=0.4, then=lambda j, m: [c.rect(j["near"][0] - 0.1 * m,
                 j["near"][1] - (0.05 + k * 0.05) * m,
             j["near"][0] + 0.16 * m, j["near"][1] - k * 0.05 * m - 2, t) for k,
                 t in enumerate((PINE, GOLD, CLAY, SLATE))])
    s.play()
    return s


def portrait_window_reading() -> Scene:
    """A grey-haired teacher reads in a wicker chair by the window."""
    s = Scene("wicker", size=(1200, 1600), paper=CREAM, horizon=760, eye=1.35, focal=2050,
        clear=900, light=1,
              shade=rgb("#4b3a30"))
    s.centre = 560
    c = s.canvas
    built.room(s, 2.4, 3.4, 5.4, rgb("#dccfae"), rgb("#9c7049"), PAPER)
    box = (*s.at(-0.35, 2.85, 5.4), *s.at(1.85, 0.95, 5.4))
    s.wall(-0.5, 2.0, 0.8, 3.0, 5.4, SOIL)
    c.gradient((box[0], box[1], box[2], box[3]), rgb("#b9d0c4"), rgb("#f7ecd0"))
    for y0, pts, tone in ((0.95, (1.5, 2.05, 1.7, 2.3, 1.8, 2.0), "#b5c8b4"), (0.95, (1.75, 1.5,
            1.85, 1.6, 1.95, 1.55), "#8aa586"),
                          (0.95, (1.25, 1.4, 1.2, 1.3, 1.4, 1.3), "#6d8c66")):
        s.face([(-0.35, y0, 5.4), *[(-0.35 + k * 0.44, y, 5.4) for k, y in enumerate(pts)], (1.85,
            y0, 5.4)], rgb(tone))
    for x in (0.38, 1.12):
        s.wall(x - 0.03, x + 0.03, 0.95, 2.85, 5.4, SOIL)
    s.wall(-0.35, 1.85, 2.2, 2.25, 5.4, SOIL)
    s.wall(-0.65, 2.15, 0.72, 0.82, 5.35, EARTH)
    for k in range(3):
        s.face([(-0.6 + k * 0.74, 0, 4.7), (0.05 + k * 0.74, 0, 4.7), (-0.75 + k * 0.74, 0, 3.1),
            (-1.45 + k * 0.74, 0, 3.1)],
               rgb("#ecc98c"), 0.5)
    built.shelf(s, -2.3, -1.05, 0, 2.3, 5.1, WOOD, BOOKS, 5)
    built.frame_on_wall(s, -1.95, -1.1, 2.5, 3.05, 5.38, SOIL, PAPER, MOSS)
    s.put(4.3, lambda: props.pot(c, s.at(1.55, 0.82, 5.2), s.metre(5.2), TILE, PINE, 0.35))
    def wicker() -> None:
        z, m, tone = 3.75, s.metre(3.75), rgb("#c29a5c")
        c.ellipse(*s.at(0.0, 0, z), 0.62 * m, 0.1 * m, s.shade, 0.3)
        with c.group(s.shade, (-0.05 * m, 0), 0.2, stipple=0.1):
            c.blob([s.at(-0.42, 0.0, z), s.at(-0.5, 0.5, z), s.at(-0.66, 1.15, z), s.at(-0.5, 1.28,
                z), s.at(-0.34, 1.1, z),
                    s.at(-0.2, 0.52, z), s.at(0.3, 0.5, z), s.at(0.4, 0.4, z), s.at(0.34, 0.0, z),
                        s.at(0.2, 0.0, z),
                    s.at(0.2, 0.3, z), s.at(-0.24, 0.3, z), s.at(-0.26, 0, z)], tone)
        for k in range(6):
            c.line([s.at(-0.56 + k * 0.03, 1.1 - k * 0.1, z), s.at(-0.34 + k * 0.02,
                1.08 - k * 0.1, z)], 3, darker(tone, 0.3))
    s.put(3.8, wicker)
    look = CAST.elder(s.rng, top=SLATE, bottom=INK, hair="short", hair_colour=rgb("#d6d2c9"),
        height=1.68, coat=0.0)
    s.person(-0.1, 3.7, look, SIT.but(arms=((26, 104), (32, 112)), legs=((82, 14), (84, 4)),
        lean=-9, head=22), "right", shadow=0,
             then=lambda j, m: props.book(c, j["near"], m * 1.2, CLAY, 1))
    def arm() -> None:
        c.line([s.at(-0.36, 0.72, 3.6), s.at(0.1, 0.72, 3.6), s.at(0.2, 0.66, 3.6)], 18,
            rgb("#b28a4e"))
        c.line([s.at(0.14, 0.7, 3.6), s.at(0.16, 0.46, 3.6)], 14, rgb("#b28a4e"))
    s.put(3.6, arm)
    def side() -> None:
        s.canvas.ellipse(*s.at(0.95, 0, 3.7), 130, 24, s.shade, 0.25)
        s.wall(0.92, 0.98, 0, 0.55, 3.7, SOIL)
        s.disc(0.95, 0.56, 3.7, 0.3, EARTH)
        s.disc(0.95, 0.58, 3.7, 0.29, WOOD)
        props.cup(c, s.at(0.86, 0.59, 3.7), s.metre(3.7), PAPER, 0.1)
        built.stack(s, 1.06, 0.59, 3.65, [CLAY, PINE, CREAM], 0.22)
    s.put(3.65, side)
    s.play()
    return s


def portrait_corridor() -> Scene:
    """A bright corridor hung with frames; a teacher walks away."""
    s = Scene("corridor", size=(1200, 1600), paper=CREAM, horizon=740, eye=1.5, focal=1500,
        haze=rgb("#fbf2d8"), clear=40,
              shade=rgb("#4b4434"))
    c = s.canvas
    built.room(s, 1.7, 3.2, 16, rgb("#efe6cc"), rgb("#b98a5b"), PAPER, skirting=SOIL)
    s.flank(1.7, 0, 0.9, 0.3, 16, rgb("#87a083"))
    s.flank(-1.7, 0, 0.9, 0.3, 16, rgb("#6f8c6d"))
    s.wall(-1.2, 1.2, 0, 2.8, 16, rgb("#fffbe8"))
    s.wall(-0.04, 0.04, 0, 2.8, 16, SOIL)
    for z in (3.0, 4.9, 6.8, 8.7, 10.6, 12.5):
        built.side_window(s, -1.7, 1.15, 2.65, z, z + 1.3, PAPER, rgb("#fdf3cf"))
        s.face([(-1.6, 0, z), (-1.6, 0, z + 1.2), (1.3, 0, z + 1.9), (1.3, 0, z + 0.6)],
            rgb("#fbe3a6"), 0.5)
        s.flank(1.7, 0.95, 2.5, z + 0.2, z + 1.4, rgb("#fbeec8"), 0.35)
    tones = (CLAY, PINE, OCHRE, MOSS, SLATE, TILE, LEAF, GOLD)
    for i in range(10):
        z = 2.5 + i * 1.28
        for y0, y1 in ((1.1, 1.62), (1.78, 2.3)):
            s.flank(1.69, y0, y1, z, z + 0.86, darker(WOOD, 0.2))
            s.flank(1.68, y0 + 0.06, y1 - 0.06, z + 0.07, z + 0.79, PAPER)
            tone = tones[(i * 3 + (y0 > 1.5) * 2) % 8]
            s.face([(1.67, y0 + 0.06, z + 0.07), (1.67, y0 + 0.06, z + 0.79), (1.67, y0 + 0.24,
                z + 0.79),
                    (1.67, y0 + 0.36, z + 0.4), (1.67, y0 + 0.2, z + 0.07)], lighter(tone, 0.15))
    for z in (4, 7, 10, 13):
        s.floor(-0.25, 0.25, z, z + 1.2, rgb("#fffdf0"), y=3.18)
    s.person(-0.15, 6.2, CAST.adult(s.rng, top=CLAY, bottom=INK, hair="bun", height=1.68, coat=0.3),
             STAND.but(arms=((10, 4), (16, -8)), legs=((6, -2), (2, 3))), "back", shadow=0.8)
    for x, z in ((0.4, 11.5), (-0.5, 12.5)):
        s.person(x, z, CAST.pupil(s.rng, bag=True, height=1.4), STAND, "front", shadow=0.6)
    s.play()
    props.pot(c, (110, 1590), 980, TILE, PINE, 0.45)
    return s


PICTURES = {
    "calligraphy": calligraphy,
    "library-stairs": library_stairs,
    "portrait-window-reading": portrait_window_reading,
    "portrait-corridor": portrait_corridor,
}
