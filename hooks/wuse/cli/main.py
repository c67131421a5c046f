"""``wuse`` and its commands that concern the whole project."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from yaml import YAMLError

from wuse.model.schema import schemas
from wuse.pages.assemble import Assembled, assemble
from wuse.pages.export import export as write_export
from wuse.source import Problem, Severity
from wuse.source.settings import FILE, Configuration, load_configuration

from .check import check
from .codeowners import write_codeowners
from .fix import fix
from .formats import show
from .new import new
from .options import project_option
from .photos import photos
from .report import report
from .rule import rule
from .serve import serve
from .site import site_info
from .touched import touched


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="wuse", prog_name="wuse")
def main() -> None:
    """五色：把学校的党建品牌文件夹变成网站。"""


main.add_command(check)
main.add_command(write_codeowners)
main.add_command(fix)
main.add_command(new)
main.add_command(photos)
main.add_command(report)
main.add_command(rule)
main.add_command(serve)
main.add_command(touched)


@main.command()
@click.argument("target", type=click.Path(path_type=Path))
@project_option
def export(target: Path, project: Path) -> None:
    """把整个网站写成普通的 MkDocs 项目，放进 TARGET（新的或空的文件夹）。"""
    configuration, problems = load_configuration(project)
    if not configuration.plain:
        show(problems, project, err=True)
        sys.exit(1)
    assembled = _assemble(project, configuration)
    problems += assembled.problems
    show(problems, project, err=True)
    try:
        count = write_export(assembled.site, project, target)
    except FileExistsError:
        raise click.UsageError(f"“{target}”不是新的或空的文件夹，请换一个") from None
    except YAMLError:
        raise click.ClickException(f"{FILE} 读不懂，请先改正上面列出的错误") from None
    except OSError:
        raise _unwritable(target) from None
    click.echo(f"已写出 {count} 个页面。进入 {target} 运行 mkdocs build 即可生成网站。")
    sys.exit(_has_errors(problems))


@main.command()
@click.argument("target", type=click.Path(file_okay=False, path_type=Path))
def schema(target: Path) -> None:
    """把各种 YAML 文件的 JSON Schema 写进 TARGET，供编辑器补全和校验。"""
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name, content in schemas().items():
            text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
            (target / name).write_text(text, "utf-8", newline="\n")
    except OSError:
        raise _unwritable(target) from None
    click.echo(f"已写出 {len(schemas())} 个文件到 {target}。")


def _unwritable(target: Path) -> click.ClickException:
    return click.ClickException(f"写不进“{target}”，请换一个文件夹，或者检查有没有权限")


def _assemble(project: Path, configuration: Configuration) -> Assembled:
    theme = project / "theme_overrides"
    return assemble(project, site_info(configuration), configuration.settings, theme)


def _has_errors(problems: list[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)
