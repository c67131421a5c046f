"""Read the boxes of a HEIC or AVIF: its items and their properties.

Follows ISO/IEC 14496-12 (boxes, 8.11 for items) and 23008-12 (properties and grids).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

Bytes = TypeVar("Bytes", bytes, memoryview)
Property = tuple[bytes, bytes]
"""Type and content."""

# A crafted file may hold millions of tiny boxes or entries; a picture of 200 megapixels in tiles of
# 512 px has 800 items.
_MAX = 4000
_MAX_EXTENTS = 16


@dataclass(frozen=True, slots=True)
class TileGrid:
    """A picture composed of tiles, row by row."""

    columns: int
    rows: int
    width: int
    height: int
    tiles: tuple[int, ...]
    """The items that hold the tiles."""


class Meta:
    """The items of a file. Damaged or unknown parts are left out; nothing is raised."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        bodies = boxes(memoryview(data))  # a view, so that no pixels are copied
        meta = next((bytes(body[4:]) for kind, body in bodies if kind == b"meta"), b"")
        self._inside = dict(boxes(meta))
        parts = dict(boxes(self._inside.get(b"iprp", b"")))
        self._properties = list(boxes(parts.get(b"ipco", b"")))
        self._associations = parts.get(b"ipma", b"")
        pitm = self._inside.get(b"pitm", b"")
        self.main = _number(pitm, 4, 4 if pitm[:1] > b"\0" else 2)
        """The item that is the picture."""

    def properties(self, item: int) -> list[Property]:
        """The properties of an item."""
        known = self._properties
        return [known[n - 1] for n in self._numbers.get(item, []) if 0 < n <= len(known)]

    def nclx(self) -> tuple[int, int] | None:
        """Primaries and transfer of the picture as codes of ITU-T H.273; None if the file has none.

        A tiled picture may leave them to its tiles. A gain map beside the picture, as iPhones add,
        has colours of its own, which do not count.
        """
        own = [codes for prop in self.properties(self.main) if (codes := _nclx(prop))]
        every = {codes for prop in self._properties if (codes := _nclx(prop))}
        return own[0] if own else every.pop() if len(every) == 1 else None

    def grid(self) -> TileGrid | None:
        """How the picture is composed of tiles; None if it is one piece."""
        data = self.content(self.main) if self._kind(self.main) == b"grid" else b""
        size = 4 if data[1:2] > b"\0" and data[1] & 1 else 2
        if len(data) < 4 + 2 * size:
            return None
        rows, columns = data[2] + 1, data[3] + 1
        tiles = self._parts_of(self.main)
        if len(tiles) != rows * columns:
            return None
        return TileGrid(columns, rows, _number(data, 4, size), _number(data, 4 + size, size), tiles)

    def content(self, item: int) -> bytes:
        """The bytes of an item; empty if they are not all in this file."""
        in_idat, extents = self._locations.get(item, (False, []))
        source = self._inside.get(b"idat", b"") if in_idat else self._data
        return b"".join(source[start : start + length] for start, length in extents)

    @cached_property
    def _locations(self) -> dict[int, tuple[bool, list[tuple[int, int]]]]:
        """Item -> whether its bytes are in `idat`, and their (start, length)."""
        iloc, locations = self._inside.get(b"iloc", bytes(8)), {}
        version, sizes = iloc[0], [half for byte in iloc[4:6] for half in (byte >> 4, byte & 15)]
        id_size = 4 if version == 2 else 2
        reader = _Reader(iloc, 6)
        for _ in range(min(reader.take(id_size), _MAX)):
            item, method = reader.take(id_size), reader.take(2) & 15 if version else 0
            reader.take(2)  # the index of another file that would hold the data
            base, extents = reader.take(sizes[2]), []
            count = reader.take(2)
            if count > _MAX_EXTENTS:
                break
            for _ in range(count):
                reader.take(sizes[3] if version else 0)
                extents.append((base + reader.take(sizes[0]), reader.take(sizes[1])))
            locations[item] = method == 1, extents
        return locations

    def _kind(self, item: int) -> bytes:
        iinf = self._inside.get(b"iinf", b"")
        for kind, body in boxes(iinf[8 if iinf[:1] > b"\0" else 6 :]):
            size = 4 if body[:1] == b"\3" else 2
            if kind == b"infe" and _number(body, 4, size) == item:
                return body[6 + size : 10 + size]
        return b""

    def _parts_of(self, item: int) -> tuple[int, ...]:
        iref = self._inside.get(b"iref", b"")
        size = 4 if iref[:1] > b"\0" else 2
        for kind, body in boxes(iref[4:]):
            if kind == b"dimg" and _number(body, 0, size) == item:
                count = min(_number(body, size, 2), _MAX)
                starts = range(size + 2, size + 2 + count * size, size)
                return tuple(_number(body, start, size) for start in starts)
        return ()

    @cached_property
    def _numbers(self) -> dict[int, list[int]]:
        """Item -> the numbers of its properties."""
        ipma, numbers = self._associations, {}
        item_size = 4 if ipma[:1] > b"\0" else 2
        size = 2 if ipma[3:4] > b"\0" and ipma[3] & 1 else 1
        mask = (1 << (8 * size - 1)) - 1  # the highest bit marks it as essential
        reader = _Reader(ipma, 4)
        for _ in range(min(reader.take(4), _MAX)):
            item = reader.take(item_size)
            numbers[item] = [reader.take(size) & mask for _ in range(reader.take(1))]
        return numbers


class _Reader:
    """Reads one number after the other; 0 beyond the end."""

    def __init__(self, data: bytes, position: int) -> None:
        self._data = data
        self._position = position

    def take(self, size: int) -> int:
        self._position += size
        return _number(self._data, self._position - size, size)


def boxes(data: Bytes) -> Iterator[tuple[bytes, Bytes]]:
    """The type and content of each box."""
    position = count = 0
    while position + 8 <= len(data) and count < _MAX:
        length, kind, start = int.from_bytes(data[position : position + 4]), position + 4, 8
        if length == 1:  # a 64-bit length follows the type
            length, start = int.from_bytes(data[position + 8 : position + 16]), 16
        end = position + max(length, start) if length else len(data)
        yield bytes(data[kind : kind + 4]), data[position + start : end]
        position = end
        count += 1


def _nclx(prop: Property) -> tuple[int, int] | None:
    kind, body = prop
    if kind != b"colr" or body[:4] != b"nclx" or len(body) < 10:
        return None
    return _number(body, 4, 2), _number(body, 6, 2)


def _number(data: bytes, position: int, size: int) -> int:
    return int.from_bytes(data[position : position + size])
