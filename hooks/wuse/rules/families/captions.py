"""Captions and alternative texts of photos, and what they say about the people shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wuse.model.media import Box, PeopleInPhoto, PictureKind
from wuse.model.records import Activity
from wuse.rules.context import SchoolContext
from wuse.rules.rule import Example, Finding, Picture, SchoolRule, at
from wuse.source.codes import Code
from wuse.source.problems import Severity

_PHOTO = """\
照片:
  - 文件: corner.jpg
    图注: %s
    画面描述: %s
    画面人物: %s
"""


def _photo(caption: str, alt: str, people: str = "无人", more: str = "") -> Example:
    return Example.activity(_PHOTO % (caption, alt, people) + more, corner=Picture())


_GOOD = _photo("阅读角的午后", "窗边的阅读角，书架旁摆着两把小椅子")

_LONG_CAPTION = 40
"""Characters. Calls for material ask for about 20; more than twice that is no caption."""
_LONG_ALT = 120
"""Characters, about as many as a screen reader says in one breath; the usual advice is 125."""

_SAYS_NOTHING = re.compile(
    r"(这是)?(一张|一幅)?(活动|现场|学校|新闻|精彩)*(图片?|照片?|相片|配图|插图|剪影|掠影|画面|现场|瞬间"
    r"|image|photo|picture|img|dsc|mmexport|微信图片)?[\d_]*",
    re.IGNORECASE,
)
_PUPIL = r"(?:小?学生|同学|孩子|小朋友|幼儿(?!园)|儿童|少先队员)"
_PUPILS_SEEN = re.compile(
    # A picture of what pupils own or make shows no pupils.
    rf"{_PUPIL}(?!们?的|们?[画写做绣剪种编]|作[品业文]|[食餐][堂厅]|宿舍|公寓|阅览|活动[室中]|书[画法包桌]"
    r"|手抄报|档案|守则|公约|席|证|节|画|椅|课桌|会[徽堂])"
)
_ONE_PUPIL = re.compile(rf"(?<![\d十百千])[一两三几123][名位个](?:[男女小]|低年级|高年级)*{_PUPIL}")
_FACELESS = re.compile("背影|背对|背面|剪影|侧影|远景|远处|远远|俯瞰|手部|双手|特写")


@SchoolRule(
    Code.EMPTY_ALT,
    "alt-says-nothing",
    "画面描述没有说画面",
    Severity.WARNING,
    why="看不见图的人靠读屏软件听画面描述。只写“照片”“图片1”或文件名，他们什么也听不到，"
    "也达不到国家标准 GB/T 37668—2019 对图片的要求。",
    bad=_photo("阅读角的午后", "活动照片1"),
    good=_GOOD,
)
def empty_alt(school: SchoolContext) -> Iterator[Finding]:
    """Alternative texts describe the picture."""
    for item, loc, photo in school.photos:
        stem = photo.file.rpartition(".")[0]
        if photo.alt in (photo.file, stem) or _SAYS_NOTHING.fullmatch(_words(photo.alt)):
            message = f"画面描述“{photo.alt}”没有说画面里有什么"
            fix = "像讲给看不见的人听那样写一句，例如“窗边的阅读角，书架旁摆着两把小椅子”"
            yield at(item, (*loc, "alt"), message, fix)


@SchoolRule(
    Code.ALT_REPEATS,
    "alt-repeats-caption",
    "画面描述和图注一样",
    Severity.HINT,
    why="读屏软件会把同一句话念两遍。图注说这是什么事，画面描述说看得见什么，各写各的。",
    bad=_photo("窗边的阅读角", "窗边的阅读角"),
    good=_GOOD,
)
def alt_repeats(school: SchoolContext) -> Iterator[Finding]:
    """The caption and the alternative text differ."""
    for item, loc, photo in school.photos:
        if photo.caption and _words(photo.alt) == _words(photo.caption):
            fix = "画面描述改成看得见的东西：谁、在哪里、在做什么"
            yield at(item, (*loc, "alt"), "画面描述和图注一样", fix)


def _words(text: str) -> str:
    return re.sub(r"\W", "", text)


@SchoolRule(
    Code.NO_CAPTION,
    "caption-missing",
    "照片没有图注",
    Severity.HINT,
    why="没有图注，别人不知道这张照片说的是什么事。征集材料时一般要求每张照片有二十字左右的说明。",
    bad=Example.activity(
        "照片:\n  - {文件: corner.jpg, 画面描述: 窗边的阅读角, 画面人物: 无人}\n", corner=Picture()
    ),
    good=_GOOD,
)
def no_caption(school: SchoolContext) -> Iterator[Finding]:
    """Photos of activities have a caption; covers and portraits need none."""
    for item, loc, photo in school.photos:
        if isinstance(item.record, Activity) and not photo.caption:
            message = f"照片“{photo.file}”没有图注"
            yield at(item, loc, message, "加一行“图注:”，用二十字左右说清这是什么事")


@SchoolRule(
    Code.LONG_CAPTION,
    "caption-long",
    "图注或画面描述太长",
    Severity.HINT,
    why="征集材料时希望图注在二十字左右，超过四十字就盖过了照片。画面描述超过一百二十字，"
    "听的人记不住。详细的话写进正文。",
    bad=_photo("春天的阅读角里" * 6, "窗边的阅读角，书架旁摆着两把小椅子"),
    good=_GOOD,
)
def long_caption(school: SchoolContext) -> Iterator[Finding]:
    """Captions and alternative texts are short enough to be read beside the photo."""
    limits = (("caption", "图注", _LONG_CAPTION), ("alt", "画面描述", _LONG_ALT))
    for item, loc, photo in school.photos:
        for field, label, limit in limits:
            length = len(getattr(photo, field))
            if length > limit:
                message = f"{label}有 {length} 个字，最好不超过 {limit} 个"
                yield at(item, (*loc, field), message, "留下最要紧的一句，其余写进正文")


@SchoolRule(
    Code.VOID_BLUR,
    "blur-void",
    "打码区域不起作用",
    Severity.WARNING,
    why="打码区域是 [左, 上, 宽, 高] 的比例。宽或高是 0 就什么也没有抹掉，照片里的人脸会原样公开；"
    "盖住整张照片，页面上就什么也看不见。",
    bad=_photo("阅读角的午后", "窗边的阅读角", "成人", "    打码区域: [[0.2, 0.1, 0, 0.3]]\n"),
    good=_photo("阅读角的午后", "窗边的阅读角", "成人", "    打码区域: [[0.2, 0.1, 0.2, 0.3]]\n"),
)
def void_blur(school: SchoolContext) -> Iterator[Finding]:
    """Every blurred box hides part of the photo, but not all of it."""
    for item, loc, photo in school.photos:
        for position, box in enumerate(photo.blur):
            if message := _fault(box):
                fix = "按 [左, 上, 宽, 高] 写，例如 [0.4, 0.2, 0.1, 0.15]"
                yield at(item, (*loc, "blur", position), message, fix)


def _fault(box: Box) -> str:
    left, top, width, height = box
    if not width or not height:
        return "打码区域的宽或高是 0，什么也没有抹掉"
    if left >= 1 or top >= 1:
        return "打码区域在照片外面，什么也没有抹掉"
    if left <= 0.05 and top <= 0.05 and width >= 0.9 and height >= 0.9:
        return "打码区域盖住了整张照片"
    return ""


@SchoolRule(
    Code.PEOPLE_CONTRADICT,
    "people-contradict",
    "画面里有学生却写无人",
    Severity.WARNING,
    why="“画面人物”决定照片能不能公开。有学生却写成“无人”或“成人”，没有监护人同意的照片"
    "就会发布出去。",
    bad=_photo("阅读角的午后", "两名学生坐在阅读角看书"),
    good=_photo("阅读角的午后", "远处几个学生的背影", "学生群像"),
)
def people_contradict(school: SchoolContext) -> Iterator[Finding]:
    """A photo described as showing pupils is not declared to show none."""
    for item, loc, photo in school.photos:
        is_without_pupils = photo.people in (PeopleInPhoto.NONE, PeopleInPhoto.ADULTS)
        if is_without_pupils and (match := _PUPILS_SEEN.search(photo.alt)):
            message = f"画面描述写着“{match[0]}”，画面人物却是“{photo.people.zh}”"
            fix = "有学生就改成“学生群像”（认不出是谁）或“学生可辨认”；没有就改写画面描述"
            yield at(item, (*loc, "people"), message, fix)


@SchoolRule(
    Code.PUPIL_ALONE,
    "pupil-alone",
    "一两名学生写成了群像",
    Severity.HINT,
    why="“学生群像”是认不出谁是谁的合影和远景。画面里只有一两名学生的，多半认得出来，"
    "公开以前要有监护人同意。",
    bad=_photo("阅读角的午后", "一名学生在阅读角看书", "学生群像"),
    good=_photo("阅读角的午后", "一名学生看书的背影", "学生群像"),
)
def pupil_alone(school: SchoolContext) -> Iterator[Finding]:
    """A photo of one or a few pupils is not taken for a crowd unless somebody looks again."""
    for item, loc, photo in school.photos:
        is_crowd = photo.people is PeopleInPhoto.STUDENTS_GROUP and not photo.blur
        if not is_crowd or photo.kind is not PictureKind.PHOTO or _FACELESS.search(photo.alt):
            continue
        if match := _ONE_PUPIL.search(photo.alt):
            message = f"画面描述写着“{match[0]}”，请再看一眼认不认得出是谁"
            fix = "认得出就改成“学生可辨认”并写同意记录；认不出就在画面描述里写明，例如背影"
            yield at(item, (*loc, "people"), message, fix)
