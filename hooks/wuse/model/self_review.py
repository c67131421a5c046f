"""The school's own review against the rubric of an edition, and where its evidence is."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from .base import Record, Several, Slug, Text
from .dates import Edtf
from .quantity import Quantity


class Pointer(Record):
    """A piece of evidence, by its name; a kind tells apart what has the same name."""

    named: str = Field("", title="指向", description="文件名、名称或栏目，不写类型时用。")
    activity: Slug | None = Field(None, title="活动", description="活动的文件名，不带 .yml。")
    exemplar: Slug | None = Field(None, title="典型", description="典型的文件名，不带 .yml。")
    metric: str = Field("", title="数据", description="成效数据里“指标”的名称。")
    honour: str = Field("", title="荣誉", description="荣誉名称。")
    document: str = Field("", title="制度文件", description="文件名称，不写书名号。")
    named_list: str = Field("", title="清单", description="清单的名称，或者其中一项的名称。")
    facility: str = Field("", title="阵地", description="阵地的名称。")
    photo: str = Field("", title="照片", description="照片的文件名，例如 red-sail-room.jpg。")
    section: str = Field("", title="栏目", description="品牌页的栏目，例如 成效。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``- 2025-10-18-reading`` points to whatever has this name."""
        return {"named": text}

    def targets(self) -> Iterator[tuple[str, str]]:
        """Yield each kind, by the name of its field, with the name that is pointed to."""
        for kind in type(self).model_fields:
            if name := getattr(self, kind):
                yield kind, name

    def names(self, ids: Collection[str]) -> bool:
        """Whether it points to an activity or exemplar with one of these ids."""
        records = (self.named, self.activity, self.exemplar)
        return any(id in ids for id in records if id)

    @model_serializer(mode="wrap")
    def _plain(self, handler: SerializerFunctionWrapHandler) -> Any:
        """Write one without a kind as text, as schools do."""
        plain = self.named and not any(kind != "named" for kind, _ in self.targets())
        return self.named if plain else handler(self)


class Satisfaction(Record):
    """A satisfaction survey; a rate without sample and method is not evidence."""

    rate: Quantity = Field(title="满意率", description="例如 96.5%。")
    sample: Quantity | None = Field(None, title="样本", description="收回多少份。")
    method: str = Field("", title="方式", description="问卷、访谈、电话……")
    date: Edtf | None = Field(None, title="时间", description="何时调查。")


class Evidence(Record):
    """A claim for one criterion of the rubric, and where to find its evidence."""

    criterion: Text = Field(title="指标", description="评分指标编号，例如 C2。")
    statement: str = Field("", title="说明", description="一两句话。")
    evidence: Several[Pointer] = Field(
        (), title="佐证", description="活动、典型的文件名或品牌页栏目；也可写 {荣誉: 名称}。"
    )


class SelfReview(Record):
    """The school's own review against the rubric."""

    edition: str = Field("", title="评选", description="对应的评选年份，例如 2026。")
    criteria: Several[Evidence] = Field((), title="逐项自评", description="按指标列出。")
    satisfaction: Several[Satisfaction] = Field((), title="满意度", description="调查结果。")
