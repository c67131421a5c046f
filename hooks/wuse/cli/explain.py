"""A rule explained as text, from the view model of its page."""

from __future__ import annotations

from collections.abc import Iterator

from click import style
from rich.cells import cell_len

from wuse.pages.parts.rule_examples import ExampleFile, ExampleView, Line, Remark
from wuse.pages.parts.rule_views import RuleView
from wuse.source import Severity

from .wrap import wrap

WIDTH = 80
"""The most cells in a line."""
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}

_GUTTER = " " * 4
_REMARK = " " * 8


def explain(view: RuleView) -> Iterator[str]:
    """Styled lines for a terminal."""
    yield style(f"{view.code} {view.title}", bold=True)
    yield f"{style(view.severity.zh, fg=COLOURS[view.severity])} · {view.family}"
    yield ""
    yield from wrap(view.why, WIDTH)
    for title, example in (("有问题的写法", view.bad), ("改好以后", view.good)):
        yield ""
        yield style(title, bold=True)
        yield from _example(example)
    yield ""
    for label, text in view.facts:
        yield f"{label}{' ' * (8 - cell_len(label))}{text}"
    if view.switch:
        yield ""
        yield style("不想检查这一条", bold=True)
        yield "  由主管部门写进 brands/_bureau/site.yml："
        yield from (f"{_GUTTER}{line}" for line in view.switch.splitlines())
        yield from (f"  {line}" for line in wrap(view.caution, WIDTH - 2))


def _example(example: ExampleView) -> Iterator[str]:
    for file in example.files:
        yield from _file(file)
    yield from (f"  {line}" for line in wrap(example.note, WIDTH - 2))


def _file(file: ExampleFile) -> Iterator[str]:
    yield f"  {file.name}{f'：{file.description}' if file.description else ''}"
    for line in file.lines:
        yield from _line(line)
    for remark in file.remarks:
        yield from _remark(remark)


def _line(line: Line) -> Iterator[str]:
    """A line of a file with carets below, wrapped to the width of the terminal."""
    number = f"{line.number:>5}"
    for text, carets in _rows(line, WIDTH - 8):
        yield f"{number} │ {text}"
        if carets.strip():
            yield f"{' ':>5} │ {style(carets.rstrip(), fg='red')}"
        number = " " * 5


def _rows(line: Line, room: int) -> list[tuple[str, str]]:
    rows = [("", "")]
    for char, wrong in [(char, piece.wrong) for piece in line.pieces for char in piece.text]:
        text, carets = rows[-1]
        if cell_len(text + char) > room:
            text, carets = "", ""
            rows.append((text, carets))
        rows[-1] = text + char, carets + ("^" if wrong else " ") * cell_len(char)
    return rows


def _remark(remark: Remark) -> Iterator[str]:
    place = f"{remark.location}：" if remark.location else ""
    for text in (f"{place}{remark.message}", remark.fix):
        yield from (f"{_REMARK}{line}" for line in wrap(text, WIDTH - len(_REMARK)))


def explain_in_markdown(view: RuleView) -> str:
    """The same as Markdown, for programs that show problems beside the code."""
    parts = [view.why, "### 有问题的写法", *_fenced(view.bad), "### 改好以后", *_fenced(view.good)]
    facts = "\n".join(f"- {label}：{text}" for label, text in view.facts)
    return "\n\n".join([*parts, facts])


def _fenced(example: ExampleView) -> Iterator[str]:
    for file in example.files:
        yield f"`{file.name}`{f'：{file.description}' if file.description else ''}"
        if file.lines:
            rows = ["".join(piece.text for piece in line.pieces) for line in file.lines]
            yield "\n".join(["```yaml", *rows, "```"])
        for remark in file.remarks:
            yield "，".join(filter(None, (remark.location, remark.message)))
    if example.note:
        yield example.note
