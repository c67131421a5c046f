"""Makes ``hooks/wuse/search/syllables.txt``: syllables and the characters that are read so.

    python tools/syllables.py

The readings are pypinyin's (MIT licence), the usual one of each character of GB 2312.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pypinyin import Style, lazy_pinyin

from wuse.search import spelling

_ROWS, _CELLS = range(0xB0, 0xF8), range(0xA1, 0xFF)
"""Bytes of the characters in GB 2312."""


def characters() -> Iterator[str]:
    """The characters, the usual ones first."""
    for row in _ROWS:
        for cell in _CELLS:
            yield from bytes((row, cell)).decode("gb2312", "ignore")


def main() -> None:
    """Write the file."""
    read: dict[str, str] = defaultdict(str)
    for character in characters():
        (syllable,) = lazy_pinyin(character, style=Style.NORMAL, errors="ignore") or ("",)
        read[syllable] += character
    lines = [f"{syllable} {read[syllable]}\n" for syllable in sorted(read) if syllable]
    spelling.FILE.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
