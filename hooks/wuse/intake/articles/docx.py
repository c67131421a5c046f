"""A Word document -> blocks. Runs in the child process, after the prescan.

What counts is what a reader sees: insertions that are tracked are text, deletions are not, and
text boxes are read once, although documents hold them twice. (The usual libraries lose one or the
other, or where a paragraph stands, by which titles are told from text.)
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

from wuse.intake.refusal import Refusal, RefusedError

from .blocks import Block

MAIN = "word/document.xml"
_MAX_DEPTH = 200
_NOT_SHOWN = {"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr", "tblPr", "tcPr"}
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}
_ALIGN = {"center": "center", "right": "right", "end": "right"}
_HEADING = re.compile(r"(?:heading|标题)\s*\d", re.IGNORECASE)
_LIST = re.compile(r"list|列表", re.IGNORECASE)


def read_docx(data: bytes) -> list[Block]:
    """The blocks of a document, with names of parts for pictures.

    Raises:
        RefusedError: it cannot be read.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            root = _xml(archive.read(MAIN))
            relations = _relations(archive, names)
            styles = _styles(archive, names)
        return list(_Reader(relations, styles).blocks(root, 0))
    except (ElementTree.ParseError, KeyError, ValueError, RecursionError):
        fix = "用 WPS 或 Word 打开，另存为新的 .docx 再试"
        raise RefusedError(Refusal.DAMAGED, "这个文档读的时候出错了", fix) from None


def _xml(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data)  # noqa: S314 - the prescan has refused declarations


def _relations(archive: ZipFile, names: set[str]) -> dict[str, str]:
    """Identifier -> part of the document; what lies outside is left out."""
    part = "word/_rels/document.xml.rels"
    if part not in names:
        return {}
    found = {}
    for it in _xml(archive.read(part)):
        if it.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/word", it.get("Target", ""))).lstrip("/")
            if target in names:
                found[it.get("Id", "")] = target
    return found


def _styles(archive: ZipFile, names: set[str]) -> dict[str, str]:
    """Identifier -> name of a style."""
    if "word/styles.xml" not in names:
        return {}
    root = _xml(archive.read("word/styles.xml"))
    return {
        _value(style, "styleId"): _value(_child(style, "name"), "val")
        for style in root
        if _tag(style) == "style"
    }


class _Reader:
    def __init__(self, relations: dict[str, str], styles: dict[str, str]) -> None:
        self._relations = relations
        self._styles = styles

    def blocks(self, parent: ElementTree.Element, depth: int) -> Iterator[Block]:
        if depth > _MAX_DEPTH:
            raise ValueError("nested too deeply")
        for element in _shown(parent):
            tag = _tag(element)
            if tag == "p":
                yield from self._paragraph(element, depth)
            elif tag == "tbl":
                yield from self._table(element, depth)
            else:
                yield from self.blocks(element, depth + 1)

    def _table(self, table: ElementTree.Element, depth: int) -> Iterator[Block]:
        rows: list[tuple[str, ...]] = []
        within: list[Block] = []
        for row in (it for it in _shown(table) if _tag(it) == "tr"):
            cells = []
            for cell in (it for it in _shown(row) if _tag(it) == "tc"):
                found = list(self.blocks(cell, depth + 1))
                within += found
                cells.append(" ".join(block.text for block in found if block.text))
            rows.append(tuple(cells))
        is_frame = len(rows) == len(rows[0]) == 1 if rows else False
        if is_frame or any(block.picture for block in within):
            yield from within  # a table that only puts things side by side, or draws a frame
        elif any(any(row) for row in rows):
            yield Block(rows=tuple(rows))

    def _paragraph(self, paragraph: ElementTree.Element, depth: int) -> Iterator[Block]:
        properties = _child(paragraph, "pPr")
        style = self._styles.get(_value(_child(properties, "pStyle"), "val"), "")
        align = _value(_child(properties, "jc"), "val")
        is_item = _child(properties, "numPr") is not None or bool(_LIST.search(style))
        runs: list[Block] = []
        others: list[tuple[bool, Block]] = []
        self._runs(paragraph, runs, others, depth)
        first = [self._placed(it, align) for is_first, it in others if is_first]
        yield from first
        texts = [run for run in runs if run.text.strip()]
        text = "".join(run.text for run in runs).strip()
        if text:
            is_title = style.casefold() in ("title", "标题")
            yield Block(
                text,
                "center"
                if is_title or align == "center"
                else "right" * (align in ("right", "end")),
                is_title or all(run.bold for run in texts),
                max(run.size for run in texts),
                bool(_HEADING.match(style)),
                is_item,
            )
        yield from (self._placed(it, align) for is_first, it in others if not is_first)

    def _placed(self, block: Block, align: str) -> Block:
        return replace(block, align=block.align or align) if block.text else block

    def _runs(
        self,
        parent: ElementTree.Element,
        runs: list[Block],
        others: list[tuple[bool, Block]],
        depth: int,
    ) -> None:
        """Collect the runs of a paragraph, and the pictures and text boxes in it.

        Those are told apart that stand before any text: what follows a picture is its caption.
        """
        if depth > _MAX_DEPTH:
            raise ValueError("nested too deeply")
        for element in _shown(parent):
            tag = _tag(element)
            is_first = not any(run.text.strip() for run in runs)
            if tag == "r":
                runs.append(_run(element))
                self._runs(element, runs, others, depth + 1)
            elif tag == "blip" or tag == "imagedata":
                id = _value(element, "embed") or _value(element, "id")
                others.append((is_first, Block(picture=self._relations.get(id, "?"))))
            elif tag == "txbxContent":
                others += ((is_first, it) for it in self.blocks(element, depth + 1))
            else:
                self._runs(element, runs, others, depth + 1)


def _run(run: ElementTree.Element) -> Block:
    properties = _child(run, "rPr")
    bold = _child(properties, "b")
    size = _value(_child(properties, "sz"), "val")
    text = "".join((it.text or "") if _tag(it) == "t" else _BREAKS.get(_tag(it), "") for it in run)
    is_bold = bold is not None and _value(bold, "val") not in ("0", "false", "none")
    return Block(text, bold=is_bold, size=int(size[:4]) / 2 if size.isdecimal() else 0)


def _shown(parent: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """The children that a reader sees; of two versions of one thing, the first."""
    for element in parent:
        tag = _tag(element)
        if tag == "AlternateContent":
            yield from list(element)[:1]
        elif tag not in _NOT_SHOWN:
            yield element


def _tag(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _child(parent: ElementTree.Element | None, tag: str) -> ElementTree.Element | None:
    if parent is None:
        return None
    return next((it for it in parent if _tag(it) == tag), None)


def _value(element: ElementTree.Element | None, name: str) -> str:
    """An attribute, whatever its namespace is."""
    found = element.items() if element is not None else ()
    return next((value for key, value in found if key.rpartition("}")[2] == name), "")
