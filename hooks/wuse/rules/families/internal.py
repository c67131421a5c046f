"""Matters that are not public, or not for ever: aid notices, Party lists, military sites."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wuse.model.brand import Visibility
from wuse.rules.context import SchoolContext
from wuse.rules.rule import Example, Finding, Picture, SchoolRule, at
from wuse.source.codes import Code
from wuse.source.problems import Severity

_AID = re.compile(
    r"(?:资助|助学|补助|救助|低保|贫困|困难)[^，。；\n\x00]{0,12}(?:公示|名单)"
    r"|公示[^，。；\n\x00]{0,12}(?:受资助|受助|资助对象|困难学生)"
)


@SchoolRule(
    Code.NOTICE_STAYS,
    "aid-notice-stays",
    "资助公示没有下架日期",
    Severity.WARNING,
    why="资助、救助一类的公示期满就要撤下，不能长年挂在网上让人查到谁受过资助。《个人信息保护法》"
    "第十九条规定，保存期限应当是实现目的所必要的最短时间。",
    bad=Example.activity("标题: 秋季学期助学金评审结果公示\n"),
    good=Example.activity("标题: 秋季学期助学金评审结果公示\n下架日期: 2099-12-31\n"),
)
def notice_stays(school: SchoolContext) -> Iterator[Finding]:
    """A notice about aid has a date on which it is taken down."""
    for item in school.folder.activities:
        record = item.record
        if not record.expires and (match := _AID.search(record.title)):
            fix = "加一行“下架日期”，写公示的最后一天；正文里只写人数，不写名单"
            yield at(item, ("title",), "资助类公示要写明下架日期", fix, match[0])


_LISTS = re.compile(
    r"党员(?:花名册|名册|名单)|党费(?:收缴|缴纳|交纳)?(?:明细|台账|情况表|登记表)|发展对象名单|入党积极分子名单"
    r"|请假(?:名单|登记表)"
)


@SchoolRule(
    Code.INTERNAL,
    "internal-matter",
    "党内事项只在内部",
    Severity.HINT,
    why="缴纳党费、党员名册、发展党员名单这些是党组织内部的事，不上公开网站。"
    "《中国共产党党务公开条例（试行）》规定，公开什么、向谁公开要先审核。",
    bad=Example.activity("活动类型: 缴纳党费\n标题: 三月党费日\n"),
    good=Example.activity("活动类型: 缴纳党费\n标题: 三月党费日\n公开范围: 内部\n"),
)
def internal_matter(school: SchoolContext) -> Iterator[Finding]:
    """Membership dues and lists of members are not public."""
    for item in school.folder.activities:
        if item.record.type.code == "dues" and item.record.visibility is Visibility.PUBLIC:
            fix = "加一行“公开范围: 内部”，或者删掉这个文件"
            yield at(item, ("type",), "缴纳党费是内部事项，一般不公开", fix)
    for prose in school.prose:
        if getattr(prose.item.record, "visibility", None) is not Visibility.INTERNAL:
            for loc, match in prose.find(_LISTS):
                fix = "只写做了什么，不公开名册；只是提到名称可以不改"
                yield at(prose.item, loc, f"“{match[0]}”一般不公开", fix, match[0])


_MILITARY = re.compile(r"军营|营区|营房|哨所|军事(?:管理区|禁区|设施|基地)|雷达站|武器装备")


@SchoolRule(
    Code.MILITARY,
    "military-place",
    "照片里有部队营区",
    Severity.HINT,
    why="《军事设施保护法》规定，未经批准不得摄影、摄像军事禁区和军事管理区。参观部队只写文字，"
    "不放营区、哨位和装备的照片，也不写营区在哪里。",
    bad=Example.activity(
        "照片:\n  - {文件: visit.jpg, 画面描述: 师生在军营操场上列队, 画面人物: 学生群像}\n",
        visit=Picture(),
    ),
    good=Example.activity(
        "照片:\n  - {文件: visit.jpg, 画面描述: 师生在校园操场上列队, 画面人物: 学生群像}\n",
        visit=Picture(),
    ),
)
def military_place(school: SchoolContext) -> Iterator[Finding]:
    """No photo shows a military site."""
    for item, loc, photo in school.photos:
        for field, text in (("caption", photo.caption), ("alt", photo.alt)):
            if match := _MILITARY.search(text):
                message = f"照片里像是部队的地方（{match[0]}）"
                fix = "换一张在校内的照片；已经部队同意公开的可以保留"
                yield at(item, (*loc, field), message, fix, match[0])
                break
