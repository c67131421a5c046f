"""Pupils, their families and people who receive help are never named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from wuse.model.media import PeopleInPhoto
from wuse.names import Kind, is_name, masked_name, people_in
from wuse.rules.context import SchoolContext
from wuse.rules.rule import Example, Finding, Picture, SchoolRule, at
from wuse.rules.texts.mentions import Mention
from wuse.source.codes import Code
from wuse.source.problems import Severity


def _mentions(school: SchoolContext, *kinds: Kind) -> Iterator[Mention]:
    return (mention for mention in school.mentions if mention.kind in kinds)


@SchoolRule(
    Code.CHILD_IN_HARDSHIP,
    "child-in-hardship",
    "困难学生写了姓名",
    Severity.ERROR,
    why="家里困难、生病、留守，是孩子最不愿意被同学知道的事；和姓名写在一起，等于公开。"
    "《个人信息保护法》第二十八条把不满十四周岁未成年人的个人信息列为敏感个人信息，《未成年人保护法》"
    "也保护未成年人的隐私。只写人数和做法。",
    bad=Example.activity("正文: 二年级学生李小明，母亲患病，家庭困难，党员上门慰问。\n"),
    good=Example.activity("正文: 党员上门慰问了两名家庭困难的学生。\n"),
    withholds=True,
)
def child_in_hardship(school: SchoolContext) -> Iterator[Finding]:
    """No pupil is named near words of hardship."""
    for mention in _mentions(school, Kind.MINOR):
        if mention.in_hardship:
            message = f"学生“{masked_name(mention.name)}”的姓名和家庭困难、疾病等情况写在一起"
            fix = "删掉姓名、年级和病情，只写人数，例如“两名学生”"
            yield at(mention.item, mention.loc, message, fix, mention.name)


@SchoolRule(
    Code.PUPIL_NAME,
    "pupil-name",
    "写了学生姓名",
    Severity.ERROR,
    why="网页谁都能看、谁都能转，孩子的名字和学校、班级连在一起就找得到人。《个人信息保护法》第三十一条"
    "要求处理不满十四周岁未成年人的个人信息要取得监护人同意。这里不写学生姓名，写“一名学生”；获奖名单写人数。",
    bad=Example.activity("正文: 三（2）班的李小明同学朗诵了一首诗。\n"),
    good=Example.activity("正文: 三年级的一名同学朗诵了一首诗。\n"),
    withholds=True,
)
def pupil_name(school: SchoolContext) -> Iterator[Finding]:
    """No pupil is named."""
    for mention in _mentions(school, Kind.MINOR):
        if not mention.in_hardship:
            message = f"像是写了学生的姓名“{masked_name(mention.name)}”"
            fix = (
                "改成“一名学生”；化名请在后面注明“（化名）”；"
                "历史人物、公众人物请主管部门加进 site.yml 的“公众人物”"
            )
            yield at(mention.item, mention.loc, message, fix, mention.name)


@SchoolRule(
    Code.HELPED_NAME,
    "helped-name",
    "受助人写了姓名",
    Severity.ERROR,
    why="受助的家庭和老人有权不让别人知道自己的难处；公开姓名会伤人，也会招来骗子。写人数和做法，"
    "不写是谁。《个人信息保护法》第二十五条规定，公开个人信息要取得单独同意。",
    bad=Example.activity("正文: 党员走访了低保户张建国家，送去慰问品。\n"),
    good=Example.activity("正文: 党员走访了一户低保家庭，送去慰问品。\n"),
    withholds=True,
)
def helped_name(school: SchoolContext) -> Iterator[Finding]:
    """Nobody who receives help is named."""
    for mention in _mentions(school, Kind.BENEFICIARY):
        message = f"写了受助人的姓名“{masked_name(mention.name)}”"
        fix = "改成“一户家庭”“一位老人”，只写人数和做法"
        yield at(mention.item, mention.loc, message, fix, mention.name)


@SchoolRule(
    Code.GUARDIAN_NAME,
    "guardian-name",
    "写了家长姓名",
    Severity.ERROR,
    why="知道了家长是谁，也就知道了孩子是谁。家长的姓名和学校、班级写在一起，同样属于孩子的个人信息，"
    "《儿童个人信息网络保护规定》要求公开要取得监护人同意。写“一位家长”。",
    bad=Example.activity("正文: 学生家长张秀英在座谈会上发言。\n"),
    good=Example.activity("正文: 一位家长在座谈会上发言。\n"),
    withholds=True,
)
def guardian_name(school: SchoolContext) -> Iterator[Finding]:
    """No pupil's parents are named."""
    for mention in _mentions(school, Kind.GUARDIAN):
        message = f"像是写了家长的姓名“{masked_name(mention.name)}”"
        yield at(mention.item, mention.loc, message, "改成“一位家长”“孩子的母亲”", mention.name)


_CLASS = re.compile(r"[\d一二三四五六]\s?[年级（(\d一二三四五六七八九十）)]{0,4}班")


def _in_file_name(file: str, people: PeopleInPhoto) -> str:
    """The name of a pupil, or of anybody else who must not be named, in a file name."""
    stem = PurePath(file).stem
    for person in people_in(stem):
        if person.kind is not Kind.STAFF:
            return person.name
    rest = _CLASS.sub("", stem).strip(" -_—").rstrip("0123456789")
    is_of_pupils = _CLASS.search(stem) or people is PeopleInPhoto.STUDENTS_IDENTIFIABLE
    return rest if is_of_pupils and is_name(rest) else ""


@SchoolRule(
    Code.PUPIL_FILE_NAME,
    "pupil-file-name",
    "照片文件名里有学生姓名",
    Severity.ERROR,
    why="文件名也会公开：它写在网站的数据仓库里，谁都能看到。照片和姓名放在一起，就认得出是哪个孩子。"
    "《儿童个人信息网络保护规定》要求公开儿童个人信息要取得监护人同意。",
    bad=Example(
        {
            **Example.activity(
                "照片:\n"
                "  - {文件: 三2班李小明.jpg, 画面描述: 学生在阅读角看书, 画面人物: 学生群像}\n"
            ).files,
            "photos/三2班李小明.jpg": Picture(),
        }
    ),
    good=Example.activity(
        "照片:\n  - {文件: corner.jpg, 画面描述: 学生在阅读角看书, 画面人物: 学生群像}\n",
        corner=Picture(),
    ),
    withholds=True,
)
def pupil_file_name(school: SchoolContext) -> Iterator[Finding]:
    """No file name of a photo contains a pupil's name."""
    for item, loc, photo in school.photos:
        if name := _in_file_name(photo.file, photo.people):
            message = f"照片文件名里像是有学生的姓名“{masked_name(name)}”"
            fix = "给照片换个名字，例如 reading-01.jpg，写到它的地方一起改"
            yield at(item, (*loc, "file"), message, fix, name)
