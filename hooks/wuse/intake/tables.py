"""Grids of cells -> tables: which row holds the headers, and what each column means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from wuse.source.codes import Code

from .dates import Year, year_in, year_of_name
from .headers import LIKE_DATA, Heading, divided, headings_of
from .loading import Cell, Grid, shown
from .messages import Level, Note
from .prescan import BASES
from .sheets import EXAMPLE, HELP, LISTS, Sheet, sheets
from .words import Words

_LOOK_AT = 20
"""Rows that may stand above the headers."""
_TOTALS = re.compile(
    r"(?:本[月季年]|全[校年])?[合小总累共]\s*计(?:[（(][^）)]*[）)])?[:：]?|总[数人]数?"
)
_REMARK = re.compile(
    r"注\s*\d*[:：.、]"
    r"|(?:备注|说明|填[报表]?(?:人|单位|时间|日期)|制表人?|审[核批]人?|负责人|联系(?:人|电话))[:：]"
)
"""How a line below a table begins that is no row of it."""


_ALONE = "只有一格有字，当作小标题"


@dataclass(frozen=True)
class Row:
    """A row of a table."""

    number: int
    """As the spreadsheet program shows it, from 1."""
    cells: Mapping[int, Cell]
    """0-based column -> what is in it, without empty cells."""
    under: str = ""
    """The last heading between the rows that stands above it: a school, a month."""


@dataclass(frozen=True)
class Table:
    """A table in a grid."""

    name: str
    """The sheet's name in the file."""
    sheet: Sheet
    headings: Mapping[int, Heading]
    rows: list[Row]
    header: list[list[Cell]] = field(default_factory=list)
    """The rows of headers as they stand."""
    titles: tuple[str, ...] = ()
    """What stands above it."""
    year: Year | None = None
    """The year that a title tells, or else the name of the sheet or the file."""
    words: Words = field(default_factory=Words)
    """What its words mean."""
    school: str = ""
    """Whose all rows are, if no column says it."""

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


def understand(grid: Grid, words: Words, file: str = "") -> tuple[list[Table], list[Note]]:
    """Find the tables in a grid, one below the other, and say what is not read.

    Args:
        grid: the sheet.
        words: what the words of ledgers mean.
        file: the name of the file, which may tell the year.
    """
    place = f"“{grid.name}”"
    if grid.name in (HELP, LISTS, BASES):
        return [], []
    if grid.hidden:
        return [], [Note(Code.X_HIDDEN, Level.NOTE, place, "这张表隐藏着，没有读")]
    reader = _Reader(grid, words, file)
    reader.read()
    if not reader.tables:
        if not any(any(map(shown, row)) for row in grid.rows):
            return [], []  # every new workbook has empty sheets
        fix = "第一行写栏目名，至少有单位、日期、标题；或者用 wuse table new 做一张空表"
        return [], [Note(Code.X_NO_TABLE, Level.DOUBT, place, "没有找到表头，没有读", fix)]
    return reader.tables, [*reader.notes, *_hidden(grid, reader.tables)]


@dataclass(frozen=True)
class _Header:
    """The rows of headers of a table."""

    at: int
    height: int
    sheet: Sheet
    headings: Mapping[int, Heading]
    fit: int
    """How many fields it names, and one more if a title names its kind of records."""


class _Reader:
    """Finds the tables of one grid."""

    def __init__(self, grid: Grid, words: Words, file: str) -> None:
        self._grid = grid
        self._words = words
        self._file = file
        self.tables: list[Table] = []
        self.notes: list[Note] = []

    def read(self) -> None:
        header = self._first()
        above = self._grid.rows[: header.at] if header else []
        titles = tuple(dict.fromkeys(text for row in above for it in row if (text := shown(it))))
        while header:
            header, titles = self._read_table(header, titles)

    def _first(self) -> _Header | None:
        """The best row of headers; the first of those that are plain enough."""
        found: list[_Header] = []
        for at in range(min(_LOOK_AT, len(self._grid.rows))):
            if found and found[-1].fit >= 3 and at > found[-1].at + 1:
                break  # a table below the first one may have more columns
            if header := self._header(at):
                found.append(header)
        return max(found, key=lambda it: it.fit, default=None)

    def _header(self, at: int) -> _Header | None:
        """What a row says if it holds headers: of which sheet, and which columns."""
        rows = self._grid.rows
        above = [self._grid.name, *(shown(it) for row in rows[max(at - 3, 0) : at] for it in row)]
        best: _Header | None = None
        for sheet in sheets():
            headings = headings_of(sheet, rows[at], self._words)
            height = 1
            if at + 1 < len(rows) and (both := divided(sheet, rows[at], rows[at + 1], self._words)):
                headings, height = both, 2
            names = {it.column.name for it in headings.values() if it.column}
            known = len(names) + any(it.is_school for it in headings.values())
            if known < 2 or sheet.key not in names:
                continue
            by_name = any(word in text for word in (sheet.name, *sheet.words) for text in above)
            if best is None or known + by_name > best.fit:
                best = _Header(at, height, sheet, headings, known + by_name)
        return best

    def _read_table(
        self, header: _Header, titles: tuple[str, ...]
    ) -> tuple[_Header | None, tuple[str, ...]]:
        """Read a table up to its end; return the header of the next one, and what is above it."""
        rows: list[Row] = []
        under, following = "", None
        first = header.at + header.height
        for at in range(first, len(self._grid.rows)):
            cells = {index: it for index, it in enumerate(self._grid.rows[at]) if shown(it)}
            if at == first and _explains(header.headings, cells):
                continue
            texts = [shown(cell) for cell in cells.values()]
            if not texts or texts[0].startswith(EXAMPLE) or _repeats(header.headings, cells):
                continue
            if following := self._another(at, texts):
                break
            if what := _beside(texts) or _aside(header, cells):
                where = f"“{self._grid.name}”第 {at + 1} 行"
                self.notes.append(Note(Code.X_TOTALS, Level.NOTE, where, f"{what}，没有读"))
                under = texts[-1] if what == _ALONE else under
                continue
            rows.append(Row(at + 1, cells, under))
        name, shape = self._grid.name, self._grid.rows[header.at : first]
        year = year_in(titles) or year_of_name(name) or year_of_name(self._file)
        table = Table(name, header.sheet, header.headings, rows, shape, titles, year, self._words)
        self.tables.append(table)
        return following, (under,) if under else titles

    def _another(self, at: int, texts: list[str]) -> _Header | None:
        """The header of another table, if that is what a row holds."""
        if any(map(LIKE_DATA.search, texts)):
            return None
        header = self._header(at)
        known = sum(it.is_known for it in header.headings.values()) if header else 0
        return header if 2 * known > len(texts) else None


def _beside(texts: list[str]) -> str:
    """What a row is, in Chinese, that is no record; empty if it may be one."""
    if any(_TOTALS.fullmatch(text) for text in texts[:2]):
        return "是合计"
    return "是表下的说明" if _REMARK.match(texts[0]) else ""


def _aside(header: _Header, cells: Mapping[int, Cell]) -> str:
    """Why a row is no record although it says something; empty if it may be one."""
    headings = header.headings
    said = {
        index: shown(cell)
        for index, cell in cells.items()
        if index not in headings or not headings[index].is_number
    }
    if not said:
        return "只有序号"
    if len({*said.values()}) > 1 or len(headings) < 3:
        return ""
    column = headings[index].column if len(said) == 1 and (index := min(said)) in headings else None
    return "" if column and column.name == header.sheet.key else _ALONE


def _hidden(grid: Grid, tables: list[Table]) -> Iterator[Note]:
    """Say which rows were read although they are hidden."""
    read = [row.number for table in tables for row in table.rows]
    if hidden := [number for number in read if number in grid.hidden_rows]:
        numbers = "、".join(map(str, hidden[:9])) + ("……" if hidden[9:] else "")
        message = f"第 {numbers} 行隐藏着（{len(hidden)} 行），也读了"
        fix = "不要的删掉，再导入"
        yield Note(Code.X_HIDDEN_ROWS, Level.DOUBT, f"“{grid.name}”", message, fix)


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
