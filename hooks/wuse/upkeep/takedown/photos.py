"""Removes a photo with every entry that names it, in every school that has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from wuse.filenames import folded
from wuse.model.takedown import digest
from wuse.photos import inspect
from wuse.source.rewrite_parts import without
from wuse.source.tree import Node

from .files import entries_naming, owners, photo_files, record_files, tree
from .plan import Drafts


def copies(project: Path, photo: Path) -> list[Path]:
    """The files of all schools with the same bytes, including the photo itself."""
    size, data = photo.stat().st_size, digest(photo.read_bytes())
    return [
        path
        for slug in owners(project)
        for path in photo_files(project, slug)
        if path.stat().st_size == size and digest(path.read_bytes()) == data
    ]


def lookalikes(photo: Path, removed: Sequence[Path]) -> list[Path]:
    """The photos of the school that look like this one and are not removed with it."""
    look = inspect(photo).fingerprint
    return [
        path
        for path in sorted(photo.parent.iterdir())
        if look
        and path not in removed
        and (seen := inspect(path).fingerprint)
        and seen.is_like(look)
    ]


def remove(drafts: Drafts, photos: Iterable[Path], removes: bool) -> None:
    """Remove these photos from all records; if ``removes``, remove their files, too."""
    project = drafts.project
    for photo in photos:
        slug, name = photo.relative_to(project).parts[1], photo.name
        for path in record_files(project, slug):
            data = drafts.content(path)
            root = tree(data)
            if root is None:
                if name.encode() in data:
                    drafts.obstacles.append(
                        f"{path} 读不懂，里面好像写着这张照片；先用 wuse check 改好，再运行一次"
                    )
            elif count := sum(1 for _ in _entries(root, name)):
                drafts.change(
                    path,
                    partial(without, select=partial(_entries, name=name)),
                    f"去掉 {count} 处照片",
                )
            if lines := [number for number, line in _lines(data) if _mentions(line, name)]:
                numbers = "、".join(map(str, lines))
                drafts.hints.append(f"{path} 第 {numbers} 行的文字里提到这张照片的文件名，请看一眼")
        if removes:
            drafts.remove(photo.relative_to(project).as_posix(), "删除照片")


def _entries(root: Node, name: str) -> Iterator[Node]:
    for entry, named in entries_naming(root):
        if isinstance(named.value, str) and folded(named.value.strip()) == folded(name):
            yield entry


def _lines(data: bytes) -> Iterator[tuple[int, str]]:
    return enumerate(data.decode("utf-8", "replace").splitlines(), 1)


def _mentions(line: str, name: str) -> bool:
    """Whether a line mentions a file in prose, not as the entry of a photo."""
    return name in line and not re.search(r"(?:file|文件)['\"]?\s*[:：]", line)
