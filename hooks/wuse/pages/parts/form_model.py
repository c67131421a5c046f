"""What the submission form asks, taken from the records: labels, help, choices, limits.

The form's scripts know kinds of fields, but no field. What stands here of a field is only how it is
asked; everything else follows from the model, so that the form cannot differ from it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic.fields import FieldInfo

from wuse.layout import ACTIVITIES, EXEMPLARS
from wuse.model.annotations import is_list, leaves, record_in, scheme_of
from wuse.model.base import Choice, Record
from wuse.model.dates import Edtf
from wuse.model.media import PeopleInPhoto, PhotoEntry
from wuse.model.people import Consent, ConsentGiver, Group, GroupKind, Quote, Staff
from wuse.model.quantity import Quantity
from wuse.model.quantity_parse import Qualifier
from wuse.model.records import Activity, Exemplar
from wuse.model.terms import OF_ONE_PERSON
from wuse.model.vocabulary import Vocabulary
from wuse.names import form_lexicon
from wuse.photos.limits import MAX_BYTES, MAX_EDGE
from wuse.rules.texts.contacts import ACCOUNTS, ADDRESSES
from wuse.rules.texts.identifiers import CALL, CARD_PREFIXES, MOBILE_RANGES, PROVINCES

FORMAT, VERSION = "wuse-submission", 1
"""What the manifest of a package says of itself."""
MANIFEST = "投稿.json"
MAX_PHOTOS = 40
"""Photos of one package."""

ASKED: Mapping[type[Record], tuple[str, ...]] = {
    Activity: (
        *("title", "date", "type", "initiative", "summary", "nature", "place", "participants"),
        *("body", "photos", "outcome", "quotes", "presenter", "organiser", "partners", "theme"),
        *("series", "tags"),
    ),
    Exemplar: (
        *("type", "consent", "name", "role", "initiative", "summary", "since", "place"),
        *("quote", "story", "portrait", "photos", "promises", "members"),
    ),
}
"""The fields that the form asks for, in its order. Those from the first after the photos on are
folded away."""

_NEEDED = frozenset(("initiative", "summary", "role"))
"""What the form insists on beyond the model, because a page without it says too little."""
_LONG = frozenset(("summary", "body", "outcome", "story"))
"""Fields of several lines."""
_SHORT = {"title": 32, "summary": 80, "name": 24}
"""Characters beyond which lists cut a text off."""

_EXAMPLES = {
    (Activity, "date"): "知道多少写多少：2025-10-28、2025年10月、2025年秋；实在不知道写“不详”。",
    (Activity, "place"): "例如 学校正门、枫林公寓；不写家庭住址。",
    (Activity, "summary"): "一两句话，例如“食堂多蒸了两屉米糕，孩子们剪了四十八张窗花”。",
    (Activity, "body"): "可以从 Word、微信粘贴，空一行就是分段。只写人群和人数，不列名单。",
    (Activity, "participants"): "只写人数：46、约40、140余。没有的空着。",
    (Activity, "initiative"): "学校自己的哪一项行动，可以选两项。",
    (Exemplar, "initiative"): "学校自己的哪一项行动，可以选两项。",
    (Exemplar, "consent"): "没有本人的书面同意，就不显示姓名和照片，只显示身份，文章照样好看。",
    (Exemplar, "name"): "集体写名称，例如 橘灯护导岗；个人写本人同意公开的姓名。",
    (Exemplar, "story"): "可以从 Word、微信粘贴，空一行就是分段。",
    (Exemplar, "place"): "例如 学校正门和四个放学口、三年级组。",
    (Exemplar, "quote"): "本人说过的一句话，不用加引号。",
    (Activity, "outcome"): "有了什么结果，例如“渔歌记了谱，排进合唱队曲目”。",
    (Activity, "presenter"): "写身份，不写姓名，例如 少先队辅导员。",
    (Activity, "partners"): "合作单位，例如 枫林公寓；两个以上用顿号隔开。",
    (Activity, "quotes"): "一行一句，后面写“——身份”。",
    (Activity, "organiser"): "两个以上用顿号隔开。",
    (Activity, "tags"): "例如 党建+教学；两个以上用顿号隔开。",
    (Activity, "series"): "几次活动是一个系列的，写系列的名称，例如 书记讲党课。",
    (Exemplar, "role"): "例如 德育处和各年级党员轮值、三年级语文教师。",
    (Exemplar, "since"): "例如 2024-09、2024年；不知道写“不详”。",
    (Exemplar, "members"): "例如 14、20余。",
    (Exemplar, "promises"): "公开的承诺，一行一条。",
}
"""Help that fits a form better than the description of the field, which fits a file."""

_PEOPLE = {
    PeopleInPhoto.NONE: ("没有人", "或者只有手、很远的影子"),
    PeopleInPhoto.ADULTS: ("只有成人", "本人知道照片要公开"),
    PeopleInPhoto.STUDENTS_GROUP: ("有学生，看不清脸", "背影、远景、低头、打了码"),
    PeopleInPhoto.STUDENTS_IDENTIFIABLE: ("有学生，认得出是谁", "要有监护人的书面同意"),
}
"""Who is in a photo, as one asks a teacher."""

_COMMON = {
    "activity_type": (
        *("theme_day", "volunteer", "visit", "party_lecture", "micro_lecture", "demo_class"),
        *("group_study", "life_meeting", "mentorship", "red_study"),
    ),
    "exemplar_type": (
        *("model_post", "vanguard_post", "master_studio", "volunteer_team", "model_class"),
        *("outstanding_member", "outstanding_teacher", "mentor", "apprentice"),
    ),
}
"""Scheme -> the codes of the terms that are shown as buttons; the others are in a list."""


class Section(NamedTuple):
    """A kind of record that the form can write."""

    record: type[Record]
    folder: str
    name: str
    examples: str
    heading: str
    story: str
    """The label of the field that a teacher would call the course of events."""


SECTIONS = {
    "activity": Section(
        Activity, ACTIVITIES, "一次活动", "党日、志愿服务、走访、党课……", "这次活动", "经过"
    ),
    "exemplar": Section(
        Exemplar,
        EXEMPLARS,
        "一个先锋典型",
        "示范岗、工作室、服务队、优秀教师……",
        "这个典型",
        "事迹",
    ),
}


def script(vocabulary: Vocabulary) -> str:
    """The data of the form, as a script: a page opened from a folder can load nothing else."""
    text = json.dumps(data(vocabulary), ensure_ascii=False, separators=(",", ":"))
    return f"window.WUSE_FORM_MODEL={text.replace('<', chr(92) + 'u003c')};\n"


def data(vocabulary: Vocabulary) -> dict[str, object]:
    """Everything that the form's scripts have to know of the records and the rules."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "manifest": MANIFEST,
        "limits": {"edge": MAX_EDGE, "bytes": MAX_BYTES, "photos": MAX_PHOTOS},
        "kinds": {
            name: {
                "name": section.name,
                "examples": section.examples,
                "heading": section.heading,
                "folder": section.folder,
                "fields": list(_fields(section, vocabulary)),
            }
            for name, section in SECTIONS.items()
        },
        "ofOnePerson": sorted(
            term.zh for term in vocabulary.terms("exemplar_type") if term.code in OF_ONE_PERSON
        ),
        "people": [
            {"value": it.zh, "code": it.value, "name": _PEOPLE[it][0], "help": _PEOPLE[it][1]}
            for it in PeopleInPhoto
        ],
        "identifiable": PeopleInPhoto.STUDENTS_IDENTIFIABLE.zh,
        "labels": {
            "photo": _labels(PhotoEntry),
            "consent": _labels(Consent),
            "group": _labels(Group),
            "quote": _labels(Quote),
            "staff": _labels(Staff),
        },
        "givers": {it.value: it.zh for it in ConsentGiver},
        "qualifiers": {it.value: it.zh for it in Qualifier},
        "private": _private(),
    }


def _labels(record: type[Record]) -> dict[str, str]:
    return {name: str(field.title) for name, field in record.model_fields.items()}


def _fields(section: Section, vocabulary: Vocabulary) -> Iterator[dict[str, object]]:
    folded = False
    for name in ASKED[section.record]:
        field = section.record.model_fields[name]
        kind = _kind(name, field)
        entry: dict[str, object] = {
            "name": name,
            "label": field.title,
            "help": _EXAMPLES.get((section.record, name), field.description or ""),
            "kind": kind,
        }
        entry |= {"required": True} if field.is_required() or name in _NEEDED else {}
        entry |= {"folded": True} if folded else {}
        if name in ("body", "story"):
            entry["shown"] = section.story
        if choices := list(_choices(field, vocabulary)):
            entry["choices"] = choices
        if name in _SHORT:
            entry["short"] = _SHORT[name]
        folded = folded or name == "photos"
        yield entry


def _kind(name: str, field: FieldInfo) -> str:
    """The kind of input that a field needs, by the type of its values."""
    below = record_in(field)
    by_record = {
        Staff: "role",
        Group: "groups",
        Quote: "lines" if is_list(field.annotation) else "quote",
        Consent: "consent",
        PhotoEntry: "photos" if is_list(field.annotation) else "photo",
        Quantity: "amount",
    }
    if below:
        return by_record.get(below, "lines")
    types = [leaf for leaf, _ in leaves(field.annotation, field.metadata)]
    if Edtf in types:
        return "date"
    if scheme_of(field) or any(isinstance(it, type) and issubclass(it, Choice) for it in types):
        return "choice"
    if name == "initiative":
        return "initiatives"
    if is_list(field.annotation):
        return "list"
    return "text" if name in _LONG else "line"


def _choices(field: FieldInfo, vocabulary: Vocabulary) -> Iterator[dict[str, object]]:
    """Code and Chinese name of everything that a field can be, and what is in the long list."""
    if scheme := scheme_of(field):
        common = _COMMON.get(scheme, ())
        terms = {term.code: term.zh for term in vocabulary.terms(scheme)}
        for code in (*common, *(code for code in terms if code not in common)):
            is_rare = bool(common) and code not in common
            yield {"code": code, "name": terms[code], **({"rare": True} if is_rare else {})}
        return
    if record_in(field) is Group:
        yield from map(_choice, GroupKind)
        return
    for leaf, _ in leaves(field.annotation, field.metadata):
        if isinstance(leaf, type) and issubclass(leaf, Choice):
            yield from map(_choice, leaf)


def _choice(member: Choice) -> dict[str, object]:
    return {"code": member.value, "name": member.zh}


def _private() -> dict[str, object]:
    """Patterns and tables for finding what must not be published, in the notation of scripts."""
    return {
        "accounts": [{"name": it.name, "pattern": _pattern(it.pattern)} for it in ACCOUNTS],
        "addresses": [_pattern(it.pattern) for it in ADDRESSES],
        "provinces": _pattern(PROVINCES),
        "mobile": _pattern(MOBILE_RANGES),
        "card": _pattern(CARD_PREFIXES),
        "call": _pattern(CALL),
        "names": form_lexicon(),
    }


def _pattern(pattern: re.Pattern[str]) -> str:
    return pattern.pattern.replace("(?P<", "(?<")
