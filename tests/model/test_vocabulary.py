"""Controlled vocabularies: codes, Chinese names, synonyms, a bureau's additions."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from pydantic_core import PydanticCustomError

from wuse.model.base import Record
from wuse.model.records import Exemplar
from wuse.model.schema import FILES
from wuse.model.terms import OF_ONE_PERSON, TABLES
from wuse.model.vocabulary import Vocabulary, builtin


@pytest.mark.parametrize("scheme", TABLES)
def test_every_spelling_leads_to_one_term(scheme: str) -> None:
    rows = [line.split() for line in TABLES[scheme][1].strip().splitlines()]
    spellings = [spelling for row in rows for spelling in row]
    assert len(set(spellings)) == len(spellings), "a word that means two terms"
    for code, zh, *synonyms in rows:
        for spelling in (code, zh, *synonyms, f" {zh} "):
            term = builtin().resolve(scheme, spelling)
            assert (term.code, term.zh, str(term)) == (code, zh, zh)
    assert [term.order for term in builtin().terms(scheme)] == list(range(len(rows)))


@pytest.mark.parametrize("scheme", TABLES)
def test_what_is_no_term_is_refused_with_the_choices(scheme: str) -> None:
    for text in ("没有这个词", "", "x" * 100_000):
        with pytest.raises(PydanticCustomError) as refused:
            builtin().resolve(scheme, text)
        context = refused.value.context or {}
        assert context["scheme"] == TABLES[scheme][0]
        assert context["choices"].split("、") == [term.zh for term in builtin().terms(scheme)]


def test_the_closest_term_is_suggested() -> None:
    with pytest.raises(PydanticCustomError, match="是不是想写“主题党日”？"):
        builtin().resolve("activity_type", "主题党日活动")


def test_a_bureau_adds_and_renames_terms() -> None:
    additions = {"stage": {"night": "夜校", "primary": "小学部"}}
    vocabulary = Vocabulary(additions)
    assert vocabulary.resolve("stage", "夜校").code == "night"
    assert vocabulary.terms("stage")[-1].code == "night"
    renamed = vocabulary.resolve("stage", "primary")
    assert renamed.zh == "小学部"
    assert renamed.order == builtin().resolve("stage", "primary").order
    assert len(vocabulary.terms("stage")) == len(builtin().terms("stage")) + 1
    # Files that were written before the change are still right.
    assert vocabulary.resolve("stage", "小学") == renamed
    assert builtin().resolve("stage", "primary").zh == "小学"


def test_an_unknown_scheme_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        Vocabulary({"stages": {"x": "甲"}})


def test_the_vocabulary_of_the_region_decides() -> None:
    data = {"type": "学习之星岗", "name": "岗"}
    context = Vocabulary({"exemplar_type": {"star": "学习之星岗"}})
    assert Exemplar.model_validate(data, context=context).type.code == "star"


def test_types_of_one_person_exist() -> None:
    assert {term.code for term in builtin().terms("exemplar_type")} > OF_ONE_PERSON


def term_fields() -> list[tuple[str, str]]:
    """(scheme, description) of every field that holds a term and lists some in its description."""
    found = set()
    for kind, _ in FILES.values():
        waiting: list[type[Record]] = [kind]
        seen: set[type[Record]] = set()
        while waiting:
            record = waiting.pop()
            if record in seen:
                continue
            seen.add(record)
            for field in record.model_fields.values():
                text = str((field.annotation, field.metadata))
                if scheme := re.search(r"In\(scheme='(\w+)'\)", text):
                    found.add((scheme[1], str(field.description)))
                waiting += parts(field.annotation)
    return sorted(found)


def parts(annotation: object) -> list[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return [annotation]
    return [part for argument in get_args(annotation) for part in parts(argument)]


@pytest.mark.parametrize(("scheme", "description"), term_fields())
def test_what_a_description_gives_as_examples_is_accepted(scheme: str, description: str) -> None:
    examples = re.sub("。.*|…….*", "", description).split("、")
    for example in examples if len(examples) > 1 else []:
        assert builtin().resolve(scheme, example)
