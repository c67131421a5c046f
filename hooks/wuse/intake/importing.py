"""Tables -> drafts: what each row becomes, decided before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from wuse.layout import BRAND_FILE
from wuse.model.achievements import Honour
from wuse.model.initiative import Initiative
from wuse.model.pinyin import pinyin_name
from wuse.model.records import Activity, Exemplar
from wuse.model.terms import OF_ONE_PERSON
from wuse.scaffold import Answer
from wuse.source.codes import Code

from .drafts import BLANK, UNKNOWN, Drafts, Source, number_of, text_of
from .fields import FieldReader, Fields
from .loading import Workbook, shown
from .messages import Level, Note, type_from_title
from .plans import Outcome, Plan, Returned, RowError, Word
from .schools import School
from .sheets import SCHOOL
from .tables import Row, Table, understand
from .target import Target
from .updates import Updates


def plan_workbook(workbook: Workbook, target: Target, file_name: str) -> Plan:
    """Decide what each row of a file becomes.

    Args:
        workbook: the content of the file.
        target: the project.
        file_name: how messages and drafts name the file.
    """
    planner = _Planner(target, file_name, workbook.bases)
    tables: list[Table] = []
    for grid in workbook.grids:
        found, notes = understand(grid, target.words, file_name)
        planner.plan.notes += notes
        tables += found
    for cells, code, message, fix in (
        (workbook.formulas, Code.X_FORMULA, "是公式，没有算好的值", "用 WPS 打开，保存一次再导入"),
        (
            workbook.pictures,
            Code.X_PICTURE,
            "照片嵌在单元格里，导不出来",
            "另存照片，放进一个文件夹或压缩包，再用 wuse import 导入",
        ),
    ):
        planner.plan.notes += [Note(code, Level.DOUBT, cell, message, fix) for cell in cells]
    # Schools first: the other sheets may name one that is new. Then those that say whose they are.
    for table in sorted(tables, key=planner.order):
        planner.add(table)
    return planner.plan


class _Planner:
    def __init__(self, target: Target, file_name: str, bases: Mapping[str, str]) -> None:
        self._file_name = file_name
        self._target = target
        self._vocabulary = target.vocabulary
        self._words = target.words
        self._schools = target.schools
        self._districts = target.districts
        self._with_blanks = target.with_blanks
        self._seen: set[str] = set()
        self._of_one: dict[Path, School] = {}
        """The schools of the tables before, as far as these are of one each."""
        self._guessed: set[str] = set()
        """Names of schools that are in no file, and of which it was said whom they mean."""
        self.plan = Plan(notes=target.broken_schools())
        self._updates = Updates(self.plan, target, bases)
        self._drafts = Drafts(self.plan, target)

    def order(self, table: Table) -> int:
        """When a table is read: what it says may be about the ones after it."""
        if table.sheet.of_schools:
            return 0
        return 1 if self._school_of_all(table) else 2

    def add(self, table: Table) -> None:
        """Plan all rows of a table."""
        column = table.column(lambda heading: heading.is_school)
        if column is None and not table.sheet.of_schools:
            table = self._of_one_school(table)
        if table.rows and (missing := self._missing_columns(table)):
            self._return_all(table, missing)
            return
        reader = FieldReader(table, self._vocabulary, self._districts)
        numbers = self._updates.numbers(table)
        above = table.school
        for row in table.rows:
            if column is not None:
                row, above = self._with_school(table, row, column, above)
            elif named := self._target.school_named(row.under):
                above = named.name
            try:
                self.plan.outcomes.append(self._add(table, row, above, numbers, reader))
            except RowError as error:
                message = f"{error.message}；这一行没有写"
                self._note(Code(error.code), Level.REFUSED, table.place(row), message, error.fix)
                self._return(table, row, str(error))

    def _of_one_school(self, table: Table) -> Table:
        """A table without a column for it, with the school that was named or that a title names."""
        school = self._school_of_all(table) or self._school_of_others()
        if school is None or not table.rows:
            return table
        self._of_one[school.home] = school
        if school is not self._target.owner:
            message = f"没有“{SCHOOL}”这一列，按标题都当作“{school.name}”"
            self._note(Code.X_NO_SCHOOL, Level.DOUBT, f"“{table.name}”", message)
        return replace(table, school=school.name)

    def _school_of_all(self, table: Table) -> School | None:
        return self._target.school_in(table.name, *reversed(table.titles), self._file_name)

    def _school_of_others(self) -> School | None:
        """The school of a whole file, of which not every sheet has to say it."""
        return next(iter(self._of_one.values())) if len(self._of_one) == 1 else None

    def _with_school(self, table: Table, row: Row, column: int, above: str) -> tuple[Row, str]:
        """A row that says whose it is, and the name; ledgers say it once for several rows."""
        name = shown(row.cells.get(column, ""))
        if name or not above:
            return row, name
        message = f"“{SCHOOL}”空着，当作和上一行一样是“{above}”"
        self._note(Code.X_NO_SCHOOL, Level.DOUBT, table.place(row), message)
        return replace(row, cells={**row.cells, column: above}), above

    def _missing_columns(self, table: Table) -> list[str]:
        """The labels of columns without which no row makes a record."""
        there = {heading.column for heading in table.headings.values()}
        needed = [
            it
            for it in table.sheet.columns
            if it.needed
            and it not in there
            and not (self._with_blanks and it.may_be_blank)
            and (it.kind, it.name) not in _TOLD_BY_TITLES
        ]
        labels = [column.label for column in needed]
        has_school = (
            table.sheet.of_schools
            or table.school
            or any(heading.is_school for heading in table.headings.values())
            or any(self._target.school_named(row.under) for row in table.rows)
        )
        return labels if has_school else [SCHOOL, *labels]

    def _return_all(self, table: Table, missing: list[str]) -> None:
        labels = "、".join(f"“{label}”" for label in missing)
        message = f"没有{labels}这一列，{len(table.rows)} 行都没有写"
        fix = "加上这一列，每一行都写；栏目怎样叫，见 wuse table new 做的空表"
        if missing == [SCHOOL]:
            fix = "整张表是一所学校的，加 --owner 文件夹，或者把学校的名称写进标题"
        self._note(Code.X_NO_COLUMN, Level.REFUSED, f"“{table.name}”", message, fix)
        for row in table.rows:
            self._return(table, row, f"没有{labels}这一列")

    def _add(
        self,
        table: Table,
        row: Row,
        school_name: str,
        numbers: Mapping[int, str],
        reader: FieldReader,
    ) -> Outcome:
        if row.number in numbers:
            return self._updates.add(table, row, numbers[row.number], reader)
        if table.sheet.of_schools:
            return self._add_school(table, row, reader.read(row, {}))
        school = self._school(table, row, school_name)
        return self._add_record(table, row, school, reader.read(row, school.initiatives))

    def _return(self, table: Table, row: Row, reason: str) -> None:
        self.plan.outcomes.append(Outcome(Word.RETURNED, table.place(row)))
        self.plan.returned.append(Returned(table, row, reason))

    def _note(self, code: Code, level: Level, place: str, message: str, fix: str = "") -> None:
        self.plan.notes.append(Note(code, level, place, message, fix))

    def _school(self, table: Table, row: Row, name: str) -> School:
        if not name:
            raise RowError(Code.X_NO_SCHOOL, "没有写单位", "写上学校的名称")
        if school := self._schools.find(name):
            return school
        if school := self._schools.find_by_place(name):
            if name not in self._guessed:
                message = f"没有“{name}”这个叫法，都当作“{school.name}”"
                fix = "在它的 brand.yml 的“别名”里加上这个叫法"
                self._note(Code.X_NO_SCHOOL, Level.DOUBT, table.place(row), message, fix)
            self._guessed.add(name)
            return school
        close = self._schools.closest(name)
        fix = f"是不是“{close}”？" if close else "先在“学校”表里写上它，或者运行 wuse new brand"
        raise RowError(Code.X_NO_SCHOOL, f"没有“{name}”这所学校", fix)

    def _add_school(self, table: Table, row: Row, fields: Fields) -> Outcome:
        owner, brand = fields.of("owner"), fields.of("brand")
        self.plan.notes += fields.notes
        _require(table, "owner", owner)
        self._fill(table, "brand", brand)
        _require(table, "brand", brand)
        name, short_name = text_of(owner, "name"), text_of(owner, "short_name")
        if known := self._schools.find(name):
            message = f"“{name}”已经有了（{known.home.name}），没有改动它"
            self._note(Code.X_KNOWN, Level.NOTE, table.place(row), message)
            return Outcome(Word.KNOWN, table.place(row), name)
        source = self._source(table, row, "", "", name)
        home = self._drafts.add_school(short_name or name, owner, brand, source, fields)
        self._schools.add(School(home, name), [short_name])
        return Outcome(Word.NEW, table.place(row), name, home / BRAND_FILE)

    def _add_record(self, table: Table, row: Row, school: School, fields: Fields) -> Outcome:
        kind = table.sheet.kind
        if kind is Exemplar:
            self._without_name(table, row, fields)
        self.plan.notes += fields.notes
        answers = fields.of(table.sheet.section)
        if kind is Initiative and text_of(answers, "id").isdecimal() | (not answers.get("id")):
            # A ledger numbers its rows; an identifier stands in addresses.
            answers["id"] = pinyin_name(text_of(answers, "name"))
        title = text_of(answers, table.sheet.key) or _instead_of_name(answers)
        date = text_of(answers, "date")
        if kind is Activity and not answers.get("type"):
            self._type_by_title(table, row, title, answers)
        if not table.sheet.section:
            self._fill(table, "", answers)
        _require(table, table.sheet.section, answers)
        source = self._source(table, row, f"{school.home.name}/{table.sheet.section}", date, title)
        place = table.place(row)
        if source.number in self._seen:
            self._note(Code.X_KNOWN, Level.NOTE, place, f"“{title}”在这个文件里有两行，只写了一次")
            return Outcome(Word.KNOWN, place, title)
        if known := school.imported.get(source.number):
            word = self._drafts.renew(known, table.sheet, answers, source, fields)
            if word is Word.KNOWN:
                self._note(Code.X_KNOWN, Level.NOTE, place, f"“{title}”已经导入过，没有再写")
            return Outcome(word, place, title, known.path)
        when = date if kind in (Activity, Honour) else None
        if title and (similar := school.similar(table.sheet, title, when)):
            fix = "确实是另一件事，就把标题写得不一样"
            raise RowError(Code.X_SIMILAR, f"“{title}”可能已经有了：“{similar}”", fix)
        add = self._drafts.add_entry if table.sheet.section else self._drafts.add_record
        path = add(school, table.sheet, answers, source, fields)
        self._seen.add(source.number)
        return Outcome(Word.NEW, place, title, path)

    def _fill(self, table: Table, section: str, answers: dict[str, Answer]) -> None:
        """Say in required fields that they have to be filled in, if that is asked for."""
        for column in table.sheet.columns:
            needed = column.section == section and column.needed
            if self._with_blanks and needed and not answers.get(column.name):
                answers[column.name] = UNKNOWN if column.is_date else BLANK

    def _type_by_title(
        self, table: Table, row: Row, title: str, answers: dict[str, Answer]
    ) -> None:
        """Many ledgers have no column for the type, since titles say it."""
        if found := self._words.named_in("activity_type", title, self._vocabulary):
            answers["type"] = found[1]
            self._note(Code.X_SYNONYM, Level.DOUBT, table.place(row), type_from_title(*found))

    def _without_name(self, table: Table, row: Row, fields: Fields) -> None:
        """Leave out the name of a person, who has not been asked."""
        word = fields.text("type")
        if not word or self._vocabulary.resolve("exemplar_type", word).code not in OF_ONE_PERSON:
            return
        if name := fields.answers.pop(("", "name"), None):
            fields.leave_out(str(name))
            fix = "有本人书面同意，再在草稿里写“名称”和“同意记录”"
            message = "个人典型的姓名没有写进草稿"
            self._note(Code.X_NAME, Level.DOUBT, table.place(row), message, fix)

    def _source(self, table: Table, row: Row, place: str, date: str, title: str) -> Source:
        where = f"{self._file_name} › {table.name} › 第{row.number}行"
        return Source(where, number_of(place, date, title))


_LONGEST_TITLE = 24
_TOLD_BY_TITLES = ((Activity, "type"),)
"""Fields that a row may leave to its title."""


def _instead_of_name(answers: dict[str, Answer]) -> str:
    """What tells an exemplar without a name from others: two may have the same role."""
    words = [text_of(answers, "role"), text_of(answers, "summary") or text_of(answers, "story")]
    return " ".join(filter(None, words))[:_LONGEST_TITLE]


def _require(table: Table, section: str, answers: dict[str, Answer]) -> None:
    """Raise RowError if a row lacks what its record needs."""
    for column in table.sheet.columns:
        needed = column.section == section and column.needed
        if needed and not answers.get(column.name):
            later = "；或者加 --with-blanks，先写成“待补”的草稿" if column.may_be_blank else ""
            hint = column.hint.rstrip("。")
            fix = f"在表里写上：{hint}{later}"
            raise RowError(Code.X_MISSING, f"“{column.label}”没有写，或者看不懂", fix)
