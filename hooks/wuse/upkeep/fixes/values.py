"""Values written so that every program reads them as we do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from yaml import SafeLoader, ScalarNode

from wuse.model.base import Record
from wuse.model.dates import Edtf
from wuse.model.vocabulary import Term
from wuse.source.rewrite_scalars import Change
from wuse.source.tree import Node

from .typed import Types, typed

_TEXT_TAG = "tag:yaml.org,2002:str"
_RESOLVER: Any = SafeLoader("")

_ALSO = re.compile(r"[-+]?(?:0o[0-7]+|[0-9]+(?:\.[0-9]*)?[eE][-+]?[0-9]+)")
"""Numbers of the core schema of YAML 1.2 (section 10.3.2) that YAML 1.1 takes for text."""

_SAME_FOR_ALL = re.compile(r"0|-?[1-9][0-9]{0,14}|-?(?:0|[1-9][0-9]{0,9})\.[0-9]{0,4}[1-9]")
"""Numbers that every program writes as it has read them."""


def dates(root: Node, kind: type[Record]) -> Iterator[Change]:
    """Every date in EDTF notation, where it was another; of unknown ones the words stay."""
    for node, types in typed(root, kind):
        if Edtf in types and isinstance(node.value, str):
            better = _canonical(node.value)
            if better != node.value:
                yield Change(node, better)


def _canonical(written: str) -> str:
    try:
        meant = Edtf.parse(written)
        same = Edtf.parse(meant.text) == meant
    except ValueError:
        return written
    return meant.text if same and not meant.is_unknown else written


def quotes(root: Node, kind: type[Record]) -> Iterator[Change]:
    """Quotes around text that other programs take for something else, as a CMS that saves it."""
    for node, types in typed(root, kind):
        text = node.value
        if isinstance(text, str) and node.style == "" and _is_text(types) and _is_mistaken(text):
            yield Change(node, text, quoted=True)


def _is_text(types: Types) -> bool:
    """Whether a field takes text and nothing else."""
    return bool(types) and all(
        isinstance(leaf, type) and issubclass(leaf, str | Term) for leaf in types
    )


def _is_mistaken(text: str) -> bool:
    if _SAME_FOR_ALL.fullmatch(text):
        return False
    tag = _RESOLVER.resolve(ScalarNode, text, (True, False))
    return tag != _TEXT_TAG or _ALSO.fullmatch(text) is not None
