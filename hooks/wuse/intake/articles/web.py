"""A saved WeChat article -> blocks. Runs in the child process.

Scripts are not run, and nothing is fetched: a picture is there only if it was saved with the page.
"""

from __future__ import annotations

import datetime
import email
import email.policy
import re
from contextlib import suppress
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from wuse.intake.refusal import Refusal, RefusedError

from .blocks import Block

MAX_PAGE = 8 << 20
"""Bytes of a page without its scripts."""
_MAX_OPEN = 500
_MAX_PICTURES = 60 << 20
_SCRIPT = re.compile(rb"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_PUBLISHED = re.compile(
    rb"""\b(?:ct|create_time|oriCreateTime)\s*[=:]\s*(?:JsDecode\()?["'](\d{10})["']"""
)
_DAY = re.compile(r"(\d{4})[-年/](\d{1,2})[-月/](\d{1,2})")
_CHINA = datetime.timezone(datetime.timedelta(hours=8))
_VOID = {"br", "img", "hr", "input", "meta", "link", "source", "col", "embed", "wbr", "area"}
_LINES = {"p", "section", "div", "h1", "h2", "h3", "h4", "li", "ul", "ol", "blockquote", "table",
          "tr", "figure", "figcaption", "article", "body"}  # fmt: skip
_OF_ONE_ARTICLE = ("__biz", "mid", "idx", "sn")
"""The parameters that say which article it is; the others say who shared it."""
_FIX = "用电脑的浏览器打开文章，拉到最后，再“另存为 → 网页，全部”"


def read_page(data: bytes) -> dict[str, Any]:
    """What an article says, as JSON: blocks, title, publisher, day, address.

    Raises:
        RefusedError: it is too large, or no WeChat article.
    """
    published = _PUBLISHED.search(data)
    page = _SCRIPT.sub(b"", data)
    if len(page) > MAX_PAGE:
        raise RefusedError(Refusal.TOO_LARGE, "网页太大", _FIX)
    parser = _Page()
    parser.feed(_decoded(page))
    parser.close()
    parser.flush()
    if not parser.blocks:
        raise RefusedError(Refusal.UNKNOWN_KIND, "不是公众号文章的网页", _FIX)
    day = ""
    if published:
        moment = datetime.datetime.fromtimestamp(int(published[1]), _CHINA)
        day = moment.date().isoformat()
    elif match := _DAY.search(parser.texts.get("publish_time", "")):
        with suppress(ValueError):  # there is no such day
            day = datetime.date(*map(int, match.groups())).isoformat()
    shared_title = parser.meta.get("og:title", "")
    return {
        "blocks": parser.blocks,
        "title": " ".join(parser.texts.get("activity-name", shared_title).split()),
        "publisher": " ".join(parser.texts.get("js_name", "").split()),
        "published": day,
        "url": _address(parser.meta.get("og:url", "")),
    }


def read_mhtml(data: bytes) -> tuple[bytes, dict[str, bytes]]:
    """The page of a web archive, and its pictures by their addresses.

    Raises:
        RefusedError: there is no page in it, or it is too large.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    page, left = b"", _MAX_PICTURES
    pictures: dict[str, bytes] = {}
    for part in message.walk():
        if not isinstance(part, EmailMessage) or part.is_multipart():
            continue
        payload = part.get_payload(decode=True)
        content = payload if isinstance(payload, bytes) else b""
        if part.get_content_type() == "text/html" and not page:
            page = content
        elif part.get_content_maintype() == "image":
            left -= len(content)
            if left < 0:
                raise RefusedError(Refusal.TOO_LARGE, "里面的图片太大", _FIX)
            pictures[str(part.get("Content-Location", ""))] = content
    if not page:
        raise RefusedError(Refusal.UNKNOWN_KIND, "里面没有网页", _FIX)
    return page, pictures


class _Page(HTMLParser):
    """Collects the text below ``#js_content``, and a few texts by their ids."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.texts: dict[str, str] = {}
        self.meta: dict[str, str] = {}
        self._open: list[tuple[str, str, str]] = []
        """Tag, id and alignment of every element that is open."""
        self._text = ""
        self._is_bold = True
        self._rows: list[list[str]] | None = None

    @property
    def _is_inside(self) -> bool:
        return any(id == "js_content" for _, id, _ in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.meta.setdefault(given.get("property", ""), given.get("content", ""))
        if tag in _LINES:
            self.flush()
        if self._is_inside:
            self._start(tag, given)
        if tag in _VOID:
            return
        if len(self._open) >= _MAX_OPEN:
            raise RefusedError(Refusal.FORBIDDEN, "网页的层次太深，不读", _FIX)
        style = given.get("style", "").replace(" ", "")
        align = re.search(r"text-align:(center|right)", style)
        self._open.append((tag, given.get("id", ""), align[1] if align else ""))

    def _start(self, tag: str, given: dict[str, str]) -> None:
        """An element within the article begins."""
        if tag == "img":
            self.flush()
            self.blocks.append(Block(picture=given.get("src") or given.get("data-src", "?")))
        elif tag == "br":
            self._text += "\n"
        elif tag == "table" and self._rows is None:
            self._rows = []
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in _LINES:
            self.flush()
        if tag == "table" and self._rows is not None:
            rows = tuple(tuple(cell.strip() for cell in row) for row in self._rows if any(row))
            self._rows = None
            if rows:
                self.blocks.append(Block(rows=rows))
        tags = [name for name, _, _ in self._open]
        if tag in tags:
            last = len(tags) - 1 - tags[::-1].index(tag)
            del self._open[last:]

    def handle_data(self, data: str) -> None:
        for _, id, _ in self._open:
            if id in ("activity-name", "js_name", "publish_time"):
                self.texts[id] = self.texts.get(id, "") + data
        if not self._is_inside:
            return
        if self._rows and self._rows[-1]:
            self._rows[-1][-1] += " ".join(data.split())
            return
        text = re.sub(r"\s+", " ", data)
        is_bold = any(tag in ("strong", "b") for tag, _, _ in self._open)
        if text.strip():
            self._is_bold = self._is_bold and is_bold
        self._text += text

    def flush(self) -> None:
        """End the paragraph."""
        tags = [tag for tag, _, _ in self._open]
        for line in self._text.split("\n"):
            if text := line.strip().strip("\u200b\ufeff"):
                align = next((it for _, _, it in reversed(self._open) if it), "")
                is_heading = any(tag in ("h1", "h2", "h3", "h4") for tag in tags)
                self.blocks.append(Block(text, align, self._is_bold, 0, is_heading, "li" in tags))
        self._text, self._is_bold = "", True


def _address(url: str) -> str:
    """The address of an article without what says who shared it; empty if it is none."""
    parts = urlsplit(url)
    if parts.hostname != "mp.weixin.qq.com":
        return ""
    query = urlencode([it for it in parse_qsl(parts.query) if it[0] in _OF_ONE_ARTICLE])
    return f"https://mp.weixin.qq.com{parts.path}{f'?{query}' if query else ''}"


def local_name(source: str) -> str:
    """The path of a picture beside its page; empty if the picture is elsewhere or was not saved."""
    parts = urlsplit(source)
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    return unquote(parts.path).removeprefix("./")


def _decoded(page: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return page.decode(encoding)
        except UnicodeDecodeError:
            continue
    return page.decode("utf-8", "replace")
