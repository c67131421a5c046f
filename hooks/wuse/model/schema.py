"""JSON Schemas of the YAML files, for editors; generated from the records.

Editors offer the Chinese label of each field; the other keys that we accept, its English name among
them, are patterns, which nobody is offered. English keys are offered where one is written already.
A record with a one-line form accepts text as well. An editor must not complain where we do not:
text may look like a number, and a single entry may be written without its dash.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from .annotations import is_list, record_in
from .base import Record
from .brand import BrandFile
from .bureau import ResourceFile, SiteFile
from .edition import Edition
from .records import Activity, Case, Exemplar
from .takedown import TakedownFile
from .vocabulary import Vocabulary, offered

FILES: dict[str, tuple[type[Record], str]] = {
    "brand": (BrandFile, "brands/*/brand.yml"),
    "activity": (Activity, "brands/*/activities/*.yml"),
    "exemplar": (Exemplar, "brands/*/exemplars/*.yml"),
    "case": (Case, "brands/*/case.yml"),
    "site": (SiteFile, "brands/_bureau/site.yml"),
    "resources": (ResourceFile, "brands/_bureau/resources.yml"),
    "edition": (Edition, "brands/_bureau/editions/*.yml"),
    "takedowns": (TakedownFile, "brands/_bureau/takedowns.yml"),
}
"""Name of the schema -> the record, and the pattern of its files."""

NAMES: dict[str, str] = {
    "activity": "活动",
    "exemplar": "先锋典型",
    "brand": "品牌主文件",
    "case": "典型案例",
    "site": "公共设置",
    "resources": "红色资源清单",
    "edition": "评选",
    "takedowns": "撤下登记",
}
"""Name of the schema -> Chinese name of such a file; what schools write most comes first."""


_PLAIN = re.compile(r"[${}\\:#]")
"""Characters that mean something in a placeholder, or in YAML."""
_SNIPPETS: dict[str, str] = {
    "brand": "owner brand initiatives metrics honours",
    "activity": "title date type initiative place participants summary body",
    "exemplar": "name type role since summary story",
    "case": "title background practice results insights",
}
"""Name of the schema -> the fields that an editor puts into an empty file."""


def records() -> list[type[Record]]:
    """Every record type that a file may hold, at any depth."""
    return _all(Record)


def schemas(vocabulary: Vocabulary | None = None) -> dict[str, dict[str, Any]]:
    """File name of the schema -> JSON Schema (draft 2020-12), for every kind of file.

    Args:
        vocabulary: the terms of a project: no others are accepted. Without it, terms may be others
            than ours, because a bureau adds its own.
    """
    found = {f"{name}.schema.json": _schema(name, kind) for name, (kind, _) in FILES.items()}
    return (
        {name: offered(schema, vocabulary) for name, schema in found.items()}
        if vocabulary
        else found
    )


def _schema(name: str, kind: type[Record]) -> dict[str, Any]:
    schema = kind.model_json_schema()
    kinds = {record.__name__: record for record in records()}
    parts = {name: _for_schools(part) for name, part in schema.pop("$defs", {}).items()}
    for part in parts.keys() & kinds.keys():
        parts[part] = _both_names(parts[part], kinds[part])
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        **_tolerant(_both_names(_for_schools(schema), kind, top=True)),
        "defaultSnippets": [_snippet(name, kind)],
        "$defs": _tolerant(parts),
    }


def _snippet(name: str, kind: type[Record]) -> dict[str, Any]:
    """A whole record with what to write as placeholders, for an empty file."""
    chosen = _SNIPPETS.get(name, "").split()
    return {"label": f"一份{NAMES[name]}", "body": _body(kind, itertools.count(1), chosen)}


def _body(kind: type[Record], count: Iterator[int], chosen: Collection[str] = ()) -> dict[str, Any]:
    body = {}
    for name, field in kind.model_fields.items():
        if name in chosen or (field.is_required() and not chosen):
            below = record_in(field)
            inside: Any = f"${{{next(count)}:{_PLAIN.sub('', field.description or '')}}}"
            if below and not below.is_mostly_a_line():
                inside = _body(below, count)
                inside = [inside] if is_list(field.annotation) else inside
            body[str(field.title)] = inside
    return body


def _for_schools(record: dict[str, Any]) -> dict[str, Any]:
    """Drop the name and the docstring of the class, which are for programmers."""
    return {key: value for key, value in record.items() if key not in ("title", "description")}


def _tolerant(schema: Any) -> Any:
    """Accept text without quotes even if it looks like a number, as 1158 does.

    Text that looks like a boolean still needs them: an editor that knew it is accepted would offer
    true and false for every text. Empty defaults are dropped, so that editors do not fill them in.
    """
    if isinstance(schema, list):
        return [_tolerant(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    loose = {
        key: _tolerant(value)
        for key, value in schema.items()
        if key != "default" or value not in (None, "", [])
    }
    if "enum" not in schema and "string" in schema.get("type", ()):
        loose["type"] = ["string", "number"]
    return loose


def _both_names(schema: dict[str, Any], kind: type[Record], top: bool = False) -> dict[str, Any]:
    """Offer the label of every property, accept all its keys; a required one needs any of them."""
    if "properties" not in schema:
        return schema
    english = schema["properties"]
    labels = {str(kind.model_fields[name].title): part for name, part in english.items()}
    others = {name: [key for key in kind.keys_of(name) if key not in labels] for name in english}
    either = [
        {"anyOf": [{"required": [key]} for key in sorted(kind.keys_of(name), key=str.isascii)]}
        for name in schema.get("required", ())
        if name not in kind.FILLED_IN
    ]
    schema = {key: value for key, value in schema.items() if key != "required"}
    schema["properties"] = labels
    schema["patternProperties"] = {
        f"^({'|'.join(map(re.escape, keys))})$": english[name] for name, keys in others.items()
    }
    schema["if"] = {"type": "object", "anyOf": [{"required": [name]} for name in english]}
    schema["then"] = {"properties": english}
    if either:
        schema["allOf"] = either
    forms = [schema]
    if kind.takes_one_line():
        forms.append({"type": ["string", "number"]})
    if kind.PAIR:
        pair = {"type": "object", "additionalProperties": {"type": ["string", "number"]}}
        forms.append({**pair, "minProperties": 1, "maxProperties": 1})
    return schema if top or len(forms) == 1 else {"anyOf": forms}


def _all(kind: type[Record]) -> list[type[Record]]:
    return [kind, *(deeper for below in kind.__subclasses__() for deeper in _all(below))]
