"""Every address of the site, in one place.

A page is identified by its *path*: ``brands/beizao/`` or, for the first page, the empty string. Its
source is always ``<path>index.md``, so it becomes ``<path>index.html`` whether or not the site uses
directory URLs; only the form of the links differs. Links are relative, so that the site also works
below any prefix and from a USB stick.
"""

from __future__ import annotations

import re

HOME = ""
WALL = "brands/"
WALL_CARDS = "brand-cards/"
WALL_LIST = "brand-list/"
BRANDS_BY = "brands-by/"
MATRIX = "matrix/"
STAGES = "stages/"
TIMELINE = "timeline/"
EXEMPLARS = "exemplars/"
DISTRICTS = "districts/"
RESOURCES = "resources/"
EDITIONS = "editions/"
GUIDE = "guide/"
RULES = "rules/"
SUBMIT = "submit/"
FEED = "atom.xml"
API = "api/"


def brand(slug: str) -> str:
    """The page of one brand."""
    return f"{WALL}{slug}/"


def brand_of(path: str) -> str:
    """The page of the brand that a page belongs to; empty for a page across brands."""
    match = re.match(f"{WALL}[^/]+/", path)
    return match[0] if match else ""


def chapter(slug: str, id: str) -> str:
    """A chapter of one brand; ``id`` is that of `wuse.pages.parts.chapters.CHAPTERS`."""
    return f"{WALL}{slug}/{id}/"


def brand_year(slug: str, label: str) -> str:
    """The activities of one brand in a year; ``label`` is ``2025`` or ``undated``."""
    return f"{WALL}{slug}/activities-{label}/"


def dossier(slug: str) -> str:
    """All chapters of one brand on one page, to print."""
    return f"{WALL}{slug}/dossier/"


def poster(slug: str) -> str:
    """The poster of one brand."""
    return f"{WALL}{slug}/poster/"


def activity(slug: str, id: str) -> str:
    """The page of one activity."""
    return f"{WALL}{slug}/activities/{id}/"


def exemplar(slug: str, id: str) -> str:
    """The page of one exemplar."""
    return f"{WALL}{slug}/exemplars/{id}/"


def case(slug: str) -> str:
    """The written case of one brand."""
    return f"{WALL}{slug}/case/"


def submit(slug: str) -> str:
    """The form with which one owner's teachers submit records."""
    return f"{SUBMIT}{slug}/"


def section(page: str, id: str) -> str:
    """A section of a brand, or an element within it.

    Which page of the brand shows it whole, `wuse.pages.parts.chapters.Division` knows.
    """
    return f"{page}#{id}"


def edition(id: str) -> str:
    """The page of one edition of an evaluation."""
    return f"{EDITIONS}{id}/"


def coverage(edition_id: str) -> str:
    """The evidence of all candidates of an edition, criterion by criterion."""
    return f"{edition(edition_id)}coverage/"


def compare(edition_id: str) -> str:
    """A few candidates of an edition side by side."""
    return f"{edition(edition_id)}compare/"


def criterion(edition_id: str, part: str) -> str:
    """All candidates' evidence for one criterion; ``part`` names it within the edition."""
    return f"{edition(edition_id)}{part}/"


def desk(edition_id: str, number: int) -> str:
    """The desk for one ballot of an edition, in a pack for judges; ``number`` counts from 1."""
    return f"{edition(edition_id)}desk/{number}/"


def desk_evidence(edition_id: str, number: int, candidate: int) -> str:
    """The script with the evidence of a candidate (from 1) for a desk."""
    return f"{desk(edition_id, number)}{candidate}.js"


def desk_codes(edition_id: str, number: int) -> str:
    """The script with the codes that a desk prints."""
    return f"{desk(edition_id, number)}codes.js"


def desk_judge(edition_id: str) -> str:
    """The script that says whose pack this is."""
    return f"{edition(edition_id)}desk/judge.js"


def year(label: str) -> str:
    """The timeline of one year; ``label`` is ``2025`` or ``undated``."""
    return f"{TIMELINE}{label}/"


def month(label: str, number: int) -> str:
    """The timeline of one month of a long year; month 0 has what is of unknown month."""
    return f"{year(label)}{number:02}/"


def stage(code: str) -> str:
    """The brands of one stage; an empty code is for those of unknown stage."""
    return f"{STAGES}{code or 'unstated'}/"


def faceted(path: str, key: str) -> str:
    """What has one facet of a long list; ``key`` is ``level-city``."""
    return f"{path}{key}/"


def district(id: str) -> str:
    """The page of one district."""
    return f"{DISTRICTS}{id}/"


def rule(code: str) -> str:
    """The page of one rule; ``code`` is ``Y221``."""
    return f"{RULES}{code.lower()}/"


def part(path: str, number: int) -> str:
    """The ``number``-th part (from 1) of a list that spreads over several pages."""
    return path if number == 1 else f"{path}page-{number}/"


def is_later_part(path: str) -> bool:
    """Whether a page is the second or a later part of a list."""
    return bool(re.search(r"(^|/)page-\d+/$", path))


BRANDS_JSON = f"{API}brands.json"
BUREAU_JSON = f"{API}bureau.json"
RULES_JSON = f"{API}rules.json"


SEARCH = "search/"
SEARCH_DATA = f"{SEARCH}data/"
"""The folder of the index."""
EDITIONS_JSON = f"{API}editions.json"


def brand_json(slug: str) -> str:
    """The public record of one brand."""
    return f"{API}brands/{slug}.json"


_PHOTOS = "photos/"
_CARDS = "cards/"
LISTS = "lists/"
"""The folder of the data by which scripts filter lists."""
STATIC = "static/"
"""The folder of style sheets and scripts."""

HASHED_FOLDERS = (STATIC, _PHOTOS, _CARDS)
"""The folders in which each name contains the hash of the file's content."""


def photo(name: str) -> str:
    """A rendition of a photo."""
    return f"{_PHOTOS}{name}"


def card(name: str) -> str:
    """A card for link previews."""
    return f"{_CARDS}{name}"


def source(path: str) -> str:
    """The file that a page is generated from, below the documents folder."""
    return f"{path}index.md"


def root(path: str) -> str:
    """The relative URL from a page to the root of the site: ``./`` or ``../../``."""
    return "../" * path.count("/") or "./"


def with_index(url: str) -> str:
    """Add the ``index.html`` that a web server opens for a folder, but a file system does not.

    ``brands/?stage=primary`` becomes ``brands/index.html?stage=primary``. URLs of files stay
    unchanged.
    """
    return re.sub(r"^((?:[^?#]*/)?)(?=[?#]|$)", r"\1index.html", url)
