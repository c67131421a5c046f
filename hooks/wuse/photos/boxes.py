"""What the boxes of a HEIC or AVIF say of its colours (ISO/IEC 14496-12 and 23008-12)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

Bytes = TypeVar("Bytes", bytes, memoryview)

# Files made by crafting may hold millions of tiny boxes; pictures of cameras hold some dozens.
_MAX_BOXES = 2000


def nclx(data: bytes) -> tuple[int, int] | None:
    """Primaries and transfer of the main picture, by the numbers of ITU-T H.273; None if untold.

    A picture of tiles may leave it to its tiles to tell. A map of brightness beside it, as iPhones
    add, has colours of its own, which are no matter.
    """
    bodies = _boxes(memoryview(data))  # a view, so that no pixels are copied
    meta = next((bytes(body[4:]) for kind, body in bodies if kind == b"meta"), b"")
    inside = dict(_boxes(meta))
    parts = dict(_boxes(inside.get(b"iprp", b"")))
    properties = list(_boxes(parts.get(b"ipco", b"")))
    colours = {
        number: (int.from_bytes(body[4:6]), int.from_bytes(body[6:8]))
        for number, (kind, body) in enumerate(properties, 1)
        if kind == b"colr" and body[:4] == b"nclx" and len(body) >= 10
    }
    if not colours:
        return None
    of_main = _associated(parts.get(b"ipma", b""), _main_item(inside.get(b"pitm", b"")))
    told = [colours[number] for number in of_main if number in colours]
    shared = set(colours.values())
    return told[0] if told else shared.pop() if len(shared) == 1 else None


def _boxes(data: Bytes) -> Iterator[tuple[bytes, Bytes]]:
    """Type and content of each box."""
    position = count = 0
    while position + 8 <= len(data) and count < _MAX_BOXES:
        length, kind, start = int.from_bytes(data[position : position + 4]), position + 4, 8
        if length == 1:  # a 64-bit length follows the type
            length, start = int.from_bytes(data[position + 8 : position + 16]), 16
        end = position + max(length, start) if length else len(data)
        yield bytes(data[kind : kind + 4]), data[position + start : end]
        position = end
        count += 1


def _main_item(pitm: bytes) -> int:
    return int.from_bytes(pitm[4:8] if pitm[:1] > b"\0" else pitm[4:6])


def _associated(ipma: bytes, item: int) -> list[int]:
    """The numbers of an item's properties."""
    wide_items, wide_numbers = ipma[:1] > b"\0", ipma[3:4] > b"\0" and ipma[3] & 1
    item_size, size = 4 if wide_items else 2, 2 if wide_numbers else 1
    position = 8
    for _ in range(min(int.from_bytes(ipma[4:8]), _MAX_BOXES)):
        found = int.from_bytes(ipma[position : position + item_size])
        position += item_size
        count = ipma[position] if position < len(ipma) else 0
        numbers = ipma[position + 1 : position + 1 + count * size]
        if found == item:
            mask = (1 << (8 * size - 1)) - 1  # the highest bit says that it is essential
            starts = range(0, len(numbers), size)
            return [int.from_bytes(numbers[start : start + size]) & mask for start in starts]
        position += 1 + count * size
    return []
