"""Tables -> drafts: what each row becomes, decided before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from wuse.layout import BRAND_FILE, BRANDS
from wuse.model.achievements import Honour
from wuse.model.initiative import Initiative
from wuse.model.records import Activity, Exemplar
from wuse.model.terms import OF_ONE_PERSON
from wuse.scaffold import Answer
from wuse.source.loader import read_bureau

from .drafts import Drafts, Plan, RowError, Source, number_of, text_of
from .fields import FieldReader, Fields
from .loading import Workbook
from .messages import Code, Level, Note
from .schools import School, Schools
from .sheets import SCHOOL
from .slugs import name_of
from .tables import Row, Table, shown, understand
from .updates import Updates


def plan(workbook: Workbook, project: Path, file_name: str) -> Plan:
    """Decide what each row of a file becomes.

    Args:
        workbook: the content of the file.
        project: the project's folder.
        file_name: how drafts name the file that they come from.
    """
    planner = _Planner(project, file_name, workbook.bases)
    tables = []
    for grid in workbook.grids:
        table, notes = understand(grid)
        planner.plan.notes += notes
        if table:
            tables.append(table)
    for cells, code, message, fix in (
        (workbook.formulas, Code.FORMULA, "是公式，没有算好的值", "用 WPS 打开，保存一次再导入"),
        (
            workbook.pictures,
            Code.PICTURE,
            "照片嵌在单元格里，导不出来",
            "另存照片，放进学校的 photos 文件夹",
        ),
    ):
        planner.plan.notes += [Note(code, Level.DOUBT, cell, message, fix) for cell in cells]
    # Schools first: the other sheets may name one that is new.
    for table in sorted(tables, key=lambda table: not table.sheet.of_schools):
        planner.add(table)
    return planner.plan


class _Planner:
    def __init__(self, project: Path, file_name: str, bases: Mapping[str, str]) -> None:
        self._file_name = "".join(char for char in file_name if char.isprintable())
        region = read_bureau(project, ()).region
        self._vocabulary = region.vocabulary
        self._schools = Schools(project, self._vocabulary)
        self._districts = {item.name: item.id for item in region.site.districts}
        self._seen: set[str] = set()
        self.plan = Plan()
        self._updates = Updates(self.plan, project, region, bases, self._districts)
        self._drafts = Drafts(self.plan, project, self._vocabulary)
        for folder in self._schools.broken:
            message = f"{folder} 的 {BRAND_FILE} 有错误，认不出这所学校"
            fix = f"先运行 wuse check {BRANDS}/{folder} 改好"
            self.plan.notes.append(Note(Code.UNREADABLE_BRAND, Level.DOUBT, "", message, fix))

    def add(self, table: Table) -> None:
        """Plan all rows of a table."""
        reader = FieldReader(table, self._vocabulary, self._districts)
        is_schools = table.sheet.of_schools
        column = table.column(lambda heading: heading.is_school)
        numbers = self._updates.numbers(table)
        if table.rows and (missing := _missing_columns(table)):
            labels = "、".join(f"“{label}”" for label in missing)
            message = f"没有{labels}这一列，{len(table.rows)} 行都没有写"
            fix = "加上这一列，每一行都写；栏目怎样叫，见 wuse table new 做的空表"
            self._note(Code.NO_COLUMN, Level.REFUSED, f"“{table.name}”", message, fix)
            self.plan.rows["退回"] += len(table.rows)
            return
        above = ""
        for row in table.rows:
            try:
                if row.number in numbers:
                    outcome = self._updates.add(table, row, numbers[row.number], reader)
                elif is_schools:
                    outcome = self._add_school(table, row, reader.read(row, {}))
                else:
                    cell = row.cells.get(column, "") if column is not None else ""
                    named = shown(cell) or above
                    if not shown(cell) and named:
                        message = f"“单位”空着，当作和上一行一样是“{named}”"
                        self._note(Code.NO_SCHOOL, Level.DOUBT, table.place(row), message)
                    above = named
                    school = self._school(named)
                    fields = reader.read(row, school.initiatives)
                    outcome = self._add_record(table, row, school, fields)
            except RowError as error:
                outcome = "退回"
                message = f"{error.message}；这一行没有写"
                self._note(error.code, Level.REFUSED, table.place(row), message, error.fix)
            self.plan.rows[outcome] += 1

    def _note(self, code: Code, level: Level, place: str, message: str, fix: str = "") -> None:
        self.plan.notes.append(Note(code, level, place, message, fix))

    def _school(self, name: str) -> School:
        if not name:
            raise RowError(Code.NO_SCHOOL, "没有写单位", "写上学校的名称")
        if school := self._schools.find(name):
            return school
        close = self._schools.closest(name)
        fix = f"是不是“{close}”？" if close else "先在“学校”表里写上它，或者运行 wuse new brand"
        raise RowError(Code.NO_SCHOOL, f"没有“{name}”这所学校", fix)

    def _add_school(self, table: Table, row: Row, fields: Fields) -> str:
        owner, brand = fields.of("owner"), fields.of("brand")
        self.plan.notes += fields.notes
        _require(table, "owner", owner)
        _require(table, "brand", brand)
        name, short_name = text_of(owner, "name"), text_of(owner, "short_name")
        if known := self._schools.find(name):
            message = f"“{name}”已经有了（{known.home.name}），没有改动它"
            self._note(Code.KNOWN, Level.NOTE, table.place(row), message)
            return "已导入过"
        source = self._source(table, row, "", "", name)
        home = self._drafts.add_school(short_name or name, owner, brand, source, fields)
        self._schools.add(School(home, name), [short_name])
        return "新写"

    def _add_record(self, table: Table, row: Row, school: School, fields: Fields) -> str:
        kind = table.sheet.kind
        if kind is Exemplar:
            self._without_name(table, row, fields)
        self.plan.notes += fields.notes
        answers = fields.of(table.sheet.section)
        if kind is Initiative and text_of(answers, "id").isdecimal() | (not answers.get("id")):
            # A ledger numbers its rows; an identifier stands in addresses.
            answers["id"] = name_of(text_of(answers, "name"))
        _require(table, table.sheet.section, answers)
        title = text_of(answers, table.sheet.key) or text_of(answers, "role")
        date = text_of(answers, "date")
        source = self._source(table, row, f"{school.home.name}/{table.sheet.section}", date, title)
        if source.number in school.imported or source.number in self._seen:
            message = f"“{title}”已经导入过，没有再写"
            self._note(Code.KNOWN, Level.NOTE, table.place(row), message)
            return "已导入过"
        when = date if kind in (Activity, Honour) else None
        if title and (similar := school.similar(table.sheet, title, when)):
            fix = "确实是另一件事，就把标题写得不一样"
            raise RowError(Code.SIMILAR, f"“{title}”可能已经有了：“{similar}”", fix)
        if table.sheet.section:
            self._drafts.add_entry(school, table.sheet, answers, source, fields)
        else:
            self._drafts.add_record(school, table.sheet, answers, source, fields)
        self._seen.add(source.number)
        return "新写"

    def _without_name(self, table: Table, row: Row, fields: Fields) -> None:
        """Leave out the name of a person, who has not been asked."""
        word = fields.text("type")
        if not word or self._vocabulary.resolve("exemplar_type", word).code not in OF_ONE_PERSON:
            return
        if fields.answers.pop(("", "name"), None):
            fix = "有本人书面同意，再在草稿里写“名称”和“同意记录”"
            message = "个人典型的姓名没有写进草稿"
            self._note(Code.NAME, Level.DOUBT, table.place(row), message, fix)

    def _source(self, table: Table, row: Row, place: str, date: str, title: str) -> Source:
        return Source(self._file_name, table.name, row.number, number_of(place, date, title))


def _missing_columns(table: Table) -> list[str]:
    """The labels of columns without which no row makes a record."""
    there = {heading.column for heading in table.headings.values()}
    needed = [it for it in table.sheet.columns if it.needed and it not in there]
    labels = [column.label for column in needed]
    if table.sheet.of_schools:
        return labels
    has_school = any(heading.is_school for heading in table.headings.values())
    return labels if has_school else [SCHOOL, *labels]


def _require(table: Table, section: str, answers: dict[str, Answer]) -> None:
    """Raise RowError if a row lacks what its record needs."""
    for column in table.sheet.columns:
        needed = column.section == section and column.needed
        if needed and not answers.get(column.name):
            fix = f"在表里写上：{column.hint}"
            raise RowError(Code.MISSING, f"“{column.label}”没有写，或者看不懂", fix)
