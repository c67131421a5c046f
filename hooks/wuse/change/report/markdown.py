"""The report as Markdown, for a job summary or a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wuse.printable import escape_markdown
from wuse.source import Problem

from .model import Difference, FolderChange, PhotoChange, PieceKind, RecordChange, Report, TextPiece

_MARKS = {
    PieceKind.SAME: "{}",
    PieceKind.OLD: "<del>{}</del>",
    PieceKind.NEW: "<ins>{}</ins>",
    PieceKind.GAP: " …… ",
}
_LARGEST = 900_000
"""Bytes. GitHub refuses a job summary of more than 1 MiB:
https://docs.github.com/actions/reference/workflow-commands-for-github-actions#step-isolation-and-limits
"""
_CUT = "\n……后面的太长，请看网页版报告。"


def markdown(report: Report) -> Iterator[str]:
    """Blocks of lines, as many as a summary can hold. Text from schools is escaped."""
    room = _LARGEST
    for block in _blocks(report):
        room -= len(block.encode()) + 1
        if room < 0:
            yield _CUT
            return
        yield block


def _blocks(report: Report) -> Iterator[str]:
    headline = escape_markdown(report.headline() or "没有改动")
    yield f"# 改动报告\n\n从 {escape_markdown(report.since)} 以来：{headline}。"
    if warning := report.warning():
        yield f"\n**{warning}。**"
    for folder in report.folders:
        yield from _folder(report, folder)


def _folder(report: Report, folder: FolderChange) -> Iterator[str]:
    path = f"（{escape_markdown(folder.path)}）" if folder.path else ""
    yield f"\n## {escape_markdown(folder.name)}{path}"
    if folder.flags:
        yield "\n### 个人信息：请核对\n"
        yield from (f"- {_quoted(flag.title)}{escape_markdown(flag.text)}" for flag in folder.flags)
    if folder.errors:
        yield "\n### 错误：改正以后才能发布\n"
        yield from (_problem(report, problem) for problem in folder.errors)
    yield from _folded("提醒和建议", report, folder.remarks)
    yield from _folded("原来就有的问题", report, folder.known)
    for record in folder.records:
        yield from _record(record)
    if folder.files:
        yield "\n### 其他文件\n"
        yield from (f"- {file.outcome} {escape_markdown(file.path)}" for file in folder.files)
    if folder.pages:
        yield "\n### 变动的网页\n"
        for page in folder.pages:
            title = f"{escape_markdown(page.title)}（/{escape_markdown(page.path)}）"
            yield f"- {page.outcome} " + (f"[{title}](<{page.url}>)" if page.url else title)
    if folder.untouched:
        yield f"\n没有改动：{escape_markdown(folder.untouched)}。"


def _folded(name: str, report: Report, problems: Sequence[Problem]) -> Iterator[str]:
    if problems:
        yield f"\n<details><summary>{name}：{len(problems)} 条</summary>\n"
        yield from (_problem(report, problem) for problem in problems)
        yield "\n</details>"


def _problem(report: Report, problem: Problem) -> str:
    explained = report.explained(problem)
    code = f"[{problem.code}](<{explained}>)" if explained else problem.code
    texts = filter(None, (problem.field, problem.message, problem.fix))
    position = f"{escape_markdown(problem.path)} 第 {problem.line} 行"
    return f"- {position} {problem.severity.zh} {code}：{' — '.join(map(escape_markdown, texts))}"


def _record(record: RecordChange) -> Iterator[str]:
    heading = f"{record.outcome} {record.kind}{_quoted(record.title)}"
    yield f"\n### {heading}\n\n{escape_markdown(record.path)}\n"
    if record.note:
        yield f"- {escape_markdown(record.note)}"
    yield from map(_difference, record.differences)
    yield from (line for photo in record.photos for line in _photo(photo))


def _photo(photo: PhotoChange) -> Iterator[str]:
    text = "，".join(filter(None, (photo.caption, photo.note)))
    yield f"- {photo.outcome} 照片 {escape_markdown(photo.file)}：{escape_markdown(text)}"
    yield from (f"  {_difference(difference)}" for difference in photo.differences)


def _difference(difference: Difference) -> str:
    return f"- **{escape_markdown(difference.label)}**：{''.join(_pieces(difference.pieces))}"


def _pieces(pieces: Sequence[TextPiece]) -> Iterator[str]:
    for number, piece in enumerate(pieces):
        text = "<br>".join(escape_markdown(line) for line in piece.text.strip("\n").split("\n"))
        kinds = [piece.kind for piece in pieces]
        is_value = number == 1 and kinds == [PieceKind.OLD, PieceKind.NEW]
        yield (" → " if is_value else "") + _MARKS[piece.kind].format(text)


def _quoted(title: str) -> str:
    return f"「{escape_markdown(title)}」"
