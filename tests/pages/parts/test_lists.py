"""Addresses, long lists, the density of a timeline, and the badges of initiatives."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wuse.model.brand import BrandFile
from wuse.model.records import Activity
from wuse.model.region import OwnerFolder, Sourced
from wuse.pages.parts import urls
from wuse.pages.parts.badges import SHAPES, badges
from wuse.pages.parts.colour import tone
from wuse.pages.parts.months import CalendarRow, calendar
from wuse.pages.parts.paging import parts


@given(st.lists(st.integers(), max_size=60), st.integers(1, 20))
def test_parts_hold_everything_once_and_in_order(items: list[int], size: int) -> None:
    cut = list(parts("brands/", items, size))
    assert [item for part in cut for item in part.items] == items
    assert all(len(part.items) <= size for part in cut)
    assert cut[0].path == "brands/"
    assert [part.path for part in cut[1:]] == [
        f"brands/page-{number}/" for number in range(2, len(cut) + 1)
    ]
    assert all(part.pager.count == len(items) for part in cut)


@pytest.mark.slow
@given(st.integers(2, 400))
def test_a_pager_leads_to_its_neighbours_and_both_ends_whatever_the_length(total: int) -> None:
    paths = [part.path for part in parts("brands/", range(total), 1)]
    for position, part in enumerate(parts("brands/", range(total), 1)):
        linked = [link.url for link in part.pager.links if link.url]
        near = paths[max(0, position - 3) : position + 4]
        assert linked == sorted({paths[0], *near, paths[-1]}, key=paths.index)
        assert len(part.pager.links) <= 11
        missing = [link for link in part.pager.links if not link.url]
        assert len(missing) == (position > 4) + (position < total - 5)


def test_a_list_on_one_page_needs_no_pager() -> None:
    assert next(parts("brands/", [1, 2], 2)).pager.links == ()


@pytest.mark.parametrize(
    ("path", "root", "source"),
    [
        ("", "./", "index.md"),
        ("brands/", "../", "brands/index.md"),
        ("brands/a/activities/b/", "../../../../", "brands/a/activities/b/index.md"),
    ],
)
def test_the_way_to_the_root_and_the_source(path: str, root: str, source: str) -> None:
    assert urls.root(path) == root
    assert urls.source(path) == source


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("", "index.html"),
        ("brands/", "brands/index.html"),
        ("brands/?stage=primary", "brands/index.html?stage=primary"),
        ("brands/a/#initiative-red", "brands/a/index.html#initiative-red"),
        ("#top", "index.html#top"),
        ("photos/a.jpg", "photos/a.jpg"),
        ("api/brands.json?x=1", "api/brands.json?x=1"),
    ],
)
def test_the_file_of_an_address(url: str, named: str) -> None:
    assert urls.with_index(url) == named


def test_the_chart_counts_months_and_leaves_out_years_that_have_none() -> None:
    def chart(*spots: tuple[str, int]) -> tuple[CalendarRow, ...]:
        return calendar(Counter(spots), lambda spot: "#m", lambda year: f"#{year}")

    assert chart() == ()
    assert chart(("2025", 3), ("2024", 0), ("undated", 0)) == ()
    made = chart(("2025", 3), ("2025", 3), ("2025", 12), ("2023", 1), ("2024", 0))
    assert [(row.label, row.count) for row in made] == [("2025", 3), ("2023", 1)]
    march, december = made[0].cells[2], made[0].cells[11]
    assert (march.count, march.strength, march.title) == (2, 4, "2025年3月：2 项")
    assert (december.strength, december.url) == (2, "#m")
    assert (made[0].cells[0].strength, made[0].cells[0].url) == (0, "")


def folder(initiatives: list[dict[str, Any]], activities: list[list[str]]) -> OwnerFolder:
    data = {"owner": {"name": "甲"}, "brand": {"name": "乙"}, "initiatives": initiatives}
    least = {"title": "植树", "date": "2025", "type": "志愿服务"}
    return OwnerFolder(
        "aa",
        Sourced("aa", BrandFile.model_validate(data), "brand.yml"),
        tuple(
            Sourced(str(n), Activity.model_validate({**least, "initiative": ids}), f"{n}.yml")
            for n, ids in enumerate(activities)
        ),
    )


def test_initiatives_are_marked_by_name_shape_and_colour() -> None:
    child = {"id": "flag", "name": "升旗"}
    grandchild = {"id": "song", "name": "国歌", "colour": "蓝"}
    initiatives = [
        {"id": "red", "name": "红色先锋示范行动", "colour": "红色", "children": [
            {**child, "children": [grandchild]}]},
        {"id": "odd", "name": "行动", "colour": "nonsense"},
        *({"id": f"n{n}", "name": f"第{n}"} for n in range(len(SHAPES))),
    ]  # fmt: skip
    made = badges(
        folder(initiatives, [["flag"], ["song", "song"], ["red"], ["odd"], []]), "#1d5c9e"
    )
    assert [made[id].count for id in ("red", "flag", "song", "odd")] == [3, 2, 1, 1]
    assert (made["red"].short, made["odd"].short) == ("红色先锋示范", "行动")
    assert made["flag"].shape == made["red"].shape != made["odd"].shape
    assert made["flag"].tone == tone("红"), "a colour is inherited"
    assert made["song"].tone == tone("蓝")
    assert made["odd"].tone == tone("#1d5c9e"), "what is no colour counts as none"
    assert [made[id].family for id in ("red", "flag", "odd")] == ["红", "", ""]
    assert made["song"].url == "brands/aa/#initiative-song"
    assert list(made)[:3] == ["red", "flag", "song"]
