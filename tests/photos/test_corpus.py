"""Everything that may lie in a photo folder ends in a photo or in a named problem."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from support.pictures import encoded, scene
from support.project import ROOT

from wuse.photos import Darkroom, Photo, PhotoError, PhotoRequest, Reason, check

Make = Callable[..., Path]

CORPUS = ROOT / "tests/corpus/photos"
FILES = sorted(CORPUS.glob("*--*"))


def run(cache_dir: Path, paths: list[Path]) -> list[Photo | PhotoError]:
    with Darkroom(cache_dir) as darkroom:
        results = darkroom.develop([PhotoRequest(path) for path in paths])
    return list(results.values())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_of_the_corpus_ends_as_its_name_says(path: Path, cache_dir: Path) -> None:
    expected = path.name.partition("--")[0]
    (result,) = run(cache_dir, [path])
    if isinstance(result, PhotoError):
        assert result.reason == expected
        assert result.message
        assert result.fix
        return
    assert expected == "ok"
    assert check(path) is None
    for rendition in result.renditions:
        with Image.open(rendition.path) as image:
            image.load()
            assert image.size == (rendition.width, rendition.height)
            assert getattr(image, "n_frames", 1) == 1


@pytest.mark.parametrize("name", ["jpg", "png", "webp", "gif", "avif", "heic"])
def test_cut_at_every_tenth_byte(name: str, tmp_path: Path) -> None:
    data = (CORPUS / f"ok--plain.{name}").read_bytes()
    paths = []
    for length in range(0, len(data) - 12, 10):
        paths.append(tmp_path / f"{length}.{name}")
        paths[-1].write_bytes(data[:length])
    results = run(tmp_path / "cache", paths)
    assert isinstance(results[0], PhotoError)
    assert results[0].reason is Reason.EMPTY
    (whole,) = run(tmp_path / "cache", [CORPUS / f"ok--plain.{name}"])
    assert isinstance(whole, Photo)
    for path, result in zip(paths, results, strict=True):
        if isinstance(result, Photo):  # all of the picture is there, only a checksum is not
            assert [r.path.read_bytes() for r in result.renditions] == [
                r.path.read_bytes() for r in whole.renditions
            ], path
            continue
        assert result.reason in (
            Reason.EMPTY,
            Reason.NOT_AN_IMAGE,
            Reason.TRUNCATED,
            Reason.UNREADABLE,
        )
    reasons = [result.reason for result in results if isinstance(result, PhotoError)]
    assert reasons.count(Reason.TRUNCATED) > len(reasons) / 2


NAMES = [
    "现场 合影 (1).jpg",
    "🌳🏫.jpg",
    "a\u202egpj.exe",  # the right-to-left override: shown as aexe.jpg
    "..jpg",
    "...",
    "photo.jpg. . .",
    " leading.jpg",
    "-rf.jpg",
    "a\nb.jpg",
    "a'b\"c<d>&e.jpg",
    "x" * 251 + ".jpg",
    "照" * 83 + ".jpg",
    "IMG.JPG",
    "img.jpg",
    "%2e%2e%2f.jpg",
    "con.jpg",
    os.fsdecode(b"\xff\xfe not UTF-8.jpg"),
]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse some of these names")
def test_names_do_not_matter(make_photo: Make, cache_dir: Path) -> None:
    data = encoded(scene())
    requests = [PhotoRequest(make_photo(data, name)) for name in NAMES]
    for request in requests:
        os.utime(request.path, ns=(0, 0))
    for _ in range(2):  # the second time, the index knows most of them
        with Darkroom(cache_dir) as darkroom:
            results = darkroom.develop(requests)
            assert all(darkroom.inspect(request.path).error is None for request in requests)
        (photo,) = set(results.values())
        assert isinstance(photo, Photo)
        assert all(item.name.isascii() for item in photo.renditions)
    files = [path for path in cache_dir.glob("??/*") if path.suffix != ".json"]
    assert len(files) == len(photo.renditions)


def test_a_name_that_is_too_long_is_missing(make_photo: Make, cache_dir: Path) -> None:
    folder = make_photo(b"").parent
    results = run(cache_dir, [folder / ("x" * 300 + ".jpg"), folder / ".." / "nowhere.jpg"])
    assert [r.reason for r in results if isinstance(r, PhotoError)] == [
        Reason.MISSING,
        Reason.MISSING,
    ]


def test_without_the_heic_reader_the_problem_says_how(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['pillow_heif'] = None; from pathlib import Path\n"
        "from wuse.photos import Darkroom, PhotoRequest, check\n"
        "path = Path(sys.argv[1]); print(check(path))\n"
        "with Darkroom(Path(sys.argv[2])) as room:\n"
        "    print(room.develop([PhotoRequest(path)])[PhotoRequest(path)].reason)"
    )
    heic, cache_dir = CORPUS / "ok--plain.heic", tmp_path / "cache"
    command = [sys.executable, "-c", program, str(heic), str(cache_dir)]
    said = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    assert "pip install pillow-heif" in said
    assert said.endswith("no_heif\n")
    # That is this machine's trouble, not the photo's: it is not remembered.
    (result,) = run(cache_dir, [heic])
    assert isinstance(result, Photo)
