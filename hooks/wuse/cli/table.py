"""``wuse table``: workbooks for those who would rather fill in a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import click

from wuse.intake.schools import Schools
from wuse.intake.template_workbook import write_template
from wuse.printable import printable
from wuse.scaffold import load_bureau

from .options import project_option
from .program import unwritable


@click.group()
def table() -> None:
    """表格：学校在 WPS 或 Excel 里填，再用 wuse import 导入。"""


@table.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="台账.xlsx")
@project_option
def new(file: Path, project: Path) -> None:
    """新建一张空表：栏目、说明、下拉选项和例子都写好；已有的文件不动。"""
    if file.suffix.lower() != ".xlsx":
        raise click.UsageError(f"“{printable(file.name)}”要以 .xlsx 结尾")
    site, vocabulary = load_bureau(project)
    schools = Schools(project, vocabulary).names
    data = write_template(vocabulary, schools, [item.name for item in site.districts])
    try:
        with file.open("xb") as handle:
            handle.write(data)
    except FileExistsError:
        raise click.UsageError(f"{printable(file.name)} 已经有了，没有改动它；换一个名字") from None
    except OSError:
        raise unwritable(file) from None
    name = printable(str(file))
    click.echo(f"已写好 {name}。填好以后运行 wuse import {name}，先看一遍，没有问题再加 --write。")
