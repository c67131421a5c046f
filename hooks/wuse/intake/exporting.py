"""Records -> rows of a workbook, with what their cells looked like, so that changes can be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from wuse.model.region import OwnerFolder
from wuse.model.vocabulary import Vocabulary

from .cells import LONGEST, cell_text, fingerprint, holds_all
from .fields import FieldReader
from .headers import Heading
from .places import Place, places
from .sheets import Column, Sheet
from .tables import Row, Table

_PARTIAL = "!"
"""The mark of a cell that does not say all that its field says."""


class Shown(NamedTuple):
    """A cell of an exported row."""

    text: str
    is_whole: bool
    """Whether it says all that the field says, so that a change in it can be written back."""


@dataclass(frozen=True, slots=True)
class ExportedRow:
    """A record as a row."""

    number: str
    school: str
    cells: tuple[Shown, ...]
    """One for each column of the sheet."""

    def base(self, sheet: Sheet) -> str:
        """What the cells looked like, one line for each that is not empty."""
        lines = (
            f"{column.label}={fingerprint(cell.text)}{'' if cell.is_whole else _PARTIAL}"
            for column, cell in zip(sheet.columns, self.cells, strict=True)
            if cell.text or not cell.is_whole
        )
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Base:
    """What a row looked like when it was exported."""

    hashes: Mapping[str, str]
    """Header -> `fingerprint` of the cell; none for empty cells."""
    partial: frozenset[str]
    """Headers of cells that do not say all that their fields say."""

    @classmethod
    def read(cls, text: str) -> Base:
        """Read what `ExportedRow.base` has written; lines of anybody else count for nothing."""
        pairs = [line.rpartition("=")[::2] for line in text.splitlines()]
        hashes = {label: code.removesuffix(_PARTIAL) for label, code in pairs if label}
        return cls(hashes, frozenset(label for label, code in pairs if code.endswith(_PARTIAL)))


class Exporter:
    """Shows records as rows of one sheet."""

    def __init__(self, sheet: Sheet, vocabulary: Vocabulary, districts: Mapping[str, str]) -> None:
        """Prepare.

        Args:
            sheet: the sheet.
            vocabulary: the terms of the project.
            districts: name -> identifier.
        """
        self.sheet = sheet
        self._vocabulary = vocabulary
        self._districts = {id: name for name, id in districts.items()}
        headings = {index: Heading(it.label, it) for index, it in enumerate(sheet.columns)}
        table = Table(sheet.name, sheet, headings, [])
        self._reader = FieldReader(table, vocabulary, districts)

    def rows(self, folder: OwnerFolder) -> Iterator[ExportedRow]:
        """The rows of an owner."""
        for place in places(self.sheet, folder):
            cells = tuple(self.cells(place, folder).values())
            yield ExportedRow(place.number, folder.profile.owner.name, cells)

    def cells(self, place: Place, folder: OwnerFolder) -> Mapping[Column, Shown]:
        """The cells of one record; each is read as an import would, to see what it can hold."""
        initiatives = {item.id: item.name for item in folder.profile.all_initiatives()}
        ids = {name: id for id, name in initiatives.items()}
        names = {id: name for id, name in initiatives.items() if ids[name] == id}
        texts = {}
        for column in self.sheet.columns:
            known = {"initiative": names, "district": self._districts}.get(column.name, {})
            texts[column] = cell_text(column, place.parts[column.section], known)
        cells = {index: text for index, text in enumerate(texts.values()) if text}
        fields = self._reader.read(Row(0, cells), ids | {id: id for id in initiatives})
        shown = {}
        for column, text in texts.items():
            answer = fields.answers.get((column.section, column.name))
            record = place.parts[column.section]
            whole = len(text) <= LONGEST and holds_all(
                column, record, answer, text, self._vocabulary
            )
            shown[column] = Shown(text[:LONGEST], whole)
        return shown
