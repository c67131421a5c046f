"""The characters and words that names consist of, and the ordinary words that look like names.

``lexicon.json`` is written by hand; ``tools/name_words.py`` makes ``words.txt`` from the dictionary
of jieba (MIT licence). A form in a browser can read both.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

_HOME = Path(__file__).parent
WORDS_FILE = _HOME / "words.txt"

_DATA: Mapping[str, str] = json.loads((_HOME / "lexicon.json").read_text("utf-8"))

SURNAMES = frozenset(_DATA["surnames"])
"""Characters that after a role are a surname more often than not."""
COMMONEST = _DATA["surnames"][:120]
"""Those that nine of ten people bear, the most frequent first."""
HESITANT = frozenset(_DATA["hesitant"])
"""Surnames that are mostly an ordinary word (于, 成, 常, 向): the rest must look like a name."""
PARTICLES = frozenset(_DATA["particles"])
"""Surnames that before another name are rather a particle (和, 于, 从)."""
BEHIND = frozenset(_DATA["behind"])
"""Characters that often follow a name, unless they end a word that begins inside it."""
JOINING = frozenset(_DATA["joining"])
"""Surnames that after a role are rather a conjunction or preposition."""
UNFINISHED = frozenset(_DATA["unfinished"])
"""Characters that begin a given name of two characters and are hardly ever a given name alone."""
COMPOUND = frozenset(_DATA["compound"].split())
GIVEN = frozenset(_DATA["given"])
"""Characters that parents choose for given names."""
NEVER = frozenset(_DATA["never"])
"""Characters that no given name contains."""
NOT_LAST = frozenset(_DATA["not_last"])
"""Characters that end no given name of two characters; mostly they begin the next word."""
TRANSLITERATED = frozenset(_DATA["transliterated"])
"""Characters that transliterate names of other languages."""
MARKS = tuple(_DATA["transliterated_marks"].split())
"""Pairs of characters; a transliterated name without ``·`` contains one of them."""
NEVER_NAMES = frozenset(_DATA["never_names"].split())
"""Words that begin like a name but are never one."""
ALSO_NAMES = frozenset(_DATA["also_names"].split())
"""Words that are also full names: they count as names only where nothing else can be."""
ALSO_GIVEN = frozenset(_DATA["also_given"].split())
"""Words that are also given names (建国, 国庆)."""
TITLES = frozenset(_DATA["titles"].split())
"""Titles; a surname with a title names nobody."""
PLACES = frozenset(_DATA["places"])
FIGURES = frozenset(_DATA["figures"].split())
"""People whom textbooks and newspapers name."""


def _words() -> dict[str, frozenset[str]]:
    lines = WORDS_FILE.read_text("utf-8").splitlines() if WORDS_FILE.exists() else ()
    words = {line[0]: set(line[2:]) for line in lines}
    for word in _DATA["more_words"].split():
        words.setdefault(word[0], set()).add(word[1])
    return {first: frozenset(seconds) for first, seconds in words.items()}


_WORDS = _words()
_NONE: frozenset[str] = frozenset()


def words_with(first: str) -> frozenset[str]:
    """The characters that after this one make an ordinary word."""
    return _WORDS.get(first, _NONE)


def is_word(pair: str) -> bool:
    """Whether two characters are an ordinary word."""
    return len(pair) == 2 and pair[1] in _WORDS.get(pair[0], _NONE)
