"""Hand-written pages, which the theme renders: the policy of each, and the files that they load.

The theme and Markdown put inline scripts and styles into these pages, and we cannot move them out.
The policy of a page lists their hashes, so that the ones from the build may run and no others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from wuse.pages.parts.page import Asset
from wuse.search.documents import Document

from .policy import InlineHashes, header_files, policy

_START_OF_HEAD = re.compile(r"<head[^>]*>(\s*<meta charset[^>]*>)?")
"""The policy goes first, but after the encoding, which browsers look for in the first KiB."""


@dataclass
class HandwrittenPages:
    """The hand-written pages of one build."""

    theme_files: frozenset[str]
    """The theme's own files, as paths in the site."""
    preview: bool
    """Whether the pages are for a preview server, which adds a script to each."""
    documents: list[Document] = field(default_factory=list, init=False)
    """What the search finds."""
    _hashes: InlineHashes = field(default=InlineHashes(), init=False)
    _loaded: set[str] = field(default_factory=set, init=False)

    def with_policy(self, html: str) -> str:
        """Insert the policy into a finished page."""
        parser = _InlineParser(html)
        hashes = InlineHashes.of(parser.scripts, parser.styles)
        self._hashes |= hashes
        self._loaded |= {file for file in self.theme_files if file in html}
        content = policy(hashes, handwritten=True, preview=self.preview)
        meta = f'\n<meta http-equiv="Content-Security-Policy" content="{content}">'
        return _START_OF_HEAD.sub(lambda match: match[0] + meta, html, count=1)

    def unused_files(self) -> set[str]:
        """The files of the theme that no finished page names: most of its scripts.

        If a page loads the search worker, its language files stay: the worker chooses among them
        in the browser.
        """
        searching = any("/workers/" in file for file in self._loaded)
        return {
            file
            for file in self.theme_files - self._loaded
            if file.endswith(".map") or not (searching and "/lunr/" in file)
        }

    def headers(self) -> Iterator[Asset]:
        """The header files for a site with these pages."""
        return header_files(self._hashes)


class _InlineParser(HTMLParser):
    """Finds the inline scripts and styles of a page, as a browser hashes them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self._open: list[str] | None = None
        """The list that the text of the open element belongs to."""
        self.feed(re.sub("\r\n?", "\n", html))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.styles += [value or "" for name, value in attrs if name == "style"]
        if tag == "style" or (tag == "script" and "src" not in dict(attrs)):
            self._open = self.styles if tag == "style" else self.scripts
            self._open.append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = None

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._open[-1] += data
