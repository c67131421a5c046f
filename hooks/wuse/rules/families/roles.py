"""Roles (身份), which pages always show, unlike names, which need consent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wuse.model.base import Record
from wuse.model.people import Staff
from wuse.model.records import Exemplar
from wuse.model.region import Sourced
from wuse.names import is_name, masked_name, pattern_part, people_in
from wuse.rules.context import SchoolContext
from wuse.rules.rule import Example, Finding, SchoolRule, at
from wuse.source.codes import Code
from wuse.source.problems import Loc, Severity

_N = "[0-9０-９一二三四五六七八九十]"
_PUPIL = re.compile(
    r"(?:(?<!大)(?:小|中)?学生|同学|小朋友|幼儿|儿童|孩子|男孩|女孩|男生|女生|少先队员|小队员|新队员"
    r"|(?<!食堂)(?<!保安)(?<!炊事)(?<!维修)(?<!后勤)班长|中队长|大队长|小队长|中队委|大队委|(?:学习|文艺|体育|劳动|生活|卫生)委员"
    rf"|课代表|升旗手|护旗手|领诵员|{pattern_part('LITTLE')}"
    r"|(?:足球|篮球|排球|田径|合唱|舞蹈|国旗|仪仗|鼓号|校)[一-鿿]{0,2}队队员|学生会[一-鿿]{1,3}"
    rf"|{_N}年级|[高初][一二三四]|{_N}[）)]?班|[小中大]班)(?:代表|干部)?$"
)
"""Roles whose last word, the head noun, means a pupil: not 三年级语文教师, not 学生家长."""
_ADULT = re.compile(r"大学|研究生|博士|硕士|本科|学院|高校|进修|学员|校友|毕业校友")
_BESIDE = re.compile(r"[（(][^）)]*[）)]$|[，,、；;\s]+$")
_BETWEEN = re.compile(r"[、，,；;/\s]+")


def _people(school: SchoolContext) -> Iterator[tuple[Sourced[Record], Loc, Staff | Exemplar]]:
    """Everybody with a role."""
    for prose in school.prose:
        for loc, _ in prose:
            if loc[-1] == "role":
                person = prose.value(loc[:-1])
                if isinstance(person, Staff | Exemplar):
                    yield prose.item, loc[:-1], person


def is_pupil(role: str) -> bool:
    """Whether a role is a pupil's; university students are adults."""
    return bool(_PUPIL.search(_BESIDE.sub("", role))) and not _ADULT.search(role)


@SchoolRule(
    Code.PUPIL_AS_PERSON,
    "pupil-as-person",
    "学生写成了有姓名的人物",
    Severity.ERROR,
    why="“姓名”一栏是给教师、党员和其他成年人的，凭本人同意公开。未成年的学生不能自己同意，监护人同意了也"
    "不在这里写姓名：孩子长大以后收不回来。《未成年人保护法》第四条要求给予未成年人特殊、优先保护。",
    bad=Example.activity(
        "主讲: {姓名: 李小明, 身份: 三年级学生, 同意记录: {是否同意: 是, 同意日期: 2025-09}}\n"
    ),
    good=Example.activity("主讲: {身份: 三年级学生}\n"),
    withholds=True,
)
def pupil_as_person(school: SchoolContext) -> Iterator[Finding]:
    """Nobody with a name is a pupil."""
    stages = school.folder.profile.owner.stages
    if any(stage.code == "university" for stage in stages):
        return
    for item, loc, person in _people(school):
        is_person = not isinstance(person, Exemplar) or person.is_person
        if is_person and person.name and is_pupil(person.role):
            message = f"“{masked_name(person.name)}”的身份是学生，学生不写姓名"
            fix = "删掉姓名，只写身份；写的是集体，就把典型类型改成集体的类型"
            yield at(item, (*loc, "name"), message, fix)


@SchoolRule(
    Code.NAME_AS_ROLE,
    "name-as-role",
    "身份一栏写了姓名",
    Severity.ERROR,
    why="“身份”总是公开的，“姓名”要有同意记录才公开。姓名写进“身份”，就绕过了本人的同意"
    "（《个人信息保护法》第二十五条）。“审核”一栏只写一句话的，也是身份。",
    bad=Example.activity("主讲: 王小海\n"),
    good=Example.activity("主讲: 语文教师\n"),
    withholds=True,
)
def name_as_role(school: SchoolContext) -> Iterator[Finding]:
    """No role is a name or contains one."""
    for item, loc, person in _people(school):
        if name := _name_in(person.role):
            message = f"身份写的像是姓名“{masked_name(name)}”"
            fix = "身份改写职务，例如“语文教师”；姓名写在“姓名”一栏，并写明同意记录"
            yield at(item, (*loc, "role"), message, fix, name)


def _name_in(role: str) -> str:
    for piece in _BETWEEN.split(role):
        if is_name(piece):
            return piece
    return next((person.name for person in people_in(role)), "")
