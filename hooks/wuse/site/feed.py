"""The Atom feed (RFC 4287) of the newest activities.

Ids are tag URIs (RFC 4151), so that feed readers recognise an entry after the site has moved to
another address. They start with the bureau's own domain if the settings name it (``feed_id``).
Otherwise they start with a domain reserved for examples, which nobody can own, followed by the
site's name to tell sites apart.
"""

from __future__ import annotations

from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from wuse.model.records import Activity
from wuse.model.region import OwnerFolder, Sourced
from wuse.pages.parts import urls
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.markdown import plain
from wuse.pages.parts.page import Asset

ENTRIES = 50
"""How many of the newest activities the feed lists."""

_EXAMPLE_AUTHORITY = "wuse.example,2026"
"""Top-level domain ``example``: RFC 2606, section 2."""


def asset(context: SiteContext) -> Asset | None:
    """The feed; None without a site address, since readers need absolute links."""
    base = context.info.url
    if not base:
        return None
    entries = [
        (folder, item) for folder, item in context.timeline[:ENTRIES] if item.record.date.earliest
    ]
    newest = max((_timestamp(item) for _, item in entries), default="1970-01-01T00:00:00Z")
    tag = _tag(context)
    body = "".join(_entry(base, tag, folder, item) for folder, item in entries)
    name = escape(context.settings.publisher or context.info.name)
    content = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">\n'
        f"<title>{escape(context.info.name)}</title>\n"
        f"<id>{tag}</id>\n"
        f"<link href={quoteattr(base)}/>\n"
        f'<link rel="self" href={quoteattr(base + urls.FEED)}/>\n'
        f"<updated>{newest}</updated>\n"
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


def _entry(base: str, tag: str, folder: OwnerFolder, item: Sourced[Activity]) -> str:
    path = urls.activity(folder.slug, item.id)
    address = base + path
    record = item.record
    summary = record.summary or plain(record.body)
    return (
        "<entry>\n"
        f"<title>{escape(record.title)}</title>\n"
        f"<id>{tag}/{path.rstrip('/')}</id>\n"
        f"<link href={quoteattr(address)}/>\n"
        f"<updated>{_timestamp(item)}</updated>\n"
        f"<author><name>{escape(folder.name)}</name></author>\n"
        f"<category term={quoteattr(record.type.code)} label={quoteattr(record.type.zh)}/>\n"
        f"<summary>{escape(summary)}</summary>\n"
        "</entry>\n"
    )


def _timestamp(item: Sourced[Activity]) -> str:
    return f"{item.record.date.earliest}T00:00:00Z"
