"""Values -> lines of YAML in block style, the way in which people write it.

Whoever writes a file reads it again: lines are for the usual text, and `flow` for what is left.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from .parser import parse
from .repair import quote

Written = str | Sequence["Written"] | Mapping[str, "Written"] | None
"""A value in a file: text, a list, or a mapping of keys as the file shall have them. None stands
for no value: where a field is set, it is removed."""


_CHINESE = re.compile("[一-鿿][一-鿿0-9A-Za-z，。、！？（）《》“”—…：；·]*")
"""Text that has nothing that YAML could take for something else."""


@lru_cache(maxsize=1024)  # an import writes the same instructions into thousands of files
def scalar(text: str) -> str:
    """One line of text: plain if that means the same, else quoted."""
    if _CHINESE.fullmatch(text):
        return text
    root, problems = parse(f"x: {text}\n", "")
    fields = root.plain() if root else None
    return text if fields == {"x": text} and not problems else quote(text)


def flow(value: Written) -> str:
    """Any value on one line, in brackets and double quotes."""
    return json.dumps(value, ensure_ascii=False)  # valid YAML, too (YAML 1.2, 1.3)


def field_lines(key: str, value: Written) -> list[str]:
    """A field: text beside its key or as a block, anything else below it."""
    if isinstance(value, str):
        if "\n" not in value:
            return [f"{key}: {scalar(value)}"]
        sign = "|" if value.endswith("\n") else "|-"
        return [f"{key}: {sign}", *indented(value.removesuffix("\n").split("\n"))]
    if isinstance(value, Mapping) and value:
        return [f"{key}:", *indented(mapping_lines(value))]
    if value and not isinstance(value, Mapping):
        return [f"{key}:", *indented(line for item in value for line in item_lines(item))]
    return [f"{key}: {flow(value)}"]


def mapping_lines(fields: Mapping[str, Written]) -> list[str]:
    """The fields of a mapping one below the other."""
    return [line for key, value in fields.items() for line in field_lines(key, value)]


def item_lines(item: Written) -> list[str]:
    """An item of a list."""
    if isinstance(item, Mapping) and item:
        return as_item(mapping_lines(item))
    is_line = isinstance(item, str) and "\n" not in item
    return [f"- {scalar(item) if is_line else flow(item)}"]


def as_item(lines: Iterable[str]) -> list[str]:
    """Lines as an item of a list: a dash before the first, the others below what follows it."""
    first, *rest = lines
    return [f"- {first}", *indented(rest)]


def indented(lines: Iterable[str]) -> list[str]:
    """Lines one level deeper; empty ones stay empty."""
    return [f"  {line}" if line else "" for line in lines]
