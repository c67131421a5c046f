"""A tree in; slips in its values, which parse but were meant otherwise, out.

Only plain scalars are judged, never block scalars, quoted texts or comments; and only those that a
cheap test of their text makes suspect. `key_slips` does the same for the names of fields; texts
that do not parse are the business of `syntax_slips`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import repeat

from wuse.model.annotations import holds_codes, is_list
from wuse.model.schema import records

from . import line_slips
from .codes import Code
from .key_slips import find_key_slips
from .pasted import several_fields
from .problems import Severity
from .repair import MAX_LINE, Repair, Slip, quote
from .tree import Node

_SUSPECT_FIRST = frozenset('－—–−•·●“”„‘’"-')
"""First characters of a text that may be a list item or in Chinese quotes."""

_COMMENT = re.compile(r"[ \t]+(?P<sign>#)[^\s#]")
"""A comment that looks like text: no space follows the sign."""

_FIELD_BEHIND = re.compile(
    r"[\s；;][^\s：:]{1,8}\s*[：:]|^[^。！？]{1,40}[，,][^\s：:，,]{1,8}[：:][^。！？]*$"
)
"""A possible name of another field, behind a gap or a comma that is not in a sentence."""

_COLOUR = re.compile(r"#[\da-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class _Scalar:
    """A plain scalar with its context."""

    node: Node
    text: str
    field: str
    """The field that it is the value of, or an item of."""
    in_list: bool
    in_brackets: bool
    """In ``[]`` or ``{}``."""
    alone_in_brackets: bool
    """The only item of a list in ``[]``."""
    lines: list[str]

    @property
    def number(self) -> int:
        return self.node.start_mark.line

    @property
    def line(self) -> str:
        return self.lines[self.number]

    @property
    def one_line(self) -> bool:
        return self.number == self.node.end_mark.line

    def repair(self, code: Code, at: int, better: str, message: str) -> Repair:
        """Replace the scalar with ``better``; the slip is its character ``at``."""
        start, end = self.node.start_mark.column, self.node.end_mark.column
        line = self.line[:start] + better + self.line[end:]
        return Repair(code, start + at, start + at + 1, line, message)


def find_value_slips(root: Node, text: str) -> list[list[Slip]]:
    """Find values that were probably meant otherwise.

    Args:
        root: the tree of ``text``.
        text: the text, with LF line ends.

    Returns:
        The slips in groups; mending one of a group makes sense only with the others.
    """
    lines = [*text.split("\n"), ""]  # a missing last value stands after the last line
    comments = (" #" in text or "\t#" in text) and _COMMENT.search(text) is not None
    groups = [list(rule(scalar)) for scalar in _suspects(root, lines, comments) for rule in RULES]
    return [group for group in groups if group] + list(find_key_slips(root, text, lines))


def _suspects(root: Node, lines: list[str], comments: bool) -> Iterator[_Scalar]:
    """The plain scalars worth judging: all of them if there are suspect comments."""
    waiting = [(root, "")]
    while waiting:
        parent, parent_field = waiting.pop()
        in_list, in_brackets = isinstance(parent.value, list), parent.style == "["
        children = _children(parent)
        alone = in_list and in_brackets and len(children) == 1
        names = parent.value if isinstance(parent.value, dict) else repeat(parent_field)
        for node, field in zip(children, names, strict=False):
            value = node.value
            if isinstance(value, (list, dict)):
                waiting.append((node, field))
            elif node.style == "" and (
                comments
                or in_brackets
                or (value and (":" in value or "：" in value or value[0] in _SUSPECT_FIRST))
                or node.start_mark.line != node.end_mark.line
            ):
                scalar = _Scalar(node, value or "", field, in_list, in_brackets, alone, lines)
                if len(scalar.line) <= MAX_LINE:
                    yield scalar


def _children(node: Node) -> list[Node]:
    """The values in a collection; in braces, a name without a value stands for its value."""
    if isinstance(node.value, list):
        return node.value
    entries = node.value.values() if isinstance(node.value, dict) else ()
    if node.style == "":
        return [entry.value for entry in entries]
    return [entry.key if entry.value.value is None else entry.value for entry in entries]


_ITEMS = (Code.LIST_DASH, Code.WIDE_INDENT)


def _unseen_fields(scalar: _Scalar) -> Iterator[Slip]:
    """Lines that look like fields or list items, but were read as lines of one text."""
    own_line = not scalar.line[: scalar.node.start_mark.column].strip(" -")
    if scalar.in_brackets or (scalar.one_line and (scalar.in_list or not own_line)):
        return
    slips: list[Slip] = []
    numbers = range(scalar.number, scalar.node.end_mark.line + 1)
    for number in numbers:
        repair = line_slips.field_or_item(scalar.lines[number])
        if repair:
            fix = f"{repair.fix}；如果整段都是正文，用引号括起来"
            slips.append(Slip(number, repair, Severity.WARNING, fix))
    if not own_line or len(slips) < len(numbers):  # one text, maybe with list items in it
        level = _indent(scalar.line) if scalar.in_list else None
        slips = [
            replace(slip, repair=replace(slip.repair, sure=_indent(slip.repair.line) == level))
            for slip in slips
            if slip.number > scalar.number and slip.repair.code in _ITEMS
        ]
    yield from slips


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_BAD_COMMA = re.compile(r"\s*[，、]\s*")
_LABEL = re.compile(r"[a-z0-9-]+|[“‘\"]?[^\s，、：:；。？！]{1,8}[”’\"]?")
"""An identifier, or a word short enough for a vocabulary term."""


def _joined_items(scalar: _Scalar) -> Iterator[Slip]:
    """Identifiers or labels in brackets that a full-width comma joins into one.

    In all other fields, and beside other items, such a comma belongs to a sentence. Even here it
    is never mended without asking.
    """
    if not (scalar.alone_in_brackets and scalar.one_line and scalar.field in _label_fields()):
        return
    parts = _BAD_COMMA.split(scalar.text)
    comma = _BAD_COMMA.search(scalar.text)
    if comma and all(map(_LABEL.fullmatch, parts)):
        message = "括号里的中文逗号或顿号不能分开各项，这里被当作一项"
        repair = scalar.repair(Code.FULLWIDTH_COMMA, comma.start(), ", ".join(parts), message)
        yield Slip(scalar.number, replace(repair, sure=False), Severity.WARNING)


@cache
def _label_fields() -> frozenset[str]:
    """Names and labels of the list fields that hold identifiers, choices, terms or tags."""
    names = {"tags", "标签", "audience", "面向"}
    for record in records():
        for name, field in record.model_fields.items():
            if is_list(field.annotation) and holds_codes(field):
                names |= {name, str(field.title)}
    return frozenset(names)


_INNER_COLON = re.compile(r"(?P<key>[^：:\d][^：:]{0,19})(?P<colon>：|:(?!//))\s*(?P<rest>.+)")


def _joined_field(scalar: _Scalar) -> Iterator[Slip]:
    """A name and its value in braces that a wrong colon joins into one name."""
    if scalar.in_brackets and not scalar.in_list and scalar.one_line:
        match = _INNER_COLON.fullmatch(scalar.text)
        if match:
            wide = match["colon"] == "："
            code = Code.FULLWIDTH_COLON if wide else Code.COLON_WITHOUT_SPACE
            better = f"{match['key']}: {match['rest']}"
            message = f"“{match['key']}”后面应是英文冒号加空格"
            repair = scalar.repair(code, match.start("colon"), better, message)
            # If another field may follow inside the value, only the writer knows where it ends.
            alone = not re.search("[，、].*[：:]", match["rest"])
            yield Slip(scalar.number, replace(repair, sure=alone), Severity.WARNING)


def _joined_lines(scalar: _Scalar) -> Iterator[Slip]:
    """Fields inside the value of another: a chat has swallowed the line breaks."""
    behind = scalar.line[scalar.node.end_mark.column :]
    of_field = scalar.field and scalar.one_line and not (scalar.in_list or scalar.in_brackets)
    if of_field and not behind.strip() and _FIELD_BEHIND.search(scalar.text):
        repair = several_fields(scalar.line)
        if repair:
            fix = f"{repair.fix}；如果整段都是正文，用引号括起来"
            yield Slip(scalar.number, repair, Severity.WARNING, fix)


def _shown_quotes(scalar: _Scalar) -> Iterator[Slip]:
    """A whole value in Chinese quotes, which pages would show."""
    wrapped = line_slips.straight_quotes(scalar.text) if scalar.text and scalar.one_line else None
    if wrapped:
        message = "整段内容括在中文引号里，引号会显示在网页上"
        repair = scalar.repair(Code.SMART_QUOTES, 0, wrapped, message)
        fix = f"如果不想显示引号，{repair.fix}"
        yield Slip(scalar.number, repair, Severity.HINT, fix)


def _cut_off(scalar: _Scalar) -> Iterator[Slip]:
    """Text that a space and a ``#`` turned into a comment, such as a colour ``#b3212b``."""
    start, end = scalar.node.start_mark, scalar.node.end_mark
    line = scalar.lines[end.line] if end.line < len(scalar.lines) else ""
    comment = _COMMENT.match(line, end.column)
    if not comment or scalar.in_brackets or not scalar.one_line or len(line) > MAX_LINE:
        return
    sign = comment.start("sign")
    begin = start.column if scalar.text else sign
    better = line[:begin] + quote(line[begin:].rstrip())
    message = f"从“{line[sign : sign + 10].rstrip()}”起被当作备注，不会显示"
    is_colour = not scalar.text and bool(_COLOUR.fullmatch(line[sign:].rstrip()))
    repair = Repair(Code.CUT_OFF, sign, len(line), better, message, sure=is_colour)
    fix = f"如果是正文，{repair.fix}；如果是备注，在 # 后面空一格"
    yield Slip(end.line, repair, Severity.WARNING, "" if repair.sure else fix)


RULES: tuple[Callable[[_Scalar], Iterator[Slip]], ...] = (
    _unseen_fields,
    _joined_items,
    _joined_field,
    _joined_lines,
    _shown_quotes,
    _cut_off,
)
