"""The palette and wardrobe of the mountain school."""

from .canvas import rgb
from .cast import Cast

PINE, MOSS, LEAF, TEA = rgb("#2f5b4a"), rgb("#5d7f4e"), rgb("#86a35c"), rgb("#b4bf78")
OCHRE, GOLD, STRAW = rgb("#cc9440"), rgb("#e3b552"), rgb("#ecd291")
CLAY, TILE, EARTH, SOIL = rgb("#c5694a"), rgb("#8d4a3a"), rgb("#a9794f"), rgb("#6f5140")
PAPER, CREAM, SLATE, INK = rgb("#f5efdf"), rgb("#ece0c6"), rgb("#5c6b6e"), rgb("#2c3836")
WOOD = rgb("#b07f50")
MIST, STONE, SNOW = rgb("#dfe6d8"), rgb("#b4afa0"), rgb("#eef2ee")
BOOKS = [CLAY, OCHRE, PINE, LEAF, PAPER, TILE, SLATE, STRAW]

CAST = Cast(uniform=(rgb("#4f8062"), rgb("#4f8062"), rgb("#e8dcc0"), rgb("#cf8a4a")),
            bottoms=(rgb("#35463f"), rgb("#4c5a55"), rgb("#5a4a40")),
            bags=(CLAY, GOLD, rgb("#3f6d79"), TILE),
            plain=(CLAY, rgb("#6d8a6a"), OCHRE, rgb("#8a6a58"), rgb("#e6d6b6"), rgb("#4e6f76")),
            trim=CREAM, heights=(1.2, 1.62))
