"""The palette and wardrobe of the vocational school."""

from .canvas import rgb
from .cast import Cast

INDIGO, BLUE, STEEL, ICE = rgb("#2f3a68"), rgb("#4a5f95"), rgb("#8796ab"), rgb("#c5d0da")
ORANGE, AMBER, RUST, PEACH = rgb("#e8833a"), rgb("#f2b155"), rgb("#b55a35"), rgb("#f6d2ab")
PAPER, CREAM, GRAPHITE, INK = rgb("#f6f0e4"), rgb("#ebdfca"), rgb("#434a5c"), rgb("#262b40")
CONCRETE, WOOD, TEAL, PLUM = rgb("#b9b8b4"), rgb("#b9814f"), rgb("#4f8588"), rgb("#6d4a68")
BOOKS = [INDIGO, ORANGE, STEEL, PAPER, RUST, TEAL, AMBER]

CAST = Cast(uniform=(BLUE, BLUE, rgb("#5d74a8"), PAPER), bottoms=(INK, GRAPHITE, rgb("#37405e")),
            bags=(ORANGE, GRAPHITE, TEAL, RUST),
            plain=(RUST, rgb("#5c7a8c"), PLUM, rgb("#d8c7a8"), TEAL, GRAPHITE),
            trim=ORANGE, heights=(1.6, 1.78))
