"""Series of activities, which only a common name connects."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from wuse.model.dates import Edtf
from wuse.rules.context import SchoolContext
from wuse.rules.rule import Example, Finding, SchoolRule, at
from wuse.source.codes import Code
from wuse.source.problems import Severity

from .dates import overlaps

_YEAR_OF_SERIES = re.compile(r"(?<!\d)(20\d\d)年(?!代)")
_NUMERAL = re.compile(r"[\dA-Za-z一二三四五六七八九十上下前后春夏秋冬]")
"""Characters that distinguish a series from the next: first and second, spring and autumn."""
_SECOND = "activities/2025-11-18-lecture.yml"


@SchoolRule(
    Code.OUTSIDE_SERIES,
    "activity-outside-series",
    "活动不在系列的年份里",
    Severity.WARNING,
    why="系列的名称写着年份，或者和主题年同名，活动却在另一年，多半是照抄了上一次的系列名。",
    bad=Example.activity("系列: 2024年读书月\n"),
    good=Example.activity("系列: 2025年读书月\n"),
)
def outside_series(school: SchoolContext) -> Iterator[Finding]:
    """Activities of a series with a year took place in that year."""
    years = {theme.name: theme.year for theme in school.folder.profile.theme_years if theme.year}
    for item in school.folder.activities:
        series, when = item.record.series, item.record.date
        named = _YEAR_OF_SERIES.search(series)
        year = Edtf.parse(named[1]) if named else years.get(series)
        if year and not overlaps(year.text, when):
            message = f"系列“{series}”是{year.zh()}的，活动在{when.zh()}"
            yield at(item, ("series",), message, "改成这一次的系列名称，或者核对活动日期")


@SchoolRule(
    Code.SIMILAR_SERIES,
    "similar-series",
    "系列名称只差一个字",
    Severity.HINT,
    why="同一系列的活动靠系列名称连在一起，差一个字就成了两个系列。",
    bad=Example(
        {
            **Example.activity("系列: 书记讲党课\n").files,
            _SECOND: "标题: 第二讲\n日期: 2025-11-18\n系列: 书记说党课\n",
        }
    ),
    good=Example(
        {
            **Example.activity("系列: 书记讲党课\n").files,
            _SECOND: "标题: 第二讲\n日期: 2025-11-18\n系列: 书记讲党课\n",
        }
    ),
)
def similar_series(school: SchoolContext) -> Iterator[Finding]:
    """No two names of series differ by a typing mistake. They may differ in a number."""
    used = Counter(item.record.series for item in school.folder.activities if item.record.series)
    names = sorted(used, key=lambda name: (-used[name], name))
    for item in school.folder.activities:
        usual = names[: names.index(item.record.series)] if item.record.series else []
        if close := next((name for name in usual if _is_typo(name, item.record.series)), None):
            message = f"系列“{item.record.series}”和“{close}”只差一个字"
            yield at(item, ("series",), message, f"是同一个系列就都写“{close}”")


def _is_typo(one: str, other: str) -> bool:
    """Whether two names of 4 characters or more differ in a single one that is not a number."""
    short, long = sorted((one, other), key=len)
    if len(short) < 4 or len(long) - len(short) > 1:
        return False
    pairs = zip(short, long, strict=False)
    start = next((i for i, (a, b) in enumerate(pairs) if a != b), len(short))
    rest = short[start + (len(short) == len(long)) :]
    return rest == long[start + 1 :] and not _NUMERAL.search(short[start : start + 1] + long[start])
