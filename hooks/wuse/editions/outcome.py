"""What may be published of a tally: who has which grade, in the order of the edition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wuse.model.edition import Edition
from wuse.model.stages import grades_of

from .grading import Status
from .tally import Result


class UndecidedError(ValueError):
    """A tie at the last place is not decided yet; the message names who is equal, in Chinese."""


def outcome_block(edition: Edition, results: Sequence[Result]) -> str:
    """Return the lines ``结果: …`` for the edition's file: grades, no score and no rank.

    Whoever gets nothing (不予命名, 不合格) is not named in public. How long a naming holds follows
    from 有效年限 and the end of the public notice; where one is missing, it is left to the bureau.

    Raises:
        UndecidedError: a tie must be decided before.
    """
    equal = [
        item.candidate
        for result in results
        for item in result.standings
        if item.status is Status.TO_DECIDE
    ]
    if equal:
        raise UndecidedError(f"{'、'.join(equal)}并列，先在评审名单的“认定”里写“议定”")
    return "".join(["结果:\n", *(_lines(edition, results))])


def _valid_until(edition: Edition) -> str:
    """The month until which a naming holds that is made when the notice ends; empty if unknown."""
    notice = edition.notice_period
    end = notice.latest if notice else None
    if end is None or edition.valid_years is None:
        return ""
    return f"{end.year + edition.valid_years}-{end.month:02}"


def _lines(edition: Edition, results: Sequence[Result]) -> Iterable[str]:
    valid_until = _valid_until(edition)
    for result in results:
        grades = {item.candidate: item.grade for item in result.standings}
        nothing = {it.name for it in grades_of(result.award) if it.wins_nothing}
        for candidate in edition.candidates_for(result.award):
            grade = grades[candidate.key]
            if grade and grade not in nothing:
                fields = {
                    "文件夹": candidate.owner or "",
                    "名称": "" if candidate.owner else candidate.name,
                    "记录": candidate.record or "",
                    "奖项": result.award.name if edition.awards else "",
                    "等次": grade,
                    "有效期至": valid_until,
                }
                filled = (f"{key}: {_quoted(value)}" for key, value in fields.items() if value)
                yield f"  - {{{', '.join(filled)}}}\n"


def _quoted(text: str) -> str:
    """Quote a value, so that no character of it means anything to YAML."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
