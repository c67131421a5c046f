"""The worked examples: an edition, a panel and sheets as data; what comes out of the tally."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from wuse.editions.digest import checksum, rubric_hash
from wuse.editions.sheets import Row, Sheet, State
from wuse.editions.tally import Result, tally
from wuse.model.edition import Edition
from wuse.model.panel import Panel
from wuse.model.scheme import SourceKind
from wuse.model.stages import stages

FOLDER = Path(__file__).parent / "examples"


def example(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return data


def sheets(data: list[dict[str, Any]]) -> list[Sheet]:
    return [
        Sheet(item["stage"], (source := SourceKind(item["source"])), item["judge"], {
            key: _row(row, source) for key, row in item["scores"].items()
        })
        for item in data
    ]  # fmt: skip


def _row(data: str | Mapping[str, Any], source: SourceKind) -> Row:
    if data in ("abstained", "recused"):
        return Row(State(str(data)))
    if isinstance(data, str):
        return Row(values={source.value: data})
    values = {key: it if isinstance(it, str) else tuple(it) for key, it in data.items()}
    return Row(values=values)


def counted(data: Mapping[str, Any]) -> Result:
    edition = Edition.model_validate(data["edition"])
    panel = Panel.model_validate(data["panel"]) if data["panel"] else None
    start = date.fromisoformat(data["notice_start"]) if data["notice_start"] else None
    (award,) = edition.each()
    return tally(award, edition.candidates_for(award), sheets(data["sheets"]), panel, start)


def score_file(edition: Edition, id: str, sheet: Sheet, award: str = "") -> dict[str, Any]:
    """What a judge's browser exports for a sheet."""
    rules = next(it for it in edition.each() if award in ("", it.name))
    stage = next(it for it in stages(rules) if it.name == sheet.stage)
    scores = [
        {
            "candidate": key,
            "state": row.state.value,
            "values": {
                name: it if isinstance(it, str) else [*it] for name, it in row.values.items()
            },
            "reason": "",
            "note": "",
        }
        for key, row in sheet.rows.items()
    ]
    data: dict[str, Any] = {
        "format": "wuse-scores",
        "version": 1,
        "edition": id,
        "award": award,
        "stage": sheet.stage,
        "source": sheet.source.value,
        "rubric": rubric_hash(rules, stage),
        "site": "",
        "judge": sheet.judge,
        "seed": "例",
        "saved": "2026-05-21T10:30:00+08:00",
        "serial": 1,
        "scores": scores,
    }
    return {**data, "checksum": checksum(data)}
