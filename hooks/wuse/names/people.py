"""Finds who is named in a text, by the words before and after a name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from .lexicon import COMPOUND, GIVEN, HESITANT, MARKS, SURNAMES, TRANSLITERATED
from .reading import (
    Trust,
    head_of_list,
    is_evident,
    is_pseudonym,
    may_be_word,
    read,
    read_back,
    read_in_list,
)
from .transliteration import DOTS


class Kind(StrEnum):
    """The kind of person that is named."""

    MINOR = "minor"
    GUARDIAN = "guardian"
    BENEFICIARY = "beneficiary"
    STAFF = "staff"
    """Any adult in a role: a teacher, an official, the author of an article."""


class Person(NamedTuple):
    """A name in a text, from ``start`` up to, not including, ``end``."""

    start: int
    end: int
    name: str
    kind: Kind


class _Row(NamedTuple):
    """A context: the patterns before and after a name that say who is named."""

    kind: Kind
    trust: Trust
    before: str
    after: str


class _Context(NamedTuple):
    """A compiled row; ``before`` ends where the name begins."""

    kind: Kind
    trust: Trust
    before: re.Pattern[str]
    after: re.Pattern[str]


CONTEXTS_FILE = Path(__file__).with_name("contexts.json")
_TABLE = json.loads(CONTEXTS_FILE.read_text("utf-8"))


def contexts_table() -> Any:
    """The contexts as they are written: ``parts`` by name; ``patterns``: kind, trust, pattern."""
    return _TABLE


def pattern_part(name: str) -> str:
    """Return the pattern of one part of the contexts, with nested parts expanded."""
    return _expanded(f"{{{name}}}")


def _expanded(pattern: str) -> str:
    while (expanded := re.sub(r"\{([A-Z_]+)\}", _part_pattern, pattern)) != pattern:
        pattern = expanded
    return expanded


def _part_pattern(match: re.Match[str]) -> str:
    return match[0] if match[1] == "NAME" else f"(?:{_TABLE['parts'][match[1]]})"


def _expanded_row(kind: str, trust: str, pattern: str) -> _Row:
    before, _, after = _expanded(pattern).partition("{NAME}")
    return _Row(Kind(kind), Trust(trust), before, after)


def _compiled(row: _Row) -> _Context:
    before, after = re.compile(rf"(?:{row.before})\Z"), re.compile(row.after)
    return _Context(row.kind, row.trust, before, after)


def rows() -> list[_Row]:
    """Return every context, with its parts expanded."""
    return [_expanded_row(*row) for row in _TABLE["patterns"]]


# Compiling each of these takes up to a tenth of a second, which texts without names, and programs
# that read none, need not wait for.


@cache
def _contexts_with_cue_before() -> list[_Context]:
    """Contexts with a cue before the name."""
    return [_compiled(row) for row in _ROWS if row.before]


@cache
def _contexts_with_cue_after() -> list[_Context]:
    """Contexts with a cue only after the name."""
    return [_compiled(row) for row in _ROWS if not row.before]


@cache
def _any_cue_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(row.before for row in _ROWS if row.before)})\Z")


@cache
def _any_cue_after() -> re.Pattern[str]:
    return re.compile("|".join(row.after for row in _ROWS if not row.before))


_ROWS = rows()
_REACH = 24
"""Characters before a name in which a cue is searched."""
_CUE_FIRSTS = frozenset(_TABLE["first"] + " \n\t\u3000")
_LAST, _FIRST = re.escape(_TABLE["last"]), re.escape(_TABLE["first"])
_SURE = "".join(sorted(SURNAMES))
_OTHER = "".join(sorted(HESITANT | {pair[0] for pair in (*COMPOUND, *MARKS)}))
_GIVEN = "".join(sorted(GIVEN | TRANSLITERATED | {pair[1] for pair in COMPOUND}))
_BEGINS = rf"(?:[{_SURE}](?=[一-鿿])|[{_OTHER}](?=[{_GIVEN}]))"
_START_AFTER_CUE = re.compile(rf"{_BEGINS}(?<=[{_LAST}\s].)", re.DOTALL)
"""Where a name may begin after a cue. A text has few such places, and they are found quickly."""
_START_BEFORE_CUE = re.compile(
    rf"[{_SURE}](?=[一-鿿]{{1,2}}[{_FIRST}\s])"
    rf"|[{_OTHER}](?=[{_GIVEN}](?:[一-鿿]|[{_GIVEN}]{{0,4}})[{_FIRST}\s])"
)
"""Where a name may begin before a cue."""
_DOT = re.compile(f"[{DOTS}]")
_DOTTED = re.compile(rf"[一-鿿]{{1,8}}{_DOT.pattern}[一-鿿]")

_ASIDE = r"(?:[（(][^）)\n]{0,12}[）)])?\s?"
"""What may separate a name in a list from the comma after it."""
_NEXT = re.compile(rf"{_ASIDE}(?:[、和与及]|以及)\s?")
_NEXT_IN_LIST = re.compile(rf"{_ASIDE}(?:(?:[、，,/和与及；;]|以及)\s?|\s{{0,3}}(?<=\s))")
_LIST_OPENERS = frozenset("：: ")
"""Characters before a list."""
_PREVIOUS = re.compile(rf"{_ASIDE}[、和与及]\s?$")


class _Candidate(NamedTuple):
    weight: int
    person: Person


@lru_cache(maxsize=512)
def people_in(text: str) -> tuple[Person, ...]:
    """Return everybody who is named in a text, in order and without overlaps."""
    best: dict[int, _Candidate] = {}
    for candidate in (*_all_after_cues(text), *_all_before_cues(text)):
        start = candidate.person.start
        if start not in best or candidate.weight > best[start].weight:
            best[start] = candidate
    people: list[Person] = []
    for start in sorted(best):
        if not people or start >= people[-1].end:
            people.append(best[start].person)
    return tuple(people)


def _dotted_starts(text: str) -> Iterator[int]:
    """Where dotted names may begin."""
    for match in _DOTTED.finditer(text) if _DOT.search(text) else ():
        starts = range(match.start(), match.end() - 2)
        yield from (start for start in starts if text[start] in TRANSLITERATED)


def _all_after_cues(text: str) -> Iterator[_Candidate]:
    """Names after a cue, and the names listed with them."""
    starts = (match.start() for match in _START_AFTER_CUE.finditer(text))
    for start in (*starts, *_dotted_starts(text)):
        is_word = may_be_word(text, start) and not _list_head(text, start)
        if is_word or not (read(text, start, Trust.LIKELY) or _closed(text, start)):
            continue
        first = max(0, start - _REACH)
        first = max(first, *(text.rfind(stop, first, start) + 1 for stop in "。；"))
        if _any_cue_before().search(text, first, start):
            yield from _after_cue(text, first, start)


def _list_head(text: str, start: int) -> int:
    return head_of_list(text, start) if text[start - 1 : start] in _LIST_OPENERS else 0


def _closed(text: str, start: int) -> int:
    return read(text, start, Trust.CLOSED) or _list_head(text, start)


def _after_cue(text: str, first: int, start: int) -> Iterator[_Candidate]:
    for context in _contexts_with_cue_before():
        before = context.before.search(text, first, start)
        read_name = _closed if context.trust is Trust.CLOSED else partial(read, trust=context.trust)
        end = read_name(text, start) if before else 0
        after = context.after.match(text, end) if end else None
        if not (before and after):
            continue
        if text[start - 1] in _LIST_OPENERS and _is_list_of_words(text, start, end):
            continue
        weight = start - before.start() + after.end() - end
        yield _Candidate(weight, Person(start, end, text[start:end], context.kind))
        for person in _listed_after(text, start, end, context):
            yield _Candidate(weight, person)


def _all_before_cues(text: str) -> Iterator[_Candidate]:
    """Names before a cue, and the names listed with them."""
    for match in _START_BEFORE_CUE.finditer(text):
        if not may_be_word(text, match.start()):
            yield from _before_cue(text, match.start(), match.start() + 7)
    for start in _dotted_starts(text):
        yield from _before_cue(text, start, start + 24)


def _before_cue(text: str, start: int, last: int) -> Iterator[_Candidate]:
    for end in range(start + 2, min(last, len(text))):
        after = _any_cue_after().match(text, end) if text[end] in _CUE_FIRSTS else None
        if not after or is_pseudonym(text, after.end()) or read_back(text, end) != start:
            continue
        for context in _contexts_with_cue_after():
            if match := context.after.match(text, end):
                yield from _with_listed_before(text, start, end, context.kind, match.end() - end)


def _with_listed_before(
    text: str, start: int, end: int, kind: Kind, weight: int
) -> Iterator[_Candidate]:
    """A name, and the names listed before it."""
    while start >= 0:
        yield _Candidate(weight, Person(start, end, text[start:end], kind))
        previous = _PREVIOUS.search(text[max(0, start - 16) : start])
        if not previous:
            return
        end = start - len(previous[0])
        start = read_back(text, end)


def _is_list_of_words(text: str, start: int, end: int) -> bool:
    """Whether an apparent name is followed in a list by something that is not a name."""
    if is_evident(text[start:end]):
        return False
    comma = _NEXT.match(text, end)
    return comma is not None and "、" in comma[0] and not read(text, comma.end(), Trust.SURE)


def _listed_after(text: str, start: int, end: int, context: _Context) -> Iterator[Person]:
    between = _NEXT_IN_LIST if context.trust is Trust.CLOSED else _NEXT
    trust = Trust.CLOSED if context.trust is Trust.CLOSED else Trust.SURE
    read_next = read_in_list if is_evident(text[start:end]) else read
    while (match := between.match(text, end)) and (end := read_next(text, match.end(), trust)):
        yield Person(match.end(), end, text[match.end() : end], context.kind)


_LIKE_A_NAME = re.compile(_BEGINS)


def begins_like_name(text: str) -> bool:
    """Whether a text may begin with a name; quick to check."""
    return bool(_LIKE_A_NAME.match(text))


def masked_name(name: str) -> str:
    """Return the name as a message may repeat it: 王某."""
    return f"{name[0]}某"
