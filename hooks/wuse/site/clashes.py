"""Hand-written pages at an address that the generated site needs for itself."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from wuse.pages.parts import urls
from wuse.source.codes import Code
from wuse.source.problems import FILE_START, Problem, Severity

from .site import Site

_INDEXES = ("index.md", "README.md")
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What MkDocs renders: https://www.mkdocs.org/user-guide/writing-your-docs/#file-layout."""

_OF_THEME = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""What MkDocs makes of templates, once all documents are in their places."""


def clashes(site: Site, project: Path) -> Iterator[Problem]:
    """Name each hand-written file whose address a generated page, feed or JSON has.

    The first page is the one that both make together: ``index.md`` stands at its end.
    """
    directory_urls = site.context.info.directory_urls
    taken = {_destination(page.source, directory_urls).casefold(): page.path for page in site.pages}
    made = {urls.FEED, *_OF_THEME, *(urls.colours(page.path) for page in site.pages)}
    taken |= {name.casefold(): name for name in made}
    documents = project / site.context.info.documents
    for path in _below(documents):
        name = path.relative_to(documents).as_posix()
        destination = _destination(name, directory_urls).casefold()
        if name != "index.md" and (destination in taken or destination.startswith(urls.API)):
            address = taken.get(destination, name) or "首页"
            yield Problem(
                Code.ADDRESS_TAKEN,
                Severity.ERROR,
                path.relative_to(project).as_posix(),
                FILE_START,
                f"“{address}”是自动生成的，这个文件用了同一个网址，没有发布",
                "给文件换一个名字；首页上自己的文字写在 index.md 里",
            )


def _below(folder: Path) -> Iterator[Path]:
    """The files below a folder that MkDocs takes, by name."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(names) if not name.startswith("."))


def _destination(name: str, directory_urls: bool) -> str:
    """Where MkDocs puts a document, relative to the site: ``a/b.md`` -> ``a/b/index.html``."""
    path = PurePosixPath(name)
    if path.suffix not in _MARKDOWN:
        return name
    if path.name in _INDEXES:
        return path.with_name("index.html").as_posix()
    page = path.with_suffix("")
    return f"{page}/index.html" if directory_urls else f"{page}.html"
