"""Who is named in the records of a school, wherever a record names them."""

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
from .seen import BREAK
from .siblings import sentences

_HARDSHIP = re.compile(
    r"贫困|脱贫户|建档立卡|低保|五保户|特困|留守儿童|留守学生|孤儿|困境儿童|单亲|离异|残疾|智力障碍|自闭症|孤独症"
    r"|脑瘫|白血病|癌|患病|患有|重病|病重|家境困难|家庭困难|困难家庭|困难学生|父母双亡|服刑"
)
_NEAR = 60
"""Characters around a name in which a word of hardship is about the person."""
_GRAVEST = (Kind.MINOR, Kind.GUARDIAN, Kind.BENEFICIARY, Kind.STAFF)
"""Who is called a pupil in one sentence stays a pupil in the next."""


_GAP = r"[ \u3000]?"
"""What people put between the characters of a name so that names of a list are of one width."""
_SPACED = re.compile(
    r"(?<![一-鿿])[一-鿿][ \u3000][一-鿿](?:[ \u3000][一-鿿])?(?![一-鿿])"
    r"(?:[ \u3000](?=同学|小朋友|老师))?"
)


def _closed_up(match: re.Match[str]) -> str:
    return re.sub(r"\s", "", match[0])


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody's name at one place of a record."""

    item: Sourced[Record]
    loc: Loc
    name: str
    kind: Kind
    in_hardship: bool
    """Whether the text around it, within its field, tells of hardship."""


def named_in(prose: Prose) -> Iterator[Named]:
    """Every name that people see in a record, however its characters are marked up.

    What one sentence says of a person holds in all of the record.
    """
    kinds: dict[str, Kind] = {}
    seen = prose.seen
    texts = [seen.text, sentences(prose)]
    if _SPACED.search(seen.text):
        texts.append(_SPACED.sub(_closed_up, seen.text))
    for text in texts:
        for person in people_in(text):
            kinds[person.name] = min(
                person.kind, kinds.get(person.name, person.kind), key=_GRAVEST.index
            )
    if kinds:
        longest_first = sorted(kinds, key=len, reverse=True)
        spelt = (_GAP.join(map(re.escape, name)) for name in longest_first)
        for match in re.finditer("|".join(spelt), seen.text):
            start, _ = seen.place(*match.span())
            loc, name = prose.place(start), re.sub(_GAP, "", match[0])
            if not _is_own(prose, loc):
                yield Named(prose.item, loc, name, kinds[name], _in_hardship(match))


def _is_own(prose: Prose, loc: Loc) -> bool:
    """Whether a field is somebody's own name or role, of which other rules tell."""
    return loc[-1] in ("name", "role") and isinstance(prose.value(loc[:-1]), Staff | Exemplar)


def _in_hardship(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - _NEAR) : match.start()].rpartition(BREAK)[2]
    after = match.string[match.end() : match.end() + _NEAR].partition(BREAK)[0]
    return bool(_HARDSHIP.search(before + after))
