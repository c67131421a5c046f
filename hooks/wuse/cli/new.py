"""``wuse new``: a new file for a school, from questions in Chinese or from options."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path

import click

from wuse.layout import ACTIVITIES, BRAND_FILE, EXEMPLARS, PHOTOS
from wuse.model.base import Record
from wuse.model.brand import BrandFile
from wuse.model.dates import Edtf
from wuse.model.records import Activity, Case, Exemplar
from wuse.model.terms import OF_ONE_PERSON
from wuse.scaffold import Answer, case_path, date_part, file_name, record_path

from .interview import Question
from .options import project_option
from .questionnaire import Questionnaire, as_usage_errors

_FOLDERS = (ACTIVITIES, EXEMPLARS, PHOTOS)
_NAME_HINT = "用作网址的小写字母、数字、连字符，例如 tree-planting"


@click.group()
def new() -> None:
    """新建一个写好说明的文件：逐项提问，也可以用选项一次写明。"""


def _options(command: Callable[..., None]) -> Callable[..., None]:
    owner = click.option("--owner", metavar="学校", help="学校：名称或文件夹名。")
    english = click.option("--english", is_flag=True, help="栏目名用英文。")
    return owner(english(project_option(command)))


@new.command()
@click.option("--school", help="学校全称。")
@click.option("--title", help="品牌名称。")
@click.option("--stage", help="学段，例如 小学。")
@click.option("--district", help="区县的编号或名称。")
@_options
def brand(
    owner: str | None,
    school: str | None,
    title: str | None,
    stage: str | None,
    district: str | None,
    english: bool,
    project: Path,
) -> None:
    """新学校：建好文件夹，写好 brand.yml。"""
    with as_usage_errors():
        form = Questionnaire(BrandFile, project, asks_all=not all((owner, school, title)))
        ask = form.interview
        home = form.new_home(owner)
        name = ask.required(form.school_name(), school)
        brand_name = ask.required(form.field("brand.name", "--title"), title)
        answers: dict[str, Answer] = {
            "owner": {
                "name": name,
                "stage": ask.optional(form.field("owner.stage", "--stage"), stage),
                "district": form.district(district),
            },
            "brand": {"name": brand_name},
        }
        form.write(home / BRAND_FILE, "品牌主文件", answers, english, _FOLDERS)
    _next(
        home / BRAND_FILE,
        home,
        "把“载体”（各项行动）的编号和名称写上，活动才能挂到它们下面。",
        f"加第一次活动：{_program()} new activity --owner {home.name}",
    )


@dataclass(frozen=True, slots=True)
class _RecordOptions:
    """The options that the commands for activities and exemplars share."""

    type_: str | None
    initiative: tuple[str, ...]
    name: str | None
    owner: str | None
    english: bool
    project: Path


def _record_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the shared options to a command, which gets them as its first argument."""

    @click.option("--type", "type_", help="词表里的一个词，写错了会列出全部。")
    @click.option("--initiative", multiple=True, help="所属载体的编号或名称，可以写几次。")
    @click.option("--name", help="文件名：小写字母、数字、连字符；不写就编号。")
    @_options
    @wraps(command)
    def run(
        type_: str | None,
        initiative: tuple[str, ...],
        name: str | None,
        owner: str | None,
        english: bool,
        project: Path,
        **others: str | None,
    ) -> None:
        options = _RecordOptions(type_, initiative, name, owner, english, project)
        command(options, **others)

    return run


@dataclass(frozen=True, slots=True)
class _Draft:
    """What a record file is to hold, as far as its kind decides."""

    answers: dict[str, Answer]
    advice: str
    """What to do next, in Chinese."""
    date: str = ""
    """How the name of the file begins; empty for kinds without a date."""


def _create(
    kind: type[Record],
    title: str,
    folder: str,
    options: _RecordOptions,
    required: tuple[str | None, ...],
    ask: Callable[[Questionnaire], _Draft],
) -> None:
    """Write an activity or exemplar.

    Args:
        kind: the record.
        title: what the file is, in Chinese.
        folder: the folder of the file in the school's folder.
        options: the shared options.
        required: the kind's own options that have to be given, or else all questions are asked.
        ask: asks the kind's own questions.
    """
    with as_usage_errors():
        is_complete = all((options.owner, options.type_, *required))
        form = Questionnaire(kind, options.project, asks_all=not is_complete)
        home = form.home(options.owner)
        draft = ask(form)
        answers = {**draft.answers, "initiative": form.initiatives(home, options.initiative)}
        question = Question("文件名", "--name", file_name, _NAME_HINT)
        name = form.interview.optional(question, options.name) or ""
        prefix = draft.date or ("" if name else kind.__name__.lower())
        path = record_path(home / folder, prefix, name)
        form.write(path, title, answers, options.english)
    _next(path, home, draft.advice)


@new.command()
@click.option("--title", help="标题。")
@click.option("--date", help="日期，例如 2025-10-18、2025-10、不详。")
@_record_options
def activity(options: _RecordOptions, title: str | None, date: str | None) -> None:
    """一次活动：activities/日期-名字.yml。"""

    def ask(form: Questionnaire) -> _Draft:
        required = form.interview.required
        answers: dict[str, Answer] = {
            "title": required(form.field("title", "--title"), title),
            "date": (day := required(form.field("date", "--date"), date)),
            "type": required(form.field("type", "--type"), options.type_),
        }
        advice = "至少写上“摘要”和“正文”；参加的人只写人群和人数，不写名单。"
        return _Draft(answers, advice, date_part(Edtf.parse(day)))

    _create(Activity, "一次活动", ACTIVITIES, options, (title, date), ask)


@new.command()
@click.option("--title", help="名称：岗位、班级、工作室、队伍。")
@click.option("--role", help="身份，例如 小学语文教师。")
@_record_options
def exemplar(options: _RecordOptions, title: str | None, role: str | None) -> None:
    """一个先锋典型：exemplars/名字.yml。"""

    def ask(form: Questionnaire) -> _Draft:
        interview = form.interview
        kind = interview.required(form.field("type", "--type"), options.type_)
        is_person = form.vocabulary.resolve("exemplar_type", kind).code in OF_ONE_PERSON
        name_question, role_question = form.field("name", "--title"), form.field("role", "--role")
        if is_person:
            # The name of a person needs consent: whoever has it adds both to the file.
            name = interview.unasked(name_question, title)
            described = interview.optional(role_question, role)
            advice = "有本人书面同意才写“名称”“照片”，同时写“同意记录”；没有就只写“身份”。"
        else:
            name = interview.required(name_question, title)
            described = interview.unasked(role_question, role)
            advice = "至少写上“摘要”和“事迹”。"
        return _Draft({"type": kind, "name": name, "role": described}, advice)

    _create(Exemplar, "一个先锋典型", EXEMPLARS, options, (), ask)


@new.command()
@click.option("--title", help="案例标题。")
@_options
def case(owner: str | None, title: str | None, english: bool, project: Path) -> None:
    """典型案例：case.yml，每所学校一个。"""
    with as_usage_errors():
        form = Questionnaire(Case, project, asks_all=not all((owner, title)))
        home = form.home(owner)
        path = case_path(home)
        answers = {"title": form.interview.required(form.field("title", "--title"), title)}
        form.write(path, "典型案例", answers, english)
    _next(path, home, "按背景、做法、成效、启示四部分写。")


def _next(path: Path, home: Path, first: str, last: str = "") -> None:
    """Print what was written and what to do next."""
    wuse, folder = _program(), home.as_posix()
    steps = [
        f"打开 {path.as_posix()}，{first}",
        f"照片放进 {folder}/photos，运行 {wuse} photos prepare {folder}，再写“照片”一栏。",
        f"运行 {wuse} check {folder}，看有没有写错。",
        f"运行 {wuse} serve {home.name}，在浏览器里看预览。",
        last,
    ]
    click.echo(f"已写好 {path.as_posix()}。接下来：")
    for number, step in enumerate(filter(None, steps), 1):
        click.echo(f"  {number}. {step}")


def _program() -> str:
    """How to run this program again: by its name or, if that is not on the path, as it was run."""
    return "wuse" if shutil.which("wuse") else sys.argv[0]
