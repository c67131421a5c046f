"""What goes wrong in the office: each has a message that names the file and the field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support.office import EXAMPLE, Office

FULL = {"F": "54", "C": "36"}
KEYS = ("甲", "乙", "丙", "丁")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office(tmp_path, dict(EXAMPLE["edition"]))
    office.write(EXAMPLE["panel"])
    return office


def refused(office: Office, *paths: Path) -> list[dict[str, str]]:
    result = office.run("tally", *paths, "--format", "json")
    assert result.exit_code == 1
    found: list[dict[str, str]] = json.loads(result.stdout)["refused"]
    return found


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("NaN", "不是分数"),
        ("Infinity", "不是分数"),
        ("1e308", "不是分数"),
        ("-1", "不是分数"),
        ("满分", "不是分数"),
        ("101", "超过最高的60分"),
        ("9" * 40, "不是分数"),
        ("54.3", "不合步长"),
    ],
)
def test_a_score_that_is_none_names_file_candidate_and_criterion(
    office: Office, value: str, message: str
) -> None:
    (found,) = refused(office, office.save("P1", {"乙": {**FULL, "F": value}}))
    assert found["file"] == "P1.json"
    assert "乙" in found["place"] or "F" in found["place"]
    assert message in found["message"]
    assert "F" in found["place"] + found["message"]
    assert found["fix"]


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda text: text.replace('"54"', '"55"'), "校验码不符"),
        (lambda text: text[: len(text) // 2], "不完整"),
        (lambda text: text + text, "两份内容"),
        (lambda text: text.replace('"version": 1', '"version": 2'), "第 2 版"),
    ],
    ids=["edited by hand", "truncated", "merged", "of the future"],
)
def test_a_spoilt_file_is_refused_and_the_others_count(
    office: Office, spoil: Any, message: str
) -> None:
    paths = [office.save(judge, {"乙": FULL}) for judge in ("P1", "P2", "P3", "P4")]
    paths[3].write_text(spoil(paths[3].read_text("utf-8")), "utf-8")
    result = office.run("tally", *paths, "--format", "json")
    data = json.loads(result.stdout)
    assert [it["file"] for it in data["refused"]] == ["P4.json"]
    assert message in data["refused"][0]["message"]
    totals = {it["candidate"]: it["total"] for it in data["awards"][0]["standings"]}
    assert totals["乙"] == "90.00"


def test_a_rubric_that_changed_after_scoring_began_is_told(office: Office) -> None:
    path = office.save("P1", {"乙": FULL})
    rubric = [{"编号": "F", "名称": "成效", "分值": 50}, {"编号": "C", "名称": "载体", "分值": 50}]
    office.edition["评分标准"] = rubric
    office.write(EXAMPLE["panel"])
    (found,) = refused(office, path)
    assert (found["file"], found["place"]) == ("P1.json", "rubric")
    assert "改过" in found["message"]


def test_notes_and_departments_may_still_be_mended(office: Office) -> None:
    path = office.save("P1", {"乙": FULL})
    office.edition["评分标准"][0]["指标"] = []
    office.edition["来源缺漏"] = "补一句"
    office.write(EXAMPLE["panel"])
    assert office.run("tally", path).exit_code == 0


def test_who_withdraws_is_ruled_out_and_not_taken_off_the_list(office: Office) -> None:
    paths = [office.save(judge, dict.fromkeys(KEYS, FULL)) for judge in ("P2", "P3", "P4")]
    removed = [it for it in office.edition["参评单位"] if it["名称"] != "丙"]
    office.edition = {**office.edition, "参评单位": removed}
    office.write(EXAMPLE["panel"])
    found = refused(office, *paths)
    assert [it["place"] for it in found] == ["scores（丙）"] * 3
    assert "认定“不合格”" in found[0]["fix"]
    office.edition = dict(EXAMPLE["edition"])
    ruling = {"参评单位": "丙", "认定": "不合格", "内容": "退出"}
    office.write({**EXAMPLE["panel"], "认定": [ruling]})
    result = office.run("tally", *paths, "--format", "json")
    assert result.exit_code == 0
    standings = json.loads(result.stdout)["awards"][0]["standings"]
    assert [(it["candidate"], it["status"]) for it in standings if it["status"]] == [
        ("丙", "不合格")
    ]


def test_a_candidate_whose_folder_cannot_be_read_is_counted_all_the_same(office: Office) -> None:
    office.edition["参评单位"] = ["aa"]
    office.write(EXAMPLE["panel"])
    (office.project / "brands/aa").mkdir()
    (office.project / "brands/aa/brand.yml").write_text("单位: [", "utf-8")
    paths = [office.save(judge, {"aa": FULL}) for judge in ("P1", "P2", "P3")]
    result = office.run("tally", *paths, "--outcome")
    assert '文件夹: "aa", 等次: "示范"' in result.output


@pytest.mark.parametrize("command", ["tally", "assign"])
def test_an_edition_without_candidates_says_so(office: Office, command: str) -> None:
    office.edition["参评单位"] = []
    office.write(EXAMPLE["panel"])
    result = office.run(command)
    assert result.exit_code == 2
    assert "参评单位" in result.output


def test_two_hundred_judges_are_counted_and_assigned(office: Office) -> None:
    codes = [f"P{number}" for number in range(200)]
    office.write({**EXAMPLE["panel"], "评审": codes})
    paths = [office.save(code, {"乙": FULL, "丙": FULL}) for code in codes]
    result = office.run("tally", *paths, "--format", "json")
    assert result.exit_code == 0
    data = json.loads(result.stdout)
    assert {it["sheets"]["评审"] for it in data["awards"][0]["standings"] if it["rank"]} == {200}
    assert len(data["accepted"]) == 200
    assigned = office.run("assign", "--each", 5)
    assert "200位评审，每位 0—1 个" in assigned.output


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "甲|乙", "[甲](javascript:a)", "**甲**"]
)
def test_names_with_markup_stay_text(office: Office, name: str) -> None:
    office.edition["参评单位"] = [{"名称": name}]
    office.write(EXAMPLE["panel"])
    paths = [office.save(judge, {name: FULL}) for judge in ("P1", "P2", "P3")]
    markdown = office.run("tally", *paths, "--format", "markdown").output
    assert "<script>" not in markdown
    assert "](javascript" not in markdown
    rows = [line for line in markdown.splitlines() if line.startswith("| 1 |")]
    assert [len(row.replace("\\|", "").split("|")) for row in rows] == [11]
