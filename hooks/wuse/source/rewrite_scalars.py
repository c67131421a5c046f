"""A YAML file in; the file with some scalars replaced, and all other bytes unchanged, out.

Comments, quotes, indentation, line ends and the byte order mark stay because only the characters of
the scalar itself are exchanged. Every change is verified by reading the result again: the tree must
be the old one with the new values. `rewrite_parts` removes and adds fields.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple

from wuse.errors import WuseError

from .parser import parse
from .problems import Severity
from .repair import quote
from .tree import Node, YamlMark

MAX_WORK = 16_000_000
"""Characters to parse in order to verify the changes of one file: about two seconds."""


class Replacement(NamedTuple):
    """A scalar of the tree, and its new text."""

    node: Node
    value: str
    quoted: bool = False
    """Whether to put a plain scalar in quotes."""


_BREAK = re.compile(r"\r\n|\r|\n")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")


class UnwritableError(WuseError):
    """A file that must stay as it is; the message says why, in Chinese."""


def rewrite(data: bytes, change: Callable[[Node], Iterable[Replacement]]) -> bytes:
    """Replace scalars of a YAML file.

    A value keeps its style (plain, quoted) if that style can express it. Otherwise, or if it was a
    block (``|``, ``>``), it is put in double quotes.

    Args:
        data: the file, in UTF-8 with or without a byte order mark.
        change: given the top node, returns the scalars to change, keys included.

    Raises:
        UnwritableError: the file is in another encoding or does not parse without errors, or a
            value holds characters that no record may hold.
    """
    bom, text = split_bom(data)
    root = read_tree(text)
    # From the last to the first: a change moves only what comes after it.
    changes = sorted(change(root), key=lambda item: _order(item.node), reverse=True)
    if not changes:
        return data
    return (
        bom
        + (_replace_all(text, root, changes) or _replace_one_by_one(text, root, changes)).encode()
    )


def split_bom(data: bytes) -> tuple[bytes, str]:
    """Split a file into its byte order mark, if any, and its text.

    Raises:
        UnwritableError: the file is not in UTF-8.
    """
    bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    try:
        return bom, data[len(bom) :].decode()
    except UnicodeDecodeError:
        raise UnwritableError("文件的编码不是 UTF-8") from None


def read_tree(text: str) -> Node:
    """Parse a text with line ends of any kind.

    Raises:
        UnwritableError: the text has errors.
    """
    root, problems = parse(_BREAK.sub("\n", text), "")
    if root is None or any(problem.severity is Severity.ERROR for problem in problems):
        raise UnwritableError("文件里有写错的地方，读不懂")
    return root


def _order(node: Node) -> tuple[int, int]:
    return node.start_mark.line, node.start_mark.column


def _replace_all(text: str, root: Node, changes: list[Replacement]) -> str:
    """Make all changes, each in its likeliest style, and verify them together.

    Returns an empty text if one of them fails.
    """
    draft = text
    lines = line_starts(text)
    for change in changes:
        draft = next(_drafts(draft, lines, change))
    values = {id(change.node): change.value for change in changes}
    return draft if _reads_as(draft, list(flat(root, values))) else ""


def _replace_one_by_one(text: str, root: Node, changes: list[Replacement]) -> str:
    """Make one change after the other, each in the first style that passes verification."""
    if len(text) * len(changes) > MAX_WORK:
        raise UnwritableError("要改的地方太多")
    lines = line_starts(text)
    values: dict[int, str] = {}
    for change in changes:
        values[id(change.node)] = change.value
        wanted = list(flat(root, values))
        verified = (draft for draft in _drafts(text, lines, change) if _reads_as(draft, wanted))
        text = next(verified, "")
        if not text:
            line = change.node.start_mark.line + 1
            raise UnwritableError(f"“{change.value}”写不进第 {line} 行")
    return text


def _reads_as(text: str, wanted: list[str | None]) -> bool:
    with suppress(UnwritableError):
        return list(flat(read_tree(text), {})) == wanted
    return False


def line_starts(text: str) -> list[int]:
    """The offsets at which lines start."""
    return [0, *(end.end() for end in _BREAK.finditer(text))]


def _drafts(text: str, lines: list[int], change: Replacement) -> Iterator[str]:
    """The text with the new value: in the style of the old one, then in one that fits any value."""
    node, value, quoted = change

    def offset(mark: YamlMark) -> int:
        return lines[mark.line] + mark.column if mark.line < len(lines) else len(text)

    start, end = offset(node.start_mark), offset(node.end_mark)
    escaped = json.dumps(value, ensure_ascii=False)  # valid YAML, too (YAML 1.2, 1.3)
    if node.style in ("|", ">"):
        yield text[:start] + escaped + _without_block(text[start:end]) + text[end:]
        return
    if node.style == "":
        yield text[:start] + (quote(value) if quoted else value) + text[end:]
    elif node.style == "'":
        yield text[:start] + "'" + value.replace("'", "''") + "'" + text[end:]
    yield text[:start] + escaped + text[end:]


def _without_block(block: str) -> str:
    """What remains of a block scalar: a comment after its indicator, and the blank lines below."""
    header = _BREAK.split(_BLOCK_HEADER.sub("", block, count=1), maxsplit=1)[0]
    return header + block[len(block.rstrip()) :].lstrip(" ")


def flat(node: Node, values: Mapping[int, str]) -> Iterator[str | None]:
    """Flatten a tree to scalars and brackets; ``values`` (by node id) replace some scalars."""
    if isinstance(node.value, dict):
        yield "{"
        for entry in node.value.values():
            yield from flat(entry.key, values)
            yield from flat(entry.value, values)
        yield "}"
    elif isinstance(node.value, list):
        yield "["
        for item in node.value:
            yield from flat(item, values)
        yield "]"
    else:
        value = values.get(id(node), node.value)
        yield None if value is None else f"={value}"
