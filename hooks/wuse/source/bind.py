"""Nodes -> records: pydantic validates, and every error finds its place in the file again."""

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

from .advice import proved
from .edits import Edit
from .messages import Said, meant, nearest, record_at, say, spellings
from .nodes import parse
from .problems import Loc, Problem, Severity, Span
from .remedies import missing, out_dented, renamed
from .text import read_text
from .tree import Node

R = TypeVar("R", bound=Record)


def read_record(
    kind: type[R], path: Path, shown: str, vocabulary: Vocabulary
) -> tuple[R | None, list[Problem]]:
    """Read one YAML file as a record.

    Args:
        kind: the record type.
        path: the file.
        shown: how messages name the file: relative to the project, with ``/``.
        vocabulary: terms that fields may name.

    Returns:
        the record, or None when any problem is an error; and all problems found.
    """
    text, problems = read_text(path, shown)
    if text is None:
        return None, problems

    def found(text: str) -> tuple[R | None, list[Problem]]:
        node, problems = parse(text, shown)
        if node is None:
            return None, problems
        record, more = bind(kind, node, shown, vocabulary, text)
        return record, problems + more

    record, more = found(text)
    problems += proved(text, more, lambda better: found(better)[1])
    # A file that could only be read by guessing is good for finding problems, not for publication.
    broken = any(problem.severity is Severity.ERROR for problem in problems)
    return (None if broken else record), problems


def read_sections(kind: type[R], path: Path, shown: str, vocabulary: Vocabulary) -> R:
    """Read what is right in a file that has errors; they are told by `read_record`.

    Only for records without required fields, each of whose fields stands for itself.
    """
    text, _ = read_text(path, shown)
    node = parse(text, shown)[0] if text is not None else None
    record = kind()
    for key, entry in node.value.items() if node and isinstance(node.value, dict) else ():
        with suppress(ValidationError):
            part = kind.model_validate({key: entry.value.plain()}, context=vocabulary)
            right = {name: getattr(part, name) for name in part.model_fields_set}
            record = record.model_copy(update=right)
    return record


def read_items(kind: type[R], path: Path, shown: str, *keys: str) -> Iterator[R]:
    """Read what is right in a list of a file that has errors; they are told by `read_record`."""
    text, _ = read_text(path, shown)
    node = parse(text, shown)[0] if text is not None else None
    for entry in node.value.values() if node and isinstance(node.value, dict) else ():
        listed = entry.value.value if entry.key.value in keys else ()
        for item in listed if isinstance(listed, list) else [entry.value] if listed else ():
            with suppress(ValidationError):
                yield kind.model_validate(item.plain())


def bind(
    kind: type[R], node: Node, shown: str, vocabulary: Vocabulary, text: str = ""
) -> tuple[R | None, list[Problem]]:
    """Turn the top node of a file into a record, or into problems with their places.

    Args:
        kind: the record type.
        node: the top node.
        shown: how messages name the file.
        vocabulary: terms that fields may name.
        text: what the node was read from; without it, no problem knows its edit.
    """
    try:
        return kind.model_validate(node.plain(), context=vocabulary), []
    except ValidationError as error:
        problems = []
        for detail in _once(kind, error.errors(include_url=False)):
            said = say(kind, detail)
            if detail["type"] == "written_twice":
                span, said = _second(kind, node, detail, said)
            else:
                span = locate(kind, node, detail["loc"], at_key=detail["type"] == "extra_forbidden")
            fix, edit = (
                _remedy(kind, node, detail, said.fix, text.split("\n"))
                if text
                else (said.fix, None)
            )
            told = Problem(said.code, Severity.ERROR, shown, span, said.message, fix, said.field)
            problems.append(replace(told, edit=edit))
        return None, problems


def _remedy(
    kind: type[Record], node: Node, detail: ErrorDetails, fix: str, lines: list[str]
) -> tuple[str, Edit | None]:
    """The lines that mend a field that is missing or unknown, and how to say that."""
    loc = detail["loc"]
    parent = node.find(loc[:-1], _labelled(kind, loc)).node
    if detail["type"] == "missing":
        found = missing(kind, parent, detail, lines)
        return (f"{found.fix}{_after_quotes(fix)}", found.edit) if found else (fix, None)
    if detail["type"] == "extra_forbidden":
        if moved := out_dented(kind, parent, loc, lines):
            return moved
        record = record_at(kind, loc[:-1])
        if close := nearest(record, str(loc[-1])):
            otherwise = f"最像的是“{close}”，但那里要另一种写法；不需要就删掉这一行"
            return fix, renamed(parent, str(loc[-1]), close, otherwise, lines)
    return fix, None


def _after_quotes(fix: str) -> str:
    """What the advice says of the field itself."""
    return fix[fix.find("。") :] if "。" in fix else ""


def _second(kind: type[Record], node: Node, detail: ErrorDetails, said: Said) -> tuple[Span, Said]:
    """A field that stands under its name and its label: the later of the two, and both lines."""
    found = node.find(detail["loc"], _labelled(kind, detail["loc"])).node.value
    entries = found if isinstance(found, dict) else {}
    names = (detail["ctx"]["label"], detail["ctx"]["name"])
    keys = sorted(entries[name].key.span for name in names if name in entries)
    if len(keys) < len(names):  # made by a shorthand, not written
        return locate(kind, node, detail["loc"]), said
    lines = "和".join(f"第 {span.start.line} 行" for span in keys)
    return keys[-1], replace(said, message=f"{said.message}：{lines}")


def _once(kind: type[Record], details: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """All but a field that is missing because its key is misspelt: that is told of the key."""
    misspelt = {
        (*detail["loc"][:-1], meant(kind, detail["loc"]))
        for detail in details
        if detail["type"] == "extra_forbidden"
    }
    for detail in details:
        if detail["type"] != "missing" or detail["loc"] not in misspelt:
            yield detail


def locate(kind: type[Record], node: Node, loc: Loc, at_key: bool = False) -> Span:
    """Where ``loc`` of a record of this kind stands in its file.

    What is not in the file is placed at the key (or start) of what should hold it.
    """
    found = node.find(loc, _labelled(kind, loc))
    # A single entry may stand without its dash: it is the first of its list.
    whole = not any(found.skipped)
    if found.key and (at_key or not whole):
        return found.key
    if not whole:
        return Span(found.value.start, found.value.start)
    return found.value


def _labelled(kind: type[Record], loc: Loc) -> Callable[[str, str], bool]:
    """Whether a key of a file is the label of a wanted field."""
    labels = spellings(kind, loc)
    return lambda key, wanted: labels.get(wanted) == key
