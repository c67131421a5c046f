"""The consent of people who are named or shown."""

from __future__ import annotations

from collections.abc import Iterator

from wuse.model.base import Record
from wuse.model.people import Consent, ConsentGiver, Staff
from wuse.model.publication import may_publish
from wuse.model.records import Activity, Exemplar
from wuse.model.region import Sourced
from wuse.names import Kind, masked_name
from wuse.rules.context import SchoolContext
from wuse.rules.rule import Example, Finding, Picture, SchoolRule, at
from wuse.rules.texts.prose import Prose
from wuse.source.codes import Code
from wuse.source.problems import Loc, Severity

_SHOWN = """\
照片:
  - 文件: corner.jpg
    画面描述: 一名学生在阅读角看书
    画面人物: 学生可辨认
"""


@SchoolRule(
    Code.CONSENT,
    "photo-consent",
    "照片缺少监护人同意",
    Severity.WARNING,
    why="《未成年人网络保护条例》和《儿童个人信息网络保护规定》要求：公开能认出儿童的照片，要先取得"
    "监护人同意。没有同意记录的照片不会发布。",
    bad=Example.activity(_SHOWN, corner=Picture()),
    good=Example.activity(
        f"{_SHOWN}    同意记录: {{是否同意: 是, 同意人: 监护人, 同意日期: 2025-09}}\n",
        corner=Picture(),
    ),
)
def photo_consent(school: SchoolContext) -> Iterator[Finding]:
    """Photos in which a pupil can be recognised have a guardian's consent."""
    for item, loc, photo in school.photos:
        if not may_publish(photo):
            consent = photo.consent
            is_own = consent and consent.given and consent.by is ConsentGiver.SELF
            detail = "，学生本人同意不算" if is_own else ""
            message = f"学生可辨认而没有监护人同意{detail}，这张照片不会发布"
            fix = "取得监护人书面同意后写明“同意记录”，或者打码后改为“学生群像”"
            yield at(item, loc, message, fix)


def _staff(prose: Prose) -> Iterator[tuple[Loc, Staff]]:
    """Every member of staff in a record; they are found by their role, which each has."""
    for loc, _ in prose:
        if loc[-1] == "role" and isinstance(person := prose.value(loc[:-1]), Staff):
            yield loc[:-1], person


@SchoolRule(
    Code.NAME_HIDDEN,
    "name-hidden",
    "没有同意记录，姓名不显示",
    Severity.HINT,
    why="《个人信息保护法》第二十五条规定，公开个人信息要取得单独同意。没有同意记录，网站只显示身份，"
    "不显示姓名和个人照片；写在文件里的姓名却仍在仓库里，最好先删掉。",
    bad=Example.activity("主讲: {姓名: 王示例, 身份: 支部书记}\n"),
    good=Example.activity(
        "主讲: {姓名: 王示例, 身份: 支部书记, 同意记录: {是否同意: 是, 同意日期: 2025-09}}\n"
    ),
)
def name_hidden(school: SchoolContext) -> Iterator[Finding]:
    """Everybody with a name has consented; pages hide the other names."""
    fix = "取得书面同意后写明“同意记录”；没有同意就删掉姓名，只写身份"
    for prose in school.prose:
        for loc, person in _staff(prose):
            if person.name and not (person.consent and person.consent.given):
                yield at(prose.item, (*loc, "name"), "没有同意记录，这个姓名不会显示", fix)
    for exemplar in school.folder.exemplars:
        record = exemplar.record
        if record.name and not record.may_be_named:
            yield at(exemplar, ("name",), "没有同意记录，姓名和照片都不会显示", fix)


def _consents(school: SchoolContext) -> Iterator[tuple[Sourced[Record], Loc, Consent]]:
    """Every consent that a school records."""
    for prose in school.prose:
        for loc, person in _staff(prose):
            if person.consent:
                yield prose.item, (*loc, "consent"), person.consent
        if isinstance(prose.item.record, Exemplar) and prose.item.record.consent:
            yield prose.item, ("consent",), prose.item.record.consent
    for item, loc, photo in school.photos:
        if photo.consent:
            yield item, (*loc, "consent"), photo.consent


@SchoolRule(
    Code.CONSENT_UNDATED,
    "consent-undated",
    "同意记录没有日期",
    Severity.HINT,
    why="有人问起时，要说得清什么时候同意的。《个人信息保护法》第十四条规定，同意要自愿、明确，"
    "本人也可以撤回；没有日期，就说不清先后。",
    bad=Example.activity("主讲: {姓名: 王示例, 身份: 支部书记, 同意记录: 是}\n"),
    good=Example.activity(
        "主讲: {姓名: 王示例, 身份: 支部书记, 同意记录: {是否同意: 是, 同意日期: 2025-09}}\n"
    ),
)
def consent_undated(school: SchoolContext) -> Iterator[Finding]:
    """Every consent has a date."""
    for item, loc, consent in _consents(school):
        if consent.given and not consent.date:
            fix = "补上签字的日期，例如“同意日期: 2025-09”"
            yield at(item, loc, "写了同意，没有写哪天同意的", fix)


@SchoolRule(
    Code.CONSENT_LATER,
    "consent-later",
    "同意日期还没有到",
    Severity.WARNING,
    why="同意要在公开之前取得（《个人信息保护法》第十三条）。日期在今天以后，不是写错了，就是还没有"
    "签字。",
    bad=Example.exemplar(
        "典型类型: 优秀教师\n名称: 王示例\n同意记录: {是否同意: 是, 同意日期: 2062-09-01}\n"
    ),
    good=Example.exemplar(
        "典型类型: 优秀教师\n名称: 王示例\n同意记录: {是否同意: 是, 同意日期: 2025-09-01}\n"
    ),
)
def consent_later(school: SchoolContext) -> Iterator[Finding]:
    """No consent is dated in the future."""
    for item, loc, consent in _consents(school):
        first = consent.date.earliest if consent.date else None
        if first and first > school.context.today:
            message = f"同意日期“{consent.date}”在今天以后"
            yield at(item, (*loc, "date"), message, "改成签字的日期；还没有签字就先写“否”")


@SchoolRule(
    Code.CONSENT_ENDED,
    "consent-ended",
    "同意已经到期",
    Severity.WARNING,
    why="同意书写了期限的，过了期限要重新取得同意（《个人信息保护法》第十四条）。"
    "从那天起，网站不再显示姓名和照片。",
    bad=Example.exemplar(
        "典型类型: 优秀教师\n名称: 王示例\n"
        "同意记录: {是否同意: 是, 同意日期: 2024-09-01, 有效期至: 2025-08-31}\n"
    ),
    good=Example.exemplar(
        "典型类型: 优秀教师\n名称: 王示例\n"
        "同意记录: {是否同意: 是, 同意日期: 2025-09-01, 有效期至: 2062-08-31}\n"
    ),
)
def consent_ended(school: SchoolContext) -> Iterator[Finding]:
    """Every consent still holds."""
    for item, loc, consent in _consents(school):
        if consent.given and consent.ends and consent.ends < school.context.today:
            message = f"同意到“{consent.expires}”为止，姓名和照片不再显示"
            fix = "重新取得同意，改写同意日期和有效期；不再公开就删掉姓名和照片"
            yield at(item, (*loc, "expires"), message, fix)


@SchoolRule(
    Code.EXPIRED,
    "expired",
    "已过下架日期",
    Severity.HINT,
    why="公示和资助一类的内容过了下架日期，网站自动不再显示。文件留着也不要紧，"
    "但里面的个人信息应当清理（《个人信息保护法》第四十七条：目的已实现，应当删除）。",
    bad=Example.activity("下架日期: 2025-12-31\n"),
    good=Example.activity("下架日期: 2099-12-31\n"),
)
def expired(school: SchoolContext) -> Iterator[Finding]:
    """No record is past the date on which it is taken down."""
    items: list[Sourced[Activity] | Sourced[Exemplar]] = [
        *school.folder.activities,
        *school.folder.exemplars,
    ]
    for item in items:
        expires = item.record.expires
        last = expires.latest if expires else None
        if last and last < school.context.today:
            message = f"下架日期“{expires}”已过，网站上不再显示"
            yield at(item, ("expires",), message, "还要显示就改日期；不再需要就删掉文件")


@SchoolRule(
    Code.TEACHER_NAME,
    "teacher-name",
    "文字里写了教职工姓名",
    Severity.WARNING,
    why="写在正文、图注、名单里的姓名，网站没法像“姓名”一栏那样按同意记录隐去。"
    "《个人信息保护法》第二十五条规定，公开个人信息要取得单独同意。"
    "同意在文字里出现姓名的人，在 brand.yml 的“同意公开的姓名”里"
    "记一次，全校的文字都算；这一栏本身不公开。",
    bad=Example.activity("正文: 由王小海老师主讲，四十人参加。\n"),
    good=Example(
        {
            **Example.activity("正文: 由王小海老师主讲，四十人参加。\n").files,
            "brand.yml": "同意公开的姓名:\n"
            "  - {姓名: 王小海, 身份: 语文教师, 同意记录: {是否同意: 是, 同意日期: 2025-09}}\n",
        }
    ),
)
def teacher_name(school: SchoolContext) -> Iterator[Finding]:
    """Texts name only staff who have consented in some record of the school."""
    consented = set(_consented(school))
    for mention in school.mentions:
        if mention.kind is Kind.STAFF and mention.name not in consented:
            message = f"像是写了教职工的姓名“{masked_name(mention.name)}”"
            fix = (
                "改写身份，例如“一名语文教师”；本人书面同意的，"
                "写进 brand.yml 的“同意公开的姓名”，并写明同意记录"
            )
            yield at(mention.item, mention.loc, message, fix, mention.name)


def _consented(school: SchoolContext) -> Iterator[str]:
    for prose in school.prose:
        for _, person in _staff(prose):
            if person.consent and person.consent.given:
                yield person.name
    for exemplar in school.folder.exemplars:
        if exemplar.record.consent and exemplar.record.consent.given:
            yield exemplar.record.name
