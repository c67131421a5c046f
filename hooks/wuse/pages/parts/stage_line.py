"""Where an edition stands today: its phases in a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wuse.model.dates import Edtf
from wuse.model.edition import Edition
from wuse.model.scheme import Phase

DONE, NOW, AHEAD, UNKNOWN = "done", "now", "ahead", "unknown"


@dataclass(frozen=True, slots=True)
class Step:
    """One phase in the line."""

    name: str
    when: str
    """In Chinese; empty if it is not known."""
    state: str
    """`DONE`, `NOW`, `AHEAD` or `UNKNOWN`."""
    facts: str
    """Weight, length and ways, in words."""


def state_of(when: Edtf | None, today: date) -> str:
    """Where a day stands to a date."""
    if when is None or when.earliest is None:
        return UNKNOWN
    if today < when.earliest:
        return AHEAD
    return NOW if when.latest is None or today <= when.latest else DONE


def steps(edition: Edition, today: date) -> tuple[Step, ...]:
    """The phases of an edition; those without days before one that began are done."""
    phases = edition.phases or next((it.phases for it in edition.awards if it.phases), ())
    states = [state_of(phase.date, today) for phase in phases]
    last_begun = max((n for n, it in enumerate(states) if it in (DONE, NOW)), default=-1)
    known = [
        DONE if state == UNKNOWN and number < last_begun else state
        for number, state in enumerate(states)
    ]
    return tuple(
        _step(phase, state, edition.year.year) for phase, state in zip(phases, known, strict=True)
    )


def _step(phase: Phase, state: str, year: int | None) -> Step:
    facts = [
        f"占 {phase.weight:f}%" if phase.weight else "",
        f"晋级 {phase.promote.zh()}" if phase.promote else "",
        phase.minutes.zh() if phase.minutes else "",
        "、".join(phase.ways),
        phase.by,
        phase.note,
    ]
    return Step(phase.name, _when(phase.date, year), state, " · ".join(filter(None, facts)))


def _when(when: Edtf | None, year: int | None) -> str:
    """A date in words, without the year if it is that of the edition."""
    if when is None:
        return ""
    return (when.year == year and when.zh_short()) or when.zh()


def standing(edition: Edition, line: Iterable[Step], today: date) -> str:
    """Where the edition stands, in a sentence."""
    line = tuple(line)
    if edition.authority is None:
        return "没有写依据文件，评选没有启用"
    if edition.outcome:
        return "已经公布结果"
    notice = edition.notice.date if edition.notice else None
    if notice and state_of(notice, today) == NOW:
        return f"正在公示，到{notice.end.zh()}为止" if notice.end else "正在公示"
    current = [step.name for step in line if step.state == NOW]
    if current:
        return f"现在是{'、'.join(current)}阶段"
    coming = next((step for step in line if step.state == AHEAD), None)
    if coming:
        return f"下一步：{coming.name}，{coming.when}"
    return "各阶段的时间还没有公布" if all(it.state == UNKNOWN for it in line) else "各阶段已经结束"


def is_past(edition: Edition, line: Iterable[Step]) -> bool:
    """Whether it belongs to the archive: its outcome is out, or every dated phase is over."""
    states = {step.state for step in line} - {UNKNOWN}
    return bool(edition.outcome) or states == {DONE}
