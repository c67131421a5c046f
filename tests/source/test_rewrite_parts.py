"""Parts taken out of YAML files, and fields and items added: the rest stays to the byte."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from wuse.source.rewrite_parts import with_field, with_item, without
from wuse.source.rewrite_scalars import UnwritableError
from wuse.source.tree import Node


def marked(node: Node) -> Iterator[Node]:
    """Mappings that say ``x``, and texts that are it."""
    if isinstance(node.value, dict):
        if "x" in node.value:
            yield node
        for entry in node.value.values():
            yield from marked(entry.value)
    elif isinstance(node.value, list):
        for item in node.value:
            yield from marked(item)
    elif node.value == "x":
        yield node


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\nb:\n  - x: 1\n    c: 2\n  - d: 3\n", "a: 1\nb:\n  - d: 3\n"),
        ("a: 1\nb:\n- x: 1  # gone\n# stays\n- d: 3\n", "a: 1\nb:\n# stays\n- d: 3\n"),
        ("a: 1\nb:\n  - x: 1\n  - x: 2\nc: 3\n", "a: 1\nc: 3\n"),
        ("a: 1\nb: {x: 1}\nc: 3", "a: 1\nc: 3"),
        ("a: 1\nb:\n  x: |\n    text\n\n    more\nc: 3\n", "a: 1\nc: 3\n"),
        ("a: [x, y, x]\n", "a: [y]\n"),
        ("a: [y, {x: 1}]\n", "a: [y]\n"),
        ("a: {b: x, c: 1}\n", "a: {c: 1}\n"),
        ("{a: 1, b: [x]}\n", "{a: 1}\n"),
        ("a:\n  - b: x\n    c: 1\n", "a:\n  - c: 1\n"),
        ("\ufeffa: 1\r\nb: x\r\nc: 2\r\n", "\ufeffa: 1\r\nc: 2\r\n"),
        ("a: 1\nb: 'x'", "a: 1\n"),
        ("a: y\n", "a: y\n"),
    ],
)
def test_what_goes_goes_with_its_lines(before: str, after: str) -> None:
    assert without(before.encode(), marked).decode() == after


@pytest.mark.parametrize(
    "text", ["a: 1\n  b：x\n c: [", "a:\n  -\n    x: 1\n  - y\n", "a:\n  - - x\n    - y\n  - z\n"]
)
def test_what_cannot_be_told_apart_is_refused(text: str) -> None:
    """Or is taken out well."""
    try:
        left = without(text.encode(), marked).decode()
    except UnwritableError:
        return
    assert "x" not in left
    assert "y" in left


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\n", "a: 1\nv: in\n"),
        ("a: 1", "a: 1\nv: in\n"),
        ("a: 1\r\n", "a: 1\r\nv: in\r\n"),
        ("a: |\n  text\n\n# note\n", "a: |\n  text\n\n# note\nv: in\n"),
        ("{a: 1}\n", "{v: in, a: 1}\n"),
    ],
)
def test_a_field_is_added(before: str, after: str) -> None:
    assert with_field(before.encode(), "v", "in").decode() == after


def test_a_field_that_is_there_is_not_added() -> None:
    with pytest.raises(UnwritableError):
        with_field(b"v: out\n", "v", "in")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "l:\n  - a: 1\n    b: 2\n"),
        ("# note\n", "# note\nl:\n  - a: 1\n    b: 2\n"),
        ("l:\n", "l:\n  - a: 1\n    b: 2\n"),
        ("m:  # none\n# note\n", "m:  # none\n# note\n  - a: 1\n    b: 2\n"),
        ("l:\n- a: 0\n", "l:\n- a: 0\n- a: 1\n  b: 2\n"),
        ("m:\n    - a: 0", "m:\n    - a: 0\n    - a: 1\n      b: 2\n"),
    ],
)
def test_an_item_is_added(before: str, after: str) -> None:
    assert with_item(before.encode(), ("l", "m"), ["a: 1", "b: 2"]).decode() == after


@pytest.mark.parametrize("text", ["l: []\n", "l: [{a: 0}]\n", "l:\n  - a: 0\nz: 1\n", "z: 1\n"])
def test_where_no_item_fits_none_is_added(text: str) -> None:
    with pytest.raises(UnwritableError):
        with_item(text.encode(), ("l", "m"), ["a: 1"])
