"""The questions for a new file, made from the fields of its record and from existing data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from wuse.errors import WuseError
from wuse.model.annotations import record_in, scheme_of
from wuse.model.base import Record
from wuse.rules.existing import suggestion
from wuse.scaffold import (
    Answer,
    AnswerError,
    check_answer,
    find_owner,
    initiatives_of,
    load_bureau,
    new_home,
    owner_named,
    render,
    write_new,
)

from .interview import Interview, MenuItem, Question, split


class Questionnaire:
    """A new file: its record, the interview that fills it in, and what it may refer to."""

    def __init__(self, kind: type[Record], project: Path, asks_all: bool) -> None:
        self.interview = Interview(asks_all)
        self._kind = kind
        self._project = project
        self._site, self.vocabulary = load_bureau(project)

    def home(self, given: str | None) -> Path:
        """The folder of the school that the file is for."""
        question = Question(
            "学校",
            "--owner",
            lambda text: find_owner(self._project, text),
            "名称，或者在 brands 里的文件夹名，例如 beizao",
        )
        return self.interview.required(question, given)

    def new_home(self, given: str | None) -> Path:
        """The folder of a new school."""
        question = Question(
            "新学校的文件夹名",
            "--owner",
            lambda text: new_home(self._project, text),
            "2 到 40 个小写字母、数字或连字符，例如 beizao",
        )
        return self.interview.required(question, given)

    def field(self, path: str, option: str) -> Question[str]:
        """The question for a field of the record, such as ``owner.name``."""
        kind, loc = self._kind, path.split(".")
        for name in loc[:-1]:
            kind = record_in(kind.model_fields[name]) or kind
        field = kind.model_fields[loc[-1]]
        scheme = scheme_of(field)
        terms = self.vocabulary.terms(scheme) if scheme else ()

        def check(text: str) -> str:
            check_answer(self._kind, loc, text, self.vocabulary)
            return text

        choices = [MenuItem(term.zh, term.zh) for term in terms]
        description = "" if choices else field.description or ""
        return Question(field.title or loc[-1], option, check, description, choices)

    def school_name(self) -> Question[str]:
        """The question for the name of a new school, which no other may have."""

        def check(text: str) -> str:
            question.check(text)
            if other := owner_named(self._project, text, self.vocabulary):
                fix = "同一所学校就用那个文件夹，不是就写全称"
                raise AnswerError(f"brands/{other} 已经用了“{text}”这个名称", fix)
            return text

        question = self.field("owner.name", "--school")
        return Question(question.label, question.option, check, question.hint)

    def district(self, given: str | None) -> str | None:
        """The identifier of a district that the bureau has registered; None if not answered."""
        known = {
            spelling: item.id for item in self._site.districts for spelling in (item.name, item.id)
        }
        if not known and given is None:
            return None

        def check(text: str) -> str:
            return _known(text, known, "_bureau/site.yml 里没有登记区县“{}”")

        choices = [MenuItem(item.id, item.name) for item in self._site.districts]
        return self.interview.optional(Question("区县", "--district", check, "", choices), given)

    def initiatives(self, home: Path, given: Sequence[str]) -> list[str] | None:
        """The identifiers of the school's initiatives to which an activity or exemplar belongs."""
        initiatives = initiatives_of(home, self.vocabulary)
        if initiatives is None:
            note = "brand.yml 里有错误，先运行 wuse check 改好，才能写“所属载体”"
            if given:
                raise click.UsageError(f"--initiative：{note}")
            click.echo(f"{note}；这次先不写。", err=True)
            return None
        known = {name: item.id for item in initiatives for name in (item.name, *item.aliases)}
        known |= {item.id: item.id for item in initiatives}

        def check(text: str) -> list[str]:
            words = [text] if text in known else split(text)
            message = "brand.yml 里没有“{}”这项载体"
            return list(dict.fromkeys(_known(word, known, message) for word in words))

        choices = [MenuItem(item.id, f"{item.name}（{item.id}）") for item in initiatives]
        question = Question("所属载体", "--initiative", check, "", choices, several=True)
        if given:
            answers = [self.interview.unasked(question, text) or [] for text in given]
            return list(dict.fromkeys(id for answer in answers for id in answer))
        return self.interview.optional(question, None) if initiatives else None

    def write(
        self,
        path: Path,
        title: str,
        answers: Mapping[str, Answer],
        english: bool,
        folders: Sequence[str] = (),
    ) -> None:
        """Write the file. If this raises WuseError or OSError, no file is left behind."""
        write_new(path, render(self._kind, title, answers, self.vocabulary, english), folders)


@contextmanager
def as_usage_errors() -> Iterator[None]:
    """Turn errors of the engine and of the file system into click's."""
    try:
        yield
    except WuseError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        reason = error.strerror or error
        raise click.ClickException(f"写不进去：{reason}。检查文件夹和权限，再运行一次") from None


def _known(text: str, known: Mapping[str, str], message: str) -> str:
    if text not in known:
        raise AnswerError(message.format(text), suggestion(text, known))
    return known[text]
