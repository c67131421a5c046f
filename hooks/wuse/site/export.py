"""The way out: the same site as plain files that any generator of the MkDocs family can build.

What lands in the target folder is an ordinary project: ``mkdocs.yml`` without our hook, Markdown
files whose body is our HTML, pictures, JSON, and the theme overrides.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from wuse.pages.parts.page import Asset, Page

from .site import Site

OURS = ("hooks", "watch", "INHERIT")
"""Settings of ``mkdocs.yml`` that make no sense in the exported project."""


class _Loader(yaml.SafeLoader):
    """Reads ``mkdocs.yml`` with any tag in it; what a tag would compute stays a node."""


class _Dumper(yaml.SafeDumper):
    """Writes such nodes back as they were."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: node)
_Dumper.add_multi_representer(yaml.Node, lambda dumper, node: node)


def export(site: Site, project: Path, target: Path) -> int:
    """Write the site as a plain project.

    Args:
        site: the site.
        project: the project that it was made from, for its settings and hand-written pages.
        target: an empty or new folder.

    Returns:
        how many generated pages were written.

    Raises:
        FileExistsError: the target is not empty, or inside of what is copied.
        OSError: the target cannot be written.
        yaml.YAMLError: the project's settings cannot be read.
    """
    settings = yaml.load((project / "mkdocs.yml").read_text("utf-8"), _Loader)  # noqa: S506
    written = project / settings.get("docs_dir", "docs")
    inside = {written.resolve(), site.theme.resolve()} & set(target.resolve().parents)
    if inside or (target.exists() and any(target.iterdir())):
        raise FileExistsError(target)
    documents = target / "docs"
    shutil.copytree(written, documents)
    shutil.copytree(site.theme, target / "theme_overrides")
    _write(target / "mkdocs.yml", "".join(_configuration(settings, site)))
    for page in site.pages:
        _write(documents / page.source, _markdown(site, page))
    for asset in site.assets():
        _place(asset, documents / asset.path)
    return len(site.pages)


def _configuration(settings: dict[str, Any], site: Site) -> Iterator[str]:
    kept = {name: value for name, value in settings.items() if name not in OURS}
    theme = kept.get("theme")
    theme = {"name": theme} if isinstance(theme, str) else theme or {}
    kept |= {
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {**theme, "custom_dir": "theme_overrides"},
        "extra": {**(kept.get("extra") or {}), "shell": site.shell},
        "not_in_nav": "*",
    }
    yield yaml.dump(kept, Dumper=_Dumper, allow_unicode=True, sort_keys=False)


def _markdown(site: Site, page: Page) -> str:
    matter = yaml.safe_dump(page.meta, allow_unicode=True, sort_keys=False)
    return f"---\n{matter}---\n\n{site.body(page)}\n"


def _place(asset: Asset, path: Path) -> None:
    if asset.file:
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(asset.file, path)
    else:
        _write(path, asset.content or "")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
