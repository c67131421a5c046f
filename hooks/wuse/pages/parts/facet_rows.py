"""The facets of the entries of a list, as numbers: to count a number costs nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain

from .filters import Facet


class FacetRows:
    """A row for each entry of a list, with the facets that it has."""

    def __init__(self, rows: Iterable[tuple[Facet, ...]]) -> None:
        """Number the facets of entries, in the order of the list."""
        numbers: dict[Facet, int] = {}
        known: dict[tuple[Facet, ...], tuple[int, ...]] = {}
        self.rows: list[tuple[int, ...]] = []
        """The numbers of each entry's facets, each once."""
        for row in rows:
            own = known.get(row)
            if own is None:
                found = (numbers.setdefault(facet, len(numbers)) for facet in row)
                own = known[row] = tuple(dict.fromkeys(found))
            self.rows.append(own)
        self._numbers = numbers
        self._facets = list(numbers)
        self._distinct = set(known.values())

    def __len__(self) -> int:
        return len(self.rows)

    def positions(self, facets: Sequence[Facet]) -> Sequence[int]:
        """The entries that have all of these facets."""
        if not facets:
            return range(len(self.rows))
        found = [self._positions.get(self._numbers.get(it, -1), []) for it in facets]
        first, *others = sorted(found, key=len)
        sets = list(map(set, others))
        return [it for it in first if all(it in other for other in sets)] if sets else first

    def counts(self, facets: Sequence[Facet] = ()) -> Counter[Facet]:
        """How many of the entries that have these facets have each facet."""
        rows = map(self.rows.__getitem__, self.positions(facets)) if facets else self.rows
        found = Counter(chain.from_iterable(rows))
        return Counter({self._facets[number]: count for number, count in found.items()})

    def has_several(self, name: str) -> bool:
        """Whether an entry has several facets of a name."""
        own = {number for facet, number in self._numbers.items() if facet.name == name}
        return any(len(own.intersection(row)) > 1 for row in self._distinct)

    def texts(self, texts: dict[Facet, str]) -> list[str]:
        """For each entry the texts of those of its facets that have one, joined."""
        by_number = [texts.get(facet, "") for facet in self._facets]
        return ["".join(map(by_number.__getitem__, row)) for row in self.rows]

    @cached_property
    def _positions(self) -> dict[int, list[int]]:
        """Number of a facet -> the entries that have it: there are many lists of one facet."""
        found: dict[int, list[int]] = {}
        for position, row in enumerate(self.rows):
            for number in row:
                found.setdefault(number, []).append(position)
        return found
