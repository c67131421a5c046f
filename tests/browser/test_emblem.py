"""The bureau's mark in the header: as high as a line of text, whatever its shape."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page
from support.project import Project, brand, make_project

SHAPES = {"square": (512, 512), "wide": (1600, 200), "tall": (200, 1200), "tiny": (16, 16)}


def png(size: tuple[int, int]) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, "#b3212b").save(buffer, "PNG")
    return buffer.getvalue()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    files = {"brands/jia/brand.yml": brand(), "docs/assets/mark.png": png((512, 512))}
    settings = {"emblem": "assets/mark.png", "share_cards": "none"}
    root = tmp_path_factory.mktemp("emblem")
    project = make_project(root, files, settings, use_directory_urls=False)
    run = project.build("--strict")
    assert run.code == 0, run.said
    return project


@pytest.mark.parametrize("size", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_a_mark_of_any_shape_leaves_the_header_low(
    project: Project, page: Page, size: tuple[int, int], width: int
) -> None:
    Path(project.site / "assets" / "mark.png").write_bytes(png(size))
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((project.site / "index.html").as_uri())
    page.wait_for_function("document.querySelector('.emblem').naturalWidth")
    mark = page.locator(".emblem").bounding_box()
    name = page.locator(".site-name").bounding_box()
    assert mark
    assert name
    assert 20 <= mark["height"] <= 40
    assert 0 < mark["width"] <= width / 2
    assert name["height"] <= 90
    assert page.evaluate("getComputedStyle(document.querySelector('.emblem')).objectFit") == (
        "contain"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
