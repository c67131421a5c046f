"""``wuse table``: workbooks for those who would rather fill in a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import click

from wuse.intake.region_export import ExportError, export_region
from wuse.intake.schools import Schools
from wuse.intake.workbooks import write_workbook
from wuse.printable import printable
from wuse.scaffold import load_bureau

from .options import owner_slug, project_option
from .program import unwritable


@click.group()
def table() -> None:
    """表格：学校在 WPS 或 Excel 里填，再用 wuse import 导入。"""


@table.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="台账.xlsx")
@project_option
def new(file: Path, project: Path) -> None:
    """新建一张空表：栏目、说明、下拉选项和例子都写好；已有的文件不动。"""
    _check_name(file)
    site, vocabulary = load_bureau(project)
    schools = Schools(project, vocabulary).names
    _write(file, write_workbook(vocabulary, schools, [item.name for item in site.districts]))
    name = printable(str(file))
    click.echo(f"已写好 {name}。填好以后运行 wuse import {name}，先看一遍，没有问题再加 --write。")


@table.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="台账.xlsx")
@click.option("--owner", "owners", multiple=True, metavar="学校", help="只要这所学校；可以写几次。")
@project_option
def export(file: Path, owners: tuple[str, ...], project: Path) -> None:
    """把网站上已有的写成一张表，改了再用 wuse import 导回来；已有的文件不动。

    表里没有的（照片、反馈、内容清单、注释）留在文件里，导回来时只改表里改过的格子。
    """
    _check_name(file)
    try:
        exported = export_region(project, tuple(owner_slug(project, it) for it in owners))
    except ExportError as error:
        raise click.UsageError(str(error)) from None
    _write(file, exported.data)
    for problem in exported.left_out:
        click.echo(f"没有写：{printable(problem)}", err=True)
    name = printable(str(file))
    counts = "、".join(f"{sheet} {count}" for sheet, count in exported.counts.items() if count)
    click.echo(f"已写好 {name}：{counts or '还没有内容'}。里面也有不公开的内容，不要转发。")
    click.echo(f"改好以后运行 wuse import {name}，先看一遍，没有问题再加 --write。")


def _check_name(file: Path) -> None:
    if file.suffix.lower() != ".xlsx":
        raise click.UsageError(f"“{printable(file.name)}”要以 .xlsx 结尾")


def _write(file: Path, data: bytes) -> None:
    try:
        with file.open("xb") as handle:
            handle.write(data)
    except FileExistsError:
        raise click.UsageError(f"{printable(file.name)} 已经有了，没有改动它；换一个名字") from None
    except OSError:
        raise unwritable(file) from None
