"""Finds every place where the records of a school name somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wuse.model.base import Record
from wuse.model.people import Staff
from wuse.model.records import Exemplar
from wuse.model.region import Sourced
from wuse.names import Kind, people_in
from wuse.source.problems import Loc

from .prose import Prose
from .siblings import sentences
from .visible import BREAK

_HARDSHIP = re.compile(
    r"贫困|脱贫户|建档立卡|低保|五保户|特困|留守儿童|留守学生|孤儿|困境儿童|单亲|离异|残疾|智力障碍|自闭症|孤独症"
    r"|脑瘫|白血病|癌|患病|患有|重病|病重|家境困难|家庭困难|困难家庭|困难学生|父母双亡|服刑"
)
_NEAR = 60
"""Characters around a name within which a word of hardship is about that person."""
_GRAVEST = (Kind.MINOR, Kind.GUARDIAN, Kind.BENEFICIARY, Kind.STAFF)
"""A person whom one sentence calls a pupil is a pupil in the next one, too: the first kind wins."""

_GAP = r"[ \u3000]?"
"""The space that people put into short names so that all names of a list have one width."""
_SPACED = re.compile(
    r"(?<![一-鿿])[一-鿿][ \u3000][一-鿿](?:[ \u3000][一-鿿])?(?![一-鿿])"
    r"(?:[ \u3000](?=同学|小朋友|老师))?"
)


def _closed_up(match: re.Match[str]) -> str:
    return re.sub(r"\s", "", match[0])


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name in one field of a record."""

    item: Sourced[Record]
    loc: Loc
    name: str
    kind: Kind
    in_hardship: bool
    """Whether the text around the name, within its field, describes hardship."""


def mentions_in(prose: Prose) -> Iterator[Mention]:
    """Yield every name that people see in a record, however its characters are marked up.

    What one sentence says about a person holds throughout the record.
    """
    kinds: dict[str, Kind] = {}
    visible = prose.visible
    texts = [visible.text, sentences(prose)]
    if _SPACED.search(visible.text):
        texts.append(_SPACED.sub(_closed_up, visible.text))
    for text in texts:
        for person in people_in(text):
            kinds[person.name] = min(
                person.kind, kinds.get(person.name, person.kind), key=_GRAVEST.index
            )
    if kinds:
        longest_first = sorted(kinds, key=len, reverse=True)
        patterns = (_GAP.join(map(re.escape, name)) for name in longest_first)
        for match in re.finditer("|".join(patterns), visible.text):
            start, _ = visible.source_span(*match.span())
            loc, name = prose.loc_at(start), re.sub(_GAP, "", match[0])
            if not _is_own(prose, loc):
                yield Mention(prose.item, loc, name, kinds[name], _in_hardship(match))


def _is_own(prose: Prose, loc: Loc) -> bool:
    """Whether a field is a person's own name or role; other rules check these."""
    return loc[-1] in ("name", "role") and isinstance(prose.value(loc[:-1]), Staff | Exemplar)


def _in_hardship(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - _NEAR) : match.start()].rpartition(BREAK)[2]
    after = match.string[match.end() : match.end() + _NEAR].partition(BREAK)[0]
    return bool(_HARDSHIP.search(before + after))
