"""``wuse status``: the bureau sees at a glance who needs a hand; the public never sees it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from support.project import Project, activity, brand, make_project
from support.repository import commit, init

FORMULA = "=HYPERLINK(1)"
PRESENTER = {
    "name": "王示例",
    "role": "支部书记",
    "consent": {"given": "是", "date": "2019-01-01", "expires": "2020-06-30"},
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("status") / "project"
    ended = {"status": "已命名", "valid_until": "2020-01-31"}
    files = {
        "brands/_bureau/site.yml": {
            "owners": [
                {"folder": "_bureau", "accounts": ["jyj"]},
                {"folder": "absent", "accounts": ["absent-school"]},
            ]
        },
        "brands/fine/brand.yml": brand("好<b>校</b>", recognition=ended),
        "brands/fine/activities/2025-03-12-a.yml": activity(
            "植树", expires="2099-01-01", presenter=PRESENTER
        ),
        "brands/wrong/brand.yml": brand("错校", visibility="内部"),
        "brands/wrong/activities/2025-03-12-a.yml": "标题: 植树\n日期: 昨天\n活动类型: 志愿服务\n",
        "brands/formula/brand.yml": brand(FORMULA),
        "brands/broken/brand.yml": "单位: [",
    }
    made = make_project(root, files)
    init(root)
    commit(root)
    return made


def rows(project: Project) -> list[dict[str, str]]:
    run = project.wuse("status", "--format", "csv")
    assert run.code == 0, run.said
    assert run.said.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(run.said.removeprefix("\ufeff"))))


def test_those_who_need_a_hand_come_first(project: Project) -> None:
    found = rows(project)
    assert [row["文件夹"] for row in found] == ["broken", "absent", "wrong", "fine", "formula"]
    by_slug = {row["文件夹"]: row for row in found}
    assert by_slug["broken"]["状态"] == "读不出来"
    assert by_slug["absent"]["状态"] == "没有提交"
    assert (by_slug["wrong"]["状态"], by_slug["wrong"]["错误"]) == ("内部", "1")
    fine = by_slug["fine"]
    assert (fine["状态"], fine["活动"], fine["错误"]) == ("公开", "1", "0")
    assert fine["到期"] == (
        "命名 2020-01-31 已过、同意记录（activities/2025-03-12-a.yml） 2020-06-30 已过"
    )
    assert "载体" in fine["还缺"]
    assert "活动" not in fine["还缺"]
    assert len(fine["最后更新"]) == len("2026-01-01")
    assert by_slug["formula"]["单位"] == f"'{FORMULA}"  # no spreadsheet runs it


def test_text_markdown_and_a_page(project: Project, tmp_path: Path) -> None:
    text = project.wuse("status").said
    assert "5 个单位，2 个公开，1 个内部，1 个没有提交，1 个读不出来" in text
    assert "不发布" in text
    assert "| broken |" in project.wuse("status", "--format", "markdown").said
    page = tmp_path / "status.html"
    assert project.wuse("status", "--format", "html", "--output", str(page)).code == 0
    html = page.read_text("utf-8")
    assert "好&lt;b&gt;校" in html
    assert "default-src 'none'" in html


@pytest.mark.parametrize("place", ["docs/status.html", "site/status.html", "brands/a.csv"])
def test_it_is_not_written_where_it_would_be_published(project: Project, place: str) -> None:
    run = project.wuse("status", "--output", place)
    assert run.code == 2
    assert "会跟着网站公开" in run.said
    assert not (project.root / place).exists()
