"""Photos and links: what they show, who can be seen, and who made them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, TypeVar

from pydantic import AnyUrl, BeforeValidator, Field, UrlConstraints
from pydantic_core import PydanticCustomError

from wuse.weblinks import link_problem

from .annotations import fields_holding
from .base import Choice, Record, Several, Text, YesNo
from .people import Consent


def _check_address(value: object) -> object:
    """Check the address as written, because the URL parser repairs many bad ones silently."""
    is_web = isinstance(value, str) and re.match(r"\s*https?:", value[:_LONGEST], re.IGNORECASE)
    if is_web and (reason := link_problem(str(value)[:_LONGEST].strip())):
        raise PydanticCustomError("url_unsafe", "{reason}", {"reason": reason})
    return value


_LONGEST = 2000
Url = Annotated[
    AnyUrl,
    UrlConstraints(allowed_schemes=["https", "http"], max_length=_LONGEST),
    BeforeValidator(_check_address),
]
"""A web address that leads where it seems to lead. Other schemes (javascript:, data: …) are
refused."""

Fraction = Annotated[float, Field(ge=0, le=1)]
Box = tuple[Fraction, Fraction, Fraction, Fraction]
"""Left, top, width and height as fractions of the upright picture."""


class PeopleInPhoto(Choice):
    """Who can be recognised in a photo; this decides whether it may be published."""

    NONE = "none", "无人"
    ADULTS = "adults", "成人"
    STUDENTS_GROUP = "students_group", "学生群像"
    STUDENTS_IDENTIFIABLE = "students_identifiable", "学生可辨认"


class PictureKind(Choice):
    """How a picture was made; anything but a photograph is labelled on the page."""

    PHOTO = "photo", "照片"
    ILLUSTRATION = "illustration", "示意插画"
    GENERATED = "generated", "人工智能生成"
    SCAN = "scan", "翻拍"


class PhotoEntry(Record):
    """A picture in the owner's ``photos/`` folder, and the facts needed to publish it."""

    file: Text = Field(
        title="文件", description="photos 文件夹里的文件名，例如 tree-planting.jpg。"
    )
    caption: str = Field("", title="图注", description="图下的一句话，二十字左右。")
    alt: Text = Field(title="画面描述", description="给看不见图的人听：画面里有什么。")
    credit: str = Field("", title="作者", description="拍摄者或作者的身份，例如“校融媒体社”。")
    people: PeopleInPhoto = Field(
        title="画面人物",
        description="无人、成人、学生群像（认不出是谁）、学生可辨认（须监护人同意）。",
    )
    kind: PictureKind = Field(PictureKind.PHOTO, title="图片性质", description="照片、示意插画等。")
    shows_name: YesNo = Field(
        False,
        title="露出名称",
        description="画面里读得出校名、地名、人名（校门、牌匾、横幅、校服）填“是”；匿名评审时不用它。",
    )
    consent: Consent | None = Field(None, title="同意记录", description="可辨认学生的监护人同意。")
    blur: Several[Box] = Field(
        (),
        title="打码区域",
        description="要永久抹去的矩形 [左, 上, 宽, 高]，用 0 到 1 的比例表示。",
    )
    focus: tuple[Fraction, Fraction] | None = Field(
        None, title="画面重点", description="裁切时要保住的点 [横, 纵]，用 0 到 1 的比例表示。"
    )

    @property
    def is_inside(self) -> bool:
        """Whether ``file`` names a file in the photos folder, not one outside it."""
        return self.file not in (".", "..") and not set("/\\:\0") & set(self.file)


class LinkKind(Choice):
    """What a link leads to."""

    ARTICLE = "article", "报道"
    VIDEO = "video", "视频"
    WECHAT = "wechat", "公众号"
    DOCUMENT = "document", "文件"


class Link(Record):
    """A link to another site; pages show it as a link and never load its target."""

    title: Text = Field(title="标题", description="链接显示的文字。")
    url: Url = Field(title="网址", description="以 https:// 开头的完整网址。")
    kind: LinkKind = Field(LinkKind.ARTICLE, title="类别", description="报道、视频、公众号、文件。")


Loc = tuple[str | int, ...]
Photos = Several[PhotoEntry]
Links = Several[Link]


Kind = TypeVar("Kind", bound=Record)


def photos_in(record: object, loc: Loc = ()) -> Iterator[tuple[Loc, PhotoEntry]]:
    """Every photo in a record, at any depth, with its path of field names and positions."""
    return records_in(record, PhotoEntry, loc)


def records_in(record: object, kind: type[Kind], loc: Loc = ()) -> Iterator[tuple[Loc, Kind]]:
    """Every record of a kind in a record, at any depth, with its path."""
    if isinstance(record, kind):
        yield loc, record
    elif isinstance(record, Record):
        for name in fields_holding(type(record), kind):
            yield from records_in(getattr(record, name), kind, (*loc, name))
    elif isinstance(record, tuple):
        for position, item in enumerate(record):
            yield from records_in(item, kind, (*loc, position))
