"""A look at the content of an OpenDocument spreadsheet, which tells repetitions by numbers.

A row of 100 bytes may stand for a million. What counts is where the last cell with content is, and
how many such cells there are in all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.parsers import expat

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


@dataclass
class OdsSize:
    """The size of the largest table, and how many cells there are in all."""

    rows: int = 0
    columns: int = 0
    cells: int = 0
    hidden_rows: dict[str, list[int]] = field(default_factory=dict)
    """Table -> rows that are hidden, from 1."""


def ods_size(chunks: Iterable[bytes]) -> OdsSize:
    """Read ``content.xml`` piece by piece, without building anything of it.

    Raises:
        ValueError: it is no XML.
    """
    counter = _Counter()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = counter.start
    parser.EndElementHandler = counter.end
    try:
        for chunk in chunks:
            parser.Parse(chunk)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from None
    return counter.size


class _Counter:
    def __init__(self) -> None:
        self.size = OdsSize()
        self._table = ""
        self._row = self._column = self._filled = self._repeated = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        if namespace != _TABLE:
            return
        if tag == "table":
            self._table = attributes.get(f"{_TABLE} name", "")
            self._row = 0
        elif tag == "table-row":
            self._column = self._filled = 0
            self._repeated = _number(attributes, "rows")
            hidden = attributes.get(f"{_TABLE} visibility", "visible") != "visible"
            if hidden and self._repeated < 100:
                first = self._row + 1
                rows = self.size.hidden_rows.setdefault(self._table, [])
                rows += range(first, first + self._repeated)
        elif tag in ("table-cell", "covered-table-cell"):
            repeated = _number(attributes, "columns")
            self._column += repeated
            if f"{_OFFICE} value-type" in attributes or f"{_TABLE} formula" in attributes:
                self.size.columns = max(self.size.columns, self._column)
                self._filled += repeated

    def end(self, name: str) -> None:
        if name != f"{_TABLE} table-row":
            return
        self._row += self._repeated
        if self._filled:
            self.size.rows = max(self.size.rows, self._row)
            self.size.cells += self._filled * self._repeated


def _number(attributes: dict[str, str], what: str) -> int:
    text = attributes.get(f"{_TABLE} number-{what}-repeated", "1")
    return int(text[:9]) if text.isdecimal() else 1
