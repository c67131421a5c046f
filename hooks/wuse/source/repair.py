"""What the ``*_slips`` modules return: a `Repair` of one line, or a `Slip`, a repair in a file."""

from __future__ import annotations

from dataclasses import dataclass

from .codes import Code
from .problems import Edit, Mark, Problem, Severity, Span

MAX_LINE = 2000
"""Longer lines are prose, not fields; rules leave them alone. In characters."""

MAX_SHOWN = 160
"""Longer lines are not repeated in a message: one changed character is easier to find in words."""

_QUOTE_ALL = "把冒号后面的整段内容用英文引号括起来"
_HOW = {
    Code.FULLWIDTH_COLON: "把名称后面的中文冒号换成英文冒号“:”，后面空一格",
    Code.COLON_WITHOUT_SPACE: "在英文冒号后面空一格",
    Code.TAB: "删掉制表符，改用空格；同一级的行首对齐，下一级多空两格",
    Code.WIDE_INDENT: "删掉它，改用普通空格；同一级的行首对齐，下一级多空两格",
    Code.LIST_DASH: "每一项以英文短横“-”加一个空格开头，各项对齐",
    Code.FULLWIDTH_COMMA: "各项之间用英文逗号“,”隔开",
    Code.SMART_QUOTES: "两头都用英文引号",
    Code.RESERVED_START: _QUOTE_ALL,
    Code.COLON_IN_VALUE: _QUOTE_ALL,
    Code.CUT_OFF: f"如果是正文，{_QUOTE_ALL}；如果是备注，在 # 后面空一格",
    Code.BACKSLASH: "把两头的英文双引号换成英文单引号",
    Code.TEXT_AFTER_QUOTE: _QUOTE_ALL,
    Code.UNCLOSED: "看看是不是缺后一半引号或括号，缺就补上",
    Code.INDENTATION: "同一级的行首对齐，下一级多空两格；只用空格",
    Code.MISSING_COLON: "在名称后面写上英文冒号“:”，再空一格",
}
"""How to mend a slip, without showing the better line."""
_IN_LINES = f"如果是几个栏目写在了一行，每个栏目另起一行；如果是一段正文，{_QUOTE_ALL}"


_FIELDS = (Code.FULLWIDTH_COLON, Code.COLON_WITHOUT_SPACE, Code.LIST_DASH)
"""Slips that hide a field or a list item, in a line that may just as well be prose."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A slip in one line. ``start`` and ``end`` are 0-based columns of the unrepaired line."""

    code: Code
    start: int
    end: int
    line: str
    """The whole line as it should be."""
    message: str
    """What is wrong, in Chinese."""
    sure: bool = True
    """Whether the line has only one possible meaning, so that it may be mended without asking."""
    lines: tuple[str, ...] | None = None
    """The lines to write instead of ``line``, if the slip needs more or fewer than one."""

    @property
    def fix(self) -> str:
        """How to mend the line, in Chinese; shows the corrected line unless it is long."""
        line = self.line.rstrip()
        if self.lines is not None:
            return f"分成几行：{' ⏎ '.join(self.lines)}" if self.lines else "删掉这一行"
        in_indent = not line[: self.start].strip()
        if in_indent and self.code in (Code.TAB, Code.WIDE_INDENT, Code.INDENTATION):
            text = line.lstrip(" ")
            width = len(line) - len(text)
            how = f"行首用 {width} 个空格" if width else "行首不留空格"
            return f"{how}：{text}" if len(text) <= MAX_SHOWN else how
        return f"改成：{line}" if len(line) <= MAX_SHOWN else self.general_fix

    @property
    def general_fix(self) -> str:
        """How to mend the line, in Chinese, without showing it."""
        return _IN_LINES if self.lines else _HOW.get(self.code, "")


@dataclass(frozen=True, slots=True)
class Slip:
    """A repair at its line in a file."""

    number: int
    """The 0-based number of the line."""
    repair: Repair
    severity: Severity = Severity.ERROR
    advice: str = ""
    """How to mend it, if there is more to say than what the repair says."""

    def problem(self, display_path: str) -> Problem:
        """The slip as a problem of the file that messages call ``display_path``."""
        line, repair = self.number + 1, self.repair
        span = Span(Mark(line, repair.start + 1), Mark(line, repair.end + 1))
        fix = self.advice or repair.fix
        lines = (repair.line.rstrip(),) if repair.lines is None else repair.lines
        general_fix = repair.general_fix
        if self.severity is Severity.WARNING and repair.code in _FIELDS:
            general_fix = f"如果是栏目，{general_fix}；如果整段都是正文，用引号括起来"
        edit = Edit(line, line + 1, lines, general_fix)
        return Problem(
            repair.code, self.severity, display_path, span, repair.message, fix, edit=edit
        )


def quote(text: str) -> str:
    """Write text as a quoted YAML scalar on one line."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"
