"""From developed photos to `<picture>`, and from the cache into the site."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from support.pictures import encoded, scene

from wuse.model.media import PhotoEntry
from wuse.pages.parts.page import Asset
from wuse.pages.parts.pictures import Gallery, PictureView, request
from wuse.photos import LEAN, STANDARD, Darkroom, Photo, Profile
from wuse.site.output import write_assets

ENTRY = PhotoEntry(file="a.jpg", alt="一棵树", people="无人")


def picture(root: Path, profile: Profile) -> PictureView:
    photos = root / "aa" / "photos"
    photos.mkdir(parents=True)
    (photos / "a.jpg").write_bytes(encoded(scene(2000, 1500)))
    wanted = request(root, "aa", ENTRY)
    with Darkroom(root / "cache", profile) as darkroom:
        photo = darkroom.develop([wanted])[wanted]
    assert isinstance(photo, Photo)
    shown = Gallery(root, {wanted: photo})("aa", ENTRY)
    assert shown
    return shown


def test_a_format_made_only_small_is_for_small_screens(tmp_path: Path) -> None:
    avif, jpeg = picture(tmp_path, STANDARD).sources
    assert [width for _, width in avif.renditions] == [960, 480]
    assert avif.media == "(max-width: 640px)"
    assert [width for _, width in jpeg.renditions] == [1600, 960, 480]
    assert jpeg.media == ""


def test_a_format_made_large_is_for_all(tmp_path: Path) -> None:
    shown = picture(tmp_path, LEAN)
    avif = shown.sources[0]
    assert [width for _, width in avif.renditions] == [1280, 640]
    assert avif.media == ""
    assert shown.large.endswith("-960.jpg")


def test_the_fallback_is_neither_huge_nor_tiny(tmp_path: Path) -> None:
    shown = picture(tmp_path, STANDARD)
    assert shown.src.endswith("-960.jpg")
    assert shown.large.endswith("-1600.jpg")


@pytest.mark.parametrize("links", [True, False])
def test_files_reach_the_site_by_link_or_by_copy(
    tmp_path: Path, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    cached = tmp_path / "cache.jpg"
    cached.write_bytes(b"picture")
    target = tmp_path / "site" / "photos" / "a.jpg"
    if not links:

        def refuse(*_: object) -> None:
            raise OSError

        monkeypatch.setattr(os, "link", refuse)
    for _ in range(2):  # the second time over the files of the last build
        write_assets([Asset("photos/a.jpg", file=str(cached))], tmp_path / "site")
        assert target.read_bytes() == b"picture"
        assert target.samefile(cached) is links
    shutil.rmtree(tmp_path / "site")
    assert cached.exists()
