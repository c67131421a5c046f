"""What a form in a browser needs to warn of names: a part of the tables that `people_in` reads.

The form reads names less well than `people_in`, and has a few kilobytes for it: its warnings come
early, and the check has the last word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .lexicon import COMPOUND, HESITANT, NEVER, NOT_LAST, SURNAMES
from .people import Kind, contexts_table
from .reading import Trust

_KINDS = (Kind.MINOR, Kind.GUARDIAN)
"""Those whom a teacher writes about most, and who are never named."""
_LONGEST = 150
"""Characters of a context: longer ones are for what is rare."""
_LONGEST_LIKELY = 30
"""Characters of a context after which an ordinary word may follow as well."""


def form_lexicon() -> dict[str, object]:
    """Surnames, characters that no given name has or ends in, and contexts.

    A context is a kind of person, whether only a name can be there, and a pattern with ``{NAME}``
    where the name is, and names of ``parts`` in braces.
    """
    patterns = list(_patterns())
    return {
        "surnames": "".join(sorted(SURNAMES)),
        "hesitant": "".join(sorted(HESITANT)),
        "compound": " ".join(sorted(COMPOUND)),
        "never": "".join(sorted(NEVER)),
        "notLast": "".join(sorted(NOT_LAST - NEVER)),
        "patterns": patterns,
        "parts": _used((pattern for *_, pattern in patterns), contexts_table()["parts"]),
    }


def _patterns() -> Iterator[tuple[str, bool, str]]:
    for kind, trust, pattern in contexts_table()["patterns"]:
        is_sure = Trust(trust) is Trust.SURE
        longest = _LONGEST if is_sure else _LONGEST_LIKELY
        if kind in _KINDS and Trust(trust) is not Trust.CLOSED and len(pattern) < longest:
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
