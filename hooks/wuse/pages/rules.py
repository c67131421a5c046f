"""The list of rules and the page of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from wuse.pages.parts import labels, rule_views, urls
from wuse.pages.parts.context import SiteContext
from wuse.pages.parts.directory import Directory
from wuse.pages.parts.page import Page
from wuse.rules import RULES


def pages(context: SiteContext, directory: Directory) -> Iterator[Page]:
    """The list of rules and the page of each."""
    # Rules come from the program; its history says nothing about the data.
    origin = replace(context.origin("hooks/wuse/rules/", urls.RULES_JSON), updated="")
    yield Page(
        path=urls.RULES,
        title=labels.RULES,
        description="提交的内容按哪些规则检查，每条规则为什么有、怎样改",
        template="rules.html",
        view=rule_views.listing,
        origin=origin,
        section=urls.RULES,
    )
    for rule in RULES.values():
        yield Page(
            path=urls.rule(rule.code),
            title=f"{rule.code} {rule.title}｜{labels.RULES}",
            description=rule.why,
            template="rule.html",
            view=partial(rule_views.view, rule, context.region.site.rules),
            origin=origin,
            section=urls.RULES,
            is_document=True,
        )
