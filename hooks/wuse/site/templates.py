"""The Jinja environment for page bodies: autoescaped, strict, compiled once."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import escape

from wuse.pages.parts import labels, typography, urls
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.page import Page
from wuse.pages.parts.qr import QrCode

from .template_bytecode import TemplateBytecode

_BLANK_LINES = re.compile(r"\n\s*\n")


_SPECIAL = re.compile("[&<>'\"]")


def escape_text(value: object) -> str:
    """Escape a value for HTML as `markupsafe.escape` does, into a plain string.

    Most texts hold nothing to escape; to wrap each in an object would take most of the time.
    """
    # A plain string, which nearly every value is, has no `__html__`.
    if type(value) is not str:
        if hasattr(value, "__html__"):
            return str(value.__html__())
        value = str(value)
    return str(escape(value)) if _SPECIAL.search(value) else value


class _CodeGenerator(CodeGenerator):
    """Compiles ``{{ … }}`` to `escape_text`."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("environment.escape_text(")
        if finalize.src is not None:
            self.write(finalize.src)


class _Environment(Environment):
    code_generator_class = _CodeGenerator
    escape_text = staticmethod(escape_text)


def _dots(parts: Iterable[object]) -> str:
    """Join the parts that are not empty with middle dots."""
    return " · ".join(str(part) for part in parts if part)


def _no_anchor(record: object) -> str:
    """Records have anchors only on the page of the brand that they belong to."""
    return ""


class _Here(threading.local):
    """The page that is being rendered, as macros see it.

    Macros are imported once, not once a page: what they say of a page they ask here.
    """

    path = ""
    root = ""
    view: object = None
    context: SiteContext

    def open(self, page: Page, view: object, context: SiteContext) -> None:
        self.path, self.root = page.path, urls.root(page.path)
        self.view, self.context = view, context

    def href(self, url: str) -> str:
        """A link to a page."""
        return self.root + self.context.info.link(url)

    def file(self, path: str) -> str:
        """A link to a file."""
        return self.root + path

    def anchor(self, record: object) -> str:
        """The id of a record on this page; empty without one."""
        return getattr(self.view, "anchor", _no_anchor)(record)

    def code(self) -> QrCode | None:
        """The QR code of this page."""
        return self.context.code(self.path)


_here = _Here()


@cache
def _environment(theme: Path) -> Environment:
    """Shared by all builds of a preview, which recompile only the templates that changed."""
    environment = _Environment(
        bytecode_cache=TemplateBytecode(Path(__file__)),
        loader=FileSystemLoader(theme / "wuse"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "dots": _dots,
        "clauses": typography.clauses,
        "quoted": typography.quoted,
        "hanging": typography.hanging,
    }
    environment.globals |= {"labels": labels, "urls": urls}
    environment.globals |= {
        "page_path": lambda: _here.path,
        "href": _here.href,
        "file": _here.file,
        "anchor": _here.anchor,
        "code": _here.code,
    }
    return environment


def compile_all(theme: Path) -> None:
    """Load the templates below ``<theme>/wuse/``: processes that are forked have them, too."""
    environment = _environment(theme)
    for name in environment.list_templates(extensions=("html",)):
        environment.get_template(name)


class Renderer:
    """Renders page bodies with the templates below ``<theme>/wuse/``."""

    def __init__(self, theme: Path) -> None:
        self._environment = _environment(theme)

    def render(self, page: Page, context: SiteContext) -> str:
        """Render one body.

        The result has no blank line, so any Markdown processor passes it through as one block of
        HTML.
        """
        view = page.view()
        _here.open(page, view, context)
        template = self._environment.get_template(page.template)
        html = template.render(page=page, view=view, info=context.info)
        # For Markdown, a carriage return in a school's text ends a line as well.
        return _BLANK_LINES.sub("\n", "\n" + html.replace("\r", "\n") + "\n")[1:-1]
