"""What the pages need to know about the site."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from . import urls


@dataclass(frozen=True)
class SiteInfo:
    """The site's name, address and layout, as the generator is configured."""

    name: str
    url: str = ""
    """Absolute address of the site's root, with a trailing slash; empty when unknown."""
    description: str = ""
    edit_base: str = ""
    """Absolute address below which the project's files can be read or edited; empty for none."""
    documents: str = "docs"
    """The folder of hand-written pages, relative to the project."""
    desk: str = ""
    """The edition whose judges read this site as a pack; empty for the public site."""
    directory_urls: bool = True
    """Whether links name folders. Otherwise they name files, which open without a web server."""

    @property
    def is_pack(self) -> bool:
        """Whether judges get this copy: it has no feed, public JSON, forms, codes of its pages."""
        return bool(self.desk)

    def link(self, url: str) -> str:
        """The root-relative URL of a page in the form that this site uses."""
        return url if self.directory_urls else urls.with_index(url)

    def address(self, url: str) -> str:
        """The absolute address of a page; empty if the site's address is unknown."""
        return self.url and self.url + self.link(url)


def edit_base(repo_url: str, edit_uri: str) -> str:
    """Where the project's files can be read or edited, from MkDocs' settings for its documents.

    ``edit_uri`` names the documents folder; the result is the folder that contains it.
    """
    if not repo_url:
        return ""
    documents = urljoin(repo_url.rstrip("/") + "/", edit_uri or "blob/main/docs/")
    return urljoin(documents.rstrip("/") + "/", "../")
