"""Runs every rule over a region, and finds the line for every finding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from wuse.model.settings import Settings
from wuse.photos import inspect as inspect_header
from wuse.rules.texts.identifiers import concealed
from wuse.source.bind import locate
from wuse.source.clock import today as day_of_build
from wuse.source.loader import Loaded
from wuse.source.messages import labels
from wuse.source.parser import parse
from wuse.source.problems import FILE_START, Mark, Problem, Span
from wuse.source.text import mark_at, read_text
from wuse.source.tree import Node

from .context import Inspect, RegionContext
from .finding import Finding
from .levels import levelled
from .registry import RULES
from .rule import Rule


def check(
    project: Path,
    loaded: Loaded,
    inspect: Inspect = inspect_header,
    settings: Settings | None = None,
    today: date | None = None,
) -> list[Problem]:
    """Everything that is wrong with a region, by path and line, at the levels the bureau set.

    Args:
        project: the folder that holds ``brands/``.
        loaded: the region as read, before anything is held back from publication, and what was
            wrong with its files.
        inspect: how to look at a photo; by default, at its header alone.
        settings: the bureau's settings.
        today: the day that dates are held against; by default, that of the build.
    """
    settings = settings or Settings()
    context = RegionContext(project, loaded.region, today or day_of_build(settings.zone), settings)
    trees = _Trees(project)
    found = [trees.locate(rule, finding) for rule, finding in _findings(context, inspect)]
    told = map(_discreet, levelled([*loaded.problems, *found], loaded.region.site))
    return sorted(set(told))  # a word that is wrong twice in a field is told once


def _discreet(problem: Problem) -> Problem:
    """The problem without the numbers of persons that its words repeat: they appear in public."""
    field, message, fix = map(concealed, (problem.field, problem.message, problem.fix))
    return replace(problem, field=field, message=message, fix=fix)


def _findings(context: RegionContext, inspect: Inspect) -> Iterator[tuple[Rule, Finding]]:
    surveys = [(rule, rule.survey) for rule in RULES.values() if rule.survey]
    looks = [(rule, rule.look) for rule in RULES.values() if rule.look]
    for rule, survey in surveys:
        yield from ((rule, found) for found in survey(context))
    for slug in context.region.owners:
        school = context.school(slug, inspect)
        for rule, look in looks:
            yield from ((rule, found) for found in look(school))


class _Trees:
    """Files are read again only for what is wrong in them, so that a clean region costs nothing."""

    def __init__(self, project: Path) -> None:
        self._project = project
        self._trees: dict[str, tuple[Node | None, list[str]]] = {}

    def locate(self, rule: Rule, found: Finding) -> Problem:
        tree, lines = self._tree(found.path) if found.kind else (None, [])
        if tree and found.kind is Settings:
            tree = tree.find(("extra", "wuse"), str.__eq__).node
        span = locate(found.kind, tree, found.loc) if found.kind and tree else FILE_START
        if found.quote:
            span = _narrowed(span, found.quote, lines)
        field = " › ".join(labels(found.kind, found.loc)) if found.kind else ""
        return Problem(rule.code, rule.severity, found.path, span, found.message, found.fix, field)

    def _tree(self, path: str) -> tuple[Node | None, list[str]]:
        if path not in self._trees:
            text, _ = read_text(self._project / path, path)
            node = parse(text, path)[0] if text is not None else None
            self._trees[path] = node, (text or "").split("\n")
        return self._trees[path]


def _narrowed(span: Span, quote: str, lines: list[str]) -> Span:
    """The first place within a span where these characters stand, wherever lines break in them."""
    words = quote.split()
    last = min(span.end.line, len(lines))
    text = "\n".join(lines[span.start.line - 1 : last])
    wanted = re.compile(r"\s+".join(map(re.escape, words)))
    found = wanted.search(text, span.start.column - 1) if words else None
    if not found:
        return span
    start, end = (mark_at(text, offset) for offset in found.span())
    above = span.start.line - 1
    return Span(Mark(start.line + above, start.column), Mark(end.line + above, end.column))
