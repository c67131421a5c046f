"""Runs every rule over a region, and finds the line for every finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from wuse.model.region import OwnerFolder, Region
from wuse.photos import inspect as inspect_header
from wuse.source.bind import place, problem
from wuse.source.messages import labels
from wuse.source.nodes import parse
from wuse.source.problems import Mark, Problem, Span
from wuse.source.text import read_text
from wuse.source.tree import Node

from . import bureau, references
from .finding import Finding
from .photos import Inspect, photos

OWNER_RULES: tuple[Callable[[Region, OwnerFolder], Iterator[Finding]], ...] = (
    references.initiatives,
    references.exemplars,
    references.owners,
    references.districts,
)
REGION_RULES: tuple[Callable[[Region], Iterator[Finding]], ...] = (
    references.names,
    bureau.site,
    bureau.resources,
)

_TOP = Span(Mark(1, 1), Mark(1, 1))


def check(project: Path, region: Region, inspect: Inspect = inspect_header) -> list[Problem]:
    """Everything that is wrong with a region's records, by path and line.

    Args:
        project: the folder that holds ``brands/``.
        region: the records as loaded, before anything is held back from publication.
        inspect: how to look at a photo; by default, at its header alone.
    """
    findings = [found for rule in REGION_RULES for found in rule(region)]
    for folder in region.owners.values():
        findings += [found for rule in OWNER_RULES for found in rule(region, folder)]
        findings += photos(project, folder, inspect)
    trees = _Trees(project)
    return sorted(trees.locate(found) for found in findings)


class _Trees:
    """Files are read again only for what is wrong in them, so that a clean region costs nothing."""

    def __init__(self, project: Path) -> None:
        self._project = project
        self._trees: dict[str, Node | None] = {}

    def locate(self, found: Finding) -> Problem:
        tree = self._tree(found.path) if found.kind else None
        span = place(found.kind, tree, found.loc) if found.kind and tree else _TOP
        field = " › ".join(labels(found.kind, found.loc)) if found.kind else ""
        return problem(
            span, found.code, found.severity, found.path, found.message, found.fix, field
        )

    def _tree(self, path: str) -> Node | None:
        if path not in self._trees:
            text, _ = read_text(self._project / path, path)
            self._trees[path] = parse(text, path)[0] if text is not None else None
        return self._trees[path]
