"""What the headers of ledgers mean: our fields, the school, kinds of people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from .loading import Cell, shown
from .sheets import RECORD, Column, Sheet, sheets
from .words import Words, fold

_FIELDS: dict[str, dict[str, str]] = {
    "学校": {
        "name": "学校 学校名称 单位",
        "Brand.name": "品牌",
    },
    "活动": {
        "title": "活动 名称 题目 项目 主题名称 活动主题 开展主题 主题党日主题",
        "date": "时间 日期",
        "type": "类型 类别 形式 方式 性质",
        "place": "地点 场所 场地 地址",
        "presenter": "主持人 主讲人 主讲主持人 主持 授课人 宣讲人",
        "participants": "参加人员 参与人员 参加人数 参加对象 参与人数 参与对象 参会人员 参会人数"
        " 出席人员 出席人数 人数 人员 对象",
        "body": "内容 主要内容 情况 过程 具体内容 内容简述",
        "summary": "简介 简述 概述",
        "outcome": "成效 效果 成果",
        "initiative": "载体",
    },
    "先锋典型": {
        "name": "典型名称 先锋名称 岗位名称 姓名 典型",
        "type": "类型 类别",
        "since": "设立时间 时间",
        "story": "主要事迹 事迹 先进事迹",
        "summary": "事迹简介 简介 简要事迹",
        "role": "职务 岗位",
        "initiative": "载体",
    },
    "荣誉": {
        "title": "荣誉 奖项 获奖名称 名称 荣誉称号 奖项名称",
        "date": "获奖时间 获得时间 时间 授予时间 颁奖时间",
        "issuer": "授予单位 颁奖单位 颁奖部门 授予部门 发证单位 发证机关 表彰单位"
        " 颁发单位 颁发部门",
        "level": "等级 获奖级别 荣誉级别",
        "note": "备注",
    },
    "成效数据": {
        "name": "指标名称 项目 名称",
        "value": "数量 数据",
        "period": "时间 年份 年度 统计时间",
        "source": "数据来源",
        "note": "备注",
    },
    "载体": {
        "name": "载体名称 行动名称",
        "id": "载体编号",
        "kind": "类型",
        "owner": "牵头部门",
        "aim": "目标任务",
        "description": "主要内容 内容 主要做法 具体做法 做法",
    },
    "共建单位": {
        "name": "共建单位名称 结对单位 合作单位",
        "kind": "单位类型",
        "does": "合作内容",
        "since": "结对时间 共建时间",
    },
}
"""Sheet -> field -> what ledgers call it, beside the labels of the model."""

_LEAD = re.compile(r"^(?:活动|开展|举办|举行|组织)+(?=..)")
"""What a header may begin with: 活动时间, 开展日期, 活动开展情况 are 时间, 日期, 情况."""
_IN_BRACKETS = re.compile(r"[（(【\[][^）)】\]]*[）)】\]]")
"""A header's unit or remark: 参加人数（人）, 学校（党支部）."""
_ALTERNATIVES = re.compile(r"[/／、|]|或")
_SCHOOL = re.compile(
    r"(?:所在|所属|填报|报送|申报|开展|获奖|基层)*"
    r"(?:单位|学校|党支部|支部|党组织|党总支|校区|园所|校名|学校党支部|单位党支部|学校党组织)"
    r"(?:名称|全称|简称)?"
)
_HOST = re.compile(r"(?:承办|主办|举办|组织)(?:单位|学校|党支部|支部)")
"""Headers of columns that say whose a record is where no other column does."""
_NUMBERING = ("序号", "编号", "No", "NO", "原因")
"""Headers of columns that say nothing of a record; the last is that of a table of returned rows."""
LIKE_DATA = re.compile(r"\d|.{20}")
"""What no header of a column holds."""
_COUNTED = re.compile(r"(?:参加|参与|参会|其中)?(.+?)(?:人数|数)?")
_PERSONAL = re.compile(
    "姓名|电话|手机|联系|身份证|签名|签字|填表|填报人|审核|摄影|撰稿|编辑|负责人"
)


@dataclass(frozen=True)
class Heading:
    """What a column of a table means."""

    text: str
    """As it stands in the table."""
    column: Column | None = None
    """The field; None for a column without one."""
    group: str = ""
    """The kind of people that the column counts."""
    is_school: bool = False
    is_number: bool = False
    is_record: bool = False
    """Whether it says which record a row of an exported table is."""

    @property
    def is_known(self) -> bool:
        """Whether it is a header that means something to us."""
        return bool(self.column or self.group or self.is_school or self.is_number)


def headings_of(sheet: Sheet, row: list[Cell], words: Words) -> dict[int, Heading]:
    """What each header of a row means; the first of two for one field counts."""
    found: dict[int, Heading] = {}
    taken: set[Column] = set()
    has_school = False
    for index, cell in enumerate(row):
        text = shown(cell).strip()
        if not text:
            continue
        heading = _heading(sheet, text, words)
        if heading.is_school and has_school:
            heading = Heading(text)
        has_school |= heading.is_school
        if heading.column and heading.column.name != "participants":
            heading = Heading(text) if heading.column in taken else heading
            taken |= {heading.column} if heading.column else set()
        found[index] = heading
    hosts = (index for index, it in found.items() if _HOST.fullmatch(fold(it.text)))
    if not has_school and not sheet.of_schools and (host := next(hosts, None)) is not None:
        found[host] = Heading(found[host].text, is_school=True)
    return found


def _heading(sheet: Sheet, text: str, words: Words) -> Heading:
    column = _column_of(sheet, text, words)
    if text == RECORD:
        return Heading(text, is_record=True)
    if _is_number(text) and not column:
        return Heading(text, is_number=True)
    if not sheet.of_schools and _is_school(text, words):
        return Heading(text, is_school=True)
    if not column and any(it.name == "participants" for it in sheet.columns):
        return Heading(text, group=_people_of(text, words))
    return Heading(text, column)


def divided(sheet: Sheet, row: list[Cell], below: list[Cell], words: Words) -> dict[int, Heading]:
    """What two rows of headers mean together; empty if the second one is none.

    The second divides what stands above it: the people into kinds, the event into place and time.
    """
    pairs = [(shown(a).strip(), shown(b).strip()) for a, b in zip_longest(row, below, fillvalue="")]
    first = {above for above, _ in pairs if above and _heading(sheet, above, words).is_known}
    if len(first) < 2:
        return {}  # a title above the headers, or a row that they follow again
    new = [text for above, text in pairs if text and text != above]
    known = [text for text in new if _heading(sheet, text, words).is_known]
    if not known or 2 * len(known) < len(new) or any(map(LIKE_DATA.search, new)):
        return {}
    return headings_of(sheet, [text or above for above, text in pairs], words)


def _column_of(sheet: Sheet, text: str, words: Words) -> Column | None:
    """The field that a header means; None if it means none, or several."""
    labels = _labels(sheet.name)
    for spelling in _spellings(text, words):
        if column := labels.get(spelling):
            return column
    parts = [part for part in _ALTERNATIVES.split(text) if part.strip()]
    found = {_column_of(sheet, part, words) for part in parts} if len(parts) > 1 else set()
    return found.pop() if len(found) == 1 else None


def _is_school(text: str, words: Words) -> bool:
    """Whether a column says whose a record is."""
    return any(_SCHOOL.fullmatch(spelling) for spelling in _spellings(text, words))


def _is_number(text: str) -> bool:
    """Whether a column numbers the rows, or says why they were returned."""
    return fold(text) in _NUMBERING


def is_personal(text: str) -> bool:
    """Whether a column is about people who did not ask to be published."""
    return bool(_PERSONAL.search(text))


def _people_of(text: str, words: Words) -> str:
    """The kind of people that a column counts: 党员, 教师人数; empty if it counts none."""
    for spelling in _spellings(text, words):
        if (match := _COUNTED.fullmatch(spelling)) and (kind := words.group(match[1])):
            return kind
    return ""


def _spellings(text: str, words: Words) -> Iterator[str]:
    """A header for comparing: as it stands, without remarks in brackets, without its lead."""
    for written in dict.fromkeys((text, _IN_BRACKETS.sub("", text))):
        word = words.header(written)
        yield word
        yield _LEAD.sub("", word)


@cache
def _labels(name: str) -> dict[str, Column]:
    """What a field of a sheet may be called -> the field."""
    sheet = next(it for it in sheets() if it.name == name)
    labels = {fold(column.label): column for column in sheet.columns}
    for path, called in _FIELDS[name].items():
        kind, _, field = path.rpartition(".")
        fits = (it for it in sheet.columns if it.name == field and kind in ("", it.kind.__name__))
        column = next(fits)
        for word in called.split():
            labels.setdefault(fold(word), column)
    for column in sheet.columns:
        for key in column.kind.keys_of(column.name):
            labels.setdefault(fold(key), column)
    return labels
