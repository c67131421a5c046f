"""Content-Security-Policy: what a page may load and run, in the page itself and in HTTP headers.

Everything must come from the site itself, and inline code is refused unless its hash is listed. On
a page opened from a folder (``file://``), ``'self'`` means the files there.
Directives: https://www.w3.org/TR/CSP3/
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from wuse.pages.parts import urls
from wuse.pages.parts.page import Asset

HEADERS = "_headers"
"""The file that static hosts such as Cloudflare Pages and Netlify read."""
NGINX = "headers.nginx.conf"
"""A file that the configuration of an nginx server can include."""

_OTHER_HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)
"""(name, value) of the headers beside the policy."""

_FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class InlineHashes:
    """Inline scripts and styles that are allowed, as hashes in the notation of a policy."""

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()

    @classmethod
    def of(cls, scripts: Iterable[str], styles: Iterable[str]) -> InlineHashes:
        """Hash the texts of scripts and styles."""
        return cls(frozenset(map(_hash, scripts)), frozenset(map(_hash, styles)))

    def __or__(self, other: InlineHashes) -> InlineHashes:
        return InlineHashes(self.scripts | other.scripts, self.styles | other.styles)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}'"


def policy(
    inline: InlineHashes = InlineHashes(), *, handwritten: bool = False, preview: bool = False
) -> str:
    """The policy of a page.

    Args:
        inline: the inline scripts and styles of the page.
        handwritten: whether it loads the theme's own style sheet, which contains icons as
            ``data:`` URLs.
        preview: whether the server adds a script that watches for changes. Its hash cannot be
            known, so all inline scripts are allowed.
    """
    styles = [*sorted(inline.styles), "'unsafe-hashes'"] if inline.styles else []
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *(["'unsafe-inline'"] if preview else sorted(inline.scripts))],
        "style-src": ["'self'", *styles],
        "img-src": ["'self'", *(["data:"] if handwritten else [])],
        "font-src": ["'self'"],
        "media-src": ["'self'"],
        # No script of a page asks for anything; Lighthouse looks for robots.txt this way.
        "connect-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def header_files(inline: InlineHashes) -> Iterator[Asset]:
    """The headers of the whole site, in the formats of static hosts and of nginx.

    What has the hash of its content in its name may be kept for ever (RFC 8246); hosts say of the
    rest that it is to be asked for again. In nginx a folder that has headers of its own would lose
    those of the site, and its address is not known here: it gets none.

    A browser applies both the page's own policy and this one. So this one allows what any page
    needs, and adds what a page cannot set for itself: who may put it into a frame.

    Args:
        inline: the inline scripts and styles of all pages together.
    """
    site_policy = f"{policy(inline, handwritten=True)}; frame-ancestors 'self'"
    headers = (("Content-Security-Policy", site_policy), *_OTHER_HEADERS)
    lines = [f"  {name}: {value}\n" for name, value in headers]
    kept = [f"/{folder}*\n  Cache-Control: {_FOR_EVER}\n" for folder in urls.HASHED_FOLDERS]
    yield Asset(HEADERS, "".join(["/*\n", *lines, *kept]))
    lines = [f'add_header {name} "{value}" always;\n' for name, value in headers]
    yield Asset(NGINX, "".join(["# 用法见指南“主管部门”的“安全响应头”。\n", *lines]))
