"""Buildings, rooms and furniture."""

from collections.abc import Callable

from .canvas import Colour, darker, lighter
from .stage import Scene


def house(s: Scene, x0: float, x1: float, z: float, floors: int, wall: Colour, roof: Colour,
          glass: Colour, *, storey: float = 3.2, bay: float = 2.6, pitch: float = 1.8, y: float = 0,
          depth: float = 8, lit: tuple[Colour, float] | None = None, door: bool = True) -> None:
    """A building whose front faces the camera, drawn at once. `pitch` 0 gives a flat roof.

    `lit` is a window colour and the share of windows that have it.
    """
    top = y + floors * storey
    w, r, g = s.air(wall, z), s.air(roof, z), s.air(glass, z)
    s.box(x0, x1, y, top, z, z + depth, w)
    bays = max(1, round((x1 - x0) / bay))
    step = (x1 - x0) / bays
    for floor in range(floors):
        base = y + floor * storey
        s.wall(x0, x1, base + storey - 0.16, base + storey, z, darker(w, 0.1))
        for i in range(bays):
            cx = x0 + (i + 0.5) * step
            if door and floor == 0 and i == bays // 2:
                s.wall(cx - 0.8, cx + 0.8, base, base + 2.5, z, darker(r, 0.25))
                s.wall(cx - 0.65, cx + 0.65, base, base + 2.3, z, lit[0] if lit else darker(g, 0.1))
                continue
            pane = lit[0] if lit and s.rng.random() < lit[1] else g
            a, b, lo, hi = cx - step * 0.33, cx + step * 0.33, base + 0.9, base + 2.6
            s.wall(a - 0.08, b + 0.08, lo - 0.1, hi + 0.1, z, lighter(w, 0.35))
            s.wall(a, b, lo, hi, z, pane)
            if not lit:
                s.face([(a, hi, z), (a + (b - a) * 0.5, hi, z), (a, lo + 0.5, z)], lighter(pane),
                    0.8)
            s.wall(cx - 0.04, cx + 0.04, lo, hi, z, lighter(w, 0.35))
    eave = 0.6
    if pitch:
        s.face([(x0 - eave, top, z), (x1 + eave, top, z), (x1 - pitch * 0.6, top + pitch, z + 2.5),
                (x0 + pitch * 0.6, top + pitch, z + 2.5)], r)
        s.wall(x0 - eave, x1 + eave, top - 0.18, top + 0.08, z, darker(r, 0.25))
    else:
        s.wall(x0 - 0.2, x1 + 0.2, top, top + 0.45, z, r)
    s.wall(x0, x1, top - 0.7, top - 0.18, z, s.shade, 0.16)


def gable(s: Scene, x0: float, x1: float, z: float, wall: Colour, roof: Colour, *, y: float = 0,
          eaves: float = 3.0, ridge: float = 5.0, depth: float = 6,
          window: Colour | None = None) -> None:
    """A small village house seen from the gable end or the long side, drawn at once."""
    w, r, mid = s.air(wall, z), s.air(roof, z), (x0 + x1) / 2
    s.face([(x0, y, z), (x1, y, z), (x1, y + eaves, z), (mid, y + ridge, z), (x0, y + eaves, z)], w)
    far = z + depth
    if x0 > 0:
        s.flank(x0, y, y + eaves, z, far, lighter(w, 0.1) if s.light < 0 else darker(w, 0.22))
        s.face([(x0 - 0.4, y + eaves - 0.2, z - 0.3), (mid, y + ridge + 0.15, z - 0.3),
                (mid, y + ridge + 0.15, far), (x0 - 0.4, y + eaves - 0.2, far)], r)
    elif x1 < 0:
        s.flank(x1, y, y + eaves, z, far, lighter(w, 0.1) if s.light > 0 else darker(w, 0.22))
        s.face([(x1 + 0.4, y + eaves - 0.2, z - 0.3), (mid, y + ridge + 0.15, z - 0.3),
                (mid, y + ridge + 0.15, far), (x1 + 0.4, y + eaves - 0.2, far)], r)
    for side in (x0 - 0.4, x1 + 0.4):
        s.canvas.line([s.at(side, y + eaves - 0.25, z - 0.3), s.at(mid, y + ridge + 0.1, z - 0.3)],
                      0.26 * s.metre(z), darker(r, 0.2))
    if window:
        s.wall(mid - 0.55, mid + 0.55, y + 1.1, y + 2.3, z, s.air(darker(w, 0.4), z))
        s.wall(mid - 0.46, mid + 0.46, y + 1.2, y + 2.2, z, s.air(window, z))
        s.wall(mid - 0.04, mid + 0.04, y + 1.2, y + 2.2, z, s.air(darker(w, 0.4), z))


def room(s: Scene, half: float, height: float, depth: float, wall: Colour, floor: Colour,
         ceiling: Colour, *, boards: bool = True, skirting: Colour | None = None) -> None:
    """An interior seen in one-point perspective, drawn at once."""
    near = 0.3
    s.wall(-half, half, 0, height, depth, wall)
    for x, toward in ((-half, -1), (half, 1)):
        tone = darker(wall, 0.14) if toward == s.light else lighter(wall, 0.1)
        s.flank(x, 0, height, near, depth, tone)
    s.floor(-half, half, near, depth, floor)
    s.floor(-half, half, near, depth, ceiling, y=height)
    if boards:
        n = int(half * 2 / 0.5)
        for i in range(n):
            x = -half + i * 0.5
            if i % 2:
                s.floor(x, x + 0.5, near, depth, darker(floor, 0.05))
    tone = skirting or darker(wall, 0.25)
    s.wall(-half, half, 0, 0.14, depth, tone)
    for x in (-half, half):
        s.flank(x, 0, 0.14, near, depth, tone)


def window(s: Scene, x0: float, x1: float, y0: float, y1: float, z: float, frame: Colour,
           glass: Colour, *, columns: int = 2, rows: int = 1,
           view: tuple[Colour, float] | None = None) -> None:
    """A window in a wall that faces the camera; `view` is a far colour and its top as a share."""
    s.wall(x0 - 0.1, x1 + 0.1, y0 - 0.1, y1 + 0.1, z, frame)
    s.wall(x0, x1, y0, y1, z, glass)
    if view:
        s.wall(x0, x1, y0, y0 + (y1 - y0) * view[1], z, view[0])
    for i in range(1, columns):
        x = x0 + (x1 - x0) * i / columns
        s.wall(x - 0.035, x + 0.035, y0, y1, z, frame)
    for i in range(1, rows):
        y = y0 + (y1 - y0) * i / rows
        s.wall(x0, x1, y - 0.03, y + 0.03, z, frame)
    s.wall(x0 - 0.18, x1 + 0.18, y0 - 0.2, y0 - 0.08, z, lighter(frame, 0.3))


def side_window(s: Scene, x: float, y0: float, y1: float, z0: float, z1: float, frame: Colour,
                glass: Colour, panes: int = 2) -> None:
    """A window in a side wall."""
    s.flank(x, y0 - 0.1, y1 + 0.1, z0 - 0.1, z1 + 0.1, frame)
    s.flank(x, y0, y1, z0, z1, glass)
    for i in range(1, panes):
        z = z0 + (z1 - z0) * i / panes
        s.flank(x, y0, y1, z - 0.04, z + 0.04, frame)
    s.flank(x, (y0 + y1) / 2 - 0.03, (y0 + y1) / 2 + 0.03, z0, z1, frame)


def sunbeam(s: Scene, x0: float, x1: float, z0: float, z1: float, slant: float, colour: Colour,
            alpha: float = 0.4, panes: int = 2) -> None:
    """The patch of light that a window lays on the floor."""
    step = (z1 - z0) / panes
    for i in range(panes):
        a, b = z0 + i * step + 0.05, z0 + (i + 1) * step - 0.05
        s.face([(x0, 0, a), (x1, 0, a + slant), (x1, 0, b + slant), (x0, 0, b)], colour, alpha)


def table(s: Scene, x0: float, x1: float, z0: float, z1: float, colour: Colour, *,
          height: float = 0.74, legs: bool = True, then: Callable[[],
              object] | None = None) -> None:
    """A table for later drawing; `then()` draws what lies on it."""
    def draw() -> None:
        leg = darker(colour, 0.3)
        if legs:
            for z in (z1 - 0.08, z0 + 0.05):
                for x in (x0 + 0.06, x1 - 0.06):
                    s.wall(x - 0.03, x + 0.03, 0, height, z, leg if z > z0 + 0.1 else
                           darker(colour, 0.18))
        else:
            _counter(s, x0 + 0.05, x1 - 0.05, z0 + 0.05, z1 - 0.05, height - 0.02, colour)
        s.box(x0, x1, height - 0.06, height, z0, z1, darker(colour, 0.12), lighter(colour, 0.12))
        if then:
            then()
    s.floor(x0, x1, z0, z1, s.shade, 0.2)
    s.put((z0 + z1) / 2, draw)


def _counter(s: Scene, x0: float, x1: float, z0: float, z1: float, height: float,
             colour: Colour) -> None:
    """The body of a bench: a row of cupboards above a recessed plinth."""
    front = darker(colour, 0.15)
    s.box(x0, x1, 0, height, z0, z1, front)
    s.wall(x0, x1, 0, 0.1, z0, darker(colour, 0.45))
    count = max(2, round((x1 - x0) / 0.75))
    step = (x1 - x0) / count
    for i in range(count):
        a, b = x0 + i * step + 0.03, x0 + (i + 1) * step - 0.03
        s.wall(a, b, 0.14, height * 0.68, z0, darker(colour, 0.08))
        s.wall(a, b, height * 0.72, height - 0.06, z0, darker(colour, 0.06))
        for y in (height * 0.58, height * 0.83):
            s.wall((a + b) / 2 - 0.1, (a + b) / 2 + 0.1, y, y + 0.025, z0, darker(colour, 0.45))


def stool(s: Scene, x: float, z: float, colour: Colour, height: float = 0.42,
          wide: float = 0.18) -> None:
    def draw() -> None:
        for dx in (-wide * 0.8, wide * 0.8):
            s.wall(x + dx - 0.02, x + dx + 0.02, 0, height, z, darker(colour, 0.25))
        s.box(x - wide, x + wide, height - 0.05, height, z - 0.14, z + 0.14, colour)
    s.put(z + 0.03, draw)


def chair(s: Scene, x: float, z: float, colour: Colour, way: int, height: float = 0.43) -> None:
    """A side-on chair whose sitter looks toward `way` (-1 left, +1 right)."""
    def draw() -> None:
        back = x - way * 0.22
        for dx in (-0.2, 0.2):
            s.wall(x + dx - 0.02, x + dx + 0.02, 0, height, z, darker(colour, 0.25))
        s.wall(back - 0.025, back + 0.025, height, height + 0.46, z, darker(colour, 0.1))
        s.box(x - 0.23, x + 0.23, height - 0.05, height, z - 0.15, z + 0.2, colour)
    s.put(z + 0.03, draw)


def books(s: Scene, x0: float, x1: float, y: float, z: float, colours: list[Colour],
          height: float = 0.26, fill: float = 0.92) -> None:
    """A row of standing spines, with gaps and leaners."""
    x = x0
    while x < x1 - 0.05:
        wide, tall = s.rng.uniform(0.03, 0.07), height * s.rng.uniform(0.72, 1)
        if s.rng.random() < fill:
            colour = s.rng.choice(colours)
            s.wall(x, x + wide - 0.006, y, y + tall, z, colour)
            s.wall(x, x + wide - 0.006, y + tall * 0.72, y + tall * 0.8, z, lighter(colour, 0.35))
        x += wide


def shelf(s: Scene, x0: float, x1: float, y0: float, y1: float, z: float, wood: Colour,
          colours: list[Colour], rows: int = 3) -> None:
    """A bookcase facing the camera, drawn at once."""
    s.box(x0, x1, y0, y1, z, z + 0.3, wood)
    step = (y1 - y0) / rows
    for i in range(rows):
        base = y0 + i * step
        s.wall(x0 + 0.05, x1 - 0.05, base + 0.05, base + step - 0.02, z, darker(wood, 0.42))
        books(s, x0 + 0.08, x1 - 0.08, base + 0.05, z, colours, height=step * 0.78)


def stack(s: Scene, x: float, y: float, z: float, colours: list[Colour],
        wide: float = 0.24) -> None:
    """A pile of lying books or exercise books."""
    for colour in colours:
        shift = s.rng.uniform(-0.02, 0.02)
        s.box(x - wide / 2 + shift, x + wide / 2 + shift, y, y + 0.04, z, z + 0.2, colour)
        y += 0.042


def railing(s: Scene, x0: float, x1: float, z: float, colour: Colour, height: float = 1.0,
            step: float = 0.35, y: float = 0) -> None:
    """A fence facing the camera, for later drawing."""
    def draw() -> None:
        tone = s.air(colour, z)
        x = x0
        while x <= x1:
            s.wall(x - 0.025, x + 0.025, y, y + height, z, tone)
            x += step
        s.wall(x0, x1, y + height - 0.08, y + height, z, tone)
        s.wall(x0, x1, y + 0.12, y + 0.18, z, tone)
    s.put(z, draw)


def frame_on_wall(s: Scene, x0: float, x1: float, y0: float, y1: float, z: float, rim: Colour,
                  inside: Colour, mark: Colour) -> None:
    """A hung picture with an abstract landscape inside."""
    s.wall(x0, x1, y0, y1, z, rim)
    pad = 0.06 * (x1 - x0)
    s.wall(x0 + pad, x1 - pad, y0 + pad, y1 - pad, z, inside)
    mid = (x0 + x1) / 2
    s.face([(x0 + pad, y0 + pad, z), (x1 - pad, y0 + pad, z), (x1 - pad, y0 + (y1 - y0) * 0.35, z),
            (mid, y0 + (y1 - y0) * 0.6, z), (x0 + pad, y0 + (y1 - y0) * 0.3, z)], mark)


