"""``wuse dossier``: the books (评审册) of an edition as PDF."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from wuse.dossiers.browser import PrintError
from wuse.dossiers.candidates import Applicant
from wuse.dossiers.printing import check_printer, print_books
from wuse.printable import printable
from wuse.progress import progress
from wuse.shipped import theme_folder

from .entered import (
    applicants_of,
    blind_options,
    edition_arguments,
    numbers_file,
    output_option,
    report_pieces,
)
from .options import project_option
from .program import unwritable


@click.command()
@edition_arguments
@output_option("评审册", "PDF")
@blind_options
@project_option
def dossier(
    edition: str,
    slugs: tuple[str, ...],
    output: Path,
    blind: bool,
    key: Path | None,
    project: Path,
) -> None:
    """给参评单位各印一份 PDF 评审册：申报表，逐条指标的自述和佐证，案例，附图。

    EDITION 是评选文件的文件名，不带 .yml；SLUG 是参评单位的文件夹名，不写就是全部。先核对字数、
    照片和图注，不合要求的列出来，照样印。全部印好而且合要求，退出码为 0；否则为 1。
    """
    try:
        browser = check_printer()
    except PrintError as error:
        raise click.ClickException(str(error)) from None
    numbers = numbers_file(edition, blind, key)
    theme = theme_folder(project)
    with (
        progress() as start,
        applicants_of(project, edition, slugs, output, start, numbers) as found,
    ):
        is_complete = report_pieces(found)
        try:
            output.mkdir(parents=True, exist_ok=True)
            books = print_books(
                browser, found.applicants, theme, lambda it: output / _name(it), start("评审册")
            )
            failed = [it for it in books if it.error]
        except OSError:
            raise unwritable(output) from None
    for book in failed:
        click.echo(f"{book.applicant.number} 没有印好：{book.error}", err=True)
    done = len(found.applicants) - len(failed)
    click.echo(f"已写好 {done} 份评审册，在 {printable(str(output))}。")
    sys.exit(0 if is_complete and not failed else 1)


def _name(applicant: Applicant) -> str:
    return f"{applicant.name}.pdf"
