"""``wuse form``: the application forms of an edition, as Word documents."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from wuse.dossiers.candidates import Applicant
from wuse.dossiers.forms import NoWordError, check_word, filled, read_template
from wuse.intake.refusal import RefusedError
from wuse.photos import Progress
from wuse.printable import printable
from wuse.progress import progress

from .entered import (
    Entered,
    applicants_of,
    blind_options,
    edition_arguments,
    numbers_file,
    output_option,
    report_pieces,
)
from .evaluation import check_outside
from .options import project_option
from .program import unwritable


@click.command()
@edition_arguments
@click.option(
    "--template",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="主管部门自己的模板（.docx），要填的地方写 {{ 品牌.品牌名称 }}；不写就用自带的申报表。",
)
@click.option(
    "--save-template",
    "copy",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="不填表，把自带的申报表存到这里，用 Word 改成自己的模板。",
)
@output_option("申报表", "申报表")
@blind_options
@project_option
def form(
    edition: str,
    slugs: tuple[str, ...],
    template: Path | None,
    copy: Path | None,
    output: Path,
    blind: bool,
    key: Path | None,
    project: Path,
) -> None:
    """给参评单位各填一份 Word 申报表，内容都出自本站公开的资料。

    EDITION 是评选文件的文件名，不带 .yml；SLUG 是参评单位的文件夹名，不写就是全部。先核对字数、
    照片和图注，不合要求的列出来，照样填。全部填好而且合要求，退出码为 0；否则为 1。
    """
    try:
        check_word()
        data = read_template(template) if template else _default()
    except NoWordError as error:
        raise click.ClickException(str(error)) from None
    except RefusedError as error:
        raise _refused(template, error) from None
    if copy:
        _save(copy, data, project)
        return
    numbers = numbers_file(edition, blind, key)
    with (
        progress() as start,
        applicants_of(project, edition, slugs, output, start, numbers) as found,
    ):
        is_complete = report_pieces(found)
        try:
            _fill(found, data, output, start("申报表"))
        except RefusedError as error:
            raise _refused(template, error) from None
        except OSError:
            raise unwritable(output) from None
    count = len(found.applicants)
    click.echo(f"已写好 {count} 份申报表，在 {printable(str(output))}。")
    sys.exit(0 if is_complete else 1)


def _default() -> bytes:
    from wuse.dossiers.form_template import default_template

    return default_template()


def _save(path: Path, data: bytes, project: Path) -> None:
    check_outside(project, (path,))
    if path.exists():
        raise click.UsageError(f"“{printable(path.name)}”已经有了，换一个名称")
    try:
        path.write_bytes(data)
    except OSError:
        raise unwritable(path) from None
    click.echo(f"已存好 {printable(str(path))}。改好以后用 --template 指明它。")


def _fill(found: Entered, template: bytes, output: Path, report: Progress) -> None:
    started, count = time.monotonic(), len(found.applicants)
    for done, applicant in enumerate(found.applicants, 1):
        document = filled(template, applicant)
        output.mkdir(parents=True, exist_ok=True)
        (output / _name(applicant)).write_bytes(document)
        report(done, count, time.monotonic() - started)


def _name(applicant: Applicant) -> str:
    return f"{applicant.name}.docx"


def _refused(template: Path | None, error: RefusedError) -> click.ClickException:
    name = printable(template.name) if template else "自带的申报表"
    said = printable(error.message)
    return click.ClickException(f"{name}：{said}（{error.code}）。改法：{printable(error.fix)}")
