"""The panel of an evaluation: judges by code, and facts that people established.

A file of its own, outside what is published; it holds no names of judges.
"""

from __future__ import annotations

import re

from pydantic import Field

from .base import Choice, Record, Several, Text
from .dates import Edtf

_PLACE = re.compile("[1-9][0-9]{0,3}")


class Judge(Record):
    """A judge by code."""

    id: Text = Field(title="编号", description="例如 P03；不写姓名。")
    units: Several[Text] = Field(
        (),
        title="单位",
        description="自己的单位，自动回避：写参评单位的文件夹名，没有文件夹的写名称。",
    )
    phases: Several[Text] = Field((), title="阶段", description="评哪些阶段，不写就是全部。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``- P03`` gives the code alone."""
        return {"id": text}


class RulingKind(Choice):
    """What was established."""

    VETO = "veto", "否决"
    CONDITION = "condition", "条件"
    INELIGIBLE = "ineligible", "不合格"
    DECISION = "decision", "议定"


class Ruling(Record):
    """A fact that people established: a veto, a condition met, a tie decided."""

    candidate: Text = Field(title="参评单位", description="文件夹名或名称。")
    award: str = Field("", title="奖项", description="哪个奖项，不写就是全部。")
    kind: RulingKind = Field(title="认定", description="否决、条件、不合格或议定。")
    what: Text = Field(title="内容", description="情形、条件的原文；议定写名次，例如 1。")
    date: Edtf | None = Field(None, title="日期", description="何时认定，例如 2026-06-03。")
    basis: str = Field("", title="依据", description="会议或文件。")

    @property
    def place(self) -> int | None:
        """Which place among equals a decision gives; None if this gives none."""
        is_decision = self.kind is RulingKind.DECISION
        return int(self.what) if is_decision and _PLACE.fullmatch(self.what) else None


class Panel(Record):
    """The judges of an edition, the seed of all draws, and the rulings."""

    edition: Text = Field(title="评选", description="哪一届：文件名不带 .yml，例如 2026。")
    seed: Text = Field(title="种子", description="分派和次序用的一句话，评审前公布。")
    judges: Several[Judge] = Field(title="评审", description="编号和单位。")
    rulings: Several[Ruling] = Field((), title="认定", description="由人认定的事实。")
