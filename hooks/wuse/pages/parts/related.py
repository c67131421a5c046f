"""Related reading: for each owner, brands with alike initiatives, and activities of the same type.

Whatever is alike stands on a ring, in an order that depends on nothing but its name (consistent
hashing): an owner is compared with those that follow it there. So the work grows with the number of
owners and not with its square, and an owner that comes, goes or changes touches the lists of those
few that stand right before it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from zlib import crc32

from wuse.model.region import ActivityFacts, OwnerFacts

_NEAR = 8
"""How many of a ring an owner is compared with."""
_BRANDS = 4
_ACTIVITIES = 3
_TWINS = 3
_ALIKE = 0.25
"""Least likeness, from 0 to 1, of two initiatives that are called alike."""
_COMMON = re.compile("行动|工程|党建|建设|项目|计划|党员|学校")
"""Words that any initiative has in its name."""


@dataclass(frozen=True, slots=True)
class RelatedBrand:
    """A brand with initiatives that are like an owner's own."""

    owner: OwnerFacts
    initiatives: tuple[str, ...]
    """Names of its initiatives that are alike."""


@dataclass(frozen=True, slots=True)
class RelatedActivity:
    """An activity of another owner."""

    owner: OwnerFacts
    activity: ActivityFacts


@dataclass(frozen=True, slots=True)
class Related:
    """What the pages of one owner point to elsewhere."""

    brands: tuple[RelatedBrand, ...] = ()
    activities: Mapping[str, tuple[RelatedActivity, ...]] | None = None
    """Code of a type of activity -> activities of this type."""
    twins: tuple[str, ...] = ()
    """Names of a few other owners whose brand has the same name, for one that is judged."""

    def of_type(self, code: str) -> tuple[RelatedActivity, ...]:
        """Activities of a type."""
        return (self.activities or {}).get(code, ())


NOTHING = Related()


def related(
    facts: Mapping[str, OwnerFacts], competitors: Container[str] = ()
) -> dict[str, Related]:
    """Slug -> what is related to each owner.

    Args:
        facts: what is public of every owner.
        competitors: slugs of those that are judged: only they are told of brands of the same name.
    """
    words = {slug: _words(owner.initiatives) for slug, owner in facts.items()}
    by_word = _rings((word, slug) for slug, found in words.items() for word in found)
    by_name: dict[str, list[str]] = {}
    for slug in sorted(facts):
        by_name.setdefault(facts[slug].brand, []).append(slug)
    by_type = _rings(
        (activity.type, slug) for slug, owner in facts.items() for activity in owner.activities
    )
    return {
        slug: Related(
            tuple(islice(_brands(facts, slug, words, by_word), _BRANDS)),
            {
                activity.type: tuple(_activities(facts, slug, activity.type, words, by_type))
                for activity in owner.activities
            },
            tuple(
                facts[other].name
                for other in by_name[owner.brand][: _TWINS + 1]
                if other != slug and slug in competitors
            )[:_TWINS],
        )
        for slug, owner in facts.items()
    }


def _brands(
    facts: Mapping[str, OwnerFacts],
    slug: str,
    words: Mapping[str, frozenset[str]],
    rings: Mapping[str, _Ring],
) -> Iterator[RelatedBrand]:
    near = {other for word in words[slug] for other in rings[word].after(slug)}
    own = facts[slug]
    for other in _nearest(slug, near, words):
        if alike := tuple(_alike(own.initiatives, facts[other].initiatives)):
            yield RelatedBrand(facts[other], alike)


def _activities(
    facts: Mapping[str, OwnerFacts],
    slug: str,
    type: str,
    words: Mapping[str, frozenset[str]],
    rings: Mapping[str, _Ring],
) -> Iterator[RelatedActivity]:
    for other in _nearest(slug, rings[type].after(slug), words)[:_ACTIVITIES]:
        owner = facts[other]
        yield RelatedActivity(owner, next(it for it in owner.activities if it.type == type))


def _nearest(slug: str, others: Iterable[str], words: Mapping[str, frozenset[str]]) -> list[str]:
    """Others, those first whose initiatives share most words with the owner's."""
    return sorted(
        others, key=lambda other: (-len(words[slug] & words[other]), _hash(f"{slug} {other}"))
    )


def _alike(own: Sequence[str], others: Sequence[str]) -> Iterator[str]:
    """Those names of ``others`` that are like one of ``own``."""
    mine = [_words((name,)) for name in own]
    for name in others:
        its = _words((name,))
        if any(its and len(its & it) / len(its | it) >= _ALIKE for it in mine):
            yield name


@cache
def _pairs(name: str) -> frozenset[str]:
    parts = _COMMON.split(name)
    return frozenset(part[i : i + 2] for part in parts for i in range(len(part) - 1))


def _words(names: Iterable[str]) -> frozenset[str]:
    """The pairs of neighbouring characters in names: most words of Chinese are such pairs."""
    return frozenset().union(*map(_pairs, names))


class _Ring:
    """Owners in an order that follows from their names."""

    def __init__(self, word: str, slugs: Iterable[str]) -> None:
        self._slugs = sorted(slugs, key=lambda slug: (_hash(f"{word} {slug}"), slug))
        self._places = {slug: place for place, slug in enumerate(self._slugs)}

    def after(self, slug: str) -> list[str]:
        """The next few after an owner."""
        place = self._places[slug]
        following = self._slugs[place + 1 : place + 1 + _NEAR]
        missing = min(_NEAR - len(following), place)
        return following + self._slugs[:missing]


def _rings(pairs: Iterable[tuple[str, str]]) -> dict[str, _Ring]:
    slugs: dict[str, set[str]] = {}
    for word, slug in pairs:
        slugs.setdefault(word, set()).add(slug)
    return {word: _Ring(word, found) for word, found in slugs.items()}


def _hash(text: str) -> int:
    return crc32(text.encode())
