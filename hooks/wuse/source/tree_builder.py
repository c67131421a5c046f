"""Build a tree of nodes from the parser's events, in one pass over a text.

The pass refuses what a record may not contain (anchors, tags, depth …) before it can cost anything:
nothing here recurses deeper than `MAX_DEPTH`. Scalars stay text as in the failsafe schema of YAML
1.2 (section 10.1), so the type of a field decides what ``no``, ``12:30`` and ``0123`` mean; only
null is recognised here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from .codes import Code
from .escapes import odd_escapes
from .invisible import invisible
from .line_slips import reserved_start
from .parser_errors import NAMELESS, Failure, explain
from .problems import FILE_START, Edit, Problem, Severity, Span
from .repair import MAX_LINE
from .text import NOT_TEXT, mark_at, odd_character
from .tree import Entry, Node, YamlMark, span_of

MAX_DEPTH = 20
"""Levels of lists and mappings; the deepest record, a tree of branches, has about eight."""
MAX_NODES = 20_000
"""Keys, values, lists and mappings of a file; the longest brand has some 2,000."""
MAX_SCALAR = 64 * 1024
"""Characters of one value; a long written case has 10,000."""
MAX_PROBLEMS = 100
"""Problems reported per file."""

LOADER: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""libyaml, or PyYAML's own parser (ten times slower) if it was built without libyaml."""

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
"""Plain scalars that are null in the core schema of YAML 1.2 (section 10.3.2)."""


def _is_merge(key: Node) -> bool:
    """Whether a key is the merge key of YAML 1.1, which is refused."""
    return key.value == "<<" and key.style == ""


class _Stop(Exception):  # noqa: N818 - never leaves this module
    """The rest of the text is not worth or not safe to read; the reason is already reported."""


@dataclass(slots=True)
class _Level:
    """An open collection, and the key in it that waits for its value."""

    node: Node
    key: Node | None = None


class TreeBuilder:
    """Reads a text once: the tree, the problems in it, and where the parser gave up."""

    def __init__(self, text: str, display_path: str) -> None:
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.failure: Failure | None = None
        self._text = text
        self._display_path = display_path
        self._documents = 0
        self._nodes = 0
        self._open: list[_Level] = []
        self._read()

    def _read(self) -> None:
        loader = LOADER(self._text)
        get_event = loader.get_event
        last = None
        try:
            while (event := get_event()) is not None:
                kind = type(event)
                if kind is ScalarEvent:
                    self._add(self._scalar(event))
                elif kind is MappingStartEvent or kind is SequenceStartEvent:
                    self._enter(event, {} if kind is MappingStartEvent else [])
                elif kind is MappingEndEvent or kind is SequenceEndEvent:
                    self._open.pop().node.end_mark = event.end_mark
                elif kind is AliasEvent:
                    self._add(self._alias(event))
                elif kind is DocumentStartEvent:
                    self._start_document(event)
                if kind is not DocumentEndEvent:  # after a slip it comes too early
                    last = event
            self._check_top()
        except _Stop:
            self.root = None
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            self.root = None
            self.failure = explain(error, last.start_mark.line if last else 0, self._display_path)
        finally:
            loader.dispose()

    def _alias(self, event: Any) -> Node:
        message = f"“*{event.anchor}”是 YAML 的“别名”，这里不能用"
        self._report(Code.ALIAS, event, message, *self._quoting_fix(event.start_mark))
        return Node(None, "", event.start_mark, event.end_mark)

    def _start_document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            message = "一个文件里只能有一份内容，这里用“---”开始了第二份"
            self._refuse(Code.SEVERAL_DOCUMENTS, event, message, "删掉这一行，或者把下面的内容另存")
        if event.version or event.tags:
            fix = "删掉以“%”开头的行和“---”"
            self._report(Code.DIRECTIVE, event, "这里不能用以“%”开头的 YAML 指令", fix)

    def _scalar(self, event: Any) -> Node:
        value, style = event.value, event.style or ""
        if event.anchor is not None or event.tag is not None:
            self._report_properties(event)
        if style == "" and value in _NULLS:
            value = None
        elif len(value) > MAX_SCALAR:
            message = f"这段内容太长，最多 {MAX_SCALAR} 个字"
            self._report(Code.TOO_LONG, event, message, "删减，或者分成几段")
        elif style == '"' and (NOT_TEXT.search(value) or any(invisible(value))):
            self._report_escapes(event.start_mark.index, event.end_mark.index)
            value = NOT_TEXT.sub(" ", value)
        return Node(value, style, event.start_mark, event.end_mark)

    def _report_escapes(self, start: int, end: int) -> None:
        """Report invisible characters written as escapes; `text` reports all others."""
        for char, first, last in odd_escapes(self._text[start:end]):
            start_mark, end_mark = (mark_at(self._text, start + offset) for offset in (first, last))
            problem = odd_character(
                char, Span(start_mark, end_mark), self._display_path, where="引号里写出了"
            )
            self.problems.append(problem)
            if len(self.problems) == MAX_PROBLEMS:
                raise _Stop

    def _report_properties(self, event: Any) -> None:
        if event.anchor is not None:
            message = f"“&{event.anchor}”是 YAML 的“锚点”，这里不能用"
            self._report(Code.ANCHOR, event, message, *self._quoting_fix(event.start_mark))
        if event.tag is not None:
            message = "以“!”开头的写法是 YAML 的“标签”，这里不能用"
            self._report(Code.TAG, event, message, *self._quoting_fix(event.start_mark))

    def _quoting_fix(self, mark: YamlMark) -> tuple[str, Edit | None]:
        """The fix and the edit that put the value at ``mark`` in quotes."""
        line = self._text.split("\n")[mark.line]
        general_fix = "如果这是文字，用引号括起来；不是就删掉"
        repair = reserved_start(line) if len(line) <= MAX_LINE else None
        if repair and repair.start == mark.column:
            edit = Edit.of_line(mark.line + 1, repair.line.rstrip(), general_fix)
            return f"如果这是文字，用引号括起来，{repair.fix}", edit
        return general_fix, None

    def _enter(self, event: Any, value: list[Node] | dict[str, Entry]) -> None:
        if event.anchor is not None or event.tag is not None:
            self._report_properties(event)
        if len(self._open) == MAX_DEPTH:
            message = f"层次太深，最多 {MAX_DEPTH} 层"
            self._refuse(Code.TOO_DEEP, event, message, "减少缩进或括号的层数")
        top = self._open[-1] if self._open else None
        if top and top.key is None and isinstance(top.node.value, dict):
            message = "名称只能是文字，这里是列表或一组栏目"
            self._refuse(Code.BAD_KEY, event, message, "如果括号是文字的一部分，用引号括起来")
        style = "[" if event.flow_style else ""
        node = Node(value, style, event.start_mark, event.end_mark)
        self._add(node)
        self._open.append(_Level(node))

    def _add(self, node: Node) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            message = f"内容太多，一个文件最多 {MAX_NODES} 项"
            self._refuse(Code.TOO_MANY_NODES, node, message, "分成几个文件")
        if not self._open:
            self.root = node
            return
        level = self._open[-1]
        into, key = level.node.value, level.key
        if isinstance(into, list):
            into.append(node)
        elif isinstance(into, dict):
            if key is None:
                self._check_key(node, into)
                level.key = node
            else:
                if isinstance(key.value, str) and not _is_merge(key):
                    into.setdefault(key.value, Entry(key, node))
                level.key = None

    def _check_key(self, key: Node, others: dict[str, Entry]) -> None:
        text = key.value
        if not isinstance(text, str) or not text:
            self._report(Code.BAD_KEY, key, *NAMELESS)
        elif text in others:
            line = others[text].key.start_mark.line + 1
            message = f"“{text}”写了两次：第 {line} 行和第 {key.start_mark.line + 1} 行"
            self._report(Code.DUPLICATE_KEY, key, message, "两处合成一处")
        elif _is_merge(key):
            self._report(
                Code.MERGE_KEY, key, "“<<”是 YAML 的“合并”，这里不能用", "把内容逐行写出来"
            )
        elif text[0].isspace() and key.style == "":
            self._fail_at(key, Code.WIDE_INDENT, "行首用了全角空格（或网页空格）", "改用普通空格")

    def _check_top(self) -> None:
        top = self.root
        if top is None or (top.value is None and top.style == ""):
            start = FILE_START
            message, fix = "文件是空的，没有任何栏目", "填写内容，或者删掉这个文件"
            problem = Problem(Code.EMPTY, Severity.ERROR, self._display_path, start, message, fix)
            self.problems.append(problem)
            self.root = None
        elif not isinstance(top.value, dict):
            what = "列表" if isinstance(top.value, list) else "一段文字"
            message = f"整个文件被读成了{what}，没有分出栏目"
            fix = "每一行写成“名称: 内容”，用英文冒号，后面空一格"
            self._fail_at(top, Code.NOT_A_MAPPING, message, fix)

    def _fail_at(self, node: Node, code: Code, message: str, fix: str) -> NoReturn:
        """Stop as if the parser had failed: the text is YAML, but surely not what was meant."""
        problem = Problem(code, Severity.ERROR, self._display_path, node.span, message, fix)
        first = node.start_mark.line
        self.failure = Failure(first, node.end_mark.line, first, problem)
        raise _Stop

    def _report(
        self, code: Code, where: Any, message: str, fix: str, edit: Edit | None = None
    ) -> None:
        """Report an error at a node or an event."""
        span = span_of(where.start_mark, where.end_mark)
        problem = Problem(code, Severity.ERROR, self._display_path, span, message, fix, edit=edit)
        self.problems.append(problem)
        if len(self.problems) == MAX_PROBLEMS:
            raise _Stop

    def _refuse(self, code: Code, where: Any, message: str, fix: str) -> NoReturn:
        self._report(code, where, message, fix)
        raise _Stop
