"""The reference of every field that a file may have, generated from the record classes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pydantic import AnyUrl
from pydantic.fields import FieldInfo

from wuse.model.achievements import Honour
from wuse.model.annotations import is_list, leaves
from wuse.model.base import Choice, Record
from wuse.model.brand import ReviewStep
from wuse.model.dates import Edtf
from wuse.model.people import Staff
from wuse.model.practice import Document, Item
from wuse.model.quantity import Quantity
from wuse.model.records import CaseSection
from wuse.model.schema import FILES, NAMES
from wuse.model.settings import Settings
from wuse.model.terms import TABLES
from wuse.model.vocabulary import In
from wuse.pages.parts import urls
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory
from wuse.pages.parts.page import Page

_NAMES: dict[type[Record], str] = {
    Quantity: "数字",
    Staff: "人员",
    Item: "条目",
    Document: "文件",
    Honour: "荣誉",
    ReviewStep: "审核的一步",
    CaseSection: "小节",
}
"""Titles of records that occur in several fields; other records take the label of their field."""

_PLAIN: dict[object, str] = {
    str: "文字",
    int: "整数",
    float: "小数",
    Decimal: "数",
    bool: "是 / 否",
    Edtf: "时间",
    AnyUrl: "网址",
}


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field: its names, and what to write."""

    label: str
    name: str
    also: tuple[str, ...]
    """Other names that are accepted."""
    required: bool
    several: bool
    text: str
    kind: str
    target: str
    """Id of the table that describes its parts, or of the vocabulary with its words."""
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The fields of one record."""

    id: str
    title: str
    one_line: bool
    """Whether a single line of text may replace all the fields."""
    rows: tuple[FieldRow, ...]

    @property
    def labels(self) -> str:
        """The names of its fields in one line, so that who looks for one finds it folded."""
        return "、".join(row.label for row in self.rows)


@dataclass(frozen=True, slots=True)
class FileTable:
    """One kind of file: its own fields, and the records in it that no earlier file has."""

    id: str
    title: str
    path: str
    table: Table
    parts: tuple[Table, ...]

    @property
    def required(self) -> tuple[str, ...]:
        """What such a file cannot do without."""
        return tuple(row.label for row in self.table.rows if row.required)


@dataclass(frozen=True, slots=True)
class Words:
    """A vocabulary: the words that a field takes, with their codes."""

    id: str
    title: str
    scheme: str
    terms: tuple[tuple[str, str, tuple[str, ...]], ...]
    """Name, code and synonyms of each term."""


@dataclass(frozen=True, slots=True)
class FieldsView:
    """What ``fields.html`` shows."""

    files: tuple[FileTable, ...]
    words: tuple[Words, ...]


def pages(context: SiteContext, directory: Directory) -> Iterator[Page]:
    """The field reference."""
    yield Page(
        path=f"{urls.GUIDE}fields/",
        title="栏目对照表",
        description="每种文件可以写哪些栏目：中文名、英文名、怎样写、可选的词",
        template="fields.html",
        view=lambda: FieldsView(tuple(_files()), tuple(_words(context))),
        origin=context.origin("hooks/wuse/model/brand.py"),
        is_document=True,
    )


def _files() -> Iterator[FileTable]:
    kinds = [(id, title, *FILES[id]) for id, title in NAMES.items()]
    kinds.append(("settings", "全站设置", Settings, "mkdocs.yml 的 extra.wuse"))
    described: set[type[Record]] = set()
    for id, title, kind, path in kinds:
        parts = tuple(
            _table(part, _NAMES.get(part, label)) for part, label in _new_records(kind, described)
        )
        yield FileTable(id, title, path, _table(kind, title), parts)


def _new_records(
    kind: type[Record], described: set[type[Record]]
) -> Iterator[tuple[type[Record], str]]:
    """Yield every record inside ``kind`` that is not described yet, with its field's label.

    Adds each to ``described``.
    """
    for field in kind.model_fields.values():
        for leaf, _ in leaves(field.annotation, field.metadata):
            if isinstance(leaf, type) and issubclass(leaf, Record) and leaf not in described:
                described.add(leaf)
                yield leaf, field.title or ""
                yield from _new_records(leaf, described)


def _table(kind: type[Record], title: str) -> Table:
    rows = tuple(_row(kind, name, field) for name, field in kind.model_fields.items())
    return Table(_id(kind), title, kind.takes_one_line(), rows)


def _row(record: type[Record], name: str, field: FieldInfo) -> FieldRow:
    leaf, metadata = next(leaves(field.annotation, field.metadata))
    kind, target, choices = _kind(leaf, metadata)
    return FieldRow(
        label=field.title or name,
        name=name,
        also=tuple(key for key in record.keys_of(name) if key not in (name, field.title)),
        required=field.is_required(),
        several=is_list(field.annotation),
        text=field.description or "",
        kind=kind,
        target=target,
        choices=choices,
    )


def _kind(leaf: object, metadata: Sequence[object]) -> tuple[str, str, tuple[str, ...]]:
    """What a field takes: a word for it, the id of its explanation, and the choices."""
    if scheme := next((item.scheme for item in metadata if isinstance(item, In)), ""):
        return f"词表：{TABLES[scheme][0]}", _words_id(scheme), ()
    if isinstance(leaf, type) and issubclass(leaf, Record):
        return _NAMES.get(leaf, "分项"), _id(leaf), ()
    if isinstance(leaf, type) and issubclass(leaf, Choice):
        return "选一个", "", tuple(map(_choice, leaf))
    return _PLAIN[leaf], "", ()


def _choice(choice: Choice) -> str:
    others = "、".join(choice.synonyms)
    return f"{choice.zh}（{others}）" if others else choice.zh


def _words(context: SiteContext) -> Iterator[Words]:
    for scheme, (title, _) in TABLES.items():
        vocabulary = context.region.vocabulary
        terms = tuple(
            (term.zh, term.code, vocabulary.synonyms(scheme, term.code))
            for term in vocabulary.terms(scheme)
        )
        yield Words(_words_id(scheme), title, scheme, terms)


def _id(kind: type[Record]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind.__name__).lower()


def _words_id(scheme: str) -> str:
    return f"words-{scheme.replace('_', '-')}"
