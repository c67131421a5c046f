"""A scene in metres: a pinhole camera, one light, air between near and far, painter's order."""

import math
import random
from collections.abc import Callable, Sequence

from .canvas import Canvas, Colour, Point, darker, lighter, mix
from .figures import Look, Pose, figure

Place = tuple[float, float, float]


class Scene:
    """Objects stand at (x right, y up, z away) in metres, seen from eye height `eye` at z = 0.

    The view is level, so verticals stay vertical; `horizon` is where the eye level lies in the
    picture. `light` is -1 when the light comes from the left, +1 from the right.
    """

    def __init__(self, name: str, *, size: tuple[int, int] = (1600, 1200), paper: Colour,
                 horizon: float = 480, eye: float = 1.5, focal: float = 1500, light: int = -1,
                 shade: Colour = (34, 40, 78), haze: Colour | None = None,
                 clear: float = 60) -> None:
        self.canvas = Canvas(*size, paper)
        self.rng = random.Random(name)
        self.horizon, self.eye, self.focal = horizon, eye, focal
        self.centre = size[0] / 2
        self.light, self.shade = light, shade
        self.wet = 0.0  # how strongly the ground mirrors people
        self._haze, self._clear = haze or paper, clear
        self._waiting: list[tuple[float, int, Callable[[], object]]] = []
        self._shadows: list[tuple[float, float, float, float]] = []

    # -- projection

    def at(self, x: float, y: float, z: float) -> Point:
        """Where a place in space appears in the picture."""
        z = max(z, 0.2)
        return (self.centre + self.focal * x / z, self.horizon + self.focal * (self.eye - y) / z)

    def metre(self, z: float) -> float:
        """Pixels per metre at depth `z`."""
        return self.focal / max(z, 0.2)

    def air(self, colour: Colour, z: float) -> Colour:
        """`colour` as seen through `z` metres of air."""
        return mix(colour, self._haze, self.veil(z))

    def veil(self, z: float) -> float:
        """How much of the haze (0..1) lies in front of depth `z`."""
        return 1 - math.exp(-z / self._clear / 1.6)

    # -- drawing at once

    def face(self, places: Sequence[Place], colour: Colour, alpha: float = 1.0) -> None:
        """A flat polygon in space."""
        self.canvas.poly([self.at(*p) for p in places], colour, alpha)

    def floor(self, x0: float, x1: float, z0: float, z1: float, colour: Colour,
              alpha: float = 1.0, y: float = 0) -> None:
        """A level rectangle at height `y`."""
        self.face([(x0, y, z0), (x1, y, z0), (x1, y, z1), (x0, y, z1)], colour, alpha)

    def wall(self, x0: float, x1: float, y0: float, y1: float, z: float, colour: Colour,
             alpha: float = 1.0) -> None:
        """A rectangle facing the camera."""
        self.face([(x0, y0, z), (x1, y0, z), (x1, y1, z), (x0, y1, z)], colour, alpha)

    def flank(self, x: float, y0: float, y1: float, z0: float, z1: float, colour: Colour,
              alpha: float = 1.0) -> None:
        """A rectangle seen edge-on along the line of sight, such as a side wall."""
        self.face([(x, y0, z0), (x, y0, z1), (x, y1, z1), (x, y1, z0)], colour, alpha)

    def box(self, x0: float, x1: float, y0: float, y1: float, z0: float, z1: float,
            colour: Colour, top: Colour | None = None) -> None:
        """A block, its sides toned by the light."""
        lit, dim = lighter(colour, 0.12), darker(colour, 0.2)
        if x0 > 0:
            self.flank(x0, y0, y1, z0, z1, lit if self.light < 0 else dim)
        elif x1 < 0:
            self.flank(x1, y0, y1, z0, z1, lit if self.light > 0 else dim)
        if y1 < self.eye:
            self.floor(x0, x1, z0, z1, top or lighter(colour, 0.25), y=y1)
        elif y0 > self.eye:
            self.floor(x0, x1, z0, z1, dim, y=y0)
        self.wall(x0, x1, y0, y1, z0, colour)

    def disc(self, x: float, y: float, z: float, r: float, colour: Colour,
             alpha: float = 1.0) -> None:
        """A level disc, such as a plate, a drumhead or a shadow."""
        self.canvas.poly([self.at(x + r * math.cos(t * math.pi / 16), y,
                                  z + r * math.sin(t * math.pi / 16)) for t in range(32)],
                         colour, alpha)

    # -- drawing in depth order

    def put(self, z: float, draw: Callable[[], object]) -> None:
        """Draw later, after everything that is farther away."""
        self._waiting.append((-z, len(self._waiting), draw))

    def shadow(self, x: float, z: float, width: float, length: float) -> None:
        """Cast a shadow on the ground from (x, z), away from the light, when the scene plays."""
        self._shadows.append((x, z, width, length))

    def person(self, x: float, z: float, look: Look, pose: Pose, view: str = "front", *,
               y: float = 0, shadow: float = 0.55,
               then: Callable[[dict[str, Point], float], object] | None = None,
               before: Callable[[dict[str, Point], float], object] | None = None) -> None:
        """Place a figure; `then` and `before` draw what it holds from its joints and the scale."""
        if shadow:
            self.shadow(x, z, 0.2 * look.height / 1.7, shadow * look.height)

        def draw() -> None:
            m = self.metre(z)
            side = (-self.light * 0.035 * m, 0.012 * m)
            with self.canvas.group(self.shade, side, 0.26, haze=(self._haze, self.veil(z)),
                                   mirror=(self.at(x, 0, z)[1], self.wet) if self.wet else None):
                figure(self.canvas, self.at(x, y, z), m, look, pose, view, then, before)
        self.put(z, draw)

    def play(self) -> None:
        """Draw what waits: shadows on the ground first, then bodies from far to near."""
        for x, z, width, length in self._shadows:
            self._cast(x, z, width, length)
        for _, _, draw in sorted(self._waiting, key=lambda item: item[:2]):
            draw()
        self._waiting.clear()
        self._shadows.clear()

    def _cast(self, x: float, z: float, width: float, length: float) -> None:
        away = -self.light
        points = []
        for t in range(24):
            angle = t * math.pi / 12
            along = (math.cos(angle) + 1) / 2 * (length + width) - width
            points.append(self.at(x + away * along, 0.0,
                                  z + math.sin(angle) * width * 0.8 + along * 0.25))
        self.canvas.poly(points, self.shade, 0.22 * (1 - 0.7 * self.veil(z)))
