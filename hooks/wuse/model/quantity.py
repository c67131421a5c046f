"""Numbers as sources give them: exact, about, over, at least, a range, or missing."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, ValidationError, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from .base import Choice, Record
from .dates import Edtf
from .quantity_parse import HOW, Qualifier, read

_SIGNS = ("%", "‰")
"""Units that are written right after the numeral."""

_BEYOND_ANY_COUNT = 10**12
"""YAML numbers this large are misplaced identifiers, or hostile."""


_REMARK = re.compile("(.*?)(?:[（(]([^（）()]{1,40})[）)])?", re.DOTALL)


class QuantityStatus(Choice):
    """Where a number comes from."""

    REPORTED = "reported", "来源所载"
    SOURCE_GAP = "source_gap", "来源缺数"
    DERIVED = "derived", "推算"


def _without_exponent(value: Decimal) -> Decimal:
    return Decimal(f"{abs(value):f}")  # abs: for the negative zero that ge=0 lets pass


Number = Annotated[
    Decimal,
    Field(ge=0, max_digits=24, decimal_places=6),
    AfterValidator(_without_exponent),
    WithJsonSchema({"type": ["number", "string"]}),
]
"""A number from 0 up, with at most 24 digits, six of them after the point."""


class Quantity(Record):
    """A number, a range, or the fact that the source gives none.

    It may be written in one line (``140余人``); in a mapping, 数值 accepts the same text.
    """

    value: Number | None = Field(
        None, title="数值", description="一个数，例如 140；也可以连同约数和单位写成 140余人。"
    )
    low: Number | None = Field(None, title="下限", description="范围的下限，例如“3—5个”的 3。")
    high: Number | None = Field(None, title="上限", description="范围的上限，例如“3—5个”的 5。")
    qualifier: Qualifier = Field(
        Qualifier.EXACT,
        title="概数",
        description="约、余、至少或至多；准确的数不用写，例如“140余”写余。",
    )
    words: str = Field(
        "",
        max_length=20,
        title="原话",
        description="说了多少却没有数的，写原话，例如 多次、数十场、一批。",
    )
    unit: str = Field("", max_length=20, title="单位", description="计量单位，例如 人次、篇、%。")
    period: Edtf | None = Field(
        None, title="统计时间", description="数字说的是什么时候，例如 2020/2023。"
    )
    remark: str = Field(
        "", max_length=40, title="括注", description="数后面括号里的话，例如“其中女生12人”。"
    )
    source: str = Field("", title="来源", description="数字从哪里来，例如“2023年工作总结”。")
    base: Quantity | None = Field(
        None, title="基数", description="比率按多少算，例如 91.3% 的基数是 150余人。"
    )
    status: QuantityStatus = Field(
        QuantityStatus.REPORTED,
        title="数据状态",
        description="来源所载、来源缺数或推算，例如推算的数写推算。",
    )

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a number written in one line, such as ``140余人`` or ``3—5个``.

        Raises:
            ValueError: it is not a number; the Chinese message says how to write one.
        """
        try:
            return cls.model_validate(text)
        except ValidationError as error:
            raise ValueError(error.errors()[0]["msg"]) from None

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """Expand ``140余人`` into the fields of a quantity."""
        counted, remark = _REMARK.fullmatch(text.strip()).groups()  # type: ignore[union-attr]
        try:
            return {**read(counted), **({"remark": remark} if remark else {})}
        except ValueError as error:
            raise _problem(str(error)) from None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        """Accept a plain number, nothing, or a shorthand in ``value`` for the whole quantity."""
        if data is None:
            data = {}
        elif type(data) in (int, float) and abs(data) < _BEYOND_ANY_COUNT:
            data = str(data)
        fields = super()._read(data)  # type: ignore[operator]  # a validator is a classmethod
        if not isinstance(fields, dict):
            return fields
        written = fields.get("value")
        if isinstance(written, bool):
            raise _problem(f"这里要写数，{HOW}")
        if isinstance(written, str):
            del fields["value"]
            _merge(fields, Quantity.shorthand(written))
        if not fields.keys() & {"value", "low", "high", "words"}:
            fields.setdefault("status", QuantityStatus.SOURCE_GAP)
        return fields

    @model_validator(mode="after")
    def _agree(self) -> Self:
        if (self.low is None) != (self.high is None):
            raise _problem("范围要同时写下限和上限；只有一头时写数值，概数写至少或至多")
        if self.low is not None and self.high is not None:
            if self.value is not None:
                raise _problem("数值和范围（下限、上限）只写一种")
            if self.low >= self.high:
                raise _problem("范围的下限要小于上限，例如 3—5个")
            if self.qualifier not in (Qualifier.EXACT, Qualifier.ABOUT):
                raise _problem("范围前后不能再写余、至少、至多，例如写成 3—5个 或 约3—5个")
        if self.words and self.is_known:
            raise _problem("数值和原话只写一种：有数就写数")
        if self.is_stated == (self.status is QuantityStatus.SOURCE_GAP):
            raise _problem("有数时状态不能写来源缺数，没有数时只能写来源缺数")
        return self

    @property
    def is_known(self) -> bool:
        """Whether there is a number at all."""
        return self.value is not None or self.low is not None

    @property
    def is_stated(self) -> bool:
        """Whether there is a number, or at least a word such as 多次."""
        return self.is_known or bool(self.words)

    @property
    def numeral(self) -> str | None:
        """The digits alone, such as ``140``, ``12,340`` or ``3–5``; None if unknown."""
        if self.low is not None and self.high is not None:
            return f"{_digits(self.low)}–{_digits(self.high)}"
        return None if self.value is None else _digits(self.value)

    @property
    def prefix(self) -> str:
        """The word before the numeral: 约, 超过, 不少于, 不超过 or nothing."""
        if self.qualifier is Qualifier.OVER:
            return "" if self._takes_yu else "超过"
        words = {Qualifier.ABOUT: "约", Qualifier.AT_LEAST: "不少于", Qualifier.AT_MOST: "不超过"}
        return words.get(self.qualifier, "")

    @property
    def suffix(self) -> str:
        """What follows the numeral directly: 余, % or nothing."""
        if self.unit in _SIGNS:
            return self.unit
        return "余" if self.qualifier is Qualifier.OVER and self._takes_yu else ""

    @property
    def measure(self) -> str:
        """The unit as a word after numeral and suffix, and what stands in brackets behind it."""
        unit = "" if self.unit in _SIGNS else self.unit
        return f"{unit}（{self.remark}）" if self.remark else unit

    @property
    def _takes_yu(self) -> bool:
        """Whether 余 may follow: only after full tens, as in 140余, but 超过96 and 超过90%."""
        if not self.value or self.unit in _SIGNS:
            return False
        return self.value % 10 == 0

    def zh(self) -> str:
        """The quantity in Chinese, such as 140余人次, 不少于90%, 3—5个, 多次; 待核实 if unknown."""
        if self.numeral is None:
            return (self.words or "待核实") + (f"（{self.remark}）" if self.remark else "")
        # Repeat the sign: 3—5% could be read as 3 to 5%.
        dash = f"{self.suffix}—" if self.unit in _SIGNS else "—"
        return f"{self.prefix}{self.numeral.replace('–', dash)}{self.suffix}{self.measure}"


def _problem(why: str) -> PydanticCustomError:
    return PydanticCustomError("quantity", "{why}", {"why": why})


def _merge(fields: dict[str, Any], parsed: dict[str, object]) -> None:
    """Add the fields of a shorthand to the others; fields that are in both must agree."""
    for name, part in parsed.items():
        if fields.setdefault(name, part) != part:
            label = Quantity.model_fields[name].title
            raise _problem(f"数值里已经写了{label}，与单独写的“{label}”不一致，只留一处")


def _digits(value: Decimal) -> str:
    """The digits; millions without a rest in 万, as people write them, so that they stay short."""
    if value >= 1_000_000 and value % 10_000 == 0:
        return f"{_grouped(value / 10_000)}万"
    return _grouped(value)


def _grouped(value: Decimal) -> str:
    return f"{value:,f}" if value >= 10_000 else f"{value:f}"
