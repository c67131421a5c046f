"""JSON Schemas of the YAML files, for editors; generated from the records.

Each field appears under its English name and under its Chinese label, because both are accepted as
keys; a record with a one-line form accepts text as well. An editor must not complain where we do
not: text may look like a number, and a single entry may be written without its dash.
"""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from .base import Record
from .brand import BrandFile
from .bureau import ResourceFile, SiteFile
from .edition import Edition
from .records import Activity, Case, Exemplar
from .takedown import TakedownFile

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


def records() -> list[type[Record]]:
    """Every record type that a file may hold, at any depth."""
    return _all(Record)


def schemas() -> dict[str, dict[str, Any]]:
    """File name of the schema -> JSON Schema (draft 2020-12), for every kind of file."""
    return {f"{name}.schema.json": _schema(kind) for name, (kind, _) in FILES.items()}


def _schema(kind: type[Record]) -> dict[str, Any]:
    schema = kind.model_json_schema()
    kinds = {record.__name__: record for record in records()}
    parts = {name: _for_schools(part) for name, part in schema.pop("$defs", {}).items()}
    for name in parts.keys() & kinds.keys():
        parts[name] = _both_names(parts[name], kinds[name])
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        **_tolerant(_both_names(_for_schools(schema), kind, top=True)),
        "$defs": _tolerant(parts),
    }


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
    """Accept the label of every property as well; a required property needs one of the two."""
    if "properties" not in schema:
        return schema
    properties = dict(schema["properties"])
    properties |= {key: properties[name] for key, name in kind.names_by_label().items()}
    either = [
        {"anyOf": [{"required": [key]} for key in kind.keys_of(name)]}
        for name in schema.get("required", ())
        if name not in kind.FILLED_IN
    ]
    schema = {key: value for key, value in schema.items() if key != "required"}
    schema["properties"] = properties
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
