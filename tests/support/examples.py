"""Writes the examples of rules as the projects that they are pieces of."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from PIL import Image, ImageDraw
from PIL.ExifTags import IFD

from support.pictures import scene
from support.repository import commit, git, init
from wuse.rules import Content, Example, Picture, Special

TODAY = date(2026, 3, 1)
"""The day on which examples are looked at."""

_NEEDED: Mapping[str, Mapping[str, str]] = {
    "brand.yml": {
        "单位|owner": "单位: {单位名称: 示例小学}",
        "品牌|brand": "品牌: {品牌名称: 示例品牌}",
    },
    "activities/": {
        "标题|title": "标题: 读书分享会",
        "日期|date": "日期: 2025-10-18",
        "活动类型|type": "活动类型: 读书会",
    },
    "exemplars/": {"典型类型|type": "典型类型: 党员示范岗", "名称|name": "名称: 一号岗"},
    "case.yml": {"案例标题|title": "案例标题: 一个案例"},
}
"""Kind of file -> the fields that it cannot be without, by the keys that they may have."""

_LEAST: Mapping[str, Content] = {"brand.yml": ""}
"""What every school has; an example that shows no files is about a region without schools."""

_FIELD = re.compile(r"^[^\s#-].*[:：]", re.MULTILINE)


def write(example: Example, root: Path) -> None:
    """Write the project that an example is a piece of; its school is ``brands/example``."""
    if example.files:
        _write({**_LEAST, **example.files}, root, example.encoding)


def propose(example: Example, root: Path) -> str:
    """Write what was there before into a new repository and, over it, the example.

    Returns the commit that the example is to be merged into.
    """
    _write({**_LEAST, **example.before}, init(root), example.encoding)
    target = commit(root)
    if example.meanwhile:
        git(root, "checkout", "-q", "-b", "target")
        _write(example.meanwhile, root, example.encoding)
        target = commit(root)
        git(root, "checkout", "-q", "main")
    _write(example.files, root, example.encoding)
    commit(root)
    return target


def _write(files: Mapping[str, Content], root: Path, encoding: str) -> None:
    brands = root / "brands"
    for name, content in files.items():
        home = brands if name.startswith("_bureau/") else root
        own = name.startswith(("_bureau/", "mkdocs.", "docs/"))
        path = home / name if own else _school(brands, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Special):
            _make(content, path, name)
        else:
            path.write_bytes(_bytes(name, content, encoding))


def _make(kind: Special, path: Path, name: str) -> None:
    match kind:
        case Special.LINK:
            path.symlink_to("../../elsewhere.yml")
        case Special.PROGRAM:
            path.write_text(_completed(name, ""), "utf-8")
            path.chmod(0o755)
        case Special.REPOSITORY:
            commit(init(path))


def _school(brands: Path, name: str) -> Path:
    """``../another/brand.yml`` belongs to a neighbour."""
    return (
        brands / name.removeprefix("../") if name.startswith("../") else brands / "example" / name
    )


def _bytes(name: str, content: str | bytes | Picture, encoding: str) -> bytes:
    if isinstance(content, Picture):
        return draw(content)
    return content if isinstance(content, bytes) else _completed(name, content).encode(encoding)


def _completed(name: str, text: str) -> str:
    """A piece of YAML with the fields that its file needs, behind it so that its lines hold.

    Text that has no fields at all is the whole of its file.
    """
    if text and not _FIELD.search(text):
        return text
    needed = next((fields for kind, fields in _NEEDED.items() if name.startswith(kind)), {})
    missing = [
        line for keys, line in needed.items() if not re.search(rf"^({keys})\s*[:：]", text, re.M)
    ]
    end = "" if text.endswith("\n") or not text else "\n"
    return text + end + "".join(f"{line}\n" for line in missing)


def draw(picture: Picture) -> bytes:
    """A photograph as the example describes it."""
    size = (picture.width, picture.height)
    if picture.flat:
        image = Image.new("RGB", size, "#f4f4f4")
        pen = ImageDraw.Draw(image)
        for top in range(120, picture.height - 60, 90):
            pen.rectangle((40, top, picture.width - 40, top + 60), fill="white", outline="#ddd")
    else:
        image = scene(*size)
        if picture.motif:
            image = image.rotate(90 * picture.motif).resize(size)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=85, exif=_position() if picture.located else b"")
    return buffer.getvalue()


def _position() -> Image.Exif:
    tags = Image.Exif()
    tags.get_ifd(IFD.GPSInfo).update({1: "N", 2: (31.0, 14.0, 2.0), 3: "E", 4: (121.0, 28.0, 1.0)})
    return tags
