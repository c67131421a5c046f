"""The text that people see on a page: without markup, entities and invisible characters.

Anything that a page does not show can hide a number or an account from a search. Each visible
character keeps its position in the source, so that a problem can point at what was written.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from html import unescape

from wuse.source.invisible import IGNORABLE

BREAK = "\x00"
"""Separates two texts. No text can hold it, so a pattern that excludes it stays within one."""

_COMBINING = r"\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
"""Marks drawn over the preceding character: strokes, rings, the frame of a keycap."""
_STYLED = (
    r"\u00b2\u00b3\u00b9\u2070-\u209f\u2160-\u217f\u2460-\u24ff\u2776-\u2793"
    r"\u3220-\u3229\u3280-\u3289\uff03\uff0b\uff0d\uff0e\uff10-\uff19\uff20-\uff3a\uff3f"
    r"\uff41-\uff5a\U0001d400-\U0001d7ff\U0001f100-\U0001f16f\U0001fbf0-\U0001fbf9"
)
"""Variants of digits, letters and the signs of addresses: full-width, circled, raised, bold."""
_SPECIAL = re.compile(
    re.sub(r"\\U\w{8}(-\\U\w{8})?", "", rf"[<&\\*`~_%\[\]{_COMBINING}{IGNORABLE}{_STYLED}")
    + r"\U00010000-\U0010ffff]"
)
"""A text without any of these is what people see. One range covers the rare high planes: that is
quicker."""
_TOKEN = re.compile(
    r"<!--(?P<comment>[^\x00]*?)(?:-->|(?=\x00)|\Z)"
    r"|<[?!](?P<declaration>[^>\x00]*)>"
    r"|</?[A-Za-z][A-Za-z0-9-]*(?P<attributes>[\s/][^<>\x00]*)?>"
    r"|\]\((?P<target>[^()\s\x00]*(?:\s+(?:\"[^\"\x00]*\"|'[^'\x00]*'))?)\s*\)"
    r"|\]\[(?P<label>[^\]\d\x00][^\]\x00]*)\]"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|%(?P<octet>3\d)(?:(?=%3\d)|(?<=%3\d%3\d))"
    r"|\\|[*`~\[\]]+|(?<![A-Za-z])_+|_+(?![A-Za-z])"
    rf"|[{_COMBINING}{IGNORABLE}]+"
    rf"|(?P<styled>[{_STYLED}])"
)
_EMPTY = re.compile(rf"[{_COMBINING}{IGNORABLE}{BREAK}]")
_HIDDEN = frozenset(("comment", "declaration", "attributes", "target", "label"))


class VisibleText:
    """A text as people see it, followed by the parts of its source that stay hidden."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.text = source
        self._starts: list[int] = []
        self._source_spans: list[tuple[int, int]] = []
        if _SPECIAL.search(source):
            self.text = "".join(self._pieces(source))

    @property
    def is_source(self) -> bool:
        """Whether people see the text exactly as it is written."""
        return not self._starts

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Map visible characters to the source; both spans exclude their end."""
        if self.is_source:
            return start, end
        return self._source_of(start)[0], self._source_of(max(start, end - 1))[1]

    def _source_of(self, position: int) -> tuple[int, int]:
        """The span in the source that this visible character was made from."""
        piece = bisect_right(self._starts, position) - 1
        first, last = self._source_spans[piece]
        following = self._starts[piece + 1 : piece + 2] or [len(self.text)]
        if following[0] - self._starts[piece] != last - first:  # an entity
            return first, last
        start = first + position - self._starts[piece]
        return start, start + 1

    def _pieces(self, source: str) -> list[str]:
        pieces: list[str] = []
        hidden: list[tuple[int, int]] = []
        length = 0

        def add(text: str, first: int, last: int) -> None:
            nonlocal length
            if text:
                self._starts.append(length)
                self._source_spans.append((first, last))
                pieces.append(text)
                length += len(text)

        end = 0
        for match in _TOKEN.finditer(source):
            add(source[end : match.start()], end, match.start())
            end = match.end()
            kind = match.lastgroup
            if kind in _HIDDEN:
                hidden.append(match.span(kind or 0))
            elif kind:
                add(_rendered(kind, match[0], match[kind]), *match.span())
        add(source[end:], end, len(source))
        for first, last in hidden:
            add(BREAK, last - 1, last)
            add(unescape(source[first:last]), first, last)
        return pieces


def _rendered(kind: str, token: str, content: str) -> str:
    """What a page shows in the place of a token."""
    if kind == "octet":
        return chr(int(content, 16))
    text = unescape(token) if kind == "entity" else token
    return "".join(map(_without_style, _EMPTY.sub("", text)))


def _without_style(char: str) -> str:
    """The plain digit or letter that a styled character stands for."""
    digit = unicodedata.digit(char, None)
    return unicodedata.normalize("NFKC", char) if digit is None else str(digit)
