"""A copy of the built site for a USB stick: one ZIP file, without what only servers need."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from wuse.pages.parts import urls

from .policy import HEADERS, NGINX

FOLDER = "site"
"""The folder in the file: unpacked side by side, two sites do not mix."""

README = "README.txt"
_INSTRUCTIONS = """\
先把压缩包整个解压，再双击 site 文件夹里的 index.html。
在压缩包里直接打开，图片和链接会打不开。
"""

_FOR_SERVERS = {HEADERS, NGINX, "404.html"}
_SITEMAP = re.compile(r"sitemap[-\d]*\.xml(\.gz)?")
_CARDS = urls.card("")
"""Cards for link previews: half of all bytes, and seen only where links are sent on."""
_COMPRESSED = {".jpg", ".jpeg", ".png", ".avif", ".webp", ".gif", ".gz", ".zip"}
"""Endings of files that another compression would not make smaller."""


def pack(
    site: Path,
    file: BinaryIO,
    instructions: str = _INSTRUCTIONS,
    instead: Mapping[str, str] | None = None,
    beside: Mapping[str, str] | None = None,
) -> int:
    """Write a built site, whose links name files, as a ZIP file.

    Args:
        site: the folder of the site.
        file: where to write.
        instructions: what a person has to know who opens the file.
        instead: path in the site -> text of a file that this copy has of its own.
        beside: name -> text of a file beside the folder of the site.

    Returns:
        How many pages it has.

    Raises:
        OSError: something cannot be read or written.
    """
    pages, own = 0, instead or {}
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        # With a mark of its encoding, for the editor of old PCs.
        archive.writestr(README, instructions.replace("\n", "\r\n").encode("utf-8-sig"))
        for name, text in (beside or {}).items():
            archive.writestr(name, text)
        for path in sorted(filter(Path.is_file, site.rglob("*"))):
            name = path.relative_to(site).as_posix()
            if name in _FOR_SERVERS or _SITEMAP.fullmatch(name) or name.startswith(_CARDS):
                continue
            if name in own:
                archive.writestr(f"{FOLDER}/{name}", own[name])
                continue
            pages += path.suffix == ".html"
            method = ZIP_STORED if path.suffix.lower() in _COMPRESSED else ZIP_DEFLATED
            archive.write(path, f"{FOLDER}/{name}", method)
    return pages
