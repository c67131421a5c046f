"""Satisfaction surveys, each with its sample, method and date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wuse.model.region import OwnerFolder
from wuse.model.self_review import Satisfaction

from .figures import citation


@dataclass(frozen=True, slots=True)
class Survey:
    """A satisfaction rate, and how it was measured."""

    record: Satisfaction
    rate: str
    basis: str


def surveys(folder: OwnerFolder) -> Iterator[Survey]:
    """The surveys of a school's self-review, in its order."""
    review = folder.profile.self_review
    for item in review.satisfaction if review else ():
        yield Survey(item, item.rate.zh(), _basis(item))


def _basis(item: Satisfaction) -> str:
    parts = [
        f"样本 {item.sample.zh()}" if item.sample else "样本未载",
        item.method,
        item.date.zh() if item.date else "",
        citation(item.rate),
    ]
    return "，".join(filter(None, parts))
