"""Pupils and people who receive help: counted and told of, never named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePath

from wuse.model.media import PeopleInPhoto
from wuse.source.problems import Code, Severity

from .finding import Finding, at
from .names import FREE_NAME, LONG, NAME, is_name, reduced
from .rule import Example, Picture, rule
from .scene import School

_NOT_INVENTED = r"(?!（化名|\(化名)"
_END = r"(?=[，。、；：！？\s（(“”《》·—\x00-\x1f]|小?同学|小朋友|[的和与在说获等]|代表|$)"
_ROLE = "(?:学生|同学|男生|女生|小朋友|孩子|少先队员|队员|班长|中队长|大队长)"
_PUPIL = tuple(
    re.compile(text + _NOT_INVENTED)
    for text in (
        rf"[级班][）)]?的?{_ROLE}{NAME}{_END}",
        rf"班(?<=[\d一二三四五六七八九十）)]班)的?{LONG}{_END}",
        rf"(?:学生|孩子|儿童|孤儿|班长|中队长|大队长|少先队员|小讲解员){LONG}{_END}",
        rf"{FREE_NAME}(?:小?同学|小朋友)(?!们)",
    )
)
_HARDSHIP = re.compile(
    r"贫困|脱贫户|建档立卡|低保|五保户|特困|留守儿童|留守学生|孤儿|困境儿童|单亲|离异|残疾|智力障碍|自闭症|孤独症"
    r"|脑瘫|白血病|癌|患病|患有|重病|病重|家境困难|家庭困难|困难家庭|困难学生|父母双亡|服刑"
)
_NEAR = 60
"""Characters around a name in which a word of hardship is about the person."""


@lru_cache(maxsize=256)  # the records of a school, for both rules
def _pupils(text: str) -> tuple[re.Match[str], ...]:
    """Each pupil's name in a text, once."""
    found = [match for pattern in _PUPIL for match in pattern.finditer(text)]
    named = {match.start("name"): match for match in found if is_name(match["name"])}
    return tuple(named[start] for start in sorted(named))


def _in_hardship(match: re.Match[str]) -> bool:
    """Whether the text around a name, within its field, tells of hardship."""
    before = match.string[max(0, match.start() - _NEAR) : match.start()].rpartition("\x00")[2]
    after = match.string[match.start() : match.end() + _NEAR].partition("\x00")[0]
    return bool(_HARDSHIP.search(before + after))


@rule(
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
def child_in_hardship(school: School) -> Iterator[Finding]:
    """No pupil is named where hardship is told of."""
    for prose in school.prose:
        for match in _pupils(prose.whole):
            if _in_hardship(match):
                message = f"学生“{reduced(match['name'])}”的姓名和家庭困难、疾病等情况写在一起"
                fix = "删掉姓名、年级和病情，只写人数，例如“两名学生”"
                loc = prose.place(match.start("name"))
                yield at(prose.item, loc, message, fix, match["name"])


@rule(
    Code.PUPIL_NAME,
    "pupil-name",
    "写了学生姓名",
    Severity.WARNING,
    why="网页谁都能看、谁都能转，孩子的名字和学校、班级连在一起就找得到人。《个人信息保护法》第三十一条"
    "要求处理不满十四周岁未成年人的个人信息要取得监护人同意。这里不写学生姓名，写“一名学生”。",
    bad=Example.activity("正文: 三（2）班的李小明同学朗诵了一首诗。\n"),
    good=Example.activity("正文: 三年级的一名同学朗诵了一首诗。\n"),
)
def pupil_name(school: School) -> Iterator[Finding]:
    """No pupil is named."""
    for prose in school.prose:
        for match in _pupils(prose.whole):
            if not _in_hardship(match):
                message = f"像是写了学生的姓名“{reduced(match['name'])}”"
                fix = "改成“一名学生”；化名请在后面注明“（化名）”"
                loc = prose.place(match.start("name"))
                yield at(prose.item, loc, message, fix, match["name"])


_HELPED = re.compile(
    r"(?:贫困户|低保户|脱贫户|五保户|特困户|困难户|困难群众|困难党员|孤寡老人|空巢老人|独居老人|残疾人)"
    rf"{NAME}(?=[，。、；：（(\s\x00]|家[的里中，。]|一家|夫妇|大[爷妈娘]|[爷奶]|老人|同志|先生|女士|$)"
    + _NOT_INVENTED
)


@rule(
    Code.HELPED_NAME,
    "helped-name",
    "受助人写了姓名",
    Severity.WARNING,
    why="受助的家庭和老人有权不让别人知道自己的难处；公开姓名会伤人，也会招来骗子。写人数和做法，"
    "不写是谁。《个人信息保护法》第二十五条规定，公开个人信息要取得单独同意。",
    bad=Example.activity("正文: 党员走访了低保户张建国家，送去慰问品。\n"),
    good=Example.activity("正文: 党员走访了一户低保家庭，送去慰问品。\n"),
)
def helped_name(school: School) -> Iterator[Finding]:
    """Nobody who receives help is named."""
    for prose in school.prose:
        for loc, match in prose.find(_HELPED):
            if is_name(match["name"]):
                message = f"写了受助人的姓名“{reduced(match['name'])}”"
                fix = "改成“一户家庭”“一位老人”，只写人数和做法"
                yield at(prose.item, loc, message, fix, match["name"])


_PERSON = re.compile(NAME)
_CLASS = re.compile(r"[\d一二三四五六]\s?[年级（(\d一二三四五六七八九十）)]{0,4}班")


def _in_file_name(file: str, people: PeopleInPhoto) -> str:
    """The pupil's name in the name of a file, if there is one."""
    stem = PurePath(file).stem
    if pupils := _pupils(stem):
        return pupils[0]["name"]
    rest = _CLASS.sub("", stem).strip(" -_—")
    told = len(rest) < len(stem) or people is PeopleInPhoto.STUDENTS_IDENTIFIABLE
    named = _PERSON.fullmatch(rest.rstrip("0123456789"))
    return named["name"] if told and named and is_name(named["name"]) else ""


@rule(
    Code.PUPIL_FILE_NAME,
    "pupil-file-name",
    "照片文件名里有学生姓名",
    Severity.WARNING,
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
)
def pupil_file_name(school: School) -> Iterator[Finding]:
    """No photo is called by a pupil's name."""
    for item, loc, photo in school.photos:
        if name := _in_file_name(photo.file, photo.people):
            message = f"照片文件名里像是有学生的姓名“{reduced(name)}”"
            fix = "给照片换个名字，例如 reading-01.jpg，写到它的地方一起改"
            yield at(item, (*loc, "file"), message, fix, name)
