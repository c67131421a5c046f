"""The claims of a self-review: their evidence and criteria exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wuse.evidence.places import Entries
from wuse.evidence.pointing import Pointed
from wuse.layout import ACTIVITIES, EDITIONS, EXEMPLARS
from wuse.model.self_review import Pointer
from wuse.rules.context import SchoolContext
from wuse.rules.existing import known_ids, suggestion
from wuse.rules.rule import Example, Finding, SchoolRule, at
from wuse.source.codes import Code
from wuse.source.problems import Severity

_CLAIM = """\
自评:
  逐项自评: [{指标: X9, 佐证: [%s]}]
"""
_OTHER_CLAIM = """\
自评:
  评选: 2026
  逐项自评: [{指标: B1, 佐证: [品牌]}]
"""
_EDITION = {
    "_bureau/editions/2026.yml": "名称: 2026年评选\n年份: 2026\n依据文件: 方案\n评分标准:\n"
    "  - {编号: B, 名称: 识别, 分值: 100, 指标: [{编号: B1, 名称: 名称, 分值: 100}]}\n"
}
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


@SchoolRule(
    Code.UNKNOWN_EVIDENCE,
    "unknown-evidence",
    "佐证没有指到任何记录",
    Severity.WARNING,
    why="佐证写活动或典型的文件名（不带 .yml），评审点一下就能看到；写错了，页面上只有一串字母。",
    bad=Example(
        {**Example.activity("").files, **Example.brand(_CLAIM % "2025-10-18-readng").files}
    ),
    good=Example(
        {**Example.activity("").files, **Example.brand(_CLAIM % "2025-10-18-reading").files}
    ),
)
def unknown_evidence(school: SchoolContext) -> Iterator[Finding]:
    """Evidence written as an id refers to a record. Other words name a section of the page."""
    review = school.folder.profile.self_review
    if review is None:
        return
    entries = Entries(school.folder.profile)
    pointed = Pointed(school.folder, entries)
    ids = {
        "activity": known_ids(school, ACTIVITIES, school.folder.activities),
        "exemplar": known_ids(school, EXEMPLARS, school.folder.exemplars),
    }
    ids["named"] = [*ids["activity"], *ids["exemplar"]]
    for i, claim in enumerate(review.criteria):
        for j, pointer in enumerate(claim.evidence):
            for kind, name in pointer.targets():
                if pointed.at(kind, name) or name in ids.get(kind, ()):
                    continue
                if kind == "named" and not _ID.fullmatch(name):
                    continue  # shown as the school wrote it
                loc = ("self_review", "criteria", i, "evidence", j)
                known = ids.get(kind) or pointed.names(kind)
                message = f"没有文件名是“{name}”的活动或典型"
                if kind != "named":
                    message = f"没有这个{Pointer.model_fields[kind].title}：“{name}”"
                yield at(school.folder.source, loc, message, suggestion(name, known))


@SchoolRule(
    Code.UNKNOWN_CRITERION,
    "unknown-criterion",
    "评分标准里没有这个指标",
    Severity.WARNING,
    why="逐项自评按指标编号对到评分标准。编号不对，这一项就不会出现在评审册里。",
    bad=Example({**_EDITION, **Example.brand(_CLAIM % "品牌" + "  评选: 2026\n").files}),
    good=Example({**_EDITION, **Example.brand(_OTHER_CLAIM).files}),
)
def unknown_criterion(school: SchoolContext) -> Iterator[Finding]:
    """The edition that a self-review names exists, and has the criteria that it names."""
    review = school.folder.profile.self_review
    if review is None or not review.edition:
        return
    editions = [item.id for item in school.region.editions]
    if school.region.unread_in(EDITIONS):
        return
    if review.edition not in editions:
        message, fix = f"没有“{review.edition}”这一届评选", suggestion(review.edition, editions)
        yield at(school.folder.source, ("self_review", "edition"), message, fix)
        return
    ids = [
        it.id for contest in school.context.contests[review.edition] for _, it in contest.criteria()
    ]
    for i, claim in enumerate(review.criteria):
        if ids and claim.criterion not in ids:
            loc = ("self_review", "criteria", i, "criterion")
            message = f"评分标准里没有指标“{claim.criterion}”"
            yield at(school.folder.source, loc, message, suggestion(claim.criterion, ids))
