"""What CONTRIBUTING and the page on architecture name exists."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGES = (ROOT / "CONTRIBUTING.md", ROOT / "docs/guide/architecture.md")

PLACE = re.compile(r"(?:hooks|tests|theme_overrides|bench|docs|schema)/[\w./-]*")
TARGET = re.compile(r"(?:^|`)make (\w+)", re.MULTILINE)


def quoted(path: Path) -> list[str]:
    """What stands in backticks, and in blocks of code."""
    return re.findall(r"`([^`\n]+)`", path.read_text("utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_are_named_exist(page: Path) -> None:
    named = [name for name in quoted(page) if PLACE.fullmatch(name)]
    assert len(named) > 4
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_targets_of_make_that_are_named_exist(page: Path) -> None:
    known = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    named = TARGET.findall(page.read_text("utf-8"))
    assert named
    assert set(named) <= set(known)


def test_functions_on_the_way_of_an_activity_exist() -> None:
    named = [name for name in quoted(PAGES[1]) if name.startswith("wuse.")]
    assert len(named) > 15
    for name in named:
        module, _, attribute = name.rpartition(".")
        try:
            found: object = import_module(module)
        except ModuleNotFoundError:  # the attribute of a class
            module, _, owner = module.rpartition(".")
            found = getattr(import_module(module), owner)
        assert hasattr(found, attribute), name


def test_classes_in_the_glossary_exist() -> None:
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "hooks").rglob("*.py"))
    glossary = PAGES[1].read_text("utf-8").split("{ #terms }")[1].split("\n## ")[0]
    named = re.findall(r"`([A-Z]\w+)`", glossary)
    assert named
    assert [name for name in named if f"class {name}" not in source] == []


def test_rooms_are_drawn_as_they_are() -> None:
    drawn = PAGES[1].read_text("utf-8").split("{ #rooms }")[1].split("```")[1]
    engine = ROOT / "hooks/wuse"
    rooms = {path.name for path in engine.iterdir() if (path / "__init__.py").exists()}
    assert rooms <= set(re.findall(r"\w+", drawn))
