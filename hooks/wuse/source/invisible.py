"""Find invisible characters, except where they mean something.

An invisible character makes two equal words different, hides text from readers or searches, or
reverses the order of a line. Inside an emoji or a word of some scripts it is a part of the writing;
there it stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

IGNORABLE = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Default_Ignorable_Code_Point of Unicode 16 (DerivedCoreProperties.txt), and what shows as little:
the Braille blank, the annotation marks, and the object replacement character."""

NONCHARACTERS = r"\ufdd0-\ufdef\ufffe\uffff" + "".join(
    rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 17)
)
"""Noncharacters (Unicode 16, section 23.7)."""

BIDI_CONTROLS = r"\u202a-\u202e\u2066-\u2069"
"""Characters that change the direction of what follows, and so can hide what a line says."""

_PICTURE = (
    r"[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf"
    r"\u2934\u2935\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
    r"[\U0001f3fb-\U0001f3ff]?"
)
_FLAG = r"\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"
"""A black flag and the code of its region."""
_EMOJI = rf"(?:{_FLAG}|{_PICTURE}[\ufe0e\ufe0f]?)(?:\u200d{_PICTURE}[\ufe0e\ufe0f]?)*"
_KEYCAP = r"[0-9#*]\ufe0f\u20e3"
_VARIANT = r"[\u1800-\u18af][\u180b-\u180f]"
"""A Mongolian letter with a selected form."""
_JOINS = (
    r"[\u0600-\u061b\u061d-\u06ff\u0750-\u077f\u08a0-\u0dff\u0f00-\u109f"
    r"\u1780-\u17b3\u17b6-\u17ff]"
)
"""Letters of scripts with joiners. What is ignorable itself is left out, or it would stand for a
letter beside a joiner."""
_WORD = rf"{_JOINS}[\u200c\u200d](?={_JOINS})|[\u1100-\u115e\u1161-\u11ff\ua960-\ua97c]{{2,}}"
"""Letters shaped by a joiner or non-joiner, and Korean syllables spelt in their parts."""

_SUSPECT = re.compile(
    re.sub(r"\\U\w{8}(-\\U\w{8})?|\\U\w{8}", "", f"[{IGNORABLE}{NONCHARACTERS}")
    + r"\U00010000-\U0010ffff]"
)
"""A quick first test. It takes the rare high planes as one range, which is faster."""
_TOKEN = re.compile(f"{_EMOJI}|{_KEYCAP}|{_VARIANT}|{_WORD}|(?P<odd>[{IGNORABLE}{NONCHARACTERS}])")
_NAMES = {
    0x00: "空字符",
    0x0B: "Word 的手动换行符",
    0x0C: "分页符",
    0x1B: "转义符",
    0x85: "特殊换行符",
    0x2028: "特殊换行符",
    0x2029: "特殊分段符",
    0x00AD: "软连字符",
    0x200B: "零宽空格",
    0x202E: "反转文字方向的符号",
    0x2060: "零宽连接符",
    0x2800: "盲文空格",
    0xFEFF: "零宽空格（BOM）",
    0xFFFC: "对象占位符",
}
_KINDS = {
    "看不见的填充字符": re.compile(r"[\u115f\u1160\u3164\uffa0]"),
    "改变文字方向的符号": re.compile(rf"[\u061c\u200e\u200f{BIDI_CONTROLS}]"),
    "零宽连接符": re.compile(r"[\u034f\u200c\u200d]"),
    "变体选择符": re.compile(r"[\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]"),
    "隐藏的标签字符": re.compile(r"[\U000e0000-\U000e007f]"),
    "不是字符的编码": re.compile(f"[{NONCHARACTERS}]"),
}


def invisible(text: str) -> Iterator[re.Match[str]]:
    """Every character of a text that shows nothing and means nothing in its place."""
    if _SUSPECT.search(text):
        yield from (match for match in _TOKEN.finditer(text) if match["odd"])


def visible(text: str) -> tuple[str, int]:
    """The text without invisible characters, and how many they were."""
    offsets = [match.start() for match in invisible(text)]
    edges = [-1, *offsets, len(text)]
    parts = (text[start + 1 : end] for start, end in pairwise(edges))
    return "".join(parts), len(offsets)


def named(char: str) -> str:
    """The name of an invisible character in messages: code point and kind, in Chinese."""
    point = ord(char)
    kind = next((name for name, kind in _KINDS.items() if kind.match(char)), "")
    known = _NAMES.get(point) or kind
    if not known:
        known = "控制字符" if unicodedata.category(char) == "Cc" else "不显示的字符"
    return f"U+{point:04X}（{known}）"
