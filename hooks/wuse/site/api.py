"""The public JSON: the same published records, for other programs.

Version 1. Fields are only ever added within a version. Every text is what the school wrote, dates
are EDTF, vocabulary terms are codes; the Chinese names of codes are in ``vocabulary.json``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from wuse.model.base import Record
from wuse.model.region import OwnerFolder, Region
from wuse.model.terms import TABLES
from wuse.pages.parts import rule_views, urls
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.markdown import without_unshown
from wuse.pages.parts.page import Asset, Page

VERSION = 1


def assets(context: SiteContext, pages: Iterable[Page]) -> Iterator[Asset]:
    """Every file below ``api/``."""
    yield _asset("index.json", _index(context))
    yield _asset("brands.json", {"version": VERSION, "brands": _brands(context)})
    yield _asset("bureau.json", {"version": VERSION, **_bureau(context.region)})
    yield _asset("vocabulary.json", {"version": VERSION, "terms": _vocabulary(context.region)})
    yield _asset("rules.json", {"version": VERSION, "rules": rule_views.data()})
    yield _asset("manifest.json", {"version": VERSION, "pages": _manifest(pages)})
    for folder in context.folders:
        yield Asset(urls.brand_json(folder.slug), _text(_record(context, folder)))


def _asset(name: str, data: Mapping[str, object]) -> Asset:
    return Asset(f"{urls.API}{name}", _text(data))


def _text(data: Mapping[str, object]) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # A server that sends JSON as HTML must not make elements of what a school wrote.
    return text.replace("<", "\\u003c") + "\n"


def _index(context: SiteContext) -> dict[str, object]:
    return {
        "version": VERSION,
        "site": context.info.name,
        "brands": urls.BRANDS_JSON,
        "brand": f"{urls.API}brands/{{slug}}.json",
        "bureau": urls.BUREAU_JSON,
        "vocabulary": f"{urls.API}vocabulary.json",
        "rules": urls.RULES_JSON,
        "manifest": f"{urls.API}manifest.json",
        "feed": urls.FEED if context.info.url else None,
    }


def _brands(context: SiteContext) -> list[dict[str, object]]:
    rows = []
    for folder in context.folders:
        owner, recognition = folder.profile.owner, folder.profile.recognition
        row: dict[str, object] = {
            "slug": folder.slug,
            "name": folder.profile.brand.name,
            "owner": owner.name,
            "kind": owner.kind.value,
            "stage": owner.stage.code if owner.stage else None,
            "district": owner.district,
            "level": recognition.level.code if recognition and recognition.level else None,
            "activities": len(folder.activities),
            "exemplars": len(folder.exemplars),
            "page": urls.brand(folder.slug),
            "record": urls.brand_json(folder.slug),
        }
        rows.append(row)
    return rows


def _record(context: SiteContext, folder: OwnerFolder) -> dict[str, object]:
    def dump(record: Record) -> dict[str, Any]:
        # Review and consent are the school's own business.
        return _dumped(record, exclude={"review", "consent", "visibility"})

    return {
        "version": VERSION,
        "slug": folder.slug,
        "updated": context.history.updated(folder.source.path),
        "page": urls.brand(folder.slug),
        "record": dump(folder.profile),
        "activities": [
            {
                "id": item.id,
                "page": urls.activity(folder.slug, item.id),
                "record": dump(item.record),
            }
            for item in folder.activities
        ],
        "exemplars": [
            {
                "id": item.id,
                "page": urls.exemplar(folder.slug, item.id),
                "record": dump(item.record),
            }
            for item in folder.exemplars
        ],
        "case": dump(folder.case.record) if folder.case else None,
    }


def _dumped(record: Record, **choice: set[str]) -> dict[str, Any]:
    """A record as plain data; empty fields say nothing."""
    data = record.model_dump(mode="json", exclude_defaults=True, **choice)  # type: ignore[arg-type]
    return {name: _shown(value) for name, value in data.items()}


def _shown(value: Any) -> Any:
    """Data without what pages do not show either, such as a comment with a telephone number."""
    if isinstance(value, str):
        return without_unshown(value)
    if isinstance(value, dict):
        return {key: _shown(item) for key, item in value.items()}
    return [_shown(item) for item in value] if isinstance(value, list) else value


def _bureau(region: Region) -> dict[str, object]:
    public = {"districts", "calendar", "contact"}
    return {**_dumped(region.site, include=public), **_dumped(region.resources)}


def _vocabulary(region: Region) -> dict[str, dict[str, str]]:
    return {
        scheme: {term.code: term.zh for term in region.vocabulary.terms(scheme)}
        for scheme in TABLES
    }


def _manifest(pages: Iterable[Page]) -> list[dict[str, str]]:
    return [{"page": page.path, "title": page.title, "source": page.origin.path} for page in pages]
