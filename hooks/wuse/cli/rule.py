"""``wuse rule``: what a code means, and how to fix the problem."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator

import click

from wuse.pages.parts import rule_views
from wuse.printable import printable
from wuse.rules import RULES, Rule
from wuse.source import Code

from .explain import COLOURS, explain

_BY_NAME = {rule.name: rule for rule in RULES.values()}


@click.command()
@click.argument("code", required=False, default="", metavar="[代码]")
def rule(code: str) -> None:
    """解释一条检查规则：为什么有，怎样改。

    代码就是 wuse check 给出的，例如 Y221，大小写都行；也可以写英文名。
    只写代码的开头（例如 Y 或 P5）列出那一类，不写就列出全部。
    """
    rules = _matching(code.strip())
    if not rules:
        raise click.UsageError(f"没有“{printable(code)}”这条规则{_suggestion(code)}")
    if len(rules) == 1:
        lines = explain(rule_views.view(rules[0]))
    else:
        lines = _list({rule.code for rule in rules})
    click.echo("\n".join(lines))


def _matching(word: str) -> list[Rule]:
    """The rule with this code or name, or else those that begin with it."""
    code, name = word.upper(), word.lower()
    if name in _BY_NAME:
        return [_BY_NAME[name]]
    return [
        rule for rule in RULES.values() if rule.code.startswith(code) or rule.name.startswith(name)
    ]


def _suggestion(word: str) -> str:
    words = [*RULES, *_BY_NAME]
    close = [
        *difflib.get_close_matches(word.upper(), words, 1),
        *difflib.get_close_matches(word.lower(), words, 1),
    ]
    if not close:
        return "；运行 wuse rule 列出全部"
    (rule, *_) = _matching(close[0])
    return f"；是不是 {close[0]}（{rule.title}）？"


def _list(codes: Collection[Code]) -> Iterator[str]:
    for family in rule_views.listing().families:
        rows = [row for row in family.rows if row.code in codes]
        if rows:
            yield click.style(family.title, bold=True)
        for row in rows:
            fixable = "，能自动改" if row.is_fixable else ""
            severity = click.style(row.severity.zh, fg=COLOURS[row.severity])
            yield f"  {row.code} {severity} {row.title}{fixable}"
        if rows:
            yield ""
    yield "运行 wuse rule 代码 看解释。"
