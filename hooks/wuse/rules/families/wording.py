"""How texts are written: length, repetition, and words that stop being true."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wuse.model.base import Record
from wuse.model.brand import BrandFile
from wuse.model.records import Activity, Case, Exemplar
from wuse.rules.context import SchoolContext
from wuse.rules.rule import Example, Finding, SchoolRule, at
from wuse.rules.texts.prose import GAP_FIELDS
from wuse.source.codes import Code
from wuse.source.problems import Loc, Severity

_TITLE, _SLOGAN, _SUMMARY = 40, 30, 300

_LIMITS: Mapping[type[Record], tuple[tuple[Loc, int], ...]] = {
    Activity: ((("title",), _TITLE), (("summary",), _SUMMARY)),
    Exemplar: ((("name",), _TITLE), (("summary",), _SUMMARY)),
    Case: ((("title",), _TITLE), (("summary",), _SUMMARY)),
    BrandFile: ((("brand", "name"), _SLOGAN), (("brand", "slogan"), _SLOGAN)),
}
"""The most characters that a field should have. Titles then take two lines on a phone, names and
slogans one and a half; calls for material allow summaries 300."""

_RELATIVE = re.compile("今年以来|[今去前明]年(?!度)|近日|日前|昨[天日]|前不久|上个月|上学[期年]")
"""Without 本学期 and 每月, which recurring plans and promises use."""
_QUOTED = re.compile("“[^“”]*”")


@SchoolRule(
    Code.LONG_TEXT,
    "text-long",
    "文字超过这一栏的长度",
    Severity.HINT,
    why="标题超过四十个字，手机上要占三行；品牌名称和口号超过三十个字就记不住；征集材料的摘要"
    "一般限三百字。",
    bad=Example.activity(f"标题: {'春风十里书香满园' * 6}\n"),
    good=Example.activity("标题: 重阳前一天，三年级把老故事读给老人听\n"),
)
def long_text(school: SchoolContext) -> Iterator[Finding]:
    """Titles, names, slogans and summaries fit the space that pages give them."""
    for item in school.records:
        for loc, limit in _LIMITS[type(item.record)]:
            text: object = item.record
            for name in loc:
                text = getattr(text, str(name))
            if (length := len(str(text))) > limit:
                fix = "留下最要紧的一句，其余写进正文"
                yield at(item, loc, f"有 {length} 个字，最好不超过 {limit} 个", fix)


@SchoolRule(
    Code.REPEATED_TEXT,
    "text-repeated",
    "两栏写了同样的话",
    Severity.HINT,
    why="标题、摘要和正文在页面上挨着显示，写成一样，读的人要读两遍。",
    bad=Example.activity("摘要: 师生围坐读书。\n正文: 师生围坐读书。\n"),
    good=Example.activity("摘要: 师生围坐读书。\n正文: 先读一刻钟，再说一句话。\n"),
)
def repeated_text(school: SchoolContext) -> Iterator[Finding]:
    """Texts that a page shows one below the other differ."""
    for item in school.records:
        record = item.record
        if isinstance(record, Activity):
            adjacent = (
                ("summary", record.summary, record.title),
                ("body", record.body, record.summary),
            )
        elif isinstance(record, Exemplar):
            adjacent = (
                ("summary", record.summary, record.name),
                ("story", record.story, record.summary),
            )
        else:
            continue
        for field, text, above in adjacent:
            if text and text == above:
                fix = "摘要写一两句要点，正文写经过；只有一句话时，只留一栏"
                yield at(item, (field,), "和上一栏的文字一样", fix)


@SchoolRule(
    Code.RELATIVE_DATE,
    "date-relative",
    "“今年”没有说是哪一年",
    Severity.HINT,
    why="品牌和案例会在网站上放好几年，“今年以来”“近日”到明年就不对了，评审也不知道说的是哪一年。"
    "活动写了日期，不受这一条限制。",
    bad=Example.brand("工作成效: 今年以来，共举办读书会12场。\n"),
    good=Example.brand("工作成效: 2025年1月至10月，共举办读书会12场。\n"),
)
def relative_date(school: SchoolContext) -> Iterator[Finding]:
    """Texts without a date of their own name the year. Quoted words may be relative."""
    for prose in school.prose:
        if isinstance(prose.item.record, Activity) or _is_dated(prose.item.record):
            continue
        for loc, match in prose.find(_RELATIVE):
            quoted = (span.span() for span in _QUOTED.finditer(match.string))
            inside = any(start < match.start() < end for start, end in quoted)
            if GAP_FIELDS.isdisjoint(loc) and not inside:
                message = f"“{match[0]}”没有说是哪一年"
                yield at(prose.item, loc, message, "写明年月，例如“2025年1月至10月”", match[0])


def _is_dated(record: Record) -> bool:
    if isinstance(record, BrandFile):
        return bool(record.brand.period)
    return isinstance(record, Case) and record.date is not None


@SchoolRule(
    Code.DOUBLED_MARKS,
    "marks-doubled",
    "引号或书名号会重复",
    Severity.HINT,
    why="引语的引号、文件和作品的书名号由页面自动加，再写一次就成了两层。",
    bad=Example.exemplar("引语: “先走到学生身边去。”\n"),
    good=Example.exemplar("引语: 先走到学生身边去。\n"),
)
def doubled_marks(school: SchoolContext) -> Iterator[Finding]:
    """Texts do not repeat the marks that pages add."""
    file = school.folder.profile
    for item in school.folder.exemplars:
        if item.record.quote and _is_wrapped(item.record.quote.text, "“”"):
            yield at(item, ("quote",), "引语的引号由页面加", "删掉两头的引号")
    for activity in school.folder.activities:
        for i, quote in enumerate(activity.record.quotes):
            if _is_wrapped(quote.text, "“”"):
                yield at(activity, ("quotes", i), "引语的引号由页面加", "删掉两头的引号")
    titles: list[tuple[Loc, str]] = [
        *((("works", i, "title"), work.title) for i, work in enumerate(file.works)),
        *((("documents", i, "title"), document.title) for i, document in enumerate(file.documents)),
    ]
    for loc, title in titles:
        if _is_wrapped(title, "《》"):
            yield at(school.folder.source, loc, "书名号由页面加", "删掉两头的书名号")


def _is_wrapped(text: str, marks: str) -> bool:
    return text.startswith(marks[0]) and text.find(marks[1]) == len(text) - 1
