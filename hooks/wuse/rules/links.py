"""Where links lead: to where everybody can go, and to what they say."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from wuse.model.base import Record
from wuse.model.region import Sourced
from wuse.source.problems import Code, Loc, Severity

from .finding import Finding, at
from .rule import Example, rule
from .scene import School

_URL = re.compile(r"(?:https?|file)://[^\s\x00<>()\[\]（）“”，。；]{1,2000}", re.IGNORECASE)
_SHORTENERS = frozenset(
    (
        *("t.cn", "url.cn", "dwz.cn", "suo.im", "suo.nz", "mrw.so", "sourl.cn"),
        *("bit.ly", "t.co", "goo.gl", "tinyurl.com", "is.gd"),
    )
)
_INSIDE = (".local", ".lan", ".internal", ".intranet", ".localdomain", ".home.arpa")
_LINK = "链接: [{标题: 活动报道, 网址: %s}]\n"
_GOOD = Example.activity(_LINK % '"https://www.example.com/news/1.html"')

Linked = tuple[Sourced[Record], Loc, str]


def _links(school: School) -> Iterator[Linked]:
    """Every address in the fields for links, and in texts."""
    file = school.folder.file
    lists = (("owner", file.owner.links), ("brand", file.brand.links))
    for name, links in lists:
        for i, link in enumerate(links):
            yield school.folder.brand, (name, "links", i, "url"), str(link.url)
    for i, source in enumerate(file.sources):
        if source.url:
            yield school.folder.brand, ("sources", i, "url"), str(source.url)
    for item in school.folder.activities:
        for i, link in enumerate(item.record.links):
            yield item, ("links", i, "url"), str(link.url)
    for prose in school.prose:
        if "://" in prose.whole:
            yield from ((prose.item, loc, match[0]) for loc, match in prose.find(_URL))


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:  # brackets that enclose no address
        return ""


@rule(
    Code.PRIVATE_LINK,
    "link-private",
    "链接只有本校能打开",
    Severity.WARNING,
    why="内网地址和自己电脑上的文件，别人点了打不开，还会暴露学校内部系统的地址。",
    bad=Example.activity(_LINK % '"http://192.168.1.20/news/1.html"'),
    good=_GOOD,
)
def private_link(school: School) -> Iterator[Finding]:
    """Links lead to hosts of the public internet."""
    for item, loc, url in _links(school):
        if url.lower().startswith("file:") or _is_inside(_host(url)):
            fix = "换成公开网站上的网址，没有就删掉这个链接"
            yield at(item, loc, f"链接“{_short(url)}”在校外打不开", fix)


def _is_inside(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return bool(host) and ("." not in host or host.endswith(_INSIDE))


@rule(
    Code.SHORT_LINK,
    "link-short",
    "链接是短网址",
    Severity.HINT,
    why="短网址看不出通到哪里，服务停了就失效，也可能被改成别的内容。",
    bad=Example.activity(_LINK % '"https://dwz.cn/a1b2c3"'),
    good=_GOOD,
)
def short_link(school: School) -> Iterator[Finding]:
    """Links say where they lead."""
    for item, loc, url in _links(school):
        if _host(url).removeprefix("www.") in _SHORTENERS:
            fix = "用浏览器打开它，把地址栏里的完整网址抄过来"
            yield at(item, loc, f"“{_short(url)}”是短网址，看不出通到哪里", fix)


@rule(
    Code.PLAIN_HTTP,
    "link-http",
    "链接没有加密",
    Severity.HINT,
    why="http:// 开头的网址没有加密，浏览器会提示“不安全”。多数网站换成 https:// 也能打开。",
    bad=Example.activity(_LINK % '"http://www.example.com/news/1.html"'),
    good=_GOOD,
)
def plain_http(school: School) -> Iterator[Finding]:
    """Links are encrypted, if they lead anywhere at all."""
    for item, loc, url in _links(school):
        if url.lower().startswith("http://") and not _is_inside(_host(url)):
            fix = "试一试换成 https://，能打开就用它；打不开就保留"
            yield at(item, loc, f"链接“{_short(url)}”没有加密", fix)


def _short(url: str) -> str:
    return url if len(url) <= 60 else f"{url[:60]}…"
