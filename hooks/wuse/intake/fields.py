"""A row of a table -> the fields of a record, with all that is doubtful about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from wuse.errors import WuseError
from wuse.model.people import Group, Staff
from wuse.model.vocabulary import Vocabulary
from wuse.names import is_name, people_in
from wuse.rules.texts.identifiers import private_numbers
from wuse.scaffold import Answer, AnswerError, check_answer
from wuse.source.codes import Code
from wuse.source.text import odd_characters

from .dates import DateError, Year, month_in, read_date, year_in
from .groups import GroupError, read_groups
from .headers import Heading, is_personal
from .loading import Cell, shown
from .messages import Level, Note
from .sheets import LONG, Column
from .tables import Row, Table
from .words import is_role

_SEVERAL = re.compile(r"\s*[、；;\n]\s*")
_LONGEST_FIX = 90
_TOGETHER = re.compile(r"[+＋、/／，,；;和及\n]")
_ONE_LINE = re.compile(r"\s*\n\s*")


@dataclass
class Fields:
    """What a row says, by field."""

    answers: dict[tuple[str, str], Answer] = field(default_factory=dict)
    """Section (see `Column.section`) and field -> value."""
    notes: list[Note] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    """What has no field, for the head of the draft."""

    def text(self, name: str) -> str:
        """The value of a field that is one text; empty if it has none."""
        found = [value for (_, it), value in self.answers.items() if it == name]
        return found[0] if found and isinstance(found[0], str) else ""

    def leave_out(self, name: str) -> None:
        """Leave a name out of all texts."""
        for key, value in self.answers.items():
            if isinstance(value, str):
                self.answers[key] = value.replace(name, "（姓名略）")
        self.comments = [it.replace(name, "（姓名略）") for it in self.comments]

    def of(self, section: str) -> dict[str, Answer]:
        """The fields of one section."""
        return {name: value for (part, name), value in self.answers.items() if part == section}


class FieldReader:
    """Reads rows of one table."""

    def __init__(self, table: Table, vocabulary: Vocabulary, districts: Mapping[str, str]) -> None:
        self._table = table
        self._vocabulary = vocabulary
        self._districts = districts

    def read(self, row: Row, initiatives: Mapping[str, str]) -> Fields:
        """Read a row.

        Args:
            row: the row.
            initiatives: name or identifier of the school's initiatives -> identifier.
        """
        fields = Fields()
        year = year_in([row.under]) or self._table.year
        only = month_in(row.under) or month_in(self._table.name)
        year = year and replace(year, only=only)
        groups: list[Mapping[str, str]] = []
        for index, cell in row.cells.items():
            heading = self._table.headings.get(index, Heading(""))
            place = self._table.place(row, index)
            if heading.is_number or heading.is_school or heading.is_record:
                continue
            try:
                self._check_text(shown(cell))
                if heading.group or (heading.column and heading.column.record is Group):
                    for group in read_groups(shown(cell), self._table.words, heading.group):
                        note = group.get("note", "")
                        if is_name(note) or people_in(note) or private_numbers(note):
                            fields.notes.append(_name_left_out(heading.text, place))
                            group = {name: it for name, it in group.items() if name != "note"}
                        groups.append(group)
                elif heading.column:
                    value = self._value(heading.column, cell, fields, place, year, initiatives)
                    if value:
                        fields.answers[heading.column.section, heading.column.name] = value
                else:
                    _keep(fields, heading, cell, place)
            except WuseError as error:
                fix = _brief(error.fix)
                fields.notes.append(Note(_code(error), Level.DOUBT, place, error.message, fix))
                _comment(fields, heading.text, shown(cell))
        if groups:
            fields.answers["", "participants"] = groups
        return fields

    def _check_text(self, text: str) -> None:
        for problem in odd_characters(text, ""):
            raise AnswerError(problem.message, "在表里删掉这个字符")

    def _value(
        self,
        column: Column,
        cell: Cell,
        fields: Fields,
        place: str,
        year: Year | None,
        initiatives: Mapping[str, str],
    ) -> Answer:
        text = shown(cell)
        answer: Answer
        if column.is_date:
            answer, note = read_date(cell, year)
            if note:
                fields.notes.append(Note(Code.X_DATE_NOTE, Level.NOTE, place, note))
        elif column.record is Staff:
            if not is_role(text):
                fields.notes.append(_name_left_out(column.label, place))
                return None
            answer = text
        elif column.name == "initiative":
            answer = [_initiative(word, initiatives) for word in _SEVERAL.split(text) if word]
        elif column.name == "district":
            answer = self._districts.get(text, text)
        elif column.several:
            answer = [word for word in _SEVERAL.split(text) if word]
        elif column.scheme:
            answer = self._term(column.scheme, text, fields, place)
        else:
            answer = text if column.name in LONG else _ONE_LINE.sub(" ", text)
        check_answer(column.kind, [column.name], answer, self._vocabulary)
        return answer

    def _term(self, scheme: str, text: str, fields: Fields, place: str) -> str:
        """The term that a cell means, or the first of several; the text itself if it means none."""
        terms = self._table.words.terms(scheme, self._vocabulary)
        answer = self._table.words.term(scheme, text, self._vocabulary)
        words = [word.strip() for word in _TOGETHER.split(text)]
        if answer == text and len(words) > 1 and all(it in terms for it in words):
            answer = terms[words[0]]
            note = f"“{text}”写了几种，先读成“{answer}”"
            fields.notes.append(Note(Code.X_SYNONYM, Level.DOUBT, place, note))
        elif answer != text:
            note = f"“{text}”读成“{answer}”"
            fields.notes.append(Note(Code.X_SYNONYM, Level.NOTE, place, note))
        return answer


def _brief(fix: str) -> str:
    """How to mend a cell, with as many of the words to choose from as fit on a line."""
    if len(fix) <= _LONGEST_FIX:
        return fix
    return f"{fix[:_LONGEST_FIX].rpartition('、')[0]}……（都在 wuse table new 的下拉选项里）"


def _code(error: WuseError) -> Code:
    codes: dict[type[WuseError], Code] = {
        DateError: Code.X_DATE,
        GroupError: Code.X_PEOPLE,
        _InitiativeError: Code.X_INITIATIVE,
    }
    return codes.get(type(error), Code.X_VALUE)


class _InitiativeError(WuseError):
    """The school has no such initiative."""


def _initiative(word: str, initiatives: Mapping[str, str]) -> str:
    if word not in initiatives:
        known = "、".join(dict.fromkeys(initiatives)) or "一项也没有写"
        raise _InitiativeError(f"这所学校的 brand.yml 里没有“{word}”这项载体", f"已有的：{known}")
    return initiatives[word]


def _keep(fields: Fields, heading: Heading, cell: Cell, place: str) -> None:
    """Keep a cell without a field as a comment, unless it is about a person."""
    text = shown(cell)
    if is_personal(heading.text) or is_name(text) or people_in(text) or private_numbers(text):
        fields.notes.append(_name_left_out(heading.text, place))
        return
    note = f"“{heading.text}”没有对应的栏目，原文作为备注留在草稿里"
    fields.notes.append(Note(Code.X_NO_FIELD, Level.NOTE, place, note))
    _comment(fields, heading.text, text)


def _comment(fields: Fields, heading: str, text: str) -> None:
    """A comment of one line for the draft; nothing that identifies a person may be in it."""
    if private_numbers(text) or people_in(text) or is_name(text):
        return
    line = _ONE_LINE.sub(" ", f"表里的{heading}: {text}" if heading else f"表里的{text}")
    fields.comments.append("".join(char for char in line if char.isprintable()))


def _name_left_out(label: str, place: str) -> Note:
    message = f"“{label}”像是姓名或个人号码，没有写进草稿"
    return Note(Code.X_NAME, Level.DOUBT, place, message, "只写身份，例如“支部书记”")
