"""Numbers of people as ledgers have them: ``党员12人、学生40余人``."""

from __future__ import annotations

import re

from wuse.errors import WuseError
from wuse.model.people import GroupKind
from wuse.model.quantity import Quantity

from .words import Words

_BETWEEN = re.compile(r"[、，,；;\s]+|和|及|与")
_NUMBER = r"(?:约|近|超过|不少于|至少)?\d{1,6}(?:余|多)?"
_BEHIND = r"(?:左右|以上)?"
_KIND_FIRST = re.compile(rf"([一-鿿]{{0,12}}?)({_NUMBER})(?:人|名|位)?({_BEHIND})")
_NUMBER_FIRST = re.compile(rf"({_NUMBER})(?:人|名|位)?({_BEHIND})([一-鿿]{{1,12}})")
_GAP = re.compile(r"(?<=[一-鿿])\s+(?=\d)|(?<=\d)\s+(?=[人名位余多])")
"""Blanks within one part: ``党员 12 人``."""
_WHICH = re.compile(
    r"^(?:全体|部分|全校|[一二三四五六七八九\d]年级|[高初][一二三]年?级?|[大中小]班|各班)"
)
_DELEGATES = "代表"
_NOTE = re.compile(r"([^（(]+)[（(]([^（()）]{1,40})[)）]")
_TOTAL = re.compile("共(?!青团)|合计")
_NOBODY = ("", "0", "—", "-", "－", "无", "/", "——")


class GroupError(WuseError):
    """A cell that does not say how many of whom."""


def read_groups(text: str, words: Words, kind: str = "") -> list[dict[str, str]]:
    """Read how many people of which kinds; nothing is guessed or divided.

    Args:
        text: what the cell says.
        words: the words for kinds of people.
        kind: whom the column is about, in a table with a column for each kind.

    Returns:
        Entries of ``participants``: the fields that are known. A note is what stands in brackets
        or before the kind, as it is written.

    Raises:
        GroupError: a part of it is not understood.
    """
    if text in _NOBODY:
        return []
    if _TOTAL.search(text):
        raise _unclear(text)
    parts = _BETWEEN.split(_GAP.sub("", text))
    return [_group(part, kind, text, words) for part in parts if part]


def _group(part: str, kind: str, text: str, words: Words) -> dict[str, str]:
    note = ""
    if match := _NOTE.fullmatch(part):
        part, note = match.groups()
    if match := _KIND_FIRST.fullmatch(part):
        word, count = match[1], match[2] + match[3]
    elif match := _NUMBER_FIRST.fullmatch(part):
        word, count = match[3], match[1] + match[2]
    else:
        word, count = part, ""
    which = _WHICH.match(word)
    who = word[which.end() :] if which else word
    delegates = _DELEGATES if who.endswith(_DELEGATES) and not words.group(who) else ""
    found = words.group(who.removesuffix(delegates)) if who else kind
    if not found or (kind and found != kind):
        raise _unclear(text)
    group = {"kind": found}
    if who.startswith("党员") and who in GroupKind.words():  # more than the kind says
        group["kind"] = who
    if count:
        Quantity.parse(count)
        group["count"] = count
    if said := "，".join(filter(None, (which and which[0], delegates, note))):
        group["note"] = said
    return group


def _unclear(text: str) -> GroupError:
    return GroupError(f"“{text}”没有说清什么人有多少", "写成“党员12人、教职工24人”；人数没有写进去")
