"""Mistakes in the value after a colon: quotes, brackets, special characters.

The reader finds them as it parses a file.
"""

from __future__ import annotations

from wuse.rules.rule import Example, ReaderRule
from wuse.source.codes import Code
from wuse.source.problems import Severity

fullwidth_comma = ReaderRule(
    Code.FULLWIDTH_COMMA,
    "fullwidth-comma",
    "括号里用了中文逗号或顿号",
    Severity.WARNING,
    why="方括号里的各项要用英文逗号隔开。用了中文逗号或顿号，几项就连成一项，筛选和统计都会错。",
    bad=Example.activity("面向: [学生，家长、老师]\n"),
    good=Example.activity("面向: [学生, 家长, 老师]\n"),
)

smart_quotes = ReaderRule(
    Code.SMART_QUOTES,
    "smart-quotes",
    "整段内容括在中文引号里",
    Severity.HINT,
    why="中文引号是内容的一部分，会显示在网页上；想用引号把内容括起来，要用英文引号。"
    "一头中文、一头英文的引号是错误，文件读不出来。",
    bad=Example.activity("摘要: “学生分享了读书心得”\n"),
    good=Example.activity('摘要: "学生分享了读书心得"\n'),
)

reserved_start = ReaderRule(
    Code.RESERVED_START,
    "reserved-start",
    "内容以特殊符号开头",
    Severity.ERROR,
    why="以 @ * & ! % | > 和反引号等符号开头的内容，在 YAML 里另有含义。用英文引号把整段括起来，"
    "它才是文字。",
    bad=Example.activity("摘要: @全体党员 一起来读书\n"),
    good=Example.activity('摘要: "@全体党员 一起来读书"\n'),
)

colon_in_value = ReaderRule(
    Code.COLON_IN_VALUE,
    "colon-in-value",
    "内容里有“冒号加空格”",
    Severity.ERROR,
    why="“冒号加空格”在 YAML 里分开名称和内容，一行里出现两次就分不清了。用英文引号把内容括起来，"
    "或者改用中文冒号。",
    bad=Example.activity("摘要: 主题: 读一本好书\n"),
    good=Example.activity('摘要: "主题: 读一本好书"\n'),
)

cut_off = ReaderRule(
    Code.CUT_OFF,
    "cut-off",
    "从 # 起被当作备注",
    Severity.WARNING,
    why="空格后面的 # 在 YAML 里开始一段备注，备注不会显示，内容就悄悄少了半截。颜色 #b3212b 也要"
    "加引号。",
    bad=Example.activity("摘要: 第三期 #读一本好书\n"),
    good=Example.activity('摘要: "第三期 #读一本好书"\n'),
    adjustable=True,
)

backslash = ReaderRule(
    Code.BACKSLASH,
    "backslash",
    "双引号里有反斜杠",
    Severity.ERROR,
    why="英文双引号里的反斜杠在 YAML 里表示特殊字符，多半来自电脑上的路径。改用英文单引号，写的是"
    "什么就是什么。",
    bad=Example.activity('摘要: "资料在 D:\\读书"\n'),
    good=Example.activity("摘要: '资料在 D:\\读书'\n"),
)

text_after_quote = ReaderRule(
    Code.TEXT_AFTER_QUOTE,
    "text-after-quote",
    "引号或括号后面还有文字",
    Severity.ERROR,
    why="以英文引号或方括号开头的内容，到后一半引号或括号就结束了，后面的文字无处可放。",
    bad=Example.activity('摘要: "悦读"行动第三期\n'),
    good=Example.activity("摘要: '\"悦读\"行动第三期'\n"),
)

unclosed = ReaderRule(
    Code.UNCLOSED,
    "unclosed",
    "引号或括号没有写完",
    Severity.ERROR,
    why="只有前一半的引号或括号，会把下面的行都当成它的内容，直到文件末尾。",
    bad=Example.activity("面向: [学生, 家长\n地点: 图书馆\n"),
    good=Example.activity("面向: [学生, 家长]\n地点: 图书馆\n"),
)
