"""Questions on the terminal, which options can answer in advance."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import click

from wuse.errors import WuseError
from wuse.scaffold import AnswerError, one_line

T = TypeVar("T")

_PER_ROW = 6


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An answer that can be given by its number in the menu."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question(Generic[T]):
    """What to ask, and how to turn an answer into a value."""

    label: str
    option: str
    """The option that answers it, such as ``--title``."""
    check: Callable[[str], T]
    """Text, never empty -> value. Raises WuseError for invalid answers."""
    hint: str = ""
    choices: Sequence[MenuItem] = ()
    several: bool = False
    """Whether an answer may consist of several numbers or words."""


class Interview:
    """Asks for what options leave open; a person answers on the terminal, or a pipe line by line.

    Args:
        asks_all: whether to ask optional questions, too. A user who gives everything that is
            required as options is not asked anything.
    """

    def __init__(self, asks_all: bool) -> None:
        self._asks_all = asks_all

    def required(self, question: Question[T], given: str | None) -> T:
        """A required answer. Raises click.UsageError if the input ends without one."""
        if given is not None:
            return _option(question, given)
        while True:
            text = _read(question)
            if text is None:
                missing = f"没有输入，缺少“{question.label}”"
                raise click.UsageError(
                    f"{missing}。请在终端里运行并回答，或者写明 {question.option}"
                )
            if not text:
                click.echo("这一项必须回答。", err=True)
            elif (value := _answer(question, text)) is not None:
                return value

    def unasked(self, question: Question[T], given: str | None) -> T | None:
        """The answer in an option; without the option, the question is not asked."""
        return None if given is None else _option(question, given)

    def optional(self, question: Question[T], given: str | None) -> T | None:
        """An answer that may be skipped by entering nothing."""
        if given is not None:
            return _option(question, given)
        while self._asks_all and (text := _read(question, "可以不写，直接回车")):
            if (value := _answer(question, text)) is not None:
                return value
        return None


def _option(question: Question[T], given: str) -> T:
    try:
        text = one_line(given)
        if not text:
            raise AnswerError("不能为空")
        return question.check(text)
    except WuseError as error:
        raise click.UsageError(f"{question.option}：{error}") from None


def _answer(question: Question[T], text: str) -> T | None:
    """The value of an answer; None, with a message to the user, if it is invalid."""
    try:
        return question.check(_replace_numbers(question, one_line(text)))
    except WuseError as error:
        click.echo(str(error), err=True)
        return None


def _replace_numbers(question: Question[T], text: str) -> str:
    values = {str(number): choice.value for number, choice in enumerate(question.choices, 1)}
    words = split(text) if question.several else [text]
    return " ".join(values.get(word, word) for word in words) if values else text


def split(text: str) -> list[str]:
    """The words of an answer that may have several."""
    return text.translate(dict.fromkeys(map(ord, ",，、；;"), " ")).split()


def _read(question: Question[T], note: str = "") -> str | None:
    """One answer as entered, without surrounding spaces; None at the end of the input."""
    menu = [f"{number} {item.label}" for number, item in enumerate(question.choices, 1)]
    for start in range(0, len(menu), _PER_ROW):
        click.echo(f"  {'  '.join(menu[start : start + _PER_ROW])}", err=True)
    by_number = "可以只写前面的数字" if menu else ""
    notes = "；".join(filter(None, (question.hint.rstrip("。"), by_number, note)))
    try:
        if sys.stdin is None:  # the calling process has closed it
            return None
        text: str = click.prompt(
            f"{question.label}（{notes}）" if notes else question.label,
            default="",
            show_default=False,
            prompt_suffix="：",
            err=True,
        )
    except UnicodeDecodeError:
        raise click.UsageError("读不懂输入的文字，请把编码改成 UTF-8") from None
    except click.Abort:
        if sys.stdin.isatty():
            raise click.ClickException("已取消，没有写文件") from None
        return None
    return text.strip()
