"""All rules by their code: every rule that a module of `wuse.rules.families` defines."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType, ModuleType

from wuse.source.codes import Code

from .families import (
    captions,
    claims,
    completeness,
    counts,
    dates,
    drafts,
    edition_candidates,
    edition_dossier,
    edition_grades,
    edition_notice,
    edition_outcome,
    edition_participation,
    edition_scales,
    edition_stages,
    editions,
    fields,
    files,
    form_templates,
    identity,
    import_cells,
    import_rows,
    imports,
    internal,
    law,
    likeness,
    links,
    minors,
    people,
    photo_conflicts,
    photo_files,
    photos,
    placeholders,
    privacy,
    quoting,
    rates,
    references,
    roles,
    scope,
    series,
    slips,
    submissions,
    syntax,
    takedowns,
    terms,
    wording,
)
from .rule import Rule

FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "F": "文件的编码、名称和位置",
        "Y": "YAML 的写法",
        "S": "栏目和内容的类型",
        "R": "引用的编号和名称",
        "P": "照片",
        "V": "隐私和同意",
        "C": "内容的质量",
        "T": "用语",
        "I": "标识",
        "L": "法规",
        "E": "评选",
        "O": "提交的范围",
        "X": "导入台账、简报、文章和照片，填表",
    }
)
"""First letter of a code -> subject of the family, in the order of the list of rules."""

_MODULES: tuple[ModuleType, ...] = (
    files, syntax, slips, quoting, fields, references, photos, photo_files, photo_conflicts,
    likeness, captions, placeholders, wording, links, rates, counts, dates, series, claims,
    completeness, drafts, people, roles, privacy, minors, internal, takedowns, terms, identity, law,
    editions, edition_scales, edition_stages, edition_grades, edition_dossier, edition_candidates,
    edition_participation, edition_notice, edition_outcome, submissions,
    scope, imports, import_cells,
    import_rows, form_templates,
)  # fmt: skip


def _registered() -> Mapping[Code, Rule]:
    rules = [
        rule for module in _MODULES for rule in vars(module).values() if isinstance(rule, Rule)
    ]
    by_code = {rule.code: rule for rule in rules}
    if len(by_code) < len(rules):
        raise ValueError("two rules have the same code")
    return MappingProxyType({code: by_code[code] for code in sorted(by_code, key=_order)})


def _order(code: Code) -> tuple[int, str]:
    return list(FAMILIES).index(code.value[0]), code.value


RULES = _registered()
"""Code -> rule, family by family."""
