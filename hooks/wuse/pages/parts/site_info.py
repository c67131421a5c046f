"""What the pages need to know of the site that they are part of."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from . import urls


@dataclass(frozen=True)
class SiteInfo:
    """What the generator knows of the site."""

    name: str
    url: str = ""
    """Absolute address of the site's root, with a final slash; empty when unknown."""
    description: str = ""
    edit_base: str = ""
    """Absolute address below which the project's files can be read or edited; may be empty."""
    documents: str = "docs"
    """The folder of hand-written pages, relative to the project."""
    directory_urls: bool = True
    """Whether links lead to folders; otherwise to files, which also open without a web server."""

    def link(self, url: str) -> str:
        """Write a root-relative URL of a page the way that this site links."""
        return url if self.directory_urls else urls.with_index(url)

    def address(self, url: str) -> str:
        """The absolute address of a page; empty when that of the site is unknown."""
        return self.url and self.url + self.link(url)


def edit_base(repo_url: str, edit_uri: str) -> str:
    """Where the project's files can be read or edited, from MkDocs' settings for its documents.

    ``edit_uri`` leads to the documents folder; everything else stands beside that folder.
    """
    if not repo_url:
        return ""
    documents = urljoin(repo_url.rstrip("/") + "/", edit_uri or "blob/main/docs/")
    return urljoin(documents.rstrip("/") + "/", "../")
