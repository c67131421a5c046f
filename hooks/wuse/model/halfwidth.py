"""Turn what a Chinese input method writes into the ASCII that dates and numbers are parsed from."""

from __future__ import annotations

import re

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_INVISIBLE = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])  # pasted along
_TABLE = {**_FULL_WIDTH, **_DASHES, **_INVISIBLE, ord("〜"): "~"}

_SPACES = re.compile(r"(?<![0-9])\s+|\s+(?![0-9])")


def halfwidth(text: str) -> str:
    """Turn full-width forms into ASCII and every dash into ``-``, and drop spaces.

    A space between two digits stays: joining them would make a different number.
    """
    return _SPACES.sub("", text.translate(_TABLE).strip())
