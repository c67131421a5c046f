"""Exact numbers: text to whole hundredths, fractions to rounded text. No floats anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

_SCORE = re.compile(r"(?P<whole>0|[1-9][0-9]{0,3})(?:\.(?P<part>[0-9]{1,2}))?")
_COUNT = re.compile(r"0|[1-9][0-9]{0,11}")


@lru_cache(4096)  # the same few scores come again and again
def hundredths(text: str) -> int | None:
    """Return a score such as ``3.5`` in hundredths, or None if the text is no score.

    Up to four digits and two decimals; no sign, exponent or digit of another script.
    """
    match = _SCORE.fullmatch(text)
    return int(match["whole"]) * 100 + int((match["part"] or "").ljust(2, "0")) if match else None


def whole(text: str) -> int | None:
    """Return a whole number from 0 up, such as a number of votes; None if the text is none."""
    return int(text) if _COUNT.fullmatch(text) else None


@lru_cache(4096)
def cents(points: Decimal) -> int:
    """Return points of the rubric, which have two decimals at most, in hundredths."""
    return int(points * 100)


def mean(values: Iterable[Fraction | int]) -> Fraction:
    """Return the arithmetic mean of at least one value."""
    numbers = list(values)
    return Fraction(sum(numbers), len(numbers))


def rounded(value: Fraction, places: int) -> Fraction:
    """Round a value from 0 up half up, as rules of evaluations mean it: 77.375 becomes 77.38."""
    scale = 10**places
    return Fraction(
        (2 * value.numerator * scale + value.denominator) // (2 * value.denominator), scale
    )


def fixed(value: Fraction, places: int) -> str:
    """Write a value with this many decimals, rounded half up."""
    digits = str(rounded(value, places) * 10**places).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits
