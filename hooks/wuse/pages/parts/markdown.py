"""Renders school-written Markdown as safe HTML.

cmarkgfm renders CommonMark in its safe mode, then nh3 cleans the result: the pair that the Python
package index uses for untrusted project descriptions. Headings are moved below the page's own,
images are dropped (photos come from ``photos:``), and links get ``rel=nofollow``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
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
SOFT_BREAK = re.compile(
    r"(?<=[\u3400-\u9fff，、；：“‘（《—])\n(?=[\u3400-\u9fff“‘（《，。、；：！？”’）》—])"
)
"""A line break in the middle of a Chinese sentence: rendered as a space, it would show as a gap. A
break after the end of a sentence stays, since whoever typed it in Word meant it."""
_MARKUP = re.compile(r"[*_`\[\]<>&#|~\\!\n]|^\s*(?:[-+]|\d+[.)])\s", re.MULTILINE)


_HIDDEN_HTML = re.compile(
    r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!(?:[A-Za-z][^>]*|\[CDATA\[.*?\]\])>"
    r"|<(script|style|textarea|title|template)\b.*?(?:</\1\s*>|\Z)"
    r"|<[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)>",
    re.DOTALL | re.IGNORECASE,
)


def without_hidden_html(text: str) -> str:
    """Remove what no page shows: comments and other HTML that can hide words."""
    return _HIDDEN_HTML.sub("", text) if "<" in text else text


@lru_cache(maxsize=4096)
def render(text: str, heading: int = 3) -> Markup:
    """Render Markdown as a safe fragment.

    Args:
        text: what a school wrote.
        heading: the level (2–6) of its top-level headings; nested ones follow one level each.
    """
    if not text:
        return Markup("")
    text = SOFT_BREAK.sub("", text)
    if not _MARKUP.search(text):
        return Markup("<p>{}</p>\n").format(text)
    html = cmarkgfm.github_flavored_markdown_to_html(text, _OPTIONS)
    clean = _cleaner().clean(_outline(html, heading))
    return Markup(_LINK.sub(_honest_link, clean))  # noqa: S704 - nh3 has just made it safe


@cache
def _cleaner() -> nh3.Cleaner:
    """Made once, in each process: that takes as long as cleaning a text."""
    return nh3.Cleaner(
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes={"https", "http"},
        link_rel="nofollow noopener",
    )


_LINK = re.compile(r'<a (?:href="([^"]*)"[^>]*|[^>]*)>(.*?)</a>', re.DOTALL)


def _attribute(_tag: str, name: str, value: str) -> str | None:
    """The value of an attribute; None to drop the address of a faulty link."""
    return None if name == "href" and link_problem(value) else value


def _honest_link(link: re.Match[str]) -> str:
    """The link, or only its words if it leads nowhere or to another site than they name."""
    address, words = link[1], link[2]
    if not address or is_misleading(Markup(words).striptags(), unescape(address)):  # noqa: S704
        return words
    return link[0]


def _outline(html: str, top: int) -> str:
    """Renumber headings by their nesting; schools choose levels by how large they look."""
    ancestors: list[int] = []

    def renumber(heading: re.Match[str]) -> str:
        written_level = int(heading[1])
        while ancestors and ancestors[-1] >= written_level:
            ancestors.pop()
        level = min(top + len(ancestors), 6)
        ancestors.append(written_level)
        return f"<h{level}>{heading[2]}</h{level}>"

    return _HEADING.sub(renumber, html)


def words(text: str) -> str:
    """A Markdown text without markup, on one line."""
    joined = SOFT_BREAK.sub("", text)
    is_plain = not _MARKUP.search(joined)
    return " ".join((joined if is_plain else render(text).striptags()).split())


def plain(text: str, limit: int = 120) -> str:
    """The beginning of a Markdown text without markup, for descriptions and cards."""
    line = words(text)
    return line if len(line) <= limit else line[: limit - 1] + "…"
