"""People: who may be named, and with whose consent.

Only adults who act for the school can have a name, and it is published only with consent. Pupils,
elders and people who receive help appear as groups: the model has no field for their names.
"""

from __future__ import annotations

from pydantic import Field

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

    MEMBER = "member", "党员"
    STAFF = "staff", "教职工"
    STUDENT = "student", "学生"
    PARENT = "parent", "家长"
    ELDER = "elder", "老人"
    BENEFICIARY = "beneficiary", "服务对象"
    RESIDENT = "resident", "群众"
    VOLUNTEER = "volunteer", "志愿者"
    GUEST = "guest", "来宾"


class Group(Record):
    """A number of people of one kind."""

    kind: GroupKind = Field(
        title="人群", description="党员、教职工、学生、家长、老人、服务对象等。"
    )
    count: Quantity | None = Field(None, title="人数", description="例如 21、40余、约60。")
    note: str = Field("", title="说明", description="例如“列席”“分三组”。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``- 党员`` names a kind of people without a number."""
        return {"kind": text}


class Quote(Record):
    """A quotation and its speaker."""

    text: Text = Field(title="原话", description="引用的一句话，不用再加引号。")
    by: Staff | None = Field(None, title="出自", description="说话人的身份；公开姓名需要同意。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``quote: 一句话`` quotes without attribution."""
        return {"text": text}
