"""``wuse edition``: a new evaluation from a model scheme; the state of brands to be evaluated."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from wuse.editions.frozen import changed as find_changed
from wuse.editions.frozen import freeze as freeze_edition
from wuse.editions.frozen import frozen_block
from wuse.errors import WuseError
from wuse.layout import EDITIONS
from wuse.model.edition import Edition
from wuse.model.vocabulary import Vocabulary
from wuse.printable import printable
from wuse.scaffold import (
    Answer,
    AnswerError,
    Scheme,
    file_name,
    find_owner,
    prove,
    render_edition,
    schemes,
    write_new,
)
from wuse.source.clock import today
from wuse.source.settings import load_configuration
from wuse.source.text import read_text
from wuse.upkeep import Disk

from .evaluation import edition_path, the_edition
from .interview import MenuItem, Question, split
from .options import project_option
from .program import unwritable
from .questionnaire import Questionnaire, as_usage_errors

_NAME_HINT = "小写字母、数字、连字符，例如 2026 或 2026-party-day"


@click.group()
def edition() -> None:
    """一届评选：新建评选文件；评审以前给参评的品牌定稿。"""


@edition.command()
@click.option("--name", help="文件名，也是网址里的名字，例如 2026。")
@click.option("--title", help="评选的名称，例如 2026年学校党建品牌评选。")
@click.option("--year", help="年份，例如 2026。")
@click.option("--scheme", help="照哪一种写，例如 levels；不写就一一列出来选。")
@click.option("--authority", help="依据文件的名称；没有正式文件就不写，评选不启用。")
@click.option("--number", help="依据文件的文号。")
@click.option("--candidate", "candidates", multiple=True, help="参评单位的文件夹，可以写几次。")
@project_option
def new(
    name: str | None,
    title: str | None,
    year: str | None,
    scheme: str | None,
    authority: str | None,
    number: str | None,
    candidates: tuple[str, ...],
    project: Path,
) -> None:
    """新建一届评选：照一种现成的方案写好评分标准、等次和计分，每一栏有说明。"""
    with as_usage_errors():
        form = Questionnaire(Edition, project, asks_all=not all((name, title, year, scheme)))
        ask = form.interview
        path = ask.required(_path_question(project), name)
        answers: dict[str, Answer] = {
            "title": ask.required(form.field("title", "--title"), title),
            "year": ask.required(form.field("year", "--year"), year),
        }
        chosen = ask.required(_scheme_question(is_asked=scheme is None), scheme)
        titled = replace(form.field("authority.title", "--authority"), label="依据文件")
        document = ask.optional(titled, authority)
        if document:
            code = ask.optional(form.field("authority.number", "--number"), number)
            answers["authority"] = {"title": document, "number": code}
        answers["candidates"] = _candidates(form, project, candidates)
        write_new(path, render_edition(chosen, answers, form.vocabulary))
    click.echo(f"已写好 {path.as_posix()}，照“{chosen.title}”。接下来：")
    click.echo("  1. 打开它，照依据文件改好阶段、评分标准、等次和名额，定下日期。")
    click.echo("  2. 运行 wuse check，看有没有自相矛盾的地方。")
    if not document:
        click.echo("  3. 有了正式文件，补上“依据文件”；没有以前评选不启用。")


def _path_question(project: Path) -> Question[Path]:
    def check(text: str) -> Path:
        path = project / EDITIONS / f"{file_name(text)}.yml"
        if os.path.lexists(path):
            raise AnswerError(f"{path.name} 已经有了，没有改动它", "直接打开它来改，或者换一个名字")
        return path

    return Question("文件名", "--name", check, _NAME_HINT)


def _scheme_question(is_asked: bool) -> Question[Scheme]:
    known = schemes()
    if is_asked:
        for it in known.values():
            click.echo(f"  {it.title}", err=True)

    def check(text: str) -> Scheme:
        if text not in known:
            listed = "；".join(f"{it.id}（{it.title}）" for it in known.values())
            raise AnswerError(f"没有“{text}”这种方案", f"可选：{listed}")
        return known[text]

    choices = [MenuItem(it.id, it.title.partition("：")[0]) for it in known.values()]
    return Question("方案", "--scheme", check, "", choices)


def _candidates(form: Questionnaire, project: Path, given: tuple[str, ...]) -> list[str] | None:
    def check(text: str) -> list[str]:
        return [find_owner(project, slug).name for slug in dict.fromkeys(split(text))]

    hint = "名称或 brands 里的文件夹名，几个用空格隔开"
    question = Question("参评单位", "--candidate", check, hint, several=True)
    return form.interview.optional(question, " ".join(given) or None)


@edition.command()
@click.argument("edition", metavar="评选")
@project_option
def freeze(edition: str, project: Path) -> None:
    """定稿：记下评审看的是哪一版，写进评选文件。

    记的是 git 的提交号，和每个参评单位文件夹内容的校验码。以后改了什么，可以和这一版比。
    """
    record, path = the_edition(project, edition), edition_path(project, edition)
    if record.frozen is not None:
        raise click.UsageError("这一届已经定稿；要重新定稿，先删去评选文件里的“定稿”")
    try:
        frozen = freeze_edition(
            project, record, today(load_configuration(project)[0].settings.zone)
        )
        _append(path, frozen_block(frozen))
    except WuseError as error:
        raise click.ClickException(str(error)) from None
    except OSError:
        raise unwritable(path) from None
    click.echo(f"已定稿：{len(frozen.contents)} 个参评单位，提交 {frozen.commit[:12]}。")
    click.echo(f"以后改了哪些：wuse edition changed {printable(edition)}")


def _append(path: Path, block: str) -> None:
    """Add lines at the end of an edition's file, ended as the others are.

    Raises:
        AnswerError: that would spoil the file.
        OSError: it cannot be written.
    """
    text, _ = read_text(path, path.name)
    whole = f"{(text or '').rstrip()}\n\n{block}"
    prove(Edition, whole, Vocabulary())
    line_end = "\r\n" if b"\r\n" in path.read_bytes() else "\n"
    Disk().replace(path, whole.replace("\n", line_end).encode())


@edition.command()
@click.argument("edition", metavar="评选")
@project_option
def changed(edition: str, project: Path) -> None:
    """定稿以后，哪些参评单位的资料改过。有改过的，退出码为 1。"""
    record = the_edition(project, edition)
    if record.frozen is None:
        raise click.UsageError(f"这一届还没有定稿，先运行 wuse edition freeze {printable(edition)}")
    try:
        slugs = find_changed(project, record.frozen)
    except WuseError as error:
        raise click.ClickException(str(error)) from None
    for slug in slugs:
        click.echo(f"{printable(slug)} 改过")
    if not slugs:
        click.echo(f"{len(record.frozen.contents)} 个参评单位都和定稿时一样。")
        return
    click.echo(f"改了哪些栏目和记录：wuse report --since {record.frozen.commit[:12]}")
    click.echo(f"定稿时的网站，打包给评审看：wuse usb --edition {printable(edition)}")
    sys.exit(1)
