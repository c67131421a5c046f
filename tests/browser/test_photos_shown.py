"""Photos on pages keep their proportions, whatever they are, and stay on one screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from support.pictures import encoded, scene
from support.project import Content, activity, brand, make_project, photo

SIZES = {"upright": (600, 900), "broad": (1200, 900), "wide": (1800, 900), "strip": (1800, 500)}
PIXEL = 1.5
"""Rounding of a layout, in CSS pixels."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with an activity for each shape, and one with all of them many times."""
    files: dict[str, Content] = {"brands/aa/brand.yml": brand()}
    for name, size in SIZES.items():
        files[f"brands/aa/photos/{name}.jpg"] = encoded(scene(*size))
        files[f"brands/aa/activities/{name}.yml"] = activity(name, photos=[photo(f"{name}.jpg")])
    every = [photo(f"{name}.jpg") for _ in range(5) for name in SIZES]
    files["brands/aa/activities/many.yml"] = activity("many", photos=every)
    project = make_project(tmp_path_factory.mktemp("shown") / "project", files)
    assert project.build().code == 0
    return project.site / "brands/aa/activities"


@pytest.fixture
def view(chromium: Browser) -> Iterator[Page]:
    with chromium.new_page() as page:
        yield page


def shown(view: Page, folder: Path, name: str, width: int) -> list[dict[str, float]]:
    """The pictures of an activity: their boxes, and their own proportions."""
    view.set_viewport_size({"width": width, "height": 800})
    view.goto((folder / name / "index.html").as_uri())
    boxes: list[dict[str, float]] = view.locator(".figure img").evaluate_all(
        """images => Promise.all(images.map(async (image) => {
          const { width, height, top, left } = image.getBoundingClientRect();
          const ratio = image.getAttribute('width') / image.getAttribute('height');
          return { width, height, top, left, ratio };
        }))"""
    )
    assert boxes
    return boxes


@pytest.mark.parametrize("width", [390, 768, 1440])
@pytest.mark.parametrize("name", SIZES)
def test_a_single_photo_is_not_cropped_and_fits_on_the_screen(
    view: Page, folder: Path, name: str, width: int
) -> None:
    (box,) = shown(view, folder, name, width)
    assert abs(box["width"] - box["height"] * box["ratio"]) <= PIXEL
    assert box["height"] <= 0.72 * 800
    assert box["width"] <= width


def test_an_upright_photo_stands_beside_the_text(view: Page, folder: Path) -> None:
    shown(view, folder, "upright", 1440)
    photo_box, text_box = (
        view.locator(selector).bounding_box()
        for selector in (".record-cover", ".record-body .prose")
    )
    assert photo_box
    assert text_box
    assert photo_box["x"] >= text_box["x"] + text_box["width"]
    assert abs(photo_box["y"] - text_box["y"]) <= PIXEL


@pytest.mark.parametrize("width", [768, 1440])
def test_photos_side_by_side_are_of_one_height_and_nearly_whole(
    view: Page, folder: Path, width: int
) -> None:
    boxes = shown(view, folder, "many", width)[1:]
    rows: dict[float, set[int]] = {}
    for box in boxes:
        rows.setdefault(box["top"], set()).add(round(box["height"]))
        assert 0.94 <= box["width"] / box["height"] / box["ratio"] <= 1.06
    assert len(rows) < len(boxes)
    assert all(max(heights) - min(heights) <= 2 * PIXEL for heights in rows.values())
