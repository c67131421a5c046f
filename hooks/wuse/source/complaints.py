"""What the YAML parser says, in Chinese, for the cases that no slip explains."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from .codes import Code
from .mend import Failure
from .problems import Mark, Problem, Severity, Span


class _Meaning(NamedTuple):
    pattern: str
    """What libyaml or the pure Python parser says: its context, a space, its problem."""
    code: Code
    at_context: bool
    """Whether the place of the context is the true one, not that of the problem."""
    message: str
    fix: str


_MEANINGS = (
    _Meaning(
        "could not find expected ':'",
        Code.MISSING_COLON,
        True,
        "这一行没有“冒号加空格”，不知道它属于哪里",
        "如果是新的一项，写成“名称: 内容”；如果是上一行没写完的话，行首多空两格",
    ),
    _Meaning(
        "mapping values are not allowed",
        Code.SYNTAX,
        False,
        "这里的冒号读不懂：上一行没有写对，或者缩进不对，或者内容里有“冒号加空格”",
        "先检查上一行的冒号和这一行的缩进；内容里有冒号时，用引号把内容括起来",
    ),
    _Meaning(
        "sequence entries are not allowed",
        Code.SYNTAX,
        False,
        "这里不能用“- ”开始列表",
        "列表要另起一行写，每一项一行",
    ),
    _Meaning(
        r"flow sequence.*expected ',' or '\]'",
        Code.UNCLOSED,
        True,
        "这个方括号没有写完整",
        "检查后面有没有“]”，各项之间是不是英文逗号",
    ),
    _Meaning(
        r"flow mapping.*expected ',' or '\}'",
        Code.UNCLOSED,
        True,
        "这个花括号没有写完整",
        "检查后面有没有“}”，各项之间是不是英文逗号",
    ),
    _Meaning(
        "quoted scalar.*(unexpected end of stream|document indicator)",
        Code.UNCLOSED,
        True,
        "这个引号只有前一半，没有后一半",
        "在内容的末尾补上同样的英文引号",
    ),
    _Meaning(
        "unknown escape|escape sequence|escape character|hexdecimal|hexadecimal",
        Code.BACKSLASH,
        False,
        "双引号里的反斜杠“\\”后面写法不对",
        "把两边的双引号改成英文单引号",
    ),
    _Meaning(
        "(alias|anchor|tag).*(did not find expected|expected)",
        Code.RESERVED_START,
        True,
        "这里的特殊符号有别的含义",
        "用引号把整段内容括起来",
    ),
    _Meaning(
        "cannot start any token",
        Code.RESERVED_START,
        False,
        "内容不能用这个符号开头",
        "用引号把整段内容括起来",
    ),
    _Meaning(
        "block scalar",
        Code.SYNTAX,
        True,
        "“|”或“>”后面要直接换行，正文从下一行写起，每行都缩进",
        "把正文移到下一行，行首多空两格",
    ),
    _Meaning(
        "directive|document start",
        Code.DIRECTIVE,
        False,
        "这里的写法 YAML 当成了指令或另一份文档",
        "删掉以“%”“---”“...”开头的行",
    ),
    _Meaning(
        "expected key|block end|'-' indicator|indentation",
        Code.INDENTATION,
        False,
        "这里和上面的行接不上，多半是缩进没有对齐",
        "让同一级的行首对齐；缩进只用空格，每级两个",
    ),
)
"""The first that matches counts."""

_OTHER = _Meaning(
    "",
    Code.SYNTAX,
    False,
    "这里的写法不合 YAML 的规则",
    "照着相邻的行改写；多行文字写在“|”的下一行",
)


_CONFLICT = [re.compile(line, re.MULTILINE) for line in ("^<{7} ", "^={7}$", "^>{7} ")]
"""https://git-scm.com/docs/git-merge#_how_conflicts_are_presented"""


def conflict(text: str, shown: str) -> Problem | None:
    """Two versions of the same lines, as git leaves them when it cannot merge.

    Args:
        text: a text that is not understood.
        shown: how messages name the file.
    """
    starts: list[int] = []
    for mark in _CONFLICT:
        found = mark.search(text, starts[-1] if starts else 0)
        if not found:
            return None
        starts.append(found.start())
    line = text.count("\n", 0, starts[0]) + 1
    return Problem(
        Code.SYNTAX,
        Severity.ERROR,
        shown,
        Span(Mark(line, 1), Mark(line, 8)),
        "从这里到“>>>>>>>”，是合并时冲突的两种写法，要选定一种",
        "只留下要的内容，删掉以“<<<<<<<”“=======”“>>>>>>>”开头的行",
    )


def understand(error: Exception, first: int, shown: str) -> Failure:
    """Translate what the parser raised.

    Args:
        error: a YAMLError, or a ValueError for a number or character out of range.
        first: the 0-based line of the last thing that the parser understood.
        shown: how messages name the file.
    """
    context = problem = None
    meaning = _OTHER
    if isinstance(error, yaml.MarkedYAMLError):
        context, problem = error.context_mark, error.problem_mark
        said = f"{error.context} {error.problem}"
        meaning = next((m for m in _MEANINGS if re.search(m.pattern, said)), _OTHER)
    last = problem.line if problem else first
    place = (context if meaning.at_context else None) or problem
    mark = Mark(place.line + 1, place.column + 1) if place else Mark(first + 1, 1)
    told = Problem(
        meaning.code, Severity.ERROR, shown, Span(mark, mark), meaning.message, meaning.fix
    )
    return Failure(min(first, place.line) if place else first, last, last, told)
