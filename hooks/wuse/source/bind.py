"""Nodes -> records: pydantic validates, and every error is traced back to its place in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wuse.model.base import Record
from wuse.model.vocabulary import Vocabulary

from .edit_trials import keep_helpful_edits
from .field_edits import rename_edit, suggest_indent, suggest_missing
from .messages import ErrorText, describe, intended_field, record_at, spellings
from .parser import parse
from .problems import Edit, Loc, Problem, Severity, Span
from .text import read_text
from .tree import Node, ParsedFile

R = TypeVar("R", bound=Record)


def read_record(
    kind: type[R],
    path: Path,
    display_path: str,
    vocabulary: Vocabulary,
    parsed: dict[str, ParsedFile] | None = None,
) -> tuple[R | None, list[Problem]]:
    """Read one YAML file as a record.

    Args:
        kind: the record type.
        path: the file.
        display_path: how messages name the file: relative to the project, with ``/``.
        vocabulary: terms that fields may name.
        parsed: where to keep the tree of the file, by its ``display_path``; None to drop it.

    Returns:
        The record, or None if any problem is an error; and all problems.
    """
    text, problems = read_text(path, display_path)
    if text is None:
        return None, problems

    def read(text: str) -> tuple[Node | None, R | None, list[Problem]]:
        node, problems = parse(text, display_path)
        if node is None:
            return None, None, problems
        record, more = bind(kind, node, display_path, vocabulary, text)
        return node, record, problems + more

    node, record, more = read(text)
    if parsed is not None:
        parsed[display_path] = ParsedFile(node, text.split("\n"))
    problems += keep_helpful_edits(text, more, lambda edited: read(edited)[2])
    # A file that could be read only by guessing is good for finding problems, not for publication.
    broken = any(problem.severity is Severity.ERROR for problem in problems)
    return (None if broken else record), problems


def read_sections(kind: type[R], path: Path, display_path: str, vocabulary: Vocabulary) -> R:
    """Read the valid fields of a file that has errors; `read_record` reports the errors.

    Only for records without required fields whose fields do not depend on each other.
    """
    text, _ = read_text(path, display_path)
    node = parse(text, display_path)[0] if text is not None else None
    record = kind()
    for key, entry in node.value.items() if node and isinstance(node.value, dict) else ():
        with suppress(ValidationError):
            part = kind.model_validate({key: entry.value.plain()}, context=vocabulary)
            valid = {name: getattr(part, name) for name in part.model_fields_set}
            record = record.model_copy(update=valid)
    return record


def read_items(kind: type[R], path: Path, display_path: str, *keys: str) -> Iterator[R]:
    """Read the valid items of a list in a file that has errors; `read_record` reports the errors.

    Args:
        kind: the type of the items.
        path: the file.
        display_path: how messages name the file.
        keys: the names under which the list may stand.
    """
    text, _ = read_text(path, display_path)
    node = parse(text, display_path)[0] if text is not None else None
    for entry in node.value.values() if node and isinstance(node.value, dict) else ():
        listed = entry.value.value if entry.key.value in keys else ()
        for item in listed if isinstance(listed, list) else [entry.value] if listed else ():
            with suppress(ValidationError):
                yield kind.model_validate(item.plain())


def bind(
    kind: type[R], node: Node, display_path: str, vocabulary: Vocabulary, text: str = ""
) -> tuple[R | None, list[Problem]]:
    """Turn the top node of a file into a record, or into problems with their positions.

    Args:
        kind: the record type.
        node: the top node.
        display_path: how messages name the file.
        vocabulary: terms that fields may name.
        text: what the node was read from; without it, no problem gets an edit.
    """
    try:
        return kind.model_validate(node.plain(), context=vocabulary), []
    except ValidationError as error:
        problems = []
        for detail in _without_misspelt(kind, error.errors(include_url=False)):
            description = describe(kind, detail)
            if detail["type"] == "written_twice":
                span, description = _later_spelling(kind, node, detail, description)
            elif detail["type"] == "moved":
                span = _former_key(kind, node, detail)
            else:
                span = locate(kind, node, detail["loc"], at_key=detail["type"] == "extra_forbidden")
            fix, edit = (
                _fix_and_edit(kind, node, detail, description.fix, text.split("\n"))
                if text
                else (description.fix, None)
            )
            problem = Problem(
                description.code,
                Severity.ERROR,
                display_path,
                span,
                description.message,
                fix,
                description.field,
            )
            problems.append(replace(problem, edit=edit))
        return None, problems


def _fix_and_edit(
    kind: type[Record], node: Node, detail: ErrorDetails, fix: str, lines: list[str]
) -> tuple[str, Edit | None]:
    """How to mend a field that is missing or unknown, with the very lines where possible."""
    loc = detail["loc"]
    parent = node.find(loc[:-1], _label_matcher(kind, loc)).node
    if detail["type"] == "missing":
        suggestion = suggest_missing(kind, parent, detail, lines)
        if suggestion is None:
            return fix, None
        return f"{suggestion.fix}{_field_description(fix)}", suggestion.edit
    if detail["type"] == "extra_forbidden":
        if suggestion := suggest_indent(kind, parent, loc, lines):
            return suggestion
        record = record_at(kind, loc[:-1])
        if close := record.nearest(str(loc[-1])):
            general_fix = f"最像的是“{close}”，但那里要另一种写法；不需要就删掉这一行"
            return fix, rename_edit(parent, str(loc[-1]), close, general_fix, lines)
    return fix, None


def _field_description(fix: str) -> str:
    """The part of a fix that describes the field: all from the first full stop on."""
    return fix[fix.find("。") :] if "。" in fix else ""


def _later_spelling(
    kind: type[Record], node: Node, detail: ErrorDetails, description: ErrorText
) -> tuple[Span, ErrorText]:
    """Find the later of a field's two spellings, name and label; the message gives both lines."""
    value = node.find(detail["loc"], _label_matcher(kind, detail["loc"])).node.value
    entries = value if isinstance(value, dict) else {}
    names = (detail["ctx"]["label"], detail["ctx"]["name"])
    keys = sorted(entries[name].key.span for name in names if name in entries)
    if len(keys) < len(names):  # a shorthand made one of them
        return locate(kind, node, detail["loc"]), description
    lines = "和".join(f"第 {span.start.line} 行" for span in keys)
    return keys[-1], replace(description, message=f"{description.message}：{lines}")


def _former_key(kind: type[Record], node: Node, detail: ErrorDetails) -> Span:
    """Find a key that former versions had."""
    value = node.find(detail["loc"], _label_matcher(kind, detail["loc"])).node.value
    entry = value.get(detail["ctx"]["key"]) if isinstance(value, dict) else None
    return entry.key.span if entry else locate(kind, node, detail["loc"])


def _without_misspelt(kind: type[Record], details: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Drop "missing field" errors that a misspelt key already explains."""
    misspelt = {
        (*detail["loc"][:-1], intended_field(kind, detail["loc"]))
        for detail in details
        if detail["type"] == "extra_forbidden"
    }
    for detail in details:
        if detail["type"] != "missing" or detail["loc"] not in misspelt:
            yield detail


def locate(kind: type[Record], node: Node, loc: Loc, at_key: bool = False) -> Span:
    """Locate ``loc`` of a record of this kind in its file.

    Something that is not in the file is located at the key (or start) of what should hold it.
    """
    loc = _as_written(kind, node, loc)
    lookup = node.find(loc, _label_matcher(kind, loc))
    # A single entry may stand without its dash: then step 0 is skipped, and nothing is missing.
    is_there = not any(lookup.skipped)
    if lookup.key and (at_key or not is_there):
        return lookup.key
    if not is_there:
        return Span(lookup.value.start, lookup.value.start)
    return lookup.value


def _as_written(kind: type[Record], node: Node, loc: Loc) -> Loc:
    """The path as the file has it, where a list under a main entry was dealt out."""
    for depth, step in enumerate(loc):
        owner = record_at(kind, loc[:depth]) if isinstance(step, str) else None
        for main, others in owner.OTHERS.items() if owner else ():
            if step not in (main, others):
                continue
            above = (*loc[:depth], main)
            entries = node.find(above, _label_matcher(kind, above))
            if entries.is_complete and isinstance(entries.node.value, list):
                first, *rest = loc[depth + 1 :] or (0,)
                if step == main:
                    return (*above, 0, *loc[depth + 1 :])
                if isinstance(first, int):
                    return (*above, first + 1, *rest)
    return loc


def _label_matcher(kind: type[Record], loc: Loc) -> Callable[[str, str], bool]:
    """Make the test whether a key of the file means a wanted field."""
    keys = spellings(kind, loc)
    return lambda key, wanted: key in keys.get(wanted, ())
