"""Which rows count: recusals first, then validity; what is left stands by stage and source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from wuse.model.edition import Award, Candidate
from wuse.model.panel import Judge
from wuse.model.scheme import SourceKind
from wuse.model.stages import SHEETS, Stage

from .marking import Marker, Marks, VoidError
from .numbers import hundredths, whole
from .sheets import Row, Sheet, State, Uncounted

Key = tuple[str, SourceKind, str]
"""Stage, source, candidate."""
_VOTE_OR_RATE = {SourceKind.VOTE: "票数", SourceKind.SATISFACTION: "满意度"}


@dataclass
class Ballots:
    """The rows that count, and those that do not."""

    marks: dict[Key, dict[str, Marks]] = field(default_factory=lambda: defaultdict(dict))
    """Each judge's marks."""
    figures: dict[Key, dict[str, Fraction]] = field(default_factory=lambda: defaultdict(dict))
    """Votes, or a satisfaction rate from 0 to 1, by whoever brought it."""
    uncounted: list[Uncounted] = field(default_factory=list)


def count(
    award: Award,
    stages: Iterable[Stage],
    candidates: Iterable[Candidate],
    judges: Iterable[Judge],
    sheets: Iterable[Sheet],
) -> Ballots:
    """Sort all rows of an award into those that count and those that do not.

    Args:
        award: with its counting method.
        stages: its scored stages.
        candidates: who takes part in it.
        judges: the panel, for recusals because of a judge's own unit.
        sheets: at most one for each stage, source and judge.
    """
    ballots = Ballots()
    markers = {stage.name: Marker(stage, award.tally) for stage in stages}
    field_ = {item.key: item for item in candidates}
    units = {judge.id: frozenset(judge.units) for judge in judges}
    for sheet in sorted(sheets, key=lambda it: (it.stage, it.source.value, it.judge)):
        for key, row in sorted(sheet.rows.items()):
            reason = "没有这个参评单位"
            if key in field_:
                own = units.get(sheet.judge, frozenset())
                reason = _recusal(sheet, row, field_[key], own) or _enter(
                    ballots, markers[sheet.stage], sheet, field_[key], row
                )
            if reason:
                zh = sheet.source.zh
                ballots.uncounted.append(Uncounted(sheet.stage, zh, sheet.judge, key, reason))
    return ballots


def _recusal(sheet: Sheet, row: Row, candidate: Candidate, own_units: frozenset[str]) -> str:
    """Why this judge may not score the candidate; empty if nothing speaks against it."""
    if sheet.judge in candidate.recused:
        return "按名单回避"
    if candidate.is_of(own_units):
        return "本单位，回避"
    if sheet.source is SourceKind.PEERS and sheet.judge == candidate.unit:
        return "互评不评自己"
    if sheet.source is SourceKind.SELF and sheet.judge != candidate.unit:
        return "自评只评自己"
    return "评审声明回避" if row.state is State.RECUSED else ""


def _enter(ballots: Ballots, marker: Marker, sheet: Sheet, candidate: Candidate, row: Row) -> str:
    """Enter a row; return why it does not count, if so."""
    if row.state is not State.SCORED:
        return "弃权"
    key = (sheet.stage, sheet.source, candidate.key)
    if sheet.source in SHEETS:
        try:
            marks = marker.mark(row.values, candidate.group)
        except VoidError as error:
            return str(error)
        ballots.marks[key][sheet.judge] = marks
        return ""
    figure = _figure(row.values, sheet.source)
    if figure is None:
        return f"{_VOTE_OR_RATE[sheet.source]}写得不对"
    ballots.figures[key][sheet.judge] = figure
    return ""


def _figure(values: Mapping[str, object], source: SourceKind) -> Fraction | None:
    text = values.get(source.value)
    if not isinstance(text, str) or len(values) != 1:
        return None
    number = whole(text) if source is SourceKind.VOTE else hundredths(text)
    if number is None or source is SourceKind.VOTE:
        return None if number is None else Fraction(number)
    return Fraction(number, 10_000) if number <= 10_000 else None
