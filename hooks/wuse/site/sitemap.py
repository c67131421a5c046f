"""The list of all pages for search engines, in several files where there are very many pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from wuse.pages.parts.page import Asset

MOST = 50_000
"""Most addresses of a file: https://www.sitemaps.org/protocol.html"""
PART = "sitemap-{}.xml"
"""The names of the files that ``sitemap.xml`` names if they are several, from 1."""

Entry = tuple[str, str]
"""(address of a page, ISO date of its last change, empty if it is unknown)"""


def part_names(count: int) -> list[str]:
    """The files of a site with so many pages; none if ``sitemap.xml`` can have them all."""
    return [PART.format(number + 1) for number in range(-(-count // MOST))] if count > MOST else []


def parts(entries: Sequence[Entry]) -> Iterator[Asset]:
    """The files, if one is not enough."""
    for number, name in enumerate(part_names(len(entries))):
        own = entries[number * MOST : (number + 1) * MOST]
        yield Asset(name, f"{_START}{''.join(map(_element, own))}</urlset>\n")


_START = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
"""


def _element(entry: Entry) -> str:
    address, updated = entry
    changed = f"<lastmod>{updated}</lastmod>" if updated else ""
    return f"<url><loc>{escape(address)}</loc>{changed}</url>\n"
