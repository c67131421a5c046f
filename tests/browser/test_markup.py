"""Every page is valid HTML: browsers forgive errors, screen readers and converters do not."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from support.markup import Markup, pages

REFERENCES = ("aria-controls", "aria-describedby", "aria-labelledby", "for", "headers", "list")
"""Attributes that refer to ids on the same page."""

DATETIME = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
"""A year, month or day in the format of the HTML standard for <time datetime>."""


def test_pages_parse_without_error(site: Path) -> None:
    assert not [(path, page.errors) for path, page in pages(site).items() if page.errors]


def test_every_page_says_its_language(site: Path) -> None:
    languages = {page.root.get("lang") for page in pages(site).values()}
    assert languages <= {"zh", "zh-CN", "zh-Hans"}


def test_headings_are_an_outline(site: Path) -> None:
    """There is one h1, it comes first, and no heading skips a level."""
    for path, page in pages(site).items():
        headings = list(page.elements("h1", "h2", "h3", "h4", "h5", "h6"))
        levels = [int(heading.tag[1]) for heading in headings]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        below = zip(headings[1:], levels, levels[1:], strict=False)
        assert not ["".join(h.itertext()) for h, upper, level in below if level > upper + 1], path


def test_ids_are_unique_and_references_meet_them(site: Path) -> None:
    for path, page in pages(site).items():
        ids = Counter(page.ids)
        assert not [name for name, count in ids.items() if count > 1], path
        assert not [name for name in _references(page) if name not in ids], path


def _references(page: Markup) -> Iterator[str]:
    for element in page.elements():
        for name in REFERENCES:
            yield from element.get(name, "").split()


def test_pictures_have_a_text_and_keep_their_place(site: Path) -> None:
    """Width and height keep the page from jumping while pictures arrive."""
    pictures = [image for page in pages(site).values() for image in page.elements("img")]
    assert pictures
    for picture in pictures:
        # The bureau's emblem is in a header of fixed height, so its own size moves nothing.
        sizes = {"height"} if picture.get("class") == "emblem" else {"width", "height"}
        assert {"alt", *sizes} <= set(picture.attrib), picture.attrib


def test_times_can_be_read_by_machines(site: Path) -> None:
    times = [time for page in pages(site).values() for time in page.elements("time")]
    assert times
    assert not [time.attrib for time in times if not DATETIME.fullmatch(time.get("datetime", ""))]
