"""Numbers as pages show them: a numeral with its qualifier, unit, period and source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wuse.model.practice import Metric
from wuse.model.quantity import Quantity, QuantityStatus


@dataclass(frozen=True, slots=True)
class Figure:
    """One big numeral and what it counts."""

    record: Metric
    name: str
    prefix: str
    numeral: str
    suffix: str
    known: bool
    citation: str
    note: str


def figure(metric: Metric) -> Figure:
    """Lay out a metric; an unknown number is shown as unknown, never as a guess."""
    return Figure(
        record=metric,
        name=metric.name,
        prefix=metric.prefix,
        numeral=(metric.numeral or metric.words or "待核实").replace("–", "—"),
        suffix=f"{metric.suffix}{metric.measure}" if metric.is_known else "",
        known=metric.is_stated,
        citation=citation(metric),
        note=" ".join(filter(None, [_before(metric), metric.note])),
    )


def figures(metrics: Iterable[Metric]) -> tuple[Figure, ...]:
    """Lay out several metrics, in order."""
    return tuple(map(figure, metrics))


def citation(quantity: Quantity) -> str:
    """Period, base, source and status of a number, in words."""
    parts = [
        quantity.period.zh() if quantity.period else "",
        f"基数 {quantity.base.zh()}" if quantity.base else "",
        quantity.source,
        quantity.status.zh if quantity.status is not QuantityStatus.REPORTED else "",
    ]
    return "，".join(filter(None, parts))


def _before(metric: Metric) -> str:
    return f"原来 {metric.before.zh()}。" if metric.before else ""


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """A total that a source declares beside the number that this site has recorded."""

    name: str
    declared: str
    counted: int
    differs: bool
    is_short: bool
    """Whether less is recorded than declared."""


def reconcile(name: str, declared: Quantity | None, counted: int) -> Reconciliation:
    """Show both numbers; a difference is allowed and shown."""
    value = declared.value if declared else None
    differs = declared is not None and value != counted
    is_short = value is not None and counted < value
    return Reconciliation(name, declared.zh() if declared else "未说明", counted, differs, is_short)
