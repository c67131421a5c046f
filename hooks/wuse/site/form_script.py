"""The script of the submission form: what it has to know, and its parts, as one small file.

Comments and spaces stay behind: a phone loads all of it before the first question appears.
"""

from __future__ import annotations

import re
from pathlib import Path

from wuse.model.vocabulary import Vocabulary
from wuse.pages.parts import form_model

PARTS = (
    *("parts", "text", "dates", "privacy", "yaml", "bytes", "photos", "store", "kinds", "state"),
    *("record", "package", "fields", "album", "preview", "whole", "page"),
)
"""The parts in ``assets/form/``; each uses only those before it."""

_COMMENT = re.compile(r"^\s*/\*.*?\*/\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(r"^ +", re.MULTILINE)
_BREAK = re.compile(r"(?<=[{(\[,;])\n")
"""A line break that ends no statement."""
_SPACED = re.compile(r" (=>|===|!==|&&|\|\||[=?:+]) ")
"""An operator between spaces; no text of ours has one."""


_BRACED = re.compile(r"(?<=\{) | (?=\{$)|;?[ \n](?=\})|(?<=\)) (?=\{)", re.MULTILINE)
"""A space within braces or before them, and what ends the last statement in them."""

_WORD = re.compile(r"\b(if|for|while|switch|catch|function|else) (?=[({])")
"""A keyword of the language before a bracket; no text of ours has one."""
_LISTED = re.compile(r"(?<=[\w)\]}],) (?=[\w\[{(\"'`])")
"""A space behind a comma; no text of ours has one between words."""


def script(theme: Path, vocabulary: Vocabulary) -> str:
    """The script.

    Args:
        theme: the folder with our templates and scripts.
        vocabulary: the terms that the form offers.

    Raises:
        OSError: a part cannot be read.
    """
    parts = [(theme / "assets" / "form" / f"{name}.js").read_text("utf-8") for name in PARTS]
    return form_model.script(vocabulary) + "".join(map(_squeezed, parts))


def _squeezed(part: str) -> str:
    text = _INDENT.sub("", _COMMENT.sub("", part))
    text = _SPACED.sub(r"\1", _BREAK.sub("", text))
    return _WORD.sub(r"\1", _LISTED.sub("", _BRACED.sub("", text)))
