"""What people established about a candidate, and what it means for its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from wuse.model.edition import Award, Candidate
from wuse.model.panel import Ruling, RulingKind
from wuse.model.stages import grades_of

from .grading import Status


@dataclass(frozen=True)
class Fate:
    """What the rulings mean for one candidate."""

    status: Status = Status.FINE
    out: bool = False
    """It left the field before the notice."""
    struck: bool = False
    """It was vetoed after the notice had begun."""
    early_ceiling: int = 0
    """Position of the highest grade it may have, by what was known before the notice."""
    ceiling: int = 0
    """The same, by everything that is known."""
    conditions: frozenset[str] = frozenset()
    decision: int | None = None

    @classmethod
    def of(
        cls, item: Candidate, award: Award, rulings: Iterable[Ruling], start: date | None
    ) -> Fate:
        """Return what the rulings of an award mean for a candidate; their order does not matter.

        Args:
            item: the candidate.
            award: with its grades and vetoes.
            rulings: those of this award.
            start: first day of the public notice; without it all vetoes came before.
        """
        own = [it for it in rulings if it.candidate in (item.key, item.name)]
        ceilings = {veto.case: veto.ceiling for veto in award.vetoes}
        names = [grade.name for grade in grades_of(award)]
        fate = cls(
            conditions=frozenset(it.what for it in own if it.kind is RulingKind.CONDITION),
            decision=next((it.place for it in own if it.place is not None), None),
        )
        for ruling in own:
            if ruling.kind is RulingKind.INELIGIBLE:
                fate = replace(fate, out=True, status=Status.INELIGIBLE)
            elif ruling.kind is RulingKind.VETO:
                highest = ceilings.get(ruling.what, "")
                position = names.index(highest) if highest in names else len(names)
                fate = fate._vetoed(position if highest else None, _is_late(ruling, start))
        return fate

    def _vetoed(self, ceiling: int | None, late: bool) -> Fate:
        if ceiling is not None:
            early = self.early_ceiling if late else max(ceiling, self.early_ceiling)
            return replace(self, ceiling=max(ceiling, self.ceiling), early_ceiling=early)
        status = self.status or Status.VETOED
        return replace(self, status=status, out=self.out or not late, struck=self.struck or late)


def _is_late(ruling: Ruling, start: date | None) -> bool:
    day = ruling.date.earliest if ruling.date else None
    return start is not None and day is not None and day >= start
