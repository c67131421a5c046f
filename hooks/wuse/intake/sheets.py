"""The sheets of a workbook and their columns, derived from the model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from pydantic.fields import FieldInfo

from wuse.model.achievements import Honour, Partner
from wuse.model.annotations import is_list, leaves, record_in, scheme_of
from wuse.model.base import Choice, Record
from wuse.model.brand import Brand
from wuse.model.dates import Edtf
from wuse.model.initiative import Initiative
from wuse.model.owner import Owner
from wuse.model.people import Group, Staff
from wuse.model.practice import Metric
from wuse.model.quantity import Quantity
from wuse.model.records import Activity, Exemplar

SCHOOL = "单位"
"""The first column of every sheet but that of the schools: whose the record is."""

EXAMPLE = "例："
"""What the first cell of an example row begins with."""

HELP, LISTS = "填表说明", "词表"
"""The sheets of our workbook without records; the second is hidden."""

RECORD = "记录编号"
"""The first column of an exported sheet, which is hidden: which record a row is."""

_IN_ONE_CELL = (Quantity, Staff, Group)
"""Records that a cell can hold; the others stay in the files."""
LONG = ("summary", "body", "outcome", "story", "about", "meaning", "idea", "description")
"""Fields of running text, whose line breaks stay."""
AS_ONE = ("value", "low", "high", "qualifier", "words", "unit", "status")
"""Fields of a metric that are written together with the number: 约3—5个."""
_ELSEWHERE = {
    Activity: {"visibility"},
    Exemplar: {"visibility"},
    Owner: {"kind", "parent"},
    Metric: {*AS_ONE} - {"value"},
}
"""Fields that an import decides by itself, or that another column of the sheet holds."""
_LABELS: dict[tuple[type[Record], str], str] = {(Partner, "name"): "共建单位"}
"""Headers other than the label of the field, which is that of another column."""
_HINTS: dict[tuple[type[Record], str], str] = {
    (Activity, "initiative"): "“载体”表里的名称；几项用顿号隔开。",
    (Exemplar, "initiative"): "“载体”表里的名称；几项用顿号隔开。",
    (Activity, "body"): "可以分几段。",
    (Exemplar, "story"): "可以分几段。",
}
"""Notes other than the description of the field, which speaks to those who write files."""
_MADE: set[tuple[type[Record], str]] = {(Initiative, "id")}
"""Required fields that an import makes of others."""


@dataclass(frozen=True)
class Column:
    """One field of a record; what the model says of it is looked up once, for all rows."""

    kind: type[Record]
    name: str
    section: str = ""
    """The field of ``brand.yml`` that holds the record; empty for a record of its own file."""

    @cached_property
    def field(self) -> FieldInfo:
        """The field in the model."""
        return self.kind.model_fields[self.name]

    @cached_property
    def label(self) -> str:
        """The header of the column."""
        return _LABELS.get((self.kind, self.name)) or self.field.title or self.name

    @cached_property
    def hint(self) -> str:
        """The note at the header."""
        return _HINTS.get((self.kind, self.name)) or self.field.description or ""

    @cached_property
    def needed(self) -> bool:
        """Whether every row must say it."""
        return self.field.is_required() and (self.kind, self.name) not in _MADE

    @cached_property
    def is_date(self) -> bool:
        """Whether the field is a date."""
        return Edtf in [leaf for leaf, _ in leaves(self.field.annotation)]

    @cached_property
    def may_be_blank(self) -> bool:
        """Whether a draft may leave this open although it is required: not what names a record."""
        return self.section in ("", "brand")

    @cached_property
    def several(self) -> bool:
        """Whether a cell may hold several values."""
        return is_list(self.field.annotation)

    @cached_property
    def scheme(self) -> str | None:
        """The vocabulary that the values come from."""
        return scheme_of(self.field)

    @cached_property
    def record(self) -> type[Record] | None:
        """The record that a cell holds in one line, if any."""
        return record_in(self.field)

    @cached_property
    def choices(self) -> list[str]:
        """The Chinese names of a fixed list of values."""
        for leaf, _ in leaves(self.field.annotation, self.field.metadata):
            if isinstance(leaf, type) and issubclass(leaf, Choice):
                return [choice.zh for choice in leaf]
        return []


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook: a row is a record."""

    name: str
    columns: tuple[Column, ...]
    example: dict[str, str]
    """The example row: field -> cell. The cells are no real data."""
    key: str
    """The field that names the record."""
    words: tuple[str, ...] = ()
    """What the names of other people's sheets of this kind contain."""

    @property
    def kind(self) -> type[Record]:
        """The record that a row holds; for schools, the one that holds the key."""
        return self.columns[0].kind

    @property
    def section(self) -> str:
        """The list in ``brand.yml`` that holds the records; empty if each has its own file."""
        return self.columns[0].section

    @property
    def of_schools(self) -> bool:
        """Whether a row is a school; rows of other sheets name theirs."""
        return self.columns[0].section == "owner"


def _columns(kind: type[Record], section: str = "") -> Iterator[Column]:
    for name, field in kind.model_fields.items():
        held = record_in(field)
        if name in _ELSEWHERE.get(kind, ()) or (held and held not in _IN_ONE_CELL):
            continue
        yield Column(kind, name, section)


@cache
def sheets() -> tuple[Sheet, ...]:
    """All sheets, in their order."""
    metric = {column.name: column for column in _columns(Metric, "metrics")}
    ordered = ("name", "value", *metric)  # `Metric` inherits, so that its name comes late
    return (
        Sheet(
            "学校",
            (*_columns(Owner, "owner"), *_columns(Brand, "brand")),
            {
                "Owner.name": "滨海示例小学",
                "stage": "小学",
                "party_members": "46",
                "staff": "120余",
                "students": "约1800",
                "Brand.name": "示例领航 五色育人",
                "since": "2018-04",
            },
            "name",
            ("学校", "单位"),
        ),
        Sheet(
            "活动",
            tuple(_columns(Activity)),
            {
                "title": "重阳前一天，给社区老人送一顿饭",
                "date": "2025-10-28",
                "type": "走访慰问",
                "place": "社区食堂",
                "presenter": "支部书记",
                "participants": "党员12人、学生40余人",
                "summary": "师生和社区老人一起包饺子。",
            },
            "title",
            ("活动",),
        ),
        Sheet(
            "先锋典型",
            tuple(_columns(Exemplar)),
            {
                "name": "语文组先锋岗",
                "type": "先锋岗",
                "since": "2023-09",
                "summary": "每天早到十分钟，门口迎学生。",
            },
            "name",
            ("先锋", "典型"),
        ),
        Sheet(
            "荣誉",
            tuple(_columns(Honour, "honours")),
            {
                "title": "先进基层党组织",
                "level": "县级",
                "issuer": "滨海示例教育局",
                "date": "2024",
            },
            "title",
            ("荣誉", "获奖"),
        ),
        Sheet(
            "成效数据",
            tuple(metric[name] for name in dict.fromkeys(ordered)),
            {"name": "跨校听课", "value": "140余节", "period": "2024/2025", "source": "教务处统计"},
            "name",
            ("成效", "指标", "数据"),
        ),
        Sheet(
            "载体",
            tuple(_columns(Initiative, "initiatives")),
            {"id": "red", "name": "红色先锋示范行动", "kind": "行动", "aim": "人人是先锋。"},
            "name",
            ("载体", "行动"),
        ),
        Sheet(
            "共建单位",
            tuple(_columns(Partner, "partners")),
            {"name": "海滨社区", "kind": "社区", "does": "重阳送餐", "since": "2023-09"},
            "name",
            ("共建", "结对"),
        ),
    )
