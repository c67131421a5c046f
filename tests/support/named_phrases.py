"""The labelled corpus of names in school news: ``corpus/names``, where README.md tells its form."""

from __future__ import annotations

import re
from typing import NamedTuple

from support.project import ROOT
from wuse.names import Kind

PARTS = ("dev", "fresh", "held")
"""The first two were read while patterns were written, the third was only ever measured."""
_CORPUS = ROOT / "tests/corpus/names"
_KINDS = dict(zip("mgbs", Kind, strict=True))
_LABEL = re.compile(r"\{([mgbs]):([^}]+)\}")


class Phrase(NamedTuple):
    """A phrase, and who is named in it: name -> kind."""

    text: str
    names: dict[str, Kind]


def phrases(name: str) -> list[Phrase]:
    """The phrases of a file of the corpus, such as ``named-dev``."""
    lines = filter(None, (_CORPUS / f"{name}.txt").read_text("utf-8").splitlines())
    return [
        Phrase(_LABEL.sub(r"\2", line), {name: _KINDS[kind] for kind, name in _LABEL.findall(line)})
        for line in lines
    ]
