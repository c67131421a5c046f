"""wuse schema: the JSON Schemas that editors use, written anywhere."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from wuse.cli import main


def test_every_kind_of_file_has_a_schema(tmp_path: Path) -> None:
    for _ in range(2):
        result = CliRunner().invoke(main, ["schema", str(tmp_path / "a" / "schema")])
        assert result.exit_code == 0
    names = {path.name for path in (tmp_path / "a" / "schema").iterdir()}
    assert {"brand.schema.json", "activity.schema.json", "exemplar.schema.json"} <= names
    for name in names:
        assert json.loads((tmp_path / "a" / "schema" / name).read_text("utf-8"))["$schema"]


def test_where_nothing_can_be_written_it_fails(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    for target in ("file", "file/below"):
        result = CliRunner().invoke(main, ["schema", str(tmp_path / target)])
        assert isinstance(result.exception, SystemExit), result.exception
        assert result.exit_code != 0
