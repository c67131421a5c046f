r"""Numbers that lead to one person, however they are written, and how to speak of them safely.

Digits may be of any script, in words or in another dress, and stand apart; whatever a page does not
show hides nothing: a text is searched as it is written and as it is `Seen`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from wuse.source.invisible import IGNORABLE

from .seen import Seen

_WORDS = {
    ord(sign): digit
    for digit, signs in enumerate(("〇零○", "一壹幺弌", "二贰貳", "三叁參", "四肆", "五伍",
                                   "六陆陸", "七柒", "八捌", "九玖"))
    for sign in signs
}  # fmt: skip
"""Digits in words."""
_DIGIT = rf"[\d{''.join(map(chr, _WORDS))}]"
_GAP = r"[^\w\x00]{0,3}"
"""Between two digits of one number: anything but a letter, as long as it is short."""
_LAST = "XxＸｘ×Ⅹⅹ"
_RUN = re.compile(rf"{_DIGIT}(?:{_GAP}{_DIGIT}){{10,}}(?:{_GAP}[{_LAST}])?")
"""Digits enough for any such number; most texts have none."""
_APART = re.compile(r"\D+")
_PLAIN_GAP = re.compile(rf"[\s)）\-‐‑‒–—―−－.．·•{IGNORABLE}]*")
"""Between the groups of a number that somebody wrote without a thought."""
_PROVINCES = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
"""The first two digits of administrative divisions (GB/T 2260)."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_MOBILE = re.compile(
    r"1(?:3\d|4[014-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])\d{8}"
)  # the ranges that the ministry has given out
_USUAL_GROUPS = ("11", "3-4-4")
"""How people part a mobile number, with hardly any regard to what stands between the groups."""
_PLAIN_GROUPS = (
    *("3-8", "7-4", "5-6", "6-5", "3-3-5", "5-3-3", "3-4-2-2", "3-2-2-2-2"),
    "-".join("1" * 11),
)
"""How they part it with blanks, dashes and dots; other groups are rather a row of counts."""
_CALL = re.compile(
    r"(?:电话|手机|联系|致电|拨打|号码|微信|扣扣|短信|tel|phone|mobile|call|wechat|vx)"
    r"[^\d\x00\n]{0,8}$",
    re.IGNORECASE,
)
"""Right before a number: it is one to call, in whichever groups."""
_CARD = re.compile(r"(?:62|9558)\d{14,17}|(?:4\d|5[1-5])\d{14}")
"""Beginnings that Chinese banks issue: UnionPay, its forerunner, Visa and Mastercard."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of number."""

    name: str
    """What it is called in Chinese."""
    pattern: re.Pattern[str]
    """Finds candidates; the first group is the number."""
    fits: Callable[[re.Match[str]], bool]
    """Whether a candidate is really one."""


class Number(NamedTuple):
    """A number in a text, from ``start`` up to, not including, ``end``."""

    start: int
    end: int
    digits: str
    """Its digits in ASCII, with the X that may end an identity number."""

    @property
    def masked(self) -> str:
        """So that its writer finds it and nobody else learns it: first 3, last 2."""
        return f"{self.digits[:3]}{'*' * (len(self.digits) - 5)}{self.digits[-2:]}"


def digits(written: str) -> str:
    """The digits of a number in ASCII, with the X that may end an identity number."""
    return "".join(str(int(sign)) if sign.isdecimal() else "X" for sign in written if _counts(sign))


def numbers_in(seen: Seen, kind: Kind) -> Iterator[Number]:
    """Every number of a kind in a text, at its place in the source, from left to right."""
    found = list(_written(seen.written, kind))
    if not seen.is_source:
        found += (
            Number(*seen.place(start, end), number)
            for start, end, number in _written(seen.text, kind)
        )
    reached = 0
    for number in sorted(found):
        if number.start >= reached:
            reached = number.end
            yield number


def _written(text: str, kind: Kind) -> Iterator[Number]:
    """Every number of a kind that stands in a text as it is; they may overlap."""
    runs = _runs(text)
    legible = _legible(text) if runs else text
    for span in runs:
        for match in kind.pattern.finditer(legible, *span):
            if kind.fits(match):
                yield Number(match.start(), match.end(1), digits(match[1]))


@lru_cache(maxsize=256)  # the records of a school, for each kind
def _runs(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(run.span() for run in _RUN.finditer(text))


@lru_cache(maxsize=16)
def _legible(text: str) -> str:
    """The text with digits in place of their words, one for one."""
    return text.translate({word: str(digit) for word, digit in _WORDS.items()})


def private_numbers(text: str) -> list[str]:
    """Every number in a text that leads to one person, as written."""
    return [text[slice(*span)] for span, _ in _private(text)]


def concealed(text: str) -> str:
    """A message in which every such number is masked: messages appear in public."""
    for (start, end), mask in reversed(_private(text)):
        text = text[:start] + mask + text[end:]
    return text


def _private(text: str) -> list[tuple[tuple[int, int], str]]:
    """Where such numbers stand, from left to right, and their masks."""
    seen = Seen(text)
    found = [it for kind in (IDENTITY, MOBILE, CARD) for it in numbers_in(seen, kind)]
    kept: list[Number] = []
    for number in sorted(found, key=lambda it: (it.start, -it.end)):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return [((it.start, it.end), it.masked) for it in kept]


def _counts(sign: str) -> bool:
    return sign.isdecimal() or sign in _LAST


def _is_identity(match: re.Match[str]) -> bool:
    return _is_citizens(digits(match[1]))


def _is_citizens(number: str) -> bool:
    """A citizen's number of 18 places: region, date of birth, and a check digit (GB 11643-1999)."""
    if len(number) != 18 or not _PROVINCES.match(number) or not _is_day(number[6:14]):
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
    if not _MOBILE.fullmatch(number) or not _stands_free(match):
        return False
    groups = _groups(written)
    if groups in _USUAL_GROUPS and "|" not in written:
        return True
    if groups in _PLAIN_GROUPS and _is_plain(written):
        return True
    return bool(_CALL.search(match.string[max(0, match.start() - 20) : match.start()]))


def _is_plain(written: str) -> bool:
    """Whether only spaces, dashes and dots stand between the digits."""
    return all(map(_PLAIN_GAP.fullmatch, _APART.findall(written)))


_TOKEN = re.compile(r"[A-Za-z0-9]+\Z")
_ADDRESS = re.compile(r"://[^\s\x00<>“”，。；、（）]*\Z")


def _stands_free(match: re.Match[str]) -> bool:
    """Whether a number without a check digit is no part of a longer name or of an address.

    Behind a word (``tel139…``) or in what is asked of an address (``?tel=139…``) it is meant.
    """
    before = match.string[max(0, match.start() - 300) : match.start()]
    if token := _TOKEN.search(before):
        after = match.string[match.end(1) : match.end(1) + 1]
        if not token[0].isalpha() or (after.isascii() and after.isalpha()):
            return False
    address = _ADDRESS.search(before)
    return not address or bool(re.search("[?#=]", address[0]))


def _groups(written: str) -> str:
    """Lengths of the groups that the last 11 digits are written in, such as ``3-4-4``."""
    groups: list[str] = []
    left = 11
    for part in reversed(_APART.split(written)):
        length = min(len(part), left)
        if length:
            groups.append(str(length))
        left -= length
    return "-".join(reversed(groups))


def _is_card(match: re.Match[str]) -> bool:
    """A card number ends in a check digit (Luhn, ISO/IEC 7812-1)."""
    written = match[1]
    number = digits(written)
    if not _CARD.fullmatch(number) or not _in_fours(written) or _is_citizens(number):
        return False
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number))]
    is_right = sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
    return is_right and _is_plain(written) and _stands_free(match)


def _in_fours(written: str) -> bool:
    """Whether it is written in one piece or, as on the card, in groups of four."""
    *groups, _ = map(len, _APART.split(written))
    return all(length == 4 for length in groups)


def _pattern(number: str) -> re.Pattern[str]:
    """Candidates overlap, for a number may stand right behind another one.

    No digit is before one, nor behind it unless an X ends it.
    """
    return re.compile(rf"(?<!\d)(?=({number})(?!(?<=\d)\.?\d))")


IDENTITY = Kind("身份证号", _pattern(rf"(?:\d{_GAP}){{17}}[\d{_LAST}]"), _is_identity)
MOBILE = Kind("手机号", _pattern(rf"(?:(?:00)?86{_GAP})?[1１](?:{_GAP}\d){{10}}"), _is_mobile)
CARD = Kind("银行卡号", _pattern(rf"\d(?:{_GAP}\d){{15,18}}"), _is_card)
