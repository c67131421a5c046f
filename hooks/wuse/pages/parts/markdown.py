"""School-written Markdown to safe HTML.

CommonMark by cmarkgfm in its safe mode, then nh3: the pair that the Python package index uses for
untrusted project descriptions. Headings are pushed below the page's own, images are dropped
(photos come from ``photos:``), links leave with ``rel=nofollow``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

import cmarkgfm
import nh3
from cmarkgfm.cmark import Options
from markupsafe import Markup

from wuse.weblinks import is_misleading, link_problem

# fmt: off
_TAGS = {
    "p", "br", "strong", "em", "del", "blockquote", "ul", "ol", "li", "h2", "h3", "h4", "h5",
    "h6", "table", "thead", "tbody", "tr", "th", "td", "a", "hr", "code", "pre", "sup", "sub",
}
# fmt: on
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "td": {"align"}, "th": {"align"}}
_OPTIONS = Options.CMARK_OPT_HARDBREAKS
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_WRAPPED = re.compile(
    r"(?<=[\u3400-\u9fff，、；：“‘（《—])\n(?=[\u3400-\u9fff“‘（《，。、；：！？”’）》—])"
)
"""A line that was broken in the middle of a Chinese sentence: a space there would show as a gap. A
break behind the end of a sentence is kept, as whoever typed it in Word meant it."""
_MARKUP = re.compile(r"[*_`\[\]<>&#|~\\!\n]|^\s*(?:[-+]|\d+[.)])\s", re.MULTILINE)


_UNSHOWN = re.compile(
    r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!(?:[A-Za-z][^>]*|\[CDATA\[.*?\]\])>"
    r"|<(script|style|textarea|title|template)\b.*?(?:</\1\s*>|\Z)"
    r"|<[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)>",
    re.DOTALL | re.IGNORECASE,
)


def without_unshown(text: str) -> str:
    """A text without what no page shows of it: comments and other HTML that can hold words."""
    return _UNSHOWN.sub("", text) if "<" in text else text


@lru_cache(maxsize=4096)
def render(text: str, heading: int = 3) -> Markup:
    """Render Markdown as a safe fragment.

    Args:
        text: what a school wrote.
        heading: the level (2–6) that its top-level headings become; those below follow by one.
    """
    if not text:
        return Markup("")
    text = _WRAPPED.sub("", text)
    if not _MARKUP.search(text):
        return Markup("<p>{}</p>\n").format(text)
    html = cmarkgfm.github_flavored_markdown_to_html(text, _OPTIONS)
    clean = nh3.clean(
        _outline(html, heading),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes={"https", "http"},
        link_rel="nofollow noopener",
    )
    return Markup(_LINK.sub(_honest, clean))  # noqa: S704 - nh3 has just made it safe


_LINK = re.compile(r'<a (?:href="([^"]*)"[^>]*|[^>]*)>(.*?)</a>', re.DOTALL)


def _attribute(_tag: str, name: str, value: str) -> str | None:
    """The value of an attribute; none where it makes a link that is no honest one."""
    return None if name == "href" and link_problem(value) else value


def _honest(link: re.Match[str]) -> str:
    """A link, or only its words where it leads nowhere, or elsewhere than they say."""
    address, words = link[1], link[2]
    if not address or is_misleading(Markup(words).striptags(), unescape(address)):  # noqa: S704
        return words
    return link[0]


def _outline(html: str, top: int) -> str:
    """Give headings the levels of their outline, whichever their writer chose for their size."""
    above: list[int] = []

    def renumber(found: re.Match[str]) -> str:
        written = int(found[1])
        while above and above[-1] >= written:
            above.pop()
        level = min(top + len(above), 6)
        above.append(written)
        return f"<h{level}>{found[2]}</h{level}>"

    return _HEADING.sub(renumber, html)


def plain(text: str, limit: int = 120) -> str:
    """The beginning of a Markdown text without markup, for descriptions and cards."""
    words = " ".join(render(text).striptags().split())
    return words if len(words) <= limit else words[: limit - 1] + "…"
