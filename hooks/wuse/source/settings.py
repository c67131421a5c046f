"""``mkdocs.yml`` as far as it concerns us: our settings, and what the site is called."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from wuse.model.settings import Settings
from wuse.model.vocabulary import builtin

from .bind import bind
from .nodes import parse
from .problems import Problem
from .text import read_text
from .tree import Plain

FILE = "mkdocs.yml"


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
    the defaults stand.
    """
    path = file or project / FILE
    text, problems = read_text(path, path.name)
    node = parse(text, path.name)[0] if text is not None else None
    if node is None:
        return Configuration(), problems
    plain = cast("dict[str, Plain]", node.plain())  # the top of a file is always a mapping
    found = node.find(("extra", "wuse"), str.__eq__)
    if not found.whole or not isinstance(found.node.value, dict):
        return Configuration(plain=plain), problems
    settings, more = bind(Settings, found.node, path.name, builtin())
    return Configuration(settings or Settings(), plain), problems + more
