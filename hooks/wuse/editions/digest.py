"""Canonical JSON and its SHA-256, the same in Python and in a browser; the hash of a rubric."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any

from wuse.model.edition import Award
from wuse.model.quantity import Quantity
from wuse.model.rubric import Adjustment, Criterion, Dimension
from wuse.model.stages import Stage


def canonical(value: object) -> str:
    """Return JSON with sorted keys and no blanks, as ``JSON.stringify`` would write it.

    Keys lie in the Basic Multilingual Plane, where Python and JavaScript sort alike.
    """
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def checksum(document: Mapping[str, object]) -> str | None:
    """Return the SHA-256 of a document without its own checksum; None if it is no valid Unicode.

    It finds accidents, not forgery.
    """
    rest = {key: value for key, value in document.items() if key != "checksum"}
    try:
        return sha256(canonical(rest).encode()).hexdigest()
    except UnicodeEncodeError:  # half a surrogate pair
        return None


def rubric_hash(award: Award, stage: Stage) -> str:
    """Return the SHA-256 of all that decides what a score of this stage means.

    Names, points, weights, anchors, rules, step and groups; not evidence, departments or notes,
    which may still be mended while judges score.
    """
    document = {
        "step": _number(award.tally.step),
        "dimensions": list(map(_dimension, stage.dimensions)),
    }
    return sha256(canonical(document).encode()).hexdigest()


def _dimension(item: Dimension) -> dict[str, object]:
    return {
        "id": item.id,
        "name": item.name,
        "kind": item.kind.value,
        "points": _number(item.points),
        "weight": _number(item.weight),
        "applies": list(item.applies),
        "criteria": [_criterion(it) for it in item.criteria],
    }


def _criterion(item: Criterion) -> dict[str, object]:
    return {
        "id": item.id,
        "name": item.name,
        "points": _number(item.points),
        "cap": _number(item.cap),
        "open": item.open,
        "anchors": [[it.name, _quantity(it.points), it.text] for it in item.anchors],
        "only_anchors": item.only_anchors,
        "rules": [_rule(it) for it in item.rules],
        "applies": list(item.applies),
    }


def _rule(item: Adjustment) -> dict[str, object]:
    return {
        "what": item.what,
        "minus": _number(item.minus),
        "plus": _number(item.plus),
        "per": item.per,
        "base": _quantity(item.base),
        "at_most": _number(item.at_most),
    }


def _quantity(item: Quantity | None) -> Any:
    return None if item is None else [_number(it) for it in (item.value, item.low, item.high)]


def _number(value: Decimal | None) -> str | None:
    """Text without trailing zeros: 5, 5.0 and 5.00 are the same points."""
    if value is None:
        return None
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
