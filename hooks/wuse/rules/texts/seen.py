"""What people see of a text: without markup, entities and signs that show nothing.

A number or an account can be hidden from a search by all that a page does not show. So that what
is found can be pointed at, every character seen knows where in the source it stands.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from html import unescape

from wuse.source.invisible import IGNORABLE

BREAK = "\x00"
"""Between two texts. No text can hold it: a pattern that does not allow it stays within one."""

_MARKS = r"\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
"""What is drawn over the character before: strokes, rings, the frame of a keycap."""
_DRESSED = (
    r"\u00b2\u00b3\u00b9\u2070-\u209f\u2160-\u217f\u2460-\u24ff\u2776-\u2793"
    r"\u3220-\u3229\u3280-\u3289\uff03\uff0b\uff0d\uff0e\uff10-\uff19\uff20-\uff3a\uff3f"
    r"\uff41-\uff5a\U0001d400-\U0001d7ff\U0001f100-\U0001f16f\U0001fbf0-\U0001fbf9"
)
"""Digits, letters and signs of addresses in another dress: full-width, circled, raised, bold."""
_TRICK = re.compile(
    re.sub(r"\\U\w{8}(-\\U\w{8})?", "", rf"[<&\\*`~_%\[\]{_MARKS}{IGNORABLE}{_DRESSED}")
    + r"\U00010000-\U0010ffff]"
)
"""Without any of these, a text is what people see. The rare high planes are one range: quicker."""
_TOKEN = re.compile(
    r"<!--(?P<comment>[^\x00]*?)(?:-->|(?=\x00)|\Z)"
    r"|<[?!](?P<note>[^>\x00]*)>"
    r"|</?[A-Za-z][A-Za-z0-9-]*(?P<attributes>[\s/][^<>\x00]*)?>"
    r"|\]\((?P<target>[^()\s\x00]*(?:\s+(?:\"[^\"\x00]*\"|'[^'\x00]*'))?)\s*\)"
    r"|\]\[(?P<label>[^\]\d\x00][^\]\x00]*)\]"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|%(?P<octet>3\d)(?:(?=%3\d)|(?<=%3\d%3\d))"
    r"|\\|[*`~\[\]]+|(?<![A-Za-z])_+|_+(?![A-Za-z])"
    rf"|[{_MARKS}{IGNORABLE}]+"
    rf"|(?P<dressed>[{_DRESSED}])"
)
_EMPTY = re.compile(rf"[{_MARKS}{IGNORABLE}{BREAK}]")
_UNSEEN = frozenset(("comment", "note", "attributes", "target", "label"))


class Seen:
    """A text as people see it; what is in it without being seen follows at its end."""

    def __init__(self, source: str) -> None:
        self.written = source
        self.text = source
        self._starts: list[int] = []
        self._places: list[tuple[int, int]] = []
        if _TRICK.search(source):
            self.text = "".join(self._pieces(source))

    @property
    def is_source(self) -> bool:
        """Whether people see the text as it is written."""
        return not self._starts

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where in the source the characters from ``start`` up to, not including, ``end`` stand."""
        if self.is_source:
            return start, end
        return self._character(start)[0], self._character(max(start, end - 1))[1]

    def _character(self, position: int) -> tuple[int, int]:
        """The characters of the source of which this one is made."""
        piece = bisect_right(self._starts, position) - 1
        first, last = self._places[piece]
        following = self._starts[piece + 1 : piece + 2] or [len(self.text)]
        if following[0] - self._starts[piece] != last - first:  # an entity
            return first, last
        place = first + position - self._starts[piece]
        return place, place + 1

    def _pieces(self, source: str) -> list[str]:
        pieces: list[str] = []
        hidden: list[tuple[int, int]] = []
        length = 0

        def add(text: str, first: int, last: int) -> None:
            nonlocal length
            if text:
                self._starts.append(length)
                self._places.append((first, last))
                pieces.append(text)
                length += len(text)

        end = 0
        for match in _TOKEN.finditer(source):
            add(source[end : match.start()], end, match.start())
            end = match.end()
            kind = match.lastgroup
            if kind in _UNSEEN:
                hidden.append(match.span(kind or 0))
            elif kind:
                add(_shown(kind, match[0], match[kind]), *match.span())
        add(source[end:], end, len(source))
        for first, last in hidden:
            add(BREAK, last - 1, last)
            add(unescape(source[first:last]), first, last)
        return pieces


def _shown(kind: str, written: str, content: str) -> str:
    """What a page shows in the place of a token."""
    if kind == "octet":
        return chr(int(content, 16))
    text = unescape(written) if kind == "entity" else written
    return "".join(map(_plain, _EMPTY.sub("", text)))


def _plain(char: str) -> str:
    """A character out of its dress."""
    digit = unicodedata.digit(char, None)
    return unicodedata.normalize("NFKC", char) if digit is None else str(digit)
