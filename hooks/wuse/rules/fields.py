"""Fields: what a record must, may and cannot say. Found as records are validated."""

from __future__ import annotations

from wuse.source.problems import Code, Severity

from . import bureau
from .rule import Example, met

value = met(
    Code.VALUE,
    "value",
    "内容不在可以写的范围里",
    Severity.ERROR,
    why="栏目有固定的选项或写法，写成别的，网站就不知道该把它归到哪里。",
    bad=Example.activity("活动类型: 主题派对日\n"),
    good=Example.activity("活动类型: 主题党日\n"),
    survey=bureau.unknown_schemes,
)
