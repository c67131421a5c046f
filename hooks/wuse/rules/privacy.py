"""Privacy: numbers, addresses and accounts that lead to one person stay off the site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wuse.model.base import Record
from wuse.model.region import Sourced
from wuse.source.problems import Code, Loc, Severity

from .finding import Finding, at
from .identifiers import CARD, IDENTITY, MOBILE, Kind, masked, numbers_in
from .prose import Prose
from .rule import Example, rule
from .scene import Scene, School

_LAW = "《个人信息保护法》第二十五条规定，没有本人单独同意，不得公开个人信息。"


def _bureaus_own(scene: Scene) -> Iterator[Prose]:
    """What the bureau writes for all; its contact is an office."""
    files: tuple[Sourced[Record], ...] = (scene.site, scene.resources, *scene.region.editions)
    yield from map(Prose, files)
    yield Prose(scene.configuration)


def _written(kind: Kind, texts: Iterable[Prose]) -> Iterator[Finding]:
    """Numbers of a kind in texts."""
    for prose in texts:
        for match in numbers_in(prose.whole, kind):
            message = f"写了{kind.name}（{masked(match[1])}）"
            fix = "删掉号码，只写身份或者人数"
            yield at(prose.item, prose.place(match.start()), message, fix, match[1])


def _named(kind: Kind, school: School) -> Iterator[Finding]:
    """Numbers of a kind in the names of files."""
    names: list[tuple[Sourced[Record], Loc, str]] = [
        *((item, (*loc, "file"), photo.file) for item, loc, photo in school.photos),
        *((item, (), item.id) for item in school.records),
    ]
    for item, loc, name in names:
        for match in numbers_in(name, kind):
            message = f"文件名里有{kind.name}（{masked(match[1])}）"
            yield at(item, loc, message, "给文件换个名字，不带个人的号码", match[1])


def _bureau_identity(scene: Scene) -> Iterator[Finding]:
    yield from _written(IDENTITY, _bureaus_own(scene))


def _bureau_mobile(scene: Scene) -> Iterator[Finding]:
    yield from _written(MOBILE, _bureaus_own(scene))


def _bureau_card(scene: Scene) -> Iterator[Finding]:
    yield from _written(CARD, _bureaus_own(scene))


@rule(
    Code.IDENTITY_NUMBER,
    "identity-number",
    "写了身份证号",
    Severity.ERROR,
    why="身份证号一旦公开就收不回来，会被冒用。号码按国家标准 GB 11643 的校验码和出生日期认定，"
    "中间有空格、用全角数字写也认得出。" + _LAW,
    bad=Example.activity("正文: 受助人身份证号 11010519491231002X，已登记。\n"),
    good=Example.activity("正文: 受助人已登记。\n"),
    survey=_bureau_identity,
    withholds=True,
)
def identity_number(school: School) -> Iterator[Finding]:
    """No text and no name of a file holds the number of an identity card."""
    yield from _written(IDENTITY, school.prose)
    yield from _named(IDENTITY, school)


_PAPERS = re.compile(
    r"(?:身份证|证件|学籍|护照)(?:号码?|编号)?[为是：:\s]{0,3}(?P<number>[A-Za-z]{0,2}\d[\dXx]{7,19})"
)


@rule(
    Code.PAPERS_NUMBER,
    "papers-number",
    "写了证件号码",
    Severity.WARNING,
    why="学籍号、护照号和十五位的老身份证号同样指向一个人；抄错一位的身份证号也是。" + _LAW,
    bad=Example.activity("正文: 学籍号：2020110105000123，转入三年级。\n"),
    good=Example.activity("正文: 一名学生转入三年级，学籍已办好。\n"),
)
def papers_number(school: School) -> Iterator[Finding]:
    """No number stands behind the name of a personal paper."""
    for prose in school.prose:
        for loc, match in prose.find(_PAPERS, "证", "学籍", "护照"):
            number = match["number"]
            if not any(numbers_in(number, IDENTITY)):
                message = f"像是证件号码（{masked(number)}）"
                yield at(prose.item, loc, message, "删掉号码；不是个人证件就换个说法", number)


@rule(
    Code.MOBILE_NUMBER,
    "mobile-number",
    "写了手机号",
    Severity.ERROR,
    why="手机号是个人的，公开后会引来骚扰和诈骗；联系学校用办公电话。" + _LAW,
    bad=Example.activity("正文: 报名请打 138 0013 8000。\n"),
    good=Example.activity("正文: 报名请打学校办公电话 0000-1234567。\n"),
    survey=_bureau_mobile,
    withholds=True,
)
def mobile_number(school: School) -> Iterator[Finding]:
    """No text and no name of a file holds a mobile number."""
    yield from _written(MOBILE, school.prose)
    yield from _named(MOBILE, school)


@rule(
    Code.BANK_CARD,
    "bank-card",
    "写了银行卡号",
    Severity.ERROR,
    why="银行账户是敏感个人信息（《个人信息保护法》第二十八条），公开后会被盗用。",
    bad=Example.activity("正文: 助学金打入 6228 4800 0000 0000 000。\n"),
    good=Example.activity("正文: 助学金已打入监护人账户。\n"),
    survey=_bureau_card,
    withholds=True,
)
def bank_card(school: School) -> Iterator[Finding]:
    """No text holds the number of a bank card."""
    yield from _written(CARD, school.prose)


_ACCOUNT = re.compile(
    r"[@＠](?P<mail>(?:vip\.)?(?:qq|foxmail|163|126|139|189|yeah|sina|sohu|gmail|outlook|hotmail"
    r"|icloud|aliyun)\.(?:com|cn|net)(?![A-Za-z0-9]))"
    r"|(?:QQ|[Qq]q|扣扣)(?P<qq>群)?(?:号码?)?[为是：:\s]{0,3}[1-9]\d{4,10}(?!\d)"
    r"|(?:微信|[Ww]e[Cc]hat|VX|vx)(?:号|ID|id)?[为是：:\s]{1,3}(?P<wechat>[A-Za-z][\w-]{5,19})"
    r"|(?P<home>家庭|家里|住宅|家长|监护人)(?:的)?(?:联系)?(?:电话|座机)(?:号码?)?[为是：:\s]{0,3}\d[\d-]{6,11}"
)
_ACCOUNT_WORDS = ("@", "＠", "QQ", "qq", "Qq", "扣扣", "微信", "hat", "VX", "vx", "电话", "座机")


@rule(
    Code.PRIVATE_ACCOUNT,
    "private-account",
    "写了私人联系方式",
    Severity.WARNING,
    why="QQ号、微信号、免费邮箱和家里的电话多半是某个人自己的。公开的联系方式用单位的：办公电话、"
    "单位邮箱、公众号。" + _LAW,
    bad=Example.activity("正文: 投稿请加微信号：linhai_editor01。\n"),
    good=Example.activity("正文: 投稿请发到学校公众号。\n"),
)
def private_account(school: School) -> Iterator[Finding]:
    """No text asks to write to somebody's own account."""
    for prose in school.prose:
        for loc, match in prose.find(_ACCOUNT, *_ACCOUNT_WORDS):
            kind = _account(match)
            message = f"写了{kind}，可能是个人的"
            yield at(prose.item, loc, message, "换成单位的联系方式，或者删掉", match[0])


def _account(match: re.Match[str]) -> str:
    if match["mail"]:
        return "免费邮箱的地址"
    if match["wechat"]:
        return "微信号"
    return "家里的电话" if match["home"] else f"QQ{match['qq'] or ''}号"


_DAY = r"\d{4}\s{0,2}[年./-]\s{0,2}\d{1,2}\s{0,2}[月./-]\s{0,2}\d{1,2}"
_BIRTH = re.compile(
    rf"出生(?:日期|年月日?|于)?[是为：:于\s]{{0,3}}{_DAY}"
    rf"|(?<=[，。；：、（(\s])生于\s{{0,2}}{_DAY}"
    rf"|(?<![党国校园军团队院])生日[是为：:\s]{{1,3}}{_DAY}"
    rf"|\d{{4}}\s{{0,2}}年\s{{0,2}}\d{{1,2}}\s{{0,2}}月\s{{0,2}}\d{{1,2}}\s{{0,2}}日(?:出生|生(?=[，。；、于]))"
)
_LIVING = 1950
"""People born before are mostly figures of history, of whom texts tell."""


@rule(
    Code.BIRTH_DATE,
    "birth-date",
    "写了出生日期",
    Severity.WARNING,
    why="出生日期和姓名、学校放在一起，足以认出一个人，也是骗子最常用的。需要时写“四十多岁”"
    "“八岁”就够了。" + _LAW,
    bad=Example.exemplar("事迹: 他出生于1985年3月12日，任教二十年。\n"),
    good=Example.exemplar("事迹: 他四十岁，任教二十年。\n"),
)
def birth_date(school: School) -> Iterator[Finding]:
    """No text tells the day on which a living person was born."""
    for prose in school.prose:
        for loc, match in prose.find(_BIRTH, "出生", "生于", "生日", "日生"):
            year = re.search(r"\d{4}", match[0])
            if year and int(year[0]) >= _LIVING:
                fix = "只写年龄段，或者不写"
                yield at(prose.item, loc, "写了出生的年月日", fix, match[0])


_N = r"[\d一二三四五六七八九十百零〇]"
_ADDRESS = {
    re.compile(
        rf"{_N}{{1,4}}(?:栋|幢|号楼|座|楼)[\s、-]?{_N}{{1,3}}单元[\s、-]?"
        rf"(?:{_N}{{1,2}}[楼层][\s、-]?)?{_N}{{2,4}}(?:室|号|户)?"
    ): ("单元",),
    re.compile(
        r"(?:小区|花园|家园|新村|里弄)[一-鿿]{0,4}?"
        rf"{_N}{{1,4}}(?:栋|幢|号楼|座|号)[\s、-]?{_N}{{1,4}}[室户]"
    ): ("室", "户"),
    re.compile(
        rf"[村屯寨庄][一-鿿]{{0,3}}?{_N}{{1,3}}[组社队]\s?{_N}{{1,4}}号(?![楼线桥路馆店])"
    ): ("号",),
    re.compile(
        r"(?:家住|家庭(?:详细)?(?:住址|地址)|现住址|户籍地址|住址)[是为在：:\s]{0,3}"
        rf"[^，。；！？\n\x00]{{0,30}}?{_N}(?:室|号(?![线桥])|组|栋|幢|单元|弄|户)"
    ): ("家住", "址"),
}
"""How the address of a household is written, with words of which each holds one."""


@rule(
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
def home_address(school: School) -> Iterator[Finding]:
    """No text leads to the door of a household."""
    for prose in school.prose:
        found = [hit for pattern, words in _ADDRESS.items() for hit in prose.find(pattern, *words)]
        for loc, match in found:
            fix = "只写到社区或者村，不写楼号、门牌和村组"
            yield at(prose.item, loc, "写了能找到一户人家的住址", fix, match[0])
