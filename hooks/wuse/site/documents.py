"""The documents around the bodies of generated pages.

Most of a document is the same for thousands of pages. The theme's template renders it once for all
pages of the same form, with holes where they differ; filling the holes takes a twentieth of the
time that rendering takes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from hashlib import blake2b
from itertools import combinations
from typing import NamedTuple

from wuse.pages.parts import urls
from wuse.pages.parts.page import Origin, Page

from .part import PageRow

_HOLE = "\0"
"""Stands around the name of a hole; no page contains it."""

_COMFORTS = ('class="zoom"', 'class="toc"', "data-filters")
"""Parts of a body for which the template links a script (main.html)."""
_TOOLS = ('class="poster-page', 'id="submit"', 'id="desk"')
"""Parts of a body for which it links another style sheet; such a page has none of the others."""
_ASSETS_BY_CONTENT = _COMFORTS + _TOOLS

_USUAL_ASSETS = (
    *(them for count in range(len(_COMFORTS) + 1) for them in combinations(_COMFORTS, count)),
    *((tool,) for tool in _TOOLS),
)


class Form(NamedTuple):
    """What the document of a page depends on, other than what fills its holes."""

    depth: int
    """Of the address, which decides how links lead to the root of the site."""
    section: str
    has_image: bool
    assets: tuple[str, ...]
    """Those of `_ASSETS_BY_CONTENT` that the body contains."""
    marked: str
    """Its path, if a menu marks the very page; otherwise empty."""


Render = Callable[[Page, Mapping[str, object], str, str], str]
"""Renders the theme's template: the page, its metadata, its canonical address and its content."""


class UnknownForm(LookupError):  # noqa: N818 - it is no error: whoever can render forms adds it
    """A document has a form that has not been prepared, and nothing here could render it."""


class Documents:
    """Puts documents around bodies.

    The theme's template stays in the process that has loaded it. A copy in another process knows
    the forms that were prepared before.
    """

    def __init__(
        self,
        render: Render | None,
        address: Callable[[str], str],
        marked: Collection[str] = (),
    ) -> None:
        """Prepare for a build.

        Args:
            render: renders the theme's template for a page.
            address: the absolute address of a path; empty if the site's address is unknown.
            marked: the paths of the pages that menus name.
        """
        self._render = render
        self._address = address
        self._marked = frozenset(marked)
        self._pieces: dict[Form, list[str]] = {}

    def __getstate__(self) -> dict[str, object]:
        """What is sent to another process."""
        return {**self.__dict__, "_render": None}

    def prepare(self, rows: Iterable[PageRow]) -> None:
        """Render the forms that these pages can have, unless a page is quite unusual."""
        has_address = bool(self._address(urls.HOME))
        sorts = {(row.path.count("/"), row.section, self._mark(row.path)): None for row in rows}
        for depth, section, marked in sorts:
            for has_image in (False, True) if has_address else (False,):
                for assets in _USUAL_ASSETS:
                    self._form_pieces(Form(depth, section, has_image, assets, marked))

    def _mark(self, path: str) -> str:
        return path if path in self._marked else ""

    def digest(self, form: Form) -> str:
        """Identifies all that a form contributes to its documents."""
        pieces = "\0".join(self._form_pieces(form)).encode()
        return blake2b(pieces, digest_size=16).hexdigest()

    def form(self, page: Page, body: str) -> Form:
        """The form of a page with this body."""
        assets = tuple(part for part in _ASSETS_BY_CONTENT if part in body)
        mark = self._mark(page.path)
        return Form(page.path.count("/"), page.section, bool(page.image), assets, mark)

    def document(self, page: Page, body: str) -> str:
        """The whole document of a page with this body.

        Raises:
            UnknownForm: its form is not prepared, and this is a copy in another process.
        """
        fills = {**page.meta, "canonical": self._address(page.path), "content": body}
        return "".join(
            str(fills.get(piece, "")) if position % 2 else piece
            for position, piece in enumerate(self._form_pieces(self.form(page, body)))
        )

    def _form_pieces(self, form: Form) -> list[str]:
        """The pieces of a form: fixed text and names of holes in turns."""
        if form not in self._pieces:
            if self._render is None:
                raise UnknownForm(form)
            self._pieces[form] = self._rendered(self._render, form)
        return self._pieces[form]

    def _rendered(self, render: Render, form: Form) -> list[str]:
        path = form.marked or "_/" * form.depth
        page = Page(path, "", "", "", tuple, Origin("", "", ""), form.section)
        holes = {name: f"{_HOLE}{name}{_HOLE}" for name in (*page.meta, "canonical", "content")}
        kept = {"generated": True, "section": form.section}
        if form.marked:
            kept["path"] = form.marked
        meta = {name: holes[name] for name in page.meta} | kept
        if not form.has_image:
            meta["image"] = ""
        # What the template looks for in a body; as the name of a hole, it leaves nothing behind.
        content = holes["content"] + "".join(f"{_HOLE}{part}{_HOLE}" for part in form.assets)
        canonical = holes["canonical"] if self._address(urls.HOME) else ""
        return render(page, meta, canonical, content).split(_HOLE)


_SOURCE = re.compile(r"[\w./-]+\.md")
"""The source of a page, as a link in a hand-written page names it."""


def linked_sources(texts: Iterable[str]) -> frozenset[str]:
    """The sources of pages that these texts name, relative to the documents folder."""
    names = (name for text in texts for name in _SOURCE.findall(text))
    return frozenset(name.lstrip("./") for name in names)


_HARMLESS = ("mkdocs.contrib.search", "material.plugins.search.plugin")
"""Plugins that add files of their own at the end and need no others."""


def page_plugins(events: Mapping[str, Iterable[Callable[..., object]]], own: str) -> list[str]:
    """The names of the plugins and hooks that look at every page, or at all files at the end.

    Args:
        events: event of MkDocs -> what handles it.
        own: the module of our own handlers.
    """
    modules = {
        getattr(handler, "__self__", handler).__module__
        for event, handlers in events.items()
        if event.startswith("page_") or event in ("post_page", "post_build")
        for handler in handlers
    }
    names = {module.partition(".")[0] for module in modules - {own, *_HARMLESS}}
    return sorted(names)
