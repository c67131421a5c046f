"""The report as one page that needs nothing else: it opens from any place, and loads nothing."""

from __future__ import annotations

import base64
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wuse.printable import printable

from .model import Report

_HERE = Path(__file__).parent


def html(report: Report) -> str:
    """The whole document."""
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["printable"] = printable
    style = environment.get_template("report.css").render()
    # The one style is allowed by its digest: nothing that a school wrote could add another.
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    page = environment.get_template("report.html").render(report=report, digest=digest)
    # Names of files may hold bytes that are no text, which no file in UTF-8 can hold.
    return page.encode("utf-8", "replace").decode()
