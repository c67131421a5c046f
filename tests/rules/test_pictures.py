"""Files of photos, what they look like, and what is written about them: at the bounds."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from support.pictures import encoded, noise, scene
from support.project import Project, activity, brand, photo

from wuse.rules import check
from wuse.source import Problem, load_region

NAMED = "窗边的阅读角，书架旁摆着两把椅子"


def codes(root: Path, files: dict[str, bytes], *entries: dict[str, object]) -> list[str]:
    """Codes that an activity with these photos gives, besides unused ones."""
    return [problem.code.value for problem in reported(root, files, *entries)]


def reported(root: Path, files: dict[str, bytes], *entries: dict[str, object]) -> list[Problem]:
    """The problems of an activity with these photos."""
    entries = entries or tuple(map(entry, files))
    data = {
        "brands/aa/brand.yml": brand("甲"),
        "brands/aa/activities/a.yml": activity(photos=[*entries]),
    }
    photos = {f"brands/aa/photos/{name}": content for name, content in files.items()}
    loaded = load_region(Project(root).write({**data, **photos}).root)
    assert loaded.problems == []
    return check(root, loaded, today=date(2025, 4, 1))


def entry(file: str, people: str = "无人", **more: object) -> dict[str, object]:
    return photo(file, people, **{"caption": "阅读角的午后", "alt": NAMED, **more})


@cache
def drawn(width: int, height: int, **options: object) -> bytes:
    return encoded(Image.blend(scene(width, height), noise(width, height), 0.1), **options)


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [
        (639, 400, ["P505"]),
        (640, 400, ["P506"]),
        (400, 640, ["P506"]),
        (1199, 900, ["P506"]),
        (1200, 900, []),
        (900, 1200, []),
        (2560, 1440, []),
        (2561, 1440, ["P507"]),
    ],
)
def test_a_photo_that_is_too_small_or_too_large_is_reported(
    tmp_path: Path, width: int, height: int, expected: list[str]
) -> None:
    assert codes(tmp_path, {"p.jpg": drawn(width, height)}) == expected


def test_a_photo_of_many_bytes_is_reported(tmp_path: Path) -> None:
    heavy = drawn(1600, 1200) + bytes(2_000_000)
    assert codes(tmp_path, {"p.jpg": heavy}) == ["P507"]


def test_a_logo_may_be_small(tmp_path: Path) -> None:
    logo = {**photo("logo.jpg"), "licence": "本校设计"}
    data = brand("甲")
    data["brand"] = {"name": "品牌", "logo": logo}
    files = {"brands/aa/brand.yml": data, "brands/aa/photos/logo.jpg": drawn(200, 200)}
    loaded = load_region(Project(tmp_path).write(files).root)
    assert [p for p in check(tmp_path, loaded) if p.code.startswith("P")] == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("IMG_2025.JPG", []),
        ("阅读角-1.jpg", []),
        ("read.me.jpg", []),
        ("a b.jpg", ["P510"]),
        ("p(1).jpg", ["P510"]),
        ("阅读角（1）.jpg", ["P510"]),
        ("截屏2025.jpg", ["P523"]),
    ],
)
def test_a_file_name_with_unsafe_characters_or_of_a_screenshot_is_reported(
    tmp_path: Path, name: str, expected: list[str]
) -> None:
    assert codes(tmp_path, {name: drawn(1200, 900)}) == expected


def test_copies_and_pictures_alike(tmp_path: Path) -> None:
    across = Image.linear_gradient("L").rotate(90)  # from dark to bright, or the other way round
    round_ = Image.radial_gradient("L")
    image = Image.merge("RGB", (round_, across, round_)).resize((1600, 1200))
    picture = encoded(image, quality=90)
    smaller = encoded(image.resize((1280, 960)), quality=60, progressive=True)
    other = encoded(image.rotate(180))
    assert codes(tmp_path / "copy", {"a.jpg": picture, "b.jpg": picture}) == ["P521"]
    assert codes(tmp_path / "alike", {"a.jpg": picture, "b.jpg": smaller}) == ["P521"]
    assert codes(tmp_path / "other", {"a.jpg": picture, "b.jpg": other}) == []
    scans = entry("a.jpg"), entry("b.jpg", kind="翻拍")
    assert codes(tmp_path / "scans", {"a.jpg": picture, "b.jpg": smaller}, *scans) == []


def test_blank_pictures_are_not_alike(tmp_path: Path) -> None:
    blank = encoded(Image.new("RGB", (1200, 900), "white"))
    paper = encoded(Image.new("RGB", (1300, 900), "#eee"))
    assert codes(tmp_path, {"a.jpg": blank, "b.jpg": paper}) == []


def shaded(colour: str, bright: str, angle: int, size: tuple[int, int] = (1600, 1200)) -> bytes:
    """From one colour to another, across a picture."""
    mask = Image.linear_gradient("L").rotate(angle).resize(size)
    image = Image.composite(Image.new("RGB", size, bright), Image.new("RGB", size, colour), mask)
    return encoded(Image.blend(image, noise(*size), 0.05))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # equally bright
        (("#7a2018", "#e88a70", 90), ("#185a20", "#68b478", 90)),
        (("#000000", "#c0c0c0", 90), ("#200010", "#ffa8d8", 90)),
        # nearly uniform
        (("#e8e8e8", "#f8f8f8", 90), ("#e8e8e8", "#f8f8f8", 90, (1500, 1100))),
        (("#305080", "#40608c", 0), ("#305080", "#40608c", 0, (1500, 1100))),
    ],
)
def test_pictures_that_are_only_as_bright_are_not_alike(
    tmp_path: Path, one: tuple[Any, ...], other: tuple[Any, ...]
) -> None:
    assert codes(tmp_path, {"a.jpg": shaded(*one), "b.jpg": shaded(*other)}) == []


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((120, 400), ["P505"]),
        ((400, 860), ["P506"]),
        ((300, 1300), []),
        ((720, 1600), ["P523"]),
        ((498, 1080), ["P506", "P523"]),
        ((1080, 2340), ["P523"]),
    ],
)
def test_small_narrow_drawings_are_no_screens(
    tmp_path: Path, size: tuple[int, int], expected: list[str]
) -> None:
    assert codes(tmp_path, {"p.png": encoded(scene(*size), "PNG")}) == expected


def test_a_tall_photo_is_no_screenshot(tmp_path: Path) -> None:
    assert codes(tmp_path, {"p.jpg": encoded(noise(1080, 2340))}) == []


@pytest.mark.parametrize(
    ("alt", "expected"),
    [
        ("图片", ["P531"]),
        ("照片 3", ["P531"]),
        ("IMG_20250312", ["P531"]),
        ("活动现场图片", ["P531"]),
        ("p.jpg", ["P531"]),
        ("p", ["P531"]),
        ("……", ["P531"]),
        ("照片。", ["P531"]),
        ("图书角", []),
        ("一棵树", []),
        ("阅读角的午后。", ["P532"]),
        ("窗" * 120, []),
        ("窗" * 121, ["P534"]),
        ("学生在看书", ["P542"]),
        ("墙上贴着学生画的船", []),
        ("学生食堂的窗口", []),
        ("幼儿园的大门", []),
        ("孩子们的书包摆成一排", []),
        ("党员活动室", []),
    ],
)
def test_an_alternative_text_says_what_is_shown_in_few_words(
    tmp_path: Path, alt: str, expected: list[str]
) -> None:
    picture = {"p.jpg": drawn(1200, 900)}
    assert codes(tmp_path, picture, entry("p.jpg", alt=alt)) == expected


@pytest.mark.parametrize(
    ("alt", "people", "expected"),
    [
        ("学生在看书", "无人", ["P542"]),
        ("学生在看书", "成人", ["P542"]),
        ("学生在看书", "学生群像", []),
        ("一名学生在看书", "学生群像", ["P543"]),
        ("一名学生在看书", "成人", ["P542"]),
    ],
)
def test_pupils_are_no_photo_without_them(
    tmp_path: Path, alt: str, people: str, expected: list[str]
) -> None:
    picture = {"p.jpg": drawn(1200, 900)}
    assert codes(tmp_path, picture, entry("p.jpg", people, alt=alt)) == expected


@pytest.mark.parametrize(
    ("caption", "expected"), [("", ["P533"]), ("窗" * 40, []), ("窗" * 41, ["P534"])]
)
def test_captions(tmp_path: Path, caption: str, expected: list[str]) -> None:
    picture = {"p.jpg": drawn(1200, 900)}
    assert codes(tmp_path, picture, entry("p.jpg", caption=caption)) == expected


def test_signs_alone_do_not_repeat_a_caption_that_is_not_there(tmp_path: Path) -> None:
    picture = {"p.jpg": drawn(1200, 900)}
    assert codes(tmp_path, picture, entry("p.jpg", alt="……", caption="")) == ["P533", "P531"]


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({"alt": "照片"}, "P531 画面描述"),
        ({"caption": NAMED}, "P532 画面描述"),
        ({"caption": ""}, "P533"),
        ({"caption": "窗" * 41}, "P534 图注"),
        ({"alt": "窗" * 121}, "P534 画面描述"),
        ({"blur": [[0.1, 0.1, 0.2, 0.2], [0.1, 0.1, 0.2, 0]]}, "P541 打码区域 › 第2项"),
        ({"alt": "学生在看书"}, "P542 画面人物"),
        ({"alt": "一名学生在看书", "people": "学生群像"}, "P543 画面人物"),
    ],
)
def test_a_problem_is_reported_at_its_own_field_of_its_own_photo(
    tmp_path: Path, more: dict[str, object], place: str
) -> None:
    upside_down = encoded(scene(1200, 900).rotate(180))
    pictures = {"a.jpg": drawn(1200, 900), "b.jpg": upside_down}
    (problem,) = reported(tmp_path, pictures, entry("a.jpg"), entry("b.jpg", **more))
    code, *field = place.split(" ", 1)
    assert (problem.code, problem.field) == (code, " › ".join(["照片", "第2项", *field]))


@pytest.mark.parametrize(
    ("alt", "more", "expected"),
    [
        ("一名学生在看书", {}, ["P543"]),
        ("两个小同学在看书", {}, ["P543"]),
        ("一名学生的背影", {}, []),
        ("一名学生在看书", {"blur": [[0.1, 0.1, 0.2, 0.2]]}, []),
        ("一名学生在看书", {"kind": "示意插画"}, []),
        ("几十名学生在看书", {}, []),
        ("十三名学生和23名学生在看书", {}, []),
        ("一群学生在看书", {}, []),
    ],
)
def test_one_or_two_pupils_are_no_group_unless_they_cannot_be_recognised(
    tmp_path: Path, alt: str, more: dict[str, object], expected: list[str]
) -> None:
    picture = {"p.jpg": drawn(1200, 900)}
    assert codes(tmp_path, picture, entry("p.jpg", "学生群像", alt=alt, **more)) == expected


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        ([0.1, 0.1, 0.2, 0.2], []),
        ([0.1, 0.1, 0, 0.2], ["P541"]),
        ([0.1, 0.1, 0.2, 0], ["P541"]),
        ([1, 0.1, 0.2, 0.2], ["P541"]),
        ([0.1, 1, 0.2, 0.2], ["P541"]),
        ([0, 0, 1, 1], ["P541"]),
        ([0.05, 0.05, 0.9, 0.9], ["P541"]),
        ([0.06, 0, 0.94, 1], []),
        ([0, 0.06, 1, 0.94], []),
        ([0, 0, 0.89, 1], []),
        ([0, 0, 1, 0.5], []),
    ],
)
def test_a_box_to_blur_that_covers_nothing_or_everything_is_reported(
    tmp_path: Path, box: list[float], expected: list[str]
) -> None:
    picture = {"p.jpg": drawn(1200, 900)}
    assert codes(tmp_path, picture, entry("p.jpg", blur=[box])) == expected
