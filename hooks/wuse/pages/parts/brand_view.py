"""What pages show of a brand, section by section.

A brand has up to six pages that show some of the same: every part is computed when a page first
asks for it, and once.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial

from markupsafe import Markup

from wuse.evidence.places import Entries
from wuse.evidence.sections import FILLED, is_filled
from wuse.model.brand import BrandFile, Plan
from wuse.model.owner import Branch, OwnerKind
from wuse.model.region import OwnerFolder

from . import cards, chapters, labels, overview, sections, urls
from .badges import Badge
from .brand_timeline import BrandTimeline
from .cadence import CadenceTable, cadence_table
from .cards import ActivityCard, ExemplarCard
from .colour import Tone
from .context import SiteContext
from .covers import cover
from .figures import Figure, Reconciliation, figures
from .initiatives import InitiativeView, PromiseView, initiative_view, promise
from .markdown import render
from .namings import Naming, namings
from .page import Fact, PageLink
from .pictures import PictureView
from .pieces import PieceView, pieces
from .quick_reading import QuickReading, quick_reading
from .review import Review, review
from .since import SinceView, since_views
from .strip import StripItem, strip
from .surveys import Survey, surveys

_LONG_NAME = 8
"""Most characters on a line of a name that is set in the largest size."""


class BrandView:
    """The sections of one brand."""

    def __init__(self, context: SiteContext, folder: OwnerFolder) -> None:
        self._context = context
        self._folder = folder
        self.slug = folder.slug
        self.file: BrandFile = folder.profile
        self.sourced = bool(self.file.sources)
        """Whether its facts come from a published text. Pages then also say what that omits."""
        self.is_article = self.file.owner.kind is OwnerKind.ARTICLE
        self.has_form = context.has_form(folder)

    @cached_property
    def division(self) -> chapters.Division:
        """How the brand is divided."""
        large = chapters.is_large(self._folder)
        return chapters.Division(
            slug=self.slug,
            headings={
                id: heading
                for id, heading in self._headings.items()
                if self._content[id] and (id != "profile" or large)
            },
            abridged=frozenset(self.overview.abridged) if large else frozenset(),
            is_divided=large,
        )

    @cached_property
    def overview(self) -> overview.Overview:
        """What the overview of a large brand shows instead of whole sections."""
        return overview.Overview(self._context, self._folder, self)

    @property
    def counts(self) -> Mapping[str, int]:
        """Id of a section -> how many entries it has."""
        file, folder = self.file, self._folder
        return {
            "initiatives": len(file.initiatives),
            "timeline": len(folder.activities),
            "exemplars": len(folder.exemplars),
            "results": len(file.metrics),
            "honours": len(file.honours),
            "documents": len(file.documents),
            "lists": len(file.lists),
            "facilities": len(file.facilities),
            "gallery": len(self.gallery),
        }

    def note(self, chapter: chapters.Chapter) -> str:
        """How much a chapter holds, in short."""
        if chapter is chapters.REVIEW:
            return self.review.score if self.review else ""
        known = {chapters.ACTIVITIES: "timeline", chapters.INITIATIVES: "initiatives"}
        return str(self.counts.get(known.get(chapter, "")) or "")

    def contents(self, chapter: chapters.Chapter) -> tuple[PageLink, ...]:
        """The list of contents of a chapter: of one section, what is within it."""
        if chapter is chapters.REVIEW and self.review:
            return self.review.contents
        if chapter is chapters.ACTIVITIES:
            return self.timeline.contents
        sections = self.division.contents(self.division.sections(chapter), self.counts)
        if chapter is not chapters.INITIATIVES:
            return sections
        own = [
            PageLink(it.short, f"#initiative-{it.id}", str(it.count or "")) for it in self.ribbon
        ]
        return (*own, *(link for link in sections if link.url != "#initiatives"))

    @property
    def _headings(self) -> Mapping[str, str]:
        return labels.BRAND_SECTIONS | {"initiatives": self.initiatives_title}

    @cached_property
    def _content(self) -> Mapping[str, object]:
        """Id of a section -> something true if there is anything to show in it."""
        file = self.file
        filled = {id: is_filled(self._folder, id) for id in FILLED}
        return filled | {
            "meaning": self._meaning or self.facts,
            "organisation": filled["organisation"] or self.sub_brands,
            "gallery": self.gallery,
            "profile": self.facts or file.owner.about or file.brand.basis,
        }

    @property
    def _meaning(self) -> object:
        """What its first section shows beside the facts of the owner."""
        brand, owner = self.file.brand, self.file.owner
        if chapters.is_large(self._folder):  # what the owner is stands in a section of its own
            return self.meaning or brand.idea or brand.goals or self.logo
        more = owner.about or brand.basis
        return self.meaning or brand.idea or brand.goals or self.logo or more

    @cached_property
    def name_lines(self) -> tuple[str, ...]:
        """The phrases of its name."""
        return cards.name_lines(self.file.brand.name)

    @property
    def is_long_name(self) -> bool:
        """Whether a line of the name is too long for the largest size."""
        return max(map(len, self.name_lines), default=0) > _LONG_NAME

    @cached_property
    def kicker(self) -> str:
        """The line above the name: owner, stage and district."""
        return cards.kicker(self._context, self._folder)

    @cached_property
    def tone(self) -> Tone:
        """Readable tones of the brand's colour."""
        return self._context.tone(self._folder)

    @cached_property
    def cover(self) -> PictureView | None:
        """The picture that stands for the brand."""
        return cover(self._context, self._folder)

    @cached_property
    def logo(self) -> PictureView | None:
        """The brand's own mark."""
        return self._context.gallery(self.slug, self.file.brand.logo)

    @property
    def strip(self) -> tuple[StripItem, ...]:
        """What a reviewer looks for first."""
        return tuple(strip(self))

    @cached_property
    def badges(self) -> Mapping[str, Badge]:
        """How its initiatives are marked, by id."""
        return self._context.badges(self._folder)

    @cached_property
    def ribbon(self) -> tuple[Badge, ...]:
        """The badges of its top-level initiatives."""
        return tuple(self.badges[top.id] for top in self.file.initiatives)

    @cached_property
    def meaning(self) -> Markup:
        """What the brand means."""
        return render(self.file.brand.meaning)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What is known of the owner and its recognition."""
        return tuple(sections.facts(self._context, self.file))

    @property
    def initiatives_title(self) -> str:
        """What the school calls its initiatives together."""
        return self.file.initiatives_title or labels.BRAND_SECTIONS["initiatives"]

    @cached_property
    def initiatives(self) -> tuple[InitiativeView, ...]:
        """Its top-level initiatives, with all below them."""
        link = partial(sections.partner, self._context)
        return tuple(initiative_view(top, self.badges, link) for top in self.file.initiatives)

    @property
    def pairs(self) -> tuple[InitiativeView, ...]:
        """Those that join Party work to school work."""
        return tuple(item for item in self.initiatives if item.pair)

    @property
    def promises(self) -> tuple[PromiseView, ...]:
        """The commitments of the whole brand."""
        return tuple(map(promise, self.file.commitments))

    @cached_property
    def cadence(self) -> CadenceTable | None:
        """Plans beside records; None without plans."""
        activities = [item.record for item in self._folder.activities]
        return cadence_table(sections.plans(self.file), activities)

    @cached_property
    def activity_cards(self) -> tuple[ActivityCard, ...]:
        """Its activities, newest first."""
        return tuple(
            cards.activity_card(self._context, self._folder, item)
            for item in self._folder.activities
        )

    @cached_property
    def timeline(self) -> BrandTimeline:
        """Its activities by year and month, and the pages that list them."""
        return BrandTimeline(self.slug, self.activity_cards, self.badges)

    @property
    def activity_total(self) -> int:
        """How many activities it has."""
        return len(self._folder.activities)

    @cached_property
    def exemplars(self) -> tuple[ExemplarCard, ...]:
        """Its exemplars."""
        return tuple(
            cards.exemplar_card(self._context, self._folder, item)
            for item in self._folder.exemplars
        )

    @cached_property
    def exemplar_totals(self) -> tuple[Reconciliation, ...]:
        """Declared numbers of exemplars beside those with a page."""
        return tuple(sections.exemplar_totals(self._folder))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures."""
        return figures(self.file.metrics)

    @cached_property
    def surveys(self) -> tuple[Survey, ...]:
        """Its satisfaction surveys."""
        return tuple(surveys(self._folder))

    @cached_property
    def honours(self) -> tuple[sections.HonourGroup, ...]:
        """Its honours by level."""
        return tuple(sections.honours(self.file))

    @property
    def room_standards(self) -> tuple[sections.RoomStandard, ...]:
        """The six things that its activity room should have."""
        return tuple(sections.room_standards(self.file.six_haves))

    @property
    def lists(self) -> tuple[sections.ListGroup, ...]:
        """Its named lists by kind."""
        return tuple(sections.lists(self.file))

    @property
    def plans(self) -> tuple[Plan, ...]:
        """Its plans."""
        return self.file.plan

    @property
    def branches(self) -> tuple[Branch, ...]:
        """The owner's tree of organisations."""
        return self.file.owner.branches

    @property
    def members(self) -> tuple[sections.Members, ...]:
        """A bureau's members, in groups."""
        return tuple(sections.members(self._context, group) for group in self.file.owner.members)

    @cached_property
    def sub_brands(self) -> tuple[PageLink, ...]:
        """Brands of the owners below it."""
        return tuple(sections.sub_brands(self._context, self.slug))

    @property
    def partners(self) -> tuple[PageLink, ...]:
        """Who it works with."""
        return tuple(sections.partner(self._context, item) for item in self.file.partners)

    @cached_property
    def gallery(self) -> tuple[PictureView, ...]:
        """Pictures of the brand."""
        return self._context.gallery.all(self.slug, self.file.photos)

    @property
    def case(self) -> PageLink | None:
        """Its written case; None without one."""
        if not self._folder.case:
            return None
        record = self._folder.case.record
        return PageLink(record.title, urls.case(self.slug), record.summary)

    @cached_property
    def review(self) -> Review | None:
        """Its self-review; None without one."""
        return review(self._context, self._folder, self)

    @cached_property
    def quick(self) -> QuickReading | None:
        """What there is to see, at a glance; only for brands that review themselves."""
        return quick_reading(self._folder, self.division) if self.review else None

    @cached_property
    def pieces(self) -> tuple[PieceView, ...]:
        """What the edition asks for, and how much of it the site holds."""
        return tuple(pieces(self._context, self._folder, self.division))

    @cached_property
    def since(self) -> tuple[SinceView, ...]:
        """What changed since editions froze it."""
        return tuple(since_views(self._context, self.division))

    @cached_property
    def namings(self) -> tuple[Naming, ...]:
        """What editions named the brand, newest first."""
        return namings(self._context, self._folder)

    @cached_property
    def _entries(self) -> Entries:
        return Entries(self.file)

    def anchor(self, record: object) -> str:
        """The anchor of a record within the file; empty for anything else."""
        return self._entries.anchor(record)

    @cached_property
    def approvals(self) -> tuple[Fact, ...]:
        """Who wrote and approved the page (三审三校)."""
        return tuple(sections.review(self.file.review))
