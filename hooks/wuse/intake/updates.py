"""Rows of an exported workbook -> changes in the files that they come from.

Only cells that differ from what was exported change anything, and only if nobody has changed the
same field in the file meanwhile. Empty cells, missing rows and missing columns delete nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from wuse.layout import BRANDS, SLUG, is_folder
from wuse.model.base import Record
from wuse.model.initiative import Initiative
from wuse.model.practice import Metric
from wuse.model.records import Activity
from wuse.model.region import OwnerFolder
from wuse.scaffold import Answer
from wuse.source.block_style import Written
from wuse.source.codes import Code
from wuse.source.owner_reader import read_owner

from .cells import fingerprint
from .edited import EditedFile, EditError
from .exporting import Base, Exporter, Shown
from .fields import FieldReader
from .loading import shown
from .messages import Level
from .places import Loc, Place, places
from .plans import Outcome, Plan, RowError, Word
from .sheets import AS_ONE, RECORD, Column, Sheet
from .tables import Row, Table
from .target import Target

_SAME_NAME = 0.5
"""The ratio from which a name is the old one with a correction."""
_NUMBER = re.compile(rf"({SLUG.pattern})(?:/[a-z0-9_-]+/[a-z0-9-]+)?")


class Updates:
    """Puts the changes of exported rows into a plan."""

    def __init__(self, plan: Plan, target: Target, bases: Mapping[str, str]) -> None:
        """Prepare.

        Args:
            plan: where the changes go.
            target: the project.
            bases: number -> what the row looked like when it was exported.
        """
        self._plan = plan
        self._project = target.project
        self._region = target.region
        self._bases = bases
        self._districts = target.districts
        self._folder = lru_cache(maxsize=1)(self._read_folder)  # rows come owner by owner

    def numbers(self, table: Table) -> dict[int, str]:
        """Row of a table -> number of the record that it shows; rows that are new have none.

        Who copies a row copies its hidden number, too: the row that is most like the record is it.
        """
        column = table.column(lambda heading: heading.is_record)
        found: dict[str, tuple[int, int]] = {}
        for row in table.rows if column is not None else ():
            number = shown(row.cells.get(column or 0, ""))
            if _NUMBER.fullmatch(number):
                base = Base.read(self._bases.get(number, ""))
                differences = len(_changed(table, row, base))
                found[number] = min(
                    found.get(number, (differences, row.number)), (differences, row.number)
                )
        return {row: number for number, (_, row) in found.items()}

    def add(self, table: Table, row: Row, number: str, reader: FieldReader) -> Outcome:
        """Plan the changes of a row.

        Raises:
            RowError: they cannot be made.
        """
        if number not in self._bases:
            fix = "重新运行 wuse table export，在新的表里改，不要只把这些行复制到别的表里"
            raise RowError(Code.X_NO_BASE, "看不出这一行导出时是什么样子，不知道改了什么", fix)
        base = Base.read(self._bases[number])
        changed = _changed(table, row, base)
        if not changed:
            return Outcome(Word.SAME, table.place(row))
        exporter = Exporter(table.sheet, self._region.vocabulary, self._districts)
        folder, place, before = self._find(number, base, exporter)
        todo = {
            index: column
            for index, column in changed.items()
            if fingerprint(before[column].text) != fingerprint(shown(row.cells[index]))
        }
        if not todo:
            return Outcome(Word.SAME, table.place(row))
        self._refuse_another(table, row, todo, before)
        for index, column in todo.items():
            _refuse(table, row, index, column, base, before[column])
        self._apply(table, row, place, todo, reader, folder)
        target = self._project / place.path
        return Outcome(Word.CHANGED, table.place(row), _title(before, table.sheet), target)

    def _read_folder(self, slug: str) -> OwnerFolder | None:
        if not is_folder(self._project / BRANDS / slug):
            return None
        return read_owner(self._project, slug, self._region).region.owners.get(slug)

    def _find(
        self, number: str, base: Base, exporter: Exporter
    ) -> tuple[OwnerFolder, Place, Mapping[Column, Shown]]:
        """The record that a row shows, and its cells as they are now.

        The entries of a list have only their positions as numbers: if another one stands there now,
        it is the one that looks as this did.
        """
        folder = self._folder(number.partition("/")[0])
        found: tuple[OwnerFolder, Place, Mapping[Column, Shown]] | None = None
        known = [(folder, place) for place in places(exporter.sheet, folder)] if folder else []
        for folder, place in known:
            is_it = place.number == number
            if is_it or place.loc:
                cells = exporter.cells(place, folder)
                if _matches(cells, base):
                    return folder, place, cells
                found = (folder, place, cells) if is_it else found
        if found and (
            not found[1].loc
            or exporter.sheet.kind is Initiative
            or _same_key(found[2], base, exporter.sheet)
        ):
            return found
        fix = f"确实还要，就清空“{RECORD}”这一格，当作新的一条导入；这一列是隐藏的"
        raise RowError(Code.X_GONE, "这一条在网站的文件里已经没有了，或者那个文件有错误", fix)

    def _refuse_another(
        self,
        table: Table,
        row: Row,
        todo: Mapping[int, Column],
        before: Mapping[Column, Shown],
    ) -> None:
        """Refuse a row that was overwritten with something else altogether."""
        changed = {column.name: shown(row.cells[index]) for index, column in todo.items()}
        if table.sheet.key not in changed or len(changed) < 2:
            return
        old, new = _title(before, table.sheet), changed[table.sheet.key]
        is_other_day = table.sheet.kind is Activity and "date" in changed
        if is_other_day or SequenceMatcher(None, old, new).ratio() < _SAME_NAME:
            message = f"这一行原来是“{_brief(old)}”，现在是“{_brief(new)}”，像是另一件事"
            fix = "排序要选中整张表；新的一条写在最下面；确实是改正，就分两次导入"
            raise RowError(Code.X_OTHER_RECORD, message, fix)

    def _apply(
        self,
        table: Table,
        row: Row,
        place: Place,
        todo: Mapping[int, Column],
        reader: FieldReader,
        folder: OwnerFolder,
    ) -> None:
        initiatives = {
            name: item.id
            for item in folder.profile.all_initiatives()
            for name in (item.id, *item.aliases, item.name)
        }
        fields = reader.read(
            Row(row.number, {index: row.cells[index] for index in todo}), initiatives
        )
        for note in fields.notes:
            if note.level is Level.DOUBT:
                raise RowError(note.code, note.message, note.fix)
        self._plan.notes += fields.notes
        values: dict[Loc, Written] = {}
        for column in todo.values():
            answer = fields.answers.get((column.section, column.name))
            if column.kind is Metric and column.name == "value":
                others = (name for name in AS_ONE if name != "value")
                values |= {place.field(column.section, name): None for name in others}
            values[place.field(column.section, column.name)] = _written(column, answer)
        path = self._project / place.path
        try:
            edited = self._plan.edited.get(path) or EditedFile(path, self._region.vocabulary)
            edited.set(place.kind, values)
        except EditError as error:
            raise RowError(Code.X_INVALID, error.message, error.fix) from None
        self._plan.edited[path] = edited


def _changed(table: Table, row: Row, base: Base) -> dict[int, Column]:
    """The columns in which a row says something else than it did when it was exported."""
    found = {}
    for index, cell in row.cells.items():
        heading = table.headings.get(index)
        column = heading.column if heading else None
        if column and fingerprint(shown(cell)) != base.hashes.get(column.label):
            found[index] = column
    return found


def _matches(cells: Mapping[Column, Shown], base: Base) -> bool:
    """Whether all cells are as they were."""
    return all(
        fingerprint(cell.text) == base.hashes.get(column.label, fingerprint(""))
        for column, cell in cells.items()
    )


def _title(cells: Mapping[Column, Shown], sheet: Sheet) -> str:
    """The name of a record."""
    return next(cell.text for column, cell in cells.items() if column.name == sheet.key)


def _same_key(cells: Mapping[Column, Shown], base: Base, sheet: Sheet) -> bool:
    """Whether the name of a record is as it was."""
    label = next(column.label for column in sheet.columns if column.name == sheet.key)
    return fingerprint(_title(cells, sheet)) == base.hashes.get(label)


def _refuse(table: Table, row: Row, index: int, column: Column, base: Base, now: Shown) -> None:
    """Raise RowError if a cell must not be written back."""
    where = f"{table.place(row, index)} 的“{column.label}”"
    if column.kind is Initiative and column.name == "id":
        raise RowError(Code.X_PARTIAL, f"{where}是编号，活动靠它对应，不能从表里改", "改文件")
    if column.label in base.partial or not now.is_whole:
        fix = "改文件；表里把这一格改回原样"
        raise RowError(Code.X_PARTIAL, f"{where}在文件里写得比一格多，不能从表里改", fix)
    old = base.hashes.get(column.label, fingerprint(""))
    if fingerprint(now.text) != old:
        message = f"{where}导出以后两边都改了：文件里是“{_brief(now.text)}”"
        fix = f"表里是“{_brief(shown(row.cells[index]))}”；定下用哪个，再导出一次来改"
        raise RowError(Code.X_BOTH_CHANGED, message, fix)


def _brief(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 24 else f"{line[:23]}…"


def _written(column: Column, answer: Answer) -> Written:
    """An answer with the labels that a file has as keys."""
    record = column.record
    if isinstance(answer, Sequence) and not isinstance(answer, str) and record:
        return [_labelled(record, item) for item in answer]
    return answer


def _labelled(record: type[Record], item: Answer) -> Written:
    if not isinstance(item, Mapping):
        return item
    return {record.model_fields[name].title or name: value for name, value in item.items()}
