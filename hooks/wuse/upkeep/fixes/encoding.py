"""The bytes of a file: UTF-8 without a mark, LF, and nothing that cannot be seen."""

from __future__ import annotations

from wuse.source.problems import Code
from wuse.source.text import INVISIBLE, decode

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


def visible(text: str) -> tuple[str, list[str]]:
    """Drop the characters that cannot be seen; and say so, in Chinese."""
    clean, count = INVISIBLE.subn("", text)
    return clean, [f"删去看不见的字符 {count} 个"] if count else []
