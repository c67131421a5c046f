"""Problems with MkDocs' own settings, for which MkDocs would crash or print English."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from .codes import Code
from .parser import parse
from .problems import FILE_START, Mark, Problem, Severity
from .settings import DOCUMENTS, FILE
from .text import read_text
from .tree import Node

_WEB = ("http://", "https://")
_ADDRESSES = {"site_url": "https://example.cn/", "repo_url": "https://gitee.com/单位/仓库"}
_FOLDERS = ("docs_dir", "theme.custom_dir")


def invalid_settings(project: Path) -> Iterator[Problem]:
    """Report settings with which MkDocs does not start; nothing if the file is not YAML."""
    text, _ = read_text(project / FILE, FILE)
    node, problems = parse(text, FILE) if text is not None else (None, [])
    if node:
        tags = {
            Mark(problem.line, problem.column) for problem in problems if problem.code is Code.TAG
        }
        yield from _invalid(project, node, tags)


def _invalid(project: Path, node: Node, computed: Collection[Mark]) -> Iterator[Problem]:
    """Judge the settings except those that only MkDocs can compute (``!ENV``)."""
    names = ("site_name", *_ADDRESSES, *_FOLDERS)
    settings = {name: _find(node, name) for name in names}
    judged = [name for name in names if not _is_at(settings[name], computed)]

    def problem(name: str, message: str, fix: str) -> Problem:
        setting = settings[name]
        span = setting.span if setting else FILE_START
        return Problem(Code.CONFIGURATION, Severity.ERROR, FILE, span, message, fix)

    title = settings["site_name"]
    if "site_name" in judged and (title is None or not title.value):
        yield problem(
            "site_name", "没有写 site_name（网站的名称）", "补上一行“site_name: 网站名称”"
        )
    for name, example in _ADDRESSES.items():
        text = _text(settings[name]) if name in judged else ""
        if text and not text.lower().startswith(_WEB):
            fix = f"写完整网址，例如 {example}"
            yield problem(name, f"{name}“{text}”不是完整的网址，没有 https://", fix)
    for name in filter(judged.__contains__, _FOLDERS):
        text = _text(settings[name]) or (DOCUMENTS if name == "docs_dir" else "")
        if text and not (project / text).is_dir():
            fix = "把文件夹改回这个名字，或者在这里写上它现在的名字"
            yield problem(name, f"{name}“{text}”这个文件夹不存在", fix)


def _find(node: Node, name: str) -> Node | None:
    lookup = node.find(name.split("."), str.__eq__)
    return lookup.node if lookup.is_complete else None


def _is_at(node: Node | None, marks: Collection[Mark]) -> bool:
    return node is not None and node.span.start in marks


def _text(node: Node | None) -> str:
    """A setting's text; empty if it is missing or not text."""
    return node.value if node and isinstance(node.value, str) else ""
