"""The MkDocs hook: translates our site into MkDocs' files and pages, and nothing more.

This is the only module that imports mkdocs. mkdocs.yml names ``hooks/showcase.py``, which hands
over to it. Generated pages stay out of the nav, where each would slow down every other page, and
skip the Markdown pass. Their bodies are rendered one at a time, when MkDocs writes them.
"""

from __future__ import annotations

import gc
import logging
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, suppress
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

from wuse.errors import WuseError
from wuse.model.settings import Settings, ShareCards
from wuse.pages.parts import urls
from wuse.pages.parts.page import Origin, Page
from wuse.pages.parts.site_info import SiteInfo, edit_base
from wuse.photos import CACHE, FAST
from wuse.printable import printable
from wuse.progress import progress
from wuse.site.address_conflicts import address_conflicts
from wuse.site.build import Build, building, data_folders
from wuse.site.crew import Crew
from wuse.site.documents import Documents, linked_sources, page_plugins
from wuse.site.handwritten import HandwrittenPages
from wuse.site.kept import SiteStore
from wuse.site.lock import locked
from wuse.site.output import remove_files, write_assets
from wuse.site.part import PageRow
from wuse.site.policy import policy
from wuse.site.share_cards import font_problems
from wuse.site.site import SECTIONS, Site, shell, source_file
from wuse.site.write_site import Summary, write_site
from wuse.source import Code, Problem, Severity
from wuse.source.settings import load_configuration

log = get_plugin_logger("wuse")

OWNERS = "WUSE_OWNERS"
"""Environment variable with the slugs of the owners that a preview shows, separated by commas."""


STAGING = ".cache/mkdocs"
"""Where MkDocs builds its own pages, below the project folder: it empties the folder first."""


@dataclass
class _State:
    """What one event leaves for the next."""

    preview: bool = False
    """Whether this process is a preview."""
    dirty: bool = False
    """Whether MkDocs keeps unchanged pages of the last build."""
    builds: int = 0
    """How many builds this process has begun."""
    until_the_end: ExitStack = field(default_factory=ExitStack)
    """What is released when the build ends."""
    build: Build = field(init=False)
    site: Site | None = None
    """The whole site, where MkDocs writes all pages; otherwise `write_site` writes ours."""
    target: Path = field(init=False)
    """The folder of the built site."""
    handwritten: HandwrittenPages = field(init=False)
    nav: Navigation = field(init=False)
    environment: Environment = field(init=False)
    links: list[File] = field(default_factory=list)
    """Stand for our pages while MkDocs resolves links to them."""


_state = _State()


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
    """Read and check everything below ``brands/``."""
    # Records and pages live until the build ends, and looking for garbage among them again and
    # again takes a tenth of a build. The garbage of a preview's last build is collected here.
    gc.unfreeze()
    gc.collect()
    gc.disable()
    _state.until_the_end.close()
    project = Path(config.config_file_path).parent
    configuration, problems = load_configuration(project, Path(config.config_file_path))
    try:
        build = _state.build = _begin(config, project, configuration.settings)
        rows = [row for owner in build.survey.public.values() for row in owner.rows]
        shared = list(map(PageRow.of, build.shared.pages))
    except OSError as error:  # the cache; data that cannot be read is reported as a problem
        raise BuildError(f"缓存写不进 {error.filename or CACHE}：{error.strerror}") from None
    except WuseError as error:
        raise BuildError(str(error)) from None
    problems += build.survey.problems
    problems += address_conflicts([*shared, *rows], build.plan.info, project)
    _report(problems, build.survey.left_out)
    for problem in filter(_is_error, problems):
        if problem.code is Code.NOTHING_TO_SHOW:  # never replace a site by an empty one
            raise BuildError(f"{problem.message}，没有生成网站：{problem.fix}")
    if caveat := build.survey.history.caveat:
        log.info(caveat)
    config.extra["shell"] = shell(build.survey.context, [row.path for row in shared])
    if _state.preview:
        config.extra["shell"]["policy"] = policy(preview=True)
        config.extra["errors"] = [*map(str, filter(_is_error, problems))]
    _state.site = None
    return config


def _begin(config: MkDocsConfig, project: Path, settings: Settings) -> Build:
    info = SiteInfo(
        name=config.site_name,
        url=config.site_url or "",
        description=config.site_description or "",
        edit_base=edit_base(config.repo_url or "", config.edit_uri or ""),
        documents=Path(os.path.relpath(config.docs_dir, project)).as_posix(),
        directory_urls=config.use_directory_urls,
    )
    theme = Path(config.theme.custom_dir or project / "theme_overrides")
    profile = None
    if _state.preview:
        settings, profile = settings.model_copy(update={"share_cards": ShareCards.NONE}), FAST
    _state.builds += 1
    # Forking is not safe beside the threads of a preview's server, which starts after a build.
    crew = Crew.chosen() if _state.builds == 1 else Crew(0)
    begun = building(
        project,
        info,
        settings,
        theme,
        profile=profile,
        progress=_state.until_the_end.enter_context(progress()),
        only=_chosen_owners(),
        crew=crew,
        keeps=not _mkdocs_writes_all(config),
    )
    return _state.until_the_end.enter_context(begun)


def _mkdocs_writes_all(config: MkDocsConfig) -> bool:
    """Whether every page has to go through MkDocs, for the sake of plugins or of ``--dirty``."""
    return _state.dirty or bool(page_plugins(config.plugins.events, __name__))


def on_pre_build(config: MkDocsConfig) -> None:
    """Give MkDocs a folder of its own: it empties the folder, where finished pages stay."""
    project, site = Path(config.config_file_path).parent, Path(config.site_dir)
    _state.target = site
    try:
        _state.until_the_end.enter_context(locked(project, site))
    except WuseError as error:
        raise BuildError(str(error)) from None
    if _mkdocs_writes_all(config):
        _site_store(config).forget()
        plugins = page_plugins(config.plugins.events, __name__)
        if plugins:
            log.info("插件 %s 要处理每一页，每次都从头生成，会慢几倍", "、".join(plugins))
        _state.site = _state.build.whole_site()
        return
    staging = project / STAGING / str(os.getpid())
    config.site_dir = str(staging)

    def leave() -> None:
        config.site_dir = str(site)
        shutil.rmtree(staging, ignore_errors=True)

    _state.until_the_end.callback(leave)


def _site_store(config: MkDocsConfig) -> SiteStore:
    # The folder of a preview has another name each time.
    site = "preview" if _state.preview else str(_state.target)
    return SiteStore(Path(config.config_file_path).parent, site)


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


on_files = CombinedEvent(_before_plugins, _after_plugins)


def _add_pages(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages; the first page replaces ``index.md``."""
    build, theme_folders = _state.build, {*config.theme.dirs} - {config.theme.custom_dir}
    _state.handwritten = HandwrittenPages(
        frozenset(file.dest_uri for file in files if file.src_dir in theme_folders),
        _state.preview,
    )
    existing = {file.dest_uri: file for file in files}
    _state.links = []
    for page in _state.site.pages if _state.site else _linked_pages(files, config):
        if _state.preview and _chosen_owners() is not None and _is_rule(page):
            continue  # the pages of all rules would take longer than those of a school
        file = File.generated(
            config,
            page.source,
            abs_src_path=str(source_file(build.plan.theme, page)),
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        if replaced := existing.get(file.dest_uri):
            files.remove(replaced)
        files.append(file)
        GeneratedPage(page, file, config)
        _state.links.append(file)
    gc.freeze()
    gc.enable()
    return files


def _is_rule(page: Page) -> bool:
    return page.path.startswith(urls.RULES) and page.path != urls.RULES


def _linked_pages(files: Files, config: MkDocsConfig) -> Iterator[Page]:
    """The pages that MkDocs has to know, for menus and for links in hand-written pages."""
    build, linked = _state.build, linked_sources(_texts(files, config))
    for page in build.shared.pages:
        if page.source in linked or not (_is_rule(page) or urls.is_later_part(page.path)):
            yield page
    for owner in build.survey.public.values():
        for row in owner.rows:
            if urls.source(row.path) in linked:
                origin = Origin(row.origin, "", row.updated)
                yield Page(row.path, row.title, "", "", tuple, origin, row.section)


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
    """Remember the theme's templates; take back the pages that MkDocs does not write."""
    _state.environment = env
    build = _state.build
    if _state.site is None:
        for file in _state.links:
            files.remove(file)
        rows = [*map(PageRow.of, build.shared.pages)]
        rows += [row for owner in build.survey.public.values() for row in owner.rows]
        address = build.plan.info.address
        config.extra["shell"]["more_pages"] = [
            (address(row.path), row.updated) for row in sorted(rows)
        ]
    return env


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Add the source and the date of the last change to a hand-written page."""
    if not isinstance(page, GeneratedPage):
        context = _state.build.survey.context
        origin = context.origin(f"{context.info.documents}/{page.file.src_uri}")
        page.meta.update(origin=origin, updated=origin.updated)
    return markdown


@event_priority(100)
def on_page_context(
    context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Render the body of a generated page just before it is written."""
    if isinstance(page, GeneratedPage) and _state.site:
        page.content = _state.site.body(page.generated)
    return context


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Release the body of a generated page; insert the policy into a hand-written one."""
    if isinstance(page, GeneratedPage):
        page.content = ""
        return output
    return _state.handwritten.with_policy(output)


def on_post_build(config: MkDocsConfig) -> None:
    """Write our pages, and the files beside the pages: MkDocs would hold all texts in memory."""
    built = Path(config.site_dir)
    if not _state.dirty:
        remove_files(_state.handwritten.unused_files(), built)
    if not _state.preview:
        headers = _state.handwritten.headers()
        # The bureau may have written its own header files.
        write_assets((file for file in headers if not (built / file.path).exists()), built)
    try:
        if _state.site:
            write_assets(_state.site.assets(), built)
            missing = _state.site.missing
        else:
            summary = write_site(
                _state.build, _documents(config), _state.target, _site_store(config), built
            )
            _tell(summary)
            missing = summary.missing
    except OSError as error:
        raise BuildError(f"网页写不进 {error.filename}：{error.strerror}") from None
    except WuseError as error:
        raise BuildError(str(error)) from None
    plan = _state.build.plan
    _report(list(font_problems(plan.project, plan.settings, missing)), [])
    _state.until_the_end.close()
    gc.enable()  # also where no page was added


def _documents(config: MkDocsConfig) -> Documents:
    """Our pages in the theme's own document."""
    template = _state.environment.get_template("main.html")
    in_menu = {page.file.src_uri: page for page in _state.nav.pages}

    def render(page: Page, meta: Mapping[str, object], canonical: str, content: str) -> str:
        stand_in = GeneratedPage(page, File.generated(config, page.source, content=""), config)
        stand_in.meta, stand_in.content = dict(meta), content
        stand_in.canonical_url = canonical or None
        if entry := in_menu.get(page.source):
            entry.active = True
        html = template.render(get_context(_state.nav, [], config, stand_in))
        if entry:
            entry.active = False
        return html

    marked = {urls.HOME, *(path for _, path in SECTIONS)}
    marked |= {source.removesuffix("index.md") for source in in_menu}
    return Documents(render, _state.build.plan.info.address, marked)


def _tell(summary: Summary) -> None:
    """Say which owners were made anew, and why."""
    if not summary.owners:
        return
    build, written = _state.build, set(summary.written)
    if summary.is_from_nothing or (written & build.first == written and len(written) > _FEW_NAMES):
        log.info("%d 个单位的网页全部重新生成", summary.owners)
        return
    changed = sorted(written & build.anew)
    others = sorted(written - build.anew)
    parts = [f"{len(written)} 个单位的网页重新生成，{summary.owners - len(written)} 个沿用上次的"]
    if changed:
        parts.append(f"文件改了：{_named(changed)}")
    if others:
        parts.append(f"引用的单位或网页文件变了：{_named(others)}")
    log.info("；".join(parts))


_FEW_NAMES = 5


def _named(slugs: list[str]) -> str:
    more = f"等 {len(slugs)} 个" if len(slugs) > _FEW_NAMES else ""
    return "、".join(slugs[:_FEW_NAMES]) + more


def on_build_error(error: Exception, **_: Any) -> None:
    """Clean up after a build that stopped halfway: a preview keeps running."""
    _state.until_the_end.close()
    gc.enable()
