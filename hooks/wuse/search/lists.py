"""Lists of numbers as text: the gaps between neighbours in base64 VLQ.

A list of `LONG` numbers or fewer stands in the shard of its term: one for each field, with commas
between them. Of a longer one, the shard has ``!``, the total, and the best of each field, without
documents, which are shown last.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from .owner_index import FIELDS

LONG = 4096
"""Numbers of a term above which its list is a file of its own."""
_BEST, _BEST_BRANDS = 384, 128
"""Numbers of each field that the shard of a long list has: the newest, and brands."""

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)}

Lists = list[list[int]]
"""The numbers of each field (`FIELDS`), ascending."""


def by_field(postings: Iterable[int]) -> Lists:
    """Sort postings: four times a number plus the field."""
    lists: Lists = [[] for _ in FIELDS]
    for posting in sorted(postings):
        lists[posting & 3].append(posting >> 2)
    return lists


def whole(lists: Lists) -> str:
    """All numbers as text."""
    return ",".join(map(_gaps, lists))


def beginning(lists: Lists, brands: int, documents: int) -> str:
    """What a shard has of long lists.

    Args:
        lists: all numbers.
        brands: the first number that is no brand's.
        documents: the first number that may be a document's.
    """
    best = (_best(own[: bisect_left(own, documents)], brands) for own in lists)
    return f"!{sum(map(len, lists))},{whole([*best])}"


def read(text: str) -> list[int]:
    """The postings of lists as `whole` writes them."""
    return [
        4 * number + field for field, own in enumerate(text.split(",")) for number in _numbers(own)
    ]


def _best(found: list[int], brands: int) -> list[int]:
    own = [number for number in found[:_BEST_BRANDS] if number < brands]
    return own + found[max(len(own), len(found) - _BEST) :]


def _vlq(gap: int) -> str:
    """A number in digits of five bits, the lowest first; the sixth bit says that more follow."""
    text = ""
    while gap > 31:
        text += _DIGITS[32 | gap & 31]
        gap >>= 5
    return text + _DIGITS[gap]


_SHORT = [_vlq(gap) for gap in range(4096)]


def _gaps(found: list[int]) -> str:
    gaps = map(int.__sub__, found, [-1, *found])
    return "".join([_SHORT[gap] if gap < 4096 else _vlq(gap) for gap in gaps])


def _numbers(text: str) -> Iterator[int]:
    number, gap, shift = -1, 0, 0
    for digit in text:
        value = _VALUES[digit]
        gap |= (value & 31) << shift
        if value > 31:
            shift += 5
            continue
        number += gap
        yield number
        gap, shift = 0, 0
