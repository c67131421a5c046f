"""Sentences made from sibling fields that together say who a bare name belongs to.

A field that holds only a name does not say who that is; its siblings do: ``获得者: 李小明`` beside
the honour 三好学生, ``{name: 李小明, text: 三2班}``, the note of a group of pupils.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from wuse.model.achievements import Honour
from wuse.model.brand import Source
from wuse.model.people import Group, GroupKind, Staff
from wuse.model.practice import Item
from wuse.model.records import Exemplar
from wuse.names import begins_like_name
from wuse.source.problems import Loc

from .prose import Prose
from .visible import BREAK

_CALLED = {
    GroupKind.ELDER: "老人",
    GroupKind.BENEFICIARY: "帮扶对象",
    GroupKind.PARENT: "家长",
    GroupKind.STUDENT: "学生",
}
"""Groups in which nobody may be named; the note of any other group is about adults."""
_LONG = 40
"""Characters from which a text is too long to be the sibling of a bare name."""


def sentences(prose: Prose) -> str:
    """Return a sentence for each bare name in a record, separated by `BREAK`."""
    from_fields = (
        sentence
        for loc, text in prose
        if loc[-1] in _SENTENCES and len(text) < _LONG and begins_like_name(text)
        for sentence in _SENTENCES[loc[-1]](prose, loc, text)
    )
    from_rows = (
        row for _, text in prose if "\n" in text for row in (*_tables(text), *_lists(text))
    )
    return BREAK.join((*from_fields, *from_rows))


_HEADS = "姓名|学生|名单|获奖者|获奖人|得主|选手|队员|幼儿|儿童"
_COLUMN = re.compile(
    rf"^\|?.*(?:{_HEADS}).*\|.*\n\|?[-:| ]+\|?[^\S\n]*\n((?:.*\|.*(?:\n|$))+)", re.M
)
_OF_ADULTS = re.compile("教师|老师|职务|职称|党员|岗位|部门|学科|单位")


def _tables(text: str) -> Iterator[str]:
    """The names in a column of a Markdown table, with its heading."""
    for table in _COLUMN.finditer(text) if "|" in text else ():
        heads = [cell.strip() for cell in table[0].partition("\n")[0].strip("| ").split("|")]
        column = next(i for i, head in enumerate(heads) if re.search(_HEADS, head))
        rows = [row.strip("| ").split("|") for row in table[1].splitlines()]
        names = [row[column].strip() for row in rows if len(row) > column]
        kind = "责任人" if _OF_ADULTS.search("".join(heads)) else "学生名单"
        yield from (f"{kind}：{name}" for name in names)


_MARK = r"(?:[-*+•·]|[（(]?\d{1,2}[）).、．]|[①-⑳])[^\S\n]*"
_LINES = re.compile(
    rf"^[^\S\n]*([^\n。；]{{2,30}}?)[：:]?[^\S\n]*\n+((?:[^\S\n]*(?:{_MARK})?[一-鿿][^\n。；]{{1,30}}(?:\n+|\Z))+)",
    re.M,
)
"""A short line with short lines below it, which may be a heading and a list of names."""
_MARKED = re.compile(rf"(?:^|\s+){_MARK}", re.M)


def _lists(text: str) -> Iterator[str]:
    """The names of a list below its heading: one name a line, or numbered."""
    for match in _LINES.finditer(text):
        names = _MARKED.sub("\n", match[2]).split("\n")
        listed = [name.strip() for name in names if name.strip()]
        if listed and begins_like_name(listed[0]):
            yield f"{_MARKED.sub('', match[1]).strip('#* ')}：{'、'.join(listed)}"


def _name(prose: Prose, loc: Loc, text: str) -> Iterator[str]:
    record = prose.value(loc[:-1])
    if isinstance(record, Staff | Exemplar):
        yield f"{record.role}{text}"
    elif isinstance(record, Item):
        if len(record.text) < _LONG:
            yield f"{text}（{record.text}）"
            yield f"{record.text} {text}"
        if len(loc) > 2 and loc[-2] == 0:
            yield from _listed(prose.value(loc[:-3]))


def _listed(parent: object) -> Iterator[str]:
    """The heading of a list and the names of its items."""
    title = getattr(parent, "name", "") or getattr(parent, "title", "")
    items = getattr(parent, "items", ()) or getattr(parent, "points", ())
    yield f"{title}：{'、'.join(item.name for item in items if isinstance(item, Item))}"


def _text(prose: Prose, loc: Loc, text: str) -> Iterator[str]:
    record = prose.value(loc[:-1])
    if isinstance(record, Item):
        yield f"{record.name}：{text}"


def _holder(prose: Prose, loc: Loc, text: str) -> Iterator[str]:
    record = prose.value(loc[:-1])
    if isinstance(record, Honour):
        yield f"{record.title}：{text}"
        yield f"责任人：{text}"


def _note(prose: Prose, loc: Loc, text: str) -> Iterator[str]:
    record = prose.value(loc[:-1])
    if isinstance(record, Group):
        yield f"{_CALLED.get(record.kind, '责任人')}：{text}"


def _author(prose: Prose, loc: Loc, text: str) -> Iterator[str]:
    if not isinstance(prose.value(loc[:-1]), Source):
        yield f"作者：{text}"


_SENTENCES: Mapping[str | int, Callable[[Prose, Loc, str], Iterator[str]]] = {
    "name": _name,
    "text": _text,
    "holder": _holder,
    "note": _note,
    "credit": _author,
    "creator": _author,
    "author": _author,
}
"""Field that may hold a bare name -> the sentences about it."""
