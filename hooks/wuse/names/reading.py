"""Reads one name where a context says that one stands: how far it goes, and whether it is one."""

from __future__ import annotations

from enum import Enum

from .lexicon import (
    ALSO_GIVEN,
    ALSO_NAMES,
    BEHIND,
    COMPOUND,
    FIGURES,
    GIVEN,
    HESITANT,
    JOINING,
    NEVER,
    NEVER_NAMES,
    NOT_LAST,
    PARTICLES,
    PLACES,
    SURNAMES,
    TITLES,
    UNFINISHED,
    is_word,
)
from .transliteration import dotted, dotted_back, transliterated, transliterated_back


class Trust(Enum):
    """How much a context says for itself, and so how little the name must."""

    LIKELY = "likely"
    """A role before it (学生…): an ordinary word may stand there as well."""
    SURE = "sure"
    """Nothing but a name stands there (…同学)."""
    CLOSED = "closed"
    """A list behind a colon: a name, and nothing but an end behind it."""


_NUMERALS = frozenset("一二三四五六七八九")
_LINKS = frozenset("的和与及跟由让请给叫是为向被对把在有、")
"""Behind these a name may begin."""


def is_han(character: str) -> bool:
    """Whether it is a Chinese character."""
    return "\u3400" <= character <= "\u9fff"


def is_name(text: str) -> bool:
    """Whether a text is a name and nothing else."""
    known = read(text, 0, Trust.CLOSED) == len(text) > 0
    return known and not (len(text) == 3 and (is_word(text[:2]) or text[:2] in NEVER_NAMES))


def read(text: str, start: int, trust: Trust) -> int:
    """The end of the name that begins at a place; 0 if none does."""
    end = dotted(text, start) or transliterated(text, start) or _chinese(text, start, trust)
    if not end or text[start:end] in FIGURES or is_invented(text, end):
        return 0
    return end


def read_back(text: str, end: int) -> int:
    """The start of the name that ends at a place; -1 if none does."""
    if (start := dotted_back(text, end)) >= 0:
        return start
    if (start := transliterated_back(text, end)) >= 0:
        return start
    if any(text[end - size : end] in FIGURES for size in (2, 3, 4)):
        return -1
    found = [start for size in (4, 3, 2) if (start := end - size) >= 0 and _spans(text, start, end)]
    starts = [start for start in found if _may_begin(text, start)]
    starts.sort(key=lambda start: (text[start] in HESITANT and not _is_free(text, start), start))
    return starts[0] if starts else -1


def _spans(text: str, start: int, end: int) -> bool:
    size = _surname(text, start)
    name = text[start:end]
    return (
        size > 0
        and 0 < end - start - size <= 2
        and all(map(is_han, name))
        and not is_invented(text, end)
        and _is_plausible(name, size, Trust.SURE)
        and (_is_free(text, start) or _is_usual(name[size:]))
    )


def _surname(text: str, start: int) -> int:
    """How many characters of a surname stand at a place."""
    if text[start : start + 2] in COMPOUND:
        return 2
    first = text[start : start + 1]
    return 1 if first in SURNAMES or first in HESITANT else 0


def _chinese(text: str, start: int, trust: Trust) -> int:
    size = _surname(text, start)
    for sized in (2, 1) if size == 2 else (size,):
        for end in _ends(text, start + sized) if sized else ():
            if trust is Trust.CLOSED and not _is_end(text, end):
                continue
            if _is_plausible(text[start:end], sized, _trusted(text, start, end, trust)) and (
                trust is not Trust.LIKELY or _ends_well(text, start, end, sized)
            ):
                return end
    return 0


def _trusted(text: str, start: int, end: int, trust: Trust) -> Trust:
    """A name that is set off by what follows it needs no more of its own."""
    if trust is not Trust.LIKELY:
        return trust
    if _is_end(text, end):
        return Trust.CLOSED
    first, pair = text[start], text[start : start + 2]
    safe = first not in PARTICLES and (not is_word(pair) or first in SURNAMES)
    full = end - start == 3 and pair not in NEVER_NAMES
    return Trust.SURE if safe and full and _is_set_off(text, end) else trust


def _is_set_off(text: str, end: int) -> bool:
    """Whether a word begins where a name would end, and none goes across."""
    begins = text[end : end + 1] in BEHIND or is_word(text[end : end + 2])
    return begins and not is_word(text[end - 1 : end + 1])


def _ends(text: str, given: int) -> tuple[int, ...]:
    """Where the name may end whose given name begins at a place, best first."""
    rest = text[given : given + 4]
    if not rest or not is_han(rest[0]) or rest[:2] in TITLES:
        return ()
    one, two = given + 1, given + 2
    if len(rest) < 2 or not is_han(rest[1]):
        return (one,)
    if rest[:2] in ALSO_GIVEN and not is_word(rest[1:3]):
        return two, one
    if rest[0] == rest[1] or (rest[0] in UNFINISHED and rest[1] not in NOT_LAST):
        return (two,)
    if rest[1] in NOT_LAST:
        return (one,)
    usual = rest[1] in GIVEN
    if is_word(rest[1:3]) and not is_word(rest[:2]) and not (usual and is_word(rest[2:])):
        return one, two
    return (two, one) if usual or _is_end(text, two) or rest[0] not in GIVEN else (one, two)


def _is_plausible(name: str, size: int, trust: Trust) -> bool:
    given = name[size:]
    if NEVER & set(given) or given in TITLES or name[:2] in TITLES or name[-2:] in TITLES:
        return False
    if len(given) == 2 and given not in ALSO_GIVEN:
        odd = given[1] in NOT_LAST and given[0] != given[1]
        if odd or _is_place(name):
            return False
    if size == 2:
        return True
    usual = _is_usual(given) and not (name[0] in HESITANT and given in _NUMERALS)
    if len(given) == 1:
        return _is_short_name(name, usual, trust)
    doubled = given[0] == given[1]
    if trust is Trust.LIKELY and (name[:2] in NEVER_NAMES or is_word(name[:2])):
        return usual and doubled
    if name[0] in HESITANT and trust is Trust.LIKELY:
        return usual and (given in ALSO_GIVEN or not is_word(given))
    return usual or not (name[:2] in NEVER_NAMES or name[0] in HESITANT or is_word(name[:2]))


def is_evident(name: str) -> bool:
    """Whether three characters can hardly be anything but a name."""
    words = is_word(name[:2]) or is_word(name[1:]) or name[:2] in NEVER_NAMES
    return len(name) == 3 and GIVEN.issuperset(name[1:]) and not words


def _is_usual(given: str) -> bool:
    """Whether parents give such a name; behind 小 stands what they like."""
    return (
        GIVEN.issuperset(given)
        or given in ALSO_GIVEN
        or (len(given) == 2 and given[0] in UNFINISHED)
    )


def _is_short_name(name: str, usual: bool, trust: Trust) -> bool:
    """Whether two characters are a name, and no word."""
    if name in ALSO_NAMES:
        return trust is not Trust.LIKELY or name not in NEVER_NAMES
    if name[0] in PARTICLES and name[1] in SURNAMES:
        return False
    if name in NEVER_NAMES or is_word(name):
        return False
    return usual or (name[0] in SURNAMES)


def _is_place(name: str) -> bool:
    return name[-1] in PLACES and (name[1] == "家" or name[-1] not in GIVEN)


def _ends_well(text: str, start: int, end: int, size: int) -> bool:
    """Whether what follows can follow a name, where the name itself is not evident."""
    if _is_end(text, end):
        return True
    if text[start] in JOINING:
        return False
    if is_word(text[end : end + 2]):
        return True
    given = text[start + size : end]
    usual = _is_usual(given) and (text[end] in BEHIND or text[start:end] not in ALSO_NAMES)
    if text[start] in HESITANT and is_word(text[end - 1 : end + 1]):
        return False
    sure = len(given) == 2 or size == 2 or text[start] in SURNAMES
    return usual and (sure or text[end] in BEHIND)


def may_be_word(text: str, start: int) -> bool:
    """Whether an ordinary word begins at a place, so that hardly a name does: a quick look."""
    swallowed = is_word(text[start - 1 : start + 1]) and not is_word(text[start - 2 : start])
    if swallowed or text[start - 2 : start + 1] == "老师傅":
        return True
    pair, third = text[start : start + 2], text[start + 2 : start + 3]
    if not is_word(pair) or pair in ALSO_NAMES or pair in COMPOUND:
        return False
    if third == pair[1] or _is_end(text, start + 3):
        return False
    could = pair[0] in SURNAMES and pair[1] in GIVEN and third in GIVEN
    return not (could and _is_set_off(text, start + 3))


def _is_end(text: str, end: int) -> bool:
    return end >= len(text) or not is_han(text[end])


def _is_free(text: str, start: int) -> bool:
    return start == 0 or not is_han(text[start - 1])


def _may_begin(text: str, start: int) -> bool:
    """Whether a name that is known by its end may begin at a place."""
    if _is_free(text, start):
        return True
    before, first = text[start - 1], text[start]
    if first in PARTICLES:
        return before == "的"
    return before in _LINKS or not is_word(before + first)


def head_of_list(text: str, start: int) -> int:
    """The end of a word at a place behind which names are listed, and which is one of them."""
    end = start + 2
    if text[end : end + 1] not in ("、", "，") or read_in_list(text, start, Trust.CLOSED) != end:
        return 0
    following = read(text, end + 1, Trust.CLOSED)
    third = following and text[following : following + 1] == text[end]
    is_list = third and read(text, following + 1, Trust.CLOSED)
    return end if is_list or (following and is_evident(text[end + 1 : following])) else 0


def read_in_list(text: str, start: int, trust: Trust) -> int:
    """The end of the name at a place between other names, where a word can be one as well."""
    name, end = text[start : start + 2], start + 2
    if known := read(text, start, trust):
        return known
    if len(name) < 2 or name in NEVER_NAMES or name in TITLES or not _is_end(text, end):
        return 0
    return end if name[0] in SURNAMES and (name[1] in GIVEN or name[1] in SURNAMES) else 0


def is_invented(text: str, end: int) -> bool:
    """Whether the name that ends at a place is said to be no real one."""
    return text.startswith(("（化名", "(化名", "某"), end)
