"""An evaluation edition: ``_bureau/editions/<name>.yml``.

Evaluation stays off until the edition names the document that authorises it. An edition without
awards is one award; an award takes every field that it does not write from the edition. What is
published afterwards are grades: no field holds a score or a rank.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from .base import Choice, Record, Several, Slug, Text
from .dates import Edtf
from .practice import GAP, Document
from .quantity import Quantity
from .rubric import Criterion, Dimension
from .scheme import Eligibility, Grade, Phase, Piece, Tally, Veto, without_former


class Subject(Choice):
    """What is judged."""

    BRAND = "brand", "品牌"
    SCHOOL = "school", "学校"
    BRANCH = "branch", "党组织"
    ACTIVITY = "activity", "活动"
    EXEMPLAR = "exemplar", "典型"
    CASE = "case", "案例"
    PERSON = "person", "个人"


def _conditions(data: Any) -> Any:
    return {"其他条件": data} if isinstance(data, list) else data


def _tally(data: Any) -> Any:
    where = "在阶段里写，例如 {阶段: 材料评审, 权重: 60}、{阶段: 展示, 权重: 40}；wuse fix 会改"
    return without_former(data, ("materials", "材料权重"), where)


class Rules(Record):
    """What an award judges and how; an award's own rules stand before the edition's."""

    subject: Subject = Field(
        Subject.BRAND, title="对象", description="品牌、学校、党组织、活动、典型、案例或个人。"
    )
    eligibility: Annotated[Eligibility | None, BeforeValidator(_conditions)] = Field(
        None, title="申报条件", description="谁可以申报。"
    )
    dossier: Several[Piece] = Field((), title="申报材料", description="要交什么。")
    phases: Several[Phase] = Field((), title="阶段", description="申报到命名。")
    rubric: Several[Dimension] = Field((), title="评分标准", description="维度和指标。")
    vetoes: Several[Veto] = Field((), title="一票否决", description="依据文件里的否决情形。")
    grades: Several[Grade] = Field((), title="等次", description="从高到低；等次、分数线和名额。")
    tally: Annotated[Tally, BeforeValidator(_tally)] = Field(
        Tally(), title="计分", description="评审前确定的计分方法。"
    )

    def criteria(self) -> tuple[Criterion, ...]:
        """Return every criterion of the rubric, of all groups."""
        return tuple(
            item
            for dimension in self.rubric
            for item in dimension.criteria or dimension.judged(*dimension.applies[:1])
        )


class Award(Rules):
    """One award of an edition."""

    name: Text = Field(title="奖项", description="奖项名称。")
    quota: Quantity | None = Field(
        None, title="名额", description="只按名额评的奖项写这里，例如 11。"
    )


class Contender(Record):
    """An owner or one of its records, or somebody without a page."""

    owner: Slug | None = Field(None, title="文件夹", description="参评单位的文件夹名。")
    name: str = Field("", title="名称", description="不在本站时写名称。")
    record: Slug | None = Field(None, title="记录", description="评活动、典型时，它的文件名。")

    @property
    def unit(self) -> str:
        """The folder or, if there is none, the name."""
        return self.owner or self.name

    def is_of(self, units: Container[str]) -> bool:
        """Whether one of these folders or names is its own."""
        return any(name in units for name in (self.owner, self.name) if name)

    @property
    def key(self) -> str:
        """How score files and panels name it: ``folder``, name, or ``folder/record``."""
        return f"{self.unit}/{self.record}" if self.record else self.unit


class Candidate(Contender):
    """Who takes part in the evaluation."""

    awards: Several[Text] = Field((), title="奖项", description="参评哪些奖项，不写就是全部。")
    group: str = Field("", title="组别", description="例如 小学组、教学单位。")
    nominator: str = Field("", title="推荐单位", description="由谁推荐。")
    recused: Several[Text] = Field((), title="回避", description="需要回避的评审编号。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``- beizao`` names the owner folder."""
        return {"owner": text}


class Notice(Record):
    """The public notice of the result."""

    date: Edtf | None = Field(
        None, title="时间", description="起止日期，例如 2026-06-01/2026-06-05。"
    )
    at_least: Quantity | None = Field(None, title="至少", description="5个工作日、7天。")
    channel: str = Field("", title="渠道", description="在哪里公示。")
    contact: str = Field("", title="联系", description="受理意见的办公室和值班电话。")
    result: str = Field("", title="处理结果", description="期满以后写。")
    note: str = Field("", title="说明", description="其他。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``公示: 公示5个工作日`` is a note."""
        return {"note": text}


class PublishedGrade(Contender):
    """A result that the bureau publishes after the notice period: a grade, never a score."""

    award: str = Field("", title="奖项", description="有几个奖项时写明。")
    grade: Text = Field(title="等次", description="命名的等次。")
    batch: str = Field("", title="批次", description="例如 第一批。")
    valid_until: Edtf | None = Field(None, title="有效期至", description="到期日期，例如 2028-07。")


HASH = r"^[0-9a-f]{40}([0-9a-f]{24})?$"
Hash = Annotated[str, Field(pattern=HASH)]
"""A name that git gives: SHA-1 or SHA-256."""


class FrozenFolder(Record):
    """The content of one candidate's folder."""

    owner: Slug = Field(title="文件夹", description="单位的文件夹名。")
    hash: Hash = Field(title="校验码", description="git 给文件夹内容的校验码。")


class Frozen(Record):
    """The state of the candidates' folders that is judged; ``wuse edition freeze`` writes it."""

    date: Edtf | None = Field(None, title="日期", description="定稿的日期，例如 2026-05-20。")
    commit: Hash = Field(title="提交", description="提交号，由程序写。")
    contents: Several[FrozenFolder] = Field(
        (), title="内容", description="各单位的文件夹和它的校验码，由程序写。"
    )


class Edition(Rules):
    """One edition of the evaluation."""

    title: Text = Field(title="名称", description="例如“2026年党建品牌评选”。")
    year: Edtf = Field(title="年份", description="例如 2026。")
    theme: str = Field("", title="主题", description="一句话。")
    organisers: Several[Text] = Field((), title="主办单位", description="由谁主办。")
    authority: Document | None = Field(
        None, title="依据文件", description="授权开展评选的文件；没有就不启用评选。"
    )
    valid_years: int | None = Field(
        None, ge=1, le=10, title="有效年限", description="命名管几年，例如 2。"
    )
    awards: Several[Award] = Field((), title="奖项", description="一届评几个奖时写。")
    candidates_total: Quantity | None = Field(
        None, title="参评总数", description="来源所说的总数。"
    )
    candidates: Several[Candidate] = Field((), title="参评单位", description="列出的参评单位。")
    frozen: Frozen | None = Field(
        None, title="定稿", description="评审看的是哪一版；由程序写，见指南。"
    )
    notice: Notice | None = Field(None, title="公示", description="起止、渠道、联系。")
    outcome: Several[PublishedGrade] = Field((), title="结果", description="公示期满后公布的等次。")
    use: Several[Text] = Field((), title="结果运用", description="奖补、推荐、年度考核……")
    gap: str = GAP

    @model_validator(mode="before")
    @classmethod
    def _moved(cls, data: Any) -> Any:
        where = "写成两个“奖项”，例如 {奖项: 党建品牌} 和 {奖项: 示范校, 对象: 学校}；wuse fix 会改"
        return without_former(data, ("brand_and_school", "品牌与示范校同评"), where)

    @property
    def notice_period(self) -> Edtf | None:
        """When the result is on public notice: as 公示 says or, if not there, the phase 公示."""
        if self.notice and self.notice.date:
            return self.notice.date
        return next((it.date for it in self.phases if it.name.startswith("公示") and it.date), None)

    def each(self) -> tuple[Award, ...]:
        """Return the awards with all that they take over from the edition; at least one."""
        own = {name: getattr(self, name) for name in Rules.model_fields}
        if not self.awards:
            return (Award.model_construct(**own, name=self.title, quota=None),)
        return tuple(
            award.model_copy(
                update={name: own[name] for name in own if name not in award.model_fields_set}
            )
            for award in self.awards
        )

    def candidates_for(self, award: Award) -> tuple[Candidate, ...]:
        """Return who takes part in an award; nobody in one for persons, who are never scored."""
        if award.subject is Subject.PERSON:
            return ()
        return tuple(
            item for item in self.candidates if not item.awards or award.name in item.awards
        )
