"""Questions on the terminal, which options answer in advance."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import click

from wuse.scaffold import AnswerError, PlaceError, one_line

T = TypeVar("T")

_IN_A_ROW = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers that are offered by number."""

    value: str
    shown: str


@dataclass(frozen=True, slots=True)
class Question(Generic[T]):
    """What to ask, and how an answer becomes a value."""

    label: str
    option: str
    """The option that answers it, such as ``--title``."""
    check: Callable[[str], T]
    """Raises AnswerError or PlaceError for what cannot be; never gets an empty text."""
    hint: str = ""
    choices: Sequence[Choice] = ()
    several: bool = False
    """Whether an answer may hold several numbers or words."""


class Interview:
    """Asks for what options leave open: people on the terminal, or a pipe with a line for each.

    Args:
        asks_all: whether to ask also what need not be answered. Whoever gives all that must be
            given as options is not asked anything.
    """

    def __init__(self, asks_all: bool) -> None:
        self._asks_all = asks_all

    def required(self, question: Question[T], given: str | None) -> T:
        """An answer that there must be; raises click.UsageError when there is none to be had."""
        if given is not None:
            return _option(question, given)
        while True:
            text = _read(question)
            if text is None:
                what = f"没有输入，缺少“{question.label}”"
                raise click.UsageError(f"{what}。请在终端里运行并回答，或者写明 {question.option}")
            if not text:
                click.echo("这一项必须回答。", err=True)
            elif (value := _judged(question, text)) is not None:
                return value

    def unasked(self, question: Question[T], given: str | None) -> T | None:
        """What an option says of its own accord."""
        return None if given is None else _option(question, given)

    def optional(self, question: Question[T], given: str | None) -> T | None:
        """An answer that may be left out by entering nothing."""
        if given is not None:
            return _option(question, given)
        while self._asks_all and (text := _read(question, "可以不写，直接回车")):
            if (value := _judged(question, text)) is not None:
                return value
        return None


def _option(question: Question[T], given: str) -> T:
    try:
        text = one_line(given)
        if not text:
            raise AnswerError("不能为空")
        return question.check(text)
    except (AnswerError, PlaceError) as error:
        raise click.UsageError(f"{question.option}：{error}") from None


def _judged(question: Question[T], text: str) -> T | None:
    try:
        return question.check(_numbers_replaced(question, one_line(text)))
    except (AnswerError, PlaceError) as error:
        click.echo(str(error), err=True)
        return None


def _numbers_replaced(question: Question[T], text: str) -> str:
    values = {str(number): choice.value for number, choice in enumerate(question.choices, 1)}
    words = split(text) if question.several else [text]
    return " ".join(values.get(word, word) for word in words) if values else text


def split(text: str) -> list[str]:
    """The words of an answer that may hold several."""
    return text.translate(dict.fromkeys(map(ord, ",，、；;"), " ")).split()


def _read(question: Question[T], note: str = "") -> str | None:
    """One answer as it was entered, without spaces around it; None when no input is left."""
    numbered = [f"{number} {item.shown}" for number, item in enumerate(question.choices, 1)]
    for start in range(0, len(numbered), _IN_A_ROW):
        click.echo(f"  {'  '.join(numbered[start : start + _IN_A_ROW])}", err=True)
    by_number = "可以只写前面的数字" if numbered else ""
    notes = "；".join(filter(None, (question.hint.rstrip("。"), by_number, note)))
    try:
        if sys.stdin is None:  # closed by whoever started us
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
