"""Fields that are missing, unknown or invalid. The reader finds them as it validates records."""

from __future__ import annotations

from wuse.rules.rule import Example, ReaderRule
from wuse.source.codes import Code
from wuse.source.problems import Severity

from . import bureau

missing = ReaderRule(
    Code.MISSING,
    "missing",
    "缺少必填的栏目",
    Severity.ERROR,
    why="必填的栏目很少，缺了它们网页就做不成：没有名称的荣誉不知道写什么，没有画面描述的照片盲人"
    "读不到。不知道的日期可以写“不详”。",
    bad=Example.activity("链接:\n  - 标题: 校园网报道\n"),
    good=Example.activity("链接:\n  - 标题: 校园网报道\n    网址: https://example.cn/news/1\n"),
)

unknown = ReaderRule(
    Code.UNKNOWN_KEY,
    "unknown-field",
    "没有这个栏目",
    Severity.ERROR,
    why="名称写错的栏目没有地方显示，内容会悄悄丢失，所以要改对；本站没有的栏目，写进正文。",
    bad=Example.activity("地址: 图书馆\n"),
    good=Example.activity("地点: 图书馆\n"),
)

kind = ReaderRule(
    Code.TYPE,
    "type",
    "内容的类型不对",
    Severity.ERROR,
    why="有的栏目是一段文字，有的是清单，有的是数字或“是”“否”。类型不对，网页就不知道怎样显示。",
    bad=Example.activity("摘要:\n  - 学生分享了读书心得\n"),
    good=Example.activity("摘要: 学生分享了读书心得\n"),
)

value = ReaderRule(
    Code.VALUE,
    "value",
    "内容不在可以写的范围里",
    Severity.ERROR,
    why="栏目有固定的选项或写法，写成别的，网站就不知道该把它归到哪里。",
    bad=Example.activity("活动类型: 主题派对日\n"),
    good=Example.activity("活动类型: 主题党日\n"),
    region_check=bureau.unknown_schemes,
)
