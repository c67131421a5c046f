"""What a person answered, judged at once by the rules of the record that it is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import ValidationError

from wuse.errors import WuseError
from wuse.model.base import Record
from wuse.model.vocabulary import Vocabulary
from wuse.source.messages import describe
from wuse.source.text import odd_characters

Answer = str | Sequence[str] | Mapping[str, "Answer"] | None
"""The value of a field as a file holds it: text, a list of texts, fields below it, or nothing."""


class AnswerError(WuseError):
    """An answer that no file may hold; the message says why and what to do, in Chinese."""


def one_line(text: str) -> str:
    """The answer without spaces around it.

    Raises AnswerError: it has several lines, or characters that nobody sees.
    """
    for problem in odd_characters(text, ""):
        raise AnswerError(problem.message, problem.fix)
    if "\n" in text:
        raise AnswerError("这里只能写一行；正文写好文件以后再加")
    return text.strip()


def checked(
    kind: type[Record], loc: Sequence[str], answer: str | list[str], vocabulary: Vocabulary
) -> None:
    """Judge the answer for one field, whatever the others are.

    Args:
        kind: the record of the file.
        loc: the names of the fields that lead to the one in question.
        answer: what shall stand there.
        vocabulary: terms that fields may name.

    Raises AnswerError.
    """
    data: Answer = answer
    for name in reversed(loc):
        data = {name: data}
    try:
        kind.model_validate(data, context=vocabulary)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            if detail["loc"][: len(loc)] == tuple(loc):
                description = describe(kind, detail)
                raise AnswerError(description.message, description.fix) from None
