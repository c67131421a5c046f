"""`wuse pack --blind`: no file of a pack tells which school a candidate is."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from editions.worked import score_file, sheets
from PIL import Image
from support.project import Content, Project, Run, activity, make_project

from wuse.model.edition import Edition

from .conftest import AGREED, EDITION, FILES
from .test_books import IDENTIFYING

pytestmark = pytest.mark.slow
SITE = {
    **FILES["brands/_bureau/site.yml"],
    "词表补充": [{"词表": "activity_type", "代号": "sea-walk", "名称": "巡滩"}],
}
MORE: dict[str, Content] = {
    "brands/_bureau/site.yml": SITE,
    "brands/haiwan-primary/exemplars/zheng-lan.yml": {
        "类型": "优秀教师",
        "名称": "郑澜",
        "身份": "语文教师",
        "同意记录": AGREED,
        "事迹": "海湾小学的郑澜老师一周两次到滩上。",
    },
    "brands/haiwan-primary/activities/2026-04-01-walk.yml": activity(
        "海湾小学巡滩",
        "2026-04-01",
        type="巡滩",
        参加人群="党员12人、学生40余人",
        数据=[{"指标": "捡拾垃圾", "数值": "近30袋"}],
    ),
}
PANEL = {
    "评选": "2026",
    "种子": "公布过的一句话",
    "评审": [{"编号": "P01", "单位": ["songpo-school"]}, {"编号": "P02"}],
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("blind") / "project"
    return make_project(root, {**FILES, **MORE, "office/panel.yml": PANEL})


@pytest.fixture(scope="module")
def made(project: Project) -> Run:
    key = ("--blind-key", "office/key.csv")
    return project.wuse("pack", "2026", "--panel", "office/panel.yml", "--blind", *key)


@pytest.fixture(scope="module")
def numbers(project: Project, made: Run) -> dict[str, str]:
    assert made.code == 0, made.said
    rows = csv.reader((project.root / "office/key.csv").read_text("utf-8-sig").splitlines())
    return {key: f"c{int(number):02}" for number, key in list(rows)[1:]}


@pytest.fixture
def pack(project: Project, made: Run) -> ZipFile:
    return ZipFile(project.root / "office/wuse-pack-2026-P01.zip")


def test_no_file_of_a_pack_tells_a_school(pack: ZipFile) -> None:
    names = pack.namelist()
    assert not [name for name in names for word in IDENTIFYING if word in name.lower()]
    for name in names:
        data = pack.read(name)
        if name.endswith((".jpg", ".avif")):
            with Image.open(io.BytesIO(data)) as picture:
                assert not picture.getexif()
            continue
        # Names inside of words of other languages, such as in a library's code, are no names.
        said = data.decode("utf-8", "replace")
        # The shell tells its own address nowhere; `example` stands in guides and rules.
        words = [word for word in IDENTIFYING if word != "example" or "/brands/c" in name]
        assert not [word for word in words if word in said], name


def test_what_is_judged_is_there(pack: ZipFile, numbers: dict[str, str]) -> None:
    own = numbers["haiwan-primary"]
    page = pack.read(f"site/brands/{own}/index.html").decode()
    assert "红帆领航" in page
    assert "看海" in page
    assert "先进集体" in page
    activity = pack.read(f"site/brands/{own}/activities/a002/index.html").decode()
    assert "<img" in activity
    assert "2026年3月12日" in activity
    assert f"site/brands/{own}/case/index.html" in pack.namelist()
    pictures = [name for name in pack.namelist() if name.startswith("site/photos/")]
    assert pictures
    assert "案例" in page
    walk = pack.read(f"site/brands/{own}/activities/a001/index.html").decode()
    for words in ("巡滩", "40余人", "捡拾垃圾", "2026年4月1日"):
        assert words in walk
    person = pack.read(f"site/brands/{own}/exemplars/e001/index.html").decode()
    assert "语文教师" in person
    assert "一周两次到滩上" in person


def test_a_judge_stands_aside_for_the_own_school(pack: ZipFile, numbers: dict[str, str]) -> None:
    text = pack.read("site/editions/2026/desk/judge.js").decode()
    (desk,) = json.loads(text.removeprefix("var wuseJudge = ")[:-2])["desks"].values()
    assert desk["recused"] == [numbers["songpo-school"]]
    assert numbers["haiwan-primary"] in desk["order"]


def test_scores_for_numbers_are_counted_for_schools(
    project: Project, numbers: dict[str, str], tmp_path: Path
) -> None:
    edition = Edition.model_validate(EDITION)
    rows = {numbers["haiwan-primary"]: {"A1": "50", "A2": "30", "A3": "10"}}
    stage = {"stage": "评审", "source": "judges", "judge": "P02", "scores": rows}
    (sheet,) = sheets([stage])
    path = tmp_path / "P02.json"
    path.write_text(json.dumps(score_file(edition, "2026", sheet)), "utf-8")
    asked = ("tally", "2026", str(path), "--panel", "office/panel.yml", "--format", "json")
    assert "没有这个参评单位" in project.wuse(*asked).said
    counted = project.wuse(*asked, "--blind-key", "office/key.csv")
    assert counted.code == 0, counted.said
    assert "haiwan-primary" in counted.said
    assert numbers["haiwan-primary"] not in counted.said
    (project.root / "office/torn.csv").write_text("编号", "utf-8")
    torn = project.wuse(*asked, "--blind-key", "office/torn.csv")
    assert torn.code == 2
    assert "torn.csv" in torn.said
