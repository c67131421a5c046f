"""A file of a bundle -> a document, parsed in the child process."""

from __future__ import annotations

import base64
import posixpath
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from wuse.archives import MAX_FILE, ZIP_ERRORS
from wuse.intake.bundles import Bundle
from wuse.intake.loading import in_child
from wuse.intake.refusal import Refusal, RefusedError

from .blocks import Block, Document
from .web import local_name

DOCUMENTS = ("docx", "docm", "html", "htm", "mhtml", "mht")
"""Endings of what is read."""
OTHER_DOCUMENTS = ("doc", "wps", "rtf", "pdf", "pages", "odt", "dot", "wpt")
"""Endings of what is told how to save."""
_SAVE_AS = "用 WPS 或 Word 打开，文件 → 另存为 → 类型选“Word 文档（*.docx）”；有密码的先取消密码"
_OLD = {b"\xd0\xcf\x11\xe0": "是旧格式，或者有密码", b"{\\rt": "是 RTF", b"%PDF": "是 PDF"}


def load_document(bundle: Bundle, name: str) -> Document:
    """Read a briefing or an article.

    Raises:
        RefusedError: it cannot be read, or would harm who reads it.
    """
    ending = name.rpartition(".")[2].lower()
    data = bundle.read(name)
    old = next((text for start, text in _OLD.items() if data.startswith(start)), "")
    if old or ending in OTHER_DOCUMENTS:
        raise RefusedError(Refusal.OLD_DOCUMENT, f"{old or '这种格式'}，读不了", _SAVE_AS)
    if ending in ("docx", "docm"):
        said = in_child(data, "docx")
        return _document(said, _parts(data, said))
    mode = "mhtml" if ending.startswith("mht") else "page"
    said = in_child(data, mode)
    if mode == "mhtml":
        inside = said["pictures"].items()
        pictures = {source: base64.b64decode(text) for source, text in inside}
    else:
        pictures = _beside(bundle, name, said)
    return _document(said, pictures)


def _document(said: Mapping[str, Any], pictures: dict[str, bytes]) -> Document:
    blocks = [Block.of_json(block) for block in said["blocks"]]
    kept = tuple(it for it in blocks if not it.picture or it.picture in pictures)
    return Document(
        kept,
        said.get("title", ""),
        said.get("publisher", ""),
        said.get("published", ""),
        said.get("url", ""),
        pictures,
        len(blocks) - len(kept),
    )


def _parts(data: bytes, said: Mapping[str, Any]) -> dict[str, bytes]:
    """The pictures of a Word document; the prescan has counted their bytes."""
    pictures: dict[str, bytes] = {}
    try:
        with ZipFile(BytesIO(data)) as archive:
            for block in said["blocks"]:
                name = block["picture"]
                if name and name not in pictures and name in archive.namelist():
                    with archive.open(name) as handle:
                        pictures[name] = handle.read(MAX_FILE)
    except ZIP_ERRORS:
        return pictures
    return pictures


def _beside(bundle: Bundle, page: str, said: Mapping[str, Any]) -> dict[str, bytes]:
    """The pictures of a page that were saved with it, in the folder beside it."""
    folder = posixpath.dirname(page)
    pictures: dict[str, bytes] = {}
    for block in said["blocks"]:
        source = block["picture"]
        name = posixpath.normpath(local_name(source) or "/")
        if source in pictures or not name.partition("/")[0].endswith(("_files", ".files")):
            continue
        try:
            pictures[source] = bundle.read(posixpath.join(folder, name))
        except RefusedError:
            continue
    return pictures
