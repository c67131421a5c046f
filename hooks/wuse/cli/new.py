"""``wuse new``: a new file for a school, asked for in Chinese."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import click

from wuse.layout import ACTIVITIES, BRAND_FILE, EXEMPLARS, PHOTOS
from wuse.model.brand import BrandFile
from wuse.model.dates import Edtf
from wuse.model.records import Activity, Case, Exemplar
from wuse.model.terms import OF_ONE_PERSON
from wuse.scaffold import Answer, case_path, date_part, file_name, record_path

from .form import Form, in_words
from .interview import Question
from .options import project_option

_FOLDERS = (ACTIVITIES, EXEMPLARS, PHOTOS)
_NAME_HINT = "用作网址的小写字母、数字、连字符，例如 tree-planting"


@click.group()
def new() -> None:
    """新建一个写好说明的文件：逐项提问，也可以用选项一次写明。"""


def _options(command: Callable[..., None]) -> Callable[..., None]:
    owner = click.option("--owner", metavar="文件夹", help="学校在 brands 里的文件夹名。")
    english = click.option("--english", is_flag=True, help="栏目名用英文。")
    return owner(english(project_option(command)))


_name_option = click.option("--name", help="文件名：小写字母、数字、连字符；不写就编号。")
_type_option = click.option("--type", "type_", help="词表里的一个词，写错了会列出全部。")
_initiative_option = click.option(
    "--initiative", multiple=True, help="所属载体的编号或名称，可以写几次。"
)


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
    with in_words():
        form = Form(BrandFile, project, asks_all=not all((owner, school, title)))
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
        f"加第一次活动：{_called()} new activity --owner {home.name}",
    )


@new.command()
@click.option("--title", help="标题。")
@click.option("--date", help="日期，例如 2025-10-18、2025-10、不详。")
@_type_option
@_initiative_option
@_name_option
@_options
def activity(
    owner: str | None,
    title: str | None,
    date: str | None,
    type_: str | None,
    initiative: tuple[str, ...],
    name: str | None,
    english: bool,
    project: Path,
) -> None:
    """一次活动：activities/日期-名字.yml。"""
    with in_words():
        form = Form(Activity, project, asks_all=not all((owner, title, date, type_)))
        ask = form.interview
        home = form.home(owner)
        answers = {
            "title": ask.required(form.field("title", "--title"), title),
            "date": (day := ask.required(form.field("date", "--date"), date)),
            "type": ask.required(form.field("type", "--type"), type_),
            "initiative": form.initiatives(home, initiative),
        }
        stem = ask.optional(Question("文件名", "--name", file_name, _NAME_HINT), name)
        path = record_path(home / ACTIVITIES, date_part(Edtf.parse(day)), stem or "")
        form.write(path, "一次活动", answers, english)
    _next(path, home, "至少写上“摘要”和“正文”；参加的人只写人群和人数，不写名单。")


@new.command()
@click.option("--title", help="名称：岗位、班级、工作室、队伍。")
@click.option("--role", help="身份，例如 小学语文教师。")
@_type_option
@_initiative_option
@_name_option
@_options
def exemplar(
    owner: str | None,
    title: str | None,
    role: str | None,
    type_: str | None,
    initiative: tuple[str, ...],
    name: str | None,
    english: bool,
    project: Path,
) -> None:
    """一个先锋典型：exemplars/名字.yml。"""
    with in_words():
        form = Form(Exemplar, project, asks_all=not all((owner, type_)))
        ask = form.interview
        home = form.home(owner)
        kind = ask.required(form.field("type", "--type"), type_)
        one_person = form.vocabulary.resolve("exemplar_type", kind).code in OF_ONE_PERSON
        named, described = form.field("name", "--title"), form.field("role", "--role")
        answers = {
            "type": kind,
            # The name of a person needs consent: whoever has it adds both to the file.
            "name": ask.unasked(named, title) if one_person else ask.required(named, title),
            "role": ask.optional(described, role) if one_person else ask.unasked(described, role),
            "initiative": form.initiatives(home, initiative),
        }
        stem = ask.optional(Question("文件名", "--name", file_name, _NAME_HINT), name)
        path = record_path(home / EXEMPLARS, "" if stem else "exemplar", stem or "")
        form.write(path, "一个先锋典型", answers, english)
    consent = "有本人书面同意才写“名称”“照片”，同时写“同意记录”；没有就只写“身份”。"
    _next(path, home, consent if one_person else "至少写上“摘要”和“事迹”。")


@new.command()
@click.option("--title", help="案例标题。")
@_options
def case(owner: str | None, title: str | None, english: bool, project: Path) -> None:
    """典型案例：case.yml，每所学校一个。"""
    with in_words():
        form = Form(Case, project, asks_all=not all((owner, title)))
        home = form.home(owner)
        path = case_path(home)
        answers = {"title": form.interview.required(form.field("title", "--title"), title)}
        form.write(path, "典型案例", answers, english)
    _next(path, home, "按背景、做法、成效、启示四部分写。")


def _next(path: Path, home: Path, first: str, last: str = "") -> None:
    """Say what was written and what to do with it."""
    wuse, folder = _called(), home.as_posix()
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


def _called() -> str:
    """How to call this program again: as it was called, where its name alone is not found."""
    return "wuse" if shutil.which("wuse") else sys.argv[0]
