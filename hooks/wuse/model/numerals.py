"""Chinese numerals, as sources write them in dates, quantities and code names."""

from __future__ import annotations

import re

_DIGITS = {**dict(zip("〇一二三四五六七八九", range(10), strict=True)), "○": 0, "零": 0, "两": 2}
_ROUND = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_ONE = "[一二两三四五六七八九]"
_BELOW_10000 = re.compile(f"(?:({_ONE})千)?(?:零?({_ONE})百)?(?:零?({_ONE}?)(十))?(?:零?({_ONE}))?")
_COLLOQUIAL = re.compile(f"[百千]{_ONE}$")

NUMERAL = "[〇○零一二两三四五六七八九十百千万]"
"""A character of a numeral, for regular expressions."""


def count(text: str) -> int | None:
    """The value of a numeral such as 六, 十二, 一百二十 or 三万; None if it is not a plain one.

    一百二 and 三四十 have no plain value: the first is colloquial, the second a guess.
    """
    if text in _ROUND:
        return _ROUND[text]
    above, ten_thousand, below = text.rpartition("万")
    if ten_thousand:
        high, low = count(above), count(below) if below else 0
        return high * 10_000 + low if high and low is not None and high < 10_000 else None
    match = _BELOW_10000.fullmatch(text)
    if not text or not match or _COLLOQUIAL.search(text):
        return None
    thousands, hundreds, tens, ten, ones = match.groups(default="")
    return (
        _DIGITS.get(thousands, 0) * 1000
        + _DIGITS.get(hundreds, 0) * 100
        + (_DIGITS.get(tens, 1) * 10 if ten else 0)
        + _DIGITS.get(ones, 0)
    )


def digits(text: str) -> str:
    """Numerals read one by one, as in years: 二〇二五 is 2025."""
    return "".join(str(_DIGITS[character]) for character in text)
