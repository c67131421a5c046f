"""The report on a change for people at a terminal: plain lines, coloured where that works."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from wuse.change.report.model import (
    Difference,
    FolderChange,
    PhotoChange,
    PieceKind,
    RecordChange,
    Report,
    TextPiece,
)
from wuse.printable import printable
from wuse.source import Problem

_MARKS = {PieceKind.OLD: ("〔删：{}〕", "red"), PieceKind.NEW: ("〔增：{}〕", "green")}


def report_text(report: Report) -> Iterator[str]:
    """Lines without line breaks. What schools wrote cannot steer the terminal."""
    headline = printable(report.headline() or "没有改动")
    yield click.style(f"从 {printable(report.since)} 以来：{headline}。", bold=True)
    if warning := report.warning():
        yield click.style(f"{warning}。", fg="red", bold=True)
    for folder in report.folders:
        yield from _folder(folder)


def _folder(folder: FolderChange) -> Iterator[str]:
    path = f"（{folder.path}）" if folder.path else ""
    yield ""
    yield click.style(printable(f"{folder.name}{path}"), bold=True, underline=True)
    flags = [f"“{flag.title}”{flag.text}" for flag in folder.flags]
    yield from _listed("个人信息：请核对", flags)
    yield from _listed("错误：改正以后才能发布", map(_problem, folder.errors))
    yield from _listed("提醒和建议", map(_problem, folder.remarks))
    yield from _listed("原来就有的问题", map(_problem, folder.known))
    for record in folder.records:
        yield from _record(record)
    yield from _listed("其他文件", (f"{file.outcome} {file.path}" for file in folder.files))
    pages = (f"{page.outcome} {page.title}（/{page.path}）" for page in folder.pages)
    yield from _listed("变动的网页", pages)
    if folder.untouched:
        yield printable(f"没有改动：{folder.untouched}。")


def _listed(heading: str, lines: Sequence[str] | Iterator[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield click.style(f"  {heading}", bold=True)
        yield from (f"    {printable(line)}" for line in found)


def _problem(problem: Problem) -> str:
    texts = filter(None, (problem.field, problem.message, problem.fix))
    position = f"{problem.path} 第 {problem.line} 行 {problem.severity.zh} {problem.code}"
    return f"{position}：{' — '.join(texts)}"


def _record(record: RecordChange) -> Iterator[str]:
    heading = f"  {record.outcome} {record.kind}“{record.title}”（{record.path}）"
    yield click.style(printable(heading), bold=True)
    if record.note:
        yield f"    {printable(record.note)}"
    yield from (f"    {_difference(difference)}" for difference in record.differences)
    for photo in record.photos:
        yield from _photo(photo)


def _photo(photo: PhotoChange) -> Iterator[str]:
    text = "，".join(filter(None, (photo.caption, photo.note)))
    yield f"    {photo.outcome} 照片 {printable(photo.file)}：{printable(text)}"
    yield from (f"      {_difference(difference)}" for difference in photo.differences)


def _difference(difference: Difference) -> str:
    return f"{printable(difference.label)}：{''.join(map(_piece, difference.pieces))}"


def _piece(piece: TextPiece) -> str:
    if piece.kind is PieceKind.GAP:
        return " …… "
    text = printable(" ".join(piece.text.split("\n")).strip() or piece.text)
    mark, colour = _MARKS.get(piece.kind, ("{}", None))
    return click.style(mark.format(text), fg=colour)
