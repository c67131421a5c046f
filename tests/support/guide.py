"""The guides as those who follow them read them: what to write, and what to type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from support.project import ROOT

GUIDE = ROOT / "docs/guide"

_BLOCK = re.compile(
    r"^```(?P<kind>sh|yaml)\n(?P<text>.*?)^```\n(?P<table>\n(?:\|[^\n]*\n)+)?",
    re.DOTALL | re.MULTILINE,
)
_FILE = re.compile(r"`(brands/[^`]*\.yml)`")
_ROW = re.compile(r"^\| [^|]+ \| (.+) \|$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A block of a guide: commands of a shell, or content of a file."""

    kind: str
    text: str
    file: str
    """The last file that the guide named before; empty text if none."""
    answers: list[str]
    """What the table below says that a command's questions are answered with."""


def read(name: str) -> str:
    """The text of one guide."""
    return (GUIDE / f"{name}.md").read_text("utf-8")


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a guide or of a part of it, in their order."""
    for found in _BLOCK.finditer(text):
        named = _FILE.findall(text[: found.start()])
        rows = _ROW.findall(found["table"] or "")
        yield Block(found["kind"], found["text"], named[-1] if named else "", rows[1:])


def yaml_blocks(text: str) -> list[str]:
    """The examples of YAML in a guide."""
    return [block.text for block in blocks(text) if block.kind == "yaml"]
