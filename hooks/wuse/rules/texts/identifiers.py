"""Finds numbers that identify a person, however they are written, and masks them in messages.

Digits may be of any script, spelt as words, styled or spaced out. Each text is searched as it is
written and as `VisibleText`, so that nothing invisible hides a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from wuse.source.invisible import IGNORABLE

from .visible import VisibleText

_WORDS = {
    ord(sign): digit
    for digit, signs in enumerate(("〇零○", "一壹幺弌", "二贰貳", "三叁參", "四肆", "五伍",
                                   "六陆陸", "七柒", "八捌", "九玖"))
    for sign in signs
}  # fmt: skip
"""Digits spelt as words."""
_DIGIT = rf"[\d{''.join(map(chr, _WORDS))}]"
_GAP = r"[^\w\x00]{0,3}"
"""What may separate two digits of a number: up to three characters that are not letters."""
_LAST = "XxＸｘ×Ⅹⅹ"
_RUN = re.compile(rf"{_DIGIT}(?:{_GAP}{_DIGIT}){{10,}}(?:{_GAP}[{_LAST}])?")
"""As many digits as the shortest such number has; most texts have no such run."""
_APART = re.compile(r"\D+")
_PLAIN_GAP = re.compile(rf"[\s)）\-‐‑‒–—―−－.．·•{IGNORABLE}]*")
"""What people ordinarily write between the groups of a number."""
PROVINCES = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
"""The first two digits of administrative divisions (GB/T 2260)."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
MOBILE_RANGES = re.compile(
    r"1(?:3\d|4[014-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])\d{8}"
)  # the ranges that the ministry has given out
_USUAL_GROUPS = ("11", "3-4-4")
"""How people split a mobile number, whatever separates the groups, apart from ``|``."""
_PLAIN_GROUPS = (
    *("3-8", "7-4", "5-6", "6-5", "3-3-5", "5-3-3", "3-4-2-2", "3-2-2-2-2"),
    "-".join("1" * 11),
)
"""How people split it with spaces, dashes and dots; other groups are rather a row of counts."""
CALL = re.compile(
    r"(?:电话|手机|联系|致电|拨打|号码|微信|扣扣|短信|tel|phone|mobile|call|wechat|vx)"
    r"[^\d\x00\n]{0,8}$",
    re.IGNORECASE,
)
"""Words right before a number that make it a phone number, in whatever groups."""
CARD_PREFIXES = re.compile(r"(?:62|9558)\d{14,17}|(?:4\d|5[1-5])\d{14}")
"""Prefixes of cards that Chinese banks issue: UnionPay, its forerunner, Visa and Mastercard."""


@dataclass(frozen=True, slots=True)
class NumberKind:
    """A kind of number."""

    name: str
    """Its name in Chinese."""
    pattern: re.Pattern[str]
    """Finds candidates; the first group is the number."""
    is_valid: Callable[[re.Match[str]], bool]
    """Whether a candidate is such a number."""


class Number(NamedTuple):
    """A number in a text, from ``start`` up to, not including, ``end``."""

    start: int
    end: int
    digits: str
    """The digits in ASCII, with the X that may end an identity number."""

    @property
    def masked(self) -> str:
        """The first 3 and last 2 digits: the writer can find the number, nobody else can use it."""
        return f"{self.digits[:3]}{'*' * (len(self.digits) - 5)}{self.digits[-2:]}"


def digits(written: str) -> str:
    """Return the digits of a number in ASCII, with the X that may end an identity number."""
    return "".join(str(int(char)) if char.isdecimal() else "X" for char in written if _counts(char))


def numbers_in(text: VisibleText, kind: NumberKind) -> Iterator[Number]:
    """Yield every number of a kind in a text, by its position in the source, left to right."""
    numbers = list(_numbers_in(text.source, kind))
    if not text.is_source:
        numbers += (
            Number(*text.source_span(start, end), number)
            for start, end, number in _numbers_in(text.text, kind)
        )
    reached = 0
    for number in sorted(numbers):
        if number.start >= reached:
            reached = number.end
            yield number


def _numbers_in(text: str, kind: NumberKind) -> Iterator[Number]:
    """Every number of a kind in a text as it is; numbers may overlap."""
    runs = _runs(text)
    numeric = _with_digits(text) if runs else text
    for span in runs:
        for match in kind.pattern.finditer(numeric, *span):
            if kind.is_valid(match):
                yield Number(match.start(), match.end(1), digits(match[1]))


@lru_cache(maxsize=256)  # the records of a school, for each kind
def _runs(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(run.span() for run in _RUN.finditer(text))


@lru_cache(maxsize=16)
def _with_digits(text: str) -> str:
    """The text with each digit word replaced by its digit, so that positions stay the same."""
    return text.translate({word: str(digit) for word, digit in _WORDS.items()})


def private_numbers(text: str) -> list[str]:
    """Return every number in a text that identifies a person, as written."""
    return [text[slice(*span)] for span, _ in _private(text)]


def mask_private_numbers(text: str) -> str:
    """Mask every such number in a message: messages are public."""
    for (start, end), mask in reversed(_private(text)):
        text = text[:start] + mask + text[end:]
    return text


def _private(text: str) -> list[tuple[tuple[int, int], str]]:
    """The spans of such numbers, left to right, with their masked forms."""
    visible = VisibleText(text)
    numbers = [number for kind in (IDENTITY, MOBILE, CARD) for number in numbers_in(visible, kind)]
    kept: list[Number] = []
    for number in sorted(numbers, key=lambda number: (number.start, -number.end)):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return [((number.start, number.end), number.masked) for number in kept]


def _counts(char: str) -> bool:
    return char.isdecimal() or char in _LAST


def _is_identity(match: re.Match[str]) -> bool:
    return _is_citizens(digits(match[1]))


def _is_citizens(number: str) -> bool:
    """Whether these are region, birth date and check digit of a citizen (GB 11643-1999)."""
    if len(number) != 18 or not PROVINCES.match(number) or not _is_day(number[6:14]):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return number[17] == "10X98765432"[total % 11]


def _is_day(text: str) -> bool:
    try:
        born = date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return False
    return 1900 <= born.year <= date.today().year  # noqa: DTZ011 - a day more or less is no matter


def _is_mobile(match: re.Match[str]) -> bool:
    written = match[1]
    number = digits(written).removeprefix("00").removeprefix("86")
    if not MOBILE_RANGES.fullmatch(number) or not _is_separate(match):
        return False
    groups = _groups(written)
    if groups in _USUAL_GROUPS and "|" not in written:
        return True
    if groups in _PLAIN_GROUPS and _is_plain(written):
        return True
    return bool(CALL.search(match.string[max(0, match.start() - 20) : match.start()]))


def _is_plain(written: str) -> bool:
    """Whether only spaces, dashes and dots separate the digits."""
    return all(map(_PLAIN_GAP.fullmatch, _APART.findall(written)))


_TOKEN = re.compile(r"[A-Za-z0-9]+\Z")
_ADDRESS = re.compile(r"://[^\s\x00<>“”，。；、（）]*\Z")


def _is_separate(match: re.Match[str]) -> bool:
    """Whether a number without a check digit is not part of a longer name or a web address.

    After a word (``tel139…``) or in the query of an address (``?tel=139…``) it is a number.
    """
    before = match.string[max(0, match.start() - 300) : match.start()]
    if token := _TOKEN.search(before):
        after = match.string[match.end(1) : match.end(1) + 1]
        if not token[0].isalpha() or (after.isascii() and after.isalpha()):
            return False
    address = _ADDRESS.search(before)
    return not address or bool(re.search("[?#=]", address[0]))


def _groups(written: str) -> str:
    """The lengths of the groups in which the last 11 digits are written, such as ``3-4-4``."""
    groups: list[str] = []
    remaining = 11
    for group in reversed(_APART.split(written)):
        length = min(len(group), remaining)
        if length:
            groups.append(str(length))
        remaining -= length
    return "-".join(reversed(groups))


def _is_card(match: re.Match[str]) -> bool:
    """Whether it is a card number, which ends in a check digit (Luhn, ISO/IEC 7812-1)."""
    written = match[1]
    number = digits(written)
    if not CARD_PREFIXES.fullmatch(number) or not _in_fours(written) or _is_citizens(number):
        return False
    doubled = [int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(number))]
    is_right = sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
    return is_right and _is_plain(written) and _is_separate(match)


def _in_fours(written: str) -> bool:
    """Whether the number is written in one piece or, as on the card, in groups of four."""
    *groups, _ = map(len, _APART.split(written))
    return all(length == 4 for length in groups)


def _pattern(number: str) -> re.Pattern[str]:
    """A pattern with overlapping candidates: one number may directly follow another.

    No digit precedes a candidate, and none follows it unless it ends in an X.
    """
    return re.compile(rf"(?<!\d)(?=({number})(?!(?<=\d)\.?\d))")


IDENTITY = NumberKind("身份证号", _pattern(rf"(?:\d{_GAP}){{17}}[\d{_LAST}]"), _is_identity)
MOBILE = NumberKind("手机号", _pattern(rf"(?:(?:00)?86{_GAP})?[1１](?:{_GAP}\d){{10}}"), _is_mobile)
CARD = NumberKind("银行卡号", _pattern(rf"\d(?:{_GAP}\d){{15,18}}"), _is_card)
