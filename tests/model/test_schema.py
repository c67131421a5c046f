"""The JSON Schemas that editors use: fresh, and of one mind with the records."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError
from support.filled import filled
from support.project import ROOT

from wuse.model.base import Record
from wuse.model.schema import FILES, schemas
from wuse.source.parser import parse
from wuse.source.tree import Node

SCHEMAS = schemas()
TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "null": (type(None),),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
}


NOTES = ("title", "description", "default", "examples", "enumDescriptions", "$defs", "$schema")
"""Keywords that judge nothing."""


def errors(schema: dict[str, Any], value: object, root: dict[str, Any], at: str = "") -> list[str]:
    """What is wrong with a value, by the keywords of draft 2020-12 that our schemas use."""
    found: list[str] = []
    for keyword, wanted in schema.items():
        if keyword in NOTES:
            continue
        found += KEYWORDS[keyword](schema, wanted, value, root, at)
    return found


def _ref(_s: Any, wanted: str, value: object, root: dict[str, Any], at: str) -> list[str]:
    return errors(root["$defs"][wanted.removeprefix("#/$defs/")], value, root, at)


def _any_of(_s: Any, wanted: Any, value: object, root: dict[str, Any], at: str) -> list[str]:
    tried = [errors(option, value, root, at) for option in wanted]
    return [] if [] in tried else max(tried, key=lambda found: max(map(_depth, found)))


def _depth(error: str) -> int:
    return error.partition(":")[0].count("/")


def _all_of(_s: Any, wanted: Any, value: object, root: dict[str, Any], at: str) -> list[str]:
    return [error for option in wanted for error in errors(option, value, root, at)]


def _type(_s: Any, wanted: str | list[str], value: object, _root: Any, at: str) -> list[str]:
    names = [wanted] if isinstance(wanted, str) else wanted
    kinds = tuple(kind for name in names for kind in TYPES[name])
    is_truth = isinstance(value, bool)
    fits = ("boolean" in names) if is_truth else isinstance(value, kinds)
    return [] if fits else [f"{at}: {value!r} is not {wanted}"]


def _properties(schema: Any, wanted: Any, value: object, root: Any, at: str) -> list[str]:
    if not isinstance(value, dict):
        return []
    found = []
    for key, item in value.items():
        if key in wanted:
            found += errors(wanted[key], item, root, f"{at}/{key}")
        elif part := _pattern_of(schema, key):
            found += errors(part, item, root, f"{at}/{key}")
        elif schema.get("additionalProperties") is False:
            found.append(f"{at}/{key}: unknown")
    return found


def _pattern_of(schema: Any, key: str) -> Any:
    patterns = schema.get("patternProperties", {}).items()
    return next((part for pattern, part in patterns if re.search(pattern, key)), None)


def _items(_s: Any, wanted: Any, value: object, root: Any, at: str) -> list[str]:
    items = value if isinstance(value, list) else []
    return [
        error for n, item in enumerate(items) for error in errors(wanted, item, root, f"{at}/{n}")
    ]


def _required(_s: Any, wanted: list[str], value: object, _root: Any, at: str) -> list[str]:
    keys = value if isinstance(value, dict) else wanted
    return [f"{at}: no {key}" for key in wanted if key not in keys]


def _enum(_s: Any, wanted: list[Any], value: object, _root: Any, at: str) -> list[str]:
    return (
        []
        if any(value is one or value == one for one in wanted)
        else [f"{at}: not one of the choices"]
    )


def _const(_s: Any, wanted: object, value: object, _root: Any, at: str) -> list[str]:
    return [] if value == wanted else [f"{at}: not {wanted}"]


def _pattern(_s: Any, wanted: str, value: object, _root: Any, at: str) -> list[str]:
    fits = not isinstance(value, str) or re.search(wanted, value)
    return [] if fits else [f"{at}: pattern"]


def _length(_s: Any, wanted: int, value: object, _root: Any, at: str) -> list[str]:
    return [f"{at}: too long"] if isinstance(value, (str, list)) and len(value) > wanted else []


def _at_least(_s: Any, wanted: int, value: object, _root: Any, at: str) -> list[str]:
    return [f"{at}: too short"] if isinstance(value, (str, list)) and len(value) < wanted else []


def _of_one_key(_s: Any, wanted: int, value: object, _root: Any, at: str) -> list[str]:
    return [f"{at}: more than one key"] if isinstance(value, dict) and len(value) > wanted else []


def _prefix(_s: Any, wanted: Any, value: object, root: Any, at: str) -> list[str]:
    items = value if isinstance(value, list) else []
    return [
        error
        for one, item in zip(wanted, items, strict=False)
        for error in errors(one, item, root, at)
    ]


def _nothing(*_: object) -> list[str]:
    return []


KEYWORDS = {
    "$ref": _ref,
    "anyOf": _any_of,
    "allOf": _all_of,
    "type": _type,
    "properties": _properties,
    "items": _items,
    "prefixItems": _prefix,
    "required": _required,
    "enum": _enum,
    "const": _const,
    "pattern": _pattern,
    "maxLength": _length,
    "maxItems": _length,
    "minLength": _at_least,
    "minItems": _at_least,
    "patternProperties": _nothing,  # judged with `properties`
    "if": _nothing,  # what is offered, not what is accepted
    "then": _nothing,
    "defaultSnippets": _nothing,
    "minProperties": _nothing,
    "maxProperties": _of_one_key,
    "minimum": _nothing,
    "maximum": _nothing,
    "format": _nothing,
    "additionalProperties": _nothing,  # judged with `properties`
}


def core(node: Node) -> object:
    """The data of a file as an editor sees it: by the core schema of YAML 1.2 (section 10.3.2)."""
    value = node.value
    if isinstance(value, dict):
        return {key: core(entry.value) for key, entry in value.items()}
    if isinstance(value, list):
        return [core(item) for item in value]
    if node.style or value is None:
        return value
    if value in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return value.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", value):
        return int(value)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", value):
        return float(value)
    return value


def samples() -> Iterator[tuple[str, Path]]:
    for name, (_, pattern) in FILES.items():
        yield from ((name, path) for path in sorted(ROOT.glob(pattern)) if "/_" not in pattern)
        yield from ((name, path) for path in sorted(ROOT.glob(pattern)) if "/_" in pattern)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schema_is_fresh(name: str) -> None:
    """`make schema` brings it up to date."""
    committed = (ROOT / "schema" / name).read_text("utf-8")
    assert json.loads(committed) == SCHEMAS[name]
    assert committed == json.dumps(SCHEMAS[name], ensure_ascii=False, indent=2) + "\n"


def test_there_is_no_other_schema() -> None:
    assert {path.name for path in (ROOT / "schema").glob("*.json")} == set(SCHEMAS)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("label", [False, True], ids=["English", "Chinese"])
def test_full_records_fit_the_schema_in_either_language(name: str, label: bool) -> None:
    schema = SCHEMAS[f"{name}.schema.json"]
    node, _ = parse(yaml.safe_dump(filled(FILES[name][0], "好", label), allow_unicode=True), "f")
    assert node is not None
    assert errors(schema, core(node), schema) == []


@pytest.mark.parametrize("name", FILES)
def test_all_sample_files_fit_the_schema(name: str) -> None:
    schema = SCHEMAS[f"{name}.schema.json"]
    paths = [path for kind, path in samples() if kind == name]
    assert paths or name == "takedowns"  # the program writes it: see tests/cli/test_takedown.py
    found = {}
    for path in paths:
        node, _ = parse(path.read_text("utf-8"), path.name)
        assert node is not None
        if wrong := errors(schema, core(node), schema):
            found[path.relative_to(ROOT).as_posix()] = wrong
    assert found == {}


@pytest.mark.parametrize("name", FILES)
def test_the_schema_refuses_what_the_record_refuses(name: str) -> None:
    kind: type[Record] = FILES[name][0]
    schema = SCHEMAS[f"{name}.schema.json"]
    full = filled(kind, "好")
    required = [field for field, info in kind.model_fields.items() if info.is_required()]
    wrong = [
        {**full, "zzz": "x"},
        *({k: v for k, v in full.items() if k != key} for key in required),
    ]
    for data in wrong:
        with pytest.raises(ValidationError):
            kind.model_validate(data)
        assert errors(schema, data, schema)


@pytest.mark.parametrize("name", FILES)
def test_editors_show_a_label_and_a_description_for_every_field(name: str) -> None:
    schema = SCHEMAS[f"{name}.schema.json"]
    for field, info in FILES[name][0].model_fields.items():
        offered = schema["properties"]
        for shown in (offered[str(info.title)], schema["then"]["properties"][field]):
            assert (shown["title"], shown["description"]) == (info.title, info.description)
        assert field not in offered


@pytest.mark.parametrize("name", FILES)
def test_editors_explain_every_choice(name: str) -> None:
    for part in parts(SCHEMAS[f"{name}.schema.json"]):
        if "enumDescriptions" in part:
            chinese = part["enumDescriptions"]
            assert len(chinese) == len(part["enum"])
            assert part["enum"][0] == chinese[0]  # Chinese comes first
            assert set(chinese) < set(part["enum"])


@pytest.mark.parametrize("name", FILES)
def test_nothing_that_editors_show_is_for_programmers(name: str) -> None:
    for part in parts(SCHEMAS[f"{name}.schema.json"]):
        for shown in (part.get("title", "题"), part.get("description", "述")):
            if isinstance(shown, str):
                assert re.search(r"[\u4e00-\u9fff]", shown), shown


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Every object in a schema."""
    if isinstance(schema, dict):
        yield schema
    for below in schema.values() if isinstance(schema, dict) else schema:
        if isinstance(below, (dict, list)):
            yield from parts(below)


def test_the_editor_settings_give_every_file_its_schema() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    assert settings["yaml.schemas"] == {
        f"./schema/{name}.schema.json": pattern for name, (_, pattern) in FILES.items()
    }


def test_git_keeps_the_editor_settings() -> None:
    for name in ("settings.json", "extensions.json"):
        ignored = subprocess.run(
            ["git", "check-ignore", "--quiet", "--no-index", f".vscode/{name}"], cwd=ROOT
        )
        assert ignored.returncode == 1
