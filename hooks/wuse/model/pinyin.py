"""Names of files, folders and entries: the pinyin of a Chinese title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

MAX_NAME = 32
"""Characters of a name that is made here."""

_TOGETHER = {
    "三八节": "sanba-jie",
    "七一": "qi-yi",
    "主题党日": "zhuti-dangri",
    "党支部": "dang-zhibu",
}


@lru_cache(maxsize=4096)  # the titles of a ledger have much in common
def _syllables(text: str) -> tuple[str, ...]:
    return tuple(_reader()(text))


@cache
def _reader() -> Callable[[str], list[str]]:
    from pypinyin import Style, lazy_pinyin, load_phrases_dict  # slow to load, and seldom needed

    load_phrases_dict({"朝阳": [["cháo"], ["yáng"]]})  # else zhao-yang, which is no place
    # What is no Chinese character has no pinyin, and leaves nothing.
    return lambda text: lazy_pinyin(text, Style.NORMAL, errors="ignore")


def pinyin_name(title: str) -> str:
    """A file name for a title: ``重阳节送饭`` -> ``chong-yang-jie-song-fan``; may be empty."""
    parts: list[str] = []
    title = unicodedata.normalize("NFKC", title)
    for piece in re.split(f"({'|'.join(_TOGETHER)}|[A-Za-z0-9]+)", title):
        if piece in _TOGETHER:
            parts.append(_TOGETHER[piece])
        elif piece.isascii():
            parts.append(piece.lower())
        else:
            parts += _syllables(piece)
    name = ""
    for part in filter(None, (re.sub("[^a-z0-9-]", "", part) for part in parts)):
        longer = f"{name}-{part}" if name else part
        if len(longer) > MAX_NAME:
            break
        name = longer
    return name.strip("-")
