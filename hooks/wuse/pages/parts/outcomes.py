"""Published grades: by award and grade for one edition, by year and stage for all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wuse.model.edition import Edition, PublishedGrade
from wuse.model.region import Sourced

from .candidates import name_of, url_of
from .directory import Directory
from .namings import ended, naming
from .short import short

NO_STAGE = "学段未载"


@dataclass(frozen=True, slots=True)
class Winner:
    """Who was named."""

    name: str
    url: str
    owner: str
    """The owner's name, if the name is that of a brand or a record."""
    stage: str
    note: str
    """Batch and validity."""
    ended: str
    """Why it no longer holds; empty while it does."""


@dataclass(frozen=True, slots=True)
class GradeList:
    """Everyone who has one grade of one award."""

    award: str
    grade: str
    winners: tuple[Winner, ...]


@dataclass(frozen=True, slots=True)
class StageList:
    """Everyone of one stage who was named in one year."""

    stage: str
    winners: tuple[Winner, ...]


@dataclass(frozen=True, slots=True)
class YearList:
    """Everyone whom the editions of one year have named, by stage."""

    year: str
    stages: tuple[StageList, ...]


def grade_lists(directory: Directory, item: Sourced[Edition], day: date) -> tuple[GradeList, ...]:
    """The outcome of an edition: awards and grades in its order, names in the order of its file."""
    awards = {award.name: n for n, award in enumerate(item.record.awards)}
    grades = {
        (award.name if item.record.awards else "", grade.name): n
        for award in item.record.each()
        for n, grade in enumerate(award.grades)
    }
    groups: dict[tuple[str, str], list[Winner]] = {}
    for named in item.record.outcome:
        winner = _winner(directory, item, named, day)
        groups.setdefault((named.award, named.grade), []).append(winner)
    last = len(grades) + len(awards)
    order = sorted(groups, key=lambda key: (awards.get(key[0], last), grades.get(key, last)))
    return tuple(GradeList(*key, tuple(groups[key])) for key in order)


def year_lists(
    directory: Directory, editions: Iterable[Sourced[Edition]], day: date
) -> tuple[YearList, ...]:
    """Everyone named by authorised editions: the newest year first, by stage within it."""
    years: dict[str, dict[str, list[Winner]]] = {}
    for item in editions:
        if item.record.authority is None:
            continue
        for named in item.record.outcome:
            winner = _winner(directory, item, named, day, with_grade=True)
            stages = years.setdefault(item.record.year.zh(), {})
            stages.setdefault(winner.stage or NO_STAGE, []).append(winner)
    order = {stage.zh: stage.order for entry in directory.owners for stage in entry.stages}
    return tuple(
        YearList(
            year,
            tuple(
                StageList(stage, tuple(stages[stage]))
                for stage in sorted(stages, key=lambda it: order.get(it, len(order) + 99))
            ),
        )
        for year, stages in years.items()
    )


def _winner(
    directory: Directory,
    item: Sourced[Edition],
    named: PublishedGrade,
    day: date,
    with_grade: bool = False,
) -> Winner:
    entry = directory.by_slug.get(named.owner or "")
    told = naming(item, named, entry.status if entry else None, day)
    notes = [" ".join(filter(None, [told.award, told.grade])) if with_grade else ""]
    return Winner(
        name=name_of(named, entry),
        url=url_of(named, entry),
        owner=short(entry.name) if entry else "",
        stage=entry.stages[0].zh if entry and entry.stages else "",
        note=" · ".join(filter(None, [*notes, told.batch, told.until])),
        ended=ended(named, entry.status if entry else None, day),
    )
