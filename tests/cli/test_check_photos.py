"""`wuse check` decodes the photos that records name: it says of them what a build would say."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.pictures import encoded, noise, png_header
from support.project import Project, activity, brand, photo
from support.repository import commit, git

from wuse.cli import main
from wuse.photos import Darkroom, PhotoError, PhotoRequest

pytestmark = pytest.mark.slow

LONG_AGO = (1_700_000_000, 1_700_000_000)


def damaged() -> dict[str, bytes]:
    """Photos whose headers are as they should be."""
    picture = noise(700, 500)
    files = {}
    for name, file_format in (("j.jpg", "JPEG"), ("p.png", "PNG"), ("w.webp", "WEBP")):
        whole = encoded(picture, file_format)
        files[f"cut-{name}"] = whole[: len(whole) * 2 // 3]
        middle = len(whole) // 2
        files[f"spoilt-{name}"] = whole[:middle] + bytes(400) + whole[middle + 400 :]
    progressive = encoded(picture, progressive=True)
    return {**files, "cut-p.jpg": progressive[: len(progressive) // 2], "x.png": png_header(700, 9)}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    photos = {"whole.jpg": encoded(noise(700, 500)), **damaged()}
    made = Project(tmp_path / "project").write(
        {
            "mkdocs.yml": "site_name: x\n",
            "brands/aa/brand.yml": brand("甲校"),
            "brands/aa/activities/a.yml": activity(photos=[*map(photo, photos)]),
            "brands/bb/brand.yml": brand("乙校"),
            **{f"brands/aa/photos/{name}": data for name, data in photos.items()},
        }
    )
    for path in made.root.glob("brands/aa/photos/*"):
        os.utime(path, LONG_AGO)
    monkeypatch.chdir(made.root)
    return made


def told(*arguments: object) -> set[str]:
    """The photos that are said to be unusable."""
    asked = ["check", *map(str, arguments), "--select", "P501", "--format", "json"]
    result = CliRunner().invoke(main, asked)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return {problem["message"].split("”")[0][3:] for problem in json.loads(result.stdout)}


def test_a_check_tells_of_what_developing_would_fail_on(project: Project, tmp_path: Path) -> None:
    requests = [PhotoRequest(path) for path in project.root.glob("brands/aa/photos/*")]
    with Darkroom(tmp_path / "cache") as darkroom:
        results = darkroom.develop(requests)
    failed = {r.path.name for r, result in results.items() if isinstance(result, PhotoError)}
    assert failed >= {name for name in damaged() if name.startswith("cut")}
    assert "whole.jpg" not in failed
    assert told() == failed


def test_what_was_decoded_once_is_only_looked_up(project: Project) -> None:
    first = told()
    for path in project.root.glob("brands/aa/photos/*"):
        path.write_bytes(bytes(path.stat().st_size))  # what its stamp does not tell
        os.utime(path, LONG_AGO)
    assert told() == first
    (project.root / "brands/aa/photos/whole.jpg").write_bytes(b"another")
    assert told() == {*first, "whole.jpg"}


def test_what_a_build_has_developed_is_only_looked_up(project: Project) -> None:
    whole = project.root / "brands/aa/photos/whole.jpg"
    with Darkroom(project.root / ".cache/photos") as darkroom:
        darkroom.develop([PhotoRequest(whole)])
        darkroom.inspect(whole)
    whole.write_bytes(bytes(whole.stat().st_size))
    os.utime(whole, LONG_AGO)
    assert "whole.jpg" not in told()


def test_only_photos_of_what_is_asked_about_are_decoded(project: Project) -> None:
    assert told("brands/bb") == set()
    with Darkroom(project.root / ".cache/photos") as darkroom:
        cut = project.root / "brands/aa/photos/cut-j.jpg"
        assert darkroom.inspect(cut).error is None  # it was not decoded


def test_photos_of_a_change_are_decoded_and_nothing_is_remembered(project: Project) -> None:
    git(project.root, "init", "-q", "-b", "main")
    (project.root / "brands/aa/activities/a.yml").rename(project.root / "a.yml")
    commit(project.root)
    (project.root / "a.yml").rename(project.root / "brands/aa/activities/a.yml")
    assert told("--since", "main") == told()
    assert told("--since", "main", "brands/bb") == set()


def test_a_mend_counts_what_a_check_would(project: Project) -> None:
    count = len(told())
    said = CliRunner().invoke(main, ["fix"]).output
    assert f"还有 {count} 个错误要自己改" in said
