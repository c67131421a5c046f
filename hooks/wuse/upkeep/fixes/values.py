"""Rewrites values so that every program reads them as we do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from yaml import SafeLoader, ScalarNode

from wuse.model.base import Record
from wuse.model.dates import Edtf
from wuse.model.dates_spoken import names_weekday
from wuse.model.vocabulary import Term
from wuse.source.rewrite_scalars import Replacement
from wuse.source.tree import Node

from .typed import Types, typed_scalars

_TEXT_TAG = "tag:yaml.org,2002:str"
_RESOLVER: Any = SafeLoader("")

_CORE_NUMBER = re.compile(r"[-+]?(?:0o[0-7]+|[0-9]+(?:\.[0-9]*)?[eE][-+]?[0-9]+)")
"""Numbers in the core schema of YAML 1.2 (section 10.3.2) that YAML 1.1 reads as text."""

_SAFE_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,14}|-?(?:0|[1-9][0-9]{0,9})\.[0-9]{0,4}[1-9]")
"""Numbers that every program writes exactly as it read them."""


def date_changes(root: Node, kind: type[Record], of_weekday: bool = False) -> Iterator[Replacement]:
    """Rewrite dates in EDTF notation; words for an unknown date or a period with a name stay.

    Args:
        root: the tree of the file.
        kind: the record in it.
        of_weekday: whether to rewrite the dates with a weekday, or those without.
    """
    for node, types in typed_scalars(root, kind):
        if Edtf in types and isinstance(node.value, str):
            canonical = _canonical(node.value)
            if canonical != node.value and names_weekday(node.value) is of_weekday:
                yield Replacement(node, canonical)


def _canonical(written: str) -> str:
    try:
        date = Edtf.parse(written)
        is_stable = Edtf.parse(date.text) == date
    except ValueError:
        return written
    return date.text if is_stable and not date.is_unknown else written


def quote_changes(root: Node, kind: type[Record]) -> Iterator[Replacement]:
    """Quote text that other programs, such as a CMS, would read as something else."""
    for node, types in typed_scalars(root, kind):
        text = node.value
        if isinstance(text, str) and node.style == "" and _is_text(types) and _is_ambiguous(text):
            yield Replacement(node, text, quoted=True)


def _is_text(types: Types) -> bool:
    """Whether a field takes text and nothing else."""
    return bool(types) and all(
        isinstance(leaf, type) and issubclass(leaf, str | Term) for leaf in types
    )


def _is_ambiguous(text: str) -> bool:
    if _SAFE_NUMBER.fullmatch(text):
        return False
    tag = _RESOLVER.resolve(ScalarNode, text, (True, False))
    return tag != _TEXT_TAG or _CORE_NUMBER.fullmatch(text) is not None
