"""Logos, emblems and colours: a brand's own, lawful, and easy to distinguish."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from wuse.model.initiative import Initiative
from wuse.oklch import contrast, oklab
from wuse.rules.context import RegionContext, SchoolContext
from wuse.rules.rule import Example, Finding, Picture, SchoolRule, at
from wuse.source.codes import Code
from wuse.source.problems import Loc, Severity

_LOGO = """\
品牌:
  品牌名称: 示例品牌
  标识:
    文件: logo.jpg
    画面描述: 圆形标识，里面是一片帆
    画面人物: 无人
    图片性质: 示意插画
    使用许可: %s
"""
_OWN = "学校美术教研组设计，归学校所有，可以公开使用"


@SchoolRule(
    Code.LOGO_QUESTION,
    "logo-emblem-question",
    "标识里有没有党徽国徽",
    Severity.HINT,
    why="《中国共产党党徽党旗条例》和《国徽法》规定了党徽、国徽用在哪里，不能拿来拼进学校自己的标识、改色"
    "或者裁切。请设计的人确认一次，写在“含党徽国徽”里。",
    bad=Example.brand(_LOGO % _OWN + "    作者: 美术教研组\n", logo=Picture()),
    good=Example.brand(_LOGO % _OWN + "    作者: 美术教研组\n    含党徽国徽: 否\n", logo=Picture()),
)
def logo_question(school: SchoolContext) -> Iterator[Finding]:
    """Somebody has confirmed whether the logo contains an emblem of the Party or the state."""
    logo = school.folder.profile.brand.logo
    if logo and logo.emblem is None:
        fix = "没有就加一行“含党徽国徽: 否”；有就请换一个标识"
        message = "请确认标识里没有党徽、国徽"
        text = f"{logo.meaning}{logo.alt}"
        if named := _EMBLEM.search(text):
            message = f"说明里提到“{named[0]}”，{message}、党旗、国旗"
        yield at(school.folder.source, ("brand", "logo"), message, fix)


@SchoolRule(
    Code.LOGO_EMBLEM,
    "logo-emblem",
    "标识里有党徽或国徽",
    Severity.WARNING,
    why="《中国共产党党徽党旗条例》规定，党徽不得用于商标、广告，不得加字加图、改变样式；国徽的用途由"
    "《国徽法》规定，学校标识不在其内。",
    bad=Example.brand(_LOGO % _OWN + "    作者: 美术教研组\n    含党徽国徽: 是\n", logo=Picture()),
    good=Example.brand(_LOGO % _OWN + "    作者: 美术教研组\n    含党徽国徽: 否\n", logo=Picture()),
)
def logo_emblem(school: SchoolContext) -> Iterator[Finding]:
    """A school's logo contains no emblem of the Party or the state."""
    logo = school.folder.profile.brand.logo
    if logo and logo.emblem:
        fix = "换一个不含党徽、国徽的标识"
        loc: Loc = ("brand", "logo", "emblem")
        yield at(school.folder.source, loc, "学校的标识里不能有党徽、国徽", fix)


_EMBLEM = re.compile("党徽|国徽|党旗|国旗|五星红旗|镰刀|锤头|天安门")


@SchoolRule(
    Code.LOGO_NAMES_EMBLEM,
    "logo-names-emblem",
    "标识写着不含党徽国徽，释义里却提到",
    Severity.WARNING,
    why="“含党徽国徽”填了“否”，释义或画面描述却说图形里有党徽、国徽、党旗、国旗或它们的一部分，两处有一处不对。"
    "《中国共产党党徽党旗条例》《国旗法》《国徽法》都不许把它们拼进学校的标识。",
    bad=Example.brand(
        _LOGO % _OWN
        + "    作者: 美术教研组\n    含党徽国徽: 否\n    标识释义: 中间是党徽，四周是麦穗\n",
        logo=Picture(),
    ),
    good=Example.brand(
        _LOGO % _OWN + "    作者: 美术教研组\n    含党徽国徽: 否\n    标识释义: 中间是一片帆\n",
        logo=Picture(),
    ),
)
def logo_names_emblem(school: SchoolContext) -> Iterator[Finding]:
    """A logo that is said to hold no emblem is not described with one."""
    logo = school.folder.profile.brand.logo
    if logo is None or logo.emblem is not False:
        return
    for field in ("meaning", "alt"):
        if match := _EMBLEM.search(getattr(logo, field)):
            message = f"“含党徽国徽”写的是“否”，这里却提到“{match[0]}”"
            fix = "请设计的人再确认一次：图形里真有，就换一个标识；没有，改一改这里的说法"
            yield at(school.folder.source, ("brand", "logo", field), message, fix, match[0])


@SchoolRule(
    Code.LOGO_CREDIT,
    "logo-credit",
    "标识没有写作者",
    Severity.HINT,
    why="标识是作品，设计它的人有署名权（《著作权法》第十条）；写明作者，别人也知道它不是从网上取来的。",
    bad=Example.brand(_LOGO % _OWN + "    含党徽国徽: 否\n", logo=Picture()),
    good=Example.brand(_LOGO % _OWN + "    作者: 美术教研组\n    含党徽国徽: 否\n", logo=Picture()),
)
def logo_credit(school: SchoolContext) -> Iterator[Finding]:
    """A logo credits its maker, by group or role."""
    logo = school.folder.profile.brand.logo
    if logo and logo.file and not logo.credit:
        fix = "加一行“作者”，写单位或身份，例如“美术教研组”"
        yield at(school.folder.source, ("brand", "logo"), "标识没有写作者", fix)


_FROM_THE_NET = re.compile(
    r"(?:来自|来源于?|取自|摘自|下载自|转自)[:： ]?(?:于)?(?:互联网|网络|网上|百度|抖音|微博)"
    r"|(?:网络|网上|百度)(?:图片|下载|素材)|网图|图源网络"
)


@SchoolRule(
    Code.FROM_THE_NET,
    "from-the-net",
    "图片来自网络",
    Severity.WARNING,
    why="“来自网络”不等于可以用：照片和图案归作者所有，用别人的作品要得到许可（《著作权法》第二十六条）。"
    "被作者追究的往往是登出它的学校。",
    bad=Example.activity(
        "照片:\n  - {文件: sea.jpg, 画面描述: 海边, 画面人物: 无人, 作者: 图片来自网络}\n",
        sea=Picture(),
    ),
    good=Example.activity(
        "照片:\n  - {文件: sea.jpg, 画面描述: 海边, 画面人物: 无人, 作者: 校融媒体社}\n",
        sea=Picture(),
    ),
)
def from_the_net(school: SchoolContext) -> Iterator[Finding]:
    """No picture is credited to the internet."""
    for item, loc, photo in school.photos:
        for field in ("credit", "caption", "licence"):
            if match := _FROM_THE_NET.search(getattr(photo, field, "")):
                message = f"“{match[0]}”的图片没有得到许可"
                fix = "换成自己拍的、自己画的，或者写明作者和许可"
                yield at(item, (*loc, field), message, fix, match[0])


_EMBLEM_FILE = re.compile(
    r"(?:中国共产党)?(?:党徽|国徽|danghui|guohui|party-?emblem|national-?emblem|hammer-?(?:and-?)?sickle)"
    r"(?:标准|图案|图标|图片|素材|矢量|高清|标志|logo)*",
    re.IGNORECASE,
)
_DECORATION = str.maketrans("", "", "0123456789 _()（）")


@SchoolRule(
    Code.EMBLEM_FILE,
    "emblem-file",
    "把党徽国徽当照片",
    Severity.WARNING,
    why="照片会按屏幕裁切、缩放，而党徽、国徽不能裁切、变形，也不能当装饰。"
    "《中国共产党党徽党旗条例》《国徽法》对用途都有规定。需要党徽的地方由主管部门统一放在页眉。",
    bad=Example.activity(
        "照片:\n  - {文件: danghui.jpg, 画面描述: 党徽图案, 画面人物: 无人}\n", danghui=Picture()
    ),
    good=Example.activity(
        "照片:\n  - {文件: badge.jpg, 画面描述: 党员佩戴党徽重温誓词, 画面人物: 成人}\n",
        badge=Picture(),
    ),
)
def emblem_file(school: SchoolContext) -> Iterator[Finding]:
    """No photo is the emblem itself."""
    for item, loc, photo in school.photos:
        if _EMBLEM_FILE.fullmatch(PurePath(photo.file).stem.translate(_DECORATION)):
            message = f"照片“{photo.file}”像是党徽或国徽的图案"
            yield at(item, (*loc, "file"), message, "删掉这张图，换成活动的照片")


_PALE = 3
"""Contrast with white below which a graphic fails WCAG 2.2 (1.4.11)."""


def _is_pale(colour: str) -> bool:
    return contrast(colour, "#ffffff") < _PALE


_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def _colours(school: SchoolContext) -> Iterator[tuple[Loc, str]]:
    """Every colour that a school writes as a hex value."""
    file = school.folder.profile
    if file.theme.colour:
        yield ("theme", "colour"), file.theme.colour
    for loc, siblings in _sibling_lists(file.initiatives, ("initiatives",)):
        for position, initiative in enumerate(siblings):
            if _HEX.fullmatch(initiative.colour):
                yield (*loc, position, "colour"), initiative.colour


def _sibling_lists(
    siblings: Sequence[Initiative], loc: Loc
) -> Iterator[tuple[Loc, Sequence[Initiative]]]:
    """Every list of sibling initiatives, at any depth, with its field."""
    yield loc, siblings
    for position, initiative in enumerate(siblings):
        if initiative.children:
            yield from _sibling_lists(initiative.children, (*loc, position, "children"))


_BUREAU = "extra:\n  wuse: {accent: '%s'}\n"
_PALE_FIX = "选深一些的颜色，例如把明黄换成赭黄；不改也可以，页面会自动加深"


def _pale_accent(context: RegionContext) -> Iterator[Finding]:
    if _is_pale(context.settings.accent):
        message = f"主色“{context.settings.accent}”太浅，页面上会用深得多的颜色"
        yield at(context.configuration, ("accent",), message, _PALE_FIX)


@SchoolRule(
    Code.PALE_COLOUR,
    "pale-colour",
    "颜色太浅",
    Severity.HINT,
    why="浅色的字在白底上看不清。国际标准 WCAG 2.2 要求图形和底色的对比度不低于 3:1，不够时页面会"
    "把颜色自动加深，看上去就和选的不一样了。",
    bad=Example.brand('主题色: {主色: "#ffe14d"}\n'),
    good=Example.brand('主题色: {主色: "#8f6a00"}\n'),
    region_check=_pale_accent,
)
def pale_colour(school: SchoolContext) -> Iterator[Finding]:
    """Pages can show each colour as the school chose it."""
    for loc, colour in _colours(school):
        if _is_pale(colour):
            message = f"颜色“{colour}”太浅，页面上会用深得多的颜色"
            yield at(school.folder.source, loc, message, _PALE_FIX, colour)


_ALIKE = 0.05
"""Distance in OKLab below which people take two small patches of colour for one; in this space a
distance of 0.02 is just noticeable side by side."""


def _alike(one: str, other: str) -> bool:
    """Whether two colours, as schools write them, look the same."""
    if _HEX.fullmatch(one) and _HEX.fullmatch(other):
        return math.dist(oklab(one), oklab(other)) < _ALIKE
    return one[:1] == other[:1] != "#"


_TWO = """\
载体:
  - {编号: red, 名称: 红色先锋示范行, 颜色: "%s"}
  - {编号: orange, 名称: 橙色关爱行, 颜色: "%s"}
"""


@SchoolRule(
    Code.SAME_COLOURS,
    "same-colours",
    "两项行动颜色分不清",
    Severity.HINT,
    why="颜色是用来认出一项行动的。两种颜色几乎一样，时间线上就分不出哪个是哪个；色弱的读者更难分。",
    bad=Example.brand(_TWO % ("#b3212b", "#b5242c")),
    good=Example.brand(_TWO % ("#b3212b", "#b95a12")),
)
def same_colours(school: SchoolContext) -> Iterator[Finding]:
    """Sibling initiatives have distinct colours."""
    for loc, siblings in _sibling_lists(school.folder.profile.initiatives, ("initiatives",)):
        coloured = [(i, initiative) for i, initiative in enumerate(siblings) if initiative.colour]
        for number, (i, initiative) in enumerate(coloured):
            before = (other for _, other in coloured[:number])
            twin = next((it for it in before if _alike(initiative.colour, it.colour)), None)
            if twin:
                message = f"“{initiative.name}”和“{twin.name}”的颜色分不清"
                here = (*loc, i, "colour")
                yield at(school.folder.source, here, message, "给其中一项换一种颜色")


@SchoolRule(
    Code.SAME_ICONS,
    "same-icons",
    "两项行动字标相同",
    Severity.HINT,
    why="字标是图形里的那个字，黑白打印和色弱的读者靠它认出一项行动；两项同一个字，就认不出了。",
    bad=Example.brand(
        "载体:\n  - {编号: a, 名称: 党建引领, 字标: 党}\n  - {编号: b, 名称: 先锋示范, 字标: 党}\n"
    ),
    good=Example.brand(
        "载体:\n  - {编号: a, 名称: 党建引领, 字标: 引}\n  - {编号: b, 名称: 先锋示范, 字标: 先}\n"
    ),
)
def same_icons(school: SchoolContext) -> Iterator[Finding]:
    """Sibling initiatives have distinct icons."""
    for loc, siblings in _sibling_lists(school.folder.profile.initiatives, ("initiatives",)):
        icons = [initiative.icon for initiative in siblings]
        for i, icon in enumerate(icons):
            if icon and icon in icons[:i]:
                twin = siblings[icons.index(icon)].name
                message = f"字标“{icon}”和“{twin}”的相同"
                yield at(school.folder.source, (*loc, i, "icon"), message, "换一个字")
