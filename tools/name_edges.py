"""Brings ``last`` and ``first`` of ``hooks/wuse/names/contexts.json`` up to date with its patterns.

They are the characters that what stands before a name can end in, and what stands behind one can
begin with: texts are searched for these first. Run it after a pattern was changed.
"""

from __future__ import annotations

import json
import re
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from wuse.names.people import CONTEXTS_FILE, rows


def edge(items: Any, at_end: bool) -> tuple[set[str], bool]:
    """Characters at one end of a parsed pattern, and whether it can be empty.

    Raises:
        ValueError: any character at all can stand there.
    """
    found: set[str] = set()
    for op, value in reversed(list(items)) if at_end else items:
        some, empty = _of(str(op), value, at_end)
        found |= some
        if not empty:
            return found, False
    return found, True


def _of(op: str, value: Any, at_end: bool) -> tuple[set[str], bool]:
    match op:
        case "LITERAL":
            return {chr(value)}, False
        case "IN":
            return _in(value), False
        case "BRANCH":
            parts = [edge(branch, at_end) for branch in value[1]]
            return set().union(*(part[0] for part in parts)), any(part[1] for part in parts)
        case "SUBPATTERN":
            return edge(value[3], at_end)
        case "MAX_REPEAT":
            some, empty = edge(value[2], at_end)
            return some, empty or value[0] == 0
        case "ASSERT" | "ASSERT_NOT" | "AT":
            return set(), True
    raise ValueError(f"{op}: any character can stand beside the name")


def _in(items: Any) -> set[str]:
    found: set[str] = set()
    for op, value in items:
        match str(op):
            case "LITERAL":
                found.add(chr(value))
            case "RANGE" if value[1] - value[0] < 100:
                found.update(map(chr, range(value[0], value[1] + 1)))
            case "CATEGORY":
                pass  # spaces, which are looked for anyway
            case other:
                raise ValueError(f"{other}: any character can stand beside the name")
    return found


def edges() -> dict[str, str]:
    """What ``last`` and ``first`` have to be."""
    last = set().union(*(edge(_parser.parse(row.before), True)[0] for row in rows() if row.before))
    first = set().union(
        *(edge(_parser.parse(row.after), False)[0] for row in rows() if not row.before)
    )
    return {"last": "".join(sorted(last)), "first": "".join(sorted(first))}


def main() -> None:
    """Write them."""
    text = CONTEXTS_FILE.read_text("utf-8")
    for key, characters in edges().items():
        line = f'"{key}": {json.dumps(characters, ensure_ascii=False)}'
        text = re.sub(rf'"{key}": ".*"', lambda _, line=line: line, text, count=1)  # type: ignore[misc]
    CONTEXTS_FILE.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
