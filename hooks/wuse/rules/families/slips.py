"""Mistakes in field names, colons and indentation.

The reader finds them as it parses a file; ``wuse fix`` corrects them.
"""

from __future__ import annotations

from wuse.rules.rule import Example, ReaderRule
from wuse.source.codes import Code
from wuse.source.problems import Severity

_PLACE = Example.activity("地点: 图书馆\n")
_LIST = Example.activity("面向:\n  - 学生\n  - 家长\n")

fullwidth_colon = ReaderRule(
    Code.FULLWIDTH_COLON,
    "fullwidth-colon",
    "栏目名后面是中文冒号",
    Severity.ERROR,
    why="YAML 只认英文冒号加空格。用了中文冒号，这一行就不再是栏目，常常还会让下一行报错。",
    bad=Example.activity("地点：图书馆\n"),
    good=_PLACE,
)

colon_without_space = ReaderRule(
    Code.COLON_WITHOUT_SPACE,
    "colon-without-space",
    "冒号后面没有空格",
    Severity.ERROR,
    why="YAML 靠冒号后面的空格认出栏目。没有空格，名称和内容就连成了一个词。",
    bad=Example.activity("地点:图书馆\n"),
    good=_PLACE,
)

tab = ReaderRule(
    Code.TAB,
    "tab",
    "用了制表符（Tab 键）",
    Severity.ERROR,
    why="制表符在不同的软件里宽度不同，看上去对齐的行其实没有对齐，所以 YAML 只认空格。",
    bad=Example.activity("面向:\n\t- 学生\n\t- 家长\n"),
    good=_LIST,
)

wide_indent = ReaderRule(
    Code.WIDE_INDENT,
    "wide-indent",
    "行首用了全角空格",
    Severity.ERROR,
    why="Word 和微信用全角空格或不换行空格缩进。YAML 把它们当作文字，这一行就不在该在的层次里。",
    bad=Example.activity("反馈:\n　　渠道: 意见箱\n", "“渠道”前面是两个全角空格。"),
    good=Example.activity("反馈:\n  渠道: 意见箱\n", "“渠道”前面是两个普通空格。"),
)

indentation = ReaderRule(
    Code.INDENTATION,
    "indentation",
    "没有和上下的行对齐",
    Severity.ERROR,
    why="YAML 靠行首的空格分层次。同一级的栏目要从同一列开始，多一个少一个空格，意思就变了。",
    bad=Example.activity("反馈:\n  渠道: 意见箱\n   内容: 增加借阅时间\n"),
    good=Example.activity("反馈:\n  渠道: 意见箱\n  内容: 增加借阅时间\n"),
)

list_dash = ReaderRule(
    Code.LIST_DASH,
    "list-dash",
    "清单没有用“- ”开头",
    Severity.WARNING,
    why="清单的每一项用英文短横加一个空格开头。用了全角短横、圆点，或者没有空格，几项就连成一段文字。",
    bad=Example.activity("面向:\n  － 学生\n  － 家长\n"),
    good=_LIST,
)

missing_colon = ReaderRule(
    Code.MISSING_COLON,
    "missing-colon",
    "栏目名后面没有冒号",
    Severity.ERROR,
    why="没有“冒号加空格”，就分不出哪里是栏目的名称、哪里是内容。",
    bad=Example.activity("标题: 读书分享会\n地点 图书馆\n"),
    good=Example.activity("标题: 读书分享会\n地点: 图书馆\n"),
)
