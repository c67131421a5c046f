"""The bytes of a file: UTF-8 without a mark, LF, and nothing that cannot be seen."""

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

_MAYBE = re.compile(r"\\[xuU]")
_DONE = {
    Code.BYTE_ORDER_MARK: "去掉开头的 BOM 标记",
    Code.UTF16: "编码 UTF-16 → UTF-8",
    Code.GBK: "编码 GBK → UTF-8（请核对文字）",
}

CODES = frozenset((*_DONE, Code.INVISIBLE_CHARACTER))


def decoded(data: bytes) -> tuple[str | None, list[str]]:
    """Read the bytes of a file whatever their encoding.

    Returns:
        the text with LF line ends; None when no encoding fits. And, in Chinese, what that changes,
        or what is wrong when nothing fits.
    """
    text, problems = decode(data, "")
    if text is None:
        return None, [problem.message for problem in problems]
    done = [_DONE[problem.code] for problem in problems]
    if b"\r" in data and Code.UTF16 not in (problem.code for problem in problems):
        done.append("换行统一为 LF")
    return text, done


def unspelt(text: str) -> tuple[str, int]:
    """Drop the characters that cannot be seen and that double-quoted values spell out.

    Returns the text then, and how many they were.
    """
    places = sorted(_spelt(text), reverse=True) if _MAYBE.search(text) else []
    for start, end in places:
        text = text[:start] + text[end:]
    return text, len(places)


def _spelt(text: str) -> Iterator[tuple[int, int]]:
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
        return  # a slip that nobody could mend: those above it are known
    finally:
        loader.dispose()
