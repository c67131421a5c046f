"""The office that runs an evaluation: a project with one edition, and its own folder beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner, Result
from editions.worked import example, score_file, sheets

from wuse.cli import main
from wuse.editions.digest import checksum
from wuse.model.edition import Edition

EXAMPLE = example("01-trim-recuse-missing")


@dataclass
class Office:
    """A project with one edition, and the office's own folder beside it."""

    root: Path
    edition: dict[str, Any]

    @property
    def project(self) -> Path:
        return self.root / "project"

    @property
    def panel(self) -> Path:
        return self.root / "panel.yml"

    def write(self, panel: dict[str, Any]) -> None:
        folder = self.project / "brands" / "_bureau" / "editions"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "2026.yml").write_text(yaml.safe_dump(self.edition, allow_unicode=True), "utf-8")
        self.panel.write_text(yaml.safe_dump(panel, allow_unicode=True), "utf-8")

    def export(self, **changes: dict[str, Any]) -> list[Path]:
        """Write the score files; ``P1={...}`` changes fields of that judge's file."""
        edition = Edition.model_validate(self.edition)
        paths = []
        for sheet in sheets(EXAMPLE["sheets"]):
            data = {**score_file(edition, "2026", sheet), **changes.get(sheet.judge, {})}
            path = self.root / f"{sheet.judge}.json"
            path.write_text(json.dumps({**data, "checksum": checksum(data)}), "utf-8")
            paths.append(path)
        return paths

    def save(self, judge: str, scores: dict[str, Any], **changes: Any) -> Path:
        """Write one score file; what each candidate gets stands under its key."""
        edition = Edition.model_validate(self.edition)
        (sheet,) = sheets([{"stage": "评审", "source": "judges", "judge": judge, "scores": scores}])
        data = {**score_file(edition, "2026", sheet), **changes}
        path = self.root / f"{judge}.json"
        path.write_text(json.dumps({**data, "checksum": checksum(data)}), "utf-8")
        return path

    def run(self, command: str, *arguments: object) -> Result:
        options = ["--panel", self.panel, "--project", self.project]
        result = CliRunner().invoke(main, [command, "2026", *map(str, [*arguments, *options])])
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result
