"""Names of files and folders: the pinyin of a Chinese title."""

from __future__ import annotations

import re

from pypinyin import Style, lazy_pinyin, load_phrases_dict

from .words import fold

MAX_NAME = 32
"""Characters of a name that is made here."""

_TOGETHER = {
    "三八节": "sanba-jie",
    "七一": "qi-yi",
    "主题党日": "zhuti-dangri",
    "党支部": "dang-zhibu",
}
load_phrases_dict({"朝阳": [["cháo"], ["yáng"]]})  # else zhao-yang, which is no place


def name_of(title: str) -> str:
    """A file name for a title: ``重阳节送饭`` -> ``chong-yang-jie-song-fan``; may be empty."""
    parts: list[str] = []
    for piece in re.split(f"({'|'.join(_TOGETHER)}|[A-Za-z0-9]+)", fold(title)):
        if piece in _TOGETHER:
            parts.append(_TOGETHER[piece])
        elif piece.isascii():
            parts.append(piece.lower())
        else:
            # What is no Chinese character has no pinyin, and leaves nothing.
            parts += lazy_pinyin(piece, Style.NORMAL, errors="ignore")
    name = ""
    for part in filter(None, (re.sub("[^a-z0-9-]", "", part) for part in parts)):
        longer = f"{name}-{part}" if name else part
        if len(longer) > MAX_NAME:
            break
        name = longer
    return name.strip("-")
