"""The public JSON: the published records, for other programs.

Within a version, fields are added but never changed or removed. Texts are as the school wrote
them, dates are EDTF, and vocabulary terms are codes; ``vocabulary.json`` has their Chinese names.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Any

from wuse.model.base import Record
from wuse.model.region import OwnerFolder, Region
from wuse.model.terms import TABLES
from wuse.pages.parts import rule_views, urls
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory
from wuse.pages.parts.markdown import without_hidden_html
from wuse.pages.parts.page import Asset

from .part import PageRow

VERSION = 1


def shared_assets(
    context: SiteContext, directory: Directory, rows: Iterable[PageRow]
) -> Iterator[Asset]:
    """Every file below ``api/`` but the records of owners; nothing in a pack.

    Args:
        context: the site.
        directory: all owners.
        rows: all pages, in the order of the manifest.
    """
    if context.info.is_pack:
        return
    yield _asset("index.json", _index(context))
    yield _asset("brands.json", {"version": VERSION, "brands": _brands(directory)})
    yield _asset("bureau.json", {"version": VERSION, **_bureau(context.region)})
    yield _asset("editions.json", {"version": VERSION, "editions": list(_editions(context.region))})
    yield _asset("vocabulary.json", {"version": VERSION, "terms": _vocabulary(context.region)})
    yield _asset("rules.json", {"version": VERSION, "rules": rule_views.data()})
    yield _asset("manifest.json", {"version": VERSION, "pages": _manifest(rows)})


def owner_assets(context: SiteContext, folder: OwnerFolder) -> Iterator[Asset]:
    """The public record of an owner; nothing in a pack."""
    if not context.info.is_pack:
        yield Asset(urls.brand_json(folder.slug), _text(_record(context, folder)))


def _asset(name: str, data: Mapping[str, object]) -> Asset:
    return Asset(f"{urls.API}{name}", _text(data))


def _text(data: Mapping[str, object]) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Some servers send JSON as HTML; no browser may then read a school's text as elements.
    return text.replace("<", "\\u003c") + "\n"


def _index(context: SiteContext) -> dict[str, object]:
    return {
        "version": VERSION,
        "site": context.info.name,
        "brands": urls.BRANDS_JSON,
        "brand": f"{urls.API}brands/{{slug}}.json",
        "bureau": urls.BUREAU_JSON,
        "editions": urls.EDITIONS_JSON,
        "vocabulary": f"{urls.API}vocabulary.json",
        "rules": urls.RULES_JSON,
        "manifest": f"{urls.API}manifest.json",
        "feed": urls.FEED if context.info.url else None,
    }


def _brands(directory: Directory) -> list[dict[str, object]]:
    rows = []
    for entry in directory.owners:
        row: dict[str, object] = {
            "slug": entry.slug,
            "name": entry.brand,
            "owner": entry.name,
            "kind": entry.kind.value,
            "stage": entry.stages[0].code if entry.stages else None,
            "stages": [stage.code for stage in entry.stages],
            "district": entry.district,
            "level": entry.level.code if entry.level else None,
            "activities": len(entry.activities),
            "exemplars": len(entry.exemplars),
            "page": urls.brand(entry.slug),
            "record": urls.brand_json(entry.slug),
        }
        rows.append(row)
    return rows


def _record(context: SiteContext, folder: OwnerFolder) -> dict[str, object]:
    def versioned(record: Record) -> dict[str, object]:
        data = public_data(record)
        return {"record": data, "fingerprint": fingerprint(data)}

    return {
        "version": VERSION,
        "slug": folder.slug,
        "updated": context.history.updated(folder.source.path),
        "page": urls.brand(folder.slug),
        "record": public_data(folder.profile),
        "activities": [
            {
                "id": item.id,
                "page": urls.activity(folder.slug, item.id),
                **versioned(item.record),
            }
            for item in folder.activities
        ],
        "exemplars": [
            {
                "id": item.id,
                "page": urls.exemplar(folder.slug, item.id),
                **versioned(item.record),
            }
            for item in folder.exemplars
        ],
        "case": public_data(folder.case.record) if folder.case else None,
    }


def public_data(record: Record) -> dict[str, Any]:
    """A published record as others get it: review and consent are internal to the school."""
    return _to_data(record, exclude={"review", "consent", "visibility"})


def fingerprint(data: Mapping[str, object]) -> str:
    """Tells versions of a record apart: who edits a copy can say which one it was."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return blake2b(text.encode(), digest_size=8).hexdigest()


def _to_data(record: Record, **fields: set[str]) -> dict[str, Any]:
    """A record as plain data, without empty fields."""
    data = record.model_dump(mode="json", exclude_defaults=True, **fields)  # type: ignore[arg-type]
    return {name: _visible(value) for name, value in data.items()}


def _visible(value: Any) -> Any:
    """Leave out what pages do not show either, such as a comment with a telephone number."""
    if isinstance(value, str):
        return without_hidden_html(value)
    if isinstance(value, dict):
        return {key: _visible(item) for key, item in value.items()}
    return [_visible(item) for item in value] if isinstance(value, list) else value


def _bureau(region: Region) -> dict[str, object]:
    public = {"districts", "calendar", "contact"}
    return {**_to_data(region.site, include=public), **_to_data(region.resources)}


def _editions(region: Region) -> Iterator[dict[str, object]]:
    """The public side of each edition; who is recused concerns the office alone."""
    for item in region.editions:
        record = item.record
        public = record.model_copy(
            update={
                "candidates": tuple(
                    it.model_copy(update={"recused": ()}) for it in record.candidates
                )
            }
        )
        if record.authority is None:  # then it is but a plan
            public = public.model_copy(update={"candidates": (), "outcome": ()})
        yield {"id": item.id, "page": urls.edition(item.id), "record": _to_data(public)}


def _vocabulary(region: Region) -> dict[str, dict[str, str]]:
    return {
        scheme: {term.code: term.zh for term in region.vocabulary.terms(scheme)}
        for scheme in TABLES
    }


def _manifest(rows: Iterable[PageRow]) -> list[dict[str, str]]:
    return [{"page": row.path, "title": row.title, "source": row.origin} for row in rows]
