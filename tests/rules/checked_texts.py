"""Runs the rules on the texts and records of a school."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from support.examples import TODAY
from support.project import Project, activity, brand

from wuse.rules import check
from wuse.source import Problem, load_region

DAY = "2025-10-18"
"""Of an activity that nothing is said about."""


def problems_in(root: Path, texts: Sequence[str], **more: object) -> list[list[Problem]]:
    """Return, for each text, the problems of an activity with this body.

    Args:
        root: an empty folder.
        texts: the bodies.
        more: other ``.yml`` files of the bureau, by their name without suffix: ``site``.
    """
    files = {f"brands/_bureau/{name}.yml": content for name, content in more.items()}
    names = [f"brands/aa/activities/2025-03-12-{place:03}.yml" for place in range(len(texts))]
    bodies = {name: activity(body=text) for name, text in zip(names, texts, strict=True)}
    project = Project(root).write({"brands/aa/brand.yml": brand(), **files, **bodies})
    loaded = load_region(project.root)
    problems = check(project.root, loaded, today=TODAY)
    return [[problem for problem in problems if problem.path == name] for name in names]


def codes(root: Path, *records: dict[str, object], **more: object) -> list[str]:
    """Codes of content that a brand with these activities gives."""
    files = {f"brands/aa/activities/a{number}.yml": record for number, record in enumerate(records)}
    return codes_in(root, {"brands/aa/brand.yml": brand("甲", **more), **files})


def codes_in(root: Path, files: dict[str, object]) -> list[str]:
    """Codes of content that readable files give."""
    project = Project(root).write(files)  # type: ignore[arg-type]
    loaded = load_region(project.root)
    assert loaded.problems == []
    found = check(root, loaded, today=TODAY)
    return [problem.code.value for problem in found if problem.code.startswith("C")]
