"""Exports the site as plain files that any generator of the MkDocs family can build.

The result is an ordinary project: ``mkdocs.yml`` without our hook, Markdown files that contain our
HTML, pictures, JSON, and the theme overrides.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from wuse.pages.parts.page import Asset, Page
from wuse.shipped import IS_INSTALLED, ROOT
from wuse.source.settings import DOCUMENTS

from .site import Site

OMITTED_SETTINGS = ("hooks", "watch", "INHERIT")
"""Settings of ``mkdocs.yml`` that make no sense in the exported project."""


class _SettingsLoader(yaml.SafeLoader):
    """Reads ``mkdocs.yml`` with any tag; a tagged value stays a node and is not evaluated."""


class _Dumper(yaml.SafeDumper):
    """Writes these nodes back unchanged."""


_SettingsLoader.add_multi_constructor("", lambda loader, suffix, node: node)
_Dumper.add_multi_representer(yaml.Node, lambda dumper, node: node)


def export(site: Site, project: Path, target: Path) -> int:
    """Write the site as a plain project.

    Args:
        site: the site.
        project: the project of the site, for its settings and hand-written pages.
        target: an empty or new folder.

    Returns:
        How many generated pages were written.

    Raises:
        FileExistsError: the target is not empty, or is inside a folder that is copied.
        OSError: the target cannot be written.
        yaml.YAMLError: the project's settings cannot be read.
    """
    settings = yaml.load((project / "mkdocs.yml").read_text("utf-8"), _SettingsLoader)  # noqa: S506
    handwritten = project / settings.get("docs_dir", "docs")
    copied = {handwritten.resolve(), site.theme.resolve()}
    is_inside = not copied.isdisjoint(target.resolve().parents)
    if is_inside or (target.exists() and any(target.iterdir())):
        raise FileExistsError(target)
    documents = target / "docs"
    if IS_INSTALLED:  # the guides come with the program
        shutil.copytree(ROOT / DOCUMENTS, documents)
    shutil.copytree(handwritten, documents, dirs_exist_ok=True)
    shutil.copytree(site.theme, target / "theme_overrides")
    _write(target / "mkdocs.yml", _configuration(settings, site))
    for page in site.pages:
        _write(documents / page.source, _markdown(site, page))
    for asset in site.assets():
        _write_asset(asset, documents / asset.path)
    return len(site.pages)


def _configuration(settings: dict[str, Any], site: Site) -> str:
    kept = {name: value for name, value in settings.items() if name not in OMITTED_SETTINGS}
    if isinstance(plugins := kept.get("plugins"), list):
        kept["plugins"] = [plugin for plugin in plugins if plugin != "wuse"]
    theme = kept.get("theme")
    theme = {"name": theme} if isinstance(theme, str) else theme or {}
    kept |= {
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {**theme, "custom_dir": "theme_overrides"},
        "extra": {**(kept.get("extra") or {}), "shell": site.shell},
        "not_in_nav": "*",
    }
    return yaml.dump(kept, Dumper=_Dumper, allow_unicode=True, sort_keys=False)


def _markdown(site: Site, page: Page) -> str:
    front_matter = yaml.safe_dump(page.meta, allow_unicode=True, sort_keys=False)
    return f"---\n{front_matter}---\n\n{site.body(page)}\n"


def _write_asset(asset: Asset, path: Path) -> None:
    if asset.file:
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(asset.file, path)
    else:
        _write(path, asset.content or "")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
