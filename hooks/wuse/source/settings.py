"""Our part of ``mkdocs.yml``: the settings of Wuse, and the few of MkDocs that matter to us."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import cast

from wuse.model.settings import Settings
from wuse.model.vocabulary import builtin

from .bind import bind, locate
from .codes import Code
from .parser import parse
from .problems import FILE_START, Mark, Problem, Severity, Span
from .text import read_text
from .tree import Node, Plain

FILE = "mkdocs.yml"
OTHER_FILE = "mkdocs.yaml"
"""Another name that MkDocs accepts and that we ask to change."""
DOCUMENTS = "docs"
"""Where MkDocs looks for hand-written pages by default."""

_ALLOWED = frozenset((Code.ANCHOR, Code.ALIAS, Code.MERGE_KEY, Code.TAG))
"""Codes of what schools' files may not contain but MkDocs' file may."""


@dataclass(frozen=True)
class Configuration:
    """The bureau's configuration."""

    settings: Settings = field(default_factory=Settings)
    plain: dict[str, Plain] = field(default_factory=dict)
    """The whole file as plain data, for the few of MkDocs' own settings that matter to us."""

    def text(self, name: str) -> str:
        """One of MkDocs' settings; empty if it is missing or not text."""
        value = self.plain.get(name)
        return value if isinstance(value, str) else ""


def load_configuration(
    project: Path, file: Path | None = None
) -> tuple[Configuration, list[Problem]]:
    """Read the configuration of a project.

    MkDocs judges its own settings; this reports problems under ``extra.wuse``, where the defaults
    then apply, and those that keep the file from being read at all.
    """
    path = file or project / FILE
    if file is None and not path.exists() and (project / OTHER_FILE).exists():
        return Configuration(), [_misnamed()]
    text, problems = read_text(path, path.name)
    if text is None:
        return Configuration(), problems
    node, yaml_problems = parse(text, path.name)
    errors = [problem for problem in yaml_problems if problem.severity is Severity.ERROR]
    problems += [error for error in errors if error.code not in _ALLOWED]
    if node is None:
        return Configuration(), problems
    computed = {Mark(tag.line, tag.column) for tag in errors if tag.code is Code.TAG}
    plain = cast("dict[str, Plain]", node.plain())  # the top of a file is always a mapping
    ours = node.find(("extra", "wuse"), str.__eq__)
    if not ours.is_complete or ours.node.value is None:
        return Configuration(plain=plain), problems
    problems += _emptied_settings(ours.node, yaml_problems)
    if any(ours.value.start <= mark < ours.value.end for mark in computed):
        problems.append(_computed_setting(path.name, ours.value))
        return Configuration(plain=plain), problems
    settings, more = bind(Settings, ours.node, path.name, builtin())
    configuration = Configuration(settings or Settings(), plain)
    if missing := [*_missing_emblem(path, configuration, ours.node)]:
        without = configuration.settings.model_copy(update={"emblem": ""})
        configuration = replace(configuration, settings=without)
    return configuration, problems + more + missing


def _missing_emblem(path: Path, configuration: Configuration, ours: Node) -> Iterator[Problem]:
    """Report an emblem that is not a file among the documents, upper and lower case included."""
    emblem = configuration.settings.emblem
    documents = configuration.text("docs_dir") or DOCUMENTS
    if not emblem or _lies_in(path.parent / documents, emblem):
        return
    message = f"{documents} 里没有“{emblem}”这个文件，页眉上不会有徽标"
    fix = f"把图片放进 {documents}/assets，写成 assets/文件名，大小写也要一样；不用就删掉这一行"
    span = locate(Settings, ours, ("emblem",))
    yield Problem(Code.VALUE, Severity.ERROR, path.name, span, message, fix, "徽标")


def _lies_in(folder: Path, name: str) -> bool:
    """Whether a folder holds a file at this relative path, case included on every system."""
    parts = PurePosixPath(name).parts
    for part in parts[:-1]:
        if part not in _names(folder):
            return False
        folder /= part
    return bool(parts) and parts[-1] in _names(folder) and (folder / parts[-1]).is_file()


def _names(folder: Path) -> list[str]:
    try:
        return [entry.name for entry in folder.iterdir()]
    except OSError:
        return []


def _emptied_settings(ours: Node, problems: Sequence[Problem]) -> Iterator[Problem]:
    """Turn into errors: settings left empty because their value starts with ``#``."""
    entries = ours.value.values() if isinstance(ours.value, dict) else ()
    empty = {entry.key.span.start.line for entry in entries if entry.value.value is None}
    for problem in problems:
        if problem.code is Code.CUT_OFF and problem.line in empty:
            yield replace(problem, severity=Severity.ERROR)


def _computed_setting(path: str, span: Span) -> Problem:
    message = "extra.wuse 里不能用 !ENV 这样的写法，读不出它的值"
    fix = "直接写上内容；站名、网址这些 MkDocs 自己的设置可以用 !ENV"
    return Problem(Code.TAG, Severity.ERROR, path, span, message, fix)


def _misnamed() -> Problem:
    message, fix = f"配置文件应叫 {FILE}", f"把 {OTHER_FILE} 改名为 {FILE}"
    top = FILE_START
    return Problem(Code.CONFIGURATION, Severity.ERROR, OTHER_FILE, top, message, fix)
