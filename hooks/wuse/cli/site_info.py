"""Name and addresses of a project's site, from mkdocs.yml."""

from __future__ import annotations

from wuse.pages.parts.site_info import SiteInfo, edit_base
from wuse.source.settings import Configuration

_WEB = ("http://", "https://")
_FALSE = ("false", "no", "off")


def site_info(configuration: Configuration) -> SiteInfo:
    """The site info that the hook would get from MkDocs."""
    address = configuration.text("site_url")
    return SiteInfo(
        name=configuration.text("site_name"),
        url=address.rstrip("/") + "/" if address.startswith(_WEB) else "",
        description=configuration.text("site_description"),
        edit_base=edit_base(configuration.text("repo_url"), configuration.text("edit_uri")),
        # MkDocs reads YAML 1.1, which has more words for false than YAML 1.2.
        directory_urls=configuration.text("use_directory_urls").lower() not in _FALSE,
    )
