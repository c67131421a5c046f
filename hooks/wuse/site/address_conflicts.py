"""Finds hand-written pages at an address that the generated site needs for itself."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from wuse.pages.parts import urls
from wuse.pages.parts.site_info import SiteInfo
from wuse.source.codes import Code
from wuse.source.problems import FILE_START, Problem, Severity

from .part import PageRow

_INDEXES = ("index.md", "README.md")
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What MkDocs renders: https://www.mkdocs.org/user-guide/writing-your-docs/#file-layout."""

_THEME_FILES = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""Files that MkDocs renders from the theme after it has copied all documents."""


def address_conflicts(rows: Iterable[PageRow], info: SiteInfo, project: Path) -> Iterator[Problem]:
    """Report each hand-written file at the address of a generated page, feed or JSON file.

    The first page is no conflict: it is generated and ends with the text of ``index.md``.

    Args:
        rows: all generated pages.
        info: the site.
        project: the project folder.
    """
    documents = project / info.documents
    if not (written := list(_documents_below(documents))):
        return
    directory_urls = info.directory_urls
    files = {urls.FEED, *_THEME_FILES}
    reserved = {f"{row.path}index.html".casefold(): row.path for row in rows}
    reserved |= {name.casefold(): name for name in files}
    for path in written:
        name = path.relative_to(documents).as_posix()
        destination = _destination(name, directory_urls).casefold()
        if name != "index.md" and (destination in reserved or destination.startswith(urls.API)):
            address = reserved.get(destination, name) or "首页"
            yield Problem(
                Code.ADDRESS_TAKEN,
                Severity.ERROR,
                path.relative_to(project).as_posix(),
                FILE_START,
                f"“{address}”是自动生成的，这个文件用了同一个网址，没有发布",
                "给文件换一个名字；首页上自己的文字写在 index.md 里",
            )


def _documents_below(folder: Path) -> Iterator[Path]:
    """The files below a folder that MkDocs publishes, sorted by name."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted(names) if not name.startswith("."))


def _destination(name: str, directory_urls: bool) -> str:
    """Where MkDocs puts a document, relative to the site: ``a/b.md`` -> ``a/b/index.html``."""
    path = PurePosixPath(name)
    if path.suffix not in _MARKDOWN:
        return name
    if path.name in _INDEXES:
        return path.with_name("index.html").as_posix()
    page = path.with_suffix("")
    return f"{page}/index.html" if directory_urls else f"{page}.html"
