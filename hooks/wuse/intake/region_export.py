"""A project's records -> a workbook."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from wuse.errors import WuseError
from wuse.source.loader import read_bureau
from wuse.source.owner_reader import read_owner

from .exporting import ExportedRow, Exporter
from .prescan import MAX_ROWS
from .sheets import sheets
from .workbooks import write_workbook

_MOST = MAX_ROWS - 10
"""Rows of a workbook that can be imported again, beside those of headers and new records."""


class ExportError(WuseError):
    """What cannot be exported."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A workbook, and what is in it."""

    data: bytes
    counts: Mapping[str, int]
    """Sheet -> number of records."""
    left_out: tuple[str, ...]
    """Paths of files that cannot be read."""


def export_region(project: Path, only: Collection[str] = ()) -> Exported:
    """Make a workbook of all records, or of those of a few owners.

    Args:
        project: the project's folder.
        only: the folders of the owners; none for all.

    Raises:
        ExportError: an owner does not exist, or there are more records than a workbook may have.
    """
    bureau = read_bureau(project, only or None).region
    if unknown := sorted(set(only) - bureau.slugs):
        raise ExportError(f"brands 里没有“{unknown[0]}”这所学校")
    districts = {item.name: item.id for item in bureau.site.districts}
    exporters = [Exporter(sheet, bureau.vocabulary, districts) for sheet in sheets()]
    rows: dict[str, list[ExportedRow]] = {sheet.name: [] for sheet in sheets()}
    left_out: list[str] = []
    for slug in sorted(only or bureau.slugs):
        read = read_owner(project, slug, bureau).region
        left_out += sorted(read.unread - bureau.unread)
        for folder in read.owners.values():
            for exporter in exporters:
                rows[exporter.sheet.name] += exporter.rows(folder)
        if sum(map(len, rows.values())) > _MOST:
            raise ExportError(
                f"超过 {_MOST:,} 条，一张表放不下", "用 --owner 一所一所导出，或者几所一起导出"
            )
    schools = dict.fromkeys(row.school for row in rows["学校"])
    data = write_workbook(bureau.vocabulary, list(schools), list(districts), rows)
    counts = {name: len(found) for name, found in rows.items()}
    return Exported(data, counts, tuple(left_out))
