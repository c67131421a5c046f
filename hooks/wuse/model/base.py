"""The base of every record: Chinese keys, empty values, shorthand and tolerant lists."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .terms import FIELD_NAMES

_LONGEST_NAME = 16
"""Characters before a colon that are a name; more are a sentence."""
_MARKED = re.compile("《[^《》]+》")
_NO_MARKS = "不写书名号"
"""What the description of a title says whose marks pages add."""


class Record(BaseModel):
    """A frozen record read from YAML.

    A key may be the English field name or its Chinese label (the field's ``title``). A key without
    a value (null or empty text) counts as absent, because form-like editors write empty keys.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    OTHERS: ClassVar[Mapping[str, str]] = {}
    """Field of the main entry -> field of the others: a list under the first is dealt out."""
    OF_TERMS: ClassVar[frozenset[str]] = frozenset()
    """Fields of main entries that are terms, which may stand in one line: 小学、初中."""
    PAIR: ClassVar[tuple[str, str] | None] = None
    """The two fields that ``词: 内容`` fills in, as in 党员: 12人, or 词：内容 in one line."""
    FILLED_IN: ClassVar[Mapping[str, Callable[[Mapping[str, Any]], object]]] = {}
    """Field -> what it is for the other fields, if nobody wrote it; None if that cannot be said."""

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """Expand a record that was written as one scalar, such as ``140余人``.

        A record that needs one text alone is that text, and ``词：内容`` is its pair. Records with
        another one-line form override this method.

        Raises:
            ValueError: this record has no one-line form.
        """
        name, colon, said = text.partition("：")
        if colon and name.strip() in (*cls.names_by_label(), *cls.model_fields):
            # A key with a colon of full width, so no text at all.
            raise PydanticCustomError("needs_mapping", "这里要分项填写，不能只写一句话")
        if cls.PAIR and colon and said.strip() and len(name.strip()) <= _LONGEST_NAME:
            return {cls.PAIR[0]: name.strip(), cls.PAIR[1]: said.strip()}
        needed = [
            field
            for field, info in cls.model_fields.items()
            if info.is_required() and field not in cls.FILLED_IN
        ]
        if len(needed) != 1 or cls.model_fields[needed[0]].annotation is not str:
            raise PydanticCustomError("needs_mapping", "这里要分项填写，不能只写一句话")
        return {needed[0]: text}

    @classmethod
    def takes_one_line(cls) -> bool:
        """Whether the record may be written as one scalar, at least as ``词：内容``."""
        return cls._reads("1") or cls._reads("1个：1")

    @classmethod
    def is_mostly_a_line(cls) -> bool:
        """Whether one line is its usual form: it says for itself how to read any."""
        return "shorthand" in vars(cls) and cls._reads("1")

    @classmethod
    def _reads(cls, text: str) -> bool:
        try:
            cls.shorthand(text)
        except ValueError:
            return False
        return True

    @classmethod
    @cache
    def names_by_label(cls) -> dict[str, str]:
        """Chinese key -> field name: the label of every field, then other names for it."""
        names = {str(field.title): name for name, field in cls.model_fields.items()}
        rows = FIELD_NAMES.get(cls.__name__, "").strip().splitlines()
        for name, *others in map(str.split, rows):
            names |= dict.fromkeys(others, name)
        return names

    @classmethod
    def nearest(cls, key: str) -> str | None:
        """The name or label of a field that resembles an unknown key most, if any does."""
        labels = [str(field.title) for field in cls.model_fields.values()]
        return next(
            iter(difflib.get_close_matches(key, [*cls.model_fields, *labels], 1, 0.5)), None
        )

    @classmethod
    @cache
    def keys_of(cls, name: str) -> tuple[str, ...]:
        """Every key under which a field may be written: its name, its label, other names for it."""
        return (name, *(key for key, field in cls.names_by_label().items() if field == name))

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        if isinstance(data, str):
            return cls._completed(cls.shorthand(data))
        if not isinstance(data, Mapping):
            return data
        names = cls.names_by_label()
        if cls.PAIR and len(data) == 1:
            [(key, value)] = data.items()
            is_word = key not in names and key not in cls.model_fields and not cls.nearest(key)
            if isinstance(value, str) and is_word:
                return cls._completed(dict(zip(cls.PAIR, (key, value), strict=True)))
        fields: dict[str, Any] = {}
        written: dict[str, str] = {}
        for key, value in data.items():
            name = str(names.get(key, key))
            if (value is None or value == "") and name in cls.model_fields:
                continue
            if name in fields:
                raise PydanticCustomError(
                    "written_twice",
                    "“{label}”和“{name}”是同一项，只能写一次",
                    _both(written[name], str(key), name),
                )
            fields[name] = value
            written[name] = str(key)
        return cls._completed(cls._dealt_out(fields))

    @classmethod
    @cache
    def _marked_titles(cls) -> tuple[str, ...]:
        """The fields whose marks 《》 pages add."""
        fields = cls.model_fields.items()
        return tuple(name for name, info in fields if _NO_MARKS in (info.description or ""))

    @classmethod
    def _completed(cls, fields: dict[str, Any]) -> dict[str, Any]:
        """Fill in what follows from the other fields; take off the marks that pages add."""
        for name in cls._marked_titles():
            title = fields.get(name)
            if isinstance(title, str) and _MARKED.fullmatch(title.strip()):
                fields[name] = title.strip()[1:-1]
        for name, derive in cls.FILLED_IN.items():
            if name not in fields and (value := derive(fields)) is not None:
                fields[name] = value
        return fields

    @classmethod
    def _dealt_out(cls, fields: dict[str, Any]) -> dict[str, Any]:
        """Put the first entry of a list into the main field, the others where they belong."""
        for main, others in cls.OTHERS.items():
            entries = fields.get(main)
            if main in cls.OF_TERMS and isinstance(entries, str) and "、" in entries:
                entries = entries.split("、")
            if isinstance(entries, list):
                first, *rest = [entry for entry in entries if entry is not None] or [None]
                more = [*rest, *_one_or_many(fields.pop(others, None))]
                fields |= {main: first, others: more}
                if first is None:
                    del fields[main]
        return fields


def _both(first: str, second: str, name: str) -> dict[str, str]:
    """The two keys of one field; its English name, if it is one of them, comes second."""
    if first == name:
        first, second = second, first
    return {"label": first, "name": second}


@cache
def _words(kind: type[Choice]) -> Mapping[str, Any]:
    names = {member.zh: member for member in kind}
    return {**names, **{word: member for member in kind for word in member.synonyms}}


class Choice(StrEnum):
    """An enumeration with a Chinese name for each member, accepted in place of the code.

    Members are declared as ``CODE = "code", "中文名"``, or with the synonyms of the name behind it,
    separated by spaces.
    """

    zh: str
    synonyms: tuple[str, ...]

    def __new__(cls, code: str, zh: str, synonyms: str = "") -> Self:
        """Create the member ``code`` with its Chinese name."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.zh = zh
        member.synonyms = tuple(synonyms.split())
        return member

    @classmethod
    def words(cls) -> Mapping[str, Self]:
        """Accepted Chinese word -> member; the names come before their synonyms."""
        words: Mapping[str, Self] = _words(cls)
        return words

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        return cls.words().get(value) if isinstance(value, str) else None

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Offer the Chinese names first, because schools write those."""
        json_schema = handler(schema)
        definition = handler.resolve_ref_schema(json_schema)
        definition["enum"] = [*cls.words(), *definition["enum"]]
        definition["enumDescriptions"] = [member.zh for member in (*cls.words().values(), *cls)]
        return json_schema


def _one_or_many(value: Any) -> Any:
    if value is None or value == "":
        return ()
    return [item for item in value if item is not None] if isinstance(value, list) else [value]


@dataclass(frozen=True)
class _OneOrMany:
    split: Callable[[str], list[str]] | None = None
    """What makes entries of a list in one line."""

    def _entries(self, value: Any) -> Any:
        entries = _one_or_many(value)
        if not self.split or not any(isinstance(entry, str) for entry in entries):
            return entries
        return [
            part
            for entry in entries
            for part in (self.split(entry) if isinstance(entry, str) else [entry])
        ]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._entries, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        many = handler(schema)
        return {"anyOf": [many, many["items"]]}


@dataclass(frozen=True)
class _MayBeListed:
    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        one = handler(schema)
        return {"anyOf": [one, {"type": "array", "items": one}]}


MAIN = _MayBeListed()
"""Annotation: the field of a main entry, see `Record.OTHERS`; editors accept a list as well."""


T = TypeVar("T")
Several = Annotated[tuple[T, ...], _OneOrMany()]
"""A list; a single entry may be written without its dash."""


def _paragraphs(value: Any) -> Any:
    if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
        return "\n\n".join(value)
    return value


Prose = Annotated[str, BeforeValidator(_paragraphs), _MayBeListed()]
"""Text of several paragraphs, which may be written as a list of them."""

_ENUMERATION = re.compile("[^、，。；：“”]{1,12}(?:、[^、，。；：“”]{1,12})+")


def several_in_line(split: Callable[[str], list[str]]) -> Any:
    """Annotation like that of `Several`, for a list whose entries may share a line."""
    return _OneOrMany(split)


def _enumerated(text: str) -> list[str]:
    return text.split("、") if _ENUMERATION.fullmatch(text) else [text]


Enumerated = Annotated[tuple[T, ...], several_in_line(_enumerated)]
"""A list that may stand in one line: 考试失利必谈、家庭变故必谈."""


_YES_NO = {"是": True, "有": True, "已": True, "否": False, "无": False, "没有": False}

YesNo = Annotated[
    bool,
    BeforeValidator(lambda value: _YES_NO.get(value, value) if isinstance(value, str) else value),
    WithJsonSchema({"enum": [*_YES_NO, True, False]}),
]
"""A boolean that may be written 是 / 否 / 有 / 无 besides yes / no / true / false."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text of at least one visible character."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,79}$")]
"""An identifier that appears in addresses: lower-case letters, digits and hyphens."""
