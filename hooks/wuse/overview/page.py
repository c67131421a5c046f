"""The overview as one self-contained page: it opens from anywhere and loads nothing."""

from __future__ import annotations

import base64
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .rows import Overview
from .tables import INTERNAL


def as_page(found: Overview) -> str:
    """The whole document."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = environment.get_template("overview.css").render()
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    page = environment.get_template("overview.html")
    text = page.render(found=found, internal=INTERNAL, style_digest=digest)
    return text.encode("utf-8", "replace").decode() + "\n"
