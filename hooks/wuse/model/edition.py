"""An evaluation edition: ``_bureau/editions/<year>.yml``.

Evaluation stays off until the edition names the document that authorises it. The default rubric has
six dimensions and a hundred points.
"""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .base import Choice, Record, Several, Slug, Text, YesNo
from .dates import Edtf
from .practice import GAP, Document, Item
from .quantity import Quantity


class Phase(Record):
    """A phase of the edition, from declaration to naming."""

    name: Text = Field(title="阶段", description="申报、审核、培育、展示、评审、公示、命名……")
    date: Edtf | None = Field(None, title="时间", description="例如 2026-03/2026-04。")
    note: str = Field("", title="说明", description="要求。")


class Criterion(Record):
    """One criterion, its points, and what each score looks like."""

    id: Text = Field(title="编号", description="例如 C2。")
    name: Text = Field(title="名称", description="评什么。")
    points: int = Field(ge=1, le=100, title="分值", description="满分。")
    evidence: Several[Text] = Field((), title="佐证", description="需要看到的证据。")
    anchors: Several[Item] = Field((), title="评分尺度", description="各档分数的描述。")


class Dimension(Record):
    """A group of criteria; its points must be the sum of theirs."""

    id: Text = Field(title="编号", description="例如 C。")
    name: Text = Field(title="名称", description="维度名称。")
    points: int = Field(ge=1, le=100, title="分值", description="各指标分值之和。")
    criteria: Several[Criterion] = Field(title="指标", description="逐条列出。")

    @model_validator(mode="after")
    def _sum_fits(self) -> Self:
        total = sum(criterion.points for criterion in self.criteria)
        if total != self.points:
            raise PydanticCustomError(
                "points_do_not_add_up",
                "“{name}”写的是{points}分，各项加起来是{total}分",
                {"name": self.name, "points": self.points, "total": total},
            )
        return self


class Aggregate(Choice):
    """How several judges' scores become one."""

    MEAN = "mean", "平均分"
    TRIMMED = "trimmed_mean", "去掉最高最低后的平均分"


class Tally(Record):
    """The counting method, fixed before judging."""

    method: Aggregate = Field(Aggregate.TRIMMED, title="计分方法", description="平均或去极值平均。")
    trim_from: int = Field(5, ge=3, title="去极值人数", description="有效评分不少于几份时去极值。")
    minimum: int = Field(3, ge=1, title="最少评分", description="少于几份不能计分。")
    materials: int = Field(60, ge=0, le=100, title="材料权重", description="材料分所占百分比。")
    ties: Several[Text] = Field((), title="同分次序", description="依次比较的维度。")


class Grade(Record):
    """A grade, its minimum score, and how many may receive it."""

    name: Text = Field(title="等次", description="示范、优秀、培育……")
    minimum: int = Field(ge=0, le=100, title="最低分", description="达到多少分。")
    quota: Quantity | None = Field(None, title="名额", description="例如 至多30%。")


class Candidate(Record):
    """A brand that takes part in the evaluation."""

    owner: Slug | None = Field(None, title="文件夹", description="参评单位的文件夹名。")
    name: str = Field("", title="名称", description="不在本站时写名称。")
    recused: Several[Text] = Field((), title="回避", description="需要回避的评审编号。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``- beizao`` names the owner folder."""
        return {"owner": text}


class PublishedGrade(Record):
    """A result that the bureau publishes after the notice period: a grade, never a score."""

    owner: Slug = Field(title="文件夹", description="单位的文件夹名。")
    grade: Text = Field(title="等次", description="命名的等次。")


class Edition(Record):
    """One edition of the evaluation."""

    title: Text = Field(title="名称", description="例如“2026年党建品牌评选”。")
    year: Edtf = Field(title="年份", description="例如 2026。")
    authority: Document | None = Field(
        None, title="依据文件", description="授权开展评选的文件；没有就不启用评选。"
    )
    brand_and_school: YesNo = Field(
        False, title="品牌与示范校同评", description="同时评选品牌和示范校填“是”。"
    )
    phases: Several[Phase] = Field((), title="阶段", description="申报到命名。")
    candidates_total: Quantity | None = Field(
        None, title="参评总数", description="来源所说的总数。"
    )
    candidates: Several[Candidate] = Field((), title="参评单位", description="列出的参评单位。")
    rubric: Several[Dimension] = Field((), title="评分标准", description="维度和指标。")
    vetoes: Several[Text] = Field((), title="一票否决", description="依据文件里的否决情形。")
    grades: Several[Grade] = Field((), title="等次", description="等次、分数线和名额。")
    tally: Tally = Field(Tally(), title="计分", description="评审前确定的计分方法。")
    notice: str = Field("", title="公示", description="公示天数、渠道。")
    outcome: Several[PublishedGrade] = Field((), title="结果", description="公示期满后公布的等次。")
    gap: str = GAP
