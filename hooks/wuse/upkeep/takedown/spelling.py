"""A name as it may be written: in Markdown, with entities, with what nobody sees in between."""

from __future__ import annotations

import re
from collections.abc import Iterable
from secrets import token_hex

from wuse.names import DOTS
from wuse.source.invisible import IGNORABLE

_BETWEEN = (
    rf"(?:[\s*_~`.\-{DOTS}{IGNORABLE}]"
    r"|\\|\[|\](?:\([^()\n]{0,200}\))?|<!--.{0,200}?-->|</?[A-Za-z][^<>]{0,80}>|&(?:nbsp|shy|ensp|emsp|#8203);){0,6}"
)
_CALLED = r"(?:\s*(?:同学|小朋友))?"
"""What goes with a name: "一名学生同学" would say it twice."""
_SLUG = re.compile(r"[A-Za-z0-9_.-]+")


class Spelling:
    """All spellings of a person's name, and what stands in their place.

    Args:
        names: the name as it was written: Chinese characters, or letters as in names of files.
        instead: what texts are to say.

    Raises ValueError: a name is shorter than two characters, and would be found everywhere.
    """

    def __init__(self, names: Iterable[str], instead: str) -> None:
        self.names = tuple(dict.fromkeys(name.strip() for name in names))
        if any(len(_bare(name)) < 2 for name in self.names):
            raise ValueError
        self._pattern = re.compile("|".join(map(_pattern, self.names)), re.DOTALL)
        self._text = instead
        self._token = f"person-{token_hex(3)}"

    def __contains__(self, text: str) -> bool:
        """Whether the name stands in a text."""
        return self._pattern.search(text) is not None

    def lines(self, text: str) -> list[int]:
        """The lines (from 1) in which the name begins."""
        starts = (match.start() for match in self._pattern.finditer(text))
        return list(dict.fromkeys(text.count("\n", 0, start) + 1 for start in starts))

    def replaced(self, text: str, is_address: bool = False) -> str:
        """A text without the name.

        Args:
            text: the text.
            is_address: whether it names a file or a record: that needs letters. The same name
                gets the same ones everywhere, so that references stay right.
        """
        if is_address or _SLUG.fullmatch(text):
            return self._pattern.sub(self._token, text)
        return self._pattern.sub(lambda match: self._text, text)


def _bare(name: str) -> str:
    return re.sub(rf"[\s._{DOTS}{IGNORABLE}-]", "", name)


def _pattern(name: str) -> str:
    characters = _bare(name)
    if characters.isascii():
        letters = r"[\s_.-]?".join(map(re.escape, characters))
        return rf"(?<![A-Za-z])(?i:{letters})(?![A-Za-z])"
    return _BETWEEN.join(map(_spelt, characters)) + _CALLED


def _spelt(character: str) -> str:
    """A character, or the entity for it."""
    code = ord(character)
    return rf"(?:{re.escape(character)}|&#0*{code};|&#[xX]0*(?i:{code:x});)"
