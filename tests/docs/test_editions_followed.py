"""The guide to evaluations, followed to the letter: from a new edition to published grades."""

from __future__ import annotations

import json
import re
import shlex
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from editions.worked import score_file
from support.guide import blocks, read
from support.project import Project, brand
from support.repository import commit, init

from wuse.cli import main
from wuse.editions.sheets import Row, Sheet
from wuse.model.edition import Edition
from wuse.model.scheme import SourceKind
from wuse.model.stages import stages
from wuse.model.vocabulary import Vocabulary
from wuse.rules import check
from wuse.source import Severity, load_region
from wuse.source.bind import read_record

GUIDE = re.search(r"(?s)\{ #editions \}.*?(?=\n## )", read("bureaus"))
EDITION = "brands/_bureau/editions/2026.yml"
SHARES = {"shiyan": 20, "zhongxue": 19, "yucai": 17, "xinhua": 14}
"""Candidate -> what every judge gives it, in twentieths of each criterion."""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project, where the commands of the guide run; the office's folder is beside it."""
    (tmp_path / "review").mkdir()
    root = tmp_path / "project"
    Project(root).write({f"brands/{slug}/brand.yml": brand(f"{slug}校") for slug in SHARES})
    (root / "mkdocs.yml").write_text("site_name: 例\n", "utf-8")
    init(root)
    monkeypatch.chdir(root)
    return root


def run(line: str) -> Result:
    program, *arguments = shlex.split(line)
    assert program == ".venv/bin/wuse"
    files = [sorted(map(str, Path().glob(it))) if "*" in it else [it] for it in arguments]
    result = CliRunner().invoke(main, [name for found in files for name in found])
    assert result.exit_code == 0, (line, result.output)
    return result


def edition(root: Path) -> Edition:
    found, problems = read_record(Edition, root / EDITION, "2026.yml", Vocabulary())
    assert found, problems
    return found


def judge(root: Path) -> None:
    """What the judges' browsers export, as far as they were assigned: full marks and less."""
    record = edition(root)
    rows = (root.parent / "review/2026-assignment.csv").read_text("utf-8-sig").splitlines()[1:]
    assigned = {(row.split(",")[0], row.split(",")[2]) for row in rows}
    for stage in stages(record.each()[0]):
        for code in sorted({code for code, _ in assigned}):
            values = {
                key: Row(
                    values={
                        it.id: f"{int(it.points * 2) * SHARES[key] // 20 / 2:.1f}"
                        for _, it in stage.criteria("")
                    }
                )
                for own, key in assigned
                if own == code
            }
            sheet = Sheet(stage.name, SourceKind.JUDGES, code, values)
            path = root.parent / f"review/wuse-scores-2026-{stage.name}-{code}.json"
            path.write_text(json.dumps(score_file(record, "2026", sheet)), "utf-8")


def replaced(text: str, key: str, block: str) -> str:
    """The edition with another top-level block, as somebody edits it by hand."""
    without = re.sub(rf"(?m)^{key}:.*\n(?:[ \t].*\n)*", "", text)
    return f"{without.rstrip()}\n\n{block}"


def test_from_a_new_edition_to_published_grades(root: Path) -> None:
    assert GUIDE
    # What is made from a whole site is tried in tests/cli and tests/dossiers.
    made = re.compile(r"wuse (pack|dossier|form|usb) ")
    given = (block for block in blocks(GUIDE[0]) if not made.search(block.text))

    def commands() -> list[Result]:
        block = next(given)
        assert block.kind == "sh"
        return [run(line) for line in block.text.splitlines()]

    commands()  # edition new
    assert edition(root).authority
    (checked,) = commands()
    assert checked.output == "没有发现问题。\n"
    commit(root)
    commands()  # freeze
    assert len(edition(root).frozen.contents) == 4  # type: ignore[union-attr]
    panel = next(given)
    (root.parent / "review/panel.yml").write_text(panel.text, "utf-8")
    commands()  # assign
    judge(root)
    text, _ = commands()
    assert "示范" in text.output
    assert (root.parent / "review/tally.xlsx").read_bytes().startswith(b"PK")
    path = root / EDITION
    notice = next(given)
    path.write_text(replaced(path.read_text("utf-8"), "公示", notice.text), "utf-8")
    (outcome,) = commands()
    assert yaml.safe_load(outcome.output)["结果"] == [
        {"文件夹": "shiyan", "等次": "示范", "有效期至": "2028-06"},
        {"文件夹": "zhongxue", "等次": "优秀", "有效期至": "2028-06"},
        {"文件夹": "yucai", "等次": "培育", "有效期至": "2028-06"},
    ]  # xinhua gets nothing, and is not named in public
    path.write_text(replaced(path.read_text("utf-8"), "结果", outcome.output), "utf-8")
    assert not re.search(r"\d\d\.\d\d", path.read_text("utf-8"))
    assert problems(root, date(2026, 6, 5)) == ["L949"]
    assert problems(root, date(2026, 6, 6)) == []


def problems(root: Path, today: date) -> list[str]:
    loaded = load_region(root)
    found = [*loaded.problems, *check(root, loaded, today=today)]
    grave = (Severity.ERROR, Severity.WARNING)
    return [it.code for it in found if it.path == EDITION and it.severity in grave]
