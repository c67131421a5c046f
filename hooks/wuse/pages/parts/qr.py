"""QR codes (ISO/IEC 18004) of addresses, as SVG to stand in a page."""

from __future__ import annotations

import json
import os
import re
import time
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import zxingcpp
from markupsafe import Markup

from wuse.photos.cache import replacing

from . import urls

CACHE = ".cache/codes"
"""Where codes are kept between builds, below the project folder: one takes as long to compute as
a page takes to render."""
VERSION = 3
"""Raise it whenever the same address would give another picture."""

_KEPT_DAYS = 30
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class QrCode:
    """An address and its QR code."""

    address: str
    svg: Markup
    """Black modules without a quiet zone: the page must leave four modules of white around."""


class QrCodes:
    """Computes each code once.

    The codes of a brand's pages are kept in one file, and those of the pages across brands in
    another. Ask for the pages of one brand after another: their file is then read and written once.
    """

    def __init__(self, cache_dir: Path) -> None:
        self._root = cache_dir
        self._files: dict[str, _CodeFile] = {}

    def code(self, path: str, address: str) -> QrCode:
        """The code of a page, from its path and its absolute address."""
        svg = self._file(urls.brand_of(path)).svg(address)
        return QrCode(address, Markup(svg))  # noqa: S704 - drawn by us, whatever the address

    def save(self) -> None:
        """Keep what was drawn. A cache that cannot be written costs the next build some time."""
        for group in list(self._files):
            self._close(group)

    def forget(self, path: str) -> None:
        """Remove what was kept of a page, with the codes of the other pages of its brand.

        Raises OSError when the cache cannot be written.
        """
        group = urls.brand_of(path)
        self._files.pop(group, None)
        self._path(group).unlink(missing_ok=True)

    def prune(self) -> None:
        """Remove the files that no build has used for a month."""
        oldest = time.time() - _KEPT_DAYS * _DAY
        for path in self._root.glob("*/*"):
            with suppress(OSError):  # just removed by another build, or a read-only cache
                if path.stat().st_mtime < oldest:
                    path.unlink()

    def _file(self, group: str) -> _CodeFile:
        """The open file of a brand, or of the pages across brands; only two are open at a time."""
        if group not in self._files:
            for other in filter(None, list(self._files) if group else ()):
                self._close(other)
            self._files[group] = _CodeFile(self._path(group))
        return self._files[group]

    def _close(self, group: str) -> None:
        with suppress(OSError):
            self._files.pop(group).save()

    def _path(self, group: str) -> Path:
        key = blake2b(f"{VERSION} {group}".encode(), digest_size=16).hexdigest()
        return self._root / key[:2] / f"{key}.json"


class _CodeFile:
    """Codes by address, kept in a file. Those that no page has any more leave it in time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = _read(path)
        self._used: dict[str, str] = {}

    def svg(self, address: str) -> str:
        """The code of an address, drawn only if it is not kept."""
        if address not in self._used:
            self._used[address] = self._kept.get(address) or _draw(address)
        return self._used[address]

    def save(self) -> None:
        """Write the codes that were used if one had to be drawn; otherwise mark the file as used.

        Raises OSError when the file cannot be written.
        """
        if self._used.keys() <= self._kept.keys():
            if time.time() - self._path.stat().st_mtime > _DAY:
                os.utime(self._path)
            return
        with replacing(self._path) as handle:
            handle.write(json.dumps(self._used).encode("ascii"))


def _read(path: Path) -> dict[str, str]:
    """The codes in a file; none if it is missing or damaged."""
    try:
        kept = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


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
