"""What a school may write to spoil the pages of others: lengths, scripts and directions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from support.filled import filled
from support.project import Content

from wuse.model.base import Record
from wuse.model.brand import BrandFile
from wuse.model.records import Activity, Case, Exemplar

FILES: Mapping[str, type[Record]] = {
    "brand.yml": BrandFile,
    "activities/2025-10-18-sea.yml": Activity,
    "exemplars/lamp.yml": Exemplar,
    "case.yml": Case,
}
"""What a school can write -> its kind."""

_MARKS = "".join(map(chr, range(0x0300, 0x0340)))

TEXTS: Mapping[str, str] = {
    "letters": "A" * 70,
    "brand": "B" * 60,
    "piled": "".join(letter + _MARKS for letter in "旗h"),
    "arabic": "(مدرسة الشاطئ) 123! " * 6,
    "hebrew": "בית ספר [1] \u00b7 " * 12,
    "unbroken": "\u00a0".join(["word"] * 40),
    "wide": "\U0001242b" * 20 + "\ufdfd" * 20,
    "tall": "ཧཱུྃ" * 36,
    "markup": "</li></ul></div></main><h1>" * 6,
}
"""Name of a school -> what stands in every field in which it writes freely."""

LONG = "x" * 2_000
"""As wide as forty lines of a phone. More of it than `_AT_ONCE` times does not fit into a file."""
_AT_ONCE = 100


def schools() -> dict[str, Content]:
    """Files of schools that write all of `TEXTS`, and `LONG` in every field, a few at a time."""
    found: dict[str, Content] = {}
    for slug, text in TEXTS.items():
        found |= {f"brands/{slug}/{name}": filled(kind, text) for name, kind in FILES.items()}
    for name, kind in FILES.items():
        whole = filled(kind, LONG)
        count = sum(1 for _ in _free(whole))
        for number, first in enumerate(range(0, count, _AT_ONCE)):
            longer = range(first, first + _AT_ONCE)
            some = [None if place in longer else "好" for place in range(count)]
            found[f"brands/long-{number}/{name}"] = _replaced(whole, iter(some))
    return found


def calm(files: Mapping[str, Content]) -> dict[str, Content]:
    """The same schools, which write nothing to speak of."""
    kinds = {name: filled(kind, "好") for name, kind in FILES.items()}
    return {path: kinds[path.split("/", 2)[2]] for path in files}


def _free(value: object) -> Iterator[str]:
    """Every text in a record full of `LONG` that is free, cut to what the field takes."""
    if isinstance(value, Mapping):
        yield from chain.from_iterable(map(_free, value.values()))
    elif isinstance(value, list):
        yield from chain.from_iterable(map(_free, value))
    elif isinstance(value, str) and set(value) == {"x"}:
        yield value


def _replaced(value: Any, texts: Iterator[str | None]) -> Any:
    """The value with the next of these texts in each place that is free; None leaves it."""
    if isinstance(value, Mapping):
        return {key: _replaced(inner, texts) for key, inner in value.items()}
    if isinstance(value, list):
        return [_replaced(inner, texts) for inner in value]
    if list(_free(value)):
        return next(texts) or value
    return "https://example.org/?x" if value == f"https://example.org/?{LONG}" else value
