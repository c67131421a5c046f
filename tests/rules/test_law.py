"""Numbers that a site must show, maps, made-up pictures, and reviews."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.examples import TODAY
from support.project import Project, brand, photo

from wuse.model.settings import Settings
from wuse.rules import check
from wuse.source import load_region


def reported(root: Path, files: dict[str, object], **settings: object) -> list[str]:
    loaded = load_region(Project(root).write({"brands/aa/brand.yml": brand(), **files}).root)
    assert loaded.problems == []
    found = check(root, loaded, settings=Settings(**settings), today=TODAY)
    return [problem.code.value for problem in found if problem.code.startswith("L")]


@pytest.mark.parametrize(
    ("number", "fine"),
    [
        ("京ICP备12345678号", True),
        ("京ICP备12345678号-12", True),
        ("蜀ICP备2021012345号-1", True),
        ("京ICP备案12345678号", False),
        ("京icp备12345678号", False),
        ("ICP备12345678号", False),
        ("京ICP备12345678", False),
        ("京ICP备１２３号", False),
        ("京ICP备00000000号-1", False),  # copied from the example
    ],
)
def test_an_icp_number_of_another_form_is_reported(tmp_path: Path, number: str, fine: bool) -> None:
    assert reported(tmp_path, {}, icp=number) == ([] if fine else ["L941"])


@pytest.mark.parametrize(
    ("number", "fine"),
    [
        ("京公网安备 11010502012345号", True),
        ("京公网安备11010502012345号", True),
        ("京公网安备 1101050201234号", False),
        ("公网安备11010502012345号", False),
        ("京公网安备 00000000000000号", False),
    ],
)
def test_a_police_number_of_other_form_is_reported(tmp_path: Path, number: str, fine: bool) -> None:
    assert reported(tmp_path, {}, police=number) == ([] if fine else ["L942"])


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (photo("map.jpg"), "L943"),
        (photo("p.jpg", alt="全县学校分布的地图"), "L943"),
        (photo("p.jpg", alt="全县的地图", credit="审图号 GS（2026）0000号"), None),
        (photo("p.jpg", "成人", alt="老师在地图前讲课"), None),
        (photo("maple.jpg", alt="思维导图"), None),
        (photo("p.jpg", caption="AI生成的海报"), "L944"),
        (photo("p.jpg", caption="AI生成的海报", kind="人工智能生成"), None),
        (photo("p.jpg", "成人", caption="人工智能课上"), None),
    ],
)
def test_a_map_without_its_number_and_a_made_up_picture_are_reported(
    tmp_path: Path, entry: dict[str, object], code: str | None
) -> None:
    files = {"brands/aa/brand.yml": brand(photos=[entry])}
    assert reported(tmp_path, files) == ([code] if code else [])


@pytest.mark.parametrize(
    ("review", "codes"),
    [
        (None, []),
        ({"author": "甲", "first": "乙", "second": "丙", "final": "丁"}, []),
        ({"author": "甲", "first": "乙", "second": "丙"}, ["L945"]),
        ({"author": "甲", "first": "乙", "second": "乙", "final": "甲"}, ["L945", "L945"]),
        ({}, ["L945"] * 4),
    ],
)
def test_three_reviews_by_three_people_are_asked_for(
    tmp_path: Path, review: object, codes: list[str]
) -> None:
    assert reported(tmp_path, {"brands/aa/brand.yml": brand(review=review)}) == codes


@pytest.mark.parametrize(
    ("dates", "codes"),
    [
        (("2025-11-03", "2025-11-03", "2025-11-04"), []),
        (("2025-11", "2025-11-05", "2025-11-06"), []),
        (("2025-11-03", None, "2025-11-02"), ["L946"]),
        (("2025-11-05", "2025-11-04", "2025-11-06"), ["L946"]),
        (("不详", "2025-11-04", None), []),
    ],
)
def test_reviews_follow_each_other(
    tmp_path: Path, dates: tuple[str | None, ...], codes: list[str]
) -> None:
    steps = zip(("first", "second", "final"), dates, strict=True)
    review = {name: {"by": name, "date": day} for name, day in steps} | {"author": "甲"}
    assert reported(tmp_path, {"brands/aa/brand.yml": brand(review=review)}) == codes
