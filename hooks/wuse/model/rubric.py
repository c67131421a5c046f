"""What an evaluation judges by: dimensions, criteria, anchors, counted rules, evidence.

The whole rubric of an edition stands in its file; see `wuse.model.edition`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from .base import Choice, Record, Several, Text, YesNo
from .quantity import Quantity

Points = Annotated[Decimal, Field(ge=0, le=10_000, decimal_places=2)]
_RATIO = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*[%％]?")
Percent = Annotated[Decimal, Field(ge=Decimal("0.01"), le=100, decimal_places=2)]


@dataclass(frozen=True)
class Pairs:
    """Accepts ``{好: 20, 较好: 15}`` for a list of records with these two labels."""

    key: str
    value: str
    name: str
    """The English name of the first field: a mapping that has it is one record."""

    def _expand(self, data: Any) -> Any:
        if isinstance(data, dict) and not data.keys() & {self.key, self.name}:
            return [{self.key: name, self.value: amount} for name, amount in data.items()]
        return data

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._expand, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        amounts = {"type": "object", "additionalProperties": {"type": ["string", "number"]}}
        return {"anyOf": [handler(schema), amounts]}


class DimensionKind(Choice):
    """How a dimension enters the total."""

    SCORE = "score", "评分"
    BONUS = "bonus", "加分"
    MALUS = "malus", "减分"


class EvidenceKind(Choice):
    """Records that the site gathers by itself; paper is seen by the judges alone."""

    PAPER = "paper", "材料"
    ORGANISATION = "organisation", "组织设置"
    CADENCE = "cadence", "活动频次"
    SIX_HAVES = "six_haves", "阵地六有"
    FACILITIES = "facilities", "阵地"
    NAME = "name", "品牌名称"
    MEANING = "meaning", "内涵"
    LOGO = "logo", "标识"
    INITIATIVES = "initiatives", "载体"
    ACTIVITIES = "activities", "活动"
    EXEMPLARS = "exemplars", "典型"
    DOCUMENTS = "documents", "制度文件"
    FEEDBACK = "feedback", "反馈"
    PLAN = "plan", "计划"
    LISTS = "lists", "清单"
    METRICS = "metrics", "成效数据"
    HONOURS = "honours", "荣誉"
    SATISFACTION = "satisfaction", "满意度"
    CASE = "case", "案例"
    PARTNERS = "partners", "共建单位"
    PROJECTS = "projects", "项目"
    WORKS = "works", "作品"
    LINKS = "links", "链接"
    PHOTOS = "photos", "照片"


class Need(Record):
    """Evidence that a criterion asks for."""

    name: str = Field("", title="名称", description="材料的名称，例如“会议记录本”。")
    kind: EvidenceKind = Field(EvidenceKind.PAPER, title="类型", description="本站的记录或材料。")
    at_least: int = Field(1, ge=1, title="至少", description="至少几条，例如 8。")
    of: Several[Text] = Field((), title="其中", description="活动类型、典型类型或标签。")
    period: str = Field("", title="时间", description="例如 近12个月、2025/2026。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``佐证: 组织设置`` names a kind of record; any other text is material on paper."""
        return {"kind": text} if text in EvidenceKind.words() else {"name": text}


class Anchor(Record):
    """What a certain score looks like."""

    name: Text = Field(title="名称", description="好、较好、一般、差……")
    points: Quantity = Field(title="分值", description="20 或 7—8。")
    text: str = Field("", title="内容", description="这一档的样子。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``- 好`` gives the name alone: what lacks is the points."""
        return {"name": text}


class Adjustment(Record):
    """Points per occurrence, or per step of a ratio above or below a base."""

    what: Text = Field(title="事项", description="缺少会议记录、入党积极分子比例……")
    minus: Points | None = Field(None, title="扣", description="每次（每档）扣几分，例如 0.5。")
    plus: Points | None = Field(None, title="加", description="每次（每档）加几分，例如 1。")
    per: str = Field("", title="每", description="份、次、人；比率写一档，例如 10%。")
    base: Quantity | None = Field(None, title="基准", description="比率的基准，例如 30%。")
    at_most: Points | None = Field(None, title="最多", description="这一条累计最多几分，例如 2。")

    @property
    def step(self) -> Fraction | None:
        """The step of a ratio, such as 10 for ``10%``; None if 每 gives no number."""
        match = _RATIO.fullmatch(self.per.strip())
        return Fraction(match[1]) if match else None


class Criterion(Record):
    """One criterion: its points, what each score looks like, how occurrences count."""

    id: Text = Field(title="编号", description="例如 C2。")
    name: Text = Field(title="名称", description="评什么。")
    points: Points = Field(title="分值", description="满分，例如 4、1.5；有基准的规则从它算起。")
    look_for: Several[Text] = Field((), title="要点", description="逐条列出，不单独计分。")
    evidence: Several[Need] = Field((), title="佐证", description="需要看到的证据。")
    anchors: Annotated[Several[Anchor], Pairs("名称", "分值", "name")] = Field(
        (), title="评分尺度", description="各档分数，例如 {好: 20, 较好: 15}。"
    )
    only_anchors: YesNo = Field(False, title="只用档位", description="只能打各档的分填“是”。")
    rules: Several[Adjustment] = Field((), title="计分规则", description="缺一项扣几分……")
    cap: Points | None = Field(None, title="封顶", description="高于分值时写，例如 8。")
    open: YesNo = Field(False, title="上不封顶", description="加分可以超过分值填“是”。")
    method: str = Field("", title="测评方式", description="现场审核资料、访谈……")
    department: str = Field("", title="负责部门", description="提供材料或负责评的部门。")
    applies: Several[Text] = Field((), title="适用", description="只评这些组别，不写就是全部。")

    @property
    def top(self) -> Decimal | None:
        """The highest score that may be given; None if there is no limit."""
        return None if self.open else self.points if self.cap is None else self.cap


class Dimension(Record):
    """A group of criteria; without criteria it is its own criterion."""

    id: Text = Field(title="编号", description="例如 C。")
    name: Text = Field(title="名称", description="维度名称。")
    kind: DimensionKind = Field(
        DimensionKind.SCORE, title="类型", description="评分、加分或减分，例如 加分。"
    )
    points: Points | None = Field(
        None, title="分值", description="各指标之和；加分、减分维度是上限，不写不限。"
    )
    weight: Percent | None = Field(None, title="权重", description="占百分之几；不写按分值。")
    part_of: str = Field("", title="所属", description="上一级指标的名称。")
    criteria: Several[Criterion] = Field((), title="指标", description="不分指标可以不写。")
    applies: Several[Text] = Field((), title="适用", description="只评这些组别。")

    def judged(self, group: str = "") -> tuple[Criterion, ...]:
        """Return what a candidate of this group is scored on; the dimension itself if undivided."""
        if self.applies and group not in self.applies:
            return ()
        if not self.criteria:
            points = Decimal(0) if self.points is None else self.points
            unlimited = self.points is None
            return (Criterion(id=self.id, name=self.name, points=points, open=unlimited),)
        return tuple(item for item in self.criteria if not item.applies or group in item.applies)
