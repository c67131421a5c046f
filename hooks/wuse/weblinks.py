"""Where a web address really leads, and whether it may become a link.

Pages are also read from a USB stick, and by people who judge a link by its looks. So a link must be
a complete web address or an anchor, and its host must be what it seems to be.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import cmarkgfm
from cmarkgfm.cmark import Options

_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Characters that count as letters or signs but show nothing."""
_WEB = re.compile(r"https?://([^/?#\\]*)", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_HOST = re.compile(r"(?:[A-Za-z0-9_\u3007\u3400-\u9fff\U00020000-\U0003ffff-]+\.?)+")
"""Latin and Han only: letters of other scripts can pass for Latin ones."""
_NUMBERS = re.compile(r"(?:0[xX][0-9a-fA-F]*|\d+)(?:\.(?:0[xX][0-9a-fA-F]*|\d+)){0,3}\.?")
_QUAD = re.compile(r"(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})")
_HOST_IN_WORDS = re.compile(
    r"(?:https?://(?:[^\s/@]*@)?|(?<![\w.@/-])(?=(?:[a-z0-9-]+\.)+(?:com|cn|net|org|top|cc|io|gov|edu)"
    r"(?![\w-])))([^\s/:?#@，。；、）)]+)",
    re.IGNORECASE,
)
"""An address in the words of a link, with or without ``https://``; group 1 is its host."""


def link_problem(address: str) -> str:
    """Why an address may not become a link, in Chinese; empty if it may."""
    if not address.isprintable() or not _FILLERS.isdisjoint(address) or set(address) & set(" \\"):
        return "网址里有空格、反斜杠或者看不见的字符"
    if address.startswith("#"):
        return ""
    web = _WEB.match(address)
    if web:
        return _host_problem(web[1])
    if address.startswith("//"):
        return "以“//”开头的网址不完整，在U盘里打开会变成网络共享"
    scheme = _SCHEME.match(address)
    if scheme and scheme[0].lower() not in ("https:", "http:"):
        return f"以“{scheme[0]}”开头的不是网页"
    return "不是完整的网址"


def _host_problem(authority: str) -> str:
    if "@" in authority:
        return "网址里有“@”，它前面的不是网站，后面的才是"
    try:
        parts = urlsplit(f"https://{authority}")
        host = unquote(parts.hostname or "")  # as browsers do
        if parts.port == 0 or not host:
            return "网址里没有网站的名称"
    except ValueError:
        return "网址里网站的名称写错了"
    if authority.startswith("["):
        return ""
    unicode_host = _unicode_host(host)
    if not unicode_host or set(host) & set("@:/?#%\\"):
        return "网址里网站的名称写错了"
    if not _HOST.fullmatch(unicode_host):
        return "网站的名称里混有别的文字，容易冒充别的网站"
    if _NUMBERS.fullmatch(host) and not _QUAD.fullmatch(host):
        return "网站的名称是一串数字，看不出是哪个网站"
    return ""


def _unicode_host(host: str) -> str:
    """A host as people read it: ``xn--`` labels decoded; empty if they are malformed."""
    try:
        return ".".join(
            label[4:].encode("ascii").decode("punycode") if label.startswith("xn--") else label
            for label in host.lower().split(".")
        )
    except (UnicodeError, ValueError, IndexError):
        return ""


def is_misleading(words: str, address: str) -> bool:
    """Whether the words of a link name another host than the link leads to."""
    web = _WEB.match(address)
    if not web:
        return False
    actual = _normalized(web[1].rpartition("@")[2].partition(":")[0])
    claimed = (_normalized(match[1]) for match in _HOST_IN_WORDS.finditer(words))
    return any(
        host != actual and not host.endswith(f".{actual}") and not actual.endswith(f".{host}")
        for host in claimed
    )


def _normalized(host: str) -> str:
    host = unquote(host)
    return (_unicode_host(host) or host.lower()).rstrip(".").removeprefix("www.")


def links_in(text: str) -> list[tuple[str, str]]:
    """(address as a browser gets it, words) of every link in a Markdown text."""
    html = cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE)
    parser = _LinkParser()
    parser.feed(html)
    parser.close()
    return parser.links


class _LinkParser(HTMLParser):
    """Collects links."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self._is_open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a link."""
        address = dict(attrs).get("href")
        if tag == "a" and address is not None:
            self.links.append((address, ""))
            self._is_open = True

    def handle_endtag(self, tag: str) -> None:
        """End a link."""
        if tag == "a":
            self._is_open = False

    def handle_data(self, data: str) -> None:
        """Add words to the link that is open."""
        if self._is_open:
            address, words = self.links[-1]
            self.links[-1] = address, words + data
