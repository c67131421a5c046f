"""The awards of an edition: their rules in words, and their rubrics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wuse.evidence.contests import Contest
from wuse.model.edition import Award, Edition
from wuse.model.region import Sourced
from wuse.model.rubric import Dimension

from . import scheme_words, urls
from .page import Fact


@dataclass(frozen=True, slots=True)
class CriterionView:
    """One criterion of a rubric."""

    id: str
    name: str
    points: str
    look_for: str
    url: str


@dataclass(frozen=True, slots=True)
class DimensionView:
    """One dimension of a rubric, with its share in a bar."""

    id: str
    name: str
    points: str
    kind: str
    share: int
    """Width in the bar of all dimensions, from 1 to 100."""
    criteria: tuple[CriterionView, ...]


@dataclass(frozen=True, slots=True)
class AwardView:
    """One award: its rules and its rubric."""

    name: str
    subject: str
    rules: tuple[Fact, ...]
    dossier: tuple[Fact, ...]
    dimensions: tuple[DimensionView, ...]
    repeats: str
    """The award before it that has the same rubric; its rubric is not shown again."""


def award_views(item: Sourced[Edition], found: Sequence[Contest]) -> Iterator[AwardView]:
    """Every award in its order; `Contest` tells which criteria have a page of their own."""
    shown: list[Award] = []
    for award in item.record.each():
        twin = next((it for it in shown if it.rubric == award.rubric and award.rubric), None)
        addresses = next((it.addresses for it in found if it.award.rubric == award.rubric), {})
        yield AwardView(
            name=award.name,
            subject=award.subject.zh,
            rules=tuple(scheme_words.rules(award)),
            dossier=tuple((it.name, scheme_words.piece(it)) for it in award.dossier),
            dimensions=() if twin else tuple(_dimensions(item.id, award, addresses)),
            repeats=twin.name if twin else "",
        )
        shown.append(award)


def _dimensions(
    edition: str, award: Award, addresses: Mapping[str, str]
) -> Iterator[DimensionView]:
    weights = [float(it.weight or it.points or 0) for it in award.rubric]
    for dimension, weight in zip(award.rubric, weights, strict=True):
        criteria = dimension.criteria or dimension.judged(*dimension.applies[:1])
        yield DimensionView(
            id=dimension.id,
            name=dimension.name,
            points=_points(dimension),
            kind=scheme_words.SIGNS[dimension.kind],
            share=max(1, round(100 * weight / (sum(weights) or 1))),
            criteria=tuple(
                CriterionView(
                    it.id,
                    it.name,
                    scheme_words.points(it),
                    scheme_words.look_for(it),
                    urls.criterion(edition, addresses[it.id]) if it.id in addresses else "",
                )
                for it in criteria
            ),
        )


def _points(dimension: Dimension) -> str:
    if dimension.weight:
        return f"{dimension.weight.normalize():f}%"
    return f"{dimension.points.normalize():f}分" if dimension.points else ""
