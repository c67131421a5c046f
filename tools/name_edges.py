"""Updates ``last`` and ``first`` in ``hooks/wuse/names/contexts.json`` from the patterns there.

``last`` holds every character that the context before a name can end with, ``first`` every
character that the context after a name can begin with. Texts are searched for these first. Run this
after changing a pattern.
"""

from __future__ import annotations

import json
import re
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from wuse.names.people import CONTEXTS_FILE, rows


def edge(items: Any, at_end: bool) -> tuple[set[str], bool]:
    """The characters at one end of a parsed pattern, and whether the pattern can be empty.

    Raises:
        ValueError: any character can be there.
    """
    characters: set[str] = set()
    for op, value in reversed(list(items)) if at_end else items:
        more, can_be_empty = _edge_of(str(op), value, at_end)
        characters |= more
        if not can_be_empty:
            return characters, False
    return characters, True


def _edge_of(op: str, value: Any, at_end: bool) -> tuple[set[str], bool]:
    match op:
        case "LITERAL":
            return {chr(value)}, False
        case "IN":
            return _members(value), False
        case "BRANCH":
            parts = [edge(branch, at_end) for branch in value[1]]
            return set().union(*(part[0] for part in parts)), any(part[1] for part in parts)
        case "SUBPATTERN":
            return edge(value[3], at_end)
        case "MAX_REPEAT":
            characters, can_be_empty = edge(value[2], at_end)
            return characters, can_be_empty or value[0] == 0
        case "ASSERT" | "ASSERT_NOT" | "AT":
            return set(), True
    raise ValueError(f"{op}: any character can be beside the name")


def _members(items: Any) -> set[str]:
    """The characters of a set such as ``[a-z]``."""
    characters: set[str] = set()
    for op, value in items:
        match str(op):
            case "LITERAL":
                characters.add(chr(value))
            case "RANGE" if value[1] - value[0] < 100:
                characters.update(map(chr, range(value[0], value[1] + 1)))
            case "CATEGORY":
                pass  # spaces, which are searched for anyway
            case other:
                raise ValueError(f"{other}: any character can be beside the name")
    return characters


def edges() -> dict[str, str]:
    """The values of ``last`` and ``first`` that fit the patterns."""
    last = set().union(*(edge(_parser.parse(row.before), True)[0] for row in rows() if row.before))
    first = set().union(
        *(edge(_parser.parse(row.after), False)[0] for row in rows() if not row.before)
    )
    return {"last": "".join(sorted(last)), "first": "".join(sorted(first))}


def main() -> None:
    """Write both into the file."""
    text = CONTEXTS_FILE.read_text("utf-8")
    for key, characters in edges().items():
        line = f'"{key}": {json.dumps(characters, ensure_ascii=False)}'
        text = re.sub(rf'"{key}": ".*"', lambda _, line=line: line, text, count=1)  # type: ignore[misc]
    CONTEXTS_FILE.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
