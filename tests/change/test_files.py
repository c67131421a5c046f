"""What kind of files a change may bring, and what they may be called."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from wuse.change import Change, ChangeStatus, invalid_files

FILE, EXECUTABLE, SYMLINK, SUBMODULE = 0o100644, 0o100755, 0o120000, 0o160000


def found(
    project: Path, *paths: str, mode: int = FILE, status: ChangeStatus = ChangeStatus.ADDED
) -> list[tuple[str, str]]:
    changes = [Change(status, path, path, mode, FILE) for path in paths]
    return [(it.path, it.code.value) for it in invalid_files(project, changes)]


@pytest.mark.parametrize(
    "path",
    [
        "brands/aa/brand.yml",
        "brands/aa/case.yml",
        "brands/aa/README.md",
        "brands/aa/activities/2025-10-18-植树.yml",
        "brands/aa/exemplars/a.yml",
        "brands/aa/photos/IMG_0001.JPG",
        "brands/aa/photos/校门 照片.heic",
        "brands/_bureau/editions/2025.yml",
        "brands/_bureau/anything.docx",
        "brands/README.md",
        "hooks/.gitignore",
        "hooks/a:b",
    ],
)
def test_fine(tmp_path: Path, path: str) -> None:
    assert found(tmp_path, path) == []


@pytest.mark.parametrize("name", [".keep", ".gitkeep"])
@pytest.mark.parametrize("folder", ["brands/aa", "brands/aa/photos", "brands/aa/activities"])
def test_an_empty_file_that_keeps_a_folder_is_fine(tmp_path: Path, folder: str, name: str) -> None:
    place = tmp_path / folder
    place.mkdir(parents=True)
    (place / name).touch()
    assert found(tmp_path, f"{folder}/{name}") == []
    assert found(tmp_path, f"{folder}/{name}", mode=EXECUTABLE) != []
    assert found(tmp_path, f"{folder}/{name}", mode=SYMLINK) != []
    (place / name).write_text("不空", "utf-8")
    assert found(tmp_path, f"{folder}/{name}") != []


@pytest.mark.parametrize("path", ["brands/aa/photos/.keep", "brands/aa/new/.keep"])
def test_what_keeps_no_known_folder_is_refused(tmp_path: Path, path: str) -> None:
    (tmp_path / "brands/aa/new").mkdir(parents=True)
    (tmp_path / "brands/aa/new/.keep").touch()
    assert found(tmp_path, path) == [(path, "O716")]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("brands/aa/note.txt", "O716"),
        ("brands/aa/activities/a.yaml", "O716"),
        ("brands/aa/activities/a.md", "O716"),
        ("brands/aa/activities/deep/a.yml", "O716"),
        ("brands/aa/activities", "O716"),
        ("brands/aa/Brand.yml", "O716"),
        ("brands/aa/photo.jpg", "O716"),
        ("brands/aa/photos/page.html", "O716"),
        ("brands/aa/photos/a.svg", "O716"),
        ("brands/aa/photos/jpg", "O716"),
        ("brands/aa/photos/x/a.jpg", "O716"),
        ("brands/aa/hooks/run.py", "O716"),
        ("brands/aa/.gitattributes", "O715"),
        ("brands/aa/.GIT/config", "O715"),
        ("brands/.gitmodules", "O715"),
        ("brands/_bureau/.gitignore", "O715"),
        ("brands/aa/activities/.github/x.yml", "O715"),
        ("brands/aa/activities/a\nb.yml", "O717"),
        ("brands/aa/activities/a\u202eb.yml", "O717"),
        (os.fsdecode(b"brands/aa/photos/\xff.jpg"), "O717"),
        ("brands/aa/photos/a:b.jpg", "O717"),
        ("brands/aa/photos/a\\b.jpg", "O717"),
        ("brands/aa/photos/nul.jpg", "O717"),
        ("brands/aa/photos/COM1.tar.jpg", "O717"),
        ("brands/aa/photos/ a.jpg", "O717"),
        ("brands/aa /brand.yml", "O717"),
        ("brands/_bureau/x./site.yml", "O717"),
    ],
)
def test_a_file_that_is_no_part_of_a_school_is_refused_unless_it_goes(
    tmp_path: Path, path: str, code: str
) -> None:
    assert found(tmp_path, path) == [(path, code)]
    assert found(tmp_path, path, status=ChangeStatus.MODIFIED) == [(path, code)]
    assert found(tmp_path, path, status=ChangeStatus.DELETED) == []


@pytest.mark.parametrize(
    ("path", "fix"),
    [
        ("brands/aa/activities/IMG.JPG", "photos 里"),
        ("brands/aa/Activities/A.YML", "改成小写：activities/a.yml"),
        ("brands/aa/note.docx", "brand.yml、case.yml、README.md；activities/ 里的 .yml 文件"),
        ("brands/aa/note.docx", "photos/ 里的 .avif、.gif、"),
    ],
)
def test_what_is_refused_comes_with_a_way_out(tmp_path: Path, path: str, fix: str) -> None:
    (problem,) = invalid_files(tmp_path, [Change(ChangeStatus.ADDED, path, path, FILE, 0)])
    assert fix in problem.fix


@pytest.mark.parametrize(
    ("path", "mode", "codes"),
    [
        ("brands/aa/photos/a.jpg", EXECUTABLE, ["O714"]),
        ("brands/aa/run.sh", EXECUTABLE, ["O714", "O716"]),
        ("brands/aa/brand.yml", SYMLINK, ["O712"]),
        ("brands/aa", SYMLINK, ["O712"]),
        ("brands/aa/inner", SUBMODULE, ["O713"]),
        ("brands/_bureau/site.yml", SYMLINK, ["O712"]),
        ("brands/aa/.gitattributes", SYMLINK, ["O715"]),
        ("hooks/run.sh", EXECUTABLE, []),
        ("docs/link", SYMLINK, []),
    ],
)
def test_files_that_can_be_run_or_lead_elsewhere_are_refused(
    tmp_path: Path, path: str, mode: int, codes: list[str]
) -> None:
    assert [code for _, code in found(tmp_path, path, mode=mode)] == codes


def make(project: Path, *paths: str) -> None:
    for path in paths:
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text("x")


COMPOSED, DECOMPOSED = (
    f"brands/aa/photos/{unicodedata.normalize(form, 'é')}.jpg" for form in ("NFC", "NFD")
)


@pytest.mark.parametrize(
    ("existing", "new"),
    [
        ("brands/aa/photos/gate.jpg", "brands/aa/photos/Gate.JPG"),
        (COMPOSED, DECOMPOSED),
        ("brands/aa/photos/strasse.jpg", "brands/aa/photos/straße.jpg"),
        ("brands/aa/brand.yml", "brands/AA/brand.yml"),
        ("brands/aa/activities/a.yml", "brands/aa/Activities/b.yml"),
    ],
)
def test_two_names_that_are_one_elsewhere(tmp_path: Path, existing: str, new: str) -> None:
    make(tmp_path, existing, new)
    if len(list(tmp_path.rglob("*"))) < len({*Path(existing).parts, *Path(new).parts}):
        pytest.skip("this file system takes them for one, too")
    collisions = [pair for pair in found(tmp_path, new) if pair[1] == "O711"]
    assert collisions == [(new, "O711")]
    both = [pair for pair in found(tmp_path, existing, new) if pair[1] == "O711"]
    assert len(both) == 1


def test_names_that_differ_are_no_collision(tmp_path: Path) -> None:
    make(tmp_path, "brands/aa/photos/a.jpg", "brands/aa/photos/b.jpg", "brands/bb/photos/A.jpg")
    assert found(tmp_path, "brands/aa/photos/b.jpg", "brands/bb/photos/A.jpg") == []


def test_a_name_that_only_looks_the_same_is_said_to(tmp_path: Path) -> None:
    make(tmp_path, COMPOSED, DECOMPOSED)
    (problem,) = invalid_files(
        tmp_path, [Change(ChangeStatus.ADDED, DECOMPOSED, DECOMPOSED, FILE, 0)]
    )
    assert "看起来一样" in problem.message
