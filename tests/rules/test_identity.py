"""Rules about logos, emblems and colours."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.pictures import encoded, scene
from support.project import Project, brand, photo

from wuse.rules import check
from wuse.source import load_region

JPEG = encoded(scene(1800, 1200))


def reported(root: Path, **record: object) -> list[tuple[str, str]]:
    files = {"brands/aa/brand.yml": brand(**record)}
    loaded = load_region(Project(root).write(files).root)
    assert loaded.problems == []
    return [(p.code.value, p.field) for p in check(root, loaded) if p.code.startswith("I")]


def initiatives(*colours: str, **more: object) -> list[dict[str, object]]:
    return [
        {"id": f"i{place}", "name": f"行动{place}", "colour": colour, **more}
        for place, colour in enumerate(colours)
    ]


@pytest.mark.parametrize(("emblem", "code"), [("否", None), ("是", "I922"), ("", "I921")])
def test_a_logo_is_asked_for_an_emblem(tmp_path: Path, emblem: str, code: str | None) -> None:
    logo = photo("l.jpg", credit="美术组", licence="学校所有", emblem=emblem)
    found = reported(tmp_path, brand={"name": "品牌", "logo": logo})
    assert [found for found, _ in found] == ([code] if code else [])


@pytest.mark.parametrize(
    ("colours", "fields"),
    [
        (("#b3212b", "#b5242c"), ["载体 › 第2项 › 颜色"]),
        (("#b3212b", "#1d5c9e", "#b4222c"), ["载体 › 第3项 › 颜色"]),
        (("红", "红色"), ["载体 › 第2项 › 颜色"]),
        (("红", "橙", "蓝", "绿", "紫"), []),
        (("#b8322a", "#cf6a24"), []),
        (("#b8322a", "", ""), []),
        (("红", "#b8322a"), []),
    ],
)
def test_colours_side_by_side_that_look_alike_are_reported(
    tmp_path: Path, colours: tuple[str], fields: list[str]
) -> None:
    found = reported(tmp_path, initiatives=initiatives(*colours))
    assert found == [("I927", field) for field in fields]


def test_colours_at_different_depths_may_be_alike(tmp_path: Path) -> None:
    below = initiatives("#b3212b")[0] | {"id": "below"}
    assert reported(tmp_path, initiatives=initiatives("#b3212b", children=[below])) == []


@pytest.mark.parametrize(("colour", "pale"), [("#ffe14d", True), ("#8f6a00", False)])
def test_colours_too_pale_to_be_shown(tmp_path: Path, colour: str, pale: bool) -> None:
    expected = [("I926", "主题色 › 主色"), ("I926", "载体 › 第1项 › 颜色")] if pale else []
    found = reported(tmp_path, theme={"colour": colour}, initiatives=initiatives(colour))
    assert found == expected


@pytest.mark.parametrize(
    ("file", "emblem"),
    [
        ("党徽.png", True),
        ("国徽图案 (1).jpg", True),
        ("DangHui2.png", True),
        ("佩戴党徽.jpg", False),
        ("wudanghuitang.jpg", False),
        ("校徽.png", False),
        ("emblem.png", False),  # a school's own, as often as not
    ],
)
def test_a_file_that_is_named_like_an_emblem_is_reported(
    tmp_path: Path, file: str, emblem: bool
) -> None:
    found = reported(tmp_path, photos=[photo(file)])
    assert [code for code, _ in found] == (["I925"] if emblem else [])


@pytest.mark.parametrize(
    ("credit", "code"),
    [
        ("图片来自网络", "I924"),
        ("图源：来源于互联网", "I924"),
        ("百度图片", "I924"),
        ("校网络中心", None),
        ("信息网络教研组", None),
    ],
)
def test_pictures_without_a_licence(tmp_path: Path, credit: str, code: str | None) -> None:
    found = reported(tmp_path, photos=[photo("p.jpg", credit=credit)])
    assert [found for found, _ in found] == ([code] if code else [])
