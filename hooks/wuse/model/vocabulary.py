"""Controlled vocabularies: terms with a code and a Chinese name, open to a bureau's additions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .likeness import likely
from .terms import ADVICE, TABLES


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a vocabulary: the code that data holds and the name that pages show."""

    code: str
    zh: str
    order: int
    """Position in its scheme; lists and matrices show terms in this order."""
    written: str = field(default="", compare=False)
    """The synonym that a record uses for it; empty if it uses the name or the code."""

    @property
    def shown(self) -> str:
        """The record's own word for it, which may say more than its name."""
        return self.written or self.zh

    def __str__(self) -> str:
        return self.zh


class Vocabulary:
    """Every scheme with its terms: the built-in tables plus the bureau's additions."""

    def __init__(self, additions: Mapping[str, Mapping[str, str]] | None = None) -> None:
        """Build the tables.

        Args:
            additions: scheme -> {code: Chinese name}. An existing code is renamed.

        Raises:
            KeyError: an addition names a scheme that does not exist.
        """
        self._terms: dict[str, dict[str, Term]] = {}
        self._spellings: dict[str, dict[str, Term]] = {}
        for scheme in TABLES:
            self._terms[scheme] = {}
            self._spellings[scheme] = {}
            for code, zh, *synonyms in _rows(scheme):
                self._add(scheme, code, zh, *synonyms)
        for scheme, extra in (additions or {}).items():
            for code, zh in extra.items():
                self._add(scheme, code, zh)

    def _add(self, scheme: str, code: str, *spellings: str) -> None:
        terms = self._terms[scheme]
        order = terms[code].order if code in terms else len(terms)
        term = terms[code] = Term(code, spellings[0], order)
        known = self._spellings[scheme]
        earlier = [spelling for spelling, other in known.items() if other.code == code]
        known.update(dict.fromkeys((*earlier, code, *spellings), term))

    def synonyms(self, scheme: str, code: str) -> tuple[str, ...]:
        """The other words for a term, in their order."""
        known = self._spellings[scheme].items()
        return tuple(
            word for word, term in known if term.code == code and word not in (code, term.zh)
        )

    def terms(self, scheme: str) -> tuple[Term, ...]:
        """All terms of a scheme in their order."""
        return tuple(self._terms[scheme].values())

    def resolve(self, scheme: str, text: str) -> Term:
        """Find a term by code, Chinese name or synonym.

        Raises:
            PydanticCustomError: there is no such term; it names the likeliest and lists all.
        """
        spellings, word = self._spellings[scheme], text.strip()
        if term := spellings.get(word):
            return term if word in (term.code, term.zh) else replace(term, written=word)
        hint = _advice(scheme, word)
        if not hint and (close := likely(word, spellings)):
            hint = f"是不是想写“{spellings[close].zh}”？"
        choices = "、".join(term.zh for term in self._terms[scheme].values())
        raise PydanticCustomError(
            "unknown_term",
            "{scheme}里没有“{text}”。{hint}可选：{choices}",
            {"scheme": TABLES[scheme][0], "text": text, "hint": hint, "choices": choices},
        )


def _advice(scheme: str, word: str) -> str:
    patterns = ADVICE.get(scheme, {}).items()
    return next((advice for pattern, advice in patterns if re.search(pattern, word)), "")


def _rows(scheme: str) -> list[list[str]]:
    return [line.split() for line in TABLES[scheme][1].strip().splitlines()]


@cache
def builtin() -> Vocabulary:
    """The vocabulary without a bureau's additions."""
    return Vocabulary()


@dataclass(frozen=True)
class In:
    """Annotation: the field holds a term of this scheme.

    The vocabulary comes from the validation context, so that a bureau's additions count.
    """

    scheme: str

    def _validate(self, value: Any, info: core_schema.ValidationInfo) -> Term:
        if isinstance(value, Term):
            return value
        if not isinstance(value, str):
            raise PydanticCustomError("string_type", "这里应是文字")
        vocabulary = info.context if isinstance(info.context, Vocabulary) else builtin()
        return vocabulary.resolve(self.scheme, value)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(
            self._validate,
            serialization=core_schema.plain_serializer_function_ser_schema(lambda term: term.code),
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        # The bureau's own terms are unknown here, so editors accept any other text.
        return {"anyOf": [_known(self.scheme, builtin()), {"type": "string"}]}


def _known(scheme: str, vocabulary: Vocabulary) -> dict[str, list[str]]:
    """The words of a scheme for an editor: terms and their synonyms, then the codes."""
    terms = vocabulary.terms(scheme)
    words = {
        word: term.zh
        for term in terms
        for word in (term.zh, *vocabulary.synonyms(scheme, term.code))
    }
    words |= {term.code: term.zh for term in terms}
    return {"enum": list(words), "enumDescriptions": list(words.values())}


def offered(schema: Any, vocabulary: Vocabulary) -> Any:
    """A JSON Schema whose fields for terms accept those of this vocabulary, and nothing else."""
    ours = {tuple(_known(scheme, builtin())["enum"]): scheme for scheme in TABLES}
    return _narrowed(schema, {words: _known(scheme, vocabulary) for words, scheme in ours.items()})


def _narrowed(schema: Any, known: Mapping[tuple[str, ...], dict[str, list[str]]]) -> Any:
    if isinstance(schema, list):
        return [_narrowed(part, known) for part in schema]
    if not isinstance(schema, dict):
        return schema
    options = schema.get("anyOf") or [{}]
    words = known.get(tuple(map(str, options[0].get("enum", ()))))
    if words:
        schema = {**schema, "anyOf": [words, *(it for it in options[2:])]}
    return {key: _narrowed(part, known) for key, part in schema.items()}


OrgType = Annotated[Term, In("org_type")]
Stage = Annotated[Term, In("stage")]
ActivityType = Annotated[Term, In("activity_type")]
Every = Annotated[Term, In("cadence")]
ExemplarType = Annotated[Term, In("exemplar_type")]
Level = Annotated[Term, In("level")]
BrandStatus = Annotated[Term, In("brand_status")]
DocumentType = Annotated[Term, In("document_type")]
ListKind = Annotated[Term, In("list_kind")]
WorkType = Annotated[Term, In("work_type")]
Campaign = Annotated[Term, In("campaign")]
