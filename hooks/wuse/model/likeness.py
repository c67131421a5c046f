"""Which known word was probably meant by an unknown one. A wrong guess is worse than none."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_ALIKE = 0.7
"""Similarity from which a word is probably misspelt: 主题党曰 is 主题党日, 主题班会 is not."""
_ALIKE_CODES = 0.6
"""The same for codes, whose letters mean nothing by themselves."""
_LONGEST = 40


def likely(word: str, known: Iterable[str]) -> str | None:
    """The known word that is probably meant by ``word``; None if there is no sure guess.

    It sounds the same (志原服务), is contained in it (主题党日活动), or differs in very little.
    """
    words = list(known)
    if len(word) > _LONGEST:
        return None
    if word.isascii():
        return next(iter(difflib.get_close_matches(word, words, 1, _ALIKE_CODES)), None)
    names = [name for name in words if not name.isascii()]
    if same := next((name for name in names if _sounds_like(word, name)), None):
        return same
    contained = [name for name in names if len(name) > 2 and name in word]
    if contained:
        return max(contained, key=len)
    return next(iter(difflib.get_close_matches(word, names, 1, _ALIKE)), None)


def _sounds_like(word: str, name: str) -> bool:
    from pypinyin import lazy_pinyin  # slow to load, and only mistakes need it

    return len(word) == len(name) and lazy_pinyin(word) == lazy_pinyin(name)
