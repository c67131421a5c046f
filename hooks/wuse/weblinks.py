"""Where an address really leads, and whether it may be a link.

Pages are also read from a USB stick and by people who judge a link by how it looks. So a link is a
whole address of the web, or an anchor, and its host is what it seems to be.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import cmarkgfm
from cmarkgfm.cmark import Options

_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""What counts as a letter or a sign and shows nothing."""
_WEB = re.compile(r"https?://([^/?#\\]*)", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_HOST = re.compile(r"(?:[A-Za-z0-9_\u3007\u3400-\u9fff\U00020000-\U0003ffff-]+\.?)+")
"""Letters of one script beside Han: others look like Latin ones and stand for them."""
_NUMBERS = re.compile(r"(?:0[xX][0-9a-fA-F]*|\d+)(?:\.(?:0[xX][0-9a-fA-F]*|\d+)){0,3}\.?")
_QUAD = re.compile(r"(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})")
_NAMED = re.compile(
    r"(?:https?://(?:[^\s/@]*@)?|(?<![\w.@/-])(?=(?:[a-z0-9-]+\.)+(?:com|cn|net|org|top|cc|io|gov|edu)"
    r"(?![\w-])))([^\s/:?#@，。；、）)]+)",
    re.IGNORECASE,
)
"""The host of an address in the words of a link, with or without ``https://``."""


def fault(address: str) -> str:
    """Why an address may not be a link, in Chinese; empty if it may."""
    if not address.isprintable() or not _FILLERS.isdisjoint(address) or set(address) & set(" \\"):
        return "网址里有空格、反斜杠或者看不见的字符"
    if address.startswith("#"):
        return ""
    web = _WEB.match(address)
    if web:
        return _fault_of_host(web[1])
    if address.startswith("//"):
        return "以“//”开头的网址不完整，在U盘里打开会变成网络共享"
    scheme = _SCHEME.match(address)
    if scheme and scheme[0].lower() not in ("https:", "http:"):
        return f"以“{scheme[0]}”开头的不是网页"
    return "不是完整的网址"


def _fault_of_host(authority: str) -> str:
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
    shown = _shown(host)
    if not shown or set(host) & set("@:/?#%\\"):
        return "网址里网站的名称写错了"
    if not _HOST.fullmatch(shown):
        return "网站的名称里混有别的文字，容易冒充别的网站"
    if _NUMBERS.fullmatch(host) and not _QUAD.fullmatch(host):
        return "网站的名称是一串数字，看不出是哪个网站"
    return ""


def _shown(host: str) -> str:
    """A host as people read it: ``xn--`` is written for letters that are not ASCII."""
    try:
        return ".".join(
            label[4:].encode("ascii").decode("punycode") if label.startswith("xn--") else label
            for label in host.lower().split(".")
        )
    except (UnicodeError, ValueError, IndexError):
        return ""


def misleads(words: str, address: str) -> bool:
    """Whether the words of a link are the address of another host."""
    web = _WEB.match(address)
    if not web:
        return False
    leads = _plain(web[1].rpartition("@")[2].partition(":")[0])
    said = (_plain(found[1]) for found in _NAMED.finditer(words))
    return any(
        host != leads and not host.endswith(f".{leads}") and not leads.endswith(f".{host}")
        for host in said
    )


def _plain(host: str) -> str:
    host = unquote(host)
    return (_shown(host) or host.lower()).rstrip(".").removeprefix("www.")


def links_in(text: str) -> list[tuple[str, str]]:
    """Every link of a Markdown text: its address as a browser gets it, and its words."""
    html = cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE)
    reader = _Links()
    reader.feed(html)
    reader.close()
    return reader.found


class _Links(HTMLParser):
    """Collects links."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._is_open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a link."""
        address = dict(attrs).get("href")
        if tag == "a" and address is not None:
            self.found.append((address, ""))
            self._is_open = True

    def handle_endtag(self, tag: str) -> None:
        """End a link."""
        if tag == "a":
            self._is_open = False

    def handle_data(self, data: str) -> None:
        """Add words to the link that is open."""
        if self._is_open:
            address, words = self.found[-1]
            self.found[-1] = address, words + data
