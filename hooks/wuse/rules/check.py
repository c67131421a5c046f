"""Runs every rule over a region and locates every finding in its file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from wuse.model.base import Record
from wuse.model.settings import Settings
from wuse.photos import inspect as inspect_header
from wuse.rules.texts.identifiers import mask_private_numbers
from wuse.source.bind import locate
from wuse.source.clock import today as day_of_build
from wuse.source.loaded import Loaded
from wuse.source.messages import labels
from wuse.source.parser import parse
from wuse.source.problems import FILE_START, Mark, Problem, Span
from wuse.source.text import mark_at, read_text
from wuse.source.tree import ParsedFile

from .context import Inspect, RegionContext, SchoolContext
from .levels import levelled
from .registry import RULES
from .rule import Finding, Rule


def check(
    project: Path,
    loaded: Loaded,
    inspect: Inspect = inspect_header,
    settings: Settings | None = None,
    today: date | None = None,
) -> list[Problem]:
    """Return everything that is wrong with a region, by path and line, at the bureau's levels.

    Args:
        project: the folder that holds ``brands/``.
        loaded: the region as read, before anything is held back from publication, with the
            problems of its files.
        inspect: how to inspect a photo; by default, only its header is read.
        settings: the bureau's settings.
        today: the day that dates are compared with; by default, the day of the build.
    """
    settings = settings or Settings()
    context = RegionContext(
        project,
        loaded.region,
        today or day_of_build(settings.zone),
        settings,
        unreadable=frozenset(loaded.left_out) - loaded.region.owners.keys(),
    )
    return _unique([*_located(context, loaded, inspect), *check_region(context, ())])


def check_owners(context: RegionContext, loaded: Loaded, inspect: Inspect) -> list[Problem]:
    """Return what is wrong with the owners that were read, and with the files that were read.

    Args:
        context: the region.
        loaded: as for `check`.
        inspect: how to inspect a photo.
    """
    return _unique(_located(context, loaded, inspect))


def check_region(context: RegionContext, found: Iterable[Problem]) -> list[Problem]:
    """Return what is wrong with the region as a whole and with the bureau's own files.

    This needs no records of owners: it sees what `RegionContext.owners` says of them.

    Args:
        context: the region.
        found: the problems that were found while the bureau's files were read.
    """
    locator = _Locator(context.project, {})
    findings = _region_findings(context)
    problems = [*found, *(locator.problem(rule, finding) for rule, finding in findings)]
    return _unique(_at_levels(problems, context))


def _located(context: RegionContext, loaded: Loaded, inspect: Inspect) -> Iterator[Problem]:
    problems = list(loaded.problems)
    for slug in context.region.owners:
        locator = _Locator(context.project, loaded.parsed)  # a new one drops the last owner's trees
        findings = _school_findings(context.school(slug, inspect))
        problems += (locator.problem(rule, finding) for rule, finding in findings)
    return _at_levels(problems, context)


def _at_levels(problems: Iterable[Problem], context: RegionContext) -> Iterator[Problem]:
    return map(_masked, levelled(problems, context.region.site))


def _unique(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in order. A word that is wrong twice in a field is reported once."""
    return sorted(set(problems))


def _masked(problem: Problem) -> Problem:
    """The problem with private numbers masked in its texts, which are public."""
    field, message, fix = map(mask_private_numbers, (problem.field, problem.message, problem.fix))
    return replace(problem, field=field, message=message, fix=fix)


def _region_findings(context: RegionContext) -> Iterator[tuple[Rule, Finding]]:
    for rule in RULES.values():
        if rule.region_check:
            yield from ((rule, finding) for finding in rule.region_check(context))


def _school_findings(school: SchoolContext) -> Iterator[tuple[Rule, Finding]]:
    for rule in RULES.values():
        if rule.school_check:
            yield from ((rule, finding) for finding in rule.school_check(school))


class _Locator:
    """Locates findings. It parses only files with findings, so a clean region costs nothing."""

    def __init__(self, project: Path, parsed: Mapping[str, ParsedFile]) -> None:
        self._project = project
        self._files = dict(parsed)

    def problem(self, rule: Rule, finding: Finding) -> Problem:
        """Return the finding as a problem at its span in the file."""
        span, field = FILE_START, ""
        if finding.kind:
            span = self._span(finding.kind, finding)
            field = " › ".join(labels(finding.kind, finding.loc))
        return Problem(
            rule.code, rule.severity, finding.path, span, finding.message, finding.fix, field
        )

    def _span(self, kind: type[Record], finding: Finding) -> Span:
        tree, lines = self._parsed(finding.path)
        if not tree:
            return FILE_START
        if kind is Settings:
            tree = tree.find(("extra", "wuse"), str.__eq__).node
        span = locate(kind, tree, finding.loc)
        return _narrowed(span, finding.quote, lines) if finding.quote else span

    def _parsed(self, path: str) -> ParsedFile:
        if path not in self._files:
            text, _ = read_text(self._project / path, path)
            root = parse(text, path)[0] if text is not None else None
            self._files[path] = ParsedFile(root, (text or "").split("\n"))
        return self._files[path]


def _narrowed(span: Span, quote: str, lines: list[str]) -> Span:
    """The first occurrence of the quote within a span, even if lines break inside it."""
    last = min(span.end.line, len(lines))
    text = "\n".join(lines[span.start.line - 1 : last])
    pattern = re.compile(r"\s+".join(map(re.escape, quote.split())))
    match = pattern.search(text, span.start.column - 1)
    if not match:
        return span
    start, end = (mark_at(text, offset) for offset in match.span())
    above = span.start.line - 1
    return Span(Mark(start.line + above, start.column), Mark(end.line + above, end.column))
