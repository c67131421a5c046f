"""wuse schema: the JSON Schemas that editors use, written anywhere."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner
from support.project import activity, brand, make_project, photo

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


def test_an_editor_offers_what_the_school_has(tmp_path: Path) -> None:
    own = [{"name": "红色先锋行动", "id": "red", "children": [{"name": "红帆讲堂"}]}]
    project = make_project(
        tmp_path / "p",
        {
            "brands/_bureau/site.yml": {
                "词表补充": [{"词表": "activity_type", "代号": "kites", "名称": "放风筝"}]
            },
            "brands/aa/brand.yml": brand("甲小学", initiatives=own),
            "brands/aa/activities/2025-03-12-trees.yml": activity(photos=[photo("tree.jpg")]),
            "brands/aa/photos/tree.jpg": b"",
            "brands/bb/brand.yml": brand("乙小学", initiatives=[{"name": "蓝色行动"}]),
        },
    )
    assert project.wuse("schema", "--school", "甲小学").code == 0
    folder = project.root / "brands/aa/.vscode"
    settings = json.loads((folder / "settings.json").read_text("utf-8"))
    for file, pattern in settings["yaml.schemas"].items():
        assert (folder.parent / file).is_file()
        assert not pattern.startswith("brands")
    text = (folder / "activity.schema.json").read_text("utf-8")
    fields = json.loads(text)["properties"]
    [one, many] = fields["所属载体"]["anyOf"]
    names = ["红色先锋行动", "红帆讲堂", "red", "hong-fan-jiang-tang"]
    assert one["enum"] == many["items"]["enum"] == names
    [terms] = fields["活动类型"]["anyOf"]
    assert "放风筝" in terms["enum"]
    assert '"tree.jpg"' in text
    # Keys are offered in Chinese, each once; others are accepted.
    assert all(not key.isascii() for key in fields)
    assert "活动名称" not in fields
    assert "活动名称" in text


def test_the_files_of_an_editor_follow_no_links(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p", {"brands/aa/brand.yml": brand("甲小学")})
    (tmp_path / "elsewhere").mkdir()
    (project.root / "brands/aa/.vscode").symlink_to(tmp_path / "elsewhere")
    assert project.wuse("schema", "--school", "aa").code == 0
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert project.wuse("schema").code != 0
