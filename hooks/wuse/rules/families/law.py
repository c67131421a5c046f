"""What the law asks: registration numbers, maps, generated pictures, reviews."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from wuse.model.brand import Review, ReviewStep
from wuse.model.media import PeopleInPhoto, PictureKind
from wuse.rules.context import RegionContext, SchoolContext
from wuse.rules.rule import Example, Finding, Picture, RegionRule, SchoolRule, at
from wuse.source.codes import Code
from wuse.source.problems import Loc, Severity

_SHORT = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕陇甘青宁新"
"""Short names of the provinces; Sichuan, Guizhou, Yunnan and Gansu have two each."""
_ICP = re.compile(rf"[{_SHORT}]ICP备\d{{6,12}}号(?:-\d{{1,3}})?")
_POLICE = re.compile(rf"[{_SHORT}]公网安备\s?\d{{14}}号")
_ONLY_ZEROS = re.compile(r"\D0+号")


def _settings(text: str) -> Example:
    return Example({"mkdocs.yml": f"extra:\n  wuse:\n    {text}\n"})


@RegionRule(
    Code.ICP_NUMBER,
    "icp-number",
    "ICP备案号写法不对",
    Severity.WARNING,
    why="《互联网信息服务管理办法》规定网站要备案，备案号放在首页底部的中央，链接到工业和信息化部的备案系统"
    "（《非经营性互联网信息服务备案管理办法》第十三条）。号码错一个字就查不到。",
    bad=_settings("icp: 京ICP备案12345678"),
    good=_settings("icp: 京ICP备12345678号-1"),
)
def icp_number(context: RegionContext) -> Iterator[Finding]:
    """The ICP number has the form that the ministry issues."""
    number = context.settings.icp
    if number and (not _ICP.fullmatch(number) or _ONLY_ZEROS.search(number)):
        message = f"ICP备案号“{number}”写法不对"
        fix = "写成“省份简称ICP备数字号-序号”，例如 京ICP备12345678号-1；还没有就删掉这一行"
        yield at(context.configuration, ("icp",), message, fix)


@RegionRule(
    Code.POLICE_NUMBER,
    "police-number",
    "公安备案号写法不对",
    Severity.WARNING,
    why="《计算机信息网络国际联网安全保护管理办法》第十二条规定，网站开通后三十日内到公安机关备案。号码是"
    "十四位数字，错一位就查不到。",
    bad=_settings("police: 京公网安备1234号"),
    good=_settings("police: 京公网安备 11010502012345号"),
)
def police_number(context: RegionContext) -> Iterator[Finding]:
    """The public-security number has the form that the police issue."""
    number = context.settings.police
    if number and (not _POLICE.fullmatch(number) or _ONLY_ZEROS.search(number)):
        message = f"公安备案号“{number}”写法不对"
        fix = "写成“省份简称公网安备 14位数字号”，例如 京公网安备 11010502012345号；没有就不写"
        yield at(context.configuration, ("police",), message, fix)


_MAP = re.compile(r"地图|区位图|行政区划图|区划图|交通图|(?<![A-Za-z])(?:[Mm]ap|ditu)(?![A-Za-z])")
_APPROVED = re.compile(r"审图号")
_A_MAP = """\
照片:
  - {文件: schools.jpg, 画面描述: 全县学校分布的地图, 画面人物: 无人%s}
"""


@SchoolRule(
    Code.MAP,
    "map-approval",
    "地图没有审图号",
    Severity.WARNING,
    why="《地图管理条例》规定，向社会公开的地图要经过审核，并注明审图号；景区图、街区图、地铁线路图这样内容"
    "简单的除外。画错边界是很严重的事，能用清单说清楚的就不用地图。",
    bad=Example.activity(_A_MAP % "", schools=Picture()),
    good=Example.activity(_A_MAP % ", 图注: 审图号 GS（2026）0000号", schools=Picture()),
)
def map_approval(school: SchoolContext) -> Iterator[Finding]:
    """A map shows its approval number; pictures of people are not maps."""
    for item, loc, photo in school.photos:
        if photo.people is PeopleInPhoto.NONE:
            texts = f"{photo.caption}\n{photo.alt}\n{photo.credit}"
            if _MAP.search(f"{texts}\n{photo.file}") and not _APPROVED.search(texts):
                fix = "在图注里写明审图号；手绘的或者校园平面图就在画面描述里这样说，不叫地图"
                yield at(item, loc, "像是地图，没有写审图号", fix)


_GENERATED = re.compile(
    r"(?:AI|Ai|ai|人工智能|大模型)(?:工具|软件)?(?:生成|制作|绘制|合成|作图|画的)"
    r"|文生图|Midjourney|Stable ?Diffusion"
)
_A_PICTURE = """\
照片:
  - {文件: sea.jpg, 画面描述: 海上日出, 画面人物: 无人, 作者: AI生成%s}
"""


@SchoolRule(
    Code.GENERATED,
    "generated-unlabelled",
    "AI 图片没有标明",
    Severity.WARNING,
    why="《人工智能生成合成内容标识办法》规定，人工智能生成的图片要有看得见的标识。“图片性质”写明了，页面"
    "会自动标注；写成照片，就是拿它当真。",
    bad=Example.activity(_A_PICTURE % "", sea=Picture()),
    good=Example.activity(_A_PICTURE % ", 图片性质: 人工智能生成", sea=Picture()),
)
def generated(school: SchoolContext) -> Iterator[Finding]:
    """A picture credited to AI is declared as generated."""
    for item, loc, photo in school.photos:
        if photo.kind is not PictureKind.GENERATED:
            for field in ("credit", "caption"):
                if match := _GENERATED.search(getattr(photo, field)):
                    message = f"“{match[0]}”的图片，图片性质写的是“{photo.kind.zh}”"
                    fix = "加一行“图片性质: 人工智能生成”"
                    yield at(item, (*loc, field), message, fix, match[0])


_STEPS = ("first", "second", "final")
_REVIEW = """\
审核:
  撰稿: 宣传委员
  初审: {审核人: 党建办公室主任, 日期: %s}
  复审: {审核人: 支部副书记, 日期: 2025-11-05}
  终审: {审核人: %s, 日期: 2025-11-06}
"""


@SchoolRule(
    Code.REVIEW_GAP,
    "review-gap",
    "三审没有写全",
    Severity.HINT,
    why="三审三校是信息发布的通行制度：撰稿、初审、复审、终审各有其人，一个人审不了自己。"
    "《中国共产党党务公开条例（试行）》也要求先审核、审批，再公开。",
    bad=Example.brand(_REVIEW % ("2025-11-03", "支部副书记")),
    good=Example.brand(_REVIEW % ("2025-11-03", "支部书记")),
)
def review_gap(school: SchoolContext) -> Iterator[Finding]:
    """A recorded review names a different person for every step."""
    review = school.folder.profile.review
    if review is None:
        return
    steps: dict[str, str] = {}
    for field, role in _reviewers(review):
        label = str(Review.model_fields[field].title)
        loc: Loc = ("review", field) if getattr(review, field) else ("review",)
        if not role:
            yield at(school.folder.source, loc, f"没有写“{label}”是谁", f"补上“{label}”的身份")
        elif role in steps:
            message = f"“{label}”和“{steps[role]}”是同一个人：{role}"
            yield at(school.folder.source, loc, message, "换另一个人审；职务相同的写清楚是哪一位")
        steps.setdefault(role, label)


def _reviewers(review: Review) -> Iterator[tuple[str, str]]:
    """Each step with the role of its reviewer, empty if not given."""
    yield "author", review.author.role if review.author else ""
    for field in _STEPS:
        step: ReviewStep | None = getattr(review, field)
        yield field, step.by.role if step and step.by else ""


@SchoolRule(
    Code.REVIEW_ORDER,
    "review-order",
    "三审的日期先后不对",
    Severity.WARNING,
    why="先初审，再复审，最后终审。日期倒过来，不是写错了，就是补签的，评审时会被问到。",
    bad=Example.brand(_REVIEW % ("2025-11-08", "支部书记")),
    good=Example.brand(_REVIEW % ("2025-11-03", "支部书记")),
)
def review_order(school: SchoolContext) -> Iterator[Finding]:
    """No step of a review is dated before the previous step."""
    review = school.folder.profile.review
    before: date | None = None
    for field in _STEPS if review else ():
        step: ReviewStep | None = getattr(review, field)
        if step and step.date and step.date.latest:
            if before and step.date.latest < before:
                label = str(Review.model_fields[field].title)
                message = f"“{label}”的日期“{step.date}”早于上一审"
                loc = ("review", field, "date")
                yield at(school.folder.source, loc, message, "改成实际的日期")
            before = step.date.earliest
