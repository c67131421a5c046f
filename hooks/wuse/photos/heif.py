"""Decode a HEIC to the requested size, with as little of it in memory as possible.

Phones compose a HEIC of tiles (mostly of 512 px). They are decoded one by one and shrunk row by
row. A HEIC in one piece is decoded at once, but its pixels are passed on in strips, so that there
is never a second copy of them.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import suppress

from PIL import Image
from PIL.Image import Transpose

from .boxes import Meta, Property, TileGrid
from .errors import PhotoError, Reason
from .flatten import factor_for, joined, strips

with suppress(ImportError):  # without it, `formats` lets no HEIC in
    from pillow_heif import HeifImage, open_heif

_TURNS = {1: Transpose.ROTATE_90, 2: Transpose.ROTATE_180, 3: Transpose.ROTATE_270}
_FLIPS = (Transpose.FLIP_TOP_BOTTOM, Transpose.FLIP_LEFT_RIGHT)
_MAX_BAND = 8_000_000
"""Pixels in a row of tiles: 8 MP take 32 MB, and again as much while it is shrunk."""


class Tiles:
    """A HEIC that can be decoded tile by tile: a plain grid of tiles without transparency."""

    def __init__(self, meta: Meta, grid: TileGrid) -> None:
        self._meta = meta
        self._grid = grid

    @classmethod
    def of(cls, data: bytes) -> Tiles | None:
        """The tiles of a file; None if it has to be decoded at once."""
        meta = Meta(data)
        grid = meta.grid()
        kinds = {kind for kind, _ in meta.properties(meta.main)}
        if not grid or b"clap" in kinds or not kinds >= {b"ispe"}:
            return None
        width, height = _size(meta.properties(grid.tiles[0]))
        # Exactly as many tiles as needed, in bands small enough for memory.
        fits = all(
            tile > 0 and tile * (count - 1) < whole <= tile * count
            for tile, count, whole in (
                (width, grid.columns, grid.width),
                (height, grid.rows, grid.height),
            )
        )
        return cls(meta, grid) if fits and width * grid.columns * height <= _MAX_BAND else None

    @property
    def pixels(self) -> int:
        """How many pixels the picture has."""
        return self._grid.width * self._grid.height

    def decode(self, edge: int) -> Image.Image:
        """The picture, upright, in mode RGB, as `flatten` would shrink it."""
        size = self._grid.width, self._grid.height
        factor = factor_for(size, edge)
        image = joined(size, factor, self._strips(factor))
        for kind, body in self._meta.properties(self._meta.main):  # in the order of the file
            if kind == b"irot" and (turn := _TURNS.get(body[0] & 3)) is not None:
                image = image.transpose(turn)
            elif kind == b"imir":
                image = image.transpose(_FLIPS[body[0] & 1])
        return image

    def _strips(self, factor: int) -> Iterator[Image.Image]:
        """The picture from top to bottom, in strips with heights that the factor divides."""
        rest, top = None, 0
        for row in range(self._grid.rows):
            band = self._row(row, min(self._grid.height - top, self._tile_height))
            top += band.height
            if rest:
                band = _stacked(rest, band)
            whole = band.height if top >= self._grid.height else band.height // factor * factor
            if whole:
                yield band.crop((0, 0, band.width, whole))
            rest = band.crop((0, whole, band.width, band.height)) if whole < band.height else None
            if top >= self._grid.height:
                return

    def _row(self, row: int, height: int) -> Image.Image:
        band = Image.new("RGB", (self._grid.width, height))
        for column in range(self._grid.columns):
            item = self._grid.tiles[row * self._grid.columns + column]
            tile = _decoded(self._meta.content(item), self._meta.properties(item))
            band.paste(tile, (column * tile.width, 0))
        return band

    @property
    def _tile_height(self) -> int:
        return _size(self._meta.properties(self._grid.tiles[0]))[1]


def decode(data: bytes, edge: int) -> Image.Image:
    """The main picture, upright and flattened, at a long edge of at least `edge` px."""
    if tiles := Tiles.of(data):
        return tiles.decode(edge)
    file = open_heif(io.BytesIO(data))
    main = file[file.primary_index]
    main.load()
    factor = factor_for(main.size, edge)
    return joined(main.size, factor, _cut(main, factor))


def _cut(main: HeifImage, factor: int) -> Iterator[Image.Image]:
    width, _ = main.size
    pixels = memoryview(main.data)
    for top, rows in strips(main.size, factor):
        part = pixels[top * main.stride : (top + rows) * main.stride]
        yield Image.frombytes(main.mode, (width, rows), part, "raw", main.mode, main.stride)


def _decoded(content: bytes, properties: list[Property]) -> Image.Image:
    """Decode a tile by wrapping it in a file of its own."""
    if not content:
        raise PhotoError(Reason.TRUNCATED)
    tile = open_heif(io.BytesIO(_file(content, properties))).to_pillow()
    return tile if tile.mode == "RGB" else tile.convert("RGB")


def _size(properties: list[Property]) -> tuple[int, int]:
    body = next((body for kind, body in properties if kind == b"ispe"), b"")
    return int.from_bytes(body[4:8]), int.from_bytes(body[8:12])


def _stacked(above: Image.Image, below: Image.Image) -> Image.Image:
    whole = Image.new("RGB", (above.width, above.height + below.height))
    whole.paste(above, (0, 0))
    whole.paste(below, (0, above.height))
    return whole


def _file(content: bytes, properties: list[Property]) -> bytes:
    """A HEIC of one item in one piece (ISO/IEC 23008-12, 6.2 and 14496-12, 8.11)."""
    ftyp = _box(b"ftyp", b"heic\0\0\0\0mif1heic")
    property_boxes = b"".join(_box(kind, body) for kind, body in properties)
    numbers = bytes((0, 1, len(properties), *range(1, len(properties) + 1)))
    parts = [
        _box(b"hdlr", bytes(8) + b"pict" + bytes(13)),
        _box(b"pitm", bytes(4) + b"\0\1"),
        _box(b"iinf", bytes(4) + b"\0\1" + _box(b"infe", b"\2\0\0\0\0\1\0\0hvc1\0")),
        _box(
            b"iprp", _box(b"ipco", property_boxes) + _box(b"ipma", bytes(4) + b"\0\0\0\1" + numbers)
        ),
    ]
    iloc = b"\0\0\0\0\x44\0\0\1\0\1\0\0\0\1"
    rest = len(ftyp) + 8 + 4 + sum(map(len, parts)) + 8 + len(iloc) + 8 + 8
    location = struct.pack(">II", rest, len(content))
    meta = _box(b"meta", bytes(4) + b"".join(parts) + _box(b"iloc", iloc + location))
    return ftyp + meta + _box(b"mdat", content)


def _box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", 8 + len(body)) + kind + body
