"""Hand-written pages, which the theme makes: each with a policy of its own, and what they load.

Theme and Markdown put scripts and styles into these pages that are not ours to move. They may run
because they were there when the page was made: the policy holds their hashes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from wuse.pages.parts.page import Asset

from .policy import Inline, header_files, policy

_PLACE = re.compile(r"<head[^>]*>(\s*<meta charset[^>]*>)?")
"""Before all else in a page, but for its encoding, which browsers look for in the first KiB."""


@dataclass
class Handwritten:
    """The hand-written pages of one build."""

    files: frozenset[str]
    """The theme's own files, as paths in the site."""
    preview: bool
    """Whether the pages are for a server that adds a script to each."""
    _inline: Inline = field(default=Inline(), init=False)
    _loaded: set[str] = field(default_factory=set, init=False)

    def with_policy(self, html: str) -> str:
        """Write the policy into a finished page."""
        found = _Reader(html)
        inline = Inline.of(found.scripts, found.styles)
        self._inline |= inline
        self._loaded |= {file for file in self.files if file in html}
        rules = policy(inline, handwritten=True, preview=self.preview)
        meta = f'\n<meta http-equiv="Content-Security-Policy" content="{rules}">'
        return _PLACE.sub(lambda match: match[0] + meta, html, count=1)

    def needless(self) -> set[str]:
        """The files of the theme that no finished page names: most of its scripts.

        Which words a search worker cuts up is decided in the browser: with it come its languages.
        """
        searching = any("/workers/" in file for file in self._loaded)
        return {
            file
            for file in self.files - self._loaded
            if file.endswith(".map") or not (searching and "/lunr/" in file)
        }

    def headers(self) -> Iterator[Asset]:
        """The header files for the site with these pages."""
        return header_files(self._inline)


class _Reader(HTMLParser):
    """Finds the scripts and styles that stand in a page, as a browser hashes them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self._inside: list[str] | None = None
        self.feed(re.sub("\r\n?", "\n", html))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.styles += [value or "" for name, value in attrs if name == "style"]
        if tag == "style" or (tag == "script" and "src" not in dict(attrs)):
            self._inside = self.styles if tag == "style" else self.scripts
            self._inside.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside is not None:
            self._inside[-1] += data
