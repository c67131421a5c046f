"""What names are made of, and the ordinary words that look like them: kept as data.

``lexicon.json`` is written by hand; ``words.txt`` is made by ``tools/name_words.py`` from the
dictionary of jieba (MIT licence). A form in a browser can read both.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

_HOME = Path(__file__).parent
WORDS_FILE = _HOME / "words.txt"

_DATA: Mapping[str, str] = json.loads((_HOME / "lexicon.json").read_text("utf-8"))

SURNAMES = frozenset(_DATA["surnames"])
"""Characters that behind a role are a surname more often than not."""
HESITANT = frozenset(_DATA["hesitant"])
"""Surnames that mostly are an ordinary word (于, 成, 常, 向): the rest must look like a name."""
PARTICLES = frozenset(_DATA["particles"])
"""Surnames that before another name are the word between two (和, 于, 从)."""
BEHIND = frozenset(_DATA["behind"])
"""What mostly follows a name, if it begins no word that the name ends."""
JOINING = frozenset(_DATA["joining"])
"""Those of them that behind a role hardly ever are a surname."""
UNFINISHED = frozenset(_DATA["unfinished"])
"""Characters that begin a given name of two and are hardly ever one alone."""
COMPOUND = frozenset(_DATA["compound"].split())
GIVEN = frozenset(_DATA["given"])
"""Characters that parents give."""
NEVER = frozenset(_DATA["never"])
"""Characters that no given name holds."""
NOT_LAST = frozenset(_DATA["not_last"])
"""Characters that no given name of two characters ends in; mostly they begin what comes next."""
TRANSLITERATED = frozenset(_DATA["transliterated"])
"""Characters by which names of other languages are written."""
MARKS = tuple(_DATA["transliterated_marks"].split())
"""Pairs of characters of which such a name without ``·`` holds one."""
NEVER_NAMES = frozenset(_DATA["never_names"].split())
"""Words that begin like a name and are none, whatever stands beside them."""
ALSO_NAMES = frozenset(_DATA["also_names"].split())
"""Words that parents give as a whole name: names where nothing else can stand."""
ALSO_GIVEN = frozenset(_DATA["also_given"].split())
"""Words that parents give as a given name (建国, 国庆)."""
TITLES = frozenset(_DATA["titles"].split())
"""With a surname alone they name nobody."""
PLACES = frozenset(_DATA["places"])
FIGURES = frozenset(_DATA["figures"].split())
"""Whom schoolbooks and newspapers name."""


def _words() -> dict[str, frozenset[str]]:
    lines = WORDS_FILE.read_text("utf-8").splitlines() if WORDS_FILE.exists() else ()
    words = {line[0]: set(line[2:]) for line in lines}
    for word in _DATA["more_words"].split():
        words.setdefault(word[0], set()).add(word[1])
    return {first: frozenset(seconds) for first, seconds in words.items()}


_WORDS = _words()
_NONE: frozenset[str] = frozenset()


def is_word(pair: str) -> bool:
    """Whether two characters are an ordinary word."""
    return len(pair) == 2 and pair[1] in _WORDS.get(pair[0], _NONE)
