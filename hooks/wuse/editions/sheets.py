"""A sheet: what one judge gave in one stage, as text until it has been checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from wuse.model.scheme import SourceKind

Value = str | tuple[str, ...]
"""A score, or the counts of the rules of a criterion."""


class State(StrEnum):
    """What a judge did with a candidate."""

    SCORED = "scored"
    ABSTAINED = "abstained"
    RECUSED = "recused"


@dataclass(frozen=True, slots=True)
class Row:
    """What a judge gave one candidate. A vote or a satisfaction rate stands under its source."""

    state: State = State.SCORED
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One judge's rows in one stage; for 自评 and 互评, the judge is a candidate's unit."""

    stage: str
    source: SourceKind
    judge: str
    rows: Mapping[str, Row]
    """Key of the candidate -> row."""


@dataclass(frozen=True, slots=True, order=True)
class Uncounted:
    """A row that does not count, and why."""

    stage: str
    source: str
    judge: str
    candidate: str
    reason: str
    """In Chinese."""
