"""The carrier (载体) of a brand: an action, an integration, a pillar, a norm."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, ClassVar

from pydantic import Field, StringConstraints

from .achievements import Course, ExemplarCount, Honour, Partner, Project, Work
from .base import Prose, Record, Several, Slug, Text
from .people import Group, Groups
from .pinyin import pinyin_name
from .practice import (
    GAP,
    Cadence,
    Commitment,
    Document,
    Facility,
    Item,
    Method,
    Metric,
    NamedList,
)

NAME_OR_ID = r"^([a-z0-9][a-z0-9-]{0,79}|.*[^\x00-\x7F].*)$"
InitiativeName = Annotated[str, StringConstraints(pattern=NAME_OR_ID)]
"""How records refer to an initiative: by its id, or by a name, which is never all ASCII."""


class Pair(Record):
    """An integration of Party work with school work: 党建面 × 学校面 → 目标."""

    party: Text = Field(title="党建面", description="例如“党的建设”。")
    school: Text = Field(title="学校面", description="例如“学校管理”。")
    goal: str = Field("", title="目标", description="例如“提质创优”。")


class Service(Group):
    """People served, counted and never listed."""


class Initiative(Record):
    """A carrier (载体) of any kind: an action, an integration, a pillar, a norm. It may nest."""

    FILLED_IN: ClassVar[Mapping[str, Callable[[Mapping[str, Any]], object]]] = {
        "id": lambda fields: pinyin_name(str(fields.get("name", ""))) or None
    }

    id: Slug = Field(
        title="编号", description="小写字母、数字、连字符，例如 red；不写取名称的拼音。"
    )
    name: Text = Field(title="名称", description="例如“红色先锋示范行动”。")
    aliases: Several[Text] = Field((), title="别名", description="来源里的其他叫法。")
    kind: str = Field("", title="类别", description="行动、融合、让、规范……")
    colour: str = Field("", title="颜色", description="颜色名或 #b3212b 这样的色值。")
    icon: str = Field(
        "", max_length=2, title="字标", description="图形里的一个字，不写取名称首字。"
    )
    heading: str = Field("", title="标题", description="讲这一项的小标题，和名称不同才写。")
    slogan: str = Field("", title="口号", description="一句话口号。")
    owner: str = Field("", title="负责", description="牵头的部门或职务，例如“支部书记”。")
    idea: str = Field("", title="理念", description="工作思路或理念，原话可以加引号。")
    aim: str = Field("", title="目标", description="要达到什么，原话可以加引号。")
    description: Prose = Field("", title="介绍", description="一两段话。")
    points: Several[Item] = Field((), title="要点", description="具体做法，逐条列出。")
    tags: Several[Text] = Field((), title="标签", description="例如 党建+教学。")
    pair: Pair | None = Field(None, title="融合", description="党建面、学校面和目标。")
    commitments: Several[Commitment] = Field(
        (), title="承诺", description="谁对谁、多久做一次什么。"
    )
    cadence: Several[Cadence] = Field((), title="活动频次", description="计划开展的经常性活动。")
    facilities: Several[Facility] = Field((), title="阵地", description="场所和设施。")
    documents: Several[Document] = Field((), title="制度文件", description="依据和制度。")
    metrics: Several[Metric] = Field((), title="成效数据", description="数字、口径和来源。")
    methods: Several[Method] = Field((), title="工作法", description="数字代号的工作法。")
    lists: Several[NamedList] = Field((), title="清单", description="机制、标准、评选、渠道……")
    projects: Several[Project] = Field((), title="项目", description="项目、工程和试点。")
    courses: Several[Course] = Field((), title="课程", description="校本课程、教材、系列课。")
    works: Several[Work] = Field((), title="作品", description="话剧、歌曲、读物……")
    honours: Several[Honour] = Field((), title="荣誉", description="级别、年份、颁发单位。")
    exemplar_counts: Several[ExemplarCount] = Field(
        (), title="典型人数", description="这一项里树立了哪些典型，各有多少。"
    )
    partners: Several[Partner] = Field((), title="共建单位", description="社区、学校、企业……")
    outcomes: Several[Item] = Field((), title="工作成效", description="用话说的成效，逐条。")
    serves: Groups[Service] = Field((), title="服务对象", description="只写人群和汇总数。")
    children: Several[Initiative] = Field((), title="下级载体", description="可以再分层。")
    gap: str = GAP

    def walk(self) -> tuple[Initiative, ...]:
        """This initiative and all initiatives below it, in document order."""
        return (self, *(below for child in self.children for below in child.walk()))
