"""Examples of rules as they are shown: lines with mistakes marked, and what the check reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from wuse.printable import printable
from wuse.rules import Example, Picture, Special
from wuse.rules.rule import Content
from wuse.source import Problem
from wuse.source.text import decode

LINES = 20
"""Lines of a file that are shown; some examples are too long on purpose."""
WIDTH = 60
"""Characters of a line that are shown."""

_SPECIAL = {
    Special.LINK: "指向别处的快捷方式（符号链接）",
    Special.PROGRAM: "带有“可以运行”标记的文件",
    Special.REPOSITORY: "另一个 git 仓库",
}


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """Characters of a line that are all wrong or all right."""

    text: str
    wrong: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file."""

    number: int
    pieces: tuple[MarkedPiece, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A problem that the check reports in a file."""

    location: str
    """Line and column in Chinese; empty if the problem is about the file as a whole."""
    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """One file of an example."""

    name: str
    lines: tuple[Line, ...]
    description: str
    """What the file is, if it has no lines to show."""
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class ExampleView:
    """A whole example."""

    files: tuple[ExampleFile, ...]
    note: str


def view(example: Example, problems: Iterable[Problem] = ()) -> ExampleView:
    """Show an example.

    Args:
        example: the example.
        problems: what the check reports, with paths as in the example.
    """
    by_path: dict[str, list[Problem]] = {name: [] for name in example.files}
    for problem in problems:
        by_path.setdefault(problem.path, []).append(problem)
    files = tuple(
        _file(name, example.files.get(name, ""), reported) for name, reported in by_path.items()
    )
    return ExampleView(files, example.note)


def _file(name: str, content: Content, problems: Sequence[Problem]) -> ExampleFile:
    text = content if isinstance(content, str) else _text(content)
    lines = tuple(_lines(text, problems)) if text else ()
    description = "" if lines or content == "" else _describe(content)
    return ExampleFile(
        name=printable(name.removeprefix("../")),
        lines=lines,
        description=description,
        remarks=tuple(map(_remark, problems)),
    )


def _text(content: Content) -> str:
    return decode(content, "")[0] or "" if isinstance(content, bytes) else ""


def _describe(content: Content) -> str:
    match content:
        case Picture():
            gps = "，里面记着拍摄地点" if content.located else ""
            kind = "手机截图" if content.flat else "照片"
            return f"{kind}，{content.width} × {content.height} 像素{gps}"
        case Special():
            return _SPECIAL[content]
        case _:
            return f"{len(content)} 字节，不全是文字"


def _remark(problem: Problem) -> Remark:
    about_file = _is_about_file(problem)
    location = "" if about_file else f"第 {problem.line} 行第 {problem.column} 列"
    return Remark(location, problem.message, problem.fix)


def _is_about_file(problem: Problem) -> bool:
    """Whether a problem is about the file as a whole rather than a place in it."""
    return (problem.line, problem.column, problem.end_line, problem.end_column) == (1, 1, 1, 1)


def _lines(text: str, problems: Sequence[Problem]) -> Iterator[Line]:
    marked = [problem for problem in problems if not _is_about_file(problem)]
    rows = text.removesuffix("\n").split("\n")
    for number, row in enumerate(rows[:LINES], 1):
        cut = row if len(row) <= WIDTH else row[: WIDTH - 1] + "…"
        yield Line(number, tuple(_pieces(cut, number, marked)))
    if len(rows) > LINES:
        yield Line(LINES + 1, (MarkedPiece("…", wrong=False),))


def _pieces(row: str, number: int, problems: Sequence[Problem]) -> Iterator[MarkedPiece]:
    end = len(row) + 1
    columns = {column for problem in problems for column in _columns(row, number, problem)}
    wrong = {column for column in columns if column <= end}
    row = row.ljust(max(wrong, default=0))  # the column after the last character may be wrong
    start = 0
    for is_wrong, run in groupby(range(len(row)), lambda offset: offset + 1 in wrong):
        stop = start + len([*run])
        yield MarkedPiece(_visible(row[start:stop]), is_wrong)
        start = stop


def _columns(row: str, number: int, problem: Problem) -> range:
    """The columns of a line, from 1, that a problem spans; at least one on its first line."""
    if not problem.line <= number <= problem.end_line:
        return range(0)
    indent = len(row) - len(row.lstrip()) + 1
    first = problem.column if number == problem.line else indent
    last = problem.end_column if number == problem.end_line else len(row) + 1
    last = min(last, len(row) + 1)
    return range(first, max(last, first + 1) if number == problem.line else last)


def _visible(text: str) -> str:
    return "→   ".join(map(printable, text.split("\t")))
