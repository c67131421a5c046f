"""Honours and recognitions: the level that is written is that of the title and of the issuer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wuse.model.vocabulary import Term
from wuse.rules.context import SchoolContext
from wuse.rules.rule import Example, Finding, SchoolRule, at
from wuse.source.codes import Code
from wuse.source.problems import Loc, Severity

_TITLE: Mapping[str, frozenset[str]] = {
    "国家级|全国": frozenset({"nation", "ministry"}),
    "部级": frozenset({"ministry", "nation"}),
    "省级|自治区级|全省|全自治区": frozenset({"province"}),
    "市级|全市": frozenset({"city", "county"}),  # a city may have the rank of a county
    "[县区旗]级|全[县区]": frozenset({"county"}),
    "校级|全校": frozenset({"school"}),
    "[院系]级": frozenset({"college"}),
}
"""Words of a title that name a level -> codes of the levels that they can mean."""
_ISSUER: Mapping[str, frozenset[str]] = {
    # The lowest place that an issuer names is its own: 某省某市教育局 is of the city.
    r"(?<![社校学园辖])[县旗](?:委|政府|人民|教|文|团|妇|总|机|精)": frozenset({"county"}),
    r"(?<![社校学园辖治])区(?:委|政府|人民|教|文|团|妇|总|机|精)": frozenset({"county", "city"}),
    r"(?:北京|上海|天津|重庆)市(?:委|政府|人民|教|文|团|妇|总|机|精)": frozenset(
        {"province", "city"}
    ),
    r"市(?:委|政府|人民|教|文|团|妇|总|机|精)": frozenset({"city", "county"}),
    r"(?:省|自治区)(?:委|政府|人民|教|文|团|妇|总|机|精)": frozenset({"province"}),
    r"教育部|国务院|中共中央|团中央|中央[宣文组]|中宣部|全国妇联|全国总工会": frozenset(
        {"nation", "ministry"}
    ),
}
"""Names of issuers, the lowest first -> codes of the levels of what they give."""


@SchoolRule(
    Code.LEVEL_MISFIT,
    "level-misfit",
    "级别和名称、颁发单位不符",
    Severity.WARNING,
    why="评审按级别给分，也按级别查证。名称里写着“市级”、由市里颁发，级别却写成省级，会被当作虚报；"
    "同一荣誉几级都有的，把几级都写上。",
    bad=Example.brand(
        "荣誉:\n  - {荣誉名称: 市级先进基层党组织, 级别: 省级, 颁发单位: 市委教育工委}\n"
    ),
    good=Example.brand(
        "荣誉:\n  - {荣誉名称: 市级先进基层党组织, 级别: 市级, 颁发单位: 市委教育工委}\n"
    ),
)
def level_misfit(school: SchoolContext) -> Iterator[Finding]:
    """The level of an honour or a recognition agrees with its title and its issuer."""
    file = school.folder.profile
    for i, honour in enumerate(file.honours):
        yield from _misfit(
            school, ("honours", i, "level"), honour.levels, honour.title, honour.issuer
        )
    for loc, given in file.located_recognitions():
        levels = (given.level,) if given.level else ()
        yield from _misfit(school, (*loc, "level"), levels, given.grade, given.by)


def _misfit(
    school: SchoolContext, loc: Loc, levels: tuple[Term, ...], title: str, issuer: str
) -> Iterator[Finding]:
    codes = {level.code for level in levels}
    if not codes:
        return
    for text, known in ((title, _TITLE), (issuer, _ISSUER)):
        word, meant = next(
            (
                (found[0], it)
                for pattern, it in known.items()
                if (found := re.search(pattern, text))
            ),
            ("", frozenset[str]()),
        )
        if word and not codes & meant:
            written = "、".join(level.shown for level in levels)
            message = f"级别写的是“{written}”，“{text}”却不是这一级的"
            fix = "照证书改正级别、名称或颁发单位；几级都有的，几个级别都写上"
            yield at(school.folder.source, loc, message, fix)
            return
