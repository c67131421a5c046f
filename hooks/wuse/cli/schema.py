"""``wuse schema``: JSON Schemas of our YAML files, for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from wuse.layout import home
from wuse.model.schema import schemas
from wuse.scaffold.editor import write_for_editor

from .options import owner_slug, project_option
from .program import unwritable


@click.command()
@click.argument(
    "target", metavar="[文件夹]", required=False, type=click.Path(file_okay=False, path_type=Path)
)
@click.option("--school", help="只给一所学校：把它自己的载体、典型、活动、照片也列进去。")
@project_option
def schema(target: Path | None, school: str | None, project: Path) -> None:
    """把各种 YAML 文件的 JSON Schema 写进一个文件夹，供编辑器补全和校验。

    写了 --school，就写进学校自己的文件夹：用 VS Code 打开那个文件夹，补全的是本校的名称。
    """
    if target is not None and school is None:
        _write_all(target)
    elif school is not None and target is None:
        slug = owner_slug(project, school)
        try:
            folder = write_for_editor(project, slug)
        except OSError:
            raise unwritable(project / home(slug)) from None
        click.echo(f"写好了。用 VS Code 打开文件夹 {folder}；加了载体、典型或照片，再运行一次。")
    else:
        raise click.UsageError("写一个文件夹，或者写 --school 学校，两样只写一样")


def _write_all(target: Path) -> None:
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name, content in schemas().items():
            text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
            (target / name).write_text(text, "utf-8", newline="\n")
    except OSError:
        raise unwritable(target) from None
    click.echo(f"已写出 {len(schemas())} 个文件到 {target}。")
