"""The book of one candidate (评审册): its application, and each criterion beside its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from wuse.evidence.assess import Assessment, Mark, assess, claims_of
from wuse.evidence.places import ACTIVITY, EXEMPLAR, Entries, Link, Place
from wuse.model.media import PhotoEntry, photos_in
from wuse.model.records import CaseSection
from wuse.pages.parts import scheme_words, urls
from wuse.pages.parts.badges import Badge
from wuse.pages.parts.brand_view import BrandView
from wuse.pages.parts.colour import Tone
from wuse.pages.parts.evidence_links import MOST_LINKS, address
from wuse.pages.parts.markdown import render
from wuse.pages.parts.page import Fact
from wuse.pages.parts.pictures import PictureView
from wuse.pages.parts.qr import QrCode

from .candidates import Applicant
from .details import detail, section_lines

_MOST_PHOTOS = 2
"""Photos of one record; the others are on the site."""
_MOST_FIGURES = 24
"""Photos of a book: four pages."""
_WIDTH = 900
"""Pixels of a figure: 85 mm wide on paper, at 270 pixels per inch."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A photo at the end of the book."""

    number: int
    picture: PictureView
    file: str
    """Root-relative URL of the JPEG that is printed: PDF holds such files as they are."""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One piece of evidence."""

    label: str
    detail: str
    lines: tuple[str, ...]
    figures: tuple[int, ...]
    url: str
    """Absolute address of the page that shows it; empty if the site's address is not known."""


@dataclass(frozen=True, slots=True)
class CriterionView:
    """One criterion, what the school says of it, and its evidence."""

    id: str
    name: str
    points: str
    mark: Mark
    statement: str
    evidence: tuple[EvidenceView, ...]
    more: int
    """Pieces of evidence that are not told."""
    sections: tuple[str, ...]
    """Sections of the brand's page that hold more than a line."""
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DimensionView:
    """The criteria of one dimension."""

    id: str
    name: str
    points: str
    criteria: tuple[CriterionView, ...]


@dataclass(frozen=True, slots=True)
class CasePart:
    """A section of the written case."""

    level: int
    title: str
    text: Markup
    points: tuple[str, ...]


@dataclass(frozen=True)
class Book:
    """What ``book.html`` shows."""

    edition: str
    number: str
    award: str
    application: tuple[Fact, ...]
    meaning: Markup
    initiatives: tuple[Badge, ...]
    logo: PictureView | None
    pieces: tuple[tuple[str, str, str, str], ...]
    """(name, what is asked, what there is, what is missing) of the material for the application."""
    dimensions: tuple[DimensionView, ...]
    case: tuple[CasePart, ...]
    tone: Tone
    code: QrCode | None
    figures: tuple[Figure, ...]
    is_blind: bool
    left_out: int
    """Photos that would tell which school it is."""


def book(applicant: Applicant) -> Book:
    """Lay out the book of a candidate."""
    return _Layout(applicant).book()


class _Told(NamedTuple):
    """A piece of evidence and what is known of it."""

    link: Link
    record: object
    detail: str
    lines: tuple[str, ...]

    @property
    def says_something(self) -> bool:
        """Whether it is more than the name of a section."""
        return bool(self.detail or self.lines or self.link.place.anchor)


class _Layout:
    def __init__(self, applicant: Applicant) -> None:
        self._applicant = applicant
        self._context, self._folder = applicant.context, applicant.folder
        self._division = BrandView(self._context, self._folder).division
        self._figures: dict[str, Figure] = {}
        folder = self._folder
        self._records: dict[Place, object] = {
            **{Place(ACTIVITY, it.id): it.record for it in folder.activities},
            **{Place(EXEMPLAR, it.id): it.record for it in folder.exemplars},
            **{it.place: it.record for it in Entries(folder.profile).all},
        }

    def book(self) -> Book:
        applicant, context, folder = self._applicant, self._context, self._folder
        file = folder.profile
        dimensions = tuple(self._dimensions())
        case = tuple(self._case())
        for photo in file.photos:
            self._figure(photo)
        badges = context.badges(folder)
        return Book(
            edition=applicant.edition.record.title,
            number=applicant.number,
            award=applicant.contest.title,
            application=tuple((label, text) for label, text in self._application() if text),
            meaning=render(file.brand.meaning),
            initiatives=tuple(badges[top.id] for top in file.initiatives),
            logo=context.gallery(folder.slug, file.brand.logo),
            pieces=tuple(
                (it.piece.name, scheme_words.piece(it.piece), it.found or "没有", it.gap)
                for it in applicant.pieces
            ),
            dimensions=dimensions,
            case=case,
            tone=context.tone(folder),
            code=context.code(urls.brand(folder.slug)),
            figures=tuple(self._figures.values()),
            is_blind=applicant.is_blind,
            left_out=len(applicant.left_out),
        )

    def _application(self) -> Iterator[Fact]:
        owner, brand = self._folder.profile.owner, self._folder.profile.brand
        parent = self._context.owners.get(owner.parent or "")
        yield "申报单位", owner.name
        yield "学段", owner.stage.zh if owner.stage else ""
        yield "党组织", owner.organisation
        yield "主管单位", parent.name if parent else owner.parent_name
        yield "组别", self._applicant.candidate.group
        yield "推荐单位", self._applicant.candidate.nominator
        yield "品牌名称", brand.name
        yield "创建时间", brand.since.zh() if brand.since else ""
        yield "党员", owner.party_members.zh() if owner.party_members else ""
        yield "教职工", owner.staff.zh() if owner.staff else ""
        yield "学生", owner.students.zh() if owner.students else ""
        yield "口号", brand.slogan
        yield "理念", brand.idea

    def _dimensions(self) -> Iterator[DimensionView]:
        found = self._assessments()
        for dimension, group in groupby(found, key=lambda it: it.dimension):
            points = "" if dimension.points is None else f"{dimension.points.normalize():f}分"
            criteria = tuple(map(self._criterion, group))
            yield DimensionView(dimension.id, dimension.name, points, criteria)

    def _assessments(self) -> Iterator[Assessment]:
        applicant, context, folder = self._applicant, self._context, self._folder
        claims = claims_of(folder, applicant.edition.id)
        twins = context.related_to(folder.slug).twins
        group, award = applicant.candidate.group, applicant.contest.award
        return assess(folder, award, group, claims, context.today, twins)

    def _criterion(self, shown: Assessment) -> CriterionView:
        told = list(map(self._told, shown.links))
        evidence = [it for it in told if it.says_something]
        whole = (it.link.label for it in told if not it.says_something)
        return CriterionView(
            id=shown.criterion.id,
            name=shown.criterion.name,
            points=scheme_words.points(shown.criterion),
            mark=shown.mark,
            statement=shown.statement,
            evidence=tuple(map(self._illustrated, evidence[:MOST_LINKS])),
            more=max(0, len(evidence) - MOST_LINKS),
            sections=tuple(dict.fromkeys(whole)),
            gaps=shown.gaps,
        )

    def _told(self, link: Link) -> _Told:
        place = link.place
        record = self._records.get(place)
        lines = () if place.anchor else section_lines(self._folder, place.section, link.label)
        return _Told(link, record, detail(record) or link.note, lines)

    def _illustrated(self, told: _Told) -> EvidenceView:
        photos = [photo for _, photo in photos_in(told.record)][:_MOST_PHOTOS]
        figures = tuple(number for photo in photos if (number := self._figure(photo)))
        url = self._context.info.address(address(self._division, told.link.place))
        return EvidenceView(told.link.label, told.detail, told.lines, figures, url)

    def _figure(self, photo: PhotoEntry) -> int:
        """The number of a photo at the end of the book; 0 if it is not there."""
        known = self._figures.get(photo.file)
        if known is None:
            picture = self._context.gallery(self._folder.slug, photo)
            if picture is None or len(self._figures) >= _MOST_FIGURES:
                return 0
            file = urls.photo(picture.jpeg(_WIDTH).name)
            known = Figure(len(self._figures) + 1, picture, file)
            self._figures[photo.file] = known
        return known.number

    def _case(self) -> Iterator[CasePart]:
        if not self._folder.case:
            return
        case = self._folder.case.record
        yield CasePart(2, f"案例：{case.title}", render(case.summary), ())
        if case.background:
            yield CasePart(3, "背景", render(case.background, heading=4), ())
        if case.practice:
            yield CasePart(3, "主要做法", Markup(""), ())
            yield from _parts(case.practice, 4)
        if case.results:
            yield CasePart(3, "成效", render(case.results, heading=4), ())
        if case.insights:
            yield CasePart(3, "经验启示", Markup(""), ())
            yield from _parts(case.insights, 4)
        for photo in case.photos:
            self._figure(photo)


def _parts(sections: Sequence[CaseSection], level: int) -> Iterator[CasePart]:
    below = min(level + 1, 6)
    for section in sections:
        points = tuple(f"{it.name}：{detail(it)}".rstrip("：") for it in section.points)
        yield CasePart(level, section.title, render(section.text, heading=below), points)
        yield from _parts(section.sections, below)
