"""Reads a single name where a context expects one: whether it is a name, and where it ends."""

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
    """How sure a context makes it that a name is there; the surer, the less the name must prove."""

    LIKELY = "likely"
    """A role comes before it (学生…), but an ordinary word may follow a role as well."""
    SURE = "sure"
    """Only a name can be there (…同学)."""
    CLOSED = "closed"
    """A list after a colon: the name must end where the Chinese characters end."""


_NUMERALS = frozenset("一二三四五六七八九")
_LINKS = frozenset("的和与及跟由让请给叫是为向被对把在有、")
"""Characters after which a name may begin."""


def is_han(character: str) -> bool:
    """Whether a character is Chinese."""
    return "\u3400" <= character <= "\u9fff"


def is_name(text: str) -> bool:
    """Whether a text is a name and nothing else."""
    known = read(text, 0, Trust.CLOSED) == len(text) > 0
    return known and not (len(text) == 3 and (is_word(text[:2]) or text[:2] in NEVER_NAMES))


def read(text: str, start: int, trust: Trust) -> int:
    """Return the end of the name that begins at ``start``; 0 if there is none."""
    end = dotted(text, start) or transliterated(text, start) or _chinese(text, start, trust)
    if not end or text[start:end] in FIGURES or is_pseudonym(text, end):
        return 0
    return end


def read_back(text: str, end: int) -> int:
    """Return the start of the name that ends at ``end``; -1 if there is none."""
    if (start := dotted_back(text, end)) >= 0:
        return start
    if (start := transliterated_back(text, end)) >= 0:
        return start
    if any(text[end - size : end] in FIGURES for size in (2, 3, 4)):
        return -1
    sized = (end - size for size in (4, 3, 2) if end >= size)
    starts = [start for start in sized if _spans(text, start, end) and _may_begin(text, start)]
    starts.sort(key=lambda start: (text[start] in HESITANT and not _is_free(text, start), start))
    return starts[0] if starts else -1


def _spans(text: str, start: int, end: int) -> bool:
    size = _surname(text, start)
    name = text[start:end]
    return (
        size > 0
        and 0 < end - start - size <= 2
        and all(map(is_han, name))
        and not is_pseudonym(text, end)
        and _is_plausible(name, size, Trust.SURE)
        and (_is_free(text, start) or _is_usual(name[size:]))
    )


def _surname(text: str, start: int) -> int:
    """The number of characters of the surname at ``start``; 0 if there is none."""
    if text[start : start + 2] in COMPOUND:
        return 2
    first = text[start : start + 1]
    return 1 if first in SURNAMES or first in HESITANT else 0


def _chinese(text: str, start: int, trust: Trust) -> int:
    longest = _surname(text, start)
    for size in (2, 1) if longest == 2 else (longest,):
        for end in _ends(text, start + size) if size else ():
            if trust is Trust.CLOSED and not _is_end(text, end):
                continue
            if _is_plausible(text[start:end], size, _raised_trust(text, start, end, trust)) and (
                trust is not Trust.LIKELY or _ends_well(text, start, end, size)
            ):
                return end
    return 0


def _raised_trust(text: str, start: int, end: int, trust: Trust) -> Trust:
    """The trust in a name, higher if what follows sets the name off."""
    if trust is not Trust.LIKELY:
        return trust
    if _is_end(text, end):
        return Trust.CLOSED
    first, pair = text[start], text[start : start + 2]
    is_surname = first not in PARTICLES and (not is_word(pair) or first in SURNAMES)
    is_full_name = end - start == 3 and pair not in NEVER_NAMES
    return Trust.SURE if is_surname and is_full_name and _is_set_off(text, end) else trust


def _is_set_off(text: str, end: int) -> bool:
    """Whether a word begins where a name would end, and no word crosses that point."""
    word_begins = text[end : end + 1] in BEHIND or is_word(text[end : end + 2])
    return word_begins and not is_word(text[end - 1 : end + 1])


def _ends(text: str, given: int) -> tuple[int, ...]:
    """Possible ends of a name, best first; its given name begins at ``given``."""
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
    is_usual = rest[1] in GIVEN
    if is_word(rest[1:3]) and not is_word(rest[:2]) and not (is_usual and is_word(rest[2:])):
        return one, two
    return (two, one) if is_usual or _is_end(text, two) or rest[0] not in GIVEN else (one, two)


def _is_plausible(name: str, size: int, trust: Trust) -> bool:
    given = name[size:]
    if NEVER & set(given) or given in TITLES or name[:2] in TITLES or name[-2:] in TITLES:
        return False
    if len(given) == 2 and given not in ALSO_GIVEN:
        is_odd = given[1] in NOT_LAST and given[0] != given[1]
        if is_odd or _is_place(name):
            return False
    if size == 2:
        return True
    is_usual = _is_usual(given) and not (name[0] in HESITANT and given in _NUMERALS)
    if len(given) == 1:
        return _is_short_name(name, is_usual, trust)
    is_doubled = given[0] == given[1]
    if trust is Trust.LIKELY and (name[:2] in NEVER_NAMES or is_word(name[:2])):
        return is_usual and is_doubled
    if name[0] in HESITANT and trust is Trust.LIKELY:
        return is_usual and (given in ALSO_GIVEN or not is_word(given))
    return is_usual or not (name[:2] in NEVER_NAMES or name[0] in HESITANT or is_word(name[:2]))


def is_evident(name: str) -> bool:
    """Whether three characters can hardly be anything but a name."""
    has_word = is_word(name[:2]) or is_word(name[1:]) or name[:2] in NEVER_NAMES
    return len(name) == 3 and GIVEN.issuperset(name[1:]) and not has_word


def _is_usual(given: str) -> bool:
    """Whether parents choose such a given name; after 小 it can be anything."""
    return (
        GIVEN.issuperset(given)
        or given in ALSO_GIVEN
        or (len(given) == 2 and given[0] in UNFINISHED)
    )


def _is_short_name(name: str, is_usual: bool, trust: Trust) -> bool:
    """Whether two characters are a name rather than a word."""
    if name in ALSO_NAMES:
        return trust is not Trust.LIKELY or not (name in NEVER_NAMES or name[0] in HESITANT)
    if name[0] in PARTICLES and name[1] in SURNAMES:
        return False
    if name in NEVER_NAMES or is_word(name):
        return False
    return is_usual or name[0] in SURNAMES


def _is_place(name: str) -> bool:
    return name[-1] in PLACES and (name[1] == "家" or name[-1] not in GIVEN)


def _ends_well(text: str, start: int, end: int, size: int) -> bool:
    """Whether the text after a name that is not evident can follow a name."""
    if _is_end(text, end):
        return True
    if text[start] in JOINING:
        return False
    if is_word(text[end : end + 2]):
        return True
    given = text[start + size : end]
    is_usual = _is_usual(given) and (text[end] in BEHIND or text[start:end] not in ALSO_NAMES)
    if text[start] in HESITANT and is_word(text[end - 1 : end + 1]):
        return False
    is_sure = len(given) == 2 or size == 2 or text[start] in SURNAMES
    return is_usual and (is_sure or text[end] in BEHIND)


def may_be_word(text: str, start: int) -> bool:
    """Whether an ordinary word at ``start`` makes a name there unlikely; quick to check."""
    is_crossed = is_word(text[start - 1 : start + 1]) and not is_word(text[start - 2 : start])
    if is_crossed or text[start - 2 : start + 1] == "老师傅":
        return True
    pair, third = text[start : start + 2], text[start + 2 : start + 3]
    if not is_word(pair) or pair in ALSO_NAMES or pair in COMPOUND:
        return False
    if third == pair[1] or _is_end(text, start + 3):
        return False
    may_be_name = pair[0] in SURNAMES and pair[1] in GIVEN and third in GIVEN
    return not (may_be_name and _is_set_off(text, start + 3))


def _is_end(text: str, end: int) -> bool:
    return end >= len(text) or not is_han(text[end])


def _is_free(text: str, start: int) -> bool:
    return start == 0 or not is_han(text[start - 1])


def _may_begin(text: str, start: int) -> bool:
    """Whether a name with a known end may begin at ``start``."""
    if _is_free(text, start):
        return True
    before, first = text[start - 1], text[start]
    if first in PARTICLES:
        return before == "的"
    return before in _LINKS or not is_word(before + first)


def head_of_list(text: str, start: int) -> int:
    """Return the end of a word that is the first name in a list; 0 if there is none."""
    end = start + 2
    if text[end : end + 1] not in ("、", "，") or read_in_list(text, start, Trust.CLOSED) != end:
        return 0
    following = read(text, end + 1, Trust.CLOSED)
    third = following and text[following : following + 1] == text[end]
    is_list = third and read(text, following + 1, Trust.CLOSED)
    return end if is_list or (following and is_evident(text[end + 1 : following])) else 0


def read_in_list(text: str, start: int, trust: Trust) -> int:
    """Return the end of a name between other names, where even a word can be one; 0 if none."""
    name, end = text[start : start + 2], start + 2
    if known_end := read(text, start, trust):
        return known_end
    if len(name) < 2 or name in NEVER_NAMES or name in TITLES or not _is_end(text, end):
        return 0
    return end if name[0] in SURNAMES and (name[1] in GIVEN or name[1] in SURNAMES) else 0


def is_pseudonym(text: str, end: int) -> bool:
    """Whether the text after a name says that it is not the real one."""
    return text.startswith(("（化名", "(化名", "某"), end)
