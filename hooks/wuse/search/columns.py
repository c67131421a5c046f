"""What results can be narrowed to, by the numbers of entries: for counting what each choice leaves.

Entries with neighbouring numbers share a file, which has for each facet a legend and a column: a
text with a character for each number, which stands for a line of the legend, the values of an
entry. Each file can be read and changed by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .numbering import CHUNK

BLOCK = 512 * CHUNK
"""Numbers of a file: some 16 KB."""

_FIRST = ord("0")
"""The character of the legend's first line; the next lines have the next characters."""
_NONE = "."

Facets = Mapping[int, tuple[str, ...]]
"""Number of an entry -> its facets, as ``stage=primary``."""
Block = Mapping[str, tuple[list[list[str]], str]]
"""Name of a facet -> legend and column."""


def block(facets: Facets) -> Block:
    """The block of some entries, all of whose numbers belong to it."""
    by_name: dict[str, dict[int, list[str]]] = {}
    for number, own in facets.items():
        for name, _, value in (facet.partition("=") for facet in own):
            by_name.setdefault(name, {}).setdefault(number, []).append(value)
    return {name: _column(own) for name, own in sorted(by_name.items())}


def _column(own: Mapping[int, list[str]]) -> tuple[list[list[str]], str]:
    legend = [list(values) for values in sorted(set(map(tuple, own.values())))]
    letters = {tuple(values): chr(_FIRST + line) for line, values in enumerate(legend)}
    last = max(own)
    numbers = range(last // BLOCK * BLOCK, last + 1)
    return legend, "".join(letters[tuple(own[it])] if it in own else _NONE for it in numbers)


def facets_in(number: int, known: Block) -> dict[int, tuple[str, ...]]:
    """The facets of the entries of a block, by its own number."""
    found: dict[int, tuple[str, ...]] = {}
    for name, column in known.items():
        for entry, values in _values(number * BLOCK, *column):
            own = (f"{name}={value}" for value in values)
            found[entry] = (*found.get(entry, ()), *own)
    return found


def _values(first: int, legend: list[list[str]], column: str) -> Iterator[tuple[int, list[str]]]:
    for place, letter in enumerate(column):
        if letter != _NONE:
            yield first + place, legend[ord(letter) - _FIRST]
