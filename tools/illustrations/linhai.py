"""The palette, the wardrobe and the sea of the seaside primary school."""

from . import nature
from .canvas import Colour, rgb
from .cast import Cast
from .stage import Scene

DEEP, SEA, SHOAL, FOAM = rgb("#2b6491"), rgb("#4f97b8"), rgb("#8ec4cf"), rgb("#e8f3ef")
SAND, WET, DUNE = rgb("#ecdab5"), rgb("#cfb68e"), rgb("#dcc391")
CORAL, BRICK, PEACH = rgb("#e67a5b"), rgb("#bf553f"), rgb("#f6cdb0")
WHITE, CREAM, NAVY, INK = rgb("#f8f4ea"), rgb("#f0e6d2"), rgb("#2a416c"), rgb("#26304a")
LEAF, PINE, MUSTARD, WOOD = rgb("#7da67c"), rgb("#4f7d6d"), rgb("#efb650"), rgb("#b98a5e")
BOOKS = [CORAL, SEA, MUSTARD, WHITE, NAVY, LEAF, PEACH, BRICK]

CAST = Cast(uniform=(WHITE, WHITE, rgb("#a9d0dc")), bottoms=(NAVY, rgb("#34507f")),
            bags=(CORAL, MUSTARD, SEA, rgb("#7fb5a0"), BRICK),
            plain=(rgb("#d98c6a"), rgb("#5f8fae"), rgb("#e9d9bd"), rgb("#87a892"), rgb("#3f5f8c")),
            trim=SEA)


def sea(s: Scene, until: float, far: Colour = SEA,
         near: Colour = SHOAL, count: int = 50) -> None:
    """Open water from the horizon down to the picture row `until`."""
    s.canvas.gradient((0, s.horizon, s.canvas.width, until), far, near)
    nature.ripples(s, s.horizon + 4, until, FOAM, count, 0.45)
