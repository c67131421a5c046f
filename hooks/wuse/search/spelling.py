"""Names in Latin letters, as people type who are in a hurry: ``beizaoxuexiao``, ``bzxx``.

``syllables.txt`` has a line for each syllable: the syllable, then the characters that are usually
read so. ``tools/syllables.py`` makes it; to ask a library for so few names would take longer than
to look them up.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("syllables.txt")


@cache
def _syllables() -> dict[str, str]:
    lines = map(str.split, FILE.read_text("utf-8").splitlines())
    return {character: syllable for syllable, characters in lines for character in characters}


def spellings(names: Iterable[str]) -> list[str]:
    """Each name in full and by the first letters of its syllables; other characters stay."""
    found: dict[str, None] = {}
    for name in names:
        read = [_syllables().get(character, character) for character in name]
        found["".join(read)] = None
        found["".join(syllable[:1] for syllable in read)] = None
    return list(found)
