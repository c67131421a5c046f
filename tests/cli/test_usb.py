"""wuse usb: the site in one file, whose links name files."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from support.project import Project, activity, brand, make_project

FILES = {
    "brands/aa/brand.yml": brand("甲校"),
    "brands/aa/activities/a.yml": activity(),
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path / "project", FILES)


@pytest.mark.site
def test_all_pages_are_packed_and_link_to_files(project: Project) -> None:
    made = project.wuse("usb")
    assert made.code == 0, made.said
    assert "usb.zip" in made.said
    with ZipFile(project.root / "usb.zip") as archive:
        assert archive.testzip() is None
        names = set(archive.namelist())
        assert "先把压缩包整个解压" in archive.read("README.txt").decode("utf-8-sig")
        html = archive.read("site/brands/aa/index.html").decode()
    assert {"site/index.html", "site/brands/aa/activities/a/index.html"} <= names
    links = [link for link in re.findall(r'<a[^>]* href="([^"#?]+)', html) if ":" not in link]
    assert links
    assert all(link.endswith(".html") or ".json" in link for link in links)


@pytest.mark.site
def test_what_only_servers_need_stays_out(project: Project) -> None:
    project.wuse("usb", "copy.zip")
    with ZipFile(project.root / "copy.zip") as archive:
        names = archive.namelist()
    assert not [
        name for name in names if re.search(r"site/(_headers|.*nginx|404|sitemap|cards/)", name)
    ]
    assert not (project.root / "usb.zip").exists()
    assert not list((project.root / ".cache").glob("copy-*"))


@pytest.mark.site
def test_an_error_in_the_data_leaves_the_last_file_alone(project: Project) -> None:
    project.write({"usb.zip": b"old", "brands/zz/brand.yml": "owner: {}\n"})
    made = project.wuse("usb")
    assert made.code != 0
    assert "Traceback" not in made.said
    assert (project.root / "usb.zip").read_bytes() == b"old"


def test_another_ending_or_folder_is_refused(project: Project, tmp_path: Path) -> None:
    assert project.wuse("usb", "usb.rar").code == 2
    empty = tmp_path / "empty"
    empty.mkdir()
    refused = project.wuse("usb", "--project", str(empty))
    assert refused.code == 2
    assert "Traceback" not in refused.said
