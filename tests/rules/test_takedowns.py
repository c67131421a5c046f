"""What the bureau took down and registered is told where it comes back, and nothing else is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PIL import Image
from support.pictures import encoded
from support.project import Content, Project, activity, brand, photo

from wuse.model.takedown import digest, text_digest
from wuse.photos import inspect
from wuse.rules import check
from wuse.source import load_region

TEXT = "标题: 读书会\n日期: 2025-10-18\n活动类型: 读书会\n摘要: 五年级在走廊读书。\n"
INTERNAL = f"{TEXT}公开范围: 内部\n"
RECORD = "brands/aa/activities/reading.yml"


def shaded(angle: int, edge: int = 640) -> Image.Image:
    return Image.linear_gradient("L").rotate(angle).resize((edge, edge)).convert("RGB")


KID, OTHER, ANEW = encoded(shaded(90)), encoded(shaded(0)), encoded(shaded(90, 320), quality=50)


def entry(kind: str, place: str, outcome: str, **more: object) -> dict[str, object]:
    return {"date": "2025-11-02", "kind": kind, "place": place, "outcome": outcome, **more}


def of_kid(outcome: str = "删除", school: str = "aa", **more: object) -> dict[str, object]:
    known = {"digest": digest(KID), "size": len(KID)}
    return entry("照片", f"brands/{school}/photos", outcome, **known, **more)


def reported(
    root: Path, entries: list[dict[str, object]], files: Mapping[str, Content]
) -> list[tuple[str, str, str]]:
    """Code, file and field of the problems about things that came back."""
    schools = {f"brands/{slug}/brand.yml": brand(slug) for slug in ("aa", "bb")}
    register = {"brands/_bureau/takedowns.yml": {"takedowns": entries}}
    loaded = load_region(Project(root).write({**schools, **register, **files}).root)
    assert loaded.problems == []
    found = check(root, loaded)
    return [(it.code.value, it.path, it.field) for it in found if it.code.startswith("V65")]


def test_a_record_comes_back_by_its_place_or_its_text(tmp_path: Path) -> None:
    taken = entry("记录", RECORD, "转为内部", digest=text_digest(TEXT.encode()))
    back = ("V650", RECORD, "公开范围")
    assert reported(tmp_path / "text", [taken], {RECORD: TEXT}) == [back]
    assert reported(tmp_path / "place", [taken], {RECORD: activity("别的")}) == [back]
    assert reported(tmp_path / "internal", [taken], {RECORD: INTERNAL}) == []
    other = RECORD.replace("reading", "other")
    assert reported(tmp_path / "new", [taken], {other: TEXT}) == [("V650", other, "公开范围")]
    assert reported(tmp_path / "others", [taken], {RECORD.replace("/aa/", "/bb/"): TEXT}) == []


def test_what_was_removed_is_not_even_there_in_private(tmp_path: Path) -> None:
    taken = entry("记录", RECORD, "删除")
    assert reported(tmp_path, [taken], {RECORD: INTERNAL}) == [("V650", RECORD, "公开范围")]


def test_a_text_without_the_name_may_stay_where_it_was(tmp_path: Path) -> None:
    taken = entry("文中姓名", RECORD, "删除", digest=text_digest(TEXT.encode()))
    assert reported(tmp_path / "without", [taken], {RECORD: activity("没有姓名")}) == []
    assert reported(tmp_path / "with", [taken], {RECORD: TEXT}) == [("V650", RECORD, "公开范围")]


def test_a_brand_that_the_bureau_made_internal_stays_internal(tmp_path: Path) -> None:
    path = "brands/aa/brand.yml"
    taken = entry("记录", path, "转为内部")
    assert reported(tmp_path / "public", [taken], {}) == [("V650", path, "公开范围")]
    internal = {path: brand("aa", visibility="内部")}
    assert reported(tmp_path / "internal", [taken], internal) == []


def test_a_photo_comes_back_under_another_name_at_another_school(tmp_path: Path) -> None:
    files = {
        "brands/bb/activities/a.yml": activity(photos=[photo("other.jpg"), photo("new.jpg")]),
        "brands/bb/photos/other.jpg": OTHER,
        "brands/bb/photos/new.jpg": KID,
        "brands/bb/photos/as-long.jpg": bytes(len(KID)),
    }
    record_alone = entry("记录", RECORD, "删除")
    assert reported(tmp_path, [of_kid(), record_alone], files) == [
        ("V651", "brands/bb/activities/a.yml", "照片 › 第2项 › 文件")
    ]


def test_a_photo_that_no_record_names_may_lie_there_unless_it_was_removed(tmp_path: Path) -> None:
    files = {"brands/aa/photos/new.jpg": KID}
    assert reported(tmp_path / "a", [of_kid("转为内部")], files) == []
    assert reported(tmp_path / "b", [of_kid("删除")], files) == [
        ("V651", "brands/aa/photos/new.jpg", "")
    ]


def test_a_link_is_not_followed_to_a_photo(tmp_path: Path) -> None:
    """What it leads to is nowhere on the site; that it is a link is told by another rule."""
    (tmp_path / "outside.jpg").write_bytes(KID)
    photos = tmp_path / "project/brands/aa/photos"
    (photos / "folder.jpg").mkdir(parents=True)
    (photos / "link.jpg").symlink_to(tmp_path / "outside.jpg")
    (photos / "nowhere.jpg").symlink_to(tmp_path / "nowhere.jpg")
    assert reported(tmp_path / "project", [of_kid()], {}) == []


def test_a_photo_that_was_saved_anew_is_reported_at_its_own_school(tmp_path: Path) -> None:
    (tmp_path / "kid.jpg").write_bytes(KID)
    seen = inspect(tmp_path / "kid.jpg").fingerprint
    assert seen
    taken = of_kid(look=f"{seen.pattern:016x}")
    names = {"kid": KID, "anew": ANEW, "other": OTHER, "x": encoded(shaded(90), "WEBP")}
    files = {
        f"brands/{slug}/activities/a.yml": activity(photos=[photo(f"{name}.jpg") for name in names])
        for slug in ("aa", "bb")
    } | {
        f"brands/{slug}/photos/{name}.jpg": data
        for slug in ("aa", "bb")
        for name, data in names.items()
    }
    without_look = entry("照片", "brands/aa/photos", "删除", digest="0" * 32, size=1)
    assert reported(tmp_path / "project", [without_look, taken], files) == [
        ("V651", "brands/aa/activities/a.yml", "照片 › 第1项 › 文件"),
        ("V652", "brands/aa/activities/a.yml", "照片 › 第2项 › 文件"),
        ("V651", "brands/bb/activities/a.yml", "照片 › 第1项 › 文件"),
    ]
