"""Who owns a brand: a school or a bureau, its organisation tree and its members."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import Field, model_validator

from .base import MAIN, Choice, Record, Several, Slug, Text
from .dates import Edtf
from .media import Links
from .practice import GAP
from .quantity import Quantity
from .vocabulary import OrgType, Stage, Term


class OwnerKind(Choice):
    """What a folder is about: a school, an authority above schools, or no organisation at all."""

    SCHOOL = "school", "学校", "幼儿园 院系 党支部 支部"
    GROUP = "group", "教育集团", "集团 学校集团 集团校"
    BUREAU = "bureau", "主管部门", "教育局 教育行政部门 机关"
    ARTICLE = "article", "文章"
    """The ideas of a published article; it never counts as a school or a bureau."""


class SampleKind(Choice):
    """What kind of sample a record is."""

    PUBLIC_SOURCE = "public_source", "依据公开资料整理的示例"
    FICTIONAL = "fictional", "虚构示例"


class Ownership(Choice):
    """Who runs a school."""

    PUBLIC = "public", "公办", "公立 国办 公办学校 公办园"
    PRIVATE = "private", "民办", "私立 民办学校 民办园"
    INCLUSIVE = "inclusive", "普惠性民办", "普惠民办"
    JOINT = "joint", "合作办学", "中外合作办学 混合所有制"


class Campus(Record):
    """One of several places where a school teaches."""

    PAIR: ClassVar[tuple[str, str] | None] = ("note", "name")

    name: Text = Field(title="名称", description="例如“东校区”。")
    stages: Several[Stage] = Field((), title="学段", description="这个校区有哪些学段。")
    address: str = Field("", title="地址", description="学校的地址，可以公开的。")
    brand: str = Field("", title="品牌", description="这个校区自己的品牌名称。")
    since: Edtf | None = Field(None, title="启用时间", description="何时启用。")
    note: str = Field("", title="说明", description="例如“原某校并入”。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``- 东校区`` gives the name alone."""
        return {"name": text}


_REMARKED = re.compile("(?P<name>[^（）()]+)[（(](?P<note>[^（）()]*[0-9年][^（）()]*)[）)]")


class FormerOwner(Record):
    """What the owner was called before, or a school that was merged into it."""

    name: Text = Field(title="名称", description="以前的校名，或者并进来的学校。")
    until: Edtf | None = Field(None, title="到", description="用到什么时候。")
    note: str = Field("", title="说明", description="例如“更名”“并入”。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``- 某某中学`` gives the name alone, ``- 某某中学（2005年更名）`` also the remark."""
        match = _REMARKED.fullmatch(text.strip())
        return match.groupdict() if match else {"name": text}


class Branch(Record):
    """A Party organisation or a unit below it, down to grade and teaching-research groups."""

    name: Text = Field(title="名称", description="例如“八年级组党小组”。")
    type: OrgType | None = Field(
        None, title="组织类型", description="党委、党总支、党支部、党小组……"
    )
    node: str = Field("", title="所在单元", description="年级组、教研组、备课组、宿舍等。")
    count: Quantity | None = Field(None, title="数量", description="同类组织有几个。")
    members: Quantity | None = Field(None, title="党员数", description="正式党员和预备党员。")
    duties: Several[Text] = Field((), title="职责", description="主要职责。")
    brand: str = Field("", title="品牌", description="一支部一品牌：这个支部自己的品牌名称。")
    slogan: str = Field("", title="口号", description="这个支部的品牌口号。")
    links: Links = Field((), title="链接", description="这个支部的报道。")
    children: Several[Branch] = Field((), title="下级组织", description="可以再分层。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``- 一年级组党小组`` gives the name alone."""
        return {"name": text}


class Member(Record):
    """A school or organisation that belongs to a bureau: ``- 某某中学``, ``- 某某中学：品牌``."""

    PAIR: ClassVar[tuple[str, str] | None] = ("name", "brand")

    name: Text = Field(title="名称", description="学校或组织的名称。")
    owner: Slug | None = Field(None, title="文件夹", description="它在本站的文件夹名，可以没有。")
    brand: str = Field("", title="品牌", description="它自己的品牌名称；在本站有文件夹的不用写。")
    slogan: str = Field("", title="口号", description="它的品牌口号。")
    links: Links = Field((), title="链接", description="它的网站或报道。")
    note: str = Field("", title="说明", description="例如“2018年市级示范校创建单位”。")


class MemberList(Record):
    """Members of a bureau: the total that the source declares, and those that it lists."""

    name: Text = Field(title="名称", description="这组成员叫什么，例如“示范校创建单位”。")
    total: Quantity | None = Field(None, title="总数", description="来源所说的总数。")
    listed: Several[Member] = Field((), title="已列出", description="来源列出的成员，可少于总数。")
    gap: str = GAP


class Owner(Record):
    """The organisation whose folder this is."""

    OTHERS: ClassVar[Mapping[str, str]] = {"stage": "more_stages"}
    OF_TERMS: ClassVar[frozenset[str]] = frozenset({"stage"})

    name: Text = Field(title="单位名称", description="学校或部门的名称。")
    short_name: str = Field("", title="简称", description="卡片上用的短名。")
    aliases: Several[Text] = Field(
        (), title="别名", description="台账、简报里的其他叫法，例如“三中”；导入时靠它认出学校。"
    )
    organisation: str = Field(
        "", title="党组织全称", description="例如“中国共产党某校支部委员会”。"
    )
    kind: OwnerKind = Field(
        OwnerKind.SCHOOL,
        title="单位类别",
        description="学校、教育集团或主管部门；介绍一篇文章、不是单位的，写“文章”。",
    )
    org_type: OrgType | None = Field(None, title="组织类型", description="党委、党总支、党支部……")
    stage: Annotated[Stage | None, MAIN] = Field(
        None, title="学段", description="小学、初中、九年一贯制……"
    )
    more_stages: Several[Stage] = Field(
        (), title="其他学段", description="一个单位有几个学段的，写在这里，或者都列在“学段”里。"
    )
    ownership: Ownership | None = Field(None, title="办学性质", description="公办或民办。")
    founded: Edtf | None = Field(None, title="建校时间", description="例如 1956、1956-09。")
    motto: str = Field("", title="校训", description="一句话。")
    campuses: Several[Campus] = Field((), title="校区", description="有几个校区的逐个列出。")
    alliances: Several[Text] = Field(
        (), title="所属联盟", description="教育集团、共同体、联盟的名称。"
    )
    district: Slug | None = Field(
        None, title="区县", description="_bureau/site.yml 里登记的区县编号。"
    )
    parent: Slug | None = Field(None, title="上级", description="上级单位的文件夹名。")
    parent_name: str = Field("", title="上级名称", description="上级单位不在本站时写名称。")
    office: str = Field("", title="承办科室", description="例如“党建办公室”。")
    party_members: Quantity | None = Field(None, title="党员数", description="例如 46、140余。")
    staff: Quantity | None = Field(None, title="教职工数", description="例如 120余。")
    students: Quantity | None = Field(None, title="学生数", description="例如 约1800。")
    classes: Quantity | None = Field(None, title="班级数", description="例如 48个。")
    branches: Several[Branch] = Field((), title="组织设置", description="党组织和下级单元的树。")
    members: Several[MemberList] = Field(
        (), title="成员单位", description="主管部门、教育集团填写。"
    )
    former: Several[FormerOwner] = Field(
        (), title="曾用名", description="以前的校名、并进来的学校；页面上写明，旧名也找得到。"
    )
    former_folders: Several[Slug] = Field(
        (), title="旧文件夹", description="改名以前的文件夹名：旧网址自动转到这里。"
    )
    links: Links = Field((), title="链接", description="官方网站等。")
    about: str = Field("", title="单位简介", description="一段话。")

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        """Take a superior that is named, and so has no folder here, for its name."""
        fields = super()._read(data)  # type: ignore[operator]  # a validator is a classmethod
        parent = fields.get("parent") if isinstance(fields, dict) else None
        if isinstance(parent, str) and not parent.isascii() and "parent_name" not in fields:
            fields["parent_name"] = fields.pop("parent")
        return fields

    @property
    def all_names(self) -> tuple[str, ...]:
        """What the owner and its parts are called, or were."""
        former = (one.name for one in self.former)
        campuses = (one.name for one in self.campuses)
        return tuple(filter(None, (self.name, self.short_name, *self.aliases, *former, *campuses)))

    @property
    def stages(self) -> tuple[Term, ...]:
        """Every stage, once each, the main one first."""
        main = (self.stage,) if self.stage else ()
        return tuple(dict.fromkeys((*main, *self.more_stages)))
