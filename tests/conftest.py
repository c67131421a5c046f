"""Fixtures that any test may use. The slow ones are made once for the whole run."""

import gc
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright
from support import programs
from support.chromium import FLAGS, find_chromium
from support.memory import write_in_memory
from support.once import once
from support.project import ROOT, quiet
from support.serving import served

# An example that takes long on a busy machine is not a wrong one.
settings.register_profile("wuse", deadline=None)
settings.load_profile("wuse")

# Nor is a page that shows something late: playwright waits for five seconds.
expect.set_options(timeout=30_000)

write_in_memory()

# Parsed pages, records and reports are many objects that live long: to look for garbage among them
# again and again takes a twentieth of the time.
gc.set_threshold(100_000, 20, 100)

# A script that starts the tests with `&` makes them, and all that they start, ignore Ctrl+C: a test
# that ends a program by it would wait for ever.
signal.signal(signal.SIGINT, signal.default_int_handler)


SLOW_ROOMS = {"browser", "site", "workflows"}
"""In these almost every test builds a site or opens one."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark slow tests by where they are and what they use: `make quick` leaves them out."""
    rooms = {path: path.relative_to(ROOT / "tests").parts[0] for path in {it.path for it in items}}
    for item in items:
        if rooms[item.path] in SLOW_ROOMS:
            item.add_marker("slow")
        used = set(getattr(item, "fixturenames", ()))
        for name in {"chromium", "site"} & used:
            item.add_marker(name)
        if "site_on_disk" in used:
            item.add_marker("site")


def pytest_collection_finish() -> None:
    """Never look for garbage among the thousands of tests again."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    programs.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real Chromium. Each test opens its own context: `chromium.new_page(...)`, and closes it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this repository's own site, built as `make site` does; only to be read."""
    return once(tmp_path_factory, "site", _build)


@pytest.fixture(scope="session")
def site_on_disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site with links to files, so that it also reads without a web server."""
    return once(
        tmp_path_factory, "site_on_disk", lambda folder: _build(folder, "--no-directory-urls")
    )


def _build(folder: Path, *options: str) -> None:
    build = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder), *options],
        cwd=ROOT,
        env=quiet({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if build.returncode != 0:
        pytest.fail(f"mkdocs build --strict:\n{build.stdout}", pytrace=False)


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """The address, with a closing slash, at which `site` is served with its own headers."""
    with served(site) as url:
        yield url
