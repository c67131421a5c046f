"""Photo files: large enough to show, small enough to keep, and free of private metadata.

All of this is in a file's header. Reading one takes 0.07 ms; an unchanged file is only looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wuse.photos import MAX_EDGE, TOO_MANY_BYTES, Inspection, PrivateFact
from wuse.rules.context import SchoolContext
from wuse.rules.inspected import inspected_photos
from wuse.rules.rule import Example, Finding, Picture, SchoolRule
from wuse.source.codes import Code
from wuse.source.problems import Severity

_ONE = """\
照片:
  - {文件: %s, 图注: 阅读角的午后, 画面描述: 窗边的阅读角, 画面人物: 无人}
"""
_CORNER = _ONE % "corner.jpg"
_PREPARE = "运行 wuse photos prepare，它会一次处理好"

_BLURRED = 640
"""Long edge (px) below which a photo is blurred on a phone, whose screen is about 1000 px wide (360
to 412 points of 2.6 to 3.5 px)."""
_COARSE = 1200
"""Long edge (px) below which a photo is coarse on a computer and in print: calls for material ask
for 1800×1200, and pages show up to 1600."""
_AWKWARD = re.compile(r"[^\w.-]")


@SchoolRule(
    Code.TINY_PHOTO,
    "photo-tiny",
    "照片小得看不清",
    Severity.WARNING,
    why="手机屏幕横向大约有 1000 个像素，长边不到 640 像素的照片放大以后是模糊的，评审也看不清。",
    bad=Example.activity(_CORNER, corner=Picture(480, 360)),
    good=Example.activity(_CORNER, corner=Picture()),
)
def tiny(school: SchoolContext) -> Iterator[Finding]:
    """Photos are sharp enough for a phone."""
    for photo in inspected_photos(school):
        if photo.inspection.edge < _BLURRED:
            message = f"照片“{photo.file}”只有 {_size(photo.inspection)} 像素，放大后看不清"
            yield photo.finding(message, "向拍摄者要原图；微信里发送时勾选“原图”")


@SchoolRule(
    Code.SMALL_PHOTO,
    "photo-small",
    "照片偏小",
    Severity.HINT,
    why="征集材料时一般要求照片不小于 1800×1200 像素。长边不到 1200 像素，"
    "在电脑上看和打印出来都不够清楚。",
    bad=Example.activity(_CORNER, corner=Picture(1080, 810)),
    good=Example.activity(_CORNER, corner=Picture(1800, 1200)),
)
def small(school: SchoolContext) -> Iterator[Finding]:
    """Photos are sharp enough for a computer and for print."""
    for photo in inspected_photos(school):
        if _BLURRED <= photo.inspection.edge < _COARSE:
            message = f"照片“{photo.file}”是 {_size(photo.inspection)} 像素，在电脑上看和打印都偏小"
            yield photo.finding(message, "有原图就换成原图：长边 1800 像素以上最好")


@SchoolRule(
    Code.LARGE_PHOTO,
    "photo-large",
    "照片文件太大",
    Severity.HINT,
    why="网页上的照片长边最多 1600 像素，更大的原图不会让页面更清楚，却永远留在仓库里，"
    "让下载和提交越来越慢。",
    bad=Example.activity(_CORNER, corner=Picture(4000, 3000)),
    good=Example.activity(_CORNER, corner=Picture()),
)
def large(school: SchoolContext) -> Iterator[Finding]:
    """Photos are at most as large, and twice as many bytes, as `wuse photos prepare` makes them."""
    for photo in inspected_photos(school):
        inspection = photo.inspection
        if inspection.edge > MAX_EDGE or inspection.bytes > TOO_MANY_BYTES:
            megabytes = f"{inspection.bytes / 1_000_000:.1f} MB"
            message = f"照片“{photo.file}”有 {_size(inspection)} 像素、{megabytes}，比网页需要的大"
            fix = f"{_PREPARE}，长边缩到 {MAX_EDGE} 像素以内"
            yield photo.finding(message, fix)


@SchoolRule(
    Code.LOCATED_PHOTO,
    "photo-located",
    "照片里记着拍摄地点",
    Severity.WARNING,
    why="手机拍的照片会记下经纬度，能查到学生家在哪里。网站上的图会去掉它，可是原图提交以后"
    "人人可以下载，而且删不干净，所以要在提交以前去掉。",
    bad=Example.activity(_CORNER, corner=Picture(located=True)),
    good=Example.activity(_CORNER, corner=Picture()),
)
def located(school: SchoolContext) -> Iterator[Finding]:
    """No photo in the project says where it was taken."""
    for photo in inspected_photos(school):
        if PrivateFact.PLACE in photo.inspection.private_facts:
            facts = "、".join(fact.value for fact in photo.inspection.private_facts)
            message = f"照片“{photo.file}”的文件里记着{facts}，提交后任何人都能查到"
            yield photo.finding(message, f"提交以前{_PREPARE}")


@SchoolRule(
    Code.AWKWARD_NAME,
    "photo-awkward-name",
    "照片文件名里有空格或符号",
    Severity.HINT,
    why="空格、括号这些符号在网址、命令和压缩包里容易出错，也容易抄错。"
    "“(1)”常常说明同一张照片存了两次。",
    bad=Example(
        {
            **Example.activity(_ONE % '"阅读角 (1).jpg"').files,
            "photos/阅读角 (1).jpg": Picture(),
        }
    ),
    good=Example.activity(_CORNER, corner=Picture()),
)
def awkward(school: SchoolContext) -> Iterator[Finding]:
    """Names of photos consist of letters of any script, digits, dots, dashes and underscores."""
    for photo in inspected_photos(school):
        name = photo.file
        if characters := dict.fromkeys(_AWKWARD.findall(name)):
            symbols = "、".join("空格" if char.isspace() else f"“{char}”" for char in characters)
            message = f"照片文件名“{name}”里有{symbols}"
            fix = f"改成字母、数字和短横线，例如 corner-1.jpg；{_PREPARE}"
            yield photo.finding(message, fix)


def _size(inspection: Inspection) -> str:
    return f"{inspection.width}×{inspection.height}"
