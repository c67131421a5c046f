"""``wuse start``: a bureau's own site in one go, in a fork or in a folder without our code."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import click

from wuse.layout import SLUG
from wuse.model.pinyin import pinyin_name
from wuse.model.settings import Settings
from wuse.model.vocabulary import builtin
from wuse.photos import inspect
from wuse.printable import printable
from wuse.scaffold import AnswerError, NewSchool, Start, check_answer, new_project
from wuse.scaffold import start as start_project
from wuse.scaffold.configuration import Setting
from wuse.source.settings import FILE, load_configuration
from wuse.source.tree import Plain
from wuse.weblinks import link_problem

from .interview import Interview, Question
from .options import is_project
from .questionnaire import as_usage_errors

T = TypeVar("T")

_SAMPLE_NAME = "五色"
_EMBLEM_SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".svg")
_EMBLEM_BYTES = 512 * 1024
"""It is on every page, 32 pixels high."""
_OURS = ("extra", "wuse")
_WEB = "以 https:// 开头"
_ICP_EXAMPLE = "例如 京ICP备12345678号-1"
_COLOURS = {"中国红": "#b3212b", "蓝": "#1f5fa8", "绿": "#2f7d4f", "紫": "#6b3fa0"}
_POLICE_HINT = "例如 京公网安备 11010802000001号"
_POLICE = re.compile(r"[一-龥]公网安备\d{14}号")
_ICP = re.compile(r"[一-龥]ICP[备证]\d{6,}号(-\d+)?")


@click.command()
@click.argument(
    "folder", required=False, type=click.Path(file_okay=False, path_type=Path), metavar="[文件夹]"
)
@click.option("--name", help="站名，例如 滨海区学校党建品牌。")
@click.option("--publisher", help="主办单位，写在页脚。")
@click.option("--accent", help="主色：中国红、蓝、绿、紫，或者 #b3212b 这样的色值。")
@click.option("--address", help="网站发布后的网址，以 https:// 开头。")
@click.option("--icp", help="ICP 备案号，没有就不写。")
@click.option("--emblem", help="页眉徽标的图片文件，原样显示。")
@click.option("--tagline", help="首页标题下面的一句话。")
@click.option("--contact", help="页脚里公开的联系方式，写单位的。")
@click.option("--police", help="公安备案号，没有就不写。")
@click.option("--repository", help="仓库的网址，网页上“改这一页”通到那里。")
@click.option("--district", "districts", multiple=True, help="区县的名称，可以写几次。")
@click.option("--school", "schools", multiple=True, help="学校，写成 全称：品牌名称，可以写几次。")
@click.option("--keep-samples", is_flag=True, help="示例留着，不删。")
@click.option("--source", help="只给新文件夹：程序从哪里装，例如 git+https://…@v1.0.0 或版本号。")
def start(
    folder: Path | None,
    name: str | None,
    publisher: str | None,
    accent: str | None,
    address: str | None,
    icp: str | None,
    emblem: str | None,
    tagline: str | None,
    contact: str | None,
    police: str | None,
    repository: str | None,
    districts: tuple[str, ...],
    schools: tuple[str, ...],
    keep_samples: bool,
    source: str | None,
) -> None:
    """把网站变成自己的：站名、主色、主办单位、区县、第一批学校；示例全部拿掉。

    不写文件夹，改的是现在这个项目。写了，就新建一个只有资料、没有程序的项目，
    程序用已经装好的。
    没有写成选项的，一项一项问，直接回车就跳过；写了 --name 就不再问。再运行一次，只改新写的。
    """
    project = folder or Path()
    _check_place(folder, keep_samples, source)
    with as_usage_errors():
        current = load_configuration(project)[0].plain if folder is None else {}
        ask = Interview(asks_all=name is None)
        settings = _settings(ask, current, name, publisher, accent, address, icp)
        picture = ask.optional(Question("徽标的图片文件", "--emblem", _emblem), emblem)
        places = _several(ask, Question("一个区县的名称", "--district", _district), districts)
        first = _several(ask, Question("一所学校", "--school", _school, "全称：品牌名称"), schools)
        settings = {**settings, **_more_settings(ask, tagline, contact, police, repository)}
        wanted = Start(settings, picture, places, first, keep_samples)
        if folder is not None:
            new_project(folder, source or "")
        done = [*start_project(project, wanted)]
    for line in done:
        click.echo(line)
    if not done:
        click.echo("都已经是这样，没有要改的。")
    _say_next(folder)


def _check_place(folder: Path | None, keep_samples: bool, source: str | None) -> None:
    if folder is None and not is_project(Path()):
        raise click.UsageError("这里不是项目文件夹。要新建一个，写 wuse start 文件夹")
    if folder is None and source:
        raise click.UsageError("--source 只在新建文件夹时用")
    if folder is not None and keep_samples:
        raise click.UsageError("新建的项目里没有示例，不用写 --keep-samples")


def _settings(
    ask: Interview,
    current: Mapping[str, Plain],
    name: str | None,
    publisher: str | None,
    accent: str | None,
    address: str | None,
    icp: str | None,
) -> Mapping[Setting, str]:
    """Ask for what goes into mkdocs.yml; what is not answered is left out."""
    of_name = Question("站名", "--name", _line, "例如 滨海区学校党建品牌")
    is_first = current.get("site_name") in (None, _SAMPLE_NAME)
    answers: dict[Setting, str | None] = {
        ("site_name",): ask.required(of_name, name) if is_first else ask.optional(of_name, name)
    }
    colours = f"{'、'.join(_COLOURS)}，或者 #b3212b 这样的色值"
    for setting, question, given in (
        ((*_OURS, "publisher"), Question("主办单位", "--publisher", _line, "写在页脚"), publisher),
        ((*_OURS, "accent"), Question("主色", "--accent", _accent, colours), accent),
        (("site_url",), Question("网站发布后的网址", "--address", _address, _WEB), address),
        ((*_OURS, "icp"), Question("ICP 备案号", "--icp", _icp_number, _ICP_EXAMPLE), icp),
    ):
        answers[setting] = ask.optional(question, given)
    return {setting: answer for setting, answer in answers.items() if answer}


def _more_settings(
    ask: Interview,
    tagline: str | None,
    contact: str | None,
    police: str | None,
    repository: str | None,
) -> Mapping[Setting, str]:
    """Ask for what a site can do without; what is not answered is left out."""
    answers = {
        setting: ask.optional(question, given)
        for setting, question, given in (
            ((*_OURS, "tagline"), Question("标语", "--tagline", _line, "首页的一句话"), tagline),
            ((*_OURS, "contact"), Question("联系方式", "--contact", _line, "写单位的"), contact),
            ((*_OURS, "police"), Question("公安备案号", "--police", _police, _POLICE_HINT), police),
            (("repo_url",), Question("仓库的网址", "--repository", _repository, _WEB), repository),
        )
    }
    return {setting: answer for setting, answer in answers.items() if answer}


def _several(ask: Interview, question: Question[T], given: tuple[str, ...]) -> tuple[T, ...]:
    """Answers to a question that is asked until nothing is entered."""
    if given:
        return tuple(answer for text in given if (answer := ask.unasked(question, text)))
    answers: list[T] = []
    while (answer := ask.optional(question, None)) is not None:
        answers.append(answer)
    return tuple(answers)


def _line(text: str) -> str:
    return text


def _accent(text: str) -> str:
    colour = _COLOURS.get(text, text if text.startswith("#") else f"#{text}")
    try:
        check_answer(Settings, ("accent",), colour, builtin())
    except AnswerError:
        fix = f"写 {'、'.join(_COLOURS)}，或者 #b3212b 这样的六位色值"
        raise AnswerError(f"“{text}”不是认得的颜色", fix) from None
    return colour


def _address(text: str) -> str:
    if problem := link_problem(text):
        raise AnswerError(problem, "写完整的网址，例如 https://dangjian.example.cn/")
    return text if text.endswith("/") else f"{text}/"


def _icp_number(text: str) -> str:
    number = re.sub(r"\s", "", text).replace("icp", "ICP")
    if not _ICP.fullmatch(number):
        fix = "照备案的写，例如 京ICP备12345678号-1；还没有就不写"
        raise AnswerError(f"“{text}”不像 ICP 备案号", fix)
    return number


def _police(text: str) -> str:
    number = re.sub(r"\s", "", text)
    if not _POLICE.fullmatch(number):
        raise AnswerError(f"“{text}”不像公安备案号", "照备案的写，例如 京公网安备 11010802000001号")
    return number.replace("备", "备 ", 1)


def _repository(text: str) -> str:
    if problem := link_problem(text):
        raise AnswerError(problem, "写完整的网址，例如 https://example.cn/jyj/dangjian")
    return text.rstrip("/")


def _emblem(text: str) -> Path:
    path = Path(text).expanduser()
    if not path.is_file():
        raise AnswerError(
            f"没有“{printable(text)}”这个图片文件", "写图片所在的位置，例如 ../徽标.png"
        )
    if path.suffix.lower() not in _EMBLEM_SUFFIXES:
        raise AnswerError("徽标要是图片", f"存成 {'、'.join(_EMBLEM_SUFFIXES)} 中的一种")
    if path.stat().st_size > _EMBLEM_BYTES:
        fix = "缩小到高 200 像素左右再用"
        raise AnswerError(f"徽标每一页都要下载，不能超过 {_EMBLEM_BYTES // 1024} KB", fix)
    if path.suffix.lower() == ".svg":
        is_picture = b"<svg" in path.read_bytes()
    else:
        found = inspect(path)
        is_picture = found.error is None and not found.expected_suffix(path.name)
    if not is_picture:
        raise AnswerError(f"“{printable(path.name)}”打不开，或者后缀名和内容不符", "重新导出一份")
    return path


def _district(text: str) -> tuple[str, str]:
    return _slug(text), text


def _school(text: str) -> NewSchool:
    name, brand, *rest = (*re.split("[：:]", text), "")
    name, brand = name.strip(), brand.strip()
    if not name or not brand or len(rest) > 2:
        raise AnswerError(f"“{text}”里没有品牌名称", "写成 滨海小学：红帆领航")
    slug = (rest[0].strip() if len(rest) == 2 else "") or _slug(name)
    if not SLUG.fullmatch(slug):
        fix = "写 2 到 40 个小写字母、数字或连字符，例如 binhai"
        raise AnswerError(f"文件夹名“{printable(slug)}”不能用作网址", fix)
    return NewSchool(slug, name, brand)


def _slug(name: str) -> str:
    slug = pinyin_name(name)
    if not SLUG.fullmatch(slug):
        raise AnswerError(f"“{name}”里没有汉字，想不出用作网址的名字", "写中文名称")
    return slug


def _say_next(folder: Path | None) -> None:
    click.echo("接下来：")
    if folder is not None:
        shown = printable(os.fspath(folder))
        click.echo(f"  进入 {shown}，照 README.md 装好 {shown} 里写明的版本。")
    serve = "mkdocs serve" if folder is not None or not Path("Makefile").is_file() else "make serve"
    click.echo(f"  运行 {serve}，在浏览器里看。")
    click.echo(f"  每一项以后都能改：全站的在 {FILE}，区县在 brands/_bureau/site.yml，")
    click.echo("  学校的在 brands 里各自的 brand.yml；也可以再运行一次 wuse start。")
