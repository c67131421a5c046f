"""The page of one brand: everything in its folder, section by section."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from wuse.evidence.places import Entries
from wuse.model.brand import BrandFile, Plan
from wuse.model.owner import Branch, OwnerKind
from wuse.model.region import OwnerFolder
from wuse.pages.parts import cards, labels, linked_data, sections, urls
from wuse.pages.parts.badges import Badge
from wuse.pages.parts.cadence import CadenceTable, cadence_table
from wuse.pages.parts.cards import ExemplarCard
from wuse.pages.parts.colour import Tone
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.covers import cover
from wuse.pages.parts.figures import Figure, Reconciliation, figures
from wuse.pages.parts.filters import Filter, filters
from wuse.pages.parts.initiatives import InitiativeView, PromiseView, initiative_view, promise
from wuse.pages.parts.markdown import plain, render
from wuse.pages.parts.namings import Naming, namings
from wuse.pages.parts.page import Fact, Page, PageLink
from wuse.pages.parts.pictures import PictureView
from wuse.pages.parts.quick_reading import QuickReading, quick_reading
from wuse.pages.parts.self_review import Claim, Piece, Survey, claims, dossier, surveys
from wuse.pages.parts.years import Density, Year, density, years


@dataclass(frozen=True, slots=True)
class BrandView:
    """Everything that ``brand.html`` shows."""

    slug: str
    file: BrandFile
    is_article: bool
    sourced: bool
    """Whether its facts come from a published text. The page then also says what that omits."""
    name_lines: tuple[str, ...]
    kicker: str
    tone: Tone
    cover: PictureView | None
    logo: PictureView | None
    hero_facts: tuple[Fact, ...]
    namings: tuple[Naming, ...]
    """What editions named the brand, newest first."""
    ribbon: tuple[Badge, ...]
    meaning: Markup
    facts: tuple[Fact, ...]
    initiatives_title: str
    initiatives: tuple[InitiativeView, ...]
    pairs: tuple[InitiativeView, ...]
    promises: tuple[PromiseView, ...]
    cadence: CadenceTable | None
    years: tuple[Year, ...]
    activity_total: int
    filters: tuple[Filter, ...]
    density: Density | None
    exemplars: tuple[ExemplarCard, ...]
    exemplar_totals: tuple[Reconciliation, ...]
    figures: tuple[Figure, ...]
    honours: tuple[sections.HonourGroup, ...]
    room_standards: tuple[sections.RoomStandard, ...]
    lists: tuple[sections.ListGroup, ...]
    plans: tuple[Plan, ...]
    branches: tuple[Branch, ...]
    members: tuple[sections.Members, ...]
    sub_brands: tuple[PageLink, ...]
    partners: tuple[PageLink, ...]
    gallery: tuple[PictureView, ...]
    case: PageLink | None
    poster: str
    surveys: tuple[Survey, ...]
    claims: tuple[Claim, ...]
    dossier: tuple[Piece, ...]
    """What editions ask for, and how much of it the site holds."""
    quick: QuickReading | None
    """For brands that review themselves."""
    anchor: Callable[[object], str]
    """The anchor of a record within the file; empty for anything else."""
    review: tuple[Fact, ...]
    sections: tuple[PageLink, ...]


def owner_pages(context: SiteContext, folder: OwnerFolder) -> Iterator[Page]:
    """The page of one brand."""
    file = folder.profile
    picture = cover(context, folder)
    yield Page(
        path=urls.brand(folder.slug),
        title=f"{file.brand.name}｜{folder.name}",
        description=file.brand.slogan or plain(file.brand.idea or file.brand.meaning),
        template="brand.html",
        view=lambda: brand_view(context, folder),
        origin=context.origin(folder.source.path, urls.brand_json(folder.slug)),
        section=urls.WALL,
        image=picture.src if picture else "",
        linked_data=lambda: (
            linked_data.organisation(context, folder),
            linked_data.brand_breadcrumbs(context, folder),
        ),
    )


def brand_view(context: SiteContext, folder: OwnerFolder) -> BrandView:
    """Compute everything that the page shows."""
    file, slug = folder.profile, folder.slug
    badges = context.badges(folder)
    activities = [item.record for item in folder.activities]
    activity_cards = [cards.activity_card(context, folder, item) for item in folder.activities]
    facets = [card.facets for card in activity_cards]
    link = partial(sections.partner, context)
    initiatives = tuple(initiative_view(top, badges, link) for top in file.initiatives)
    complete = BrandView(
        slug=slug,
        file=file,
        is_article=file.owner.kind is OwnerKind.ARTICLE,
        sourced=bool(file.sources),
        name_lines=cards.name_lines(file.brand.name),
        kicker=cards.kicker(context, folder),
        tone=context.tone(folder),
        cover=cover(context, folder),
        logo=context.gallery(slug, file.brand.logo),
        hero_facts=tuple(sections.hero_facts(folder)),
        namings=namings(context, folder),
        ribbon=tuple(badges[top.id] for top in file.initiatives),
        meaning=render(file.brand.meaning),
        facts=tuple(sections.facts(context, file)),
        initiatives_title=file.initiatives_title or labels.BRAND_SECTIONS["initiatives"],
        initiatives=initiatives,
        pairs=tuple(item for item in initiatives if item.pair),
        promises=tuple(map(promise, file.commitments)),
        cadence=cadence_table(sections.plans(file), activities),
        years=years(activity_cards),
        activity_total=len(activity_cards),
        filters=filters(("initiative", "type"), facets, badges),
        density=density((record.date.year, record.date.month) for record in activities),
        exemplars=tuple(cards.exemplar_card(context, folder, item) for item in folder.exemplars),
        exemplar_totals=tuple(sections.exemplar_totals(folder)),
        figures=figures(file.metrics),
        honours=tuple(sections.honours(file)),
        room_standards=tuple(sections.room_standards(file.six_haves)),
        lists=tuple(sections.lists(file)),
        plans=file.plan,
        branches=file.owner.branches,
        members=tuple(sections.members(context, group) for group in file.owner.members),
        sub_brands=tuple(sections.sub_brands(context, slug)),
        partners=tuple(map(link, file.partners)),
        gallery=context.gallery.all(slug, file.photos),
        case=_case(folder),
        poster=urls.poster(slug),
        review=tuple(sections.review(file.review)),
        surveys=tuple(surveys(folder)),
        claims=tuple(claims(context, folder)),
        dossier=tuple(dossier(context, folder)),
        quick=quick_reading(folder) if file.self_review else None,
        anchor=Entries(file).anchor,
        sections=(),
    )
    return replace(complete, sections=tuple(_sections(complete)))


def _case(folder: OwnerFolder) -> PageLink | None:
    if not folder.case:
        return None
    record = folder.case.record
    return PageLink(record.title, urls.case(folder.slug), record.summary)


def _sections(view: BrandView) -> Iterator[PageLink]:
    """The sections that have something to show, for the list of contents."""
    file = view.file
    content = {
        "meaning": view.meaning or file.brand.idea or view.facts,
        "initiatives": view.initiatives,
        "cadence": view.cadence,
        "timeline": view.years,
        "exemplars": view.exemplars or view.exemplar_totals,
        "results": view.figures or file.outcomes or view.surveys,
        "honours": view.honours,
        "facilities": view.room_standards or file.facilities,
        "methods": file.methods,
        "lists": view.lists,
        "documents": file.documents,
        "projects": file.projects or file.works or file.theme_years,
        "plans": view.plans,
        "case": view.case,
        "organisation": view.branches or view.members or view.partners or view.sub_brands,
        "gallery": view.gallery,
        "self-review": view.claims,
        "sources": file.sources or view.review or file.gaps,
    }
    headings = labels.BRAND_SECTIONS | {"initiatives": view.initiatives_title}
    yield from (PageLink(heading, f"#{id}") for id, heading in headings.items() if content[id])
