"""Answers of a person, checked at once by the rules of the record that they are for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import ValidationError

from wuse.errors import WuseError
from wuse.model.base import Record
from wuse.model.vocabulary import Vocabulary
from wuse.source.messages import describe
from wuse.source.text import odd_characters

Answer = str | Sequence["Answer"] | Mapping[str, "Answer"] | None
"""The value of a field in a file: text, a list of texts or entries, nested fields, or nothing."""


class AnswerError(WuseError):
    """An answer that must not be written to a file."""


def one_line(text: str) -> str:
    """The answer without surrounding spaces.

    Raises:
        AnswerError: it has several lines, or invisible characters.
    """
    for problem in odd_characters(text, ""):
        raise AnswerError(problem.message, problem.fix)
    if "\n" in text:
        raise AnswerError("这里只能写一行；正文写好文件以后再加")
    return text.strip()


def check_answer(
    kind: type[Record], loc: Sequence[str], answer: Answer, vocabulary: Vocabulary
) -> None:
    """Check the answer for one field, whatever the others are.

    Args:
        kind: the record of the file.
        loc: the names of the fields that lead to the field.
        answer: the value of the field.
        vocabulary: terms that fields may name.

    Raises:
        AnswerError: the field does not take this value.
    """
    data = answer
    for name in reversed(loc):
        data = {name: data}
    try:
        kind.model_validate(data, context=vocabulary)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            if detail["loc"][: len(loc)] == tuple(loc):
                problem = describe(kind, detail)
                raise AnswerError(problem.message, problem.fix) from None
