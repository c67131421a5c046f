"""``wuse export``: the site as plain files, which any other generator can build."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from yaml import YAMLError

from wuse.shipped import theme_folder
from wuse.site.assemble import assemble
from wuse.site.export import export as write_export
from wuse.source import Severity
from wuse.source.settings import FILE, load_configuration

from .formats import show
from .options import project_option
from .program import unwritable
from .site_info import site_info


@click.command()
@click.argument("target", metavar="文件夹", type=click.Path(path_type=Path))
@project_option
def export(target: Path, project: Path) -> None:
    """把整个网站写成普通的 MkDocs 项目，放进一个新的或空的文件夹。"""
    configuration, problems = load_configuration(project)
    if not configuration.plain:
        show(problems, project, err=True)
        sys.exit(1)
    theme = theme_folder(project)
    assembled = assemble(project, site_info(configuration), configuration.settings, theme)
    problems += assembled.problems
    show(problems, project, err=True)
    try:
        count = write_export(assembled.site, project, target)
    except FileExistsError:
        raise click.UsageError(f"“{target}”不是新的或空的文件夹，请换一个") from None
    except YAMLError:
        raise click.ClickException(f"{FILE} 读不懂，请先改正上面列出的错误") from None
    except OSError:
        raise unwritable(target) from None
    click.echo(f"已写出 {count} 个页面。进入 {target} 运行 mkdocs build 即可生成网站。")
    sys.exit(any(problem.severity is Severity.ERROR for problem in problems))
