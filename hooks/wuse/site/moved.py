"""Pages at the former addresses of owners that were renamed, merged or moved: they lead on.

They need no script, and lead on from a disk as well.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from wuse.model.region import OwnerFacts
from wuse.pages.parts import urls
from wuse.pages.parts.page import Asset

from .part import PageRow

_DOCUMENT = """\
<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={url}">
<link rel="canonical" href="{url}">
<title>已经搬到{name}</title>
<p>这一页已经搬到<a href="{url}">{name}：{title}</a>。</p>
</html>
"""


def moved_pages(
    owners: Mapping[str, OwnerFacts], taken: Iterable[str], rows: Iterable[PageRow]
) -> Iterator[Asset]:
    """Lead on from every former folder of an owner, page by page.

    A folder that exists keeps its own pages; of two owners that claim a former folder, the first
    gets it. A rule reports both.

    Args:
        owners: the published owners, by slug.
        taken: slugs of all owners that have a folder.
        rows: all pages.
    """
    known = {*taken, *owners}
    claims: dict[str, OwnerFacts] = {}
    for slug in sorted(owners):
        for former in owners[slug].former_folders:
            if former not in known:
                claims.setdefault(former, owners[slug])
    if not claims:
        return
    pages = list(rows)
    for former, owner in claims.items():
        new, old = urls.brand(owner.slug), urls.brand(former)
        for page in pages:
            if page.path.startswith(new):
                path = old + page.path.removeprefix(new)
                url = urls.with_index(posixpath.relpath(page.path, path) + "/")
                title = page.title.partition("｜")[0]
                html = _DOCUMENT.format(
                    url=escape(url), name=escape(owner.name), title=escape(title)
                )
                yield Asset(f"{path}index.html", html)
