"""Evaluations: whether enough members took part in an activity that is a candidate."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from wuse.model.people import GroupKind
from wuse.model.quantity import Quantity
from wuse.model.records import Activity
from wuse.rules.awards import edition_example
from wuse.rules.context import SchoolContext
from wuse.rules.rule import Example, Finding, SchoolRule, at
from wuse.source.codes import Code
from wuse.source.problems import Severity

_CANDIDATE = "对象: 活动\n参评单位: [{文件夹: example, 记录: 2025-10-18-reading}]\n"


def _participation(members: int) -> Example:
    activity = Example.activity(f"参加人群: [{{人群: 党员, 人数: {members}}}]\n").files
    brand = Example.brand("单位: {单位名称: 示例小学, 党员数: 20}\n").files
    conditions = "申报条件: {党员参与率: 不少于95%}\n"
    edition = edition_example(conditions + _CANDIDATE).files
    return Example({**brand, **activity, **edition})


@SchoolRule(
    Code.EDITION_PARTICIPATION,
    "edition-participation",
    "党员参与率不够申报条件",
    Severity.WARNING,
    why="申报条件写了党员参与率，活动记录里参加的党员数除以单位的党员数，就是这次活动的参与率。不够，"
    "初审就通不过。",
    bad=_participation(18),
    good=_participation(20),
)
def edition_participation(school: SchoolContext) -> Iterator[Finding]:
    """An activity that takes part in an award had enough of the school's members in it."""
    members = school.folder.profile.owner.party_members
    for item in school.region.editions:
        for award in item.record.each():
            wanted = award.eligibility.participation if award.eligibility else None
            keys = {it.key for it in item.record.candidates_for(award)}
            for activity in school.folder.activities:
                if wanted and wanted.value and f"{school.folder.slug}/{activity.id}" in keys:
                    rate = _rate(activity.record, members)
                    if rate is not None and rate < wanted.value:
                        message = f"党员参与率{rate:.1f}%，“{award.name}”要{wanted.zh()}"
                        fix = "核对“参加人群”里的党员和单位的“党员数”；不够就换一次活动申报"
                        yield at(activity, ("participants",), message, fix)


def _rate(activity: Activity, members: Quantity | None) -> Decimal | None:
    """The percentage of members who took part; None if one of the numbers is not known."""
    counts = [it.count for it in activity.participants if it.kind is GroupKind.MEMBER]
    present = [it.value for it in counts if it is not None and it.value is not None]
    if not present or len(present) < len(counts) or members is None or not members.value:
        return None
    return sum(present, Decimal(0)) * 100 / members.value
