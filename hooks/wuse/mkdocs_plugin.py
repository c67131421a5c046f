"""The hook as a plugin of MkDocs, for projects without our code: ``plugins: [wuse]``.

A plugin comes from an installed package, where a hook has to be a file of the project. It adds what
such a project lacks: the theme, and the guides that it has not written itself.
"""

from __future__ import annotations

from typing import Any

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files

from wuse import mkdocs_hook, shipped
from wuse.source.settings import DOCUMENTS


def _with_theme(config: MkDocsConfig) -> MkDocsConfig:
    """Lay our theme over the one that mkdocs.yml names, unless the project has a copy of it."""
    if not config.theme.custom_dir:
        config.theme.dirs.insert(0, str(shipped.ROOT / shipped.THEME))
    return mkdocs_hook.on_config(config)


@event_priority(200)
def _with_guides(files: Files, config: MkDocsConfig) -> Files:
    """Add our hand-written pages and their pictures, where the project has none of the name."""
    folder = shipped.ROOT / DOCUMENTS
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not files.get_file_from_path(name):
            files.append(File(name, str(folder), config.site_dir, config.use_directory_urls))
    return files


class _NoOptions(Config):  # type: ignore[no-untyped-call]
    """All settings are in ``extra.wuse``, as in a project with a hook."""


class WusePlugin(BasePlugin[_NoOptions]):  # type: ignore[no-untyped-call]
    """Everything that the hook does, and the two steps above."""


_EVENTS: dict[str, Any] = {
    **{name: event for name, event in vars(mkdocs_hook).items() if name.startswith("on_")},
    "on_config": _with_theme,
    "on_files": CombinedEvent(_with_guides, *mkdocs_hook.on_files.methods),
}
for _name, _event in _EVENTS.items():
    setattr(WusePlugin, _name, staticmethod(_event))  # the handlers know no instance
