"""QR codes (ISO/IEC 18004) of addresses, as SVG to stand in a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import zxingcpp
from markupsafe import Markup

from wuse.photos.cache import replacing

CACHE = ".cache/codes"
"""Where codes are kept between builds, below the project folder: one takes as long to compute as
a page takes to render."""
VERSION = 2
"""Raise it whenever the same address would give another picture."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """An address and its QR code."""

    address: str
    svg: Markup
    """Black modules without a quiet zone: the page must leave four modules of white around."""


class QrCodes:
    """Computes each code once."""

    def __init__(self, cache_dir: Path) -> None:
        self._root = cache_dir

    def _path(self, address: str) -> Path:
        key = blake2b(f"{VERSION} {address}".encode(), digest_size=16).hexdigest()
        return self._root / key[:2] / f"{key}.svg"

    def forget(self, address: str) -> None:
        """Remove what was kept of an address."""
        self._path(address).unlink(missing_ok=True)

    def code(self, address: str) -> QrCode:
        """The code of an absolute address.

        Raises OSError when the cache cannot be written.
        """
        path = self._path(address)
        try:
            svg = path.read_text("ascii")
        except FileNotFoundError:
            svg = _draw(address)
            with replacing(path) as handle:
                handle.write(svg.encode("ascii"))
        return QrCode(address, Markup(svg))  # noqa: S704 - drawn by us, whatever the address


_DARK = re.compile(b"\0+")
"""A run of dark modules in a row of an image in grey."""


def _draw(address: str) -> str:
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = code.to_image(add_quiet_zones=False)
    size = image.shape[0]
    modules = memoryview(image).tobytes()  # type: ignore[arg-type]  # its stub hides the buffer
    path = "".join(_row(modules[y * size : (y + 1) * size], y) for y in range(size))
    return f'<svg viewBox="0 0 {size} {size}"><path stroke="#000" d="{path}"/></svg>'


def _row(modules: bytes, y: int) -> str:
    """The dark runs of a row as strokes along its middle."""
    strokes, x = "", None
    for run in _DARK.finditer(modules):
        start, end = run.span()
        move = f"M{start} {y}.5" if x is None else f"m{start - x} 0"
        strokes += f"{move}h{end - start}"
        x = end
    return strokes
