"""Fixes the encoding of a file: UTF-8 without a byte order mark, LF, no invisible characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from yaml import YAMLError
from yaml.events import ScalarEvent

from wuse.source.codes import Code
from wuse.source.escapes import odd_escapes
from wuse.source.invisible import invisible
from wuse.source.text import decode
from wuse.source.tree_builder import LOADER

_ESCAPE = re.compile(r"\\[xuU]")
_DONE = {
    Code.BYTE_ORDER_MARK: "去掉开头的 BOM 标记",
    Code.UTF16: "编码 UTF-16 → UTF-8",
    Code.GBK: "编码 GBK → UTF-8（请核对文字）",
}

CODES = frozenset((*_DONE, Code.INVISIBLE_CHARACTER))


def decode_any(data: bytes) -> tuple[str | None, list[str]]:
    """Decode the bytes of a file, whatever their encoding.

    Returns:
        The text with LF line ends, or None if no encoding fits; and, in Chinese, what was fixed, or
        what is wrong if no encoding fits.
    """
    text, problems = decode(data, "")
    if text is None:
        return None, [problem.message for problem in problems]
    done = [_DONE[problem.code] for problem in problems]
    if b"\r" in data and Code.UTF16 not in (problem.code for problem in problems):
        done.append("换行统一为 LF")
    return text, done


def drop_invisible_escapes(text: str) -> tuple[str, int]:
    """Drop escape sequences for invisible characters from double-quoted values.

    Returns:
        The text without them, and their number.
    """
    escapes = sorted(_invisible_escapes(text), reverse=True) if _ESCAPE.search(text) else []
    for start, end in escapes:
        text = text[:start] + text[end:]
    return text, len(escapes)


def _invisible_escapes(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each escape sequence for an invisible character."""
    loader = LOADER(text)
    try:
        while (event := loader.get_event()) is not None:
            if type(event) is ScalarEvent and event.style == '"':
                marks: Any = event
                start, end = marks.start_mark.index, marks.end_mark.index
                for char, first, last in odd_escapes(text[start:end]):
                    if any(invisible(char)):
                        yield start + first, start + last
    except (YAMLError, ValueError, OverflowError):
        return  # a slip that could not be fixed; everything above it has been found
    finally:
        loader.dispose()
