"""The MkDocs hook: translates our site into MkDocs' files and pages, and nothing more.

This is the only module that imports mkdocs; ``hooks/showcase.py``, which mkdocs.yml names, hands
over to it. Generated pages stay out of the nav (a page in the nav costs every other page time) and
skip the Markdown pass; their bodies are rendered one at a time, when MkDocs writes them.
"""

from __future__ import annotations

import gc
import logging
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

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
from wuse.site.handwritten import Handwritten
from wuse.site.output import remove_files, write_assets
from wuse.site.policy import policy
from wuse.site.site import Site
from wuse.source import Code, Problem, Severity
from wuse.source.settings import load_configuration

log = get_plugin_logger("wuse")

OWNERS = "WUSE_OWNERS"
"""Environment variable: slugs of the only owners to show, with commas between, for a preview."""


@dataclass
class _State:
    """What one event leaves for the next."""

    preview: bool = False
    """Whether this process is a preview."""
    dirty: bool = False
    """Whether MkDocs leaves pages as they are that have not changed."""
    site: Site = field(init=False)
    handwritten: Handwritten = field(init=False)


_state = _State()


class GeneratedPage(MkDocsPage):
    """A page made from data: it has a body already and no Markdown."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        self.ours = page
        super().__init__(page.title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """Set what themes and other plugins look for; there is no source text."""
        self.markdown = ""
        self.meta = self.ours.meta

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Leave the body for when the page is written, so that one at a time is in memory."""
        self.content = ""


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether this is a preview."""
    _state.preview = command == "serve"
    _state.dirty = dirty


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
    """Build again when data or templates change; ``watch`` in mkdocs.yml needs them to exist."""
    project = Path(config.config_file_path).parent
    for name in (*data_folders(_only()), "theme_overrides"):
        if (project / name).exists():
            server.watch(str(project / name))
    return server


def _only() -> list[str] | None:
    """Slugs of the owners that this site is to show; None for all."""
    return os.environ[OWNERS].split(",") if os.environ.get(OWNERS) else None


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read, check and lay out everything below ``brands/``."""
    # Records and pages live until the build ends. Collecting garbage among them again and again
    # would take a tenth of a build. What the last build of a preview left behind goes now.
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
            assembled = assemble(project, info, settings, theme, profile, progress, _only())
    except OSError as error:  # data that cannot be read is a problem with its place, not this
        raise BuildError(f"缓存写不进 {error.filename or CACHE}：{error.strerror}") from None
    _report([*problems, *assembled.problems], assembled.left_out)
    for problem in filter(_is_error, assembled.problems):
        if problem.code is Code.NOTHING_TO_SHOW:  # a published site must not become an empty one
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
    """Tell every problem. Errors count in strict mode; the rest is for information."""
    for problem in problems:
        # A name of a file may hold line ends, and what the log's reader takes for a command.
        log.log(logging.ERROR if _is_error(problem) else logging.INFO, printable(str(problem)))
    for slug in left_out:
        message = "brands/%s 没有发布：请先改正上面列出的错误，其他学校不受影响"
        log.error(message, printable(slug))


@event_priority(100)
def _early(files: Files, config: MkDocsConfig) -> Files:
    """Let other plugins see the generated pages, but for i18n, which drops what it did not find."""
    return files if "i18n" in config.plugins else _add(files, config)


@event_priority(-1000)
def _late(files: Files, config: MkDocsConfig) -> Files:
    """Add them to the build of the default language: they are written in no other."""
    i18n: Any = config.plugins.get("i18n")
    return _add(files, config) if i18n and i18n.is_default_language_build else files


on_files = CombinedEvent(_early, _late)


def _add(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages; the first page takes the place of ``index.md``."""
    site = _state.site
    of_theme = {*config.theme.dirs} - {config.theme.custom_dir}
    _state.handwritten = Handwritten(
        frozenset(file.dest_uri for file in files if file.src_dir in of_theme), _state.preview
    )
    one_school = _state.preview and _only() is not None
    existing = {file.dest_uri: file for file in files}
    for page in site.pages:
        # The pages of single rules would take longer than all those of the school.
        if one_school and page.path.startswith(urls.RULES) and page.path != urls.RULES:
            continue
        made_of, outside_nav = str(site.made_of(page)), InclusionLevel.NOT_IN_NAV
        file = File.generated(config, page.source, abs_src_path=made_of, inclusion=outside_nav)
        if replaced := existing.get(file.dest_uri):
            files.remove(replaced)
        files.append(file)
        GeneratedPage(page, file, config)
    gc.freeze()
    gc.enable()
    return files


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Tell a hand-written page where it comes from and when it last changed."""
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
        page.content = _state.site.body(page.ours)
    return context


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Let go of the body; write the policy of a hand-written page, whose bytes are known now."""
    if isinstance(page, GeneratedPage):
        page.content = ""
        return output
    return _state.handwritten.with_policy(output)


def on_post_build(config: MkDocsConfig) -> None:
    """Add the files beside the pages: MkDocs would hold all texts in memory and copy pictures."""
    site, handwritten = _state.site, _state.handwritten
    target = Path(config.site_dir)
    write_assets(site.assets(), target)
    if not _state.preview:  # a bureau may have written its own
        headers = handwritten.headers()
        write_assets((it for it in headers if not (target / it.path).exists()), target)
    if not _state.dirty:
        remove_files(handwritten.needless(), target)
    gc.enable()  # also where no page was added


def on_build_error(error: Exception, **_: Any) -> None:
    """Collect garbage again after a build that stopped halfway: a preview goes on."""
    gc.enable()
