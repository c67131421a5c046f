"""Links: everybody can open them, and they lead where they say."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from wuse.model.base import Record
from wuse.model.media import Link, records_in
from wuse.model.region import Sourced
from wuse.printable import printable
from wuse.rules.context import SchoolContext
from wuse.rules.rule import Example, Finding, SchoolRule, at
from wuse.source.codes import Code
from wuse.source.problems import Loc, Severity
from wuse.weblinks import is_misleading, link_problem, links_in

_URL = re.compile(r"(?:https?|file)://[^\s\x00<>()\[\]（）“”，。；]{1,2000}", re.IGNORECASE)
_SHORTENERS = frozenset(
    (
        *("t.cn", "url.cn", "dwz.cn", "suo.im", "suo.nz", "mrw.so", "sourl.cn"),
        *("bit.ly", "t.co", "goo.gl", "tinyurl.com", "is.gd"),
    )
)
_ENCRYPTED = re.compile(
    r"\.(?:www\.gov\.cn|moe\.gov\.cn|12371\.cn|xuexi\.cn|smartedu\.cn|people\.(?:com\.)?cn"
    r"|news\.cn|xinhuanet\.com|cctv\.com|gmw\.cn|cyol\.com|china\.com\.cn|thepaper\.cn|qq\.com"
    r"|weibo\.com|bilibili\.com|douyin\.com|baidu\.com|163\.com|sohu\.com|toutiao\.com"
    r"|github\.com|gitee\.com|wikipedia\.org|example\.com)\Z"
)
"""Sites that schools link to and that answer to https:// under all their names."""
_INSIDE = (".local", ".lan", ".internal", ".intranet", ".localdomain", ".home.arpa")
_LINK = "链接: [{标题: 活动报道, 网址: %s}]\n"
_GOOD = Example.activity(_LINK % '"https://www.example.com/news/1.html"')


def _links(school: SchoolContext) -> Iterator[tuple[Sourced[Record], Loc, str]]:
    """Every address in the fields for links, and in texts."""
    file = school.folder.profile
    lists = (("owner", file.owner.links), ("brand", file.brand.links))
    for name, links in lists:
        for i, link in enumerate(links):
            yield school.folder.source, (name, "links", i, "url"), str(link.url)
    for i, source in enumerate(file.sources):
        if source.url:
            yield school.folder.source, ("sources", i, "url"), str(source.url)
    for item in school.folder.activities:
        for i, link in enumerate(item.record.links):
            yield item, ("links", i, "url"), str(link.url)
    for prose in school.prose:
        if "://" in prose.whole:
            yield from ((prose.item, loc, match[0]) for loc, match in prose.find(_URL))


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:  # brackets without a valid address
        return ""


@SchoolRule(
    Code.PRIVATE_LINK,
    "link-private",
    "链接只有本校能打开",
    Severity.WARNING,
    why="内网地址和自己电脑上的文件，别人点了打不开，还会暴露学校内部系统的地址。",
    bad=Example.activity(_LINK % '"http://192.168.1.20/news/1.html"'),
    good=_GOOD,
)
def private_link(school: SchoolContext) -> Iterator[Finding]:
    """Links lead to hosts on the public internet."""
    for item, loc, url in _links(school):
        if url.lower().startswith("file:") or _is_inside(_host(url)):
            fix = "换成公开网站上的网址，没有就删掉这个链接"
            yield at(item, loc, f"链接“{_short(url)}”在校外打不开", fix)


def _is_inside(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return bool(host) and ("." not in host or host.endswith(_INSIDE))


@SchoolRule(
    Code.SHORT_LINK,
    "link-short",
    "链接是短网址",
    Severity.HINT,
    why="短网址看不出通到哪里，服务停了就失效，也可能被改成别的内容。",
    bad=Example.activity(_LINK % '"https://dwz.cn/a1b2c3"'),
    good=_GOOD,
)
def short_link(school: SchoolContext) -> Iterator[Finding]:
    """No link hides its target behind a URL shortener."""
    for item, loc, url in _links(school):
        if _host(url).removeprefix("www.") in _SHORTENERS:
            fix = "用浏览器打开它，把地址栏里的完整网址抄过来"
            yield at(item, loc, f"“{_short(url)}”是短网址，看不出通到哪里", fix)


@SchoolRule(
    Code.PLAIN_HTTP,
    "link-http",
    "链接没有加密",
    Severity.HINT,
    why="http:// 开头的网址没有加密，浏览器会提示“不安全”。只在这个网站换成 https:// 也能打开时"
    "才提：它是这样的大网站，或者同一所学校别处就用 https:// 链接到它。别的网站没有办法，不提。",
    bad=Example.activity(_LINK % '"http://www.example.com/news/1.html"'),
    good=_GOOD,
)
def plain_http(school: SchoolContext) -> Iterator[Finding]:
    """Links are encrypted, where the site that they lead to is known to be."""
    links = list(_links(school))
    secure = {_host(url) for _, _, url in links if url.lower().startswith("https://")}
    for item, loc, url in links:
        host = _host(url)
        if url.lower().startswith("http://") and (host in secure or _ENCRYPTED.search(f".{host}")):
            yield at(
                item, loc, f"链接“{_short(url)}”没有加密", "把 http:// 换成 https://，再点开看看"
            )


_MAYBE_LINK = re.compile(r"\]\s?[(\[:]|://|www\.|<[A-Za-z]")
"""Every Markdown text with a link contains one of these."""


def _in_texts(school: SchoolContext) -> Iterator[tuple[Sourced[Record], Loc, str, str]]:
    """Every link that a page makes from a text: its address and its label."""
    for prose in school.prose:
        for loc, text in prose if _MAYBE_LINK.search(prose.whole) else ():
            if _MAYBE_LINK.search(text):
                yield from ((prose.item, loc, *link) for link in links_in(text))


@SchoolRule(
    Code.UNSAFE_LINK,
    "link-unsafe",
    "链接不能用",
    Severity.ERROR,
    why="文字里的链接只能是完整的 https:// 或 http:// 网址。不完整的网址，在U盘里打开会通到别处；"
    "网址里带 @、混有别国字母或者只是一串数字的，让人以为是别的网站。这样的链接不会显示成链接。",
    bad=Example.activity("正文: 详见[报道](//news.example.com/1.html)。\n"),
    good=Example.activity("正文: 详见[报道](https://news.example.com/1.html)。\n"),
)
def unsafe_link(school: SchoolContext) -> Iterator[Finding]:
    """Links in texts are complete web addresses, and their hosts are what they seem to be."""
    for item, loc, url, label in _in_texts(school):
        is_mail = url == f"mailto:{label}"  # made from any mail address; no page shows it
        if not is_mail and (reason := link_problem(url)):
            fix = "写完整网址，例如 https://example.cn/a；没有就只留文字"
            yield at(item, loc, f"链接“{_short(printable(url))}”不能用：{reason}", fix, url)


@SchoolRule(
    Code.FALSE_LINK,
    "link-false",
    "链接的文字是另一个网址",
    Severity.ERROR,
    why="看上去通到一个网站、其实通到另一个网站的链接，是骗人最常用的办法。这样的链接不会显示成链接。",
    bad=Example.activity("正文: 详见[www.example.com](https://news.example.org/1.html)。\n"),
    good=Example.activity("正文: 详见[报道](https://news.example.org/1.html)。\n"),
)
def false_link(school: SchoolContext) -> Iterator[Finding]:
    """A link whose label is an address leads to that address."""
    titled = ((item, loc, link.url, link.title) for item, loc, link in _titled(school))
    for item, loc, url, label in (*_in_texts(school), *titled):
        if is_misleading(label, str(url)):
            message = f"链接的文字“{_short(printable(label))}”和去处“{_host(str(url))}”不是一个网站"
            yield at(item, loc, message, "文字改成报道的标题，或者改正网址")


def _titled(school: SchoolContext) -> Iterator[tuple[Sourced[Record], Loc, Link]]:
    """Every link in a field for links, at any depth."""
    for item in school.records:
        yield from ((item, loc, link) for loc, link in records_in(item.record, Link))


def _short(url: str) -> str:
    return url if len(url) <= 60 else f"{url[:60]}…"
