r"""Numbers that lead to one person, however they are written, and how to speak of them safely.

Digits may be full-width or of any script, and stand apart: ``\d`` is every decimal digit of
Unicode, and zero-width characters between digits hide nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_UNSEEN = r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]*"
_GAP = rf"{_UNSEEN}(?:[\s\-‐‑‒–—―−－.．·]{_UNSEEN}){{0,2}}"
_RUN = re.compile(rf"[+＋\d](?:{_GAP}\d){{10,}}(?:{_GAP}[XxＸｘ])?")
"""Digits enough for any such number; most texts have none."""
_SEPARATED = re.compile(r"[\s\-‐‑‒–—―−－.．·]+")
_PROVINCES = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
"""The first two digits of administrative divisions (GB/T 2260)."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_MOBILE = re.compile(
    r"1(?:3\d|4[014-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])\d{8}"
)  # the ranges that the ministry has given out
_MOBILE_GROUPS = {(11,), (3, 4, 4), (3, 8), (7, 4), (3, 3, 5), (5, 6), (5, 3, 3), (1,) * 11}
_CARD = re.compile(r"(?:62|9558)\d{14,17}|(?:4\d|5[1-5])\d{14}")
"""Beginnings that Chinese banks issue: UnionPay, its forerunner, Visa and Mastercard."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of number."""

    name: str
    """What it is called in Chinese."""
    pattern: re.Pattern[str]
    """Finds candidates; the first group is the number as written."""
    fits: Callable[[str], bool]
    """Whether a candidate, as written, is really one."""


def digits(written: str) -> str:
    """The digits of a number in ASCII, with the X that may end an identity number."""
    return "".join(str(int(sign)) if sign.isdecimal() else "X" for sign in written if _counts(sign))


def masked(written: str) -> str:
    """The number so that its writer finds it and nobody else learns it: first 3, last 2."""
    plain = digits(written)
    return f"{plain[:3]}{'*' * (len(plain) - 5)}{plain[-2:]}"


def numbers_in(text: str, kind: Kind) -> Iterator[re.Match[str]]:
    """Every number of a kind in a text; the first group is the number as written."""
    for span in _runs(text):
        end = 0
        for match in kind.pattern.finditer(text, *span):
            if match.start() >= end and kind.fits(match[1]):
                end = match.end(1)
                yield match


@lru_cache(maxsize=256)  # the records of a school, for each kind
def _runs(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(run.span() for run in _RUN.finditer(text))


def private_numbers(text: str) -> list[str]:
    """Every number in a text that leads to one person, as written."""
    return [match[1] for kind in (IDENTITY, MOBILE, CARD) for match in numbers_in(text, kind)]


def concealed(text: str) -> str:
    """A message in which every such number is masked: messages appear in public."""
    for number in private_numbers(text):
        text = text.replace(number, masked(number))
    return text


def _counts(sign: str) -> bool:
    return sign.isdecimal() or sign in "XxＸｘ"


def _is_identity(written: str) -> bool:
    """A citizen's number of 18 places: region, date of birth, and a check digit (GB 11643-1999)."""
    number = digits(written)
    if len(number) != 18 or not _PROVINCES.match(number) or not _is_day(number[6:14]):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return number[17] == "10X98765432"[total % 11]


def _is_day(text: str) -> bool:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:])).year >= 1900
    except ValueError:
        return False


def _is_mobile(written: str) -> bool:
    number = digits(written).removeprefix("00").removeprefix("86")
    return bool(_MOBILE.fullmatch(number)) and _groups(written) in _MOBILE_GROUPS


def _groups(written: str) -> tuple[int, ...]:
    """Lengths of the groups that the last 11 digits are written in."""
    groups: list[int] = []
    left = 11
    for part in reversed(_SEPARATED.split(written)):
        length = min(len(digits(part)), left)
        groups, left = [length, *groups], left - length
    return tuple(length for length in groups if length)


def _is_card(written: str) -> bool:
    """A card number ends in a check digit (Luhn, ISO/IEC 7812-1)."""
    number = digits(written)
    if not _CARD.fullmatch(number) or not _in_fours(written) or _is_identity(written):
        return False
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _in_fours(written: str) -> bool:
    """Whether it is written in one piece or, as on the card, in groups of four."""
    *groups, _ = (len(digits(part)) for part in _SEPARATED.split(written))
    return all(length == 4 for length in groups)


def _pattern(number: str, before: str = r"[\dA-Za-z/=_%&]") -> re.Pattern[str]:
    """Candidates overlap, for a number may stand right behind another one.

    None begins within a longer number or, where no check digit tells, in a name or an address.
    """
    return re.compile(rf"(?<!{before})(?=({number})(?!\.?\d))")


IDENTITY = Kind("身份证号", _pattern(rf"(?:\d{_GAP}){{17}}[\dXxＸｘ]", r"\d"), _is_identity)
MOBILE = Kind("手机号", _pattern(rf"(?:[+＋]?(?:00)?86{_GAP})?[1１](?:{_GAP}\d){{10}}"), _is_mobile)
CARD = Kind("银行卡号", _pattern(rf"\d(?:{_GAP}\d){{15,18}}"), _is_card)
