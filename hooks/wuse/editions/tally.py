"""The tally of one award. The order of its steps is the law of the house; see `tally`.

The guide for bureaus tells the order in short; the examples in the tests work it out by
hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from wuse.model.edition import Award, Candidate
from wuse.model.panel import Panel
from wuse.model.scheme import Grade
from wuse.model.stages import Stage, grades_of, stages

from .ballots import Ballots, count
from .counting import Counting
from .fates import Fate
from .grading import Facts, Standing, Status, graded, ranked
from .sheets import Sheet, Uncounted


@dataclass(frozen=True)
class Result:
    """The tally of one award."""

    award: Award
    stages: tuple[Stage, ...]
    standings: tuple[Standing, ...]
    """Ranked candidates first, best first; then the others in the order of the edition."""
    uncounted: tuple[Uncounted, ...]
    ballots: Ballots


def tally(
    award: Award,
    candidates: Sequence[Candidate],
    sheets: Iterable[Sheet],
    panel: Panel | None = None,
    notice_start: date | None = None,
) -> Result:
    """Count an award.

    1. Whoever is ineligible, or vetoed before the notice, leaves the field.
    2. Recused rows go, then abstentions and void rows (`wuse.editions.ballots`).
    3. Stage by stage: each source is aggregated and divided by the maximum; who does not go on
       leaves the running.
    4. Bonus and malus are added; the total is rounded once, half up.
    5. Ranks and grades read rounded figures only (`wuse.editions.grading`).
    6. Vetoes from the first day of the notice: the place stays empty, or with 递补 the candidate
       leaves the field after all. Percentages refer to the field before that.

    Args:
        award: with everything that it takes over from its edition.
        candidates: who takes part in it.
        sheets: at most one for each stage, source and judge, of stages of this award.
        panel: judges and rulings; without it nobody is recused because of a unit.
        notice_start: first day of the public notice; without it all vetoes came before.
    """
    rulings = [it for it in panel.rulings if it.award in ("", award.name)] if panel else []
    fates = {item.key: Fate.of(item, award, rulings, notice_start) for item in candidates}
    refill = award.tally.refill
    inside = [item for item in candidates if not fates[item.key].out]
    running = [item for item in inside if not (refill and fates[item.key].struck)]
    scored = stages(award)
    ballots = count(award, scored, candidates, panel.judges if panel else (), sheets)
    standings = Counting(award, scored, ballots).standings(running)
    grades = grades_of(award)
    facts = Facts(
        {key: fate.conditions for key, fate in fates.items()},
        {key: fate.ceiling if refill else fate.early_ceiling for key, fate in fates.items()},
        {key: fate.decision for key, fate in fates.items() if fate.decision is not None},
    )
    best = graded(ranked(standings), grades, len(inside), award.tally.boundary, facts)
    best = [_after_notice(item, fates[item.candidate], grades) for item in best]
    placed = {item.candidate for item in best}
    others = {item.candidate: item for item in standings}
    rest = (others.get(it.key) or Standing(it.key, fates[it.key].status) for it in candidates)
    all_ = (*best, *(item for item in rest if item.candidate not in placed))
    return Result(award, scored, all_, tuple(sorted(ballots.uncounted)), ballots)


def _after_notice(item: Standing, fate: Fate, grades: Sequence[Grade]) -> Standing:
    """Strike a candidate, or lower its grade, for what was established after the notice began."""
    if fate.struck:
        return replace(item, grade=None, status=Status.VETOED)
    names = [grade.name for grade in grades]
    if item.grade and names.index(item.grade) < fate.ceiling:
        lower = names[fate.ceiling] if fate.ceiling < len(names) else None
        return replace(item, grade=lower)
    return item
