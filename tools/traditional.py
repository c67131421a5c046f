"""Makes ``hooks/wuse/search/traditional.txt``: traditional characters, below them simplified ones.

    pip download --no-deps opencc-python-reimplemented    # unpack it: opencc/dictionary/
    python tools/traditional.py opencc/dictionary/TSCharacters.txt

The table is OpenCC's (Apache License 2.0). It is cut to the characters of Big5's first level, which
are all that people write; where a character has several simplified forms, the usual one stands.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from wuse.search import traditional

_FIRST_LEVEL = range(0xA4, 0xC7)
"""Lead bytes of the characters in common use."""


def pairs(table: Path) -> Iterator[tuple[str, str]]:
    """(traditional, simplified) where they differ."""
    for line in table.read_text("utf-8").splitlines():
        written, _, meant = line.partition("\t")
        usual = meant.split()[0]
        # A script counts what lies beyond the first plane as two characters.
        is_short = len((written + usual).encode("utf-16-le")) == 4
        if written != usual and is_short and _is_common(written):
            yield written, usual


def _is_common(character: str) -> bool:
    code = character.encode("big5", "ignore")
    return len(code) == 2 and code[0] in _FIRST_LEVEL


def main() -> None:
    """Write the file."""
    rows = zip(*sorted(pairs(Path(sys.argv[1]))), strict=True)
    traditional.FILE.write_text("".join(f"{''.join(row)}\n" for row in rows), "utf-8")


if __name__ == "__main__":
    main()
