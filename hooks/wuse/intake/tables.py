"""Grids of cells -> tables: which row holds the headers, and what each column means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from wuse.source.codes import Code

from .loading import Cell, Date, Grid
from .messages import Level, Note
from .prescan import BASES
from .sheets import EXAMPLE, HELP, LISTS, RECORD, Column, Sheet, sheets
from .words import HEADERS, NUMBERING, SCHOOLS, Words, fold

_LOOK_AT = 20
"""Rows that may stand above the headers."""
_TOTALS = re.compile(r"(?:合计|小计|总计|累计)[:：]?")
_YEAR = re.compile(r"(20\d{2})年")
_REMARK = re.compile(
    r"(?:备?注|说明|填[报表]?(?:人|单位|时间|日期)|制表人?|审[核批]人?|负责人|联系(?:人|电话))[:：]"
)
"""How a line below a table begins that is no row of it."""
_WHOLE_YEAR = re.compile(r"(20\d{2})年度")


@dataclass(frozen=True)
class Heading:
    """What a column of a table means."""

    text: str
    """As it stands in the table."""
    column: Column | None = None
    """The field; None for a column without one."""
    group: str = ""
    """The kind of people that the column counts."""
    is_school: bool = False
    is_number: bool = False
    is_record: bool = False
    """Whether it says which record a row of an exported table is."""


@dataclass(frozen=True)
class Row:
    """A row of a table."""

    number: int
    """As the spreadsheet program shows it, from 1."""
    cells: Mapping[int, Cell]
    """0-based column -> what is in it, without empty cells."""


@dataclass(frozen=True)
class Table:
    """A table in a grid."""

    name: str
    """The sheet's name in the file."""
    sheet: Sheet
    headings: Mapping[int, Heading]
    rows: list[Row]
    year: int | None
    """The year that the title tells."""
    header: list[list[Cell]]
    """The rows of headers as they stand."""
    words: Words = field(default_factory=Words)
    """What its words mean."""

    def column(self, fits: Callable[[Heading], bool]) -> int | None:
        """The first column whose heading fits; None if there is none."""
        return next((index for index, it in self.headings.items() if fits(it)), None)

    def place(self, row: Row, index: int | None = None) -> str:
        """A row or a cell in Chinese: ``“活动”C10``."""
        if index is None:
            return f"“{self.name}”第 {row.number} 行"
        return f"“{self.name}”{letters(index)}{row.number}"


def letters(index: int) -> str:
    """The letters of a 0-based column: 0 -> A, 26 -> AA."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(65 + rest) + text
    return text


def shown(cell: Cell) -> str:
    """A cell as text."""
    return cell.text if isinstance(cell, Date) else str(cell)


def understand(grid: Grid, words: Words) -> tuple[Table | None, list[Note]]:
    """Find the table in a grid, and say what is not read.

    Args:
        grid: the sheet.
        words: what the words of ledgers mean.
    """
    place = f"“{grid.name}”"
    if grid.name in (HELP, LISTS, BASES):
        return None, []
    if grid.hidden:
        return None, [Note(Code.X_HIDDEN, Level.NOTE, place, "这张表隐藏着，没有读")]
    found = max(_candidates(grid, words), key=lambda it: it[0], default=None)
    if found is None:
        if not any(any(map(shown, row)) for row in grid.rows):
            return None, []  # every new workbook has empty sheets
        fix = "第一行写栏目名，至少有单位、日期、标题；或者用 wuse table new 做一张空表"
        return None, [Note(Code.X_NO_TABLE, Level.DOUBT, place, "没有找到表头，没有读", fix)]
    _, sheet, at = found
    headings = _headings(sheet, grid.rows[at], words)
    first = at + 1
    if groups := _groups(headings, grid, first, words):
        headings |= groups
        first += 1
    rows, notes = [], []
    for number, cells in enumerate(grid.rows[first:], first + 1):
        kept = {index: cell for index, cell in enumerate(cells) if shown(cell)}
        row = Row(number, kept)
        texts = [shown(cell) for cell in kept.values()]
        if not texts or texts[0].startswith(EXAMPLE) or _repeats(headings, kept):
            continue
        if number == first + 1 and _explains(headings, kept):
            continue
        if beside := _beside(texts):
            where = f"{place}第 {number} 行"
            notes.append(Note(Code.X_TOTALS, Level.NOTE, where, f"是{beside}，没有读"))
            continue
        rows.append(row)
    notes += _hidden(grid, rows)
    header = grid.rows[at:first]
    return Table(grid.name, sheet, headings, rows, _year(grid, at), header, words), notes


def _beside(texts: list[str]) -> str:
    """What a row is, in Chinese, that is no record; empty if it may be one."""
    if any(_TOTALS.fullmatch(text) for text in texts[:2]):
        return "合计"
    return "表下的说明" if _REMARK.match(texts[0]) else ""


def _hidden(grid: Grid, rows: list[Row]) -> Iterator[Note]:
    """Say which rows were read although they are hidden."""
    if hidden := [row.number for row in rows if row.number in grid.hidden_rows]:
        numbers = "、".join(map(str, hidden[:9])) + ("……" if hidden[9:] else "")
        message = f"第 {numbers} 行隐藏着（{len(hidden)} 行），也读了"
        fix = "不要的删掉，再导入"
        yield Note(Code.X_HIDDEN_ROWS, Level.DOUBT, f"“{grid.name}”", message, fix)


def _candidates(grid: Grid, words: Words) -> Iterator[tuple[tuple[int, bool], Sheet, int]]:
    """Every row that may hold headers of a sheet, with how well it fits."""
    for at, row in enumerate(grid.rows[:_LOOK_AT]):
        for sheet in sheets():
            headings = _headings(sheet, row, words).values()
            names = {heading.column.name for heading in headings if heading.column}
            known = len(names) + any(heading.is_school for heading in headings)
            if known >= 2 and sheet.key in names:
                by_name = grid.name == sheet.name or any(word in grid.name for word in sheet.words)
                yield (known + by_name, by_name), sheet, at


def _headings(sheet: Sheet, row: list[Cell], words: Words) -> dict[int, Heading]:
    """What each header of a row means; the first of two for one field counts."""
    labels = {fold(column.label): column for column in sheet.columns}
    for word, name in HEADERS[sheet.name].items():
        kind, _, field = name.rpartition(".")
        fits = (it for it in sheet.columns if it.name == field and kind in ("", it.kind.__name__))
        labels.setdefault(fold(word), next(fits))
    found: dict[int, Heading] = {}
    taken: set[Column] = set()
    has_school = False
    for index, cell in enumerate(row):
        text = shown(cell).strip()
        word = words.header(text)
        column = labels.get(word)
        if not word:
            continue
        if text == RECORD:
            found[index] = Heading(text, is_record=True)
        elif word in NUMBERING and not column:
            found[index] = Heading(text, is_number=True)
        elif not sheet.of_schools and not has_school and word in SCHOOLS:
            found[index] = Heading(text, is_school=True)
            has_school = True
        elif column and (column not in taken or column.name == "participants"):
            taken.add(column)
            found[index] = Heading(text, column)
        else:
            found[index] = Heading(text)
    return found


def _groups(
    headings: Mapping[int, Heading], grid: Grid, at: int, words: Words
) -> dict[int, Heading]:
    """The second row of headers, if it divides the column of people into kinds."""
    row = grid.rows[at] if at < len(grid.rows) else []
    found: dict[int, Heading] = {}
    under = False
    for index, cell in enumerate(row):
        text, above = shown(cell).strip(), headings.get(index)
        under = bool(above and above.column and above.column.name == "participants") or (
            under and above is None
        )
        if not text or (above and text == above.text):
            continue
        kind = words.group(text)
        if not kind or not under:
            return {}
        found[index] = Heading(text, group=kind)
    return found


def _repeats(headings: Mapping[int, Heading], cells: Mapping[int, Cell]) -> bool:
    """Whether a row repeats the headers, as at the top of every printed page."""
    return all(
        index in headings and headings[index].text == shown(cell) for index, cell in cells.items()
    )


def _explains(headings: Mapping[int, Heading], cells: Mapping[int, Cell]) -> bool:
    """Whether a row holds the notes of our own workbook."""
    hints = [
        shown(cell) == heading.column.hint
        for index, cell in cells.items()
        if (heading := headings.get(index)) and heading.column
    ]
    return sum(hints) >= 2


def _year(grid: Grid, header: int) -> int | None:
    """The year of a title above the headers, or in the sheet's name."""
    above = [shown(cell) for row in grid.rows[:header] for cell in row]
    for pattern, texts in ((_WHOLE_YEAR, above), (_YEAR, above), (_YEAR, [grid.name])):
        years = {match for text in texts for match in pattern.findall(text)}
        if len(years) == 1:
            return int(years.pop())
    return None
