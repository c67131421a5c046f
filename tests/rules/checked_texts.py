"""Runs the rules on texts, each as the body of an activity of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from project import Project, activity, brand
from rules.examples import TODAY

from wuse.rules import check
from wuse.source import Problem, load_region


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
