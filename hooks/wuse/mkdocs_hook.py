"""The MkDocs hook: translates our site into MkDocs' files and pages, and nothing more.

The modules that are called ``mkdocs_…`` are the only ones that import mkdocs. mkdocs.yml names
``hooks/showcase.py``, which hands over to this one. MkDocs writes the hand-written pages into a
folder of its own, and knows of ours what menus and links need; `write_site` does the rest.
"""

from __future__ import annotations

import atexit
import gc
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from wuse.errors import WuseError
from wuse.mkdocs_build import begin, chosen_owners
from wuse.mkdocs_log import is_error, log, report, writing_into
from wuse.mkdocs_pages import (
    GeneratedPage,
    add_pages,
    documents_in,
    documents_of,
    linked_pages,
    listed_pages,
)
from wuse.mkdocs_theme import without_hidden_files
from wuse.photos import CACHE
from wuse.shipped import THEME
from wuse.site import sitemap
from wuse.site.address_conflicts import address_conflicts
from wuse.site.build import Build, data_folders
from wuse.site.bundles import joined_sources
from wuse.site.documents import page_plugins
from wuse.site.handwritten import HandwrittenPages
from wuse.site.output import remove_files, write_assets
from wuse.site.part import PageRow
from wuse.site.policy import policy
from wuse.site.share_cards import font_problems
from wuse.site.site import Site, shell
from wuse.site.site_folder import SiteFolder
from wuse.site.staging import staging
from wuse.site.template_bytecode import TemplateBytecode
from wuse.site.write_site import write_site
from wuse.source import Code
from wuse.source.settings import load_configuration


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
    folder: SiteFolder = field(default_factory=SiteFolder)
    """The folder of the built site."""
    handwritten: HandwrittenPages = field(init=False)
    nav: Navigation = field(init=False)
    environment: Environment = field(init=False)
    listed: list[sitemap.Entry] = field(default_factory=list)
    """The pages that search engines are told of."""
    links: list[File] = field(default_factory=list)
    """Stand for our pages while MkDocs resolves links to them."""


_state = _State()
atexit.register(_state.folder.close)
atexit.register(_state.until_the_end.close)  # also after an interrupt from the keyboard


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether this is a preview."""
    _state.preview = command == "serve"
    _state.dirty = dirty


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
    """Watch data and templates; ``watch`` in mkdocs.yml would fail if a folder were missing."""
    project = Path(config.config_file_path).parent
    for name in (*data_folders(chosen_owners()), THEME):
        if (project / name).exists():
            server.watch(str(project / name))
    return server


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything below ``brands/``."""
    # Records and pages live until the build ends, and looking for garbage among them again and
    # again takes a tenth of a build. The garbage of a preview's last build is collected here.
    if _state.builds:
        gc.unfreeze()
        gc.collect()
    gc.disable()
    _state.until_the_end.close()
    project = Path(config.config_file_path).parent
    configuration, problems = load_configuration(project, Path(config.config_file_path))
    try:
        _state.builds += 1
        build = _state.build = begin(
            config,
            configuration.settings,
            _state.until_the_end,
            preview=_state.preview,
            is_first=_state.builds == 1,
            keeps=not _mkdocs_writes_all(config),
        )
        rows = [row for owner in build.survey.public.values() for row in owner.rows]
        shared = list(map(PageRow.of, build.shared.pages))
    except OSError as error:  # the cache; data that cannot be read is reported as a problem
        raise BuildError(f"缓存写不进 {error.filename or CACHE}：{error.strerror}") from None
    except WuseError as error:
        raise BuildError(str(error)) from None
    problems += build.survey.problems
    problems += address_conflicts([*shared, *rows], build.plan.info, project)
    report(problems, build.survey.left_out)
    for problem in filter(is_error, problems):
        if problem.code is Code.NOTHING_TO_SHOW:  # never replace a site by an empty one
            raise BuildError(f"{problem.message}，没有生成网站：{problem.fix}")
    if caveat := build.survey.history.caveat:
        log.info(caveat)
    without_hidden_files(config)
    config.extra["shell"] = shell(build.shared, build.bundles)
    if _state.preview:
        config.extra["shell"]["policy"] = policy(preview=True)
        config.extra["errors"] = [*map(str, filter(is_error, problems))]
    _state.site = None
    return config


def _mkdocs_writes_all(config: MkDocsConfig) -> bool:
    """Whether every page has to go through MkDocs, for the sake of plugins or of ``--dirty``."""
    return _state.dirty or bool(page_plugins(config.plugins.events, __name__))


def on_pre_build(config: MkDocsConfig) -> None:
    """Give MkDocs a folder of its own: it empties the folder, where finished pages stay."""
    project, site = Path(config.config_file_path).parent, Path(config.site_dir)
    may_stay = _state.preview and not chosen_owners() and not _mkdocs_writes_all(config)
    try:
        _state.folder.open(project, site, _state.until_the_end, may_stay=may_stay)
    except WuseError as error:
        raise BuildError(str(error)) from None
    if _mkdocs_writes_all(config):
        _state.folder.store(project, preview=_state.preview).forget()
        plugins = page_plugins(config.plugins.events, __name__)
        if plugins:
            log.info("插件 %s 要处理每一页，每次都从头生成，会慢几倍", "、".join(plugins))
        _state.site = _state.build.whole_site()
        return
    folder = _state.until_the_end.enter_context(staging(project))
    _state.until_the_end.enter_context(writing_into(folder, config))


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
        if file.src_dir == str(_state.build.plan.theme) and file.src_uri in joined:
            files.remove(file)
    return files


on_files = CombinedEvent(_before_plugins, _after_plugins, _without_joined_sources)


def _add_pages(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages; the first page replaces ``index.md``."""
    build, theme_folders = _state.build, {*config.theme.dirs} - {str(_state.build.plan.theme)}
    _state.handwritten = HandwrittenPages(
        frozenset(file.dest_uri for file in files if file.src_dir in theme_folders),
        _state.preview,
    )
    pages = _state.site.pages if _state.site else linked_pages(build, files, config)
    _state.links = add_pages(pages, build.plan.project, build.plan.theme, files, config)
    gc.freeze()
    gc.enable()
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Remember the menu, which every document shows."""
    _state.nav = nav
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Remember the theme's templates; take back the pages that MkDocs does not write."""
    env.bytecode_cache = env.bytecode_cache or TemplateBytecode(Path(__file__), env.extensions)
    _state.environment = env
    build = _state.build
    if _state.site is None:
        for file in _state.links:
            files.remove(file)
    _state.listed = list(listed_pages(None if _state.site else build, files))
    names = sitemap.part_names(len(_state.listed))
    config.extra["shell"]["pages"] = [] if names else _state.listed
    config.extra["shell"]["sitemaps"] = list(map(build.plan.info.address, names))
    return env


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Add the source and the date of the last change to a hand-written page."""
    if not isinstance(page, GeneratedPage) and page.file.src_dir == config.docs_dir:
        context = _state.build.survey.context
        origin = context.origin(f"{context.info.documents}/{page.file.src_uri}")
        page.meta.update(origin=origin, updated=origin.updated)
    return markdown


@event_priority(100)
def on_page_context(
    context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Render the body of a generated page just before it is written; keep a hand-written one."""
    if not isinstance(page, GeneratedPage):
        _state.handwritten.documents += documents_in(page)
    elif _state.site:
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
        write_assets(sitemap.parts(_state.listed), built)
        headers = _state.handwritten.headers()
        # The bureau may have written its own header files.
        write_assets((file for file in headers if not (built / file.path).exists()), built)
    try:
        if _state.site:
            write_assets(_state.site.assets(_state.handwritten.documents), built)
            missing = _state.site.missing
        else:
            template = _state.environment.get_template("main.html")
            documents = documents_of(template, _state.nav, config, _state.build.plan.info)
            folder, handwritten = _state.folder, _state.handwritten.documents
            store = folder.store(_state.build.plan.project, preview=_state.preview)
            summary = write_site(_state.build, documents, folder.path, store, built, handwritten)
            if text := summary.zh:
                log.info(text)
            missing = summary.missing
    except OSError as error:
        raise BuildError(f"网页写不进 {error.filename or built}：{error.strerror}") from None
    except WuseError as error:
        raise BuildError(str(error)) from None
    plan = _state.build.plan
    report(font_problems(plan.project, plan.settings, missing))
    _state.until_the_end.close()
    gc.enable()  # also where no page was added


def on_build_error(error: Exception, **_: Any) -> None:
    """Clean up after a build that stopped halfway: a preview keeps running."""
    _state.until_the_end.close()
    gc.enable()
