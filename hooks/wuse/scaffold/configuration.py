"""Changes settings in the text of ``mkdocs.yml``, and leaves all the rest of it as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from wuse.errors import WuseError
from wuse.source.parser import parse
from wuse.source.repair import quote
from wuse.source.settings import FILE
from wuse.source.tree import Node, Plain

Setting = tuple[str, ...]
"""The keys that lead to a setting, such as ``("extra", "wuse", "accent")``."""


class ConfigurationError(WuseError):
    """The file cannot be changed by this program. The message says what to write by hand."""


def with_settings(text: str, settings: Mapping[Setting, str | None]) -> str:
    """Return the text of the file with these settings.

    Args:
        text: of the file.
        settings: setting -> its value; None turns the line into a comment. A line that is a comment
            already, as the examples in our own file are, is used.

    Raises:
        ConfigurationError: the file is not laid out in lines, or is not YAML.
    """
    for setting, value in settings.items():
        if _value(text, setting) != value:
            text = _with(text, setting, value)
    return text


def _with(text: str, setting: Setting, value: str | None) -> str:
    name, lines = setting[-1], text.split("\n")
    indent = "  " * (len(setting) - 1)
    node = _node(text, setting)
    if node and value is None:
        first, last = node.span.start.line - 1, node.span.end.line - 1
        for number in range(first, last + 1):
            lines[number] = f"{indent}# {lines[number].removeprefix(indent)}"
    elif value is not None:
        written = f"{indent}{name}: {quote(value)}"
        if node:
            start, end = node.span.start, node.span.end
            rest = lines[end.line - 1][end.column - 1 :]
            lines[start.line - 1 : end.line] = [f"{written}{rest}"]
        else:
            _insert(lines, setting, written)
    changed = "\n".join(lines)
    before, after = _plain(text), _plain(changed)
    if _value(changed, setting) != value or _without(before, setting) != _without(after, setting):
        shown = f"{name}: {quote(value or '')}"
        raise ConfigurationError(f"{FILE} 的写法和原来的不同，改不了“{name}”", f"自己写上 {shown}")
    return changed


def _insert(lines: list[str], setting: Setting, written: str) -> None:
    """Put a new line in the place of its commented example, or below the line that it belongs to.

    Sections above it that are missing are added at the end.
    """
    indent = "  " * (len(setting) - 1)
    example = re.compile(rf"{indent}# ?{setting[-1]}:")
    for number, line in enumerate(lines):
        if example.match(line):
            lines[number] = written
            return
    heads = [f"{'  ' * depth}{name}:" for depth, name in enumerate(setting[:-1])]
    missing: list[str] = []
    while heads:
        places = [number for number, line in enumerate(lines) if line.startswith(heads[-1])]
        if places:
            lines[places[0] + 1 : places[0] + 1] = [*missing, written]
            return
        missing.insert(0, heads.pop())
    end = len(lines) if lines[-1] else len(lines) - 1
    lines[end:end] = [*missing, written]


def _plain(text: str) -> dict[str, Plain]:
    root, _ = parse(text, FILE)
    plain = root.plain() if root else None
    if not isinstance(plain, dict):
        raise ConfigurationError(f"{FILE} 读不懂", "先运行 wuse ready，照它说的改好")
    return plain


def _node(text: str, setting: Setting) -> Node | None:
    root, _ = parse(text, FILE)
    found = root.find(setting, str.__eq__) if root else None
    return found.node if found and found.is_complete else None


def _value(text: str, setting: Setting) -> Plain:
    node = _node(text, setting)
    return node.plain() if node else None


def _without(settings: dict[str, Plain], setting: Sequence[str]) -> dict[str, Plain]:
    """A copy without one setting, and without the sections that only it was in."""
    rest = dict(settings)
    below = rest.pop(setting[0], None)
    if len(setting) > 1 and isinstance(below, dict) and (kept := _without(below, setting[1:])):
        rest[setting[0]] = kept
    return rest
