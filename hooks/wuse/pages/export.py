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

from .page import Asset, Page
from .site import Site

OURS = ("hooks", "watch", "INHERIT")
"""Settings of ``mkdocs.yml`` that make no sense in the exported project."""


class _Lenient(yaml.SafeLoader):
    """Reads ``mkdocs.yml`` with any tag in it; what a tag would compute is left as written."""


_Lenient.add_multi_constructor("", lambda loader, suffix, node: getattr(node, "value", None))


def export(site: Site, project: Path, target: Path) -> int:
    """Write the site as a plain project.

    Args:
        site: the site.
        project: the project that it was made from, for its settings and hand-written pages.
        target: an empty or new folder.

    Returns:
        how many generated pages were written.

    Raises:
        FileExistsError: the target is not empty.
        OSError: the target cannot be written.
    """
    target.mkdir(parents=True, exist_ok=True)
    if any(target.iterdir()):
        raise FileExistsError(target)
    settings = yaml.load((project / "mkdocs.yml").read_text("utf-8"), _Lenient)  # noqa: S506
    documents = target / "docs"
    shutil.copytree(project / settings.get("docs_dir", "docs"), documents)
    shutil.copytree(site.theme, target / "theme_overrides")
    _write(target / "mkdocs.yml", "".join(_configuration(settings, site)))
    for page in site.pages:
        _write(documents / page.source, _markdown(site, page))
    for asset in site.assets():
        _place(asset, documents / asset.path)
    return len(site.pages)


def _configuration(settings: dict[str, Any], site: Site) -> Iterator[str]:
    kept = {name: value for name, value in settings.items() if name not in OURS}
    kept |= {
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {**kept.get("theme", {}), "custom_dir": "theme_overrides"},
        "extra": {**kept.get("extra", {}), "shell": site.shell},
        "not_in_nav": "*",
    }
    yield yaml.safe_dump(kept, allow_unicode=True, sort_keys=False)


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
