"""Content-Security-Policy: what a page may load and run, told by the page itself and by headers.

Everything comes from the site itself; nothing inline runs, is shown or is trusted. From a folder
(``file://``) a browser takes ``'self'`` for the files there. Directives: https://www.w3.org/TR/CSP3/
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from wuse.pages.parts.page import Asset

HEADERS = "_headers"
"""What several hosts of static sites, Cloudflare Pages and Netlify among them, look for."""
NGINX = "headers.nginx.conf"
"""What an nginx server can include."""

_OTHERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)
"""(name, value) of the headers beside the policy."""


@dataclass(frozen=True, slots=True)
class Inline:
    """What stands inside of pages and may yet run or be shown, by its hash as a policy says it."""

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()

    @classmethod
    def of(cls, scripts: Iterable[str], styles: Iterable[str]) -> Inline:
        """Know scripts and styles by their text."""
        return cls(frozenset(map(_hash, scripts)), frozenset(map(_hash, styles)))

    def __or__(self, other: Inline) -> Inline:
        return Inline(self.scripts | other.scripts, self.styles | other.styles)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}'"


def policy(inline: Inline = Inline(), *, handwritten: bool = False, preview: bool = False) -> str:
    """The policy of a page.

    Args:
        inline: what stands in it.
        handwritten: whether it wears the theme's own style sheet, which holds its icons.
        preview: whether the server adds a script of its own, which looks for changes; no hash can
            be known of it.
    """
    styles = [*sorted(inline.styles), "'unsafe-hashes'"] if inline.styles else []
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *(["'unsafe-inline'"] if preview else sorted(inline.scripts))],
        "style-src": ["'self'", *styles],
        "img-src": ["'self'", *(["data:"] if handwritten else [])],
        "font-src": ["'self'"],
        "media-src": ["'self'"],
        "connect-src": ["'self'" if preview else "'none'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def header_files(inline: Inline) -> Iterator[Asset]:
    """The headers of the whole site, as hosts and servers read them.

    A page is held by its own policy and by this one. So this one lets pass what any page needs, and
    says what a page cannot say of itself: who may put it into a frame.

    Args:
        inline: what stands in all pages together.
    """
    whole = f"{policy(inline, handwritten=True)}; frame-ancestors 'self'"
    headers = (("Content-Security-Policy", whole), *_OTHERS)
    lines = [f"  {name}: {value}\n" for name, value in headers]
    yield Asset(HEADERS, "".join(["/*\n", *lines]))
    lines = [f'add_header {name} "{value}" always;\n' for name, value in headers]
    yield Asset(NGINX, "".join(["# 用法见指南“主管部门”的“安全响应头”。\n", *lines]))
