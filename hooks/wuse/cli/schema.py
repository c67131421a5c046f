"""``wuse schema``: JSON Schemas of our YAML files, for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from wuse.model.schema import schemas

from .program import unwritable


@click.command()
@click.argument("target", metavar="文件夹", type=click.Path(file_okay=False, path_type=Path))
def schema(target: Path) -> None:
    """把各种 YAML 文件的 JSON Schema 写进一个文件夹，供编辑器补全和校验。"""
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name, content in schemas().items():
            text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
            (target / name).write_text(text, "utf-8", newline="\n")
    except OSError:
        raise unwritable(target) from None
    click.echo(f"已写出 {len(schemas())} 个文件到 {target}。")
