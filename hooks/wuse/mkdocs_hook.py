"""The MkDocs hook: translates our site into MkDocs' files and pages, and nothing more.

This is the only module that imports mkdocs. mkdocs.yml names ``hooks/showcase.py``, which hands
over to it. Generated pages stay out of the nav, where each would slow down every other page, and
skip the Markdown pass. Their bodies are rendered one at a time, when MkDocs writes them.
"""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from wuse.model.settings import ShareCards
from wuse.pages.parts import urls
from wuse.pages.parts.page import Page
from wuse.pages.parts.site_info import SiteInfo, edit_base
from wuse.photos import CACHE, FAST
from wuse.printable import printable
from wuse.progress import photo_progress
from wuse.site.assemble import assemble, data_folders
from wuse.site.bundles import joined_sources
from wuse.site.documents import Documents, is_past_mkdocs, linked_sources, page_plugins
from wuse.site.handwritten import HandwrittenPages
from wuse.site.output import remove_files, write_assets
from wuse.site.owner_pages import write_pages
from wuse.site.policy import policy
from wuse.site.site import Site
from wuse.source import Code, Problem, Severity
from wuse.source.settings import load_configuration

log = get_plugin_logger("wuse")

OWNERS = "WUSE_OWNERS"
"""Environment variable with the slugs of the owners that a preview shows, separated by commas."""


@dataclass
class _State:
    """What one event leaves for the next."""

    preview: bool = False
    """Whether this process is a preview."""
    dirty: bool = False
    """Whether MkDocs keeps unchanged pages of the last build."""
    site: Site = field(init=False)
    handwritten: HandwrittenPages = field(init=False)
    nav: Navigation = field(init=False)
    environment: Environment = field(init=False)
    past_mkdocs: tuple[Page, ...] = ()
    """The pages that are written here: MkDocs takes as long for a page as making it takes."""


_state = _State()


class GeneratedPage(MkDocsPage):
    """A page made from data, with a body of its own and no Markdown."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        self.generated = page
        super().__init__(page.title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """Set the attributes that themes and other plugins read; there is no source text."""
        self.markdown = ""
        self.meta = self.generated.meta

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render nothing yet: `on_page_context` does, so that one body at a time is in memory."""
        self.content = ""


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether this is a preview."""
    _state.preview = command == "serve"
    _state.dirty = dirty


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
    """Watch data and templates; ``watch`` in mkdocs.yml would fail if a folder were missing."""
    project = Path(config.config_file_path).parent
    for name in (*data_folders(_chosen_owners()), "theme_overrides"):
        if (project / name).exists():
            server.watch(str(project / name))
    return server


def _chosen_owners() -> list[str] | None:
    """Slugs of the owners that the site shows; None for all."""
    return os.environ[OWNERS].split(",") if os.environ.get(OWNERS) else None


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read, check and lay out everything below ``brands/``."""
    # Records and pages live until the build ends, and looking for garbage among them again and
    # again takes a tenth of a build. The garbage of a preview's last build is collected here.
    gc.unfreeze()
    gc.collect()
    gc.disable()
    project = Path(config.config_file_path).parent
    configuration, problems = load_configuration(project, Path(config.config_file_path))
    info = SiteInfo(
        name=config.site_name,
        url=config.site_url or "",
        description=config.site_description or "",
        edit_base=edit_base(config.repo_url or "", config.edit_uri or ""),
        documents=Path(os.path.relpath(config.docs_dir, project)).as_posix(),
        directory_urls=config.use_directory_urls,
    )
    theme = Path(config.theme.custom_dir or project / "theme_overrides")
    settings, profile = configuration.settings, None
    if _state.preview:
        settings, profile = settings.model_copy(update={"share_cards": ShareCards.NONE}), FAST
    try:
        with photo_progress() as progress:
            assembled = assemble(
                project, info, settings, theme, profile, progress, _chosen_owners()
            )
    except OSError as error:  # the cache; data that cannot be read is reported as a problem
        raise BuildError(f"缓存写不进 {error.filename or CACHE}：{error.strerror}") from None
    _report([*problems, *assembled.problems], assembled.left_out)
    for problem in filter(_is_error, assembled.problems):
        if problem.code is Code.NOTHING_TO_SHOW:  # never replace a site by an empty one
            raise BuildError(f"{problem.message}，没有生成网站：{problem.fix}")
    if caveat := assembled.site.context.history.caveat:
        log.info(caveat)
    _state.site = assembled.site
    config.extra["shell"] = assembled.site.shell
    if _state.preview:
        config.extra["shell"]["policy"] = policy(preview=True)
        config.extra["errors"] = [*map(str, filter(_is_error, [*problems, *assembled.problems]))]
    return config


def _is_error(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR


def _report(problems: list[Problem], left_out: list[str]) -> None:
    """Log every problem. Errors fail a strict build; warnings and hints are logged as INFO."""
    for problem in problems:
        # File names may contain line breaks, and text that a reader of logs takes for a command.
        log.log(logging.ERROR if _is_error(problem) else logging.INFO, printable(str(problem)))
    for slug in left_out:
        message = "brands/%s 没有发布：请先改正上面列出的错误，其他学校不受影响"
        log.error(message, printable(slug))


@event_priority(100)
def _before_plugins(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages before other plugins run, except with i18n: it drops files it did not find."""
    return files if "i18n" in config.plugins else _add_pages(files, config)


@event_priority(-1000)
def _after_plugins(files: Files, config: MkDocsConfig) -> Files:
    """With i18n, add the pages after it, and only to the build of the default language."""
    i18n: Any = config.plugins.get("i18n")
    return _add_pages(files, config) if i18n and i18n.is_default_language_build else files


def _without_joined_sources(files: Files, config: MkDocsConfig) -> Files:
    """Leave out the style sheets and scripts that are published joined (`wuse.site.bundles`)."""
    joined = set(joined_sources())
    for file in [*files]:
        if file.src_dir == config.theme.custom_dir and file.src_uri in joined:
            files.remove(file)
    return files


on_files = CombinedEvent(_before_plugins, _after_plugins, _without_joined_sources)


def _add_pages(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages; the first page replaces ``index.md``."""
    site = _state.site
    theme_folders = {*config.theme.dirs} - {config.theme.custom_dir}
    _state.handwritten = HandwrittenPages(
        frozenset(file.dest_uri for file in files if file.src_dir in theme_folders),
        _state.preview,
    )
    is_partial = _state.preview and _chosen_owners() is not None
    _state.past_mkdocs = ()
    if plugins := page_plugins(config.plugins.events, __name__):
        log.info("插件 %s 要处理每一页，生成网站会慢一些", "、".join(plugins))
    elif not _state.dirty:
        linked = linked_sources(_texts(files, config))
        _state.past_mkdocs = tuple(page for page in site.pages if is_past_mkdocs(page, linked))
    past_mkdocs = {page.path for page in _state.past_mkdocs}
    existing = {file.dest_uri: file for file in files}
    for page in site.pages:
        # The pages of single rules would take longer than all pages of a school.
        if is_partial and page.path.startswith(urls.RULES) and page.path != urls.RULES:
            continue
        if page.path in past_mkdocs:
            continue
        file = File.generated(
            config,
            page.source,
            abs_src_path=str(site.source_file(page)),
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        if replaced := existing.get(file.dest_uri):
            files.remove(replaced)
        files.append(file)
        GeneratedPage(page, file, config)
    gc.freeze()
    gc.enable()
    return files


def _texts(files: Files, config: MkDocsConfig) -> Iterator[str]:
    """Where people write links to pages: hand-written pages and mkdocs.yml."""
    yield Path(config.config_file_path).read_text("utf-8")
    for file in files.documentation_pages():
        with suppress(OSError, ValueError):  # MkDocs reports what cannot be read
            yield file.content_string


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Remember the menu, which every document shows."""
    _state.nav = nav
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Remember the theme's templates; tell the sitemap which pages MkDocs does not know."""
    _state.environment = env
    address = _state.site.context.info.address
    config.extra["shell"]["more_pages"] = [
        (address(page.path), page.origin.updated) for page in _state.past_mkdocs
    ]
    return env


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Add the source and the date of the last change to a hand-written page."""
    if not isinstance(page, GeneratedPage):
        context = _state.site.context
        origin = context.origin(f"{context.info.documents}/{page.file.src_uri}")
        page.meta.update(origin=origin, updated=origin.updated)
    return markdown


@event_priority(100)
def on_page_context(
    context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Render the body of a generated page just before it is written."""
    if isinstance(page, GeneratedPage):
        page.content = _state.site.body(page.generated)
    return context


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Release the body of a generated page; insert the policy into a hand-written one."""
    if isinstance(page, GeneratedPage):
        page.content = ""
        return output
    return _state.handwritten.with_policy(output)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the files beside the pages. MkDocs would hold all texts in memory and copy pictures."""
    site, handwritten = _state.site, _state.handwritten
    target = Path(config.site_dir)
    try:
        _write_documents(config, target)
    except OSError as error:
        raise BuildError(f"网页写不进 {error.filename}：{error.strerror}") from None
    write_assets(site.assets(), target)
    if not _state.preview:
        headers = handwritten.headers()
        # The bureau may have written its own header files.
        write_assets((file for file in headers if not (target / file.path).exists()), target)
    if not _state.dirty:
        remove_files(handwritten.unused_files(), target)
    gc.enable()  # also where no page was added


def _write_documents(config: MkDocsConfig, target: Path) -> None:
    """Write the pages that MkDocs does not know, in the theme's own document."""
    site, template = _state.site, _state.environment.get_template("main.html")

    def render(page: Page, meta: Mapping[str, object], canonical: str, content: str) -> str:
        file = File.generated(config, page.source, content="")
        stand_in = GeneratedPage(page, file, config)
        stand_in.meta, stand_in.content = dict(meta), content
        stand_in.canonical_url = canonical or None
        return template.render(get_context(_state.nav, [], config, stand_in))

    documents = Documents(render, site.context.info.address)
    write_pages(site, _state.past_mkdocs, documents, target, alone=_state.preview)


def on_build_error(error: Exception, **_: Any) -> None:
    """Collect garbage again after a build that stopped halfway: a preview keeps running."""
    gc.enable()
