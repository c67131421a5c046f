"""An initiative as the brand page tells it, with everything that hangs below it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from wuse.model.practice import Commitment, Document, Facility, Initiative, Item, Method, Pair

from .cadence import describe
from .carriers import Badge
from .figures import Figure, figures
from .markdown import render


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment in two halves: what is promised to whom, and how often."""

    text: str
    often: str


@dataclass(frozen=True, slots=True)
class InitiativeView:
    """One initiative of any depth."""

    level: int
    """Of its heading, 3 to 6."""
    badge: Badge
    aliases: str
    aim: str
    slogan: str
    description: Markup
    tags: tuple[str, ...]
    pair: Pair | None
    points: tuple[Item, ...]
    promises: tuple[Promise, ...]
    cadence: tuple[Promise, ...]
    facilities: tuple[Facility, ...]
    documents: tuple[Document, ...]
    figures: tuple[Figure, ...]
    methods: tuple[Method, ...]
    serves: str
    children: tuple[InitiativeView, ...]
    gap: str


def view(initiative: Initiative, marks: Mapping[str, Badge], level: int = 3) -> InitiativeView:
    """Lay an initiative out, and those below it."""
    below = min(level + 1, 6)
    return InitiativeView(
        level=level,
        badge=marks[initiative.id],
        aliases="、".join(initiative.aliases),
        aim=initiative.aim,
        slogan=initiative.slogan,
        description=render(initiative.description, heading=below),
        tags=initiative.tags,
        pair=initiative.pair,
        points=initiative.points,
        promises=tuple(map(promise, initiative.commitments)),
        cadence=tuple(
            Promise(plan.name or plan.type.zh, describe(plan)) for plan in initiative.cadence
        ),
        facilities=initiative.facilities,
        documents=initiative.documents,
        figures=figures(initiative.metrics),
        methods=initiative.methods,
        serves="、".join(
            f"{service.kind.zh}{' ' + service.count.zh() if service.count else ''}"
            for service in initiative.serves
        ),
        children=tuple(view(child, marks, below) for child in initiative.children),
        gap=initiative.gap,
    )


def promise(commitment: Commitment) -> Promise:
    """Put a commitment into words: “一名党员 → 一名学生：谈心”, “每周 1次”."""
    text = " → ".join(filter(None, [commitment.who, commitment.to_whom]))
    often = [
        commitment.every.zh if commitment.every else "",
        f"{commitment.times.zh()}{'' if commitment.times.measure else ' 次'}"
        if commitment.times
        else "",
    ]
    return Promise(f"{text}：{commitment.does}", " ".join(filter(None, often)))
