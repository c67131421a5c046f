"""The records of ``brand.yml``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticKnownError

from .achievements import Course, ExemplarCount, Honour, Partner, Project, Work
from .base import MAIN, Choice, Prose, Record, Several, Text, YesNo
from .dates import Edtf
from .initiative import Initiative
from .media import Links, PeopleInPhoto, PhotoEntry, Url
from .owner import Owner, SampleKind
from .people import Staff
from .practice import Cadence, Commitment, Document, Facility, Item, Method, Metric, NamedList
from .quantity import Quantity
from .self_review import SelfReview
from .vocabulary import BrandStatus, Campaign, Level

HexColour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
"""An sRGB colour ``#rrggbb``; it needs quotes in YAML, where ``#`` begins a comment."""


def _needed(value: object) -> object:
    if value is None:
        raise PydanticKnownError("missing")
    return value


Needed = BeforeValidator(_needed)
"""Annotation: a logo with a picture needs the field, one that is only described does not."""


class Logo(PhotoEntry):
    """The brand's own mark, with its meaning and licence; its picture may be missing."""

    file: str = Field(
        "", title="文件", description="photos 文件夹里的文件名；没有图就不写，只写释义。"
    )
    alt: Annotated[str, Needed] = Field(
        "", title="画面描述", description="给看不见图的人听：画面里有什么。"
    )
    people: Annotated[PeopleInPhoto, Needed] = Field(
        PeopleInPhoto.NONE, title="画面人物", description="标识一般写“无人”。"
    )
    meaning: str = Field("", title="标识释义", description="图形各部分的含义。")
    licence: Annotated[str, Needed] = Field(
        "", title="使用许可", description="谁设计、谁拥有、可否公开使用；有图就要写。"
    )
    emblem: YesNo | None = Field(
        None,
        title="含党徽国徽",
        description="图形里有没有党徽、国徽、党旗、国旗：没有填“否”；有就不能用。",
    )

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``标识: 一片帆托起五颗星`` describes a logo without its picture."""
        return {"meaning": text}

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        """Ask for what the picture needs, if there is one."""
        fields = super()._read(data)  # type: ignore[operator]  # a validator is a classmethod
        if isinstance(fields, dict) and fields.get("file"):
            return {**dict.fromkeys(("alt", "people", "licence")), **fields}
        return fields


class Brand(Record):
    """Name, idea and meaning of a brand."""

    OTHERS: ClassVar[Mapping[str, str]] = {"slogan": "more_slogans"}

    name: Text = Field(title="品牌名称", description="例如“红烛领航 五色育人”。")
    slogan: Annotated[str, MAIN] = Field("", title="口号", description="一句话。")
    more_slogans: Several[Text] = Field(
        (), title="其他口号", description="还有别的口号，写在这里，或者都列在“口号”里。"
    )
    idea: Prose = Field("", title="理念", description="核心理念，一两句话。")
    meaning: Prose = Field("", title="内涵", description="名称和理念的释义，可分段。")
    period: str = Field("", title="内容时间", description="内容说的是什么时候，例如“2015—2016年”。")
    since: Edtf | None = Field(None, title="创建时间", description="例如 2018、2018-04。")
    basis: Several[Document] = Field((), title="创建依据", description="依据的文件。")
    goals: Several[Text] = Field((), title="目标", description="逐条列出。")
    campaigns: Several[Campaign] = Field((), title="主题教育", description="所属的主题教育。")
    logo: Logo | None = Field(None, title="标识", description="品牌标识及其释义、许可。")
    cover: PhotoEntry | None = Field(None, title="封面", description="横向大图。")
    links: Links = Field((), title="链接", description="报道、视频等。")


class Theme(Record):
    """A brand's own colour; pages derive readable tones from it."""

    colour: HexColour | None = Field(
        None, title="主色", description='加引号的色值，例如 "#1d5c9e"。'
    )


class RoomStandards(Record):
    """阵地六有: the six things that an activity room should have."""

    place: Several[Text] = Field((), title="场所", description="有固定场所就写一句，没有就不写。")
    equipment: Several[Text] = Field((), title="设施", description="有哪些设施。")
    sign: Several[Text] = Field((), title="标志", description="有哪些标识标牌。")
    flag: Several[Text] = Field((), title="党旗", description="悬挂情况。")
    books: Several[Text] = Field((), title="书报", description="图书和报刊。")
    systems: Several[Text] = Field((), title="制度", description="上墙或成册的制度。")


_YEAR_FIRST = re.compile("(?P<year>[12][0-9]{3})年?[：:](?P<name>.+)")


class ThemeYear(Record):
    """One step of a programme of several years; its year may be unknown."""

    name: Text = Field(title="主题", description="例如“规范化建设年”。")
    year: Edtf | None = Field(None, title="年份", description="来源没有就不写。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``- 规范化建设年`` gives the name alone, ``- 2024年：规范化建设年`` also the year."""
        match = _YEAR_FIRST.fullmatch(text.strip())
        return match.groupdict() if match else {"name": text}


class Task(Record):
    """A task of an annual plan."""

    title: Text = Field(title="任务", description="任务名称。")
    target: str = Field("", title="要求", description="要做到什么。")
    measures: Several[Item] = Field((), title="措施", description="怎样做，逐条列出。")
    metrics: Several[Metric] = Field((), title="指标", description="可数的目标。")
    responsible: str = Field("", title="责任", description="牵头科室或岗位。")
    deadline: Edtf | None = Field(None, title="时限", description="完成时间。")
    progress: str = Field("", title="进展", description="同意公开的进展。")


class PlanPart(Record):
    """A part of an annual plan."""

    title: Text = Field(title="部分", description="例如“抓基层打基础”。")
    tasks: Several[Task] = Field((), title="任务", description="逐条列出。")
    total: Quantity | None = Field(None, title="总数", description="来源说的任务数。")
    withheld: Quantity | None = Field(
        None, title="不公开", description="另有几项属于内部工作，只写数，不写是什么。"
    )


class Plan(Record):
    """A plan: the work points of a year, or the next steps of a brand."""

    title: Text = Field(title="计划名称", description="例如“2016年党建工作要点”。")
    year: Edtf | None = Field(None, title="年度", description="计划的年度。")
    parts: Several[PlanPart] = Field((), title="各部分", description="分部分列出任务。")
    outlook: str = Field("", title="展望", description="下一步打算。")


class Recognition(Record):
    """The recognition of a brand, and until when it is valid."""

    FILLED_IN: ClassVar[Mapping[str, Callable[[Mapping[str, Any]], object]]] = {
        "status": lambda _: "named"
    }

    status: BrandStatus = Field(title="状态", description="培育中、已命名、待复核……")
    level: Level | None = Field(None, title="级别", description="校级到国家级。")
    grade: str = Field("", title="等次", description="培育、特色、优秀、示范或星级。")
    batch: str = Field("", title="批次", description="例如“第一批”。")
    rank: str = Field("", title="名次", description="公布了名次的写，例如“第一名”。")
    year: Edtf | None = Field(None, title="命名年份", description="何时命名。")
    accepted: str = Field("", title="验收", description="验收的时间和结果，例如“2025年6月通过”。")
    valid_until: Edtf | None = Field(None, title="有效期至", description="到期日期。")
    by: str = Field("", title="命名单位", description="由谁命名。")


class Source(Record):
    """A source of the facts."""

    title: Text = Field(title="标题", description="文章或文件的标题。")
    original_title: str = Field("", title="原标题", description="转载时改过标题的，写原来的。")
    publisher: str = Field("", title="来源", description="刊物、网站或单位。")
    column: str = Field("", title="栏目", description="网站或刊物里的栏目。")
    author: str = Field("", title="作者", description="署名的作者或单位。")
    affiliation: str = Field("", title="作者单位", description="署名里写的单位。")
    editor: str = Field("", title="责任编辑", description="责编。")
    published: Edtf | None = Field(None, title="发布日期", description="发布时间。")
    time: str = Field("", title="发布时刻", description="例如 13:51。")
    period: str = Field("", title="内容时间", description="内容实际所属的时间，与发布日期分开。")
    url: Url | None = Field(None, title="网址", description="可以公开的网址。")
    note: str = Field("", title="说明", description="例如“原文截断”。")


class ReviewStep(Record):
    """One of the three reviews before publication (三审三校)."""

    by: Staff | None = Field(None, title="审核人", description="审核人的身份。")
    date: Edtf | None = Field(None, title="日期", description="审核日期。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``first: 党办主任`` gives the reviewer's role."""
        return {"by": {"role": text}}


class Review(Record):
    """三审三校: who wrote the text, and who approved it first, second and last."""

    author: Staff | None = Field(None, title="撰稿", description="撰稿人的身份。")
    first: ReviewStep | None = Field(None, title="初审", description="初审。")
    second: ReviewStep | None = Field(None, title="复审", description="复审。")
    final: ReviewStep | None = Field(None, title="终审", description="终审。")


class Visibility(Choice):
    """Whether a record may be published."""

    PUBLIC = "public", "公开"
    INTERNAL = "internal", "内部"


class BrandFile(Record):
    """The whole of ``brand.yml``."""

    OTHERS: ClassVar[Mapping[str, str]] = {"recognition": "more_recognitions"}

    owner: Owner = Field(title="单位", description="学校或主管部门。")
    brand: Brand = Field(title="品牌", description="名称、理念、内涵。")
    sample: SampleKind | None = Field(None, title="示例", description="示例数据的标注。")
    visibility: Visibility = Field(Visibility.PUBLIC, title="公开范围", description="公开或内部。")
    theme: Theme = Field(Theme(), title="主题色", description="品牌主色。")
    initiatives_title: str = Field("", title="载体总称", description="例如“五色行动”。")
    initiatives: Several[Initiative] = Field((), title="载体", description="行动、融合、支柱……")
    methods: Several[Method] = Field((), title="工作法", description="数字代号的工作法。")
    lists: Several[NamedList] = Field((), title="清单", description="机制、标准、评选、渠道……")
    commitments: Several[Commitment] = Field((), title="承诺", description="整个品牌的承诺。")
    cadence: Several[Cadence] = Field((), title="活动频次", description="经常性活动的计划。")
    six_haves: RoomStandards | None = Field(None, title="阵地六有", description="逐项写明。")
    facilities: Several[Facility] = Field((), title="阵地", description="场所和设施。")
    documents: Several[Document] = Field((), title="制度文件", description="制度和方案。")
    metrics: Several[Metric] = Field((), title="成效数据", description="数字、口径和来源。")
    outcomes: Several[Item] = Field((), title="工作成效", description="用话说的成效，逐条。")
    honours: Several[Honour] = Field((), title="荣誉", description="级别、年份、颁发单位。")
    exemplar_counts: Several[ExemplarCount] = Field((), title="典型人数", description="各类总数。")
    partners: Several[Partner] = Field((), title="共建单位", description="社区、学校、企业……")
    projects: Several[Project] = Field((), title="项目", description="项目和试点。")
    courses: Several[Course] = Field((), title="课程", description="校本课程、教材、系列课。")
    works: Several[Work] = Field((), title="作品", description="话剧、歌曲、读物……")
    theme_years: Several[ThemeYear] = Field((), title="主题年", description="逐年推进的主题。")
    plan: Several[Plan] = Field((), title="计划", description="年度要点或下一步打算。")
    recognition: Annotated[Recognition | None, MAIN] = Field(
        None, title="命名", description="级别、等次、有效期。"
    )
    more_recognitions: Several[Recognition] = Field(
        (),
        title="其他命名",
        description="以前的、别的命名，按先后写；也可以都列在“命名”里，现在的写在最前。",
    )
    self_review: SelfReview | None = Field(None, title="自评", description="逐项自评和佐证。")
    photos: Several[PhotoEntry] = Field((), title="照片", description="品牌页的照片。")
    sources: Several[Source] = Field((), title="资料来源", description="事实出自哪里。")
    review: Review | None = Field(None, title="审核", description="三审三校。")
    named: Several[Staff] = Field(
        (),
        title="同意公开的姓名",
        description="书面同意在文字里出现姓名的教职工，逐人写姓名、身份和同意记录；这一栏不公开。",
    )
    gaps: Several[Text] = Field((), title="来源缺漏", description="整份资料的残缺之处。")

    def initiative_ids(self) -> dict[str, str]:
        """Id, name or alias of an initiative -> its id; a name of two initiatives is not listed."""
        every = self.all_initiatives()
        names = [name for item in every for name in {item.name, *item.aliases}]
        ids = {name: item.id for item in every for name in (item.name, *item.aliases)}
        unique = {name: id for name, id in ids.items() if names.count(name) == 1}
        return {**unique, **{item.id: item.id for item in every}}

    def located_recognitions(self) -> Iterator[tuple[tuple[str | int, ...], Recognition]]:
        """Every recognition with its path, the present one first."""
        if self.recognition:
            yield ("recognition",), self.recognition
        for i, given in enumerate(self.more_recognitions):
            yield ("more_recognitions", i), given

    def all_initiatives(self) -> tuple[Initiative, ...]:
        """Every initiative at every depth, in document order."""
        return tuple(below for top in self.initiatives for below in top.walk())
