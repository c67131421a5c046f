"""The report as one self-contained page: it opens from anywhere and loads nothing."""

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
    # The only style is allowed by its digest, so nothing that a school wrote can add another.
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    page = environment.get_template("report.html").render(report=report, digest=digest)
    # File names may contain bytes that are not UTF-8, which the page cannot hold.
    return page.encode("utf-8", "replace").decode()
