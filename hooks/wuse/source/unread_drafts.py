"""Drafts that an import has made, and that nobody has read yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wuse.model.base import Record
from wuse.model.brand import Visibility

from .codes import Code
from .problems import Mark, Problem, Severity, Span

DRAFT_MARK = "# 导入的草稿，还没有核对"
"""How the comment begins that stands in such a draft until a person deletes it."""

ENTRY_MARK = f"{DRAFT_MARK}：核对以后去掉各行开头的“# ”"
"""How it begins above an entry of a list, which is a comment itself and so not public."""

_HEAD = 10
"""Lines at the top of a file where the mark is about the whole of it."""


def unread_drafts(lines: Sequence[str], record: Record, path: str) -> Iterator[Problem]:
    """Report a draft that waits for its reader, and entries that wait as comments.

    Args:
        lines: the file.
        record: what it holds.
        path: how messages name the file.
    """
    marked = [number for number, line in enumerate(lines, 1) if line.startswith(DRAFT_MARK)]
    below = [it for it in marked if it > _HEAD or lines[it - 1].startswith(ENTRY_MARK)]
    if marked[:1] != below[:1]:
        visibility = getattr(record, "visibility", Visibility.PUBLIC)
        yield _draft(marked[0], lines, path, visibility is Visibility.PUBLIC)
    if below:
        message = f"文件末尾有 {len(below)} 条导入的内容，还没有核对"
        fix = "核对以后去掉各行开头的“# ”，并到它的栏目里；不要的删掉"
        yield _problem(Code.UNREAD_DRAFT, Severity.HINT, below[0], lines, path, message, fix)


def _draft(number: int, lines: Sequence[str], path: str, is_public: bool) -> Problem:
    if is_public:
        message = "导入的草稿，还写着没有核对，却已经公开"
        fix = "核对过就删掉这一行；还没有核对，先把“公开范围”改成 内部"
        return _problem(Code.UNREAD_PUBLIC, Severity.ERROR, number, lines, path, message, fix)
    fix = "看过文字、姓名和照片，删掉这一行，把“公开范围”改成 公开"
    message = "导入的草稿还没有核对"
    return _problem(Code.UNREAD_DRAFT, Severity.HINT, number, lines, path, message, fix)


def _problem(
    code: Code,
    severity: Severity,
    number: int,
    lines: Sequence[str],
    path: str,
    message: str,
    fix: str,
) -> Problem:
    span = Span(Mark(number, 1), Mark(number, len(lines[number - 1]) + 1))
    return Problem(code, severity, path, span, message, fix)
