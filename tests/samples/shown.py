"""What pages show of an item of the acceptance list, and what they lack."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

from samples.acceptance import COLOURS, IN_ORDER, ITEMS, NESTED
from tinyhtml5.parser import HTMLParser

_UNSEEN = ("script", "style", "template")
_COLOUR = re.compile(r"\btone-(\w\w)(\w\w)(\w\w)-")


@cache
def main_of(html: str) -> Element:
    """The main part of a page; what is around it is the same on every page."""
    root = HTMLParser(namespace_html_elements=False).parse(html)
    return next(root.iter("main"), root)


@cache
def visible(html: str) -> str:
    """The text without white space: where templates put it is not what is tested."""
    return "".join("".join(_texts(main_of(html))).split())


def _texts(element: Element) -> Iterator[str]:
    if element.tag not in _UNSEEN and isinstance(element.tag, str):
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


def missing(item: str, pages: Mapping[str, str]) -> list[str]:
    """What the pages lack of an item. Pages that are not given are not asked for.

    Args:
        item: an id of the list.
        pages: path below the site -> HTML.
    """
    lacking = [
        text
        for page, texts in ITEMS[item].items()
        for text in (texts.split() if page in pages else ())
        if text not in visible(pages[page])
    ]
    for kind, find in ((IN_ORDER, _misplaced), (NESTED, _outside), (COLOURS, _pale)):
        if item in kind and kind[item][0] in pages:
            page, wanted = kind[item]
            lacking += find(pages[page], wanted)  # type: ignore[operator]
    return lacking


def _misplaced(html: str, texts: str) -> Iterator[str]:
    text, place = visible(html), 0
    for part in texts.split():
        found = text.find(part, place)
        if found < 0:
            yield f"{part} after what comes before it"
        place = max(place, found)


def _outside(html: str, ids: str) -> Iterator[str]:
    inside: Element | None = main_of(html)
    for id in ids.split():
        inside = inside and next((it for it in inside.iter() if it.get("id") == id), None)
        if inside is None:
            yield f"#{id} in what should hold it"
            return


def _pale(html: str, hues: Mapping[str, range]) -> Iterator[str]:
    classes = {it.get("id"): it.get("class") or "" for it in main_of(html).iter() if it.get("id")}
    for id, wanted in hues.items():
        found = _COLOUR.search(classes.get(id, ""))
        if not found:
            yield f"the colour of #{id}"
            continue
        hue = round(360 * colorsys.rgb_to_hsv(*(int(part, 16) / 255 for part in found.groups()))[0])
        if hue not in wanted and hue + 360 not in wanted:
            yield f"the right colour of #{id}"


@cache
def pages_of(site: Path) -> Mapping[str, str]:
    """The pages of a built site that items are looked for on, by their paths."""
    wanted = {page for pages in ITEMS.values() for page in pages}
    return {page: (site / page).read_text("utf-8") for page in wanted if (site / page).exists()}
