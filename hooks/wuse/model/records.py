"""Dated and personal records below a brand: activities, exemplars and the written case."""

from __future__ import annotations

from pydantic import Field

from .achievements import Honour
from .base import Record, Several, Slug, Text
from .brand import Visibility
from .dates import Edtf
from .initiative import InitiativeName
from .media import Links, PhotoEntry, Photos
from .people import Consent, Group, Groups, Quote, Staff
from .practice import GAP, Item, Metric, Nature
from .quantity import Quantity
from .terms import OF_ONE_PERSON
from .vocabulary import ActivityType, ExemplarType, Level


class Feedback(Record):
    """Opinions collected after an activity, and what was done about them."""

    channel: str = Field("", title="渠道", description="意见箱、座谈、问卷……")
    opinions: Quantity | None = Field(None, title="意见数", description="收到多少条。")
    handled: Quantity | None = Field(None, title="已办理", description="办结多少条。")
    text: str = Field("", title="内容", description="主要意见和办理结果。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``feedback: 一句话`` gives the text alone."""
        return {"text": text}


class Activity(Record):
    """One activity: ``activities/<date>-<name>.yml``."""

    title: Text = Field(title="标题", description="像新闻标题一样具体，例如“重阳前一天……”。")
    date: Edtf = Field(title="日期", description="2025-10-18、2025-10 或“不详”。")
    type: ActivityType = Field(title="活动类型", description="主题党日、志愿服务、走访慰问……")
    initiative: Several[InitiativeName] = Field(
        (), title="所属载体", description="brand.yml 里载体的编号。"
    )
    nature: Nature | None = Field(None, title="性质", description="规定动作或自选动作。")
    theme: str = Field("", title="主题", description="活动打出的主题或口号，不用加引号。")
    place: str = Field("", title="地点", description="在哪里；不写家庭住址。")
    presenter: Staff | None = Field(None, title="主讲", description="主讲或主持人的身份。")
    participants: Groups[Group] = Field((), title="参加人群", description="人群和人数。")
    audience: Several[Text] = Field((), title="面向", description="面向哪些人。")
    organiser: Several[Text] = Field((), title="主办单位", description="由谁主办；自己办的不用写。")
    partners: Several[Text] = Field((), title="共同举办", description="合作单位。")
    summary: str = Field("", title="摘要", description="一两句话，列表里显示。")
    body: str = Field("", title="正文", description="可以分段、加小标题（Markdown）。")
    items: Several[Item] = Field((), title="内容清单", description="任务、物资、节目等。")
    outcome: str = Field("", title="成果", description="有了什么结果。")
    metrics: Several[Metric] = Field((), title="数据", description="可数的结果。")
    quotes: Several[Quote] = Field((), title="原话", description="参加的人说的话，写明身份。")
    feedback: Feedback | None = Field(None, title="反馈", description="意见和办理。")
    photos: Photos = Field((), title="照片", description="photos 文件夹里的照片。")
    links: Links = Field((), title="链接", description="报道、视频。")
    series: str = Field("", title="系列", description="所属的系列活动，例如“书记讲党课”。")
    documents: Several[Text] = Field((), title="相关文件", description="文件名称。")
    tags: Several[Text] = Field((), title="标签", description="例如 党建+教学。")
    visibility: Visibility = Field(Visibility.PUBLIC, title="公开范围", description="公开或内部。")
    expires: Edtf | None = Field(None, title="下架日期", description="公示类内容到期自动下架。")
    gap: str = GAP


class Promise(Record):
    """A promise that an exemplar post makes in public."""

    text: Text = Field(title="承诺", description="一句话。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``- 每天早到十分钟`` is the promise itself."""
        return {"text": text}


class Exemplar(Record):
    """An exemplar: a post, a class, a studio, a team, or a person who consents to be shown."""

    name: str = Field("", title="名称", description="集体的名称；个人姓名须有同意记录才公开。")
    type: ExemplarType = Field(title="典型类型", description="示范岗、先锋岗、名师工作室……")
    role: str = Field("", title="身份", description="例如“小学语文教师”。")
    initiative: Several[InitiativeName] = Field(
        (), title="所属载体", description="brand.yml 里载体的编号。"
    )
    since: Edtf | None = Field(None, title="开始时间", description="设立或评选时间。")
    level: Level | None = Field(None, title="级别", description="哪一级的，例如 省级。")
    place: str = Field("", title="所在", description="年级组、教研组、校区。")
    consent: Consent | None = Field(None, title="同意记录", description="个人典型必须有本人同意。")
    portrait: PhotoEntry | None = Field(None, title="照片", description="竖幅最好。")
    quote: Quote | None = Field(None, title="引语", description="一句原话。")
    summary: str = Field("", title="摘要", description="一句话，列表里显示。")
    story: str = Field("", title="事迹", description="可以分段（Markdown）。")
    promises: Several[Promise] = Field((), title="岗位承诺", description="公开的承诺。")
    members: Quantity | None = Field(None, title="人数", description="集体有多少人。")
    achievements: Several[Honour] = Field(
        (), title="业绩", description="优质课、荣誉等；不给学生排名。"
    )
    metrics: Several[Metric] = Field((), title="数据", description="可数的结果。")
    mentors: Several[Slug] = Field((), title="师傅", description="另一位典型的编号。")
    apprentices: Several[Slug] = Field((), title="徒弟", description="另一位典型的编号。")
    activities: Several[Slug] = Field((), title="相关活动", description="活动的编号（文件名）。")
    photos: Photos = Field((), title="更多照片", description="其他照片。")
    visibility: Visibility = Field(Visibility.PUBLIC, title="公开范围", description="公开或内部。")
    expires: Edtf | None = Field(None, title="下架日期", description="公示类内容到期自动下架。")
    gap: str = GAP

    @property
    def is_person(self) -> bool:
        """Whether this is one person, whose name and portrait need consent."""
        return self.type.code in OF_ONE_PERSON

    @property
    def may_be_named(self) -> bool:
        """Whether the name may be published."""
        return not self.is_person or bool(self.consent and self.consent.given)


class CaseSection(Record):
    """A section of the written case; sections nest."""

    title: Text = Field(title="小标题", description="一句话。")
    text: str = Field("", title="正文", description="可以分段（Markdown）。")
    points: Several[Item] = Field((), title="要点", description="逐条列出。")
    sections: Several[CaseSection] = Field((), title="下级", description="可以再分层。")
    gap: str = GAP


class Case(Record):
    """The written case ``case.yml``: background, practice, results and insights."""

    title: Text = Field(title="案例标题", description="完整标题。")
    subtitle: str = Field("", title="副标题", description="副标题。")
    summary: str = Field("", max_length=600, title="摘要", description="三百字以内。")
    author: str = Field("", title="撰写单位", description="执笔单位或身份。")
    date: Edtf | None = Field(None, title="日期", description="成稿时间。")
    background: str = Field("", title="背景", description="为什么做（Markdown）。")
    practice: Several[CaseSection] = Field((), title="做法", description="主要做法，可分层。")
    results: str = Field("", title="成效", description="可以分段（Markdown）。")
    insights: Several[CaseSection] = Field((), title="启示", description="经验启示。")
    photos: Photos = Field((), title="照片", description="案例配图。")
    visibility: Visibility = Field(Visibility.PUBLIC, title="公开范围", description="公开或内部。")
    gap: str = GAP
