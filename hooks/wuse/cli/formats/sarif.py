"""SARIF 2.1.0, what code hosts and editors read as the result of a static analysis.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; "§" below are its sections.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from wuse import __version__
from wuse.rules import FAMILIES
from wuse.source import Code, Problem, Severity

from .data import encode
from .sources import Sources
from .words import sentence

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_RULES = {code: position for position, code in enumerate(Code)}


def sarif(problems: Sequence[Problem], sources: Sources) -> Iterator[str]:
    """One run of one tool, with every rule that there is."""
    driver = {"name": "wuse", "version": __version__, "rules": [_rule(code) for code in Code]}
    run = {
        "tool": {"driver": driver},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem) for problem in problems],
    }
    yield encode({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: Code) -> dict[str, object]:
    name = "".join(map(str.capitalize, code.name.split("_")))
    return {"id": code.value, "name": name, "shortDescription": {"text": FAMILIES[code.value[0]]}}


def _result(problem: Problem) -> dict[str, object]:
    uri = quote(os.fsencode(problem.path))
    region = {
        "startLine": problem.line,
        "startColumn": problem.column,
        "endLine": problem.end_line,
        "endColumn": problem.end_column,
    }
    place = {"artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"}, "region": region}
    return {
        "ruleId": problem.code.value,
        "ruleIndex": _RULES[problem.code],
        "level": _LEVELS[problem.severity],
        "message": {"text": _literal(sentence(problem))},
        "locations": [{"physicalLocation": place}],
    }


def _literal(text: str) -> str:
    """Text in which nothing is a placeholder (§3.11.5) or a link (§3.11.6)."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")
