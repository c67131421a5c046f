"""The Atom feed (RFC 4287) of the newest activities.

Ids are tag URIs (RFC 4151), so that feed readers recognise an entry after the site has moved to
another address. They start with the bureau's own domain if the settings name it (``feed_id``).
Otherwise they start with a domain reserved for examples, which nobody can own, followed by the
site's name to tell sites apart.
"""

from __future__ import annotations

from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from wuse.pages.parts import urls
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory
from wuse.pages.parts.list_entries import ActivityDetails, OwnerEntry
from wuse.pages.parts.page import Asset

ENTRIES = 50
"""How many of the newest activities the feed lists."""

_EXAMPLE_AUTHORITY = "wuse.example,2026"
"""Top-level domain ``example``: RFC 2606, section 2."""


def asset(context: SiteContext, directory: Directory) -> Asset | None:
    """The feed; None without a site address, since readers need absolute links, and in a pack."""
    base = context.info.url
    if not base or context.info.is_pack:
        return None
    newest = ((owner, item.details) for owner, item in directory.timeline[:ENTRIES])
    entries = [(owner, item) for owner, item in newest if item.date.earliest]
    updated = max((_timestamp(item) for _, item in entries), default="1970-01-01T00:00:00Z")
    tag = _tag(context)
    body = "".join(_entry(base, tag, owner, item) for owner, item in entries)
    name = escape(context.settings.publisher or context.info.name)
    content = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">\n'
        f"<title>{escape(context.info.name)}</title>\n"
        f"<id>{tag}</id>\n"
        f"<link href={quoteattr(base)}/>\n"
        f'<link rel="self" href={quoteattr(base + urls.FEED)}/>\n'
        f"<updated>{updated}</updated>\n"
        f"<author><name>{name}</name></author>\n"
        f"{body}</feed>\n"
    )
    return Asset(urls.FEED, content)


def _tag(context: SiteContext) -> str:
    """The feed's own id, which is also the start of its entries' ids."""
    own = context.settings.feed_id
    if own:
        return f"tag:{own}:wuse"
    return f"tag:{_EXAMPLE_AUTHORITY}:{quote(context.info.name, safe='')}"


def _entry(base: str, tag: str, owner: OwnerEntry, item: ActivityDetails) -> str:
    path = item.card.url
    address = base + path
    return (
        "<entry>\n"
        f"<title>{escape(item.title)}</title>\n"
        f"<id>{tag}/{path.rstrip('/')}</id>\n"
        f"<link href={quoteattr(address)}/>\n"
        f"<updated>{_timestamp(item)}</updated>\n"
        f"<author><name>{escape(owner.name)}</name></author>\n"
        f"<category term={quoteattr(item.type.code)} label={quoteattr(item.type.zh)}/>\n"
        f"<summary>{escape(item.summary)}</summary>\n"
        "</entry>\n"
    )


def _timestamp(item: ActivityDetails) -> str:
    return f"{item.date.earliest}T00:00:00Z"
