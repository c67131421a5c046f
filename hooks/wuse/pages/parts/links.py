"""The two smallest things that views are made of."""

from __future__ import annotations

from dataclasses import dataclass

Fact = tuple[str, str]
"""(label, text)"""


@dataclass(frozen=True, slots=True)
class Link:
    """A link within the site; without a URL it is shown as plain text."""

    label: str
    url: str
    note: str = ""
