"""The rules as people read them, on the site and in ``wuse rule``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from wuse.model.bureau import RuleLevel, SeverityLevel, SiteFile
from wuse.rules import FAMILIES, RULES, Rule
from wuse.rules.expected_problems import expected_problems
from wuse.source import Code, Severity
from wuse.upkeep import FIXABLE

from . import rule_examples as examples
from . import urls
from .filters import Facet, Filter, filters
from .page import Fact, PageLink
from .rule_examples import ExampleView

FACETS = ("severity", "mending")

_MEANING = {
    Severity.ERROR: "改好以前，检查不通过",
    Severity.WARNING: "检查能通过，但多半不是本意",
    Severity.HINT: "这样也行，还可以更好",
}

_MEANING_FOR_IMPORT = {
    Severity.ERROR: "这一行或这个文件没有写，改好再导入",
    Severity.WARNING: "写成了草稿，这一处要人核对",
    Severity.HINT: "只是告诉您",
}
"""Of the codes that ``wuse import`` gives: nothing of it is public yet."""

_CAUTION = "只有“错误”挡得住发布：关闭或者降级以后，有这个问题的文件照常公开，收不回来。"


@dataclass(frozen=True, slots=True)
class RuleView:
    """What ``rule.html`` and ``wuse rule`` show."""

    code: Code
    title: str
    severity: Severity
    family: str
    facts: tuple[Fact, ...]
    why: str
    bad: ExampleView
    good: ExampleView
    switch: str
    """Lines for the bureau's ``site.yml`` that switch the rule off; empty if it must stay on."""
    caution: str
    """What to consider before switching it off; may be empty."""
    before: PageLink | None
    after: PageLink | None


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule in a list."""

    code: Code
    title: str
    severity: Severity
    is_fixable: bool
    url: str
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Rules about one subject. Their codes begin with the same letter."""

    letter: str
    title: str
    rows: tuple[RuleRow, ...]


@dataclass(frozen=True, slots=True)
class RulesView:
    """What ``rules.html`` shows."""

    families: tuple[Family, ...]
    filters: tuple[Filter, ...]
    count: int


def listing() -> RulesView:
    """All rules by family."""
    families = tuple(
        Family(letter, FAMILIES[letter], tuple(map(_row, rules)))
        for letter, rules in groupby(RULES.values(), lambda rule: rule.code[0])
    )
    rows = [row for family in families for row in family.rows]
    return RulesView(families, filters(FACETS, [row.facets for row in rows], {}), len(rows))


def view(rule: Rule, levels: Iterable[RuleLevel] = ()) -> RuleView:
    """Everything that people read about one rule.

    Args:
        rule: the rule.
        levels: the levels that the bureau has set, for any rules.
    """
    codes = list(RULES)
    position = codes.index(rule.code)
    bad, good = _examples(rule.code)
    return RuleView(
        code=rule.code,
        title=rule.title,
        severity=rule.severity,
        family=FAMILIES[rule.code[0]],
        facts=tuple(_facts(rule, levels)),
        why=rule.why,
        bad=bad,
        good=good,
        switch=_switch(rule) if rule.adjustable else "",
        caution=_CAUTION if rule.adjustable and rule.withholds else "",
        before=_link(codes[position - 1]) if position else None,
        after=_link(codes[position + 1]) if position + 1 < len(codes) else None,
    )


@cache
def _examples(code: Code) -> tuple[ExampleView, ExampleView]:
    """The bad and the good example of a rule: they come with the program, and never change."""
    rule = RULES[code]
    return examples.view(rule.bad, expected_problems(code)), examples.view(rule.good)


def data() -> list[dict[str, object]]:
    """All rules as plain data."""
    return [
        {
            "code": rule.code.value,
            "name": rule.name,
            "title": rule.title,
            "level": rule.severity.value,
            "adjustable": rule.adjustable,
            "withholds": rule.withholds,
            "fixable": rule.code in FIXABLE,
            "why": rule.why,
            "page": urls.rule(rule.code),
        }
        for rule in RULES.values()
    ]


def _row(rule: Rule) -> RuleRow:
    fixable = rule.code in FIXABLE
    facets = [Facet("severity", rule.severity.value, rule.severity.zh)]
    if fixable:
        facets.append(Facet("mending", "fix", "能自动改"))
    if rule.adjustable:
        facets.append(Facet("mending", "adjustable", "可调级别"))
    return RuleRow(
        rule.code, rule.title, rule.severity, fixable, urls.rule(rule.code), tuple(facets)
    )


def _link(code: Code) -> PageLink:
    return PageLink(RULES[code].title, urls.rule(code), code)


def _facts(rule: Rule, levels: Iterable[RuleLevel]) -> Iterator[Fact]:
    is_of_import = rule.code.startswith("X")
    meaning = _MEANING_FOR_IMPORT if is_of_import else _MEANING
    yield "级别", f"{rule.severity.zh}：{meaning[rule.severity]}"
    for own in levels:
        if rule.adjustable and rule.code.startswith(own.rule):
            scope = f"（{'、'.join(own.owners)}）" if own.owners else ""
            yield f"本站{scope}", "：".join(filter(None, (own.level.zh, own.why)))
    if rule.withholds:
        yield "发布", "改好以前，有这个问题的文件不会发布"
    yield "改正", "wuse fix 可以自动改好" if rule.code in FIXABLE else "需要自己改"
    yield "调整", "主管部门可以调整级别" if rule.adjustable else "不能调整级别"
    yield "英文名", rule.name


def _switch(rule: Rule) -> str:
    fields = {name: field.title for name, field in RuleLevel.model_fields.items()}
    others = [
        level.zh for level in SeverityLevel if level not in (SeverityLevel.OFF, rule.severity.value)
    ]
    return (
        f"{SiteFile.model_fields['rules'].title}:\n"
        f"  - {fields['rule']}: {rule.code}\n"
        f"    {fields['level']}: {SeverityLevel.OFF.zh}  # 也可以写 {'、'.join(others)}\n"
    )
