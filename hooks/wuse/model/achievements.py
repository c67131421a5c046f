"""What a school can point to: honours, numbers of exemplars, partners, projects, works."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from .base import MAIN, Record, Several, Slug, Text
from .dates import Edtf
from .practice import GAP
from .quantity import Quantity
from .vocabulary import ExemplarType, Level, Term, WorkType


class Honour(Record):
    """An honour with its level, year and issuer."""

    OTHERS: ClassVar[Mapping[str, str]] = {"level": "more_levels"}
    OF_TERMS: ClassVar[frozenset[str]] = frozenset({"level"})

    title: Text = Field(title="荣誉名称", description="证书上的名称。")
    level: Annotated[Level | None, MAIN] = Field(
        None, title="级别", description="校级、县级、市级、省级、国家级。"
    )
    more_levels: Several[Level] = Field(
        (), title="其他级别", description="同一荣誉几级都有的，写在这里，或者都列在“级别”里。"
    )
    issuer: str = Field("", title="颁发单位", description="谁颁发。")
    date: Edtf | None = Field(None, title="时间", description="获得时间，可只写年。")
    count: Quantity | None = Field(
        None, title="次数", description="同一荣誉多次获得；不清楚写“待核实”。"
    )
    holder: str = Field("", title="获得者", description="集体或岗位，例如“语文组”；不写个人姓名。")
    note: str = Field("", title="说明", description="例如“多次，次数未载”。")

    @property
    def levels(self) -> tuple[Term, ...]:
        """Every level, once each, the main one first."""
        return tuple(dict.fromkeys((*filter(None, [self.level]), *self.more_levels)))


class ExemplarCount(Record):
    """How many exemplars of a type the school claims; there may be fewer profiles."""

    PAIR: ClassVar[tuple[str, str] | None] = ("type", "count")

    type: ExemplarType = Field(title="典型类型", description="示范岗、名师工作室……")
    name: str = Field(
        "", title="叫法", description="同一类型有几种的，写各自的叫法，例如“教学示范岗”。"
    )
    count: Quantity = Field(title="人数", description="总数，例如 11。")
    level: Level | None = Field(None, title="级别", description="校级到国家级。")
    period: Edtf | None = Field(None, title="时间", description="哪一年评的。")


class Partner(Record):
    """An organisation that the school works with."""

    PAIR: ClassVar[tuple[str, str] | None] = ("name", "does")

    name: Text = Field(title="单位", description="共建单位的名称。")
    kind: str = Field("", title="性质", description="社区、养老院、企业、结对学校……")
    does: str = Field("", title="共建内容", description="一起做什么。")
    since: Edtf | None = Field(None, title="开始时间", description="何时开始。")
    owner: Slug | None = Field(None, title="文件夹", description="对方在本站的文件夹名。")


class Project(Record):
    """A project, programme or pilot, perhaps recognised by a higher level."""

    name: Text = Field(title="项目", description="名称。")
    level: Level | None = Field(None, title="级别", description="立项级别。")
    count: Quantity | None = Field(None, title="数量", description="例如 3门课程。")
    date: Edtf | None = Field(None, title="时间", description="立项或实施时间。")
    description: str = Field("", title="介绍", description="一两句话。")
    gap: str = GAP


class Course(Record):
    """A course of the school's own, or a series of them, perhaps with a textbook."""

    name: Text = Field(title="课程", description="名称，不写书名号。")
    kind: str = Field("", title="类别", description="校本课程、思政课、党课系列……")
    series: str = Field("", title="系列", description="所属的系列。")
    count: Quantity | None = Field(None, title="数量", description="一个系列有几门，例如 6门。")
    grades: str = Field("", title="年级", description="给哪些年级开。")
    textbook: str = Field("", title="校本教材", description="教材名称，不写书名号。")
    award: str = Field("", title="获奖", description="例如“市级精品课程一等奖”。")
    level: Level | None = Field(None, title="级别", description="获奖或立项的级别。")
    date: Edtf | None = Field(None, title="时间", description="开设或获奖时间。")
    description: str = Field("", title="介绍", description="一两句话。")
    gap: str = GAP

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``- 红色故事我来讲`` gives the name alone."""
        return {"name": text.strip("《》")}


class Work(Record):
    """An original work: a play, a song, a book, a course."""

    title: Text = Field(title="作品", description="作品名称，不写书名号。")
    type: WorkType | None = Field(None, title="类型", description="话剧、歌曲、微视频、读物……")
    creator: str = Field("", title="创作", description="创作单位或身份。")
    date: Edtf | None = Field(None, title="时间", description="完成时间。")
    count: Quantity | None = Field(None, title="数量", description="例如 100篇。")
    description: str = Field("", title="介绍", description="一两句话。")
