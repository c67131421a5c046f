"""From a project folder to a site: what is on it, what is left out, and what is said of it all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from support.pictures import encoded, scene
from support.project import ROOT, Content, Project, activity, brand, photo

from wuse.model.settings import PhotoProfile, Settings
from wuse.pages.parts.page import Asset
from wuse.pages.parts.site_info import SiteInfo
from wuse.photos import PROFILES, Profile
from wuse.site.assemble import Assembled, assemble
from wuse.site.build import data_folders
from wuse.source import Code

PICTURE = encoded(scene(640, 480))
ID = "11010519491231002X"
"""A resident identity number of the standard's own example."""


def assembled(
    root: Path,
    files: Mapping[str, Content],
    profile: Profile | None = None,
    url: str = "",
    **settings: object,
) -> Assembled:
    Project(root).write({"brands/aa/brand.yml": brand("甲校"), **files})
    info, theme = SiteInfo("示例", url), ROOT / "theme_overrides"
    return assemble(root, info, Settings(**settings), theme, profile)


def bodies(made: Assembled) -> dict[str, str]:
    return {page.path: made.site.body(page) for page in made.site.pages}


def photos(made: Assembled) -> list[Asset]:
    """The files made from photos that the pages show."""
    bodies(made)
    return [asset for asset in made.site.assets() if asset.path.startswith("photos/")]


def told(made: Assembled, code: Code) -> list[str]:
    return [problem.path for problem in made.problems if problem.code is code]


def test_a_school_whose_brand_is_withheld_is_left_out_and_said_to_be(tmp_path: Path) -> None:
    made = assembled(
        tmp_path,
        {
            "brands/aa/activities/held.yml": activity("扣下的", body=f"证件 {ID}"),
            "brands/bb/brand.yml": brand("乙校", owner={"name": "乙校", "about": ID}),
            "brands/cc/brand.yml": "单位: {}\n",
        },
    )
    assert sorted(made.left_out) == ["bb", "cc"]
    paths = bodies(made).keys()
    assert "brands/aa/" in paths
    assert not {"brands/bb/", "brands/cc/", "brands/aa/activities/held/"} & paths


def test_without_anything_withheld_nobody_is_left_out(tmp_path: Path) -> None:
    made = assembled(tmp_path, {"brands/aa/activities/a.yml": activity("茶话会")})
    assert made.left_out == []
    assert {"brands/aa/", "brands/aa/activities/a/"} <= bodies(made).keys()


def test_photos_that_cannot_be_decoded_are_told_wherever_they_are_named(tmp_path: Path) -> None:
    """Also in what is not public, though nothing is made of them there."""
    files = {
        f"brands/aa/activities/{name}.yml": activity(
            name, photos=[photo(f"{name}.jpg"), photo("good.jpg")], visibility=visibility
        )
        for name, visibility in (("public", "公开"), ("internal", "内部"))
    }
    broken = {f"brands/aa/photos/{n}.jpg": PICTURE[:-600] for n in ("public", "internal")}
    made = assembled(tmp_path, {**files, **broken, "brands/aa/photos/good.jpg": PICTURE})
    assert told(made, Code.PHOTO) == sorted(files)
    assert photos(made)


def test_the_bureau_chooses_the_files_made_from_photos_and_a_command_may_choose_others(
    tmp_path: Path,
) -> None:
    files = {
        "brands/aa/brand.yml": brand("甲校", photos=[photo("p.jpg")]),
        "brands/aa/photos/p.jpg": encoded(scene(1600, 1200)),
    }
    standard, lean, fast = (
        {asset.path.rpartition("-")[2] for asset in photos(assembled(tmp_path, files, **chosen))}
        for chosen in (
            {},
            {"photo_profile": PhotoProfile.LEAN},
            {"photo_profile": PhotoProfile.LEAN, "profile": PROFILES["fast"]},
        )
    )
    assert len({frozenset(names) for names in (standard, lean, fast)}) == 3


def test_what_only_a_site_can_tell_is_told_as_well(tmp_path: Path) -> None:
    files = {"brands/aa/brand.yml": brand("སློབ་གྲྭ"), "docs/brands/index.md": "自己的\n"}
    made = assembled(tmp_path, files, url="https://example.cn/")
    assert told(made, Code.ADDRESS_TAKEN) == ["docs/brands/index.md"]
    assert told(made, Code.CARD_FONT)


def test_the_bureaus_own_words_stand_on_the_first_page(tmp_path: Path) -> None:
    made = assembled(tmp_path / "with", {"docs/index.md": "欢迎来看。\n"})
    assert "欢迎来看。" in bodies(made)[""]
    assert "None" not in bodies(assembled(tmp_path / "without", {}))[""]


@pytest.mark.parametrize(
    ("only", "folders"),
    [
        (None, ["brands"]),
        ([], ["brands/_bureau"]),
        (["aa", "bb"], ["brands/aa", "brands/bb", "brands/_bureau"]),
    ],
)
def test_a_site_is_made_from_the_folders_of_its_owners_and_the_bureaus(
    only: list[str] | None, folders: list[str]
) -> None:
    assert data_folders(only) == folders
