"""Traditional characters count as the simplified ones, in texts as in what is looked for.

``traditional.txt`` has them in one line and what they mean in the next; ``tools/traditional.py``
makes it from OpenCC's table (Apache License 2.0).
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("traditional.txt")


@cache
def _rows() -> tuple[str, str]:
    written, meant = FILE.read_text("utf-8").split()
    return written, meant


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"[{_rows()[0]}]")


@cache
def _meanings() -> dict[str, str]:
    return dict(zip(*_rows(), strict=True))


def simplified(text: str) -> str:
    """The text with its traditional characters simplified, one for one."""
    return _pattern().sub(lambda found: _meanings()[found[0]], text)


def script() -> str:
    """The table as a script, for ``assets/search/terms.js``."""
    return f"window.WuseTraditional = {json.dumps(_rows(), ensure_ascii=False)};"
