"""SARIF 2.1.0, the format in which code hosts and editors read results of a static analysis.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; "§" below means its sections.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from click import unstyle

from wuse import __version__
from wuse.cli.explain import explain, explain_in_markdown
from wuse.pages.parts import rule_views
from wuse.rules import FAMILIES, RULES, Rule
from wuse.source import Problem, Severity

from .common import Address, Sources, encode, sentence

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_POSITIONS = {code: position for position, code in enumerate(RULES)}


def sarif(problems: Sequence[Problem], sources: Sources, address: Address) -> Iterator[str]:
    """One run of one tool, with all of its rules."""
    rules = [_rule(rule, address(rule.code)) for rule in RULES.values()]
    driver = {"name": "wuse", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem) for problem in problems],
    }
    yield encode({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule, address: str) -> dict[str, object]:
    """A reportingDescriptor (§3.49). Its texts are ours and contain nothing to escape."""
    view = rule_views.view(rule)
    text = unstyle("\n".join(explain(view)))
    return {
        "id": rule.code.value,
        "name": "".join(map(str.capitalize, rule.name.split("-"))),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": text, "markdown": explain_in_markdown(view)},
        **({"helpUri": address} if address else {}),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [FAMILIES[rule.code[0]]]},
    }


def _result(problem: Problem) -> dict[str, object]:
    uri = quote(os.fsencode(problem.path))
    region = {
        "startLine": problem.line,
        "startColumn": problem.column,
        "endLine": problem.end_line,
        "endColumn": problem.end_column,
    }
    location = {"artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"}, "region": region}
    return {
        "ruleId": problem.code.value,
        "ruleIndex": _POSITIONS[problem.code],
        "level": _LEVELS[problem.severity],
        "message": {"text": _escaped(sentence(problem))},
        "locations": [{"physicalLocation": location}],
    }


def _escaped(text: str) -> str:
    """A text without placeholders (§3.11.5) and links (§3.11.6)."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")
