"""The desk at which a judge scores, in the packs of ``wuse pack`` and nowhere else.

The page itself lists the candidates, the rubric and a sheet for paper. Its scripts keep the scores;
who the judge is, they read from a file that each pack has of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from wuse.evidence.contests import Contest
from wuse.model.edition import Candidate, Edition
from wuse.model.quantity import Quantity
from wuse.model.region import Sourced
from wuse.model.rubric import Adjustment, Anchor, Criterion, Dimension, DimensionKind
from wuse.model.stages import Ballot, ballots
from wuse.pages.parts import labels, scheme_words, urls
from wuse.pages.parts.candidates import name_of, url_of
from wuse.pages.parts.cards import ActivityCard, ExemplarCard
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory
from wuse.pages.parts.evidence import Cell
from wuse.pages.parts.field import entrants
from wuse.pages.parts.list_entries import OwnerEntry
from wuse.pages.parts.page import Asset, Page, PageLink
from wuse.pages.parts.pictures import PictureView
from wuse.pages.parts.qr import QrCode
from wuse.pages.parts.short import short

NO_JUDGE = "var wuseJudge = null;\n"
"""What the script says of whose pack this is, where it is nobody's."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A candidate at the desk."""

    number: int
    key: str
    """As score files name it."""
    link: PageLink
    owner: str
    group: str
    code: QrCode | None
    """Leads from paper to its page; None if that has no address."""
    cells: dict[str, Cell]
    """The evidence by criterion; empty if there is none to gather."""
    pictures: dict[str, PictureView]
    """Page of a record -> its picture."""


@dataclass(frozen=True, slots=True)
class DeskView:
    """What ``desk.html`` shows."""

    edition: PageLink
    coverage: str
    title: str
    """The award and the stage."""
    desks: tuple[PageLink, ...]
    """All desks of the edition, if there are several."""
    judge: str
    """The script that says whose pack this is."""
    seats: tuple[Seat, ...]
    dimensions: tuple[tuple[Dimension, tuple[Criterion, ...]], ...]
    data: str
    """What the scripts have to know, as JSON."""
    points = staticmethod(scheme_words.points)


def pages(context: SiteContext, directory: Directory) -> Iterator[Page]:
    """A desk for each ballot, in a pack."""
    for item in _edition(context):
        for number, ballot in enumerate(ballots(item.record), 1):
            yield Page(
                path=urls.desk(item.id, number),
                title=f"{labels.DESK}｜{item.record.title}",
                description="逐条看佐证、打分，导出评分文件",
                template="desk.html",
                view=partial(_view, context, directory, item, number, ballot),
                origin=context.origin(item.path, urls.EDITIONS_JSON),
                section=urls.EDITIONS,
            )


def assets(context: SiteContext, directory: Directory) -> Iterator[Asset]:
    """The evidence of each candidate, loaded one by one, and a place to say who judges.

    Codes are most of what is printed and nothing of what is shown: they are loaded by themselves.
    """
    for item in _edition(context):
        yield Asset(urls.desk_judge(item.id), NO_JUDGE)
        for number, ballot in enumerate(ballots(item.record), 1):
            seats = _seats(context, directory, item, ballot)
            codes = {seat.key: str(seat.code.svg) for seat in seats if seat.code}
            yield Asset(urls.desk_codes(item.id, number), f"wuseDesk.drawn({_json(codes)});\n")
            for seat in seats:
                path = urls.desk_evidence(item.id, number, seat.number)
                cells = {id: _cell(context, seat, cell) for id, cell in seat.cells.items()}
                yield Asset(path, f"wuseDesk.gathered({seat.number},{_json(cells)});\n")


def _edition(context: SiteContext) -> Iterator[Sourced[Edition]]:
    """The edition of the pack, once it is authorised; nothing on the public site."""
    for item in context.region.editions:
        if item.id == context.info.desk and item.record.authority:
            yield item


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=True, separators=(",", ":"))


def _cell(context: SiteContext, seat: Seat, cell: Cell) -> list[object]:
    links = [
        [it.label, it.url and context.info.link(it.url), it.note, *_thumbnail(seat, it)]
        for it in cell.links
    ]
    return [cell.mark.value, cell.mark.zh, cell.pieces, cell.statement, links, list(cell.gaps)]


def _thumbnail(seat: Seat, link: PageLink) -> Iterator[str]:
    """The picture of a record and what it shows; nothing for one without a picture."""
    if picture := seat.pictures.get(link.url):
        yield from (picture.sources[-1].smallest, picture.alt)


def _pictures(entry: OwnerEntry | None) -> dict[str, PictureView]:
    """Page of a record -> its picture."""
    if entry is None:
        return {}
    cards: list[ActivityCard | ExemplarCard] = [it.card for it in entry.activities]
    cards += [it.card for it in entry.exemplars]
    return {card.url: card.picture for card in cards if card.picture}


def _seats(
    context: SiteContext, directory: Directory, item: Sourced[Edition], ballot: Ballot
) -> list[Seat]:
    cells = dict[str, dict[str, Cell]]()
    if contest := _contest(context, item, ballot):
        found = entrants(directory, item, contest)
        for candidate, entrant in zip(contest.candidates, found, strict=True):
            cells[candidate.key] = entrant.cells
    seats = []
    for number, candidate in enumerate(item.record.candidates_for(ballot.award), 1):
        seats.append(_seat(context, directory, number, candidate, cells.get(candidate.key, {})))
    return seats


def _seat(
    context: SiteContext,
    directory: Directory,
    number: int,
    candidate: Candidate,
    cells: dict[str, Cell],
) -> Seat:
    entry = directory.by_slug.get(candidate.owner or "")
    url = url_of(candidate, entry)
    address = context.info.url and url and context.info.url + url
    return Seat(
        number=number,
        key=candidate.key,
        link=PageLink(name_of(candidate, entry), url),
        owner=short(entry.name) if entry else "",
        group=candidate.group,
        code=context.codes.code(urls.EDITIONS, address) if address else None,
        cells=cells,
        pictures=_pictures(entry),
    )


def _contest(context: SiteContext, item: Sourced[Edition], ballot: Ballot) -> Contest | None:
    """The contest whose evidence is gathered; None for awards of single records."""
    found = context.contests.get(item.id, ())
    named = (it for it in found if ballot.award.name in [award.name for award in it.awards])
    return next(named, None)


def _title(item: Sourced[Edition], ballot: Ballot) -> str:
    """The award, where there are several, and the stage."""
    award = ballot.award.name if len(item.record.each()) > 1 else ""
    return " · ".join(filter(None, (award, ballot.stage.name)))


def _view(
    context: SiteContext,
    directory: Directory,
    item: Sourced[Edition],
    number: int,
    ballot: Ballot,
) -> DeskView:
    every = ballots(item.record)
    seats = _seats(context, directory, item, ballot)
    dimensions = tuple(
        (it, it.criteria or it.judged(*it.applies[:1])) for it in ballot.stage.dimensions
    )
    desks = [PageLink(_title(item, it), urls.desk(item.id, n)) for n, it in enumerate(every, 1)]
    is_compared = _contest(context, item, ballot) is not None
    return DeskView(
        edition=PageLink(item.record.title, urls.edition(item.id)),
        coverage=urls.coverage(item.id) if is_compared else "",
        title=_title(item, ballot),
        desks=tuple(desks) if len(desks) > 1 else (),
        judge=urls.desk_judge(item.id),
        seats=tuple(seats),
        dimensions=dimensions,
        data=_json(_data(context, item, number, ballot, seats)),
    )


def _data(
    context: SiteContext, item: Sourced[Edition], number: int, ballot: Ballot, seats: list[Seat]
) -> dict[str, object]:
    groups = dict.fromkeys(seat.group for seat in seats)
    return {
        "number": number,
        "edition": item.id,
        "site": item.record.frozen.commit[:12] if item.record.frozen else f"{context.today}",
        "stage": ballot.stage.name,
        "step": _cents(ballot.award.tally.step),
        "dimensions": [_dimension(it) for it in ballot.stage.dimensions],
        "plans": {group: [it.id for _, it in ballot.stage.criteria(group)] for group in groups},
        "seats": [
            [it.number, it.key, it.link.label, it.link.url and context.info.link(it.link.url),
             it.owner, it.group]
            for it in seats
        ],
    }  # fmt: skip


def _dimension(item: Dimension) -> dict[str, object]:
    criteria = item.criteria or item.judged(*item.applies[:1])
    return {
        "id": item.id,
        "name": item.name,
        "kind": item.kind.value,
        "weight": _cents(item.weight),
        "most": _cents(item.points) if item.kind is not DimensionKind.SCORE else None,
        "criteria": [_criterion(it) for it in criteria],
    }


def _criterion(item: Criterion) -> dict[str, object]:
    """A criterion; points in hundredths, so that no script reckons with fractions."""
    return {
        "id": item.id,
        "name": item.name,
        "points": _cents(item.points),
        "top": _cents(item.top),
        "look": list(item.look_for) or scheme_words.look_for(item),
        "only": item.only_anchors,
        "anchors": [_anchor(it) for it in item.anchors],
        "rules": [_rule(it) for it in item.rules],
    }


def _anchor(item: Anchor) -> list[object]:
    low, high = _range(item.points)
    return [item.name, low, high, item.text, item.points.zh()]


def _range(points: Quantity) -> tuple[int | None, int | None]:
    if points.low is not None and points.high is not None:
        return _cents(points.low), _cents(points.high)
    return _cents(points.value), _cents(points.value)


def _rule(item: Adjustment) -> dict[str, object]:
    return {
        "what": item.what,
        "per": item.per,
        "minus": _cents(item.minus) or 0,
        "plus": _cents(item.plus) or 0,
        "starts": item.minus is not None or item.base is not None,
        "base": _cents(item.base.value) if item.base else None,
        "step": int(item.step * 100) if item.base and item.step else None,
        "most": _cents(item.at_most),
    }


def _cents(points: Decimal | None) -> int | None:
    return None if points is None else int(points * 100)
