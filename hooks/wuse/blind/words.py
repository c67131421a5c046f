"""The words by which a reader would know a school, and what stands in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from wuse.model.achievements import Honour, Partner
from wuse.model.base import Record
from wuse.model.bureau import District
from wuse.model.media import records_in
from wuse.model.owner import Member
from wuse.model.people import Staff
from wuse.model.practice import Document
from wuse.model.records import Activity, Exemplar
from wuse.model.region import OwnerFolder
from wuse.names import Kind, people_in
from wuse.names.lexicon import is_word

OWN, OTHER, PARTNER, PLACE, PERSON = "本校", "另一所学校", "某单位", "某地", "某老师"
"""What stands for a school, another school, an organisation, a place, a member of staff."""
_SOMEBODY = "某人"

_ASIDE = re.compile(r"\s*[（(][^（）()]*[）)]\s*$")
_KIND = re.compile(
    r"(?:实验|中心|附属|职业|技术|初级|高级|完全|民族|九年一贯制|外国语|第[一二三四五六七八九十百\d]+)*"
    r"(?:小学|中学|高中|初中|学校|职专|职高|技校|幼儿园|学院|大学|教育集团|教育联盟)(?:校区)?$"
)
"""What kind of school it is, at the end of its name."""
_NUMBERED = re.compile(r"第([一二三四五六七八九十百]+|\d+)(?:初级|高级)?([中小])学")
_NOT_CONGRESS = "(?!全会)"
"""三中 is a school, 三中全会 is not."""
_UNIT = re.compile(
    r"[\u4e00-\u9fff]{2,6}?"
    r"(?:省|自治[区州县]|(?<![城超门菜])市|(?<![社校园小学活公舍动读书展灾牧林矿景辖])区|县|旗"
    r"|(?<![城乡])镇|(?<![家故城下返老])乡|街道|社区|(?<![农乡新])村)"
)
"""An administrative unit at the beginning of an address or of an authority's name."""
_SUFFIX = re.compile(r"(?:省|自治[区州县]|市|区|县|旗|镇|乡|街道|社区|村)$")
_GENERIC = re.compile(
    "primary|middle|schools?|junior|senior|college|academy|kindergarten|experimental|bureau"
    "|vocational|education|committee|university|cent(?:er|ral)|district|county|number"
)
"""Words of folders' names that tell nothing."""
_GAP = "[ \u3000\u200b-\u200d\ufeff*_]?"
"""What may stand between the characters of a name without a reader noticing much."""
_GAPS = re.compile(_GAP[:-1])
_FEWEST = 2
"""Characters of a name that can be searched for."""
_FEWEST_OF_PARTNER = 4
"""Shorter ones, such as 敬老院, are kinds rather than names."""

_FEWEST_OF_SLUG = 4
"""Letters of a part of a folder's name; shorter ones are in too many words."""
_PASSES = 3

_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s，。；、）)】》”]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE | re.ASCII,
)
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,10}[〔\[（(]\d{4}[〕\]）)]\s?第?\s?\d+\s?号")
"""The number of an official document, whose first characters name an authority."""


class Words:
    """What tells a school -> what stands in its place."""

    def __init__(self, replaced: Mapping[str, str]) -> None:
        """Hold the words.

        Args:
            replaced: a word -> what stands in its place. Words of one character are not searched.
        """
        self._replaced = {
            _plain(word): instead for word, instead in replaced.items() if len(word) >= _FEWEST
        }

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        longest_first = sorted(self._replaced, key=lambda word: (-len(word), word))
        patterns = [_guarded(word, _GAP.join(map(re.escape, word))) for word in longest_first]
        return re.compile("|".join(patterns), re.IGNORECASE) if patterns else None

    def found(self, text: str) -> Iterator[str]:
        """Yield every word that a text holds."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            yield match[0]

    def replaced(self, text: str) -> str:
        """Return a text without these words, without links and numbers of official documents."""
        text = _NUMBER.sub("某号文件", _ADDRESS.sub("", _LINK.sub(r"\1", text)))
        pattern = self._pattern
        if pattern is None:
            return text
        # What stands between two words may be one when these are gone.
        for _ in range(_PASSES):
            text = pattern.sub(lambda match: self._replaced[_plain(match[0])], text)
        return text

    def with_brand(self, name: str) -> Words:
        """Return these words with the name of a brand, which shows circles where it holds one."""
        if self._pattern is None or not self._pattern.search(name):
            return self
        masked = self._pattern.sub(lambda match: "○" * len(_plain(match[0])), name)
        return Words({**self._replaced, name: masked})


def _plain(word: str) -> str:
    return _GAPS.sub("", word).lower()


def _guarded(word: str, pattern: str) -> str:
    """The pattern of a word, which finds no short Latin letters within longer words."""
    if word.isascii() and len(word) < _FEWEST_OF_SLUG:
        return rf"(?<![a-z]){pattern}(?![a-z])"
    return pattern + (_NOT_CONGRESS if word.endswith("中") else "")


def words_of(
    folder: OwnerFolder, others: Iterable[OwnerFolder], districts: Iterable[District]
) -> Words:
    """Collect the words that tell which school a folder is of.

    Args:
        folder: the folder as it was read, with all that is not public: who is named only there must
            not be named by a text.
        others: the other candidates.
        districts: the bureau's districts.
    """
    words: dict[str, str] = {}
    for record in _records(folder):
        words |= _people(record)
    words |= dict(_partners(folder))
    places = set(_places(folder, districts))
    for other in others:
        words |= dict.fromkeys(_school(other, places), OTHER)
    words |= {place: f"某{_suffix(place)}" for place in places}
    stems = {_SUFFIX.sub("", place) for place in places}
    words |= dict.fromkeys((stem for stem in stems if _is_name(stem)), PLACE)
    words |= dict.fromkeys(_school(folder, places), OWN)
    return Words(words).with_brand(folder.profile.brand.name)


def _records(folder: OwnerFolder) -> Iterator[Record]:
    yield folder.profile
    items = (*folder.activities, *folder.exemplars, *filter(None, [folder.case]))
    yield from (item.record for item in items)


def _people(record: Record) -> dict[str, str]:
    """Everybody who is named in a record, by field or in a text."""
    named = {person.name: PERSON for _, person in records_in(record, Staff) if person.name}
    if isinstance(record, Exemplar) and record.is_person and record.name:
        named[record.name] = PERSON
    for person in people_in("\n".join(texts(record))):
        named.setdefault(person.name, PERSON if person.kind is Kind.STAFF else _SOMEBODY)
    return named


def texts(value: object) -> Iterator[str]:
    """Yield every text in a record, at any depth."""
    if type(value) is str:
        yield value
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)


def _partners(folder: OwnerFolder) -> Iterator[tuple[str, str]]:
    profile = folder.profile
    names = [it.name for _, it in records_in(profile, Partner)]
    names += [it.name for _, it in records_in(profile, Member)]
    names += [name for item in folder.activities for name in item.record.partners]
    names.append(profile.owner.parent_name)
    for name in names:
        for form in {name, _ASIDE.sub("", name)}:
            if len(form) >= _FEWEST_OF_PARTNER:
                yield form, PARTNER


def _places(folder: OwnerFolder, districts: Iterable[District]) -> Iterator[str]:
    """The administrative units that districts, addresses and names of authorities begin with."""
    owner = folder.profile.owner
    said = [text for it in districts for text in (it.name, it.region)]
    said += [owner.name, owner.parent_name, *owner.aliases]
    for record in _records(folder):
        said += [it.issuer for _, it in records_in(record, Document)]
        said += [it.issuer for _, it in records_in(record, Honour)]
        said += [it.name for _, it in records_in(record, Partner)]
        if isinstance(record, Activity):
            said += [record.place, *record.partners]
    profile = folder.profile
    said += [it.publisher for it in profile.sources]
    if profile.recognition:
        said.append(profile.recognition.by)
    for text in said:
        yield from _units(_ASIDE.sub("", text))


def _units(text: str) -> Iterator[str]:
    start = 0
    while unit := _UNIT.match(text, start):
        yield unit[0]
        start = unit.end()


def _school(folder: OwnerFolder, places: Iterable[str]) -> Iterator[str]:
    """The ways in which a school is called."""
    owner = folder.profile.owner
    for name in filter(None, (owner.name, owner.short_name, *owner.aliases)):
        base = _ASIDE.sub("", name)
        yield from (name, base)
        without = re.sub(f"^(?:{'|'.join(map(re.escape, places)) or '(?!)'})+", "", base)
        yield without
        if numbered := _NUMBERED.search(base):
            yield numbered[1] + numbered[2]
        stem = _KIND.sub("", without)
        if _is_name(stem) and stem != without:
            yield stem
    yield folder.slug
    for part in folder.slug.split("-"):
        if len(part) >= _FEWEST_OF_SLUG and part.isalpha() and not _GENERIC.fullmatch(part):
            yield part


def _is_name(stem: str) -> bool:
    """Whether the part of a name that is its own tells anything when it stands alone."""
    return len(stem) >= _FEWEST and not stem.startswith("第") and not is_word(stem)


def _suffix(place: str) -> str:
    match = _SUFFIX.search(place)
    return match[0] if match else "地"
