"""A decoded picture -> eight bits, no palette, no alpha, and no larger than is useful.

Done in strips, so that no second picture of full size is ever in memory.
"""

from collections.abc import Iterator

from PIL import Image

# Whole-number averaging may bring a picture down to this many times the edge asked for; the filter
# that follows then hides what averaging does to fine lines (as Pillow's `reducing_gap` does).
_GAP = 1.5
_STRIP_PIXELS = 1_000_000


def flatten(image: Image.Image, edge: int) -> Image.Image:
    """The picture in mode RGB, L or CMYK; what is transparent shows the paper, which is white.

    A picture whose long edge is far above `edge` px is shrunk by a whole factor.
    """
    factor = max(1, int(max(image.size) / (_GAP * edge)))
    if factor == 1 and image.mode in ("RGB", "L", "CMYK") and not image.has_transparency_data:
        return image
    result: Image.Image | None = None
    for top, strip in _strips(image, factor):
        part = _opaque(strip).reduce(factor)
        if result is None:
            result = Image.new(part.mode, (part.width, -(-image.height // factor)))
        result.paste(part, (0, top // factor))
    assert result is not None  # noqa: S101 - a picture has at least one row
    return result


def _strips(image: Image.Image, factor: int) -> Iterator[tuple[int, Image.Image]]:
    rows = factor * max(1, _STRIP_PIXELS // (image.width * factor))
    for top in range(0, image.height, rows):
        yield top, image.crop((0, top, image.width, min(top + rows, image.height)))


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
