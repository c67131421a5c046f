"""The awards of an edition: their rules in words, and their rubrics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

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
    """None if an award before it has the same rubric."""


def award_views(item: Sourced[Edition], found: Sequence[Contest]) -> Iterator[AwardView]:
    """Every award in its order; `Contest` tells which criteria have a page of their own."""
    shown: list[AwardView] = []
    rubrics: list[tuple[Dimension, ...]] = []
    for award in item.record.each():
        addresses = next((it.addresses for it in found if it.award.rubric == award.rubric), {})
        view = AwardView(
            name=award.name,
            subject=award.subject.zh,
            rules=tuple(scheme_words.rules(award)),
            dossier=tuple((it.name, scheme_words.piece(it)) for it in award.dossier),
            dimensions=()
            if award.rubric in rubrics
            else tuple(_dimensions(item.id, award, addresses)),
        )
        rubrics.append(award.rubric)
        last = shown[-1] if shown else None
        if last and replace(last, name=view.name, dimensions=()) == view:
            shown[-1] = replace(last, name=f"{last.name}、{view.name}")  # told once
        else:
            shown.append(view)
    yield from shown


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
