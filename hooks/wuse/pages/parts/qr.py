"""QR codes (ISO/IEC 18004) of addresses, as SVG to stand in a page."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import segno
from markupsafe import Markup

from wuse.photos.cache import replacing

CACHE = ".cache/codes"
"""Where codes are kept between builds, below the project folder: one takes as long to compute as
two pages take to render."""
VERSION = 1
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


def _draw(address: str) -> str:
    code = segno.make_qr(address, error="m")
    return code.svg_inline(border=0, omitsize=True, svgclass=None, lineclass=None)
