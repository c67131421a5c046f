"""The bureau's settings in ``mkdocs.yml`` under ``extra.wuse``."""

from __future__ import annotations

import re
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from wuse.weblinks import link_problem

from .base import Choice, Record, Several, Text
from .brand import HexColour

FEED_ID = (
    r"^$|^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+"
    r",[0-9]{4}(-[0-9]{2}){0,2}$"
)
"""Empty, or a "tagging entity" of RFC 4151, section 2.1: a domain name, and a day, month or year on
which it belonged to the bureau."""


def _existing_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):  # not a zone name, a folder of zones, unknown
        raise PydanticCustomError("no_zone", "没有这个时区，全国都写“Asia/Shanghai”") from None
    return name


class PhotoProfile(Choice):
    """Which files are made from every photo; the codes are the profile names of `wuse.photos`."""

    STANDARD = "standard", "标准"
    LEAN = "lean", "精简"


class ShareCards(Choice):
    """Which pages get a card for link previews."""

    ALL = "all", "全部"
    BRANDS = "brands", "品牌"
    NONE = "none", "不要"


def _leads_somewhere(address: str) -> str:
    """Accept a web address or a page of this site."""
    reason = link_problem(address)
    if reason and not _WITHIN.fullmatch(address):
        raise PydanticCustomError("url_unsafe", "{reason}", {"reason": reason})
    return address


_WITHIN = re.compile(r"(?![/.])[\w.%/-]+(?:[?#][\w=&%.-]*)*")


class FooterLink(Record):
    """A link in the footer, such as the bureau's own site."""

    title: Text = Field(title="标题", description="链接文字。")
    url: Annotated[Text, AfterValidator(_leads_somewhere)] = Field(
        title="网址", description="完整网址，或者站内地址。"
    )


class Settings(Record):
    """The bureau's own settings of the site."""

    accent: HexColour = Field("#b3212b", title="主色", description="全站的强调色，加引号的色值。")
    tagline: str = Field("", title="标语", description="首页标题下面的一句话。")
    publisher: str = Field("", title="主办单位", description="页脚里的主办单位。")
    contact: str = Field("", title="联系方式", description="页脚里公开的联系方式。")
    icp: str = Field("", title="ICP备案号", description="例如 京ICP备00000000号-1。")
    police: str = Field("", title="公安备案号", description="例如 京公网安备 00000000000000号。")
    emblem: str = Field("", title="徽标", description="页眉徽标的文件，放在 docs 里；原样显示。")
    links: Several[FooterLink] = Field((), title="友情链接", description="页脚里的链接。")
    timezone: Annotated[Text, AfterValidator(_existing_zone)] = Field(
        "Asia/Shanghai",
        title="时区",
        description="今天是哪一天、每天几点下架，都按这个时区算；全国都是 Asia/Shanghai。",
    )
    photo_profile: PhotoProfile = Field(
        PhotoProfile.STANDARD,
        title="照片方案",
        description="标准：最清晰；精简：每张照片不超过 250 KB，适合限制网站大小的主机。",
    )
    share_cards: ShareCards | None = Field(
        None,
        title="分享图",
        description="all：品牌和活动都有分享图；brands：只有品牌有；none：都没有。"
        "不写时，合计两千张以内就都有，超过就只有品牌有。",
    )
    card_font: str = Field(
        "", title="分享图字体", description="字体文件；不写时用电脑里的思源宋体、宋体等。"
    )
    feed_id: Annotated[str, Field(pattern=FEED_ID)] = Field(
        "",
        title="订阅源标识",
        description="订阅源里每条编号的开头：单位的域名、英文逗号和开始用它的年份，例如"
        " example.cn,2026。写了就不再改，换网址、换站名也不改。",
    )
    per_page: int = Field(
        80,
        ge=10,
        le=400,
        title="每页条数",
        description="长列表每页最多多少条；有图有摘要的更少：活动 80，典型 96，品牌卡片 48。",
    )

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which the bureau's days begin and end."""
        return ZoneInfo(self.timezone)
