"""What a school does: commitments, cadences, facilities, documents, metrics, methods, lists.

Most of them belong to a carrier, see `wuse.model.initiative`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any, ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .base import Choice, Enumerated, Record, Several, Text, YesNo
from .dates import Edtf
from .numerals import count
from .quantity import Quantity
from .vocabulary import ActivityType, DocumentType, Every, ListKind

Month = Annotated[int, Field(ge=1, le=12)]

_MEASURE = re.compile("[个项条种类支名位块级套张份本台岗](?=.)")
"""Measure words of numeric code names: 个 in 个责任网格, but none in 名师."""

_PART = re.compile(
    "(?P<count>[0-9]{1,3}|[一二三四五六七八九十双两]{1,2}|[NXnx])(?P<noun>[^：:0-9]{1,12})"
    "(?:[：:](?P<items>.+))?"
)
"""A part of a code in one line: how many of what, and which."""
_CHANGE = re.compile(
    "[由从](?P<before>.{1,12}?)(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|增|升|降)[到至为](?P<value>.{1,12})"
)
"""A figure that tells what it was before."""
_NUMBERED = re.compile("《?(?P<title>[^《》]+)》?[（(](?P<number>[^（）()]*[0-9]+号)[）)]")
"""A document with its number behind it."""
_TIMES = re.compile(
    "(每.+?|[一-龥]{1,4}年)(?:不少于|至少)?([一二两三四五六七八九十]|[0-9]{1,2})(?:次|回)"
)
"""How often, in one phrase: 每周一次, 每学期不少于2次."""

GAP = Field("", title="来源缺漏", description="来源在这里残缺、截断或自相矛盾时，照实写明。")


def _often(fields: Any) -> Any:
    """Take the times out of a phrase that says how often; what is no such phrase stays."""
    every = fields.get("every") if isinstance(fields, dict) else None
    match = _TIMES.fullmatch(every.strip()) if isinstance(every, str) else None
    if not match:
        return fields
    return {"times": str(count(match[2]) or match[2]), **fields, "every": match[1]}


class Nature(Choice):
    """Whether every organisation must hold an activity, or this one chose to."""

    MANDATORY = "mandatory", "规定动作"
    OPTIONAL = "optional", "自选动作"


class Commitment(Record):
    """A promise: who does what for whom, and how often."""

    who: Text = Field(title="谁", description="承诺人，例如“一名党员”。")
    to_whom: str = Field("", title="对谁", description="对象，例如“一名留守儿童”。")
    does: Text = Field(title="做什么", description="一句话，例如“谈心”。")
    every: Every | None = Field(None, title="频次", description="每周、每月、每学期……")
    times: Quantity | None = Field(
        None, title="次数", description="每个周期几次，例如 1、不少于2。"
    )

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        return _often(super()._read(data))  # type: ignore[operator]  # a validator is a classmethod


class Cadence(Record):
    """A plan of recurring activities; pages compare it with the recorded activities."""

    PAIR: ClassVar[tuple[str, str] | None] = ("type", "every")

    type: ActivityType = Field(title="活动类型", description="主题党日、党课、志愿服务……")
    name: str = Field("", title="名称", description="单位自己的叫法，例如“支部生活日”。")
    every: Every = Field(title="频次", description="每月、每季度、每半年、指定月份……")
    times: int = Field(1, ge=1, le=366, title="次数", description="每个周期至少几次。")
    months: Several[Month] = Field(
        (), title="月份", description="频次为“指定月份”时填写，例如 [4, 10]。"
    )
    minutes: Quantity | None = Field(None, title="时长", description="每次多长，例如 5—8分钟。")
    by: str = Field("", title="由谁", description="主讲或组织者的身份，例如“支部书记本人”。")
    nature: Nature | None = Field(None, title="性质", description="规定动作或自选动作。")
    selected: YesNo = Field(
        False,
        title="选登",
        description="台账在学校、网站上只选登几次的填“是”：页面写登了几次，不和计划比。",
    )
    note: str = Field("", title="说明", description="其他要求。")

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        return _often(super()._read(data))  # type: ignore[operator]  # a validator is a classmethod

    @model_validator(mode="after")
    def _named_months(self) -> Self:
        if self.every.code == "months" and not self.months:
            raise PydanticCustomError("no_months", "频次写了“指定月份”，就要写明月份，例如 [4, 10]")
        return self


class Facility(Record):
    """A place or fitting: a Party activity room, a culture corridor, a care room."""

    PAIR: ClassVar[tuple[str, str] | None] = ("name", "description")

    name: Text = Field(title="名称", description="例如“党员活动室”。")
    count: Quantity | None = Field(None, title="数量", description="有几处。")
    standard: str = Field("", title="标准", description="建设标准。")
    inventory: Several[Text] = Field((), title="配备", description="桌椅、电子设备等。")
    walls: Several[Text] = Field((), title="上墙内容", description="墙上有哪些内容。")
    functions: Several[Text] = Field((), title="功能", description="用来做什么。")
    description: str = Field("", title="介绍", description="一两句话。")
    gap: str = GAP


class Document(Record):
    """A document that the brand rests on, or that sets out a mechanism."""

    title: Text = Field(title="文件名称", description="不写书名号，页面会自动加。")
    type: DocumentType | None = Field(
        None, title="文件类型", description="方案、制度、清单、办法……"
    )
    number: str = Field("", title="文号", description="例如 昌州教工委〔2016〕15号。")
    issuer: str = Field("", title="发文单位", description="发布这份文件的单位。")
    date: Edtf | None = Field(None, title="日期", description="成文或发布日期。")
    trial: YesNo = Field(False, title="试行", description="“（试行）”的文件填“是”。")
    note: str = Field("", title="说明", description="例如“来源缺书名号”。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``- 督导评估办法`` gives the title, ``《…》（青教党〔2022〕7号）`` also the number."""
        match = _NUMBERED.fullmatch(text.strip())
        return match.groupdict() if match else {"title": text}


class Metric(Quantity):
    """A named figure with its qualifier, unit, period and source."""

    PAIR: ClassVar[tuple[str, str] | None] = ("name", "value")

    name: Text = Field(title="指标", description="数的是什么，例如“跨校听课”。")
    note: str = Field("", title="说明", description="口径或提醒。")
    before: Quantity | None = Field(None, title="原来", description="对比用的原值。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``志愿服务：140余次`` names the figure; one without a name says nothing."""
        name, colon, value = text.partition("：")
        if colon and name.strip() and value.strip():
            return {"name": name.strip(), "value": value.strip()}
        raise PydanticCustomError("needs_mapping", "指标要分项填写：至少写“指标”和“数值”")

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        """Take a change in one phrase apart: 由18%提高到31% gives what it was, and what it is."""
        if isinstance(data, Mapping):
            for key in cls.keys_of("value"):
                written = data.get(key)
                match = _CHANGE.fullmatch(written) if isinstance(written, str) else None
                if match and not any(data.get(other) for other in cls.keys_of("before")):
                    data = {**data, key: match["value"], "原来": match["before"]}
        return super()._read(data)  # type: ignore[operator]  # a validator is a classmethod


class Item(Record):
    """An entry of a list: a name, perhaps with an explanation, a count or sub-entries.

    ``- 议事决策机制`` gives the name alone, ``- 思想统一：共说集团话`` both.
    """

    PAIR: ClassVar[tuple[str, str] | None] = ("name", "text")

    name: Text = Field(title="名称", description="这一项的名字。")
    text: str = Field("", title="内容", description="解释或要求。")
    amount: Quantity | None = Field(None, title="数量", description="例如 2个、每校1名。")
    status: str = Field("", title="状态", description="例如“已完成”“整改中”。")
    items: Several[Item] = Field((), title="下级", description="下面再分几条，可以再分层。")
    gap: str = GAP

    @property
    def is_name(self) -> bool:
        """Whether it is only a name."""
        return not (self.text or self.amount or self.status or self.items or self.gap)

    @property
    def below_are_names(self) -> bool:
        """Whether its sub-entries are only names, so that they fit in one line."""
        return bool(self.items) and all(item.is_name for item in self.items)


class MethodPart(Record):
    """One part of a numeric code name: how many of what, and which."""

    count: str = Field("", max_length=4, title="数", description="数字（5、五都行）或 N、X。")
    noun: str = Field("", title="名目", description="例如“个责任网格”。")
    items: Enumerated[Item] = Field(
        (), title="内容", description="这一部分的各项，来源没有就不写。"
    )
    method: str = Field("", title="另见", description="这一部分展开为另一个工作法的代号。")
    gap: str = GAP

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``- 3支队伍：先锋队、突击队、宣讲队`` counts and lists, ``- 3支队伍`` counts."""
        match = _PART.fullmatch(text.strip())
        if not match:
            raise PydanticCustomError(
                "needs_mapping",
                "这里要分项填写，或者从数写起，例如 3支队伍：先锋队、突击队、宣讲队",
            )
        return {name: said for name, said in match.groupdict().items() if said}

    @property
    def measure(self) -> str:
        """The measure word of ``noun``, which pages put with the number: 个 in 个责任网格."""
        match = self.count and _MEASURE.match(self.noun)
        return match[0] if match else ""

    @property
    def counted(self) -> str:
        """What is counted, without its measure word."""
        return self.noun.removeprefix(self.measure)

    @property
    def number(self) -> int | None:
        """The count as a number; None for N, X and the like."""
        if self.count.isascii() and self.count.isdigit():
            return int(self.count)
        return count(self.count)

    @property
    def holds_names(self) -> bool:
        """Whether its items are only names, so that they fit in one line."""
        return bool(self.items) and all(item.is_name for item in self.items)


class Method(Record):
    """A working method known by a numeric code name, such as 1158 or 8+1.

    If the source does not give the parts of a code, pages show it as undefined; they never guess.
    ``内容`` in place of ``组成`` lists what a code of one part counts, such as the three of 三个一.
    """

    code: Text = Field(title="代号", description="例如 1158、5+N、三双。")
    title: str = Field("", title="名称", description="例如“1158”工作法。")
    parts: Several[MethodPart] = Field((), title="组成", description="逐位展开；不清楚就不写。")
    methods: Several[Method] = Field((), title="内含工作法", description="套在里面的工作法。")
    description: str = Field("", title="介绍", description="一两句话。")
    gap: str = GAP

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``- "361"`` names a method that the source does not define."""
        return {"code": text}

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        """Make one part of items that stand for the whole code."""
        if isinstance(data, Mapping) and "内容" in data and not data.keys() & {"组成", "parts"}:
            code = str(data.get("代号", data.get("code", "")))
            match = _PART.fullmatch(code.strip("“”"))
            counted = {"count": match["count"], "noun": match["noun"]} if match else {}
            data = {**data, "parts": [{**counted, "items": data["内容"]}]}
            del data["内容"]
        return super()._read(data)  # type: ignore[operator]  # a validator is a classmethod

    @property
    def is_defined(self) -> bool:
        """Whether the source says what the code stands for."""
        return bool(self.parts or self.methods or self.description)

    @property
    def is_bare(self) -> bool:
        """Whether nothing but the code itself is known."""
        return not (self.is_defined or self.title or self.gap)

    @property
    def is_long(self) -> bool:
        """Whether the code is wider than three Chinese characters."""
        return sum(1 if character.isascii() else 2 for character in self.code) > 6


class NamedList(Record):
    """An ordered list with a name: mechanisms, four bests, three registers, channels …"""

    FILLED_IN: ClassVar[Mapping[str, Callable[[Mapping[str, Any]], object]]] = {
        "kind": lambda _: "register"
    }

    name: Text = Field(title="名称", description="例如“四个最佳”。")
    kind: ListKind = Field(title="类别", description="机制、标准、清单、评选、渠道、职责……")
    items: Enumerated[Item] = Field((), title="各项", description="按顺序列出；来源没有就不写。")
    total: Quantity | None = Field(None, title="总数", description="来源所说的总数，可与所列不同。")
    description: str = Field("", title="介绍", description="一两句话。")
    gap: str = GAP
