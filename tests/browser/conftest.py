"""Fixtures for tests that look at the built site in a real Chromium."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from support import spread
from support.once import once
from support.project import make_project
from support.serving import served


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page as wide as a phone, in a browser without any stored state."""
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def spread_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site whose lists need several pages (`support.spread`)."""
    return once(tmp_path_factory, "spread", _build_spread) / "site"


def _build_spread(folder: Path) -> None:
    run = make_project(folder, spread.region(), {"per_page": spread.PER_PAGE}).build()
    assert run.code == 0, run.said


@pytest.fixture(scope="session")
def spread_url(spread_site: Path) -> Iterator[str]:
    """The address, with a closing slash, at which `spread_site` is served."""
    with served(spread_site) as url:
        yield url
