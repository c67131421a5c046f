"""An initiative as the brand page shows it, with everything below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from wuse.model.achievements import Course, Honour, Partner, Project, Work
from wuse.model.initiative import Initiative, Pair
from wuse.model.practice import Commitment, Document, Facility, Item, Method, NamedList

from .badges import Badge
from .cadence import describe_plan
from .figures import Figure, figures
from .markdown import render
from .page import Fact, PageLink


@dataclass(frozen=True, slots=True)
class PromiseView:
    """A commitment in two parts: what is promised to whom, and how often."""

    text: str
    often: str


@dataclass(frozen=True, slots=True)
class InitiativeView:
    """One initiative at any depth."""

    level: int
    """Level of its heading, 3 to 6."""
    below: int
    """Level of the headings within it."""
    badge: Badge
    title: str
    kicker: str
    """The name, if the title does not contain it."""
    aliases: str
    facts: tuple[Fact, ...]
    slogan: str
    description: Markup
    tags: tuple[str, ...]
    pair: Pair | None
    points: tuple[Item, ...]
    promises: tuple[PromiseView, ...]
    cadence: tuple[PromiseView, ...]
    facilities: tuple[Facility, ...]
    documents: tuple[Document, ...]
    figures: tuple[Figure, ...]
    methods: tuple[Method, ...]
    lists: tuple[NamedList, ...]
    projects: tuple[Project, ...]
    courses: tuple[Course, ...]
    works: tuple[Work, ...]
    exemplars: tuple[Fact, ...]
    honours: tuple[Honour, ...]
    partners: tuple[PageLink, ...]
    outcomes: tuple[Item, ...]
    serves: str
    children: tuple[InitiativeView, ...]
    gap: str


def initiative_view(
    initiative: Initiative,
    badges: Mapping[str, Badge],
    link: Callable[[Partner], PageLink],
    level: int = 3,
) -> InitiativeView:
    """Lay out an initiative and those below it.

    Args:
        initiative: the initiative.
        badges: the badges of the owner's initiatives, by id.
        link: makes the link to a partner; plain text if the partner has no page.
        level: level of the heading.
    """
    below = min(level + 1, 6)
    badge = badges[initiative.id]
    title = initiative.heading or badge.name
    return InitiativeView(
        level=level,
        below=below,
        badge=badge,
        title=title,
        kicker="" if badge.name in title else badge.name,
        aliases="、".join(initiative.aliases),
        facts=tuple(_facts(initiative)),
        slogan=initiative.slogan,
        description=render(initiative.description, heading=below),
        tags=initiative.tags,
        pair=initiative.pair,
        points=initiative.points,
        promises=tuple(map(promise, initiative.commitments)),
        cadence=tuple(_plans(initiative)),
        facilities=initiative.facilities,
        documents=initiative.documents,
        figures=figures(initiative.metrics),
        methods=initiative.methods,
        lists=initiative.lists,
        projects=initiative.projects,
        courses=initiative.courses,
        works=initiative.works,
        exemplars=tuple(_exemplars(initiative)),
        honours=initiative.honours,
        partners=tuple(map(link, initiative.partners)),
        outcomes=initiative.outcomes,
        serves=_serves(initiative),
        children=tuple(
            initiative_view(child, badges, link, below) for child in initiative.children
        ),
        gap=initiative.gap,
    )


def _facts(initiative: Initiative) -> Iterator[Fact]:
    rows = [("负责", initiative.owner), ("理念", initiative.idea), ("目标", initiative.aim)]
    yield from ((label, text) for label, text in rows if text)


def _plans(initiative: Initiative) -> Iterator[PromiseView]:
    for plan in initiative.cadence:
        yield PromiseView(plan.name or plan.type.shown, describe_plan(plan))


def _exemplars(initiative: Initiative) -> Iterator[Fact]:
    for total in initiative.exemplar_counts:
        yield f"{total.level.shown if total.level else ''}{total.type.shown}", total.count.zh()


def _serves(initiative: Initiative) -> str:
    return "、".join(
        f"{service.called}{' ' + service.count.zh() if service.count else ''}"
        for service in initiative.serves
    )


def promise(commitment: Commitment) -> PromiseView:
    """Put a commitment into words: “一名党员 → 一名学生：谈心”, “每周 1次”."""
    text = " → ".join(filter(None, [commitment.who, commitment.to_whom]))
    often = [
        commitment.every.shown if commitment.every else "",
        f"{commitment.times.zh()}{'' if commitment.times.measure else ' 次'}"
        if commitment.times
        else "",
    ]
    return PromiseView(f"{text}：{commitment.does}", " ".join(filter(None, often)))
