"""How evidence of one kind is gathered from the public records of a brand, and what is missing.

What an edition writes in “至少”, “其中” and “时间” stands before what is usual. Nothing here judges
quality.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from wuse.model.base import Record
from wuse.model.dates import Edtf
from wuse.model.region import OwnerFolder
from wuse.model.rubric import Need

from .places import Entries, Entry, Link, Place
from .window import Window


@dataclass(frozen=True, slots=True)
class Shown:
    """What the records show for one need of a criterion."""

    label: str
    """What was looked for, in Chinese."""
    links: tuple[Link, ...] = ()
    gap: str = ""
    """What is missing, in Chinese; empty if there is enough."""

    @property
    def enough(self) -> bool:
        """Whether there is as much as the criterion asks for."""
        return bool(self.links) and not self.gap


@dataclass(frozen=True)
class Records:
    """The records of one owner, and what else a gatherer needs."""

    folder: OwnerFolder
    entries: Entries
    window: Window
    """Until the day on which the dossier is due."""
    twins: Sequence[str] = ()
    """Names of other owners whose brand has the same name."""

    @cached_property
    def photos(self) -> tuple[Link, ...]:
        """The photos of the brand."""
        return tuple(
            Link(photo.caption or photo.alt, Place("gallery"))
            for photo in self.folder.profile.photos
        )


Gatherer = Callable[[Records, Need], Shown]


def few(need: Need, found: Iterable[Link], usual: int, noun: str, blank: str = "") -> Shown:
    """Compare a number of links with what is needed.

    Args:
        need: what the criterion asks for.
        found: the links that count.
        usual: how many are needed unless the edition says.
        noun: what they are, in Chinese, with a measure word.
        blank: what to say if there are none.
    """
    links = tuple(found)
    wanted = need.at_least if "at_least" in need.model_fields_set else usual
    gap = ""
    if not links:
        sort = f"{'、'.join(need.of)}的" if need.of else ""
        gap = blank or f"没有找到{sort}{noun[1:]}"
    elif len(links) < wanted:
        gap = f"找到{len(links)}{noun}，还差{wanted - len(links)}{noun[0]}"
    return Shown(need.kind.zh, links, gap)


def asked(records: Records, need: Need, *kinds: str) -> tuple[Entry, ...]:
    """Return the entries of some kinds that are of the time and sort that a criterion asks for.

    A word of 其中 is a level, a type, or part of the name.
    """
    window = records.window.narrowed(need.period) if need.period else None
    return tuple(
        entry
        for entry in records.entries.of(*kinds)
        if (window is None or any(map(window.holds, _dates(entry.record))))
        and (not need.of or any(_is_of(entry, word) for word in need.of))
    )


def _dates(record: Record) -> Iterator[Edtf]:
    values = (getattr(record, name, None) for name in ("date", "period"))
    return (value for value in values if isinstance(value, Edtf))


def _is_of(entry: Entry, word: str) -> bool:
    terms = filter(None, (getattr(entry.record, name, None) for name in ("level", "type")))
    return word in entry.name or any(word in (term.zh, term.code) for term in terms)


def complete(kind: str, fields: Mapping[str, str], usual: int | None, noun: str) -> Gatherer:
    """Return a gatherer of entries that count only if some fields are filled.

    Args:
        kind: kind of the entries.
        fields: field -> its label.
        usual: how many complete ones are enough; None for all that there are.
        noun: what they are, with a measure word.
    """

    def gather(records: Records, need: Need) -> Shown:
        entries = asked(records, need, kind)
        whole = [it for it in entries if lacking(it.record, fields) == []]
        links = tuple(it.link for it in (*whole, *(it for it in entries if it not in whole)))
        own = "at_least" in need.model_fields_set
        wanted = need.at_least if own else len(entries) if usual is None else usual
        if not links or len(whole) >= wanted:
            return few(need, links, 1, noun)
        gap = few(need, links, wanted, noun).gap
        thin = [(it.name, lacking(it.record, fields)) for it in entries if it not in whole]
        return Shown(need.kind.zh, links, "；".join(filter(None, (gap, unfinished(thin, noun)))))

    return gather


def unfinished(thin: Sequence[tuple[str, Sequence[str]]], noun: str) -> str:
    """Say, in Chinese, what some records lack; empty for none.

    Args:
        thin: name of a record, and the labels of what it lacks; the first is named.
        noun: what they are, with a measure word.
    """
    if not thin:
        return ""
    name, lacks = thin[0]
    more = f"，另有{len(thin) - 1}{noun[0]}也没写全" if len(thin) > 1 else ""
    return f"“{name}”没有写{'、'.join(lacks)}{more}"


def lacking(record: Record, fields: Mapping[str, str]) -> list[str]:
    """Return the labels of those fields (field -> label) that are empty."""
    return [label for name, label in fields.items() if not getattr(record, name)]


def entries_of(kind: str, noun: str) -> Gatherer:
    """Return a gatherer of all entries of a kind."""
    return lambda records, need: few(need, (it.link for it in asked(records, need, kind)), 1, noun)
