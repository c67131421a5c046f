"""YAML that the reader refuses as it parses a file: it has no fields, or could do harm."""

from __future__ import annotations

from wuse.rules.rule import Example, ReaderRule
from wuse.source.codes import Code
from wuse.source.problems import Severity

_READING = "activities/2025-10-18-reading.yml"
_PLACE = Example.activity("地点: 图书馆\n")
_PROGRAMMERS = "它是写给程序员的简写，看的人要在全文里来回找，也能用来做成撑爆电脑的文件。"


def _bytes(text: str) -> bytes:
    """A whole file, too long for a page to show."""
    return f"标题: 读书分享会\n日期: 2025-10-18\n活动类型: 读书会\n{text}\n".encode()


syntax = ReaderRule(
    Code.SYNTAX,
    "syntax",
    "写法不合 YAML 的规则",
    Severity.ERROR,
    why="YAML 靠冒号、短横、缩进和括号分清栏目。这里的写法电脑读不懂，整个文件都不能发布。",
    bad=Example.activity("面向: [学生, 家长, - 老师]\n"),
    good=Example.activity("面向: [学生, 家长, 老师]\n"),
)

empty = ReaderRule(
    Code.EMPTY,
    "empty",
    "文件是空的",
    Severity.ERROR,
    why="没有任何栏目的文件做不成网页。可能是忘了保存，也可能内容全写在 # 后面成了备注。",
    bad=Example.activity("# 读书分享会，待填写\n"),
    good=Example.activity("标题: 读书分享会\n"),
)

not_fields = ReaderRule(
    Code.NOT_A_MAPPING,
    "not-fields",
    "没有分出栏目",
    Severity.ERROR,
    why="每个文件由“名称: 内容”这样的栏目组成。直接贴进一段文字，就不知道哪里是标题、哪里是日期。",
    bad=Example.activity("十月十八日，学校在图书馆举行读书分享会。\n"),
    good=Example.activity("标题: 读书分享会\n日期: 2025-10-18\n地点: 图书馆\n"),
)

written_twice = ReaderRule(
    Code.DUPLICATE_KEY,
    "written-twice",
    "同一个栏目写了两次",
    Severity.ERROR,
    why="YAML 只留下后一个，前一个悄悄丢失。究竟要哪一个，只有写的人知道。",
    bad=Example.activity("地点: 图书馆\n地点: 操场\n"),
    good=Example.activity("地点: 图书馆、操场\n"),
)

anchor = ReaderRule(
    Code.ANCHOR,
    "anchor",
    "用了 YAML 的“锚点”",
    Severity.ERROR,
    why=f"“&名字”在 YAML 里给内容起名，好在别处引用。{_PROGRAMMERS}",
    bad=Example.activity("地点: &place 图书馆\n"),
    good=_PLACE,
)

alias = ReaderRule(
    Code.ALIAS,
    "alias",
    "用了 YAML 的“别名”",
    Severity.ERROR,
    why=f"“*名字”在 YAML 里引用别处的内容。{_PROGRAMMERS}",
    bad=Example.activity("地点: *place\n"),
    good=_PLACE,
)

merge_key = ReaderRule(
    Code.MERGE_KEY,
    "merge-key",
    "用了 YAML 的“合并”",
    Severity.ERROR,
    why=f"“<<”在 YAML 里把别处的几个栏目搬过来。{_PROGRAMMERS}",
    bad=Example.activity("<<:\n地点: 图书馆\n"),
    good=_PLACE,
)

tag = ReaderRule(
    Code.TAG,
    "tag",
    "用了 YAML 的“标签”",
    Severity.ERROR,
    why="以“!”开头的写法会让有的软件把内容当作程序运行，是 YAML 最危险的地方，所以一律不收。",
    bad=Example.activity("地点: !!str 图书馆\n"),
    good=_PLACE,
)

directive = ReaderRule(
    Code.DIRECTIVE,
    "directive",
    "用了 YAML 的指令",
    Severity.ERROR,
    why="以“%”开头的行在 YAML 里改变后面的读法。本站只有一种读法，不需要它。",
    bad=Example.activity("%YAML 1.1\n---\n标题: 读书分享会\n"),
    good=Example.activity("标题: 读书分享会\n"),
)

several_documents = ReaderRule(
    Code.SEVERAL_DOCUMENTS,
    "several-documents",
    "一个文件里有几份内容",
    Severity.ERROR,
    why="单独一行“---”在 YAML 里另起一份内容，它下面的都读不到。一个文件只写一次活动。",
    bad=Example.activity("标题: 读书分享会\n---\n标题: 植树活动\n"),
    good=Example.activity("标题: 读书分享会\n"),
)

bad_key = ReaderRule(
    Code.BAD_KEY,
    "bad-key",
    "栏目的名称不是文字",
    Severity.ERROR,
    why="冒号前面应是栏目的名称。空着，或者留着模板里的括号，就不知道写的是哪一栏。",
    bad=Example.activity("{{ 地点 }}: 图书馆\n"),
    good=_PLACE,
)

too_deep = ReaderRule(
    Code.TOO_DEEP,
    "too-deep",
    "层次太深",
    Severity.ERROR,
    why="最多 20 层，真实的资料不到 10 层。更深的多半是括号写重了，也可能是有意拖垮电脑的文件。",
    bad=Example.activity(f"面向: {'[' * 20}学生{']' * 20}\n"),
    good=Example.activity("面向: [学生]\n"),
)

too_many = ReaderRule(
    Code.TOO_MANY_NODES,
    "too-many",
    "内容太多",
    Severity.ERROR,
    why="一个文件最多 20000 项，最长的品牌资料只有约 2000 项。更多的多半是误贴的表格，会拖慢全站。",
    bad=Example(
        {_READING: _bytes(f"标签: [{'读书, ' * 20_000}读书]")},
        "“标签”里贴进了两万多项。",
    ),
    good=Example.activity("标签: [读书]\n"),
)

too_long = ReaderRule(
    Code.TOO_LONG,
    "too-long",
    "一段内容太长",
    Severity.ERROR,
    why="一段最多 65536 个字，最长的书面案例约一万字。更长的多半误贴了整本材料，没有人会在网页上"
    "读完。",
    bad=Example(
        {_READING: _bytes(f"正文: {'读书分享会。' * 11_000}")},
        "“正文”有六万六千字。",
    ),
    good=Example.activity("正文: 学生在图书馆分享了读书心得。\n"),
)
