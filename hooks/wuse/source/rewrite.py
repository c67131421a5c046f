"""A YAML file with some of its scalars replaced, and everything else kept to the byte.

Comments, quotes, indentation, line ends and the byte order mark stay because only the characters
of the scalar itself are exchanged. Every exchange is proved by reading the result again: the tree
must be the old one with the new value in its place.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple

from wuse.errors import WuseError

from .nodes import parse
from .problems import Severity
from .repair import quote
from .tree import Node, YamlMark

MAX_WORK = 16_000_000
"""Characters parsed to prove the exchanges of one file: about two seconds."""


class Change(NamedTuple):
    """A scalar of the tree, and the text that it shall hold."""

    node: Node
    value: str
    quoted: bool = False
    """Whether a plain one shall be put in quotes."""


_BREAK = re.compile(r"\r\n|\r|\n")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")


class UnwritableError(WuseError):
    """A file that must be left as it is; the message says why, in Chinese."""


def rewrite(data: bytes, change: Callable[[Node], Iterable[Change]]) -> bytes:
    """Replace scalars of a YAML file.

    A value keeps its style (plain, quoted) where that style can express it, and is put in double
    quotes where it cannot, or where it was a block (``|``, ``>``).

    Args:
        data: the file, in UTF-8 with or without a byte order mark.
        change: given the top node, says which scalars, keys included, become what.

    Raises:
        UnwritableError: the file is in another encoding or does not parse without errors, or a
            value holds characters that no record may hold.
    """
    bom, text = decoded(data)
    root = read_tree(text)
    # From the last to the first: an exchange moves only what comes after it.
    changes = sorted(change(root), key=lambda item: _order(item.node), reverse=True)
    if not changes:
        return data
    return bom + (_together(text, root, changes) or _one_by_one(text, root, changes)).encode()


def decoded(data: bytes) -> tuple[bytes, str]:
    """The byte order mark of a file, or nothing, and its text. Raises UnwritableError."""
    bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    try:
        return bom, data[len(bom) :].decode()
    except UnicodeDecodeError:
        raise UnwritableError("文件的编码不是 UTF-8") from None


def read_tree(text: str) -> Node:
    """The tree of a text with line ends of any kind; raises UnwritableError where it has errors."""
    root, problems = parse(_BREAK.sub("\n", text), "")
    if root is None or any(problem.severity is Severity.ERROR for problem in problems):
        raise UnwritableError("文件里有写错的地方，读不懂")
    return root


def _order(node: Node) -> tuple[int, int]:
    return node.start_mark.line, node.start_mark.column


def _together(text: str, root: Node, changes: list[Change]) -> str:
    """Make all exchanges in the style that is likeliest to do, and prove them at once.

    Returns an empty text when one of them does not do.
    """
    draft = text
    lines = line_starts(text)
    for change in changes:
        draft = next(_drafts(draft, lines, change))
    values = {id(change.node): change.value for change in changes}
    return draft if _says(draft, list(flat(root, values))) else ""


def _one_by_one(text: str, root: Node, changes: list[Change]) -> str:
    """Make one exchange after the other, each in the first style that can be proved."""
    if len(text) * len(changes) > MAX_WORK:
        raise UnwritableError("要改的地方太多")
    lines = line_starts(text)
    values: dict[int, str] = {}
    for change in changes:
        values[id(change.node)] = change.value
        wanted = list(flat(root, values))
        proved = (draft for draft in _drafts(text, lines, change) if _says(draft, wanted))
        text = next(proved, "")
        if not text:
            line = change.node.start_mark.line + 1
            raise UnwritableError(f"“{change.value}”写不进第 {line} 行")
    return text


def _says(text: str, wanted: list[str | None]) -> bool:
    with suppress(UnwritableError):
        return list(flat(read_tree(text), {})) == wanted
    return False


def line_starts(text: str) -> list[int]:
    """The offsets at which lines start."""
    return [0, *(end.end() for end in _BREAK.finditer(text))]


def _drafts(text: str, lines: list[int], change: Change) -> Iterator[str]:
    """The text with the value in the style of the old one, then in the style that holds any."""
    node, value, quoted = change

    def offset(place: YamlMark) -> int:
        return lines[place.line] + place.column if place.line < len(lines) else len(text)

    start, end = offset(node.start_mark), offset(node.end_mark)
    escaped = json.dumps(value, ensure_ascii=False)  # a JSON string is a YAML one (YAML 1.2, 1.3)
    if node.style in ("|", ">"):
        yield text[:start] + escaped + _without_block(text[start:end]) + text[end:]
        return
    if node.style == "":
        yield text[:start] + (quote(value) if quoted else value) + text[end:]
    elif node.style == "'":
        yield text[:start] + "'" + value.replace("'", "''") + "'" + text[end:]
    yield text[:start] + escaped + text[end:]


def _without_block(block: str) -> str:
    """What stays of a block scalar: a comment after its indicator, and the blank lines below."""
    header = _BREAK.split(_BLOCK_HEADER.sub("", block, count=1), maxsplit=1)[0]
    return header + block[len(block.rstrip()) :].lstrip(" ")


def flat(node: Node, values: Mapping[int, str]) -> Iterator[str | None]:
    """A tree as a row of scalars and brackets, with these values in place of some (by id)."""
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
