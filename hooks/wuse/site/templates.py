"""The Jinja environment for page bodies: autoescaped, strict, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wuse.pages.parts import labels, urls
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.page import Page

_BLANK_LINES = re.compile(r"\n\s*\n")


def _dots(parts: Iterable[object]) -> str:
    """Join the parts that are not empty with middle dots."""
    return " · ".join(str(part) for part in parts if part)


def _no_anchor(record: object) -> str:
    """Records have anchors only on the page of the brand that they belong to."""
    return ""


@cache
def _environment(theme: Path) -> Environment:
    """Shared by all builds of a preview, which recompile only the templates that changed."""
    environment = Environment(
        loader=FileSystemLoader(theme / "wuse"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["dots"] = _dots
    environment.globals |= {"labels": labels, "urls": urls}
    return environment


class Renderer:
    """Renders page bodies with the templates below ``<theme>/wuse/``."""

    def __init__(self, theme: Path) -> None:
        self._environment = _environment(theme)

    def render(self, page: Page, context: SiteContext) -> str:
        """Render one body.

        The result has no blank line, so any Markdown processor passes it through as one block of
        HTML.
        """
        root = urls.root(page.path)
        view = page.view()
        html = self._environment.get_template(page.template).render(
            page=page,
            view=view,
            anchor=getattr(view, "anchor", _no_anchor),
            root=root,
            href=lambda url: root + context.info.link(url),
            info=context.info,
            code=partial(context.code, page.path),
        )
        # For Markdown, a carriage return in a school's text ends a line as well.
        return _BLANK_LINES.sub("\n", "\n" + html.replace("\r", "\n") + "\n")[1:-1]
