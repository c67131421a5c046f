"""People: who may be named, and with whose consent.

Only adults who act for the school can have a name, and it is published only with consent. Pupils,
elders and people who receive help appear as groups: the model has no field for their names.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from .base import Choice, Record, Text, YesNo, several_in_line
from .dates import Edtf
from .quantity import Quantity


class ConsentGiver(Choice):
    """Who gave consent; for a minor, only a guardian can."""

    SELF = "self", "本人"
    GUARDIAN = "guardian", "监护人"


class Consent(Record):
    """A record that consent was given; its file number is never published."""

    given: YesNo = Field(title="是否同意", description="已经取得书面同意填“是”，没有就填“否”。")
    by: ConsentGiver = Field(
        ConsentGiver.SELF, title="同意人", description="本人；未成年人必须是监护人。"
    )
    date: Edtf | None = Field(None, title="同意日期", description="签字的日期。")
    expires: Edtf | None = Field(
        None, title="有效期至", description="同意到哪天为止；过了这天不再显示，没有说就不写。"
    )
    record: str = Field(
        "", title="存档编号", description="同意书的存档编号，只供内部核对，不公开。"
    )

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``consent: 是`` means that the person agreed."""
        return {"given": text}

    @property
    def ends(self) -> datetime.date | None:
        """The last day on which it holds; None if it has no end."""
        return self.expires.latest if self.expires else None


class Staff(Record):
    """A teacher, Party member or other adult acting for the school."""

    name: str = Field(
        "", title="姓名", description="取得本人同意后才会公开；没有同意就只显示身份。"
    )
    role: Text = Field(title="身份", description="职务或身份，例如“语文教师”“支部书记”。")
    consent: Consent | None = Field(None, title="同意记录", description="公开姓名需要的同意记录。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``presenter: 支部书记`` gives the role alone."""
        return {"role": text}

    @property
    def shown(self) -> str:
        """The name with the role if consent allows it, else the role alone."""
        if self.name and self.consent and self.consent.given:
            return f"{self.name}（{self.role}）"
        return self.role


class GroupKind(Choice):
    """Kinds of participants; they are counted, never listed."""

    MEMBER = (
        "member",
        "党员",
        "党员同志 全体党员 预备党员 入党积极分子 积极分子 发展对象 党员干部 党员代表",
    )
    STAFF = (
        "staff",
        "教职工",
        "教师 老师 教工 教职员工 党员教师 青年教师 班主任 职工"
        " 干部 书记 校长 园长 主任 组长 辅导员",
    )
    STUDENT = (
        "student",
        "学生",
        "同学 幼儿 孩子 少先队员 团员 共青团员 学员 儿童 小朋友 研究生 大学生 考生",
    )
    PARENT = "parent", "家长", "学生家长 家长代表 家庭"
    ELDER = "elder", "老人", "老年人"
    RETIRED = "retired", "离退休人员", "离退休教师 退休教师 退休干部 老干部 老党员 五老 关工委"
    BENEFICIARY = "beneficiary", "服务对象", "困难群众 困难家庭 残疾人"
    RESIDENT = "resident", "群众", "居民 村民 社区居民"
    VOLUNTEER = "volunteer", "志愿者", "党员志愿者"
    GUEST = "guest", "来宾", "嘉宾 专家 领导"
    ALL = "all", "参加者", "师生 全体师生 全校师生 人员"

    @classmethod
    def called(cls, word: str) -> GroupKind | None:
        """The kind of people that a word means, by what it ends in: 视障学生, 机关干部."""
        words = cls.words()
        if word in words:
            return words[word]
        head = word.removesuffix("代表")
        ends = [known for known in words if len(known) > 1 and head.endswith(known)]
        return words[max(ends, key=len)] if ends else None


@dataclass(frozen=True)
class _ByItsEnd:
    """Annotation: editors accept any word, because only its end counts."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [handler(schema), {"type": "string"}]}


_MANY = r"(?:约|近|超过?|不少于|至少)?\d{1,6}\s?[余多]?"
_HOW_MANY = re.compile(
    rf"(?P<kind>[^\d约近（(]{{1,16}}?)\s?(?P<count>{_MANY}.{{0,8}}?|若干[人名]?)(?P<note>[（(].+[)）])?"
)
_MANY_FIRST = re.compile(rf"(?P<count>{_MANY}[名人位户]?(?:左右)?)(?P<kind>[^\d（(]{{0,16}})")
_BETWEEN = re.compile(
    "[，,；;]|(?<![一二三四五六七八九])、|、(?![一二三四五六七八九])"
    "|(?<=[员师生长工人者表部子名位])(?:以及|及|和|与)(?=.)"
)
_LONGEST_KIND = 16
"""Characters of a word for people; more is a sentence."""


class Group(Record):
    """A number of people of one kind."""

    PAIR: ClassVar[tuple[str, str] | None] = ("kind", "count")

    kind: Annotated[GroupKind, _ByItsEnd()] = Field(
        title="人群", description="党员、教职工、学生、家长、老人、服务对象等。"
    )
    count: Quantity | None = Field(None, title="人数", description="例如 21、40余、约60。")
    note: str = Field("", title="说明", description="例如“列席”“分三组”。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``- 党员`` names a kind of people, ``- 教师24人`` and ``- 24名教师`` also how many."""
        text = text.strip()
        match = _HOW_MANY.fullmatch(text) or _MANY_FIRST.fullmatch(text)
        if not match:
            return {"kind": text}
        fields = {name: said for name, said in match.groupdict().items() if said}
        if "note" in fields:
            fields["note"] = fields["note"].strip("（()）")
        return {"kind": GroupKind.ALL.zh, **fields}

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        """Keep a word that says more than the kind at the start of the note."""
        fields = super()._read(data)  # type: ignore[operator]  # a validator is a classmethod
        word = fields.get("kind") if isinstance(fields, dict) else None
        word = word.strip() if isinstance(word, str) else ""
        kind = GroupKind.called(word) if len(word) <= _LONGEST_KIND else None
        if kind is None or word in (kind.zh, kind.value):
            return fields
        note = "，".join(filter(None, (word, fields.get("note"))))
        return {**fields, "kind": kind, "note": note}

    @property
    def called(self) -> str:
        """What the school calls these people."""
        word = self.note.partition("，")[0]
        return word if self._is_word(word) else self.kind.zh

    @property
    def remark(self) -> str:
        """The note without what the school calls these people."""
        word, _, rest = self.note.partition("，")
        return rest if self._is_word(word) else self.note

    def _is_word(self, word: str) -> bool:
        return word != self.kind.zh and GroupKind.called(word) is self.kind


T = TypeVar("T", bound=Group)
Groups = Annotated[
    tuple[T, ...],
    several_in_line(lambda text: [part.strip() for part in _BETWEEN.split(text) if part.strip()]),
]
"""Kinds of people, which may stand in one line: 党员12名、学生40余人."""


_LONGEST_ROLE = 16
"""Characters of a speaker's role; more behind a dash belong to what is said."""


class Quote(Record):
    """A quotation and its speaker."""

    text: Text = Field(title="原话", description="引用的一句话，不用再加引号。")
    by: Staff | None = Field(None, title="出自", description="说话人的身份；公开姓名需要同意。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``quote: 一句话`` quotes without attribution, ``一句话——一位家长`` with it."""
        said, dashes, role = text.rpartition("——")
        if dashes and said.strip() and 0 < len(role.strip()) <= _LONGEST_ROLE:
            return {"text": said, "by": {"role": role}}
        return {"text": text}
