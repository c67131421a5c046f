"""The single measurements that a total was added up from, where activities have recorded them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from wuse.model.practice import Metric
from wuse.model.quantity_parse import Qualifier
from wuse.model.region import OwnerFolder

_FEWEST, _MOST = 3, 12
"""How many measurements make a chart that a phone can show."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One measurement."""

    numeral: str
    when: str
    """Its month, such as ``2025.3``."""
    height: int
    """In hundredths of the highest."""


def measurements(metric: Metric, folder: OwnerFolder) -> tuple[Bar, ...]:
    """The measurements of a total, oldest first; empty unless they add up to exactly this total.

    They are the figures of one name and the total's unit in the records of activities.
    """
    if not _is_plain(metric):
        return ()
    series: dict[str, list[tuple[str, Metric]]] = {}
    for item in reversed(folder.activities):
        date = item.record.date
        for part in item.record.metrics:
            if _is_plain(part) and part.unit == metric.unit and date.year and date.month:
                series.setdefault(part.name, []).append((f"{date.year}.{date.month}", part))
    for found in series.values():
        if _FEWEST <= len(found) <= _MOST and _sum(part for _, part in found) == metric.value:
            highest = max(part.value or 0 for _, part in found)
            return tuple(
                Bar(part.numeral or "", when, round(100 * (part.value or 0) / highest))
                for when, part in found
            )
    return ()


def _is_plain(metric: Metric) -> bool:
    """Whether it is an exact number, which can be added."""
    return bool(metric.value) and metric.unit != "" and metric.qualifier is Qualifier.EXACT


def _sum(parts: Iterable[Metric]) -> Decimal:
    return sum((part.value or Decimal(0) for part in parts), Decimal(0))
