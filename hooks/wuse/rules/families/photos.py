"""Photos that records name: the files exist and can be opened. And the fonts of share cards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from wuse.filenames import KNOWN_SUFFIXES, folded
from wuse.filenames import suffix as suffix_of
from wuse.layout import home
from wuse.rules.context import SchoolContext
from wuse.rules.rule import Example, Finding, Picture, ReaderRule, SchoolRule, at
from wuse.source.codes import Code
from wuse.source.problems import Severity

_ONE = """\
照片:
  - {文件: %s, 画面描述: 学生在阅读角看书, 画面人物: 学生群像}
"""


@SchoolRule(
    Code.PHOTO,
    "photo-unusable",
    "照片缺失或不能用",
    Severity.ERROR,
    why="记录里写了照片，photos 文件夹里却没有，或者文件坏了、不是照片、太大。页面上会少这张图。",
    bad=Example.activity(_ONE % "reading-corner.jpg", corner=Picture()),
    good=Example.activity(_ONE % "corner.jpg", corner=Picture()),
)
def unusable(school: SchoolContext) -> Iterator[Finding]:
    """Every photo that a record names is a usable file."""
    for item, loc, photo in school.photos:
        if not photo.is_inside:
            continue
        if existing := school.equivalent_file(photo.file):
            yield at(item, (*loc, "file"), *_misnamed(photo.file, existing))
        elif error := school.inspection(photo.file).error:
            message = f"照片“{photo.file}”：{error.message}"
            yield at(item, (*loc, "file"), message, error.fix)


def _misnamed(written: str, existing: str) -> tuple[str, str]:
    """The message and the fix for a photo's name that only some systems find."""
    if written.casefold() == existing.casefold():
        message = f"照片“{written}”：文件叫“{existing}”，大小写不同，发布网站的电脑上找不到它"
        return message, f"改成 {existing}"
    message = f"照片“{written}”：有一个名字看起来一样、编码不同的文件，发布网站的电脑上找不到它"
    return (
        message,
        "给照片换一个名字，只用小写字母、数字和连字符，例如 tree-1.jpg，这里也写这个名字",
    )


@SchoolRule(
    Code.PHOTO_NAME,
    "photo-outside",
    "照片不在 photos 文件夹里",
    Severity.ERROR,
    why="照片只从本校的 photos 文件夹里取，所以只写文件名，不写文件夹和电脑上的路径。",
    bad=Example.activity(_ONE % "D:/照片/corner.jpg", corner=Picture()),
    good=Example.activity(_ONE % "corner.jpg", corner=Picture()),
)
def outside(school: SchoolContext) -> Iterator[Finding]:
    """Records name photos by file name alone, without a folder."""
    for item, loc, photo in school.photos:
        if not photo.is_inside:
            message = f"照片文件“{photo.file}”应只写文件名，不带文件夹"
            yield at(item, (*loc, "file"), message, "把照片放进本校的 photos 文件夹，只写文件名")


@SchoolRule(
    Code.UNUSED_PHOTO,
    "photo-unused",
    "照片没有用到",
    Severity.HINT,
    why="没有哪条记录写到的照片不会出现在网站上，却让仓库越来越大；也可能是忘了写上。",
    bad=Example.activity(_ONE % "corner.jpg", corner=Picture(), spare=Picture(motif=1)),
    good=Example.activity(_ONE % "corner.jpg", corner=Picture()),
)
def unused(school: SchoolContext) -> Iterator[Finding]:
    """Every photo is named by some record; an unreadable record might name any of them."""
    if school.region.unread_in(home(school.folder.slug)):
        return
    named = {folded(photo.file) for _, _, photo in school.photos}
    for name in sorted(school.photo_files):
        # Other rules report misnamed photos and files of other kinds.
        if suffix_of(name) in KNOWN_SUFFIXES and folded(name) not in named and name[0] != ".":
            message, fix = "没有哪条记录用到这张照片", "在活动或品牌的“照片”里写上它，或者删掉"
            yield Finding(f"{school.photos_path}/{name}", None, (), message, fix)


@SchoolRule(
    Code.PHOTO_SUFFIX,
    "photo-suffix",
    "照片的后缀名不符",
    Severity.HINT,
    why="照片其实是另一种格式。本站照常使用，但别的软件可能打不开它。",
    bad=Example(
        {**Example.activity(_ONE % "corner.png").files, "photos/corner.png": Picture()},
        "corner.png 其实是 JPEG 格式。",
    ),
    good=Example.activity(_ONE % "corner.jpg", corner=Picture()),
)
def suffix(school: SchoolContext) -> Iterator[Finding]:
    """Photos have the suffix of their format."""
    for name in dict.fromkeys(photo.file for _, _, photo in school.photos if photo.is_inside):
        inspection = school.inspection(name)
        if expected := inspection.expected_suffix(name):
            message = f"这张照片其实是 {inspection.format} 格式，后缀名不符（照常使用）"
            fix = f"把后缀名改成 .{expected}，写到它的地方一起改"
            yield Finding(f"{school.photos_path}/{Path(name).name}", None, (), message, fix)


_SITE = "site_url: https://example.cn/\n"

card_font = ReaderRule(
    Code.CARD_FONT,
    "card-font",
    "分享图缺少字体",
    Severity.WARNING,
    why="在微信里分享的图由本站自己写字，用的是这台电脑上的中文字体。没有字体，或者字体里没有某个"
    "字，那张图上就没有文字。",
    bad=Example(
        {
            "mkdocs.yml": _SITE,
            "brand.yml": "单位: {单位名称: 示例小学 སློབ་གྲྭ}\n",
        },
        "中文字体里没有藏文字母。",
    ),
    good=Example({"mkdocs.yml": _SITE, "brand.yml": "单位: {单位名称: 示例小学}\n"}),
)
