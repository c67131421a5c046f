"""What one judge's pack has to say: what to score, in what order, and where to stand aside."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from wuse.errors import WuseError
from wuse.model.edition import Candidate, Edition
from wuse.model.panel import Judge, Panel
from wuse.model.stages import Ballot, ballots

from .assign import viewing_order
from .digest import rubric_hash

Brief = dict[str, Any]
"""What a pack says to its judge, as JSON can hold it."""

_LARGEST = 5_000_000
"""Bytes of a table of who scores whom."""


class AssignmentError(WuseError):
    """A table of who scores whom cannot be used; the message says why, in Chinese."""


def has_conflict(candidate: Candidate, judge: Judge) -> bool:
    """Whether a judge must not score a candidate: named for recusal, or of the same unit."""
    return judge.id in candidate.recused or candidate.is_of(judge.units)


def read_assignment(path: Path, edition: Edition, panel: Panel) -> dict[str, list[str]]:
    """Read the table that ``wuse assign`` wrote: judge -> candidates in the order to look at them.

    Raises:
        AssignmentError: it cannot be read, or names somebody whom panel or edition do not have.
    """
    try:
        data = path.read_bytes() if path.stat().st_size <= _LARGEST else b""
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    except (OSError, UnicodeDecodeError, csv.Error):
        raise AssignmentError(f"分派表“{path.name}”读不了；用 wuse assign 写的那一份") from None
    if not rows or rows[0] != ["评审", "次序", "参评单位"]:
        raise AssignmentError(f"“{path.name}”不是分派表；用 wuse assign 写的那一份")
    judges, keys = {it.id for it in panel.judges}, {it.key for it in edition.candidates}
    found: dict[str, list[str]] = {}
    for number, row in enumerate(rows[1:], 2):
        judge, _, key = (it.removeprefix("'") for it in (*row, "", "", "")[:3])
        if judge not in judges or key not in keys:
            what = f"评审“{judge}”" if judge not in judges else f"参评单位“{key}”"
            raise AssignmentError(f"“{path.name}”第 {number} 行：没有{what}；重新分派")
        found.setdefault(judge, []).append(key)
    return found


def briefs(
    id: str, edition: Edition, panel: Panel, assigned: Mapping[str, Sequence[str]] | None = None
) -> dict[str, Brief]:
    """Return what each judge's pack says: nothing of any other judge.

    Args:
        id: the edition's name.
        edition: the edition.
        panel: its panel.
        assigned: judge -> candidates in their order; by default everybody without a conflict, in
            the order that the panel's seed draws.
    """
    desks: dict[str, dict[str, Brief]] = {judge.id: {} for judge in panel.judges}
    for number, ballot in enumerate(ballots(edition), 1):
        judges = [it for it in panel.judges if not it.phases or ballot.stage.name in it.phases]
        for judge, desk in _desks(edition, ballot, judges, panel.seed, assigned).items():
            desks[judge][str(number)] = desk
    return {
        judge: {"edition": id, "judge": judge, "seed": panel.seed, "desks": own}
        for judge, own in desks.items()
        if own
    }


def _desks(
    edition: Edition,
    ballot: Ballot,
    judges: Sequence[Judge],
    seed: str,
    assigned: Mapping[str, Sequence[str]] | None,
) -> dict[str, Brief]:
    """What each judge is told of one ballot."""
    candidates = edition.candidates_for(ballot.award)
    keys = [it.key for it in candidates]
    aside = {j.id: [it.key for it in candidates if has_conflict(it, j)] for j in judges}
    free = {j.id: [key for key in keys if key not in aside[j.id]] for j in judges}
    orders: Mapping[str, Sequence[str]] = (
        viewing_order(seed, free, keys)
        if assigned is None
        else {j: [it for it in assigned.get(j, ()) if it in own] for j, own in free.items()}
    )
    is_only = len(edition.each()) == 1
    return {
        judge.id: {
            "award": "" if is_only else ballot.award.name,
            "stage": ballot.stage.name,
            "source": ballot.source.value,
            "rubric": rubric_hash(ballot.award, ballot.stage),
            "order": list(orders[judge.id]),
            "recused": aside[judge.id],
        }
        for judge in judges
    }
