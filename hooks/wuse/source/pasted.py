"""One line in; repairs of what pasting from a chat or web page did to it out.

These rules for code fences and lost line breaks belong to the rules of `line_slips`.
"""

from __future__ import annotations

import re
from functools import cache

from wuse.model.schema import records

from .codes import Code
from .repair import Repair, quote

_FENCE = re.compile(r"\s*(`{3,}|~{3,})\w*\s*")


def fence(line: str) -> Repair | None:
    """The fence around a code block in Markdown, copied along with the code."""
    if not _FENCE.fullmatch(line):
        return None
    message = "这是代码框的标记，不是内容"
    return Repair(Code.RESERVED_START, 0, len(line), "", message, sure=False, lines=())


def several_fields(line: str) -> Repair | None:
    """Several fields of one record on one line, as a messenger pastes them."""
    first = _LEAD_AND_NAME.match(line)
    if not first or line.count(":") + line.count("：") < 2:
        return None
    starts = list(_names().finditer(line))
    keys = [match["key"] or match["tight"] for match in starts]
    separated = sum(match["key"] is not None for match in starts)
    if separated < 2 and len(keys) < 3:  # a word before a colon, in the middle of a sentence
        return None
    in_one_record = any(known.issuperset(keys) for known in known_fields())
    if first["key"] != keys[0] or len(set(keys)) < len(keys) or not in_one_record:
        return None
    ends = [match.start() for match in starts[1:]] + [len(line)]
    values = [
        line[match.end() : end].strip(" \t\u3000，；;,")
        for match, end in zip(starts, ends, strict=True)
    ]
    lead = first["lead"]
    heads = [lead, *[" " * len(lead)] * (len(keys) - 1)]
    lines = [f"{h}{k}: {v}".rstrip() for h, k, v in zip(heads, keys, values, strict=True)]
    message = f"一行里写了 {len(keys)} 个栏目：{'、'.join(keys)}"
    better = f"{lead}{keys[0]}: {quote(line[starts[0].end() :].strip())}"
    start = starts[1].start("key" if starts[1]["key"] else "tight")
    return Repair(
        Code.COLON_IN_VALUE, start, start + len(keys[1]), better, message, False, tuple(lines)
    )


_LEAD_AND_NAME = re.compile(r"(?P<lead> *(?:- +)*)(?P<key>[^\s:：]+)\s*[:：]")


@cache
def known_fields() -> tuple[frozenset[str], ...]:
    """For every kind of record, the names and labels of its fields."""
    return tuple(
        frozenset((*record.model_fields, *record.names_by_label())) for record in records()
    )


@cache
def _names() -> re.Pattern[str]:
    """Matches a field's name where one may begin; without a gap before it, only a Chinese one."""
    names = sorted(frozenset().union(*known_fields()), key=len, reverse=True)
    labels = [name for name in names if not name.isascii()]
    return re.compile(
        rf"(?:(?P<gap>^[ -]*|[\s，；;,。]+)(?P<key>{'|'.join(map(re.escape, names))})"
        rf"|(?<=[^\s，；;,。])(?P<tight>{'|'.join(map(re.escape, labels))}))\s*[:：]\s*"
    )
