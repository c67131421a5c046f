"""People: who may be named, and with whose consent.

Only adults who act for the school can have a name, and it is published only with consent. Pupils,
elders and people who receive help appear as groups: the model has no field for their names.
"""

from __future__ import annotations

import re
from typing import Any

from pydantic import Field, model_validator

from .base import Choice, Record, Text, YesNo
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
    record: str = Field(
        "", title="存档编号", description="同意书的存档编号，只供内部核对，不公开。"
    )

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``consent: 是`` means that the person agreed."""
        return {"given": text}


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

    MEMBER = "member", "党员", "党员同志 全体党员 预备党员 入党积极分子"
    STAFF = "staff", "教职工", "教师 老师 教工 教职员工 党员教师 青年教师 班主任 干部"
    STUDENT = "student", "学生", "同学 幼儿 孩子 少先队员 团员 共青团员 学员"
    PARENT = "parent", "家长", "学生家长 家长代表"
    ELDER = "elder", "老人", "老年人"
    RETIRED = "retired", "离退休人员", "离退休教师 退休教师 退休干部 老干部 老党员 五老 关工委"
    BENEFICIARY = "beneficiary", "服务对象"
    RESIDENT = "resident", "群众", "居民 村民 社区居民"
    VOLUNTEER = "volunteer", "志愿者", "党员志愿者"
    GUEST = "guest", "来宾", "嘉宾 专家 领导"


_HOW_MANY = re.compile("(?P<kind>[^\\d约近]{1,10}?)(?P<count>[约近]?[0-9].{0,12})")


class Group(Record):
    """A number of people of one kind."""

    kind: GroupKind = Field(
        title="人群", description="党员、教职工、学生、家长、老人、服务对象等。"
    )
    count: Quantity | None = Field(None, title="人数", description="例如 21、40余、约60。")
    note: str = Field("", title="说明", description="例如“列席”“分三组”。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``- 党员`` names a kind of people, ``- 教师24人`` also how many."""
        match = _HOW_MANY.fullmatch(text.strip())
        if match and match["kind"] in GroupKind.words():
            return match.groupdict()
        return {"kind": text}

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        """Keep a synonym, which may say more than the kind, at the start of the note."""
        fields = super()._read(data)  # type: ignore[operator]  # a validator is a classmethod
        word = fields.get("kind") if isinstance(fields, dict) else None
        word = word.strip() if isinstance(word, str) else ""
        kind = GroupKind.words().get(word)
        if kind is None or word not in kind.synonyms:
            return fields
        note = "，".join(filter(None, (word, fields.get("note"))))
        return {**fields, "kind": kind, "note": note}

    @property
    def called(self) -> str:
        """What the school calls these people."""
        word = self.note.partition("，")[0]
        return word if word in self.kind.synonyms else self.kind.zh

    @property
    def remark(self) -> str:
        """The note without what the school calls these people."""
        word, _, rest = self.note.partition("，")
        return rest if word in self.kind.synonyms else self.note


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
