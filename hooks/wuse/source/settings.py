"""``mkdocs.yml`` as far as it concerns us: our settings, and what the site is called."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from wuse.model.settings import Settings
from wuse.model.vocabulary import builtin

from .bind import bind
from .nodes import parse
from .problems import Code, Problem, Severity
from .text import read_text
from .tree import Plain

FILE = "mkdocs.yml"

_ALLOWED = frozenset((Code.ANCHOR, Code.ALIAS, Code.MERGE_KEY, Code.TAG))
"""What schools' files may not contain and MkDocs' may."""


@dataclass(frozen=True)
class Configuration:
    """The bureau's configuration."""

    settings: Settings = field(default_factory=Settings)
    plain: dict[str, Plain] = field(default_factory=dict)
    """The whole file as text, for the few of MkDocs' own settings that matter to us."""

    def text(self, name: str) -> str:
        """One of MkDocs' settings, or empty text."""
        value = self.plain.get(name)
        return value if isinstance(value, str) else ""


def load_configuration(
    project: Path, file: Path | None = None
) -> tuple[Configuration, list[Problem]]:
    """Read the configuration of a project.

    MkDocs judges its own settings; only what is wrong under ``extra.wuse`` is reported, and then
    the defaults stand. So is what keeps the file from being read at all.
    """
    path = file or project / FILE
    text, problems = read_text(path, path.name)
    if text is None:
        return Configuration(), problems
    node, more = parse(text, path.name)
    problems += [
        problem
        for problem in more
        if problem.severity is Severity.ERROR and problem.code not in _ALLOWED
    ]
    if node is None:
        return Configuration(), problems
    plain = cast("dict[str, Plain]", node.plain())  # the top of a file is always a mapping
    found = node.find(("extra", "wuse"), str.__eq__)
    if not found.whole or found.node.value is None:
        return Configuration(plain=plain), problems
    settings, more = bind(Settings, found.node, path.name, builtin())
    return Configuration(settings or Settings(), plain), problems + more
