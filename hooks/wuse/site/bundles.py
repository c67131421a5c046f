"""The style sheets and scripts of all pages: joined, and named by what is in them.

A page waits for one sheet instead of seven. A name that holds a hash of the content may be kept by
a browser for ever, and a page never meets the styles of another version of the site.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from wuse.pages.parts import urls
from wuse.pages.parts.page import Asset
from wuse.search import traditional

from . import form_script

SOURCES = "assets"
"""The folder of the sources, below the theme."""

_PHOTOSWIPE = "vendor/photoswipe/photoswipe"
_STYLES = (
    "base.css",
    "shell.css",
    "pages.css",
    "lists.css",
    "home.css",
    "brand.css",
    "chapters.css",
    "records.css",
    "print.css",
)

_DESK = ("hash", "rubric", "store", "files", "work", "page")
"""The parts of the judge's desk; each uses only those before it."""

BUNDLES = {
    "wuse.css": _STYLES,
    "guide.css": (*_STYLES, "guide.css"),
    "editions.css": (*_STYLES, "editions.css"),
    "search.css": (*_STYLES, "search.css"),
    "poster.css": (*_STYLES, "poster.css"),
    "submit.css": (*_STYLES, "form.css"),
    "first.js": ("first.js",),
    "wuse.js": ("wuse.js",),
    "filters.js": (
        "data.js",
        "lists/cards.js",
        "lists/tables.js",
        "lists/results.js",
        "lists/sources.js",
        "filters.js",
    ),
    "search.js": (
        "data.js",
        "search/terms.js",
        "search/lists.js",
        "search/find.js",
        "search/facets.js",
        "search/hits.js",
        "search/page.js",
    ),
    "chapters.js": ("chapters.js",),
    "editions.js": ("editions.js",),
    "desk.css": (*_STYLES, "editions.css", "desk.css"),
    "desk.js": tuple(f"desk/{name}.js" for name in _DESK),
    "lightbox.js": (f"{_PHOTOSWIPE}-lightbox.umd.min.js", "lightbox.js"),
    "photoswipe.js": (f"{_PHOTOSWIPE}.umd.min.js",),
    "photoswipe.css": (f"{_PHOTOSWIPE}.css", "lightbox.css"),
}
"""Name, as `main.html` calls it -> the sources, in their order."""

PRINTED = ("base.css", "book.css")
"""The sources of the style sheet of books, which are printed and not published."""

_PALETTE = tuple(name for name, sources in BUNDLES.items() if sources[0] == _STYLES[0])
"""The bundles that begin with the colours of the site."""


def bundles(theme: Path, palette: str) -> dict[str, Asset]:
    """Join the sources.

    Args:
        theme: the folder with our templates, CSS and JavaScript.
        palette: the rules that follow from settings, not from a source (`tones.site_sheet`).

    Returns:
        Name of a bundle -> the file to publish.

    Raises:
        OSError: a source cannot be read.
    """
    first = {**dict.fromkeys(_PALETTE, palette), "search.js": traditional.script()}
    joined = {}
    for name, sources in BUNDLES.items():
        texts = [(theme / SOURCES / source).read_text("utf-8") for source in sources]
        joined[name] = hashed(name, "\n".join([*filter(None, [first.get(name)]), *texts]))
    return joined


def hashed(name: str, content: str) -> Asset:
    """The file to publish, under a name that holds a hash of its content."""
    stem, _, suffix = name.partition(".")
    digest = blake2b(content.encode(), digest_size=5).hexdigest()
    return Asset(f"{urls.STATIC}{stem}.{digest}.{suffix}", content)


def joined_sources() -> Iterator[str]:
    """The sources, as paths below the theme: what need not be published beside the bundles."""
    for sources in (*BUNDLES.values(), PRINTED):
        yield from (f"{SOURCES}/{source}" for source in sources)
    yield from (f"{SOURCES}/form/{part}.js" for part in form_script.PARTS)
