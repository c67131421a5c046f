"""What a form in a browser needs to warn of names: a part of the tables that `people_in` reads.

The form reads names less well than `people_in`, and has a few kilobytes for it: its warnings come
early, and the check has the last word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .lexicon import COMMONEST, HESITANT, NEVER, NOT_LAST, PARTICLES, words_with
from .people import Kind, contexts_table
from .reading import Trust

_KINDS = (Kind.MINOR, Kind.GUARDIAN)
"""Those whom a teacher writes about most, and who are never named."""
_LONGEST = 150
"""Characters of a context: longer ones are for what is rare."""
_LONGEST_LIKELY = 30
"""Characters of a context after which an ordinary word may follow as well."""
_RARE = re.compile(r"\{(?:PUPIL_HONOUR|AWARD|AGE)\}")
"""Parts that are long and seldom match."""


def form_lexicon() -> dict[str, object]:
    """Common surnames, characters that no given name has or ends in, ordinary words, and contexts.

    A context is a kind of person, whether only a name can be there, and a pattern with ``{NAME}``
    where the name is, and names of ``parts`` in braces.
    """
    patterns = list(_patterns())
    return {
        "surnames": "".join(sorted(COMMONEST)),
        "hesitant": "".join(sorted(HESITANT - PARTICLES)),
        "never": "".join(sorted(NEVER)),
        "notLast": "".join(sorted(NOT_LAST - NEVER)),
        "words": " ".join(_words()),
        "patterns": patterns,
        "parts": _used((pattern for *_, pattern in patterns), contexts_table()["parts"]),
    }


def _words() -> Iterator[str]:
    """Ordinary words that begin with a surname: the surname, and all that may follow it."""
    for first in sorted(COMMONEST):
        if seconds := "".join(sorted(words_with(first) - NEVER)):
            yield first + seconds


def _patterns() -> Iterator[tuple[str, bool, str]]:
    for kind, trust, pattern in contexts_table()["patterns"]:
        is_sure = Trust(trust) is Trust.SURE
        longest = _LONGEST if is_sure else _LONGEST_LIKELY
        is_plain = Trust(trust) is not Trust.CLOSED and not _RARE.search(pattern)
        if kind in _KINDS and is_plain and len(pattern) < longest:
            yield kind, is_sure, pattern


def _used(patterns: Iterable[str], parts: dict[str, str]) -> dict[str, str]:
    """The parts that these patterns name, and those that these parts name."""
    used: dict[str, str] = {}
    waiting = list(patterns)
    while waiting:
        for name in re.findall(r"\{([A-Z_]+)\}", waiting.pop()):
            if name in parts and name not in used:
                used[name] = parts[name]
                waiting.append(parts[name])
    return used
