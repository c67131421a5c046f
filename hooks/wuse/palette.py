"""Paper and ink: the one place to change them.

Pages and posters take these colours from the site's style sheet, as custom properties
(`wuse.pages.parts.tones.site_sheet`); share cards take them from here. The favicon is a file of its
own, docs/assets/favicon.svg, and a test says so when it differs.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """The neutral colours of a scheme, each ``#rrggbb``."""

    paper: str
    """The ground of a page."""
    card: str
    """The ground of what lies on the page: buttons, snippets."""
    wash: str
    """The ground of what stands back, and of a picture that has not arrived. Of all grounds it is
    nearest to ink: what is readable here is readable everywhere."""
    rule: str
    """Lines."""
    ink: str
    """Titles and text."""
    soft: str
    """Text below a title."""
    muted: str
    """Labels and notes."""


LIGHT = Palette(
    paper="#fbf8f3",
    card="#ffffff",
    wash="#f4eee5",
    rule="#e7dfd4",
    ink="#221c18",
    soft="#463d36",
    muted="#6b6159",
)
DARK = Palette(
    paper="#1a1714",
    card="#221e1b",
    wash="#2a2521",
    rule="#3a342e",
    ink="#f1ebe3",
    soft="#d8cfc5",
    muted="#aba197",
)
