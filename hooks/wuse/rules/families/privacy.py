"""Numbers, addresses and accounts that identify a person stay off the site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wuse.model.base import Record
from wuse.model.region import Sourced
from wuse.rules.context import RegionContext, SchoolContext
from wuse.rules.rule import Example, Finding, SchoolRule, at
from wuse.rules.texts.contacts import ACCOUNT_PREFILTER, ACCOUNTS, ADDRESS_PREFILTER, ADDRESSES
from wuse.rules.texts.identifiers import (
    CARD,
    IDENTITY,
    MOBILE,
    Number,
    NumberKind,
    digits,
    numbers_in,
)
from wuse.rules.texts.prose import Prose
from wuse.rules.texts.visible import VisibleText
from wuse.source.codes import Code
from wuse.source.problems import Severity

_LAW = "《个人信息保护法》第二十五条规定，没有本人单独同意，不得公开个人信息。"


def _bureau_texts(context: RegionContext) -> Iterator[Prose]:
    """Everything that the bureau writes; its contact is an office."""
    files: tuple[Sourced[Record], ...] = (context.site, context.resources, *context.region.editions)
    for item in (*files, context.configuration):
        yield (prose := Prose(item))
        yield prose.other_values


def _in_texts(kind: NumberKind, texts: Iterable[Prose]) -> Iterator[Finding]:
    for prose in texts:
        for number in numbers_in(prose.visible, kind):
            loc, quote = prose.loc_at(number.start), prose.whole[number.start : number.end]
            if loc[-1] in _FILE_FIELDS:
                message = _IN_FILE_NAME.format(kind.name, number.masked)
                yield at(prose.item, loc, message, _RENAME, quote)
            else:
                message = f"写了{kind.name}（{number.masked}）"
                yield at(prose.item, loc, message, "删掉号码，只写身份或者人数", quote)


_FILE_FIELDS = ("file", "emblem")
_IN_FILE_NAME, _RENAME = "文件名里有{}（{}）", "给文件换个名字，不带个人的号码"


def _in_file_names(kind: NumberKind, school: SchoolContext) -> Iterator[Finding]:
    for item in school.records:
        name = school.folder.slug if item is school.folder.source else item.id
        for number in numbers_in(VisibleText(name), kind):
            yield at(item, (), _IN_FILE_NAME.format(kind.name, number.masked), _RENAME)


def _everywhere(kind: NumberKind, school: SchoolContext) -> Iterator[Finding]:
    yield from _in_texts(kind, (*school.prose, *school.other_values))
    yield from _in_file_names(kind, school)


def _bureau_identity(context: RegionContext) -> Iterator[Finding]:
    yield from _in_texts(IDENTITY, _bureau_texts(context))


def _bureau_mobile(context: RegionContext) -> Iterator[Finding]:
    yield from _in_texts(MOBILE, _bureau_texts(context))


def _bureau_card(context: RegionContext) -> Iterator[Finding]:
    yield from _in_texts(CARD, _bureau_texts(context))


@SchoolRule(
    Code.IDENTITY_NUMBER,
    "identity-number",
    "写了身份证号",
    Severity.ERROR,
    why="身份证号一旦公开就收不回来，会被冒用。号码按国家标准 GB 11643 的校验码和出生日期认定，"
    "中间有空格、用全角数字写也认得出。" + _LAW,
    bad=Example.activity("正文: 受助人身份证号 11010519491231002X，已登记。\n"),
    good=Example.activity("正文: 受助人已登记。\n"),
    region_check=_bureau_identity,
    withholds=True,
)
def identity_number(school: SchoolContext) -> Iterator[Finding]:
    """No text and no file name contains the number of an identity card."""
    yield from _everywhere(IDENTITY, school)


_DOCUMENT_NUMBER = re.compile(
    r"(?:身份证|证件|学籍|护照)(?:号码?|编号)?[为是：:\s]{0,3}(?P<number>[A-Za-z]{0,2}\d[\dXx]{7,19})"
)
_DOCUMENT = re.compile("身份证|证件|学籍|护照")


@SchoolRule(
    Code.PAPERS_NUMBER,
    "papers-number",
    "写了证件号码",
    Severity.WARNING,
    why="学籍号、护照号和十五位的老身份证号同样指向一个人；抄错一位的身份证号也是。" + _LAW,
    bad=Example.activity("正文: 学籍号：2020110105000123，转入三年级。\n"),
    good=Example.activity("正文: 一名学生转入三年级，学籍已办好。\n"),
)
def papers_number(school: SchoolContext) -> Iterator[Finding]:
    """No number follows the name of a personal document."""
    for prose in school.prose:
        for loc, match, quote in prose.visible_matches(_DOCUMENT_NUMBER, _DOCUMENT):
            number = match["number"]
            if not any(numbers_in(VisibleText(number), IDENTITY)):
                message = f"像是证件号码（{Number(0, 0, digits(number)).masked}）"
                yield at(prose.item, loc, message, "删掉号码；不是个人证件就换个说法", quote)


@SchoolRule(
    Code.MOBILE_NUMBER,
    "mobile-number",
    "写了手机号",
    Severity.ERROR,
    why="手机号是个人的，公开后会引来骚扰和诈骗；联系学校用办公电话。" + _LAW,
    bad=Example.activity("正文: 报名请打 138 0013 8000。\n"),
    good=Example.activity("正文: 报名请打学校办公电话 0000-1234567。\n"),
    region_check=_bureau_mobile,
    withholds=True,
)
def mobile_number(school: SchoolContext) -> Iterator[Finding]:
    """No text and no file name contains a mobile number."""
    yield from _everywhere(MOBILE, school)


@SchoolRule(
    Code.BANK_CARD,
    "bank-card",
    "写了银行卡号",
    Severity.ERROR,
    why="银行账户是敏感个人信息（《个人信息保护法》第二十八条），公开后会被盗用。",
    bad=Example.activity("正文: 助学金打入 6228 4800 0000 0000 000。\n"),
    good=Example.activity("正文: 助学金已打入监护人账户。\n"),
    region_check=_bureau_card,
    withholds=True,
)
def bank_card(school: SchoolContext) -> Iterator[Finding]:
    """No text and no file name contains the number of a bank card."""
    yield from _everywhere(CARD, school)


@SchoolRule(
    Code.PRIVATE_ACCOUNT,
    "private-account",
    "写了私人联系方式",
    Severity.WARNING,
    why="QQ号、微信号、免费邮箱和家里的电话多半是某个人自己的。公开的联系方式用单位的：办公电话、"
    "单位邮箱、公众号。" + _LAW,
    bad=Example.activity("正文: 投稿请加微信号：linhai_editor01。\n"),
    good=Example.activity("正文: 投稿请发到学校公众号。\n"),
)
def private_account(school: SchoolContext) -> Iterator[Finding]:
    """No text contains somebody's private account."""
    for prose in school.prose:
        for notation in ACCOUNTS if ACCOUNT_PREFILTER.search(prose.visible.text) else ():
            for loc, _, quote in prose.visible_matches(notation.pattern, notation.prefilter):
                message = f"写了{notation.name}，可能是个人的"
                yield at(prose.item, loc, message, "换成单位的联系方式，或者删掉", quote)


_DAY = r"\d{4}\s{0,2}[年./-]\s{0,2}\d{1,2}\s{0,2}[月./-]\s{0,2}\d{1,2}"
_BIRTH = re.compile(
    rf"出生(?:日期|年月日?|于)?[是为：:于\s]{{0,3}}{_DAY}"
    rf"|(?<=[，。；：、（(\s])生于\s{{0,2}}{_DAY}"
    rf"|(?<![党国校园军团队院])生日[是为：:\s]{{1,3}}{_DAY}"
    rf"|\d{{4}}\s{{0,2}}年\s{{0,2}}\d{{1,2}}\s{{0,2}}月\s{{0,2}}\d{{1,2}}\s{{0,2}}日(?:出生|生(?=[，。；、于]))"
)
_BIRTH_PREFILTER = re.compile("出生|生于|生日|日生")
_LIVING = 1950
"""Year of birth from which a person counts as living; earlier dates are mostly of historical
figures."""


@SchoolRule(
    Code.BIRTH_DATE,
    "birth-date",
    "写了出生日期",
    Severity.WARNING,
    why="出生日期和姓名、学校放在一起，足以认出一个人，也是骗子最常用的。需要时写“四十多岁”"
    "“八岁”就够了。" + _LAW,
    bad=Example.exemplar("事迹: 他出生于1985年3月12日，任教二十年。\n"),
    good=Example.exemplar("事迹: 他四十岁，任教二十年。\n"),
)
def birth_date(school: SchoolContext) -> Iterator[Finding]:
    """No text gives the birth date of a living person."""
    for prose in school.prose:
        for loc, match, quote in prose.visible_matches(_BIRTH, _BIRTH_PREFILTER):
            year = re.search(r"\d{4}", match[0])
            if year and int(year[0]) >= _LIVING:
                fix = "只写年龄段，或者不写"
                yield at(prose.item, loc, "写了出生的年月日", fix, quote)


@SchoolRule(
    Code.HOME_ADDRESS,
    "home-address",
    "写了家庭住址",
    Severity.ERROR,
    why="写到门牌、单元或者村组的住址能让陌生人找上门，孩子、老人和受助家庭尤其危险。写到社区或者村"
    "就够了。" + _LAW,
    bad=Example.activity("地点: 幸福小区3栋2单元501室\n"),
    good=Example.activity("地点: 幸福社区\n"),
    withholds=True,
)
def home_address(school: SchoolContext) -> Iterator[Finding]:
    """No text contains the full address of a household."""
    for prose in school.prose:
        notations = ADDRESSES if ADDRESS_PREFILTER.search(prose.visible.text) else ()
        matches = (
            match
            for notation in notations
            for match in prose.visible_matches(notation.pattern, notation.prefilter)
        )
        for loc, match, quote in matches:
            if not match.groupdict().get("free"):
                fix = "只写到社区或者村，不写楼号、门牌和村组"
                yield at(prose.item, loc, "写了能找到一户人家的住址", fix, quote)
