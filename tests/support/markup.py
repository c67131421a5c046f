"""Built pages as a browser reads them: parsed, with their headings, ids and links."""

import pickle
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from xml.etree.ElementTree import Element

from tinyhtml5.parser import HTMLParser

from support.once import made

LOADING_RELS = {"icon", "manifest", "modulepreload", "preconnect", "prefetch", "preload"}
"""What a browser fetches for a <link>, besides style sheets."""


@dataclass(frozen=True)
class Markup:
    """One page."""

    root: Element
    errors: tuple[str, ...]
    """What the HTML standard calls a parse error, with its place."""

    def elements(self, *tags: str) -> Iterator[Element]:
        """The elements of these kinds, or all, in the order of the document."""
        for element in self.root.iter():
            # A comment is an element whose tag is no text.
            if isinstance(element.tag, str) and (not tags or element.tag in tags):
                yield element

    @property
    def ids(self) -> list[str]:
        """Every id, as often as it is given."""
        return [element.attrib["id"] for element in self.elements() if "id" in element.attrib]

    @property
    def links(self) -> list[str]:
        """Where a reader can go from here."""
        return [link.attrib["href"] for link in self.elements("a") if "href" in link.attrib]

    @property
    def loads(self) -> list[str]:
        """What a browser fetches to show the page."""
        return list(self._loads())

    def _loads(self) -> Iterator[str]:
        for element in self.elements():
            attributes = element.attrib
            yield from filter(None, map(attributes.get, ("src", "poster", "data")))
            for candidate in attributes.get("srcset", "").split(","):
                yield from candidate.split()[:1]
            if element.tag == "link" and _is_loaded(attributes["rel"]):
                yield attributes["href"]
            yield from css_urls(attributes.get("style", ""))
            if element.tag == "style":
                yield from css_urls(element.text or "")


def _is_loaded(rel: str) -> bool:
    # An alternate style sheet is not fetched, but then nor is it of use: it counts.
    return "stylesheet" in rel.split() or bool(LOADING_RELS & set(rel.split()))


def css_urls(css: str) -> list[str]:
    """What a style sheet fetches."""
    return re.findall(r"""(?:url\(\s*|@import\s+)["']?([^"')\s;]+)""", css)


@cache
def parse(file: Path) -> Markup:
    """Parse a page, once."""
    parser = HTMLParser(namespace_html_elements=False)
    root = parser.parse(file.read_text(encoding="utf-8"))
    errors = tuple(f"{place}: {code} {details}" for place, code, details in parser.errors)
    return Markup(root, errors)


@cache
def pages(site: Path) -> dict[str, Markup]:
    """Every page of the site of all tests by its path below it, ``brands/index.html``."""
    parsed = made(site.with_name(f"{site.name}-parsed"), partial(_parse_all, site))
    found: dict[str, Markup] = pickle.loads(parsed.read_bytes())
    return found


def _parse_all(site: Path, kept: Path) -> None:
    """Keep all pages: to parse them takes forty times as long as to read them again."""
    files = sorted(site.rglob("*.html"))
    assert files
    found = {file.relative_to(site).as_posix(): parse.__wrapped__(file) for file in files}
    kept.write_bytes(pickle.dumps(found))
