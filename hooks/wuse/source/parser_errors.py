"""An error of the YAML parser in; a problem in Chinese out, for errors that no slip explains.

`syntax_slips` looks for the slip behind such an error first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from .codes import Code
from .problems import Mark, Problem, Severity, Span


@dataclass(frozen=True, slots=True)
class Failure:
    """Where and why the parser gave up. Lines are 0-based, as in a list of lines."""

    first: int
    """The line where the element that it could not finish begins."""
    last: int
    """The line where it noticed. The slip is somewhere between the two."""
    reached: int
    """The line that it reached; a repair helps if this moves down."""
    problem: Problem
    """The problem to report if no slip explains the failure."""


class _Explanation(NamedTuple):
    pattern: str
    """Matches the error of libyaml or the pure Python parser: its context, a space, its problem."""
    code: Code
    at_context: bool
    """Whether to report the position of the context instead of that of the problem."""
    message: str
    fix: str


_EXPLANATIONS = (
    _Explanation(
        "could not find expected ':'",
        Code.MISSING_COLON,
        True,
        "这一行没有“冒号加空格”，不知道它属于哪里",
        "如果是新的一项，写成“名称: 内容”；如果是上一行没写完的话，行首多空两格",
    ),
    _Explanation(
        "mapping values are not allowed",
        Code.SYNTAX,
        False,
        "这里的冒号读不懂：上一行没有写对，或者缩进不对，或者内容里有“冒号加空格”",
        "先检查上一行的冒号和这一行的缩进；内容里有冒号时，用引号把内容括起来",
    ),
    _Explanation(
        "sequence entries are not allowed",
        Code.SYNTAX,
        False,
        "这里不能用“- ”开始列表",
        "列表要另起一行写，每一项一行",
    ),
    _Explanation(
        r"flow sequence.*expected ',' or '\]'",
        Code.UNCLOSED,
        True,
        "这个方括号没有写完整",
        "检查后面有没有“]”，各项之间是不是英文逗号",
    ),
    _Explanation(
        r"flow mapping.*expected ',' or '\}'",
        Code.UNCLOSED,
        True,
        "这个花括号没有写完整",
        "检查后面有没有“}”，各项之间是不是英文逗号",
    ),
    _Explanation(
        "quoted scalar.*(unexpected end of stream|document indicator)",
        Code.UNCLOSED,
        True,
        "这个引号只有前一半，没有后一半",
        "在内容的末尾补上同样的英文引号",
    ),
    _Explanation(
        "unknown escape|escape sequence|escape character|hexdecimal|hexadecimal",
        Code.BACKSLASH,
        False,
        "双引号里的反斜杠“\\”后面写法不对",
        "把两边的双引号改成英文单引号",
    ),
    _Explanation(
        "(alias|anchor|tag).*(did not find expected|expected)",
        Code.RESERVED_START,
        True,
        "这里的特殊符号有别的含义",
        "用引号把整段内容括起来",
    ),
    _Explanation(
        "cannot start any token",
        Code.RESERVED_START,
        False,
        "内容不能用这个符号开头",
        "用引号把整段内容括起来",
    ),
    _Explanation(
        "block scalar",
        Code.SYNTAX,
        True,
        "“|”或“>”后面要直接换行，正文从下一行写起，每行都缩进",
        "把正文移到下一行，行首多空两格",
    ),
    _Explanation(
        "directive|document start",
        Code.DIRECTIVE,
        False,
        "这里的写法 YAML 当成了指令或另一份文档",
        "删掉以“%”“---”“...”开头的行",
    ),
    _Explanation(
        "expected key|block end|'-' indicator|indentation",
        Code.INDENTATION,
        False,
        "这里和上面的行接不上，多半是缩进没有对齐",
        "让同一级的行首对齐；缩进只用空格，每级两个",
    ),
)
"""The first match counts."""

_OTHER = _Explanation(
    "",
    Code.SYNTAX,
    False,
    "这里的写法不合 YAML 的规则",
    "照着相邻的行改写；多行文字写在“|”的下一行",
)


NAMELESS = ("冒号前面缺少名称", "在冒号前面写上栏目的名称")
"""Message and fix for a field without a name."""

_CONFLICT = [re.compile(line, re.MULTILINE) for line in ("^<{7} ", "^={7}$", "^>{7} ")]
"""https://git-scm.com/docs/git-merge#_how_conflicts_are_presented"""


def find_conflict(text: str, display_path: str) -> Problem | None:
    """Find two versions of the same lines, as git leaves them when it cannot merge.

    Args:
        text: a text that does not parse.
        display_path: how messages name the file.
    """
    starts: list[int] = []
    for mark in _CONFLICT:
        match = mark.search(text, starts[-1] if starts else 0)
        if not match:
            return None
        starts.append(match.start())
    line = text.count("\n", 0, starts[0]) + 1
    return Problem(
        Code.SYNTAX,
        Severity.ERROR,
        display_path,
        Span(Mark(line, 1), Mark(line, 8)),
        "从这里到“>>>>>>>”，是合并时冲突的两种写法，要选定一种",
        "只留下要的内容，删掉以“<<<<<<<”“=======”“>>>>>>>”开头的行",
    )


def explain(error: Exception, first: int, display_path: str) -> Failure:
    """Explain an error that the parser raised.

    Args:
        error: a YAMLError, or a ValueError for a number or character out of range.
        first: the 0-based line of the last event that the parser understood.
        display_path: how messages name the file.
    """
    context = problem = None
    explanation = _OTHER
    if isinstance(error, yaml.MarkedYAMLError):
        context, problem = error.context_mark, error.problem_mark
        text = f"{error.context} {error.problem}"
        explanation = next((one for one in _EXPLANATIONS if re.search(one.pattern, text)), _OTHER)
    last = problem.line if problem else first
    cause = (context if explanation.at_context else None) or problem
    mark = Mark(cause.line + 1, cause.column + 1) if cause else Mark(first + 1, 1)
    return Failure(
        first=min(first, cause.line) if cause else first,
        last=last,
        reached=last,
        problem=Problem(
            explanation.code,
            Severity.ERROR,
            display_path,
            Span(mark, mark),
            explanation.message,
            explanation.fix,
        ),
    )
