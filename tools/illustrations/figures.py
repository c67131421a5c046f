"""Small stylised people without facial features: a jointed skeleton dressed in simple shapes."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from .canvas import Canvas, Colour, Point, darker, lighter
from .heads import draw_head


@dataclass(frozen=True)
class Look:
    """What a person looks like. `height` in metres; under 1.5 the proportions are a child's."""

    top: Colour
    bottom: Colour
    height: float = 1.7
    hair: str = "short"  # short, bob, tail, bun, long, straw (hat), cap, helmet
    hair_colour: Colour = (44, 38, 42)
    hat: Colour = (226, 196, 132)
    skin: Colour = (232, 190, 160)
    shoes: Colour = (58, 56, 66)
    trim: Colour | None = None  # collar and cuff
    skirt: bool = False
    coat: float = 0.0  # how far the top reaches below the hip, as a share of the leg
    short_sleeves: bool = False
    bag: Colour | None = None
    apron: Colour | None = None
    vest: Colour | None = None


@dataclass(frozen=True)
class Pose:
    """Angles in degrees from straight down; (upper, lower) for each limb.

    Seen from the side, positive is forward and the first limb is the far one. Seen from the front
    or the back, positive is outward and the first limb is the one on the left of the picture.
    `thigh` shortens thighs that point at the viewer.
    """

    arms: tuple[tuple[float, float], tuple[float, float]] = ((6, 4), (6, 4))
    legs: tuple[tuple[float, float], tuple[float, float]] = ((3, 1), (3, 1))
    lean: float = 0
    head: float = 0
    thigh: float = 1.0

    def but(self, **changes: object) -> "Pose":
        """This pose with some fields replaced."""
        return replace(self, **changes)  # type: ignore[arg-type]


STAND = Pose()
STAND_SIDE = Pose(arms=((-4, 8), (4, 14)), legs=((5, 2), (-3, -4)))
WALK = Pose(arms=((28, 44), (-22, -6)), legs=((24, 8), (-16, -34)), lean=3)
STROLL = Pose(arms=((14, 26), (-12, 0)), legs=((15, 5), (-9, -22)), lean=2)
RUN = Pose(arms=((62, 130), (-58, 20)), legs=((62, -8), (-26, -88)), lean=13, head=-6)
SIT = Pose(arms=((22, 70), (22, 74)), legs=((86, 2), (86, -4)), lean=4)
SIT_FRONT = Pose(arms=((12, -18), (12, -18)), legs=((10, 0), (10, 0)), thigh=0.3)
WRITE = Pose(arms=((34, 84), (38, 92)), legs=((86, -6), (86, 2)), lean=14, head=14)
FLOOR = Pose(arms=((18, 50), (22, 62)), legs=((78, -88), (84, -84)), lean=2)
FLOOR_FRONT = Pose(arms=((14, -26), (14, -26)), legs=((70, -88), (70, -88)), thigh=0.8)
CROUCH = Pose(arms=((50, 58), (44, 66)), legs=((104, -28), (96, -38)), lean=28, head=8)
BEND = Pose(arms=((26, 16), (34, 24)), legs=((18, -2), (0, -14)), lean=52, head=4)
DIG = Pose(arms=((56, 40), (34, 64)), legs=((28, -6), (-14, -22)), lean=30, head=6)
REACH = Pose(arms=((40, 60), (150, 160)), legs=((6, 2), (-4, -8)), lean=-2, head=-10)
POINT = Pose(arms=((0, 10), (96, 92)), legs=((5, 2), (-4, -5)))
HOLD = Pose(arms=((18, 84), (14, 92)), legs=((5, 2), (-3, -4)), head=12)
HANDS_UP = Pose(arms=((150, 168), (150, 168)))
HOLD_FRONT = Pose(arms=((14, -62), (14, -62)))
BOW_BACK = Pose(arms=((12, -20), (12, -20)), lean=0)


def _step(origin: Point, angle: float, length: float, way: float = 1) -> Point:
    t = math.radians(angle)
    return origin[0] + way * math.sin(t) * length, origin[1] + math.cos(t) * length


class _Body:
    """Joint positions of one figure in picture pixels."""

    def __init__(self, foot: Point, metre: float, look: Look, pose: Pose, view: str) -> None:
        child = look.height < 1.5
        self.h = h = look.height * metre
        self.side, self.back = view in ("left", "right"), view == "back"
        self.way = -1.0 if view == "left" else 1.0
        self.head_size = (0.178 if child else 0.146) * h
        torso, leg = (0.30, 0.245) if child else (0.305, 0.258)
        spread = 0 if self.side else 0.05 * h
        ways = (self.way, self.way) if self.side else (-1.0, 1.0)
        self.legs: list[tuple[Point, Point, Point]] = []
        for (upper, lower), way, out in zip(pose.legs, ways, (-spread, spread), strict=True):
            root = (out, 0.0)
            knee = _step(root, upper, leg * h * pose.thigh, way)
            self.legs.append((root, knee, _step(knee, lower, (leg - 0.02) * h, way)))
        lowest = max([0.06 * h] + [k[1] + 0.03 * h for _, k, _ in self.legs]
                     + [a[1] + 0.026 * h for _, _, a in self.legs])
        dx, dy = foot[0], foot[1] - lowest

        def place(p: Point) -> Point:
            return p[0] + dx, p[1] + dy

        self.legs = [(place(a), place(b), place(c)) for a, b, c in self.legs]
        self.hip = place((0.0, 0.0))
        self.neck = _step(self.hip, 180 - pose.lean, torso * h, self.way)
        chest = _step(self.neck, -pose.lean, 0.052 * h, self.way)
        wide = (0.03 if self.side else 0.094 if child else 0.1) * h
        self.shoulders = ((chest[0] + wide * (self.way if self.side else -1), chest[1]),
                          (chest[0] - wide * (self.way if self.side else -1), chest[1]))
        self.arms = []
        for (upper, lower), root, way in zip(pose.arms, self.shoulders, ways, strict=True):
            elbow = _step(root, upper, 0.165 * h, way)
            self.arms.append((root, elbow, _step(elbow, lower, 0.15 * h, way)))
        self.tilt = pose.lean * 0.7 + pose.head
        self.head = _step(self.neck, 180 - self.tilt, 0.012 * h + self.head_size * 0.54, self.way)


def figure(c: Canvas, foot: Point, metre: float, look: Look, pose: Pose, view: str,
           then: Callable[[dict[str, Point], float], object] | None = None,
           before: Callable[[dict[str, Point], float], object] | None = None) -> None:
    """Draw a person standing at `foot`. `view`: front, back, left or right."""
    body = _Body(foot, metre, look, pose, view)
    joints = {"far": body.arms[0][2], "near": body.arms[1][2], "hip": body.hip,
              "head": body.head, "neck": body.neck, "chest": body.shoulders[1]}
    if before:
        before(joints, metre)
    if body.side:
        _arm(c, body, look, 0)
    for index in (0, 1):
        _leg(c, body, look, index)
    if look.bag and view != "back":
        _bag(c, body, look.bag, view)
    c.limb(body.neck, body.head, 0.03 * body.h, 0.03 * body.h, darker(look.skin, 0.14))
    _torso(c, body, look)
    if look.bag and view == "back":
        _bag(c, body, look.bag, view)
    draw_head(c, body.head, body.head_size / 2, body.tilt, view, look.hair, look.hair_colour,
              look.skin, look.hat)
    if then and view == "back":
        then(joints, metre)
    for index in ((1,) if body.side else (0, 1)):
        _arm(c, body, look, index)
    if then and view != "back":
        then(joints, metre)


def _leg(c: Canvas, body: _Body, look: Look, index: int) -> None:
    h, (hip, knee, ankle) = body.h, body.legs[index]
    far = body.side and index == 0
    cloth = darker(look.bottom, 0.16) if far else look.bottom
    shin = darker(look.skin, 0.1 if far else 0) if look.skirt else cloth
    shoe = darker(look.shoes, 0.2) if far else look.shoes
    if body.side:
        heel = (ankle[0] - body.way * 0.012 * h, ankle[1] + 0.006 * h)
        angle = math.atan2(ankle[1] - knee[1], (ankle[0] - knee[0]) * body.way) - math.pi / 2
        toe = (ankle[0] + body.way * math.cos(angle * 0.5) * 0.07 * h,
               ankle[1] + 0.008 * h + math.sin(angle * 0.5) * 0.06 * h)
        c.limb(heel, toe, 0.022 * h, 0.017 * h, shoe)
    else:
        c.ellipse(ankle[0], ankle[1] + 0.008 * h, 0.034 * h, 0.02 * h, shoe)
    slim = 0.7 if look.skirt else 1
    c.limb(knee, ankle, 0.04 * h * slim, 0.03 * h * slim, shin)
    c.limb(hip, knee, 0.058 * h, 0.043 * h, cloth)


def _arm(c: Canvas, body: _Body, look: Look, index: int) -> None:
    h, (root, elbow, hand) = body.h, body.arms[index]
    far = body.side and index == 0
    cloth = darker(look.top, 0.16) if far else darker(look.top, 0.06)
    skin = darker(look.skin, 0.12) if far else look.skin
    c.ellipse(*hand, 0.026 * h, 0.026 * h, skin)
    wrist = (elbow[0] + (hand[0] - elbow[0]) * 0.86, elbow[1] + (hand[1] - elbow[1]) * 0.86)
    if look.short_sleeves:
        c.limb(elbow, wrist, 0.025 * h, 0.02 * h, skin)
        half = ((root[0] + elbow[0]) / 2, (root[1] + elbow[1]) / 2)
        c.limb(half, elbow, 0.027 * h, 0.025 * h, skin)
        c.limb(root, (half[0] * 0.7 + elbow[0] * 0.3, half[1] * 0.7 + elbow[1] * 0.3),
               0.04 * h, 0.036 * h, cloth)
        return
    if look.trim:
        c.ellipse(*wrist, 0.027 * h, 0.027 * h, look.trim)
        wrist = (elbow[0] + (hand[0] - elbow[0]) * 0.74, elbow[1] + (hand[1] - elbow[1]) * 0.74)
    c.limb(elbow, wrist, 0.033 * h, 0.026 * h, cloth)
    c.limb(root, elbow, 0.041 * h, 0.034 * h, cloth)


def _frame(body: _Body) -> Callable[[float, float], Point]:
    """Torso coordinates: u across (forward or right), v from neck (0) to hip (1)."""
    ax, ay = body.hip[0] - body.neck[0], body.hip[1] - body.neck[1]
    long = math.hypot(ax, ay)

    def place(u: float, v: float) -> Point:
        across = u * body.h * body.way
        return (body.neck[0] + ax * v + ay / long * across,
                body.neck[1] + ay * v - ax / long * across)
    return place


def _torso(c: Canvas, body: _Body, look: Look) -> None:
    place, end = _frame(body), 1.06 + look.coat
    if look.skirt:
        hem = 0.075 if body.side else 0.125
        c.poly([place(-0.07, 0.8), place(0.07, 0.8), *_hem(body, hem)], look.bottom)
    if body.side:
        outline = [(-0.028, -0.02), (-0.085, 0.2), (-0.082, 0.55), (-0.075, 0.85),
                   (-0.08 - look.coat * 0.03, end), (0.07 + look.coat * 0.03, end),
                   (0.066, 0.8), (0.072, 0.4), (0.06, 0.14), (0.03, -0.02)]
    else:
        wide = 0.118 if look.height >= 1.5 else 0.11
        outline = [(-0.035, -0.03), (-wide * 0.86, 0.06), (-wide, 0.2), (-wide * 0.84, 0.6),
                   (-0.1 - look.coat * 0.05, end), (0.1 + look.coat * 0.05, end),
                   (wide * 0.84, 0.6), (wide, 0.2), (wide * 0.86, 0.06), (0.035, -0.03)]
    c.blob([place(*p) for p in outline], look.top)
    _over(c, place, body, look, outline)


def _hem(body: _Body, hem: float) -> list[Point]:
    knees = sorted((k for _, k, _ in body.legs), key=lambda p: p[0] * body.way)
    drop = 0.02 * body.h
    left, right = knees[0], knees[-1]
    return [(right[0] + body.way * hem * 0.5 * body.h, right[1] + drop),
            (left[0] - body.way * hem * 0.5 * body.h, left[1] + drop)]


def _over(c: Canvas, place: Callable[[float, float], Point], body: _Body, look: Look,
          outline: list[tuple[float, float]]) -> None:
    """What is worn over the top: vest, apron, collar."""
    if look.vest:
        c.blob([place(u * 0.9, min(v, 0.98)) for u, v in outline], look.vest)
        stripe = lighter(look.vest, 0.6)
        wide = 0.07 if body.side else 0.105
        c.poly([place(-wide, 0.56), place(wide, 0.56), place(wide, 0.64), place(-wide, 0.64)],
               stripe)
    if look.apron and not body.back:
        x0, x1 = (0.0, 0.082) if body.side else (-0.075, 0.075)
        c.poly([place(x0 * 0.7, 0.25), place(x1 * 0.8, 0.25), place(x1, 0.7), place(x1 * 1.05,
            1.25),
                place(x0 * 1.05, 1.25), place(x0, 0.7)], look.apron)
    if look.trim:
        u = 0.036
        c.limb(place(-u, 0.0), place(u, 0.0), 0.018 * body.h, 0.018 * body.h, look.trim)


def _bag(c: Canvas, body: _Body, colour: Colour, view: str) -> None:
    place = _frame(body)
    if body.side:
        shape = [(-0.06, 0.12), (-0.15, 0.2), (-0.17, 0.5), (-0.15, 0.8), (-0.06, 0.82)]
    elif view == "back":
        shape = [(-0.07, 0.12), (0.07, 0.12), (0.095, 0.3), (0.09, 0.75), (0.0, 0.82),
                 (-0.09, 0.75), (-0.095, 0.3)]
    else:
        shape = [(-0.15, 0.2), (0.15, 0.2), (0.145, 0.6), (-0.145, 0.6)]
    c.blob([place(*p) for p in shape], colour)
    if view == "back":
        c.blob([place(-0.06, 0.5), place(0.06, 0.5), place(0.055, 0.72), place(-0.055, 0.72)],
               darker(colour, 0.18))
