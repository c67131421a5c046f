"""What the law asks: registration numbers, maps, generated pictures, reviews, evaluations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from wuse.model.brand import Review, ReviewStep
from wuse.model.edition import Edition
from wuse.model.media import PeopleInPhoto, PictureKind
from wuse.model.region import Sourced
from wuse.model.scheme import Phase
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


_EDITION = """\
名称: 2026年党建品牌评选
年份: 2026
"""
_AUTHORITY = "依据文件: {文件名称: 品牌评选实施方案}\n"


def _edition(text: str) -> Example:
    return Example({"_bureau/editions/2026.yml": f"{_EDITION}{text}"})


@RegionRule(
    Code.NO_AUTHORITY,
    "edition-authority",
    "评选没有依据文件",
    Severity.HINT,
    why="《评比达标表彰活动管理办法》规定，没有批准不得开展评选。没有写依据文件，评选功能不启用，页面只作"
    "展示。",
    bad=_edition(""),
    good=_edition(_AUTHORITY),
)
def edition_authority(context: RegionContext) -> Iterator[Finding]:
    """An evaluation names the document that authorises it."""
    for edition in context.region.editions:
        if edition.record.authority is None:
            fix = "有正式文件后补上“依据文件”；没有就不开展评选"
            yield at(edition, (), "没有写依据文件，这届评选不启用", fix)


_NOTICE = re.compile(r"(?<!\d)(\d{1,2})\s?个?(?:工作日|天|日)(?!前|起|内)")
_WORKING_DAYS = 5
"""The shortest public notice, the same as in the rules of the default rubric."""
_LONG = "公示: 公示5个工作日，意见寄主管部门。\n"


@RegionRule(
    Code.SHORT_NOTICE,
    "short-notice",
    "公示时间不够",
    Severity.WARNING,
    why="评选结果要公示，通行的做法是不少于5个工作日：时间太短，有意见的人来不及说。",
    bad=_edition(f"{_AUTHORITY}公示: 公示3天。\n"),
    good=_edition(_AUTHORITY + _LONG),
)
def short_notice(context: RegionContext) -> Iterator[Finding]:
    """A public notice gives people five working days to object."""
    for edition in context.region.editions:
        fix = f"改成不少于{_WORKING_DAYS}个工作日"
        note = edition.record.notice.note if edition.record.notice else ""
        match = _NOTICE.search(note)
        if match and int(match[1]) < _WORKING_DAYS:
            yield at(edition, ("notice", "note"), f"公示“{match[0]}”太短", fix, match[0])
        for loc, phase in _notices(edition):
            days = _working_days(phase)
            if days is not None and days < _WORKING_DAYS:
                yield at(edition, (*loc, "date"), f"公示只有{days}个工作日", fix)


def _notices(edition: Sourced[Edition]) -> Iterator[tuple[Loc, Phase]]:
    for position, phase in enumerate(edition.record.phases):
        if "公示" in phase.name:
            yield ("phases", position), phase


def _working_days(phase: Phase) -> int | None:
    """Days from Monday to Friday in a phase of up to a month; public holidays are not known."""
    if not (phase.date and phase.date.is_interval):
        return None
    first, last = phase.date.earliest, phase.date.latest
    if first is None or last is None or (last - first).days > 31:
        return None
    days = (first + timedelta(number) for number in range((last - first).days + 1))
    return sum(day.weekday() < 5 for day in days)


_WITH_RESULT = """\
阶段:
  - {阶段: 公示, 时间: %s}
结果:
  - {文件夹: example, 等次: 优秀}
"""


@RegionRule(
    Code.EARLY_OUTCOME,
    "early-outcome",
    "公示期没满就公布结果",
    Severity.WARNING,
    why="公示是给人提意见的。期满之前公布命名结果，公示就成了走过场；期间有变化，已经公布的也收不回来。",
    bad=_edition(_AUTHORITY + _WITH_RESULT % "2026-02-23/2026-03-06"),
    good=_edition(_AUTHORITY + _WITH_RESULT % "2026-02-09/2026-02-20"),
)
def early_outcome(context: RegionContext) -> Iterator[Finding]:
    """Grades are published only after the notice has ended."""
    for edition in context.region.editions:
        for _, phase in _notices(edition):
            last = phase.date.latest if phase.date else None
            if edition.record.outcome and last and last >= context.today:
                message = f"公示到“{phase.date}”才满，结果已经写上了"
                yield at(edition, ("outcome",), message, "期满以后再写“结果”")
