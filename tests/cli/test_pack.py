"""wuse pack: a file for each judge, with nothing of any other."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from support.project import Project, activity, brand, make_project

EDITION = {
    "title": "二〇二六年评选",
    "year": "2026",
    "authority": {"title": "通知", "issuer": "教育局", "date": "2026-01-05"},
    "candidates": [
        {"owner": "aa", "recused": ["P02"]},
        "bb",
        "cc",
    ],
    "tally": {"满分": 10},
    "rubric": [
        {
            "id": "A",
            "name": "基础",
            "points": 10,
            "criteria": [
                {"id": "A1", "name": "组织设置", "points": 4},
                {"id": "A2", "name": "组织生活", "points": 6},
            ],
        }
    ],
}
PANEL = {
    "评选": "2026",
    "种子": "公布过的一句话",
    "评审": [{"编号": "P01"}, {"编号": "P02"}, {"编号": "P03", "单位": ["bb"]}],
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    files = {f"brands/{slug}/brand.yml": brand(f"{slug}校") for slug in ("aa", "bb", "cc", "dd")}
    files["brands/aa/activities/a.yml"] = activity()
    files["brands/_bureau/editions/2026.yml"] = EDITION
    files["office/panel.yml"] = PANEL
    return make_project(tmp_path_factory.mktemp("pack") / "project", files)


def _judge(archive: ZipFile) -> dict[str, object] | None:
    text = archive.read("site/editions/2026/desk/judge.js").decode()
    data: dict[str, object] | None = json.loads(text.removeprefix("var wuseJudge = ")[:-2])
    return data


@pytest.mark.site
def test_each_judge_gets_a_pack_with_their_own_recusals(project: Project) -> None:
    made = project.wuse("pack", "2026", "--panel", "office/panel.yml")
    assert made.code == 0, made.said
    packs = sorted(path.name for path in (project.root / "office").glob("*.zip"))
    assert packs == [f"wuse-pack-2026-{it}.zip" for it in ("P01", "P02", "P03", "bureau")]
    recused = {"P01": [], "P02": ["aa"], "P03": ["bb"]}
    for code, keys in recused.items():
        with ZipFile(project.root / f"office/wuse-pack-2026-{code}.zip") as archive:
            names = archive.namelist()
            judge = _judge(archive)
            texts = [archive.read(it) for it in names if it.endswith((".html", ".js", ".json"))]
        assert judge
        desk = judge["desks"]["1"]
        assert desk["recused"] == keys
        assert sorted([*desk["order"], *keys]) == ["aa", "bb", "cc"]
        assert not [it for it in texts if b"brands/dd/" in it], "nor can be found"
        others = [it.encode() for it in recused if it != code]
        assert not [it for it in others if any(it in text for text in texts)]
        assert {"start.html", "README.txt", "site/editions/2026/desk/1/index.html"} <= set(names)
        assert "site/brands/aa/index.html" in names
        assert not [it for it in names if "/brands/dd/" in it], "nobody who does not take part"
        public = ("/api/", "/submit/", "/atom.xml")
        assert not [it for it in names if any(part in it for part in public)], "for judges alone"
        links = {it for text in texts for it in re.findall(r'href="([^"]+)"', text.decode())}
        assert not [it for it in links if any(part in it for part in public)], "nor a link to it"
    with ZipFile(project.root / "office/wuse-pack-2026-bureau.zip") as archive:
        assert _judge(archive) is None


@pytest.mark.site
def test_the_public_site_has_no_desk(project: Project) -> None:
    assert project.build().code == 0
    assert (project.site / "editions/2026/index.html").exists()
    assert not (project.site / "editions/2026/desk").exists()


@pytest.mark.site
def test_an_assignment_decides_who_scores_whom(project: Project, tmp_path: Path) -> None:
    assigned = project.wuse("assign", "2026", "--panel", "office/panel.yml", "--each", "2")
    assert assigned.code == 0, assigned.said
    table = project.root / "office/2026-assignment.csv"
    rows = list(csv.reader(table.read_text("utf-8-sig").splitlines()))[1:]
    options = ("--assignment", str(table), "--to", str(tmp_path))
    made = project.wuse("pack", "2026", "--panel", "office/panel.yml", *options)
    assert made.code == 0, made.said
    for code in ("P01", "P02", "P03"):
        with ZipFile(tmp_path / f"wuse-pack-2026-{code}.zip") as archive:
            judge = _judge(archive)
        assert judge
        assert judge["desks"]["1"]["order"] == [key for who, _, key in rows if who == code]


def test_no_pack_takes_the_place_of_another(project: Project) -> None:
    panel = {**PANEL, "评审": ["P/1", "P 1", "Bureau"]}
    project.write({"office/alike.yml": panel})
    refused = project.wuse("pack", "2026", "--panel", "office/alike.yml")
    assert refused.code == 2
    assert "“P/1”“P 1”“Bureau”的压缩包会同名" in refused.said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("2027", "--panel", "office/panel.yml"), "没有“2027”这一届评选"),
        (("2026", "--panel", "brands/panel.yml"), "会跟着资料公开"),
        (("2026", "--panel", "office/panel.yml", "--to", "brands/aa"), "会跟着资料公开"),
        (("2026", "--panel", "office/panel.yml", "--assignment", "mkdocs.yml"), "不是分派表"),
        (("2026", "--panel", "office/panel.yml", "--assignment", "none.csv"), "读不了"),
    ],
)
def test_wrong_input_is_refused_before_anything_is_built(
    project: Project, options: tuple[str, ...], said: str
) -> None:
    refused = project.wuse("pack", *options)
    assert refused.code == 2
    assert said in refused.said
    assert "Traceback" not in refused.said
    assert "正在生成" not in refused.said
