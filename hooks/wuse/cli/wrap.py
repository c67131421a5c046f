"""Line breaks in Chinese text for a terminal, by the rules of print."""

from __future__ import annotations

import re

from rich.cells import cell_len, chop_cells

_OPENING = "“‘（《〈【「『"
_CLOSING = "，。、；：！？”’）》〉】」』…—"
_WORD = rf"[^\s\u2e80-\U0010ffff{_OPENING}{_CLOSING}]+"
_ATOM = re.compile(rf"\s*(?:[{_OPENING}]*(?:{_WORD}|[^\s{_OPENING}{_CLOSING}])?[{_CLOSING}]*)")
"""What is never broken: a word or a single character, with its punctuation."""


def wrap(text: str, width: int) -> list[str]:
    """Break one paragraph into lines of at most ``width`` cells.

    A Chinese character has two cells. No line begins with a closing mark or ends with an opening
    one, unless a single word is longer than a line.
    """
    lines = [""]
    for atom in _ATOM.findall(text):
        if cell_len(lines[-1] + atom) > width:
            lines[-1] = lines[-1].rstrip()
            lines += chop_cells(atom.strip(), width) or [""]
        else:
            lines[-1] += atom
    return [line.rstrip() for line in lines if line.strip()]
