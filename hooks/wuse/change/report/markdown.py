"""The report as Markdown, for the summary of a job or a comment on a request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wuse.change.literal import literal
from wuse.source import Problem

from .model import Difference, Group, Kind, PhotoChange, Piece, RecordChange, Report

_MARKS = {
    Kind.SAME: "{}",
    Kind.OLD: "<del>{}</del>",
    Kind.NEW: "<ins>{}</ins>",
    Kind.GAP: " …… ",
}
_LARGEST = 900_000
"""Bytes. GitHub refuses a job's summary beyond 1 MiB:
https://docs.github.com/actions/reference/workflow-commands-for-github-actions#step-isolation-and-limits
"""
_CUT = "\n……后面的太长，请看网页版报告。"


def markdown(report: Report) -> Iterator[str]:
    """Blocks of lines, as many as a summary may hold. No text of a school means anything in it."""
    room = _LARGEST
    for block in _blocks(report):
        room -= len(block.encode()) + 1
        if room < 0:
            yield _CUT
            return
        yield block


def _blocks(report: Report) -> Iterator[str]:
    done = literal(report.headline() or "没有改动")
    yield f"# 改动报告\n\n从 {literal(report.since)} 以来：{done}。"
    if warning := report.warning():
        yield f"\n**{warning}。**"
    for group in report.groups:
        yield from _group(report, group)


def _group(report: Report, group: Group) -> Iterator[str]:
    place = f"（{literal(group.place)}）" if group.place else ""
    yield f"\n## {literal(group.name)}{place}"
    if group.flags:
        yield "\n### 个人信息：请核对\n"
        yield from (f"- {_quoted(flag.title)}{literal(flag.text)}" for flag in group.flags)
    if group.errors:
        yield "\n### 错误：改正以后才能发布\n"
        yield from (_problem(report, problem) for problem in group.errors)
    yield from _folded("提醒和建议", report, group.remarks)
    yield from _folded("原来就有的问题", report, group.known)
    for record in group.records:
        yield from _record(record)
    if group.files:
        yield "\n### 其他文件\n"
        yield from (f"- {file.outcome} {literal(file.path)}" for file in group.files)
    if group.pages:
        yield "\n### 变动的网页\n"
        for page in group.pages:
            shown = f"{literal(page.title)}（/{literal(page.path)}）"
            yield f"- {page.outcome} " + (f"[{shown}](<{page.url}>)" if page.url else shown)
    if group.untouched:
        yield f"\n没有改动：{literal(group.untouched)}。"


def _folded(name: str, report: Report, problems: Sequence[Problem]) -> Iterator[str]:
    if problems:
        yield f"\n<details><summary>{name}：{len(problems)} 条</summary>\n"
        yield from (_problem(report, problem) for problem in problems)
        yield "\n</details>"


def _problem(report: Report, problem: Problem) -> str:
    explained = report.explained(problem)
    code = f"[{problem.code}](<{explained}>)" if explained else problem.code
    said = filter(None, (problem.field, problem.message, problem.fix))
    place = f"{literal(problem.path)} 第 {problem.line} 行"
    return f"- {place} {problem.severity.zh} {code}：{' — '.join(map(literal, said))}"


def _record(record: RecordChange) -> Iterator[str]:
    yield f"\n### {record.outcome} {record.kind}{_quoted(record.title)}\n\n{literal(record.path)}\n"
    if record.note:
        yield f"- {literal(record.note)}"
    yield from map(_difference, record.differences)
    yield from (line for photo in record.photos for line in _photo(photo))


def _photo(photo: PhotoChange) -> Iterator[str]:
    said = "，".join(filter(None, (photo.caption, photo.note)))
    yield f"- {photo.outcome} 照片 {literal(photo.file)}：{literal(said)}"
    yield from (f"  {_difference(difference)}" for difference in photo.differences)


def _difference(difference: Difference) -> str:
    return f"- **{literal(difference.label)}**：{''.join(_pieces(difference.pieces))}"


def _pieces(pieces: Sequence[Piece]) -> Iterator[str]:
    for number, piece in enumerate(pieces):
        text = "<br>".join(literal(line) for line in piece.text.strip("\n").split("\n"))
        is_value = number == 1 and [it.kind for it in pieces] == [Kind.OLD, Kind.NEW]
        yield (" → " if is_value else "") + _MARKS[piece.kind].format(text)


def _quoted(title: str) -> str:
    return f"「{literal(title)}」"
