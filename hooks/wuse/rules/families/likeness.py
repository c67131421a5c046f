"""What photos look like: duplicates, screenshots, upright covers.

Only photos that `wuse photos prepare` would leave as they are have a small version to compare, see
`wuse.photos.fingerprint`. It takes 2 to 7 ms the first time and nothing until the file changes.
Other photos are compared once they have been prepared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wuse.model.media import PictureKind
from wuse.model.records import Activity
from wuse.photos import Inspection
from wuse.rules.context import SchoolContext
from wuse.rules.inspected import InspectedPhoto, inspected_photos
from wuse.rules.rule import Example, Finding, Picture, SchoolRule, at
from wuse.source.codes import Code
from wuse.source.problems import Severity

_PHOTO = "  - {文件: %s.jpg, 图注: %s, 画面描述: 窗边的阅读角, 画面人物: 无人}\n"
_ONE = "照片:\n" + _PHOTO % ("corner", "阅读角的午后")
_TWO = _ONE + _PHOTO % ("window", "窗边")
_COVER = """\
品牌:
  品牌名称: 示例品牌
  封面: {文件: corner.jpg, 画面描述: 窗边的阅读角, 画面人物: 无人}
"""

_TALL = 1.75
"""Height divided by width from which a picture may be a phone's screen: these begin at 16:9."""
_SCREEN = (450, 900)
"""Width and height (px) of the smallest screen that deserves a hint: a phone's, sent on by WeChat.
Anything smaller is a drawing or an icon."""
_PLAIN = 0.7
"""Share of equal neighbouring pixels that lists and texts on a screen reach and photos do not."""
_SCREENSHOT_NAME = re.compile(r"截屏|截图|屏幕快照|screen[ _-]?shot|snipaste", re.IGNORECASE)


@SchoolRule(
    Code.TWIN_PHOTO,
    "photo-twin",
    "两张照片几乎一样",
    Severity.HINT,
    why="同一张照片存成两个文件名，页面上会重复出现，仓库也白白变大。"
    "看的是画面的明暗和颜色，压缩过、缩小过的同一张照片也认得出来。",
    bad=Example.activity(_TWO, corner=Picture(), window=Picture(1280, 960)),
    good=Example.activity(_TWO, corner=Picture(), window=Picture(motif=1)),
)
def twin(school: SchoolContext) -> Iterator[Finding]:
    """No two files of a school hold the same picture. Scanned certificates are exempt."""
    before: list[InspectedPhoto] = []
    for photo in inspected_photos(school):
        if photo.entry.kind is PictureKind.SCAN or photo.inspection.fingerprint is None:
            continue
        twins = (other for other in before if _alike(photo.inspection, other.inspection))
        if first := next(twins, None):
            is_copy = _is_copy(photo.inspection, first.inspection)
            same = "内容完全相同" if is_copy else "画面几乎一样"
            message = f"照片“{photo.file}”和“{first.file}”{same}"
            yield photo.finding(message, "留下清楚的一张，把另一张删掉，写到它的地方一起改")
        else:
            before.append(photo)


def _alike(one: Inspection, other: Inspection) -> bool:
    return bool(
        one.fingerprint and other.fingerprint and one.fingerprint.resembles(other.fingerprint)
    )


def _is_copy(one: Inspection, other: Inspection) -> bool:
    """Whether size, dimensions and picture are equal, so that the files can only be copies."""
    facts = [(photo.bytes, photo.width, photo.height, photo.fingerprint) for photo in (one, other)]
    return facts[0] == facts[1]


@SchoolRule(
    Code.REUSED_PHOTO,
    "photo-reused",
    "一张照片用在两项活动里",
    Severity.HINT,
    why="照片是活动的佐证。两项活动用同一张照片，评审会问它到底是哪一次拍的。",
    bad=Example(
        {
            **Example.activity(_ONE, corner=Picture()).files,
            "activities/2025-11-18-reading.yml": f"标题: 第二次读书会\n日期: 2025-11-18\n{_ONE}",
        }
    ),
    good=Example(
        {
            **Example.activity(_ONE, corner=Picture(), window=Picture(motif=1)).files,
            "activities/2025-11-18-reading.yml": "标题: 第二次读书会\n日期: 2025-11-18\n照片:\n"
            + _PHOTO % ("window", "窗边"),
        }
    ),
)
def reused(school: SchoolContext) -> Iterator[Finding]:
    """A photo is evidence of one activity only. Brands and exemplars may show it again."""
    first: dict[str, str] = {}
    for item, loc, photo in school.photos:
        if isinstance(item.record, Activity) and photo.is_inside:
            title = item.record.title
            if first.setdefault(photo.file, item.path) != item.path:
                message = f"照片“{photo.file}”也用在 {first[photo.file]} 里"
                yield at(item, (*loc, "file"), message, f"换成“{title}”当时拍的照片，没有就不放")


@SchoolRule(
    Code.SCREENSHOT,
    "photo-screenshot",
    "照片像是手机截图",
    Severity.HINT,
    why="截图带着状态栏、按钮和别人的头像、昵称，画面也小。能找到原来的照片，就不要用截图。",
    bad=Example.activity(_ONE, corner=Picture(1080, 2340, flat=True)),
    good=Example.activity(_ONE, corner=Picture()),
)
def screenshot(school: SchoolContext) -> Iterator[Finding]:
    """No photo has the name of a screenshot, or the shape and plain areas of one."""
    for photo in inspected_photos(school):
        is_screen = _SCREENSHOT_NAME.search(photo.file) or _is_screen(photo.inspection)
        if photo.entry.kind is PictureKind.PHOTO and is_screen:
            fix = "换成原来的照片；文件或证书就写“图片性质: 翻拍”，并裁掉状态栏和头像、昵称"
            yield photo.finding(f"照片“{photo.file}”像是手机截图", fix)


def _is_screen(photo: Inspection) -> bool:
    is_tall = photo.height >= _TALL * photo.width
    is_large = photo.width >= _SCREEN[0] and photo.height >= _SCREEN[1]
    return (
        is_tall and is_large and photo.fingerprint is not None and photo.fingerprint.plain >= _PLAIN
    )


@SchoolRule(
    Code.TALL_COVER,
    "cover-tall",
    "封面是竖的照片",
    Severity.HINT,
    why="封面在页面顶上横着铺开，竖的照片会被裁掉大半，人物的头常常正好被裁掉。",
    bad=Example.brand(_COVER, corner=Picture(1200, 1600)),
    good=Example.brand(_COVER, corner=Picture()),
)
def tall_cover(school: SchoolContext) -> Iterator[Finding]:
    """Covers are not taller than they are wide."""
    for photo in inspected_photos(school):
        width, height = photo.inspection.width, photo.inspection.height
        is_cover = photo.item is school.folder.source and photo.loc == ("brand", "cover")
        if is_cover and height > width:
            message = f"封面“{photo.file}”是竖的（{width}×{height}），会被裁掉大半"
            yield photo.finding(message, "换一张横的照片")
