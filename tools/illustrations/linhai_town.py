"""The seaside primary school in its streets and yards."""

from . import built, nature, props
from .canvas import darker, lighter, mix, rgb
from .figures import (
    CROUCH,
    FLOOR,
    FLOOR_FRONT,
    HANDS_UP,
    HOLD,
    HOLD_FRONT,
    POINT,
    REACH,
    RUN,
    SIT,
    STAND,
    STROLL,
    WALK,
    Pose,
)
from .linhai import (
    BOOKS,
    BRICK,
    CAST,
    CORAL,
    CREAM,
    DEEP,
    INK,
    LEAF,
    MUSTARD,
    NAVY,
    PEACH,
    PINE,
    SAND,
    SEA,
    SHOAL,
    WET,
    WHITE,
    WOOD,
    sea,
)
from .stage import Scene


def school_gate() -> Scene:
    """Autumn morning under the ginkgo trees."""
    s = Scene("gate", paper=SAND, horizon=560, eye=1.45, focal=1400, light=1,
              haze=rgb("#fbe9c6"), clear=42)
    gold, path = rgb("#edb53f"), rgb("#e5d2b0")
    nature.sky(s, rgb("#cfe5e6"), rgb("#fdeccb"), 620)
    nature.ridge(s, 600, 60, rgb("#c9d8cd"), foot=620)
    s.floor(-60, 60, 2, 80, rgb("#d8c78f"))
    s.face([(-5, 0, 2), (5, 0, 2), (4, 0, 34), (-4, 0, 34)], path)
    for z in (4, 6, 9, 13, 19):
        s.floor(-4.9, 4.9, z, z + 0.06, darker(path, 0.12))
    built.house(s, -15, 15, 36, 3, WHITE, CORAL, SHOAL, pitch=2.2)
    for side in (-1, 1):
        s.box(min(side * 3.9, side * 4.9), max(side * 3.9, side * 4.9), 0, 3.1, 17, 18, CREAM)
        s.box(min(side * 3.7, side * 5.1), max(side * 3.7, side * 5.1), 3.1, 3.4, 16.9, 18.1, CORAL)
        s.box(min(side * 4.9, side * 14), max(side * 4.9, side * 14), 0, 1.5, 17.4, 17.8, CREAM)
        s.box(min(side * 4.9, side * 14), max(side * 4.9, side * 14), 1.5, 1.7, 17.3, 17.9, CORAL)
    s.wall(-4.4, 4.4, 3.4, 3.62, 17.3, CORAL)
    s.wall(-3.9, 3.9, 3.62, 3.72, 17.3, WHITE)
    nature.scatter(s, -9, 9, 3, 22, [gold, lighter(gold), rgb("#d99a34")], 420, 0.09)
    for x, z, h in ((-5.6, 7.2, 6.4), (-6, 12, 7), (-7, 25, 7.5), (6.2, 9.4, 7), (6.4, 14.5, 7),
                    (8, 26, 8)):
        nature.tree(s, x, z, h, mix(gold, CORAL, s.rng.uniform(0, 0.12)), bark=rgb("#7a6658"))
    s.person(-3.2, 15.4, CAST.adult(s.rng, top=NAVY, hair="short", height=1.76),
             Pose(arms=((24, 10), (128, 140))), "front")
    s.person(3.1, 15.2, CAST.adult(s.rng, top=CORAL, hair="bob", coat=0.3), HOLD_FRONT, "front")
    for x, z in ((-1.2, 5.6), (0.1, 7.6), (0.85, 7.9), (1.9, 10.6), (-2.2, 10), (-0.6, 12.6), (0.4,
            14),
                 (1.6, 18), (-1.1, 19), (0.2, 22), (-1.8, 24)):
        s.person(x, z, CAST.pupil(s.rng, bag=True), STAND.but(arms=((9, 3), (9, 3)),
                 legs=((5, -1), (3, 2))), "back", shadow=0.9)
    s.person(2.5, 6.6, CAST.adult(s.rng, top=rgb("#87a892"), hair="long"), STROLL, "left",
        shadow=0.9)
    s.person(1.75, 6.5, CAST.pupil(s.rng, bag=True), STROLL.but(arms=((20, 60), (-8, 2))), "left",
             shadow=0.9)
    s.play()
    return s


def rain_pickup() -> Scene:
    """A wet afternoon at the gate, umbrellas and reflections."""
    s = Scene("rain", paper=rgb("#b7c7cc"), horizon=520, eye=1.5, focal=1500, haze=rgb("#c3d1d3"),
              clear=22, shade=rgb("#2d4460"))
    nature.sky(s, rgb("#93aab5"), rgb("#c9d6d6"), 540)
    s.canvas.rect(0, 520, 1600, 1200, rgb("#8fa5ae"))
    built.house(s, -16, 18, 24, 3, CREAM, CORAL, rgb("#f3d9a0"), lit=(rgb("#f7dca2"), 0.75),
        pitch=0)
    s.wall(-30, 30, 0, 1.2, 23.5, s.air(PINE, 16))
    for x in (-4.2, 3.4):
        s.box(x, x + 0.8, 0, 3.2, 15, 15.8, s.air(CREAM, 12))
    s.wall(-4.6, 4.6, 3.2, 3.6, 15, s.air(CORAL, 12))
    people = [(-2.3, 6.6, "left", CORAL), (0.2, 7.2, "right", MUSTARD), (2.3, 6.2, "left", NAVY),
              (-3.6, 10.5, "right", SEA), (3.5, 10.8, "left", WHITE), (-0.6, 12.2, "front", BRICK),
              (1.3, 14, "front", SHOAL)]
    hold = STROLL.but(arms=((10, 20), (20, 140)))
    umb = [(s.rng.uniform(-0.05, 0.05)) for _ in people]
    for (x, z, view, colour), tilt in zip(people, umb, strict=True):
        pose = hold if view != "front" else STAND.but(arms=((6, 2), (14, 172)))
        s.person(x, z, CAST.adult(s.rng), pose, view, shadow=0,
                 then=lambda j, m, k=colour, t=tilt: props.umbrella(s.canvas, j["near"], m, k,
                     0.66, t))
    for x, z, view, tone in ((-2.85, 6.4, "left", MUSTARD), (0.8, 7.0, "right", CORAL),
                             (1.7, 6.0, "left", MUSTARD), (-3.0, 10.3, "right", CORAL)):
        s.person(x, z, CAST.pupil(s.rng, bag=True, top=tone, coat=0.5, trim=None, hair="short",
                 shoes=CORAL), STROLL, view, shadow=0)
    s.person(-0.2, 9.3, CAST.pupil(s.rng, bag=True), STAND.but(arms=((6, 2), (20, 150))), "front",
             shadow=0, then=lambda j, m: props.umbrella(s.canvas, j["near"], m, CORAL, 0.5))
    s.wet = 0.34
    s.play()
    nature.ripples(s, 760, 1190, rgb("#dfe9ea"), 46, 0.35)
    for x, y, w in ((300, 1090, 240), (1180, 1040, 300), (820, 1150, 260)):
        s.canvas.ellipse(x, y, w, 18, rgb("#cfdcde"), 0.3)
    nature.rain(s, WHITE)
    return s


def traffic_crossing() -> Scene:
    """Pupils cross a street between two volunteers."""
    s = Scene("crossing", paper=SAND, horizon=540, eye=1.6, focal=1500, light=1,
              haze=rgb("#dfe9e2"), clear=45)
    nature.sky(s, rgb("#9cc9d6"), rgb("#eef0dd"), 560)
    nature.cloud(s, 420, 190, 520, WHITE, 0.8)
    nature.cloud(s, 1300, 270, 420, WHITE, 0.7)
    s.floor(-80, 80, 1.5, 120, rgb("#8c98a3"))
    for x0, x1, z, floors, wall, roof in ((-26, -13, 30, 3, PEACH, BRICK), (-13, -2, 32, 4, CREAM,
            SEA),
                                          (-2, 9, 30, 2, SHOAL, CORAL), (9, 26, 31, 3, WHITE,
                                              BRICK)):
        built.house(s, x0, x1, z, floors, wall, roof, DEEP, pitch=1.6 if floors < 4 else 0)
    s.floor(-60, 60, 15, 30, rgb("#d9cfba"))
    s.floor(-60, 60, 14.7, 15, CREAM)
    for i in range(-7, 8):
        x = i * 1.15
        s.face([(x - 0.3, 0, 5.0), (x + 0.3, 0, 5.0), (x + 0.3, 0, 9.2), (x - 0.3, 0, 9.2)],
               rgb("#f4efe2"))
    for x in (-8, -3.4, 6.6, 12):
        nature.tree(s, x, 17, 6, LEAF, kind="round")
    s.put(14, lambda: _bus(s))
    vest = rgb("#f08a3c")
    s.person(-2.65, 6.2, CAST.adult(s.rng, top=NAVY, vest=vest, hair="cap", hat=CORAL),
             Pose(arms=((140, 168), (10, 4))), "front")
    s.person(2.6, 5.9, CAST.adult(s.rng, top=NAVY, vest=vest, hair="tail", coat=0),
             Pose(arms=((12, 4), (140, 168))), "front")
    for i, x in enumerate((-1.75, -1.1, -0.4, 0.3, 1.0, 1.65, 2.35)):
        s.person(x, 6.9 + (i % 2) * 0.5, CAST.pupil(s.rng, bag=True), WALK, "right")
    s.play()
    return s


def _bus(s: Scene) -> None:
    """A town bus that waits behind the crossing."""
    z = 12.5
    x0, x1 = -8.6, -2.4
    s.disc((x0 + x1) / 2, 0, z, 3.0, s.shade, 0.18)
    for x in (x0 + 1.2, x1 - 1.4):
        s.canvas.ellipse(*s.at(x, 0.42, z), 0.42 * s.metre(z), 0.42 * s.metre(z), INK)
        s.canvas.ellipse(*s.at(x, 0.42, z), 0.18 * s.metre(z), 0.18 * s.metre(z), rgb("#aab3b8"))
    s.box(x0, x1, 0.45, 2.9, z, z + 2, s.air(SEA, 14))
    s.wall(x0, x1, 1.0, 1.3, z, s.air(CREAM, 14))
    for i in range(5):
        s.wall(x0 + 0.2 + i * 1.2, x0 + 1.25 + i * 1.2, 1.5, 2.5, z, s.air(INK, 20))
    for x in (x0 + 1.2, x1 - 1.4):
        s.canvas.ellipse(*s.at(x, 0.4, z), 0.44 * s.metre(z), 0.44 * s.metre(z), INK)
        s.canvas.ellipse(*s.at(x, 0.4, z), 0.2 * s.metre(z), 0.2 * s.metre(z), rgb("#aab3b8"))


def playground() -> Scene:
    """A corner of the playground in the afternoon."""
    s = Scene("play", paper=SAND, horizon=450, eye=2.1, focal=1450, light=1, haze=rgb("#e9eedd"),
              clear=60)
    nature.sky(s, rgb("#a9d6df"), rgb("#f4f0da"), 460)
    nature.cloud(s, 380, 220, 560, WHITE, 0.8)
    built.house(s, -30, 2, 40, 2, PEACH, SEA, SHOAL, pitch=2)
    s.floor(-60, 60, 1.5, 40, rgb("#a9c48d"))
    s.floor(-60, 60, 1.5, 12.5, rgb("#e2b08a"))
    s.canvas.blob([s.at(*p) for p in ((-5, 0, 4.5), (0, 0, 4), (5, 0, 5), (6, 0, 9), (1, 0, 10.5),
                                      (-5.5, 0, 9))], rgb("#7fb3bf"))
    for x, z, h in ((-8, 22, 7), (4, 24, 8), (9, 20, 7), (13, 27, 8), (-14, 26, 7)):
        nature.tree(s, x, z, h, LEAF if x > 0 else PINE)
    for x in (-6, -3, 6, 9):
        nature.bush(s, x, 15, 3, 1.1, LEAF)
    s.put(9, lambda: _slide(s))
    s.put(8.4, lambda: _swing(s))
    s.person(-2.62, 8.9, CAST.pupil(s.rng, top=MUSTARD), SIT.but(arms=((140, 160), (140, 165))),
             "right", y=0.95, shadow=0)
    s.person(-4.35, 8.95, CAST.pupil(s.rng, top=WHITE), STAND.but(), "front", y=1.6, shadow=0)
    s.person(-5.2, 8.6, CAST.pupil(s.rng), REACH, "right")
    s.person(2.36, 8.1, CAST.pupil(s.rng, top=CORAL, hair="tail"),
             SIT.but(legs=((84, 40), (84, 36)), arms=((120, 172), (120, 172)), lean=-14), "right",
             y=0.55, shadow=0)
    s.person(3.9, 8.2, CAST.pupil(s.rng, top=SHOAL), SIT.but(arms=((110, 176), (110, 176))),
        "right",
             y=0.36, shadow=0)
    s.person(0.2, 7.2, CAST.adult(s.rng, top=CORAL, bottom=NAVY, hair="bun", coat=0.3), HOLD_FRONT,
             "front")
    s.person(-1.5, 5.9, CAST.pupil(s.rng), RUN, "right")
    s.person(0.35, 5.4, CAST.pupil(s.rng), RUN, "right")
    s.person(2.9, 5.8, CAST.pupil(s.rng), CROUCH, "left")
    s.play()
    return s


def _slide(s: Scene) -> None:
    z, c, m = 9.0, s.canvas, s.metre(9.0)
    s.disc(-3.6, 0, z, 1.6, s.shade, 0.14)
    for x in (-4.8, -3.9):
        c.line([s.at(x, 0, z + 0.3), s.at(x, 2.6, z + 0.3)], 0.1 * m, NAVY)
    for i in range(5):
        c.line([s.at(-4.95 - 0.1 * (5 - i), 0.2 + i * 0.28, z + 0.2), s.at(-4.5 - 0.1 * (5 - i),
               0.2 + i * 0.28, z + 0.2)], 0.06 * m, MUSTARD)
    c.line([s.at(-5.5, 0, z), s.at(-4.9, 1.6, z)], 0.07 * m, NAVY)
    s.box(-4.9, -3.8, 1.5, 1.6, z, z + 0.8, SEA)
    s.face([(-5.0, 2.6, z), (-3.7, 2.6, z), (-4.35, 3.3, z)], CORAL)
    c.line([s.at(-3.8, 1.58, z), s.at(-2.0, 0.42, z), s.at(-1.4, 0.35, z)], 0.2 * m, MUSTARD)
    c.line([s.at(-3.8, 1.72, z), s.at(-2.0, 0.58, z), s.at(-1.4, 0.5, z)], 0.06 * m, BRICK)
    c.line([s.at(-1.5, 0, z), s.at(-1.5, 0.35, z)], 0.07 * m, NAVY)


def _swing(s: Scene) -> None:
    z, c, m = 8.4, s.canvas, s.metre(8.4)
    for x in (1.3, 4.9):
        for dx in (-0.45, 0.45):
            c.line([s.at(x, 2.6, z), s.at(x + dx, 0, z)], 0.09 * m, SEA)
    c.line([s.at(1.2, 2.6, z), s.at(5.0, 2.6, z)], 0.1 * m, DEEP)
    for x, seat, y in ((2.2, 2.35, 0.85), (3.8, 3.85, 0.66)):
        for dx in (-0.2, 0.2):
            c.line([s.at(x + dx, 2.6, z), s.at(seat + dx, y, z)], 0.025 * m, INK)
        c.line([s.at(seat - 0.24, y, z), s.at(seat + 0.24, y, z)], 0.06 * m, BRICK)


def bookmobile() -> Scene:
    """A travelling library on the harbour square."""
    s = Scene("van", paper=SAND, horizon=560, eye=1.6, focal=1750, light=1, haze=rgb("#efe4cd"),
              clear=50)
    c = s.canvas
    nature.sky(s, rgb("#9fcbd6"), rgb("#faeacb"), 510)
    nature.cloud(s, 1240, 180, 520, WHITE, 0.7)
    sea(s, 620, DEEP, SEA, 30)
    for i, (x, z, h) in enumerate(((-11, 30, 7), (-7, 32, 8.5), (9, 31, 8), (13, 29, 7))):
        m, hull = s.metre(z), s.air((CORAL, WHITE, SEA, MUSTARD)[i], z)
        c.line([s.at(x, 0, z), s.at(x, h, z)], 6, s.air(WOOD, z))
        c.poly([s.at(x - 2, 1, z), s.at(x + 2.2, 1.1, z), s.at(x + 1.5, -0.6, z),
                s.at(x - 1.5, -0.6, z)], hull)
        c.poly([s.at(x, h, z), s.at(x + 1.7, 2, z), s.at(x, 2, z)], s.air(CREAM, z), 0.9)
        c.ellipse(*s.at(x - 0.9, 0.4, z), 0.2 * m, 0.2 * m, s.air(INK, z))
    s.floor(-60, 60, 1.2, 20, rgb("#d9c8a6"))
    for i in range(-14, 15):
        s.face([(i * 1.6, 0, 1.4), (i * 1.6 + 0.04, 0, 1.4), (i * 1.6 + 0.04, 0, 20),
                (i * 1.6, 0, 20)], WET, 0.7)
    for z in (4, 5, 6.4, 8, 10, 12.5, 16):
        s.floor(-60, 60, z, z + 0.05, WET, 0.7)
    for x in (-9, -4.5, 5.5, 9.5):
        s.put(19, lambda x=x: s.box(x, x + 0.35, 0, 0.7, 19, 19.3, DEEP))
    s.put(10, lambda: _van(s))
    for x, z, view, pose in ((-1.75, 8.6, "back", REACH), (-0.8, 8.4, "back", STAND),
                             (0.1, 8.7, "back", HANDS_UP), (1.05, 8.5, "back", STAND)):
        p = pose if view != "back" or pose is not REACH else STAND.but(arms=((8, 2), (150, 165)))
        s.person(x, z, CAST.pupil(s.rng), p, view)
    reading = HOLD.but(arms=((24, 100), (20, 104)), head=22)
    for x, z, view in ((-2.5, 6.9, "right"), (2.55, 7.3, "left")):
        s.person(x, z, CAST.pupil(s.rng), reading, view,
                 then=lambda j, m, v=view: props.book(c, j["near"], m, s.rng.choice(BOOKS),
                                                      -1 if v == "left" else 1))
    s.person(-0.2, 5.7, CAST.pupil(s.rng, top=SHOAL), FLOOR_FRONT, "front", shadow=0.3,
             then=lambda j, m: props.open_book(c, (j["hip"][0], j["hip"][1] - 0.02 * m), m, CORAL))
    s.person(0.75, 5.9, CAST.pupil(s.rng, top=WHITE), FLOOR, "left", shadow=0.3)
    s.person(2.2, 8.9, CAST.adult(s.rng, top=NAVY, hair="bob"), POINT.but(arms=((6, 12), (70,
        110))),
             "left")
    s.play()
    return s


def _van(s: Scene) -> None:
    z, m = 10.0, s.metre(10.0)
    s.face([(-4.6, 0, 9.6), (3.9, 0, 9.6), (3.6, 0, 11.6), (-4.4, 0, 11.6)], s.shade, 0.22)
    s.box(-3.9, 2.2, 0.5, 3.1, z, z + 2.2, CREAM)
    s.face([(2.2, 0.5, z), (3.7, 0.5, z), (3.75, 1.45, z), (3.0, 2.6, z), (2.2, 2.75, z)], SEA)
    s.face([(2.4, 1.5, z), (3.35, 1.5, z), (2.85, 2.4, z), (2.4, 2.45, z)], rgb("#cfe6ea"))
    s.wall(-3.9, 2.2, 0.5, 0.95, z, SEA)
    s.wall(-3.4, 1.7, 1.0, 2.75, z, darker(WOOD, 0.4))
    for i in range(3):
        y = 1.05 + i * 0.57
        built.books(s, -3.3, 1.6, y, z, BOOKS, 0.44)
        s.wall(-3.4, 1.7, y - 0.05, y, z, WOOD)
    s.face([(-3.5, 2.8, z), (1.8, 2.8, z), (2.1, 3.3, z - 1.3), (-3.8, 3.3, z - 1.3)], CORAL)
    for i in range(5):
        a, b = -3.5 + i * 1.06, -3.8 + i * 1.18
        s.face([(a, 2.8, z), (a + 0.53, 2.8, z), (b + 0.59, 3.3, z - 1.3), (b, 3.3, z - 1.3)],
            WHITE)
    for x in (-2.7, 2.6):
        s.canvas.ellipse(*s.at(x, 0.42, z), 0.46 * m, 0.46 * m, INK)
        s.canvas.ellipse(*s.at(x, 0.42, z), 0.2 * m, 0.2 * m, rgb("#c9d2d2"))


PICTURES = {
    "school-gate": school_gate,
    "rain-pickup": rain_pickup,
    "traffic-crossing": traffic_crossing,
    "playground": playground,
    "bookmobile": bookmobile,
}
