"""Drafts of an import that nobody has read. The reader finds them by their comments."""

from __future__ import annotations

from wuse.rules.rule import Example, ReaderRule
from wuse.source.codes import Code
from wuse.source.problems import Severity

_MARK = "# 导入的草稿，还没有核对：核对以后删掉这一行\n"
_READ = Example.activity("公开范围: 公开\n摘要: 全校党员在图书馆共读一本书。\n")

unread_draft = ReaderRule(
    Code.UNREAD_DRAFT,
    "unread-draft",
    "导入的草稿还没有核对",
    Severity.HINT,
    why="从台账、简报、公众号文章里读出来的，只是草稿：日期、人数可能读错，文字里可能有不该公开的姓名。"
    "有人看过，才能公开。",
    bad=Example.activity(f"{_MARK}公开范围: 内部\n摘要: 全校党员在图书馆共读一本书。\n"),
    good=_READ,
)

unread_public = ReaderRule(
    Code.UNREAD_PUBLIC,
    "unread-draft-public",
    "没有核对的草稿已经公开",
    Severity.ERROR,
    why="文件里还写着没有核对，“公开范围”却是公开。多半是只改了一处；发布出去就收不回来。",
    bad=Example.activity(f"{_MARK}公开范围: 公开\n摘要: 全校党员在图书馆共读一本书。\n"),
    good=_READ,
    withholds=True,
)
