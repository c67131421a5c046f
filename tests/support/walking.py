"""What links of a built site lead to, and the elements of its pages as they are written."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit


class Elements(HTMLParser):
    """Every element of a page with its attributes, and what stands in its scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.scripts: set[str] = set()
        self._in_script = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.found.append((tag, values))
        self._in_script = tag == "script" and values.get("type") != "application/ld+json"
        if tag == "script":
            self.scripts.add(values.get("src", "").rpartition("/")[2])

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts.add(data)

    def links(self) -> Iterator[str]:
        """What a browser may follow or load."""
        for _, attributes in self.found:
            for name in ("href", "src", "action", "formaction", "poster", "data"):
                if name in attributes:
                    yield attributes[name]


def walk(site: Path) -> set[str]:
    """Addresses of all pages that a reader reaches from the first one; every link must lead on."""
    reached: set[str] = set()
    waiting = [""]
    while waiting:
        address = waiting.pop()
        if address in reached:
            continue
        reached.add(address)
        page = (site / address / "index.html").read_text("utf-8")
        for link in Elements(page).links():
            parts = urlsplit(urljoin(f"http://site/{address}", link))
            path = unquote(parts.path.removeprefix("/"))
            if parts.netloc != "site":
                continue
            assert (site / path).exists(), (address, link)
            if path == "" or path.endswith("/"):
                waiting.append(path)
    return reached
