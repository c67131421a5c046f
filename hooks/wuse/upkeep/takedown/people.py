"""A person's name goes from the texts, and from the names of files."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from wuse.layout import BRAND_FILE, BRANDS, TAKEDOWNS_FILE
from wuse.source.rewrite_scalars import Change, UnwritableError, flat, read_tree, rewrite, split_bom
from wuse.source.text import decode
from wuse.source.tree import Node

from . import records
from .files import bureau_files, entries_naming, photo_files, record_files, scalars, tree
from .plan import Drafts
from .spelling import Spelling


def forget(drafts: Drafts, spelling: Spelling, slugs: list[str], removes: bool) -> Iterator[str]:
    """Let a name go from the files of these owners.

    Args:
        drafts: the files.
        spelling: the name.
        slugs: whose files are searched.
        removes: whether the name goes from all texts; else the records that hold it become
            internal, and it goes from what cannot be internal by itself alone.

    Yields the paths of the files that held it, before anything in them changes.
    """
    for slug in slugs:
        for path in record_files(drafts.project, slug):
            alone = PurePosixPath(path).name == BRAND_FILE
            hidden = not removes and not alone and records.is_internal(drafts.content(path))
            if not hidden and _holds(drafts, path, spelling):
                yield path
                if not removes and not alone:
                    records.make_internal(drafts, path)
                # Where a photo is to get another name, every entry has to follow.
                drafts.change(
                    path,
                    partial(_without, spelling=spelling, whole=removes or alone),
                    "换掉文中的姓名" if removes or alone else "换掉照片文件名里的姓名",
                )
                _hint_of_photos(drafts, path, spelling)
            if removes and PurePosixPath(path).stem in spelling:
                name = spelling.replaced(PurePosixPath(path).name, is_address=True)
                drafts.rename(path, name, "文件名里有姓名，改名")
        for photo in photo_files(drafts.project, slug):
            if photo.name in spelling:
                name = spelling.replaced(photo.name, is_address=True)
                shown = photo.relative_to(drafts.project).as_posix()
                drafts.rename(shown, name, "照片的文件名里有姓名，改名")


def forget_in_bureau(drafts: Drafts, spelling: Spelling) -> Iterator[str]:
    """Let a name go from the bureau's own files, and say where else it stands."""
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
        shown = other.relative_to(drafts.project).as_posix()
        if lines := spelling.lines(drafts.content(shown).decode("utf-8", "replace")):
            drafts.obstacles.append(f"{shown} 第 {'、'.join(map(str, lines))} 行也有，要自己改")


def _holds(drafts: Drafts, path: str, spelling: Spelling) -> bool:
    """Whether a record file says the name: in its values, escapes undone, or anywhere else."""
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
    """A file without the name; only in names of photos unless the whole is wanted."""

    def change(root: Node) -> Iterator[Change]:
        files = {id(named) for _, named in entries_naming(root)}
        for node in scalars(root):
            is_file = id(node) in files
            if _text(node) in spelling and (whole or is_file):
                yield Change(node, spelling.replaced(_text(node), is_address=is_file))

    better = rewrite(data, change)
    return _without_remarks(better, spelling) if whole else better


def _without_remarks(data: bytes, spelling: Spelling) -> bytes:
    """What is left stands in comments: they are read by everybody who sees the file."""
    bom, text = split_bom(data)
    if text not in spelling:
        return data
    better = "".join(
        spelling.replaced(line) if line in spelling else line
        for line in text.splitlines(keepends=True)
    )
    if list(flat(read_tree(better), {})) != list(flat(read_tree(text), {})):
        raise UnwritableError("栏目的名称里有这个姓名")
    return bom + better.encode()


def _hint_of_photos(drafts: Drafts, path: str, spelling: Spelling) -> None:
    """Whoever is named beside a photo is likely to be seen in it."""
    root = tree(drafts.project.joinpath(path).read_bytes())
    for entry, named in entries_naming(root) if root else ():
        if any(_text(node) in spelling for node in scalars(entry)):
            photo = f"{path.split('/')[1]}/photos/{spelling.replaced(_text(named), True)}"
            drafts.hints.append(
                f"{BRANDS}/{photo} 的说明里有这个姓名；照片里认得出这个人的，再运行一次，写这张照片"
            )


def _text(node: Node) -> str:
    return node.value if isinstance(node.value, str) else ""
