"""Every sentence of the sources stands where its table says, or has a reason not to."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from support.project import ROOT

TABLES = sorted(Path(__file__).parent.glob("*.tsv"))
SENTENCES = {"000": 45, "001": 115, "002": 67, "003": 36, "004": 59}
"""Sentences of each document."""


def rows(table: Path) -> list[list[str]]:
    with table.open(encoding="utf-8", newline="") as file:
        return [*csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]


def test_every_document_has_a_table_of_all_its_sentences() -> None:
    found = {table.stem: [int(row[0]) for row in rows(table)] for table in TABLES}
    assert found == {name: [*range(1, count + 1)] for name, count in SENTENCES.items()}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_what_a_sentence_says_stands_where_the_table_says(table: Path) -> None:
    wrong = [
        row
        for row in rows(table)
        if row[2] != "—" and row[3] not in (ROOT / "brands" / row[2]).read_text("utf-8")
    ]
    assert wrong == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_what_is_left_out_has_a_reason(table: Path) -> None:
    left_out = [row for row in rows(table) if row[2] == "—"]
    assert all(len(row) == 4 and row[3] for row in rows(table))
    assert 0 < len(left_out) < len(rows(table)) / 3
