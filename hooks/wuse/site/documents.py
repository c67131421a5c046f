"""The documents around the bodies of generated pages.

Most of a document is the same for thousands of pages. The theme's template renders it once for all
pages of the same form, with holes where they differ; filling the holes takes a twentieth of the
time that rendering takes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from wuse.pages.parts import urls
from wuse.pages.parts.page import Page

_HOLE = "\0"
"""Stands around the name of a hole; no page contains it."""

_ASSETS_BY_CONTENT = ('class="zoom"', '"tone-', " tone-")
"""Parts of a body for which the template links a script or a style sheet (main.html)."""


class Form(NamedTuple):
    """What the document of a page depends on, other than what fills its holes."""

    depth: int
    """Of the address, which decides how links lead to the root of the site."""
    section: str
    has_image: bool
    assets: tuple[str, ...]
    """Those of `_ASSETS_BY_CONTENT` that the body contains."""


Render = Callable[[Page, Mapping[str, object], str, str], str]
"""Renders the theme's template: the page, its metadata, its canonical address and its content."""


class Documents:
    """Puts documents around bodies."""

    def __init__(self, render: Render, address: Callable[[str], str]) -> None:
        """Prepare for a build.

        Args:
            render: renders the theme's template for a page.
            address: the absolute address of a path; empty if the site's address is unknown.
        """
        self._render = render
        self._address = address
        self._pieces: dict[Form, list[str]] = {}

    def document(self, page: Page, body: str) -> str:
        """The whole document of a page with this body."""
        assets = tuple(part for part in _ASSETS_BY_CONTENT if part in body)
        form = Form(page.path.count("/"), page.section, bool(page.image), assets)
        if form not in self._pieces:
            self._pieces[form] = self._rendered(page, form)
        fills = {**page.meta, "canonical": self._address(page.path), "content": body}
        return "".join(
            str(fills.get(piece, "")) if position % 2 else piece
            for position, piece in enumerate(self._pieces[form])
        )

    def _rendered(self, page: Page, form: Form) -> list[str]:
        """The pieces of a form: fixed text and names of holes in turns."""
        holes = {name: f"{_HOLE}{name}{_HOLE}" for name in (*page.meta, "canonical", "content")}
        kept = {"generated": True, "section": form.section}
        meta = {name: holes[name] for name in page.meta} | kept
        if not form.has_image:
            meta["image"] = ""
        # What the template looks for in a body; as the name of a hole, it leaves nothing behind.
        content = holes["content"] + "".join(f"{_HOLE}{part}{_HOLE}" for part in form.assets)
        canonical = holes["canonical"] if self._address(page.path) else ""
        return self._render(page, meta, canonical, content).split(_HOLE)


_SOURCE = re.compile(rf"{urls.WALL}[\w./-]*\.md|[\w/-]*page-\d+/index\.md")
"""The source of a generated page, as a link in a hand-written page names it."""


def linked_sources(texts: Iterable[str]) -> frozenset[str]:
    """The sources of owners' pages and of later parts of lists that these texts name."""
    return frozenset(source for text in texts for source in _SOURCE.findall(text))


def page_plugins(events: Mapping[str, Iterable[Callable[..., object]]], own: str) -> list[str]:
    """The names of the plugins and hooks that look at every page.

    Args:
        events: event of MkDocs -> what handles it.
        own: the module of our own handlers.
    """
    modules = {
        getattr(handler, "__self__", handler).__module__
        for event, handlers in events.items()
        if event.startswith("page_") or event == "post_page"
        for handler in handlers
    }
    return sorted({module.partition(".")[0] for module in modules - {own}})


def is_past_mkdocs(page: Page, linked: frozenset[str]) -> bool:
    """Whether MkDocs need not know a page: an owner's own, or a later part of a list.

    Args:
        page: the page.
        linked: sources of pages that hand-written pages link to, which MkDocs resolves.
    """
    of_owner = page.path.startswith(urls.WALL) and page.path != urls.WALL
    return (of_owner or urls.is_later_part(page.path)) and page.source not in linked
