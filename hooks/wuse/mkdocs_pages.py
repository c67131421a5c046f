"""What MkDocs has to know of our pages, and the document that its theme puts around them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from jinja2 import Template
from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from wuse.pages.parts import urls
from wuse.pages.parts.page import Origin, Page
from wuse.pages.parts.site_info import SiteInfo, edit_base
from wuse.search.documents import Document
from wuse.site.build import Build
from wuse.site.documents import Documents, linked_sources
from wuse.site.part import PageRow
from wuse.site.site import SECTIONS, source_file
from wuse.site.sitemap import Entry


def site_info(config: MkDocsConfig, project: Path) -> SiteInfo:
    """What pages need to know about the site."""
    return SiteInfo(
        name=config.site_name,
        url=config.site_url or "",
        description=config.site_description or "",
        edit_base=edit_base(config.repo_url or "", config.edit_uri or ""),
        documents=Path(os.path.relpath(config.docs_dir, project)).as_posix(),
        directory_urls=config.use_directory_urls,
    )


class GeneratedPage(MkDocsPage):
    """A page made from data, with a body of its own and no Markdown."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        self.generated = page
        super().__init__(page.title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """Set the attributes that themes and other plugins read; there is no source text."""
        self.markdown = ""
        self.meta = dict(self.generated.meta)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render nothing yet: `on_page_context` does, so that one body at a time is in memory."""
        self.content = ""


def add_pages(
    pages: Iterable[Page], project: Path, theme: Path, files: Files, config: MkDocsConfig
) -> list[File]:
    """Add generated pages to MkDocs' files, each in place of a hand-written one at its address.

    They stay out of the nav, where each would slow down every other page.

    Args:
        pages: the pages.
        project: the folder that holds ``brands/``.
        theme: the folder with our templates.
        files: MkDocs' files.
        config: MkDocs' settings.

    Returns:
        What was added.
    """
    existing = {file.dest_uri: file for file in files}
    added = []
    for page in pages:
        file = File.generated(
            config,
            page.source,
            abs_src_path=str(source_file(project, theme, page)),
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        if replaced := existing.get(file.dest_uri):
            files.remove(replaced)
        files.append(file)
        GeneratedPage(page, file, config)
        added.append(file)
    return added


def _is_rule(page: Page) -> bool:
    return page.path.startswith(urls.RULES) and page.path != urls.RULES


def linked_pages(build: Build, files: Files, config: MkDocsConfig) -> Iterator[Page]:
    """The pages that MkDocs has to know, for menus and for links in hand-written pages."""
    linked = linked_sources(_texts(files, config))
    for page in build.shared.pages:
        if page.source in linked or not (_is_rule(page) or urls.is_later_part(page.path)):
            yield page
    for owner in build.survey.public.values():
        for row in owner.rows:
            if urls.source(row.path) in linked:
                origin = Origin(row.origin, "", row.updated)
                yield Page(row.path, row.title, "", "", tuple, origin, row.section)


def listed_pages(build: Build | None, files: Files) -> Iterator[Entry]:
    """The pages that search engines are told of: those of MkDocs first.

    Args:
        build: what makes the pages that MkDocs does not write; None if it writes all.
        files: MkDocs' files.
    """
    for page in (file.page for file in files.documentation_pages()):
        if page and (address := page.canonical_url or page.abs_url):
            yield address, str(page.meta.get("updated") or "")
    if build and build.plan.info.url:
        rows = [*map(PageRow.of, build.shared.pages)]
        rows += [row for owner in build.survey.public.values() for row in owner.rows]
        yield from ((build.plan.info.address(row.path), row.updated) for row in sorted(rows))


def documents_in(page: MkDocsPage) -> list[Document]:
    """A hand-written page for the search; none if it asks to be left out, as themes know it."""
    wish = page.meta.get("search")
    if isinstance(wish, Mapping) and wish.get("exclude"):
        return []
    title = Markup(page.title or "").striptags()  # noqa: S704 - MkDocs has it as HTML
    place = " · ".join(str(section.title) for section in [*page.ancestors][::-1])
    return [Document(page.url, title, place, page.content or "")]


def _texts(files: Files, config: MkDocsConfig) -> Iterator[str]:
    """Where people write links to pages: hand-written pages and mkdocs.yml."""
    yield Path(config.config_file_path).read_text("utf-8")
    for file in files.documentation_pages():
        with suppress(OSError, ValueError):  # MkDocs reports what cannot be read
            yield file.content_string


def documents_of(
    template: Template, nav: Navigation, config: MkDocsConfig, info: SiteInfo
) -> Documents:
    """Puts our pages into the theme's own document.

    Args:
        template: of the theme.
        nav: the menu.
        config: MkDocs' settings.
        info: the site's address.
    """
    in_menu = {page.file.src_uri: page for page in nav.pages}

    def render(page: Page, meta: Mapping[str, object], canonical: str, content: str) -> str:
        stand_in = GeneratedPage(page, File.generated(config, page.source, content=""), config)
        stand_in.meta, stand_in.content = dict(meta), content
        stand_in.canonical_url = canonical or None
        if entry := in_menu.get(page.source):
            entry.active = True
        html = template.render(get_context(nav, [], config, stand_in))
        if entry:
            entry.active = False
        return html

    marked = {urls.HOME, *(path for _, path in SECTIONS)}
    marked |= {source.removesuffix("index.md") for source in in_menu}
    return Documents(render, info.address, marked)
