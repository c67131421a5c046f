"""People in ledgers: counted by their kinds, never named."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from intake.ledgers import HEADERS, ledger, row, snapshot
from support.importing import run_import
from support.project import Project

from wuse.model.records import Exemplar
from wuse.source import load_region


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("党员12人、学生40余人", {"党员": "12", "学生": "40余"}),
        ("9名党员和24名学生", {"党员": "9", "学生": "24"}),
        ("一年级家长约40人", {"家长": "约40"}),
        ("全体党员", {"党员": None}),
        ("教职工52人、学生代表30人", {"教职工": "52", "学生": "30"}),
        ("高一学生200余人，共青团员8人", {"学生": "8"}),
        ("12", {}),
        ("师生200多人", {}),
        ("党员、教师共36人", {}),
        ("校领导班子5人", {}),
    ],
)
def test_numbers_of_people(project: Project, written: str, read: Mapping[str, str | None]) -> None:
    result, [record] = row(project, ["临海小学", "植树", "2025-03-12", "志愿服务", written, ""])
    groups = {it.kind.zh: it.count.zh() if it.count else None for it in record.participants}
    assert groups == read
    assert ("X304" in result.output) is (not read)


def test_what_is_said_of_people_in_brackets(project: Project) -> None:
    cells = ["临海小学", "植树", "2025-03-12", "志愿服务", "党员12（列席）、教师2人（王建国）", ""]
    result, [record] = row(project, cells)
    assert [(it.kind.zh, it.note) for it in record.participants] == [
        ("党员", "列席"),
        ("教职工", ""),
    ]
    assert "王建国" not in result.output


@pytest.mark.parametrize(
    ("header", "written", "secret"),
    [
        ("主持人", "王建国", "王建国"),
        ("主持人", "王书记", "王书记"),
        ("联系电话", "13800138000", "13800138000"),
        ("备注", "找13800138000", "13800138000"),
    ],
)
def test_people_are_left_out_and_never_repeated(
    project: Project, header: str, written: str, secret: str
) -> None:
    headers = [*HEADERS[:4], header]
    cells = ["临海小学", "植树", "2025-03-12", "志愿服务", written]
    result, [record] = row(project, cells, headers)
    assert "X305" in result.output
    assert secret not in result.output
    assert not record.presenter
    assert all(secret.encode() not in data for data in snapshot(project).values())


def test_a_role_is_no_name(project: Project) -> None:
    headers = [*HEADERS[:4], "主持人", "所属载体"]
    cells = ["临海小学", "植树", "2025-03-12", "志愿服务", "支部书记", "红色行动"]
    _, [record] = row(project, cells, headers)
    assert record.presenter
    assert record.presenter.role == "支部书记"
    assert record.initiative == ("red",)


def test_a_person_stays_without_a_name(project: Project) -> None:
    rows = [["单位", "名称", "典型类型", "身份"], ["临海小学", "王建国", "优秀教师", "语文教师"]]
    result = run_import(project, ledger(project, {"先锋典型": rows}), "--write")
    [item] = load_region(project.root).region.owners["linhai"].exemplars
    exemplar: Exemplar = item.record
    assert (exemplar.name, exemplar.role) == ("", "语文教师")
    assert "王建国" not in result.output
    assert all("王建国".encode() not in data for data in snapshot(project).values())
