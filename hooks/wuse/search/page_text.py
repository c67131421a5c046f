"""The words of a page that is HTML, a line for each block."""

from __future__ import annotations

from html.parser import HTMLParser

from wuse.pages.parts.markdown import SOFT_BREAK

_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i"),
        *("img", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small"),
        *("span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
    )
)
"""Elements within a line; all others begin a new one."""
_SILENT = frozenset(("button", "nav", "script", "style", "svg", "template"))
"""Elements without words of the page: what it is operated by, what is never shown."""


def text_of(html: str) -> str:
    """The words of a page's body, and what stands for its pictures."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = SOFT_BREAK.sub("", "".join(reader.pieces)).split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._silent: list[str] = []
        """The elements without words that are open."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._break(tag)
        if tag in _SILENT:
            self._silent.append(tag)
        elif alt := dict(attrs).get("alt"):
            self.handle_data(f"\n{alt}\n")

    def handle_endtag(self, tag: str) -> None:
        self._break(tag)
        if self._silent and self._silent[-1] == tag:
            self._silent.pop()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data)

    def _break(self, tag: str) -> None:
        if tag not in _INLINE:
            self.pieces.append("\n")
