"""Numbers that cannot be true together, and those that can."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules.saying import DAY, codes
from support.project import activity

from wuse.model.quantity import Quantity
from wuse.rules.families.rates import is_rate_of


def metric(**more: object) -> list[dict[str, object]]:
    known = {"period": "2025", "source": "总结", "unit": "%"}
    return [{"name": "参学率", **known, **more}]


@pytest.mark.parametrize(
    ("rate", "base", "expected"),
    [
        ("91.3", "150", []),  # 137 of 150
        ("91.33", "150", []),
        ("91.34", "150", ["C832"]),
        ("91.4", "150", ["C832"]),
        ("66.6", "3", []),  # cut off rather than rounded
        ("66.7", "3", []),
        ("66.8", "3", ["C832"]),
        ("91.3", "7", ["C832"]),
        ("100", "7", []),
        ("0", "7", []),
        ("91.3", "150余", ["C833"]),
        ("约91", "150余", []),
        ("105", "150", ["C831"]),
        ("91.3", "0", []),
        ("91.3", "999999999999", []),
    ],
)
def test_a_rate_and_its_base(tmp_path: Path, rate: str, base: str, expected: list[str]) -> None:
    assert codes(tmp_path, metrics=metric(value=f"{rate}%", base=base)) == expected


@given(st.integers(1, 5000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_every_true_rate_is_believed(part: tuple[int, int]) -> None:
    count, whole = part
    for places in (0, 1, 2):
        rate = Quantity.parse(f"{count * 100 / whole:.{places}f}%").value
        base = Quantity.parse(str(whole)).value
        assert rate is not None
        assert base is not None
        assert is_rate_of(rate, base)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("家长参与率", ["C831"]), ("营收增长率", []), ("任务完成率", []), ("同比", [])],
)
def test_what_can_be_over_a_hundred(tmp_path: Path, name: str, expected: list[str]) -> None:
    assert codes(tmp_path, metrics=metric(name=name, value="120%", note="说明")) == expected


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        ("3", []),
        ("2", ["C834"]),
        ("4", ["C835"]),
        ("3余", []),
        ("2余", []),
        ("至多4", []),
        ("约5", []),
    ],
)
def test_a_total_and_its_list(tmp_path: Path, total: str, expected: list[str]) -> None:
    listed = {"name": "三个清单", "kind": "清单", "total": total, "items": ["问题", "任务", "责任"]}
    assert codes(tmp_path / "list", lists=[listed]) == expected
    gap = [code for code in expected if code == "C834"]
    assert codes(tmp_path / "gap", lists=[{**listed, "gap": "来源未载"}]) == gap


def test_a_total_of_amounts(tmp_path: Path) -> None:
    items = [{"name": "能办", "amount": "41条"}, {"name": "要等", "amount": "16条"}]
    done = {"name": "办理", "kind": "清单", "items": items}
    assert codes(tmp_path / "right", lists=[{**done, "total": "57条"}]) == []
    assert codes(tmp_path / "wrong", lists=[{**done, "total": "56条"}]) == ["C834"]


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        (["21", "27"], []),
        (["21", "26"], ["C836"]),
        (["21", "28"], ["C836"]),
        (["21", "约26"], []),  # what is not exact adds up to nothing
        (["21", None], []),
        (["49", None], ["C836"]),  # already more than all
    ],
)
def test_branches_that_do_not_add_up_to_the_whole_are_reported(
    tmp_path: Path, members: list[str | None], expected: list[str]
) -> None:
    branches = [{"name": f"第{i}支部", "members": count} for i, count in enumerate(members)]
    owner = {"name": "甲", "party_members": 48, "branches": branches}
    assert codes(tmp_path, owner=owner) == expected


@pytest.mark.parametrize(("handled", "expected"), [(12, []), (13, ["C837"]), ("待核实", [])])
def test_more_opinions_handled_than_given_are_reported(
    tmp_path: Path, handled: object, expected: list[str]
) -> None:
    feedback = {"opinions": 12, "handled": handled}
    assert codes(tmp_path, activity(date=DAY, feedback=feedback)) == expected
