"""A decoded picture -> eight bits, no palette, no alpha, no larger than useful.

Works in strips, so that memory never holds a second picture of full size.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PIL import Image

# Whole-number averaging may shrink a picture to this many times the requested edge; the filter that
# follows then hides what averaging does to fine lines (as with Pillow's `reducing_gap`).
_GAP = 1.5
_STRIP_PIXELS = 1_000_000


def flatten(image: Image.Image, edge: int) -> Image.Image:
    """Convert a picture to mode RGB, L or CMYK, on white where it is transparent.

    If its long edge is far above `edge` px, it is shrunk by a whole factor.
    """
    factor = factor_for(image.size, edge)
    if factor == 1 and image.mode in ("RGB", "L", "CMYK") and not image.has_transparency_data:
        return image
    parts = strips(image.size, factor)
    cut = (image.crop((0, top, image.width, top + rows)) for top, rows in parts)
    return joined(image.size, factor, cut)


def factor_for(size: tuple[int, int], edge: int) -> int:
    """The factor by which a picture of this size is shrunk if `edge` px are requested."""
    return max(1, int(max(size) / (_GAP * edge)))


def strips(size: tuple[int, int], factor: int) -> Iterator[tuple[int, int]]:
    """The top and the height of each strip; the factor divides all heights but the last."""
    width, height = size
    rows = factor * max(1, _STRIP_PIXELS // (width * factor))
    for top in range(0, height, rows):
        yield top, min(rows, height - top)


def joined(size: tuple[int, int], factor: int, parts: Iterable[Image.Image]) -> Image.Image:
    """Join strips from top to bottom into one picture; flatten and shrink them one by one."""
    result: Image.Image | None = None
    top = 0
    for part in parts:
        small = _opaque(part).reduce(factor)
        if result is None:
            result = Image.new(small.mode, (small.width, -(-size[1] // factor)))
        result.paste(small, (0, top))
        top += small.height
    assert result is not None  # noqa: S101 - a picture has at least one row
    return result


def _opaque(strip: Image.Image) -> Image.Image:
    if strip.mode.startswith("I"):  # 16-bit grey; convert() alone would clip it to white
        strip = strip.point(lambda value: value * (1 / 257)).convert("L")
        strip.info.pop("transparency", None)  # a 16-bit level, without meaning in 8 bits
    if strip.has_transparency_data:
        layer = strip.convert("RGBA")
        paper = Image.new("RGB", layer.size, "white")
        paper.paste(layer, mask=layer.getchannel("A"))
        return paper
    return strip if strip.mode in ("RGB", "L", "CMYK") else strip.convert("RGB")
