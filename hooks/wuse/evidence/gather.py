"""How evidence of one kind is gathered from the public records of a brand, and what is missing.

What an edition writes in “至少”, “其中” and “时间” stands before what is usual. Nothing here judges
quality.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from wuse.model.base import Record
from wuse.model.region import OwnerFolder
from wuse.model.rubric import Need

from .places import Entries, Link, Place
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
        gap = blank or f"没有找到{noun[1:]}"
    elif len(links) < wanted:
        gap = f"找到{len(links)}{noun}，还差{wanted - len(links)}{noun[0]}"
    return Shown(need.kind.zh, links, gap)


def complete(kind: str, fields: Mapping[str, str], usual: int | None, noun: str) -> Gatherer:
    """Return a gatherer of entries that count only if some fields are filled.

    Args:
        kind: kind of the entries.
        fields: field -> its label.
        usual: how many complete ones are enough; None for all that there are.
        noun: what they are, with a measure word.
    """

    def gather(records: Records, need: Need) -> Shown:
        entries = records.entries.of(kind)
        whole = [it for it in entries if lacking(it.record, fields) == []]
        links = tuple(it.link for it in (*whole, *(it for it in entries if it not in whole)))
        own = "at_least" in need.model_fields_set
        wanted = need.at_least if own else len(entries) if usual is None else usual
        if not links or len(whole) >= wanted:
            return few(need, links, 1, noun)
        gap = f"{'、'.join(fields.values())}写全的有{len(whole)}{noun[0]}，要{wanted}{noun[0]}"
        return Shown(need.kind.zh, links, gap)

    return gather


def lacking(record: Record, fields: Mapping[str, str]) -> list[str]:
    """The labels of the fields that are empty; `fields` maps their names to them."""
    return [label for name, label in fields.items() if not getattr(record, name)]


def entries_of(kind: str, noun: str) -> Gatherer:
    """Return a gatherer of all entries of a kind."""
    return lambda records, need: few(need, (it.link for it in records.entries.of(kind)), 1, noun)
