"""The MkDocs hook: translates our site into MkDocs' files and pages, and nothing more.

This is the only file that imports mkdocs. Generated pages stay out of the nav (a page in the nav
costs every other page time) and skip the Markdown pass; their bodies are rendered one at a time,
when MkDocs writes them.
"""

from __future__ import annotations

import gc
import logging
import os
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from wuse.model.settings import ShareCards
from wuse.pages.parts import urls
from wuse.pages.parts.page import Page as Entry
from wuse.pages.parts.site_info import SiteInfo, edit_base
from wuse.photos import CACHE, FAST
from wuse.printable import printable
from wuse.progress import photo_progress
from wuse.site.assemble import assemble, data_folders
from wuse.site.handwritten import Handwritten
from wuse.site.output import place, remove
from wuse.site.policy import policy
from wuse.site.site import Site
from wuse.source import Code, Problem, Severity
from wuse.source.settings import load_configuration

log = get_plugin_logger("wuse")

OWNERS = "WUSE_OWNERS"
"""Environment variable: slugs of the only owners to show, with commas between, for a preview."""

_state: dict[str, Any] = {"serving": False, "dirty": False}
"""``serving``: whether this process is a preview; ``dirty``: whether it leaves pages as they are;
``site``, ``handwritten``: the site of the build under way, and its hand-written pages."""


class RecordPage(Page):
    """A page made from data: it has a body already and no Markdown."""

    def __init__(self, entry: Entry, file: File, config: MkDocsConfig) -> None:
        self.entry = entry
        super().__init__(entry.title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """Set what themes and other plugins look for; there is no source text."""
        self.markdown = ""
        self.meta = self.entry.meta

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Leave the body for when the page is written, so that one at a time is in memory."""
        self.content = ""


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether this is a preview."""
    _state["serving"] = command == "serve"
    _state["dirty"] = dirty


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
    # Records and pages stay until the build ends: looking for garbage among them, over and over
    # while they are made, takes a tenth of a build. What the last build of a preview left goes now.
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
    if _state["serving"]:
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
    _state["site"] = assembled.site
    config.extra["shell"] = assembled.site.shell
    if _state["serving"]:
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
    site: Site = _state["site"]
    theirs = {*config.theme.dirs} - {config.theme.custom_dir}
    _state["handwritten"] = Handwritten(
        frozenset(file.dest_uri for file in files if file.src_dir in theirs), _state["serving"]
    )
    previewed = _state["serving"] and _only() is not None
    written = {file.dest_uri: file for file in files}
    for entry in site.pages:
        # The pages of single rules would take longer than all those of the school.
        if previewed and entry.path.startswith(urls.RULES) and entry.path != urls.RULES:
            continue
        made_of, place = str(site.made_of(entry)), InclusionLevel.NOT_IN_NAV
        file = File.generated(config, entry.source, abs_src_path=made_of, inclusion=place)
        if existing := written.get(file.dest_uri):
            files.remove(existing)
        files.append(file)
        RecordPage(entry, file, config)
    gc.freeze()
    gc.enable()
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Say of a hand-written page where it comes from and when it last changed."""
    if not isinstance(page, RecordPage):
        site: Site = _state["site"]
        path = f"{site.context.info.documents}/{page.file.src_uri}"
        page.meta["origin"] = origin = site.context.origin(path)
        page.meta["updated"] = origin.updated
    return markdown


@event_priority(100)
def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Render the body of a generated page just before it is written."""
    site: Site = _state["site"]
    if isinstance(page, RecordPage):
        page.content = site.body(page.entry)
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Let go of the body; write the policy of a hand-written page, whose bytes are known now."""
    if isinstance(page, RecordPage):
        page.content = ""
        return output
    handwritten: Handwritten = _state["handwritten"]
    return handwritten.with_policy(output)


def on_post_build(config: MkDocsConfig) -> None:
    """Add the files beside the pages: MkDocs would hold all texts in memory and copy pictures."""
    site: Site = _state["site"]
    handwritten: Handwritten = _state["handwritten"]
    target = Path(config.site_dir)
    place(site.assets(), target)
    if not _state["serving"]:  # a bureau may have written its own
        place((it for it in handwritten.headers() if not (target / it.path).exists()), target)
    if not _state["dirty"]:
        remove(handwritten.needless(), target)
    gc.enable()  # also where no page was added
