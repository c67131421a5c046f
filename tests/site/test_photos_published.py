"""Which photos are on a site: those that a published page shows, and no other, in every way out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from support.pictures import encoded, scene
from support.project import Content, Project, activity, brand, make_project, photo

ID = "11010519491231002X"
"""A resident identity number of the standard's own example."""

SHOWN: Mapping[str, Content] = {
    "brands/aa/brand.yml": brand("甲校"),
    "brands/aa/activities/shown.yml": activity("公开的活动", photos=[photo("shown.jpg")]),
    "brands/aa/photos/shown.jpg": encoded(scene(640, 480)),
}

ABSENT: Mapping[str, Mapping[str, object]] = {
    "withheld": activity("号码", body=f"身份证号 {ID}"),
    "internal": activity("内部", visibility="内部"),
    "expired": activity("过期", expires="2020-01-01"),
    "broken": activity("日期不对", date="2025-13-77"),
}
"""Why an activity is not on the site -> the activity."""

PEOPLE: Mapping[str, Mapping[str, object]] = {
    "unconsented": photo("unconsented.jpg", "学生可辨认"),
    "refused": photo("refused.jpg", "学生可辨认", consent={"given": "否", "by": "监护人"}),
    "by-the-pupil": photo("by-the-pupil.jpg", "学生可辨认", consent={"given": "是", "by": "本人"}),
}
"""Why a photo of a published activity is not on the site -> its entry."""


def hidden() -> dict[str, Content]:
    """Photos of everything that a site can have and not publish, each another picture."""
    files: dict[str, Content] = {
        f"brands/aa/activities/{name}.yml": {**record, "photos": [photo(f"{name}.jpg")]}
        for name, record in ABSENT.items()
    }
    files["brands/aa/activities/people.yml"] = activity("有人", photos=[*PEOPLE.values()])
    files["brands/aa/case.yml"] = {
        "title": "案例",
        "background": f"身份证号 {ID}",
        "photos": [photo("case.jpg")],
    }
    files["brands/aa/exemplars/one.yml"] = {
        "type": "优秀教师",
        "role": "教师",
        "portrait": photo("portrait.jpg", "成人"),
    }
    # A brand.yml that is withheld takes all with it; so does one that cannot be read.
    withheld = brand("乙校")
    withheld["brand"] = {"name": "乙", "meaning": f"身份证号 {ID}", "cover": photo("cover.jpg")}
    files["brands/bb/brand.yml"] = withheld
    files["brands/bb/activities/a.yml"] = activity("乙的活动", photos=[photo("of-withheld.jpg")])
    files["brands/cc/brand.yml"] = "单位: {}\n"
    files["brands/cc/activities/a.yml"] = activity("丙的活动", photos=[photo("of-broken.jpg")])
    named = {
        "aa": [*ABSENT, *PEOPLE, "case", "portrait", "unused"],
        "bb": ["cover", "of-withheld"],
        "cc": ["of-broken"],
    }
    places = [f"brands/{slug}/photos/{name}.jpg" for slug, names in named.items() for name in names]
    for number, place in enumerate(places):
        files[place] = encoded(scene(660 + 20 * number, 480))
    return files


def pictures(folder: Path) -> set[str]:
    """The pictures that lie in a site."""
    return {
        path.relative_to(folder).as_posix()
        for name in ("photos", "cards")
        for path in (folder / name).rglob("*")
        if path.is_file()
    }


def named(folder: Path) -> set[str]:
    """The pictures that pages, feed and JSON of a site name."""
    texts = [path for path in folder.rglob("*") if path.suffix in (".html", ".json", ".xml", ".md")]
    found = (re.findall(r"(?:photos|cards)/[\w.-]+", path.read_text("utf-8")) for path in texts)
    return {name for names in found for name in names if not name.endswith("/")}


def built(project: Project) -> Path:
    assert project.build().code == 0
    return project.site


def previewed(project: Project) -> Path:
    assert project.build("--no-directory-urls", WUSE_OWNERS="aa,bb,cc").code == 0
    return project.site


def exported(project: Project) -> Path:
    target = project.root / "exported"
    project.wuse("export", str(target))
    return target / "docs"


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Project:
    files = {**SHOWN, **hidden()}
    return make_project(tmp_path_factory.mktemp("full"), files, site_url="https://example.cn/")


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The photos of a site that has the published one alone."""
    project = make_project(tmp_path_factory.mktemp("wanted"), SHOWN, site_url="https://example.cn/")
    return {name for name in pictures(built(project)) if name.startswith("photos/")}


@pytest.mark.parametrize("make", [built, previewed, exported])
def test_only_photos_of_published_pages_are_there(
    full: Project, wanted: set[str], make: Callable[[Project], Path]
) -> None:
    assert wanted
    folder = make(full)
    assert {name for name in pictures(folder) if name.startswith("photos/")} == wanted
    assert pictures(folder) == named(folder) & pictures(folder)


def test_every_reason_for_absence_is_one(full: Project) -> None:
    """The photos are good: with their records mended each of them would be on the site."""
    said = full.wuse("check", "--format", "json").said
    assert "P501" not in said
    pages = built(full) / "brands"
    assert (pages / "aa/activities/shown/index.html").exists()
    assert not (pages / "aa/case").exists()
    assert not (pages / "bb").exists()
    assert not (pages / "cc").exists()
    assert not [name for name in ABSENT if (pages / "aa/activities" / name).exists()]
