"""QR codes are kept between builds: a kept code is the one that would be drawn."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wuse.pages.parts.qr import QrCodes

SITE = "https://wuse.example/"
PATHS = st.lists(
    st.from_regex(r"(brands/[abc]/)?((activities|timeline)/[0-9]{1,3}/)?", fullmatch=True),
    max_size=12,
)


def codes(cache: Path, *paths: str) -> list[str]:
    """The codes of pages as one build gets them."""
    store = QrCodes(cache)
    try:
        return [store.code(path, SITE + path).svg for path in paths]
    finally:
        store.save()
        store.prune()


def files(cache: Path) -> list[Path]:
    return sorted(path for path in cache.rglob("*") if path.is_file())


@given(st.lists(PATHS, min_size=1, max_size=3))
def test_kept_codes_are_those_that_are_drawn(
    tmp_path_factory: pytest.TempPathFactory, builds: list[list[str]]
) -> None:
    cache = tmp_path_factory.mktemp("codes")
    for paths in builds:
        drawn = [codes(tmp_path_factory.mktemp("empty"), path)[0] for path in paths]
        assert codes(cache, *paths) == drawn


def test_a_brand_has_one_file(tmp_path: Path) -> None:
    codes(tmp_path, "", "brands/a/", "brands/a/case/", "brands/b/", "timeline/")
    assert len(files(tmp_path)) == 3
    for path in files(tmp_path):
        kept = json.loads(path.read_bytes())
        path.write_text(json.dumps(dict.fromkeys(kept, "<svg/>")), "ascii")
    assert codes(tmp_path, "brands/a/case/", "timeline/", "brands/a/") == ["<svg/>"] * 3


def test_codes_of_pages_that_are_gone_leave_the_file_when_one_is_drawn(tmp_path: Path) -> None:
    codes(tmp_path, "brands/a/", "brands/a/activities/gone/")
    codes(tmp_path, "brands/a/", "brands/a/activities/new/")
    (path,) = files(tmp_path)
    assert sorted(json.loads(path.read_bytes())) == [
        f"{SITE}brands/a/", f"{SITE}brands/a/activities/new/"
    ]  # fmt: skip


def test_what_is_forgotten_is_nowhere(tmp_path: Path) -> None:
    store = QrCodes(tmp_path)
    store.code("brands/a/", SITE)
    store.save()
    store.code("brands/a/case/", f"{SITE}case/")
    store.forget("brands/a/case/")
    store.save()
    assert files(tmp_path) == []


@pytest.mark.parametrize("damage", [b"", b"[]", b'{"https:', b"\xff"])
def test_a_damaged_file_is_written_again(tmp_path: Path, damage: bytes) -> None:
    drawn = codes(tmp_path, "brands/a/")
    (path,) = files(tmp_path)
    good = path.read_bytes()
    path.write_bytes(damage)
    assert codes(tmp_path, "brands/a/") == drawn
    assert path.read_bytes() == good


def test_files_that_no_build_uses_go_after_a_month(tmp_path: Path) -> None:
    codes(tmp_path, "brands/a/", "brands/b/")
    old = time.time() - 29 * 86_400
    for path in files(tmp_path):
        os.utime(path, (old, old))
    codes(tmp_path, "brands/a/")
    assert len(files(tmp_path)) == 2
    for path in files(tmp_path):
        os.utime(path, (path.stat().st_mtime - 2 * 86_400,) * 2)
    codes(tmp_path)
    assert len(files(tmp_path)) == 1


def test_a_cache_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "codes").write_bytes(b"a file where the folder should be")
    assert codes(tmp_path / "codes", "brands/a/") == codes(tmp_path / "other", "brands/a/")
