"""Takes down a record: makes it internal, or removes its file and all references to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from wuse.model.brand import Visibility
from wuse.model.records import Activity, Exemplar
from wuse.model.self_review import Evidence
from wuse.source.rewrite_parts import with_field, without
from wuse.source.rewrite_scalars import Replacement, UnwritableError, rewrite
from wuse.source.tree import Node

from .files import record_files, tree
from .plan import Drafts

_NAMES = ("visibility", str(Activity.model_fields["visibility"].title))
_INTERNAL = (Visibility.INTERNAL.value, Visibility.INTERNAL.zh)
_REFERENCES = frozenset(
    name
    for record, fields in (
        (Exemplar, ("mentors", "apprentices", "activities")),
        (Evidence, ("evidence",)),
    )
    for field in fields
    for name in record.keys_of(field)
)
"""Keys of the fields that name records of the same school."""


def is_internal(data: bytes) -> bool:
    """Whether a record is internal already."""
    root = tree(data)
    visibility = _visibility(root) if root else None
    return visibility is not None and visibility.value in _INTERNAL


def make_internal(drafts: Drafts, path: str) -> None:
    """Keep a record, but off the site."""
    drafts.change(path, _internal, "公开范围改为内部")


def remove(drafts: Drafts, path: str) -> None:
    """Remove a record, and all references to it in the school's other files."""
    drafts.remove(path, "删除")
    record = PurePosixPath(path)
    slug, id = record.parts[1], record.stem
    for other in record_files(drafts.project, slug):
        data = drafts.content(other)
        root = tree(data) if other != path and id.encode() in data else None
        if root and any(_references(root, id)):
            drafts.change(
                other,
                lambda data: without(data, lambda top: _references(top, id)),
                f"去掉对 {id} 的引用",
            )


def _internal(data: bytes) -> bytes:
    root = tree(data)
    if root is None:
        raise UnwritableError("读不懂，它现在也不会发布；先用 wuse check 改好")
    visibility = _visibility(root)
    if visibility and isinstance(visibility.value, str):
        value = _INTERNAL[not visibility.value.isascii()]
        return rewrite(data, lambda top: _changes(top, value))
    if visibility:  # a key without a value
        data = without(data, lambda top: filter(None, [_visibility(top)]))
    in_chinese = not all(map(str.isascii, root.value if isinstance(root.value, dict) else ()))
    return with_field(data, _NAMES[in_chinese], _INTERNAL[in_chinese])


def _changes(root: Node, value: str) -> Iterator[Replacement]:
    if visibility := _visibility(root):
        yield Replacement(visibility, value)


def _visibility(root: Node) -> Node | None:
    fields = root.value if isinstance(root.value, dict) else {}
    return next((fields[name].value for name in _NAMES if name in fields), None)


def _references(node: Node, id: str) -> Iterator[Node]:
    if isinstance(node.value, list):
        for item in node.value:
            yield from _references(item, id)
    elif isinstance(node.value, dict):
        for key, entry in node.value.items():
            value = entry.value
            if key not in _REFERENCES:
                yield from _references(value, id)
            elif isinstance(value.value, list):
                yield from (item for item in value.value if _points_to(item, id))
            elif _points_to(value, id):
                yield value


def _points_to(node: Node, id: str) -> bool:
    """Whether this is the id, or evidence such as ``{活动: id}``."""
    if isinstance(node.value, dict):
        return any(entry.value.value == id for entry in node.value.values())
    return node.value == id
