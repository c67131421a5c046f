"""Make ICC profiles (ICC.1:2010, matrix and curve) from a few numbers."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from functools import lru_cache

Chromaticity = tuple[float, float]
Primaries = tuple[Chromaticity, Chromaticity, Chromaticity, Chromaticity]
"""CIE xy of red, green, blue and white."""
Curve = Callable[[float], float]
"""Pixel value, 0 to 1 -> light, 0 to 1."""
Row = tuple[float, ...]
Matrix = tuple[Row, ...]

BT709: Primaries = ((0.64, 0.33), (0.3, 0.6), (0.15, 0.06), (0.3127, 0.329))
"""The primaries of sRGB."""

_STEPS = 1024
_D50 = (0.9642, 1.0, 0.82491)
_BRADFORD = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))


def srgb(value: float) -> float:
    """The curve of sRGB (IEC 61966-2-1)."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


@lru_cache(maxsize=16)
def profile(primaries: Primaries, curve: Curve) -> bytes | None:
    """An ICC profile of these colours; None for sRGB, and for impossible primaries."""
    pairs = zip(sum(primaries, ()), sum(BT709, ()), strict=True)
    if curve is srgb and all(abs(one - other) < 0.002 for one, other in pairs):
        return None
    try:
        return _packed(list(zip(*_to_d50(primaries), strict=True)), curve)
    except (ArithmeticError, struct.error):  # not the primaries of any light
        return None


def _packed(columns: Sequence[Row], curve: Curve) -> bytes:
    steps = (round(65535 * curve(step / (_STEPS - 1))) for step in range(_STEPS))
    light = b"curv\0\0\0\0" + struct.pack(f">I{_STEPS}H", _STEPS, *steps)
    tags = {b"wtpt": _xyz(_D50)}
    for name, column in zip(b"rgb", columns, strict=True):
        tags |= {bytes((name,)) + b"XYZ": _xyz(column), bytes((name,)) + b"TRC": light}
    table, body = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for tag, content in tags.items():
        table += tag + struct.pack(">II", start + len(body), len(content))
        body += content
    head = struct.pack(
        ">I4xI4s4s4s12x4s", start + len(body), 0x02400000, b"mntr", b"RGB ", b"XYZ ", b"acsp"
    )
    return (head + bytes(28) + _xyz(_D50)[8:]).ljust(128, b"\0") + table + body


def _xyz(values: tuple[float, ...]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in values))


def _to_d50(primaries: Primaries) -> Matrix:
    """The matrix from light of these primaries to CIE XYZ, adapted to D50 as ICC requires."""
    *colours, white = ((x / y, 1.0, (1 - x - y) / y) for x, y in primaries)
    plain = tuple(zip(*colours, strict=True))
    amounts = _times(_inverse(plain), white)
    to_xyz = tuple(tuple(a * b for a, b in zip(row, amounts, strict=True)) for row in plain)
    target, source = _times(_BRADFORD, _D50), _times(_BRADFORD, white)
    scaled = tuple(
        tuple(cell * a / b for cell in row)
        for row, a, b in zip(_BRADFORD, target, source, strict=True)
    )
    return _product(_product(_inverse(_BRADFORD), scaled), to_xyz)


def _times(matrix: Sequence[Row], vector: Row) -> Row:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def _product(one: Sequence[Row], other: Sequence[Row]) -> Matrix:
    columns = list(zip(*other, strict=True))
    return tuple(_times(columns, row) for row in one)


def _inverse(matrix: Sequence[Row]) -> Matrix:
    (a, b, c), (d, e, f), (g, h, i) = matrix
    determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    adjugate = (
        (e * i - f * h, c * h - b * i, b * f - c * e),
        (f * g - d * i, a * i - c * g, c * d - a * f),
        (d * h - e * g, b * g - a * h, a * e - b * d),
    )
    return tuple(tuple(cell / determinant for cell in row) for row in adjugate)
