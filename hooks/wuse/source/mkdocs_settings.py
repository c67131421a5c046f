"""What is wrong with MkDocs' own settings, which MkDocs would say in English, or crash."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from .codes import Code
from .nodes import parse
from .problems import FILE_START, Mark, Problem, Severity
from .settings import DOCUMENTS, FILE
from .text import read_text
from .tree import Node

_WEB = ("http://", "https://")
_ADDRESSES = {"site_url": "https://example.cn/", "repo_url": "https://gitee.com/单位/仓库"}
_FOLDERS = ("docs_dir", "theme.custom_dir")


def unfit_settings(project: Path) -> Iterator[Problem]:
    """Settings of a project with which MkDocs does not start; none of a file that is no YAML."""
    text, _ = read_text(project / FILE, FILE)
    node, told = parse(text, FILE) if text is not None else (None, [])
    if node:
        tags = {Mark(it.line, it.column) for it in told if it.code is Code.TAG}
        yield from _unfit(project, node, tags)


def _unfit(project: Path, node: Node, computed: Collection[Mark]) -> Iterator[Problem]:
    """Judge settings but for those that start where only MkDocs knows the value (``!ENV``)."""
    names = ("site_name", *_ADDRESSES, *_FOLDERS)
    found = {name: _find(node, name) for name in names}
    judged = [name for name in names if not _is_at(found[name], computed)]

    def wrong(name: str, message: str, fix: str) -> Problem:
        place = found[name]
        span = place.span if place else FILE_START
        return Problem(Code.CONFIGURATION, Severity.ERROR, FILE, span, message, fix)

    title = found["site_name"]
    if "site_name" in judged and (title is None or not title.value):
        yield wrong("site_name", "没有写 site_name（网站的名称）", "补上一行“site_name: 网站名称”")
    for name, example in _ADDRESSES.items():
        text = _text(found[name]) if name in judged else ""
        if text and not text.lower().startswith(_WEB):
            fix = f"写完整网址，例如 {example}"
            yield wrong(name, f"{name}“{text}”不是完整的网址，没有 https://", fix)
    for name in filter(judged.__contains__, _FOLDERS):
        text = _text(found[name]) or (DOCUMENTS if name == "docs_dir" else "")
        if text and not (project / text).is_dir():
            fix = "把文件夹改回这个名字，或者在这里写上它现在的名字"
            yield wrong(name, f"{name}“{text}”这个文件夹不存在", fix)


def _find(node: Node, name: str) -> Node | None:
    found = node.find(name.split("."), str.__eq__)
    return found.node if found.whole else None


def _is_at(node: Node | None, marks: Collection[Mark]) -> bool:
    return node is not None and node.span.start in marks


def _text(node: Node | None) -> str:
    """A setting's text; empty if there is none, or if it is no text."""
    return node.value if node and isinstance(node.value, str) else ""
