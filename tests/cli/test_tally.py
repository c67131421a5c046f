"""wuse tally and wuse assign: from an edition and score files to tables and a publishable part."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZipFile

import pytest
import yaml
from click.testing import CliRunner
from editions.worked import score_file, sheets
from python_calamine import CalamineWorkbook
from support.office import EXAMPLE, Office

from wuse.cli import main
from wuse.editions.digest import checksum
from wuse.model.edition import Edition


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office(tmp_path, dict(EXAMPLE["edition"]))
    office.write(EXAMPLE["panel"])
    return office


def test_the_worked_example_is_counted_from_its_files(office: Office) -> None:
    paths = office.export()
    result = office.run("tally", *paths, "--format", "json")
    assert result.exit_code == 0, result.output
    standings = json.loads(result.stdout)["awards"][0]["standings"]
    found = {item["candidate"]: item for item in standings}
    for candidate, expected in EXAMPLE["expect"].items():
        assert expected.items() <= found[candidate].items()
    assert {found["丙"][name] for name in ("total", "base", "bonus", "malus")} == {None}
    reasons = [it["reason"] for it in json.loads(result.stdout)["awards"][0]["uncounted"]]
    assert reasons == ["按名单回避", "弃权", "缺“C”一项", "按名单回避"]
    assert office.run("tally", *paths[::-1], "--format", "json").stdout == result.stdout


@pytest.mark.parametrize("format_", ["text", "markdown", "csv"])
def test_every_format_shows_ranks_reasons_and_agreement(office: Office, format_: str) -> None:
    output = office.run("tally", *office.export(), "--format", format_).stdout
    for word in ("90.83", "评分不足", "Krippendorff", "去掉P1", "缺“C”一项"):
        assert word in output.replace("\\", "")


def test_the_outcome_holds_grades_and_nothing_else(office: Office) -> None:
    output = office.run("tally", *office.export(), "--outcome").stdout
    outcome = yaml.safe_load(output)["结果"]
    assert outcome == [
        {"名称": "甲", "等次": "示范"},
        {"名称": "乙", "等次": "其他"},
        {"名称": "丁", "等次": "示范"},
    ]
    assert Edition.model_validate({**office.edition, "结果": outcome}).outcome


def test_the_outcome_says_until_when_a_naming_holds(office: Office) -> None:
    office.edition |= {"有效年限": 2, "公示": {"时间": "2026-11-13/2026-11-19"}}
    office.write(EXAMPLE["panel"])
    output = office.run("tally", *office.export(), "--outcome").stdout
    outcome = yaml.safe_load(output)["结果"]
    assert {item["有效期至"] for item in outcome} == {"2028-11"}
    assert Edition.model_validate({**office.edition, "结果": outcome}).outcome[0].valid_until


def test_a_judge_of_a_unit_without_a_folder_is_recused_by_its_name(office: Office) -> None:
    judges = [dict(judge) for judge in EXAMPLE["panel"]["评审"]]
    judges[0]["单位"] = "甲"
    office.write({**EXAMPLE["panel"], "评审": judges})
    result = office.run("tally", *office.export(), "--format", "json")
    assert "本单位，回避" in result.stdout


def test_the_outcome_names_folder_record_and_award_but_nobody_who_gets_nothing(
    office: Office,
) -> None:
    office.edition["对象"] = "活动"
    office.edition["奖项"] = [{"奖项": "最佳活动"}]
    office.edition["参评单位"] = [
        {"文件夹": "aa", "名称": "甲校", "记录": "2025-10-18-a"},
        {"文件夹": "bb", "记录": "2025-10-19-b"},
    ]
    office.edition["等次"] = [{"等次": "优胜", "最低分": 80}, {"等次": "不予命名", "最低分": 0}]
    office.write(EXAMPLE["panel"])
    rows = {"aa/2025-10-18-a": {"F": "54", "C": "36"}, "bb/2025-10-19-b": {"F": "5", "C": "3"}}
    award = {"award": "最佳活动"}
    paths = [office.save(judge, rows, **award) for judge in ("P1", "P2", "P3")]
    output = office.run("tally", *paths, "--outcome").stdout
    assert yaml.safe_load(output)["结果"] == [
        {"文件夹": "aa", "记录": "2025-10-18-a", "奖项": "最佳活动", "等次": "优胜"}
    ]


def test_an_undecided_tie_is_not_published(office: Office) -> None:
    office.edition["等次"] = [{"等次": "示范", "名额": 1}]
    office.edition["计分"] = {"计分方法": "中位数", "小数": 0, "最少评分": 2}
    office.edition["参评单位"] = ["aa", "bb"]
    office.write(EXAMPLE["panel"])
    edition = Edition.model_validate(office.edition)
    rows = {key: {"F": "54", "C": "36"} for key in ("aa", "bb")}
    paths = []
    for judge in ("P1", "P2"):
        (sheet,) = sheets([{"stage": "评审", "source": "judges", "judge": judge, "scores": rows}])
        paths.append(office.root / f"{judge}.json")
        paths[-1].write_text(json.dumps(score_file(edition, "2026", sheet)), "utf-8")
    result = office.run("tally", *paths, "--outcome")
    assert result.exit_code == 1
    assert "aa、bb并列" in result.output
    assert "评分完全一样" in office.run("tally", *paths).output


@pytest.mark.parametrize(
    ("changes", "place", "message"),
    [
        ({"edition": "2025"}, "edition", "另一届"),
        ({"award": "别的奖"}, "award", "没有奖项“别的奖”"),
        ({"stage": "终评"}, "stage", "“终评”"),
        ({"source": "self"}, "source", "不用自评的分"),
        ({"rubric": "0" * 64}, "rubric", "改过"),
        ({"judge": "P9"}, "judge", "没有“P9”"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_by_name(
    office: Office, changes: dict[str, Any], place: str, message: str
) -> None:
    paths = office.export(P1=changes)
    result = office.run("tally", *paths, "--format", "json")
    assert result.exit_code == 1
    (refused,) = json.loads(result.stdout)["refused"]
    assert (refused["file"], refused["place"]) == ("P1.json", place)
    assert message in refused["message"]


@pytest.mark.parametrize(
    ("scores", "message"),
    [
        ({"戊": {"F": "1", "C": "1"}}, "没有这个参评单位"),
        ({"甲": {"F": "61", "C": "1"}}, "超过最高的60分"),
        ({"甲": {"F": "1.2", "C": "1"}}, "不合步长"),
        ({"甲": {"X": "1"}}, "没有“X”这一项"),
    ],
)
def test_scores_that_no_page_can_have_written_refuse_the_file(
    office: Office, scores: dict[str, Any], message: str
) -> None:
    (sheet,) = sheets([{"stage": "评审", "source": "judges", "judge": "P1", "scores": scores}])
    path = office.root / "P1.json"
    path.write_text(json.dumps(score_file(Edition.model_validate(office.edition), "2026", sheet)))
    result = office.run("tally", path)
    assert result.exit_code == 1
    assert message in result.output


def test_copies_count_once_and_different_files_of_a_judge_not_at_all(office: Office) -> None:
    paths = office.export()
    copy = office.root / "copy.json"
    copy.write_bytes(paths[0].read_bytes())
    once = office.run("tally", *paths, copy)
    assert once.exit_code == 0
    assert "是同一份，只计一次" in once.output
    office.export(P1={"serial": 2})
    both = office.run("tally", *paths, copy, "--format", "json")
    refused = json.loads(both.stdout)["refused"]
    assert [it["file"] for it in refused] == ["P1.json", "copy.json"]
    assert "第 2 次导出" in refused[0]["message"]


def replaced(**changes: Any) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda panel: {**panel, **changes}


RULING = {"参评单位": "甲", "认定": "否决", "内容": "弄虚作假"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (replaced(评选="2025"), "这一届是“2026”"),
        (replaced(评审=["P1", "P1"]), "“P1”写了2次"),
        (replaced(评审=[{"编号": "P1", "阶段": "终评"}]), "没有阶段“终评”"),
        (replaced(评审=[{"编号": "P1", "单位": "某某学校"}]), "没有叫“某某学校”"),
        (replaced(认定=[RULING]), "没有这种否决：“弄虚作假”"),
        (replaced(认定=[{**RULING, "参评单位": "戊"}]), "没有参评单位“戊”"),
        (replaced(认定=[{**RULING, "奖项": "别的"}]), "没有奖项“别的”"),
        (replaced(认定=[{**RULING, "认定": "议定"}]), "不是数"),
        (replaced(认定=[{**RULING, "认定": "议定", "内容": "９"}]), "不是数"),
        (replaced(认定=[{**RULING, "认定": "议定", "内容": "9" * 5000}]), "不是数"),
        (replaced(认定=[{**RULING, "日期": "2026-06"}]), "没有写到日"),
        (replaced(姓名="甲"), "panel.yml"),
    ],
)
def test_a_panel_with_a_slip_is_not_used(
    office: Office, change: Callable[[dict[str, Any]], dict[str, Any]], message: str
) -> None:
    office.write(change(EXAMPLE["panel"]))
    result = office.run("tally", *office.export())
    assert result.exit_code == 2
    assert message in result.output


def test_what_is_published_holds_neither_panel_nor_scores(office: Office) -> None:
    paths = office.export()
    inside = office.project / "brands" / "P1.json"
    inside.write_bytes(paths[0].read_bytes())
    assert "会跟着资料公开" in office.run("tally", inside).output
    hidden = office.project / "brands" / "panel.yml"
    hidden.write_bytes(office.panel.read_bytes())
    office.panel.unlink()
    office.panel.symlink_to(hidden)
    result = office.run("tally", *paths)
    assert result.exit_code == 2
    assert "会跟着资料公开" in result.output


def test_without_an_authority_nothing_is_counted(office: Office) -> None:
    del office.edition["依据文件"]
    office.write(EXAMPLE["panel"])
    assert "评选不启用" in office.run("tally", *office.export()).output


def test_an_unknown_edition_names_those_that_exist(office: Office) -> None:
    for id in ("2025", "../2026", "2026/"):
        options = ["--panel", str(office.panel), "--project", str(office.project)]
        result = CliRunner().invoke(main, ["tally", id, *options])
        assert result.exit_code == 2
        assert "有：2026" in result.output


def test_a_formula_in_a_name_stays_text_in_a_spreadsheet(office: Office) -> None:
    office.edition["参评单位"] = [{"名称": "=1+1"}]
    office.write(EXAMPLE["panel"])
    output = office.run("tally", "--format", "csv").stdout
    cells = {cell for row in csv.reader(io.StringIO(output)) for cell in row}
    assert "'=1+1" in cells
    assert "=1+1" not in cells


def workbook(office: Office, *paths: Path) -> Path:
    target = office.root / "计分.xlsx"
    result = office.run("tally", *paths, "--format", "xlsx", "--output", target)
    assert result.exit_code == 0, result.output
    return target


def test_a_workbook_holds_the_tables_as_numbers_and_text(office: Office) -> None:
    target = workbook(office, *office.export())
    book = CalamineWorkbook.from_path(target)
    first, *others = book.sheet_names
    assert first == "例（去掉最高最低后的平均分）"
    assert {"例：不计的评分", "计入的文件", "例 · 评审：评审的一致性"} <= set(others)
    rows = book.get_sheet_by_name(first).to_python(skip_empty_area=False)
    assert "分数和名次不公布" in str(rows[1][0])
    assert [row[2] for row in rows if row[1] == "甲"] == [90.83]


def test_the_same_scores_give_the_same_bytes(office: Office) -> None:
    paths = office.export()
    one = workbook(office, *paths).read_bytes()
    assert workbook(office, *paths[::-1]).read_bytes() == one
    assert office.run("tally", *paths, "--format", "xlsx").stdout_bytes == one


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "=cmd|' /C calc'!A0"])
def test_neither_a_name_nor_a_note_becomes_a_formula(office: Office, text: str) -> None:
    office.edition["参评单位"] = [{"名称": text}]
    office.edition["奖项"] = [{"奖项": f"{text}[a]*/?:一个很长很长很长很长很长很长很长的奖项名称"}]
    office.write(EXAMPLE["panel"])
    edition = Edition.model_validate(office.edition)
    award = edition.each()[0].name
    row = {text: {"F": "54", "C": "36"}}
    (sheet,) = sheets([{"stage": "评审", "source": "judges", "judge": "P1", "scores": row}])
    data = score_file(edition, "2026", sheet, award)
    data["scores"][0]["note"] = f"{text}\n第二行"
    path = office.root / "P1.json"
    path.write_text(json.dumps({**data, "checksum": checksum(data)}), "utf-8")
    target = workbook(office, path)
    with ZipFile(target) as archive:
        content = "".join(archive.read(name).decode() for name in archive.namelist())
    assert "<f>" not in content
    assert f"<t>'{escape(text, {chr(39): chr(39)})}" in content.replace("&apos;", "'")
    output = office.run("tally", path, "--format", "csv").stdout
    assert not [cell for row in csv.reader(io.StringIO(output)) for cell in row if cell == text]


def test_scores_are_not_written_where_they_would_be_published(office: Office) -> None:
    target = office.project / "brands" / "计分.xlsx"
    result = office.run("tally", *office.export(), "--format", "xlsx", "--output", target)
    assert result.exit_code == 2
    assert "会跟着资料公开" in result.output
    assert not target.exists()


def test_assignment_is_written_beside_the_panel_once(office: Office) -> None:
    result = office.run("assign", "--each", 5)
    assert result.exit_code == 0, result.output
    path = office.root / "2026-assignment.csv"
    first, *rows = csv.reader(path.read_text("utf-8-sig").splitlines())
    assert first == ["评审", "次序", "参评单位"]
    assert sorted(row[2] for row in rows) == sorted("甲乙丙丁" * 5)
    assert ["P6", "甲"] not in [[row[0], row[2]] for row in rows]
    again = office.run("assign", "--each", 5)
    assert again.exit_code == 1
    assert "已经有" in again.output


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--each", 6), "“甲”只有5位评审"),
        (("--award", "别的"), "没有奖项“别的”"),
    ],
)
def test_an_assignment_that_cannot_be_made_says_why(
    office: Office, options: tuple[object, ...], message: str
) -> None:
    result = office.run("assign", *options)
    assert result.exit_code != 0
    assert message in result.output
