"""All spellings of a name: in Markdown, with HTML entities, with invisible characters inside."""

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
_TITLE = r"(?:\s*(?:同学|小朋友))?"
"""A title that is replaced together with the name: "一名学生同学" would say it twice."""
_SLUG = re.compile(r"[A-Za-z0-9_.-]+")


class Spelling:
    """All spellings of a person's name, and what replaces them.

    Args:
        names: the name as written: in Chinese characters, or in letters as in file names.
        instead: the words that replace it in texts.

    Raises:
        ValueError: a name has less than two characters, so it would be found everywhere.
    """

    def __init__(self, names: Iterable[str], instead: str) -> None:
        self.names = tuple(dict.fromkeys(name.strip() for name in names))
        if any(len(_bare(name)) < 2 for name in self.names):
            raise ValueError
        self._pattern = re.compile("|".join(map(_pattern, self.names)), re.DOTALL)
        self._text = instead
        self._token = f"person-{token_hex(3)}"

    def __contains__(self, text: str) -> bool:
        """Whether a text contains the name."""
        return self._pattern.search(text) is not None

    def lines(self, text: str) -> list[int]:
        """The lines (from 1) in which the name begins."""
        starts = (match.start() for match in self._pattern.finditer(text))
        return list(dict.fromkeys(text.count("\n", 0, start) + 1 for start in starts))

    def replaced(self, text: str, is_address: bool = False) -> str:
        """A text without the name.

        Args:
            text: the text.
            is_address: whether it names a file or a record, which needs ASCII letters. They are
                the same everywhere, so that references still match.
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
    return _BETWEEN.join(map(_character, characters)) + _TITLE


def _character(character: str) -> str:
    """A pattern for a character or its HTML entity."""
    code = ord(character)
    return rf"(?:{re.escape(character)}|&#0*{code};|&#[xX]0*(?i:{code:x});)"
