"""A workbook for a school or a bureau, made from the model: empty, or with records as rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from wuse.model.terms import TABLES
from wuse.model.vocabulary import Vocabulary

from .exporting import ExportedRow, Shown
from .prescan import BASES, MAX_ROWS
from .sheets import EXAMPLE, HELP, LISTS, LONG, RECORD, SCHOOL, Column, Sheet, sheets
from .tables import letters

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""Options of XlsxWriter: what cells hold is text, whatever it looks like."""

_HEADER, _HINT, _EXAMPLE = 0, 1, 2
"""Rows of a sheet, from 0; records begin below the notes, or below the example."""
_WIDE = (*LONG, "title", "note")
_ALLOWED = dict.fromkeys(
    ("insert_rows", "delete_rows", "sort", "autofilter", "format_columns", "format_rows"), True
)
_HELP = (
    "填法",
    f"一张表写一类：{'、'.join(sheet.name for sheet in sheets())}。一行是一条，用不着的表空着。",
    "红底的栏目必须写，其余有就写，没有不用凑。栏目名下面一行是说明。",
    "以“例：”开头的一行是例子，导入时跳过，可以删掉。",
    "“单位”写学校的名称。日期写 2025-10-28、2025-10 或 2025；不清楚写“不详”。",
    "人数写“党员12人、学生40余人”；约数照写，不要自己推算。",
    "一格里有几项，用顿号“、”隔开。照片、反馈、内容清单等不在表里，导入以后写在文件里。",
    "不写学生、受助人的姓名，不写电话、身份证号、家庭住址。教师只写身份，例如“支部书记”。",
    "写好以后交给管理网站的人，由他运行 wuse import。导入的都是草稿，有人看过才会公开。",
)

_HELP_EXPORTED = (
    "怎样改",
    "一行是网站上已有的一条。只改要改的格子；改好以后交给管理网站的人，由他运行 wuse import。",
    "格子没有改的，文件就不动；把格子清空、把一行删掉，也不会删掉网站上的内容。",
    "灰字的格子只供查看：文件里写得比一格多（例如姓名和同意记录），要改就改文件。",
    "要加一条新的，在最下面另起一行写，不要改写别的行；新的一条是草稿，有人看过才会公开。",
    "照片、反馈、内容清单等不在表里。这张表里可能有不公开的内容，不要转发给别人。",
)


def write_workbook(
    vocabulary: Vocabulary,
    schools: Sequence[str] = (),
    districts: Sequence[str] = (),
    rows: Mapping[str, Sequence[ExportedRow]] | None = None,
) -> bytes:
    """Make the workbook.

    Args:
        vocabulary: the terms to choose from.
        schools: names of schools to choose from.
        districts: names of districts to choose from.
        rows: sheet -> what it holds. None for an empty workbook with an example in each sheet.
    """
    data = BytesIO()
    with Workbook(data, OPTIONS) as book:
        _Writer(book, vocabulary, schools, districts, rows).write()
    return data.getvalue()


class _Writer:
    def __init__(
        self,
        book: Workbook,
        vocabulary: Vocabulary,
        schools: Sequence[str],
        districts: Sequence[str],
        rows: Mapping[str, Sequence[ExportedRow]] | None,
    ) -> None:
        self._book = book
        self._rows = rows
        self._lists = _lists(vocabulary, schools, districts)
        common = {"text_wrap": True, "valign": "top", "num_format": "@"}
        header = {**common, "bold": True, "border": 1, "valign": "vcenter"}
        self._header = book.add_format({**header, "bg_color": "#EFE9DD"})
        self._required = book.add_format({**header, "bg_color": "#F3C9C3"})
        self._hint = book.add_format({**common, "font_color": "#666666", "font_size": 9})
        self._example = book.add_format({**common, "font_color": "#8A8A8A", "italic": True})
        # As text: else 2025.10 becomes 2025.1, and 3-5 the third of May.
        self._text = book.add_format({**common, "locked": False})
        self._partial = book.add_format({**common, "locked": False, "font_color": "#8A8A8A"})

    def write(self) -> None:
        """Write all sheets; the help comes first, the words to choose from are hidden."""
        page = self._book.add_worksheet(HELP)
        page.set_column(0, 0, 100, self._book.add_format({"text_wrap": True}))
        for row, line in enumerate(_HELP if self._rows is None else _HELP_EXPORTED):
            page.write_string(row, 0, line, self._header if not row else None)
        pages = [(sheet, self._book.add_worksheet(sheet.name)) for sheet in sheets()]
        self._write_lists()
        for sheet, page in pages:
            self._write_sheet(sheet, page)
        if self._rows is not None:
            self._write_bases()
        pages[1][1].activate()

    def _write_bases(self) -> None:
        """Write what the cells look like now: a later import changes only what differs."""
        page = self._book.add_worksheet(BASES)
        page.very_hidden()
        number = 0
        for sheet in sheets():
            for row in (self._rows or {}).get(sheet.name, ()):
                page.write_string(number, 0, row.number)
                page.write_string(number, 1, row.base(sheet))
                number += 1

    def _write_lists(self) -> None:
        page = self._book.add_worksheet(LISTS)
        page.hide()
        for index, (name, words) in enumerate(self._lists.items()):
            page.write_string(0, index, name)
            for row, word in enumerate(words, 1):
                page.write_string(row, index, word)
            column = letters(index)
            last = max(len(words), 1) + 1
            self._book.define_name(f"词_{name}", f"={LISTS}!${column}$2:${column}${last}")

    def _write_sheet(self, sheet: Sheet, page: Worksheet) -> None:
        columns: list[Column | None] = [*sheet.columns]
        if not sheet.of_schools:
            columns.insert(0, None)
        start = 0 if self._rows is None else 1
        if start:
            page.set_column(0, 0, 12, self._text, {"hidden": True})
            page.write_string(_HEADER, 0, RECORD, self._header)
        for index, column in enumerate(columns, start):
            wide = column is not None and column.name in _WIDE
            page.set_column(index, index, 36 if wide else 16, self._text)
            self._write_column(sheet, page, index, column)
        if self._rows is not None:
            self._write_rows(sheet, page, self._rows.get(sheet.name, ()))
        page.set_row(_HINT, 48)
        page.freeze_panes(_HINT + 1, start + 1)
        page.protect("", {**_ALLOWED})
        last = letters(start + len(columns) - 1)
        page.ignore_errors({"number_stored_as_text": f"A1:{last}{MAX_ROWS}"})

    def _write_rows(self, sheet: Sheet, page: Worksheet, rows: Sequence[ExportedRow]) -> None:
        for number, row in enumerate(rows, _HINT + 1):
            cells = list(row.cells) if sheet.of_schools else [Shown(row.school, True), *row.cells]
            page.write_string(number, 0, row.number, self._text)
            for index, cell in enumerate(cells, 1):
                style = self._text if cell.is_whole else self._partial
                page.write_string(number, index, cell.text, style)

    def _write_column(
        self, sheet: Sheet, page: Worksheet, index: int, column: Column | None
    ) -> None:
        needed = column is None or column.needed
        label, hint = (column.label, column.hint) if column else (SCHOOL, "学校的名称。")
        page.write_string(_HEADER, index, label, self._required if needed else self._header)
        page.write_string(_HINT, index, hint, self._hint)
        if self._rows is None:
            example = _example(sheet, column)
            mark = EXAMPLE if index == 0 else ""
            page.write_string(_EXAMPLE, index, f"{mark}{example}", self._unlocked(self._example))
        name = _list_of(column)
        if self._lists.get(name):
            rule = {
                "validate": "list",
                "source": f"=词_{name}",
                "error_type": "warning",  # pasted cells are never checked; the import decides
                "error_title": label[:32],
                "error_message": "表里没有这个词。选一个，或者点“是”照写。",
            }
            page.data_validation(_HINT + 1, index, MAX_ROWS - 1, index, rule)

    def _unlocked(self, style: Format) -> Format:
        style.set_locked(False)
        return style


def _example(sheet: Sheet, column: Column | None) -> str:
    if column is None:
        return "滨海示例小学"
    by_kind = f"{column.kind.__name__}.{column.name}"
    return sheet.example.get(by_kind, sheet.example.get(column.name, ""))


def _list_of(column: Column | None) -> str:
    """The name of the list that a column chooses from; empty if its cells are free text."""
    if column is None:
        return SCHOOL
    if column.several:  # a drop-down gives one value
        return ""
    if column.scheme:
        return TABLES[column.scheme][0]
    return column.label if column.choices or column.name == "district" else ""


def _lists(
    vocabulary: Vocabulary, schools: Sequence[str], districts: Sequence[str]
) -> Mapping[str, Sequence[str]]:
    """Every list to choose from: its name -> its words."""
    lists: dict[str, Sequence[str]] = {SCHOOL: schools, "区县": districts}
    for column in (column for sheet in sheets() for column in sheet.columns):
        if column.scheme and not column.several:
            terms = vocabulary.terms(column.scheme)
            lists[TABLES[column.scheme][0]] = [term.zh for term in terms]
        elif column.choices and not column.several and column.name != "district":
            lists[column.label] = column.choices
    return lists
