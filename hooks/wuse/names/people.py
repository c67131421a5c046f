"""Who is named in a text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from .lexicon import COMPOUND, GIVEN, HESITANT, MARKS, SURNAMES, TRANSLITERATED
from .reading import (
    Trust,
    head_of_list,
    is_evident,
    is_invented,
    may_be_word,
    read,
    read_back,
    read_in_list,
)
from .transliteration import DOTS


class Kind(StrEnum):
    """Who is named."""

    MINOR = "minor"
    GUARDIAN = "guardian"
    BENEFICIARY = "beneficiary"
    STAFF = "staff"
    """Any adult who acts: a teacher, an official, the author of an article."""


class Person(NamedTuple):
    """A name in a text."""

    start: int
    end: int
    name: str
    kind: Kind


class _Row(NamedTuple):
    """What stands around a name and says whose it is."""

    kind: Kind
    trust: Trust
    before: str
    after: str


class _Context(NamedTuple):
    """A row, compiled; ``before`` ends where the name begins."""

    kind: Kind
    trust: Trust
    before: re.Pattern[str]
    after: re.Pattern[str]


CONTEXTS_FILE = Path(__file__).with_name("contexts.json")
_TABLE = json.loads(CONTEXTS_FILE.read_text("utf-8"))


def pattern_part(name: str) -> str:
    """The pattern of one part of the contexts, with the parts in it filled in."""
    return _filled(f"{{{name}}}")


def _filled(pattern: str) -> str:
    while (filled := re.sub(r"\{([A-Z_]+)\}", _part, pattern)) != pattern:
        pattern = filled
    return filled


def _part(match: re.Match[str]) -> str:
    return match[0] if match[1] == "NAME" else f"(?:{_TABLE['parts'][match[1]]})"


def _row(kind: str, trust: str, pattern: str) -> _Row:
    before, _, after = _filled(pattern).partition("{NAME}")
    return _Row(Kind(kind), Trust(trust), before, after)


def _compiled(row: _Row) -> _Context:
    before, after = re.compile(rf"(?:{row.before})\Z"), re.compile(row.after)
    return _Context(row.kind, row.trust, before, after)


def rows() -> list[_Row]:
    """Every context, with its parts filled in."""
    return [_row(*row) for row in _TABLE["patterns"]]


@cache  # a tenth of a second, for which texts without names need not wait
def _behind_a_word() -> list[_Context]:
    """Contexts that are known by what stands before the name."""
    return [_compiled(row) for row in _ROWS if row.before]


@cache
def _in_front_of_a_word() -> list[_Context]:
    """Contexts that are known only by what stands behind the name."""
    return [_compiled(row) for row in _ROWS if not row.before]


_ROWS = rows()
_ANY_BEHIND = re.compile(rf"(?:{'|'.join(row.before for row in _ROWS if row.before)})\Z")
_ANY_IN_FRONT = re.compile("|".join(row.after for row in _ROWS if not row.before))
_REACH = 24
"""Characters before a name that can say whose it is."""
_FIRSTS = frozenset(_TABLE["first"] + " \n\t\u3000")
_LAST, _FIRST = re.escape(_TABLE["last"]), re.escape(_TABLE["first"])
_SURE = "".join(sorted(SURNAMES))
_OTHER = "".join(sorted(HESITANT | {pair[0] for pair in (*COMPOUND, *MARKS)}))
_GIVEN = "".join(sorted(GIVEN | TRANSLITERATED | {pair[1] for pair in COMPOUND}))
_BEGINS = rf"(?:[{_SURE}](?=[一-鿿])|[{_OTHER}](?=[{_GIVEN}]))"
_BEHIND_SPOT = re.compile(rf"{_BEGINS}(?<=[{_LAST}\s].)", re.DOTALL)
"""Where a name may begin behind what says whose it is. A text has few, and is searched quickly."""
_FRONT_SPOT = re.compile(
    rf"[{_SURE}](?=[一-鿿]{{1,2}}[{_FIRST}\s])"
    rf"|[{_OTHER}](?=[{_GIVEN}](?:[一-鿿]|[{_GIVEN}]{{0,4}})[{_FIRST}\s])"
)
"""Where one may begin in front of it."""
_DOT = re.compile(f"[{DOTS}]")
_DOTTED = re.compile(rf"[一-鿿]{{1,8}}{_DOT.pattern}[一-鿿]")

_BESIDE = r"(?:[（(][^）)\n]{0,12}[）)])?\s?"
"""What may stand between a name of a list and the comma behind it."""
_NEXT = re.compile(rf"{_BESIDE}(?:[、和与及]|以及)\s?")
_NEXT_IN_LIST = re.compile(rf"{_BESIDE}(?:(?:[、，,/和与及；;]|以及)\s?|\s{{0,3}}(?<=\s))")
_OPENS = frozenset("：: ")
"""What a list stands behind."""
_PREVIOUS = re.compile(rf"{_BESIDE}[、和与及]\s?$")


class _Found(NamedTuple):
    weight: int
    person: Person


@lru_cache(maxsize=512)
def people_in(text: str) -> tuple[Person, ...]:
    """Everybody who is named in a text, in order; each place once."""
    best: dict[int, _Found] = {}
    for found in (*_all_behind(text), *_all_in_front(text)):
        known = best.get(found.person.start)
        if known is None or found.weight > known.weight:
            best[found.person.start] = found
    people: list[Person] = []
    for start in sorted(best):
        if not people or start >= people[-1].end:
            people.append(best[start].person)
    return tuple(people)


def _dotted(text: str) -> Iterator[int]:
    """Where names with a dot in them may begin."""
    for match in _DOTTED.finditer(text) if _DOT.search(text) else ():
        places = range(match.start(), match.end() - 2)
        yield from (place for place in places if text[place] in TRANSLITERATED)


def _all_behind(text: str) -> Iterator[_Found]:
    """Names behind a word that says who comes, and those that are listed with them."""
    for start in (*(match.start() for match in _BEHIND_SPOT.finditer(text)), *_dotted(text)):
        word = may_be_word(text, start) and not _head(text, start)
        if word or not (read(text, start, Trust.LIKELY) or _closed(text, start)):
            continue
        first = max(0, start - _REACH)
        first = max(first, *(text.rfind(sign, first, start) + 1 for sign in "。；"))
        if _ANY_BEHIND.search(text, first, start):
            yield from _behind(text, first, start)


def _head(text: str, start: int) -> int:
    return head_of_list(text, start) if text[start - 1 : start] in _OPENS else 0


def _closed(text: str, start: int) -> int:
    return read(text, start, Trust.CLOSED) or _head(text, start)


def _behind(text: str, first: int, start: int) -> Iterator[_Found]:
    for context in _behind_a_word():
        before = context.before.search(text, first, start)
        look = _closed if context.trust is Trust.CLOSED else partial(read, trust=context.trust)
        end = look(text, start) if before else 0
        behind = context.after.match(text, end) if end else None
        if (
            before
            and behind
            and not (text[start - 1] in _OPENS and _is_list_of_things(text, start, end))
        ):
            weight = start - before.start() + behind.end() - end
            yield _Found(weight, Person(start, end, text[start:end], context.kind))
            for person in _list(text, start, end, context):
                yield _Found(weight, person)


def _all_in_front(text: str) -> Iterator[_Found]:
    """Names in front of a word that says who they were, and those that are listed before them."""
    for spot in _FRONT_SPOT.finditer(text):
        if not may_be_word(text, spot.start()):
            yield from _in_front(text, spot.start(), spot.start() + 7)
    for start in _dotted(text):
        yield from _in_front(text, start, start + 24)


def _in_front(text: str, start: int, last: int) -> Iterator[_Found]:
    for end in range(start + 2, min(last, len(text))):
        after = _ANY_IN_FRONT.match(text, end) if text[end] in _FIRSTS else None
        if not after or is_invented(text, after.end()) or read_back(text, end) != start:
            continue
        for context in _in_front_of_a_word():
            if match := context.after.match(text, end):
                yield from _chain(text, start, end, context.kind, match.end() - end)


def _chain(text: str, start: int, end: int, kind: Kind, weight: int) -> Iterator[_Found]:
    """A name, and those that are listed before it."""
    while start >= 0:
        yield _Found(weight, Person(start, end, text[start:end], kind))
        previous = _PREVIOUS.search(text[max(0, start - 16) : start])
        if not previous:
            return
        end = start - len(previous[0])
        start = read_back(text, end)


def _is_list_of_things(text: str, start: int, end: int) -> bool:
    """Whether what looked like a name stands in a list of which the next is none."""
    if is_evident(text[start:end]):
        return False
    comma = _NEXT.match(text, end)
    return comma is not None and "、" in comma[0] and not read(text, comma.end(), Trust.SURE)


def _list(text: str, start: int, end: int, context: _Context) -> Iterator[Person]:
    between = _NEXT_IN_LIST if context.trust is Trust.CLOSED else _NEXT
    trust = Trust.CLOSED if context.trust is Trust.CLOSED else Trust.SURE
    look = read_in_list if is_evident(text[start:end]) else read
    while (match := between.match(text, end)) and (end := look(text, match.end(), trust)):
        yield Person(match.end(), end, text[match.end() : end], context.kind)


_LIKE_A_NAME = re.compile(_BEGINS)


def begins_like_name(text: str) -> bool:
    """Whether a text may begin with a name: a quick look."""
    return bool(_LIKE_A_NAME.match(text))


def masked_name(name: str) -> str:
    """The name as a message may repeat it."""
    return f"{name[0]}某"
