"""The site that a project makes, as mkdocs.yml tells of it."""

from __future__ import annotations

from wuse.pages.parts.site_info import SiteInfo, edit_base
from wuse.source.settings import Configuration

_WEB = ("http://", "https://")
_FALSE = ("false", "no", "off")


def site_info(configuration: Configuration) -> SiteInfo:
    """What MkDocs would tell the generator of the site."""
    address = configuration.text("site_url")
    return SiteInfo(
        name=configuration.text("site_name"),
        url=address.rstrip("/") + "/" if address.startswith(_WEB) else "",
        description=configuration.text("site_description"),
        edit_base=edit_base(configuration.text("repo_url"), configuration.text("edit_uri")),
        # MkDocs reads YAML 1.1, which has more words for false than we have.
        directory_urls=configuration.text("use_directory_urls").lower() not in _FALSE,
    )
