"""Removes a person's name from texts and file names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from wuse.layout import BRAND_FILE, BRANDS, TAKEDOWNS_FILE
from wuse.source.rewrite_scalars import (
    Replacement,
    UnwritableError,
    flat,
    read_tree,
    rewrite,
    split_bom,
)
from wuse.source.text import decode
from wuse.source.tree import Node

from . import records
from .files import bureau_files, entries_naming, photo_files, record_files, scalars, tree
from .plan import Drafts
from .spelling import Spelling


def remove_name(
    drafts: Drafts, spelling: Spelling, slugs: list[str], removes: bool
) -> Iterator[str]:
    """Remove a name from the files of these owners.

    Args:
        drafts: the files.
        spelling: the name.
        slugs: the owners to search.
        removes: whether to remove the name from all texts. Otherwise the records that hold it
            become internal; it is removed from ``brand.yml``, which hides the whole school if it
            is internal.

    Yields:
        The paths of the files that hold the name, each before it is changed.
    """
    for slug in slugs:
        for path in record_files(drafts.project, slug):
            removes_text = removes or PurePosixPath(path).name == BRAND_FILE
            is_hidden = not removes_text and records.is_internal(drafts.content(path))
            if not is_hidden and _holds(drafts, path, spelling):
                yield path
                if not removes_text:
                    records.make_internal(drafts, path)
                # If a photo gets another name, every entry has to follow.
                drafts.change(
                    path,
                    partial(_without, spelling=spelling, whole=removes_text),
                    "换掉文中的姓名" if removes_text else "换掉照片文件名里的姓名",
                )
                _add_photo_hints(drafts, path, spelling)
            if removes and PurePosixPath(path).stem in spelling:
                name = spelling.replaced(PurePosixPath(path).name, is_address=True)
                drafts.rename(path, name, "文件名里有姓名，改名")
        for photo in photo_files(drafts.project, slug):
            if photo.name in spelling:
                name = spelling.replaced(photo.name, is_address=True)
                path = photo.relative_to(drafts.project).as_posix()
                drafts.rename(path, name, "照片的文件名里有姓名，改名")


def remove_name_from_bureau(drafts: Drafts, spelling: Spelling) -> Iterator[str]:
    """Remove a name from the bureau's files, and note files that have to be changed by hand.

    Yields:
        The paths of the files that hold the name, each before it is changed.
    """
    for path in bureau_files(drafts.project):
        if _holds(drafts, path, spelling):
            yield path
            drafts.change(path, partial(_without, spelling=spelling, whole=True), "换掉文中的姓名")
    others = [
        drafts.project / TAKEDOWNS_FILE,
        drafts.project / "mkdocs.yml",
        *sorted(drafts.project.glob("docs/**/*.md")),
    ]
    others += sorted(drafts.project.glob(f"{BRANDS}/*/*.md"))
    for other in others:
        path = other.relative_to(drafts.project).as_posix()
        if lines := spelling.lines(drafts.content(path).decode("utf-8", "replace")):
            drafts.obstacles.append(f"{path} 第 {'、'.join(map(str, lines))} 行也有，要自己改")


def _holds(drafts: Drafts, path: str, spelling: Spelling) -> bool:
    """Whether a record file contains the name, in its text or in a value after unescaping."""
    data = drafts.content(path)
    text = decode(data, path)[0] or ""
    root = tree(data)
    if root is None:
        if text in spelling:
            numbers = "、".join(map(str, spelling.lines(text)))
            drafts.obstacles.append(
                f"{path} 读不懂，第 {numbers} 行里有这个姓名；先用 wuse check 改好，再运行一次"
            )
        return False
    return text in spelling or any(_text(node) in spelling for node in scalars(root))


def _without(data: bytes, spelling: Spelling, whole: bool) -> bytes:
    """A file without the name: without it anywhere if ``whole``, else only in names of photos."""

    def change(root: Node) -> Iterator[Replacement]:
        files = {id(named) for _, named in entries_naming(root)}
        for node in scalars(root):
            is_file = id(node) in files
            if _text(node) in spelling and (whole or is_file):
                yield Replacement(node, spelling.replaced(_text(node), is_address=is_file))

    result = rewrite(data, change)
    return _without_in_comments(result, spelling) if whole else result


def _without_in_comments(data: bytes, spelling: Spelling) -> bytes:
    """A file without the name in comments, which everybody can read who sees the file."""
    bom, text = split_bom(data)
    if text not in spelling:
        return data
    result = "".join(
        spelling.replaced(line) if line in spelling else line
        for line in text.splitlines(keepends=True)
    )
    if list(flat(read_tree(result), {})) != list(flat(read_tree(text), {})):
        raise UnwritableError("栏目的名称里有这个姓名")
    return bom + result.encode()


def _add_photo_hints(drafts: Drafts, path: str, spelling: Spelling) -> None:
    """Hint at photos with the name in their entry: they probably show the person."""
    root = tree(drafts.project.joinpath(path).read_bytes())
    for entry, named in entries_naming(root) if root else ():
        if any(_text(node) in spelling for node in scalars(entry)):
            photo = f"{path.split('/')[1]}/photos/{spelling.replaced(_text(named), True)}"
            drafts.hints.append(
                f"{BRANDS}/{photo} 的说明里有这个姓名；照片里认得出这个人的，再运行一次，写这张照片"
            )


def _text(node: Node) -> str:
    return node.value if isinstance(node.value, str) else ""
