"""Totals that differ from what is listed. The school is asked; Wuse never corrects a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from wuse.model.brand import BrandFile
from wuse.model.initiative import Initiative
from wuse.model.owner import Branch
from wuse.model.practice import Item, Method
from wuse.model.quantity import Quantity
from wuse.model.quantity_parse import Qualifier
from wuse.rules.context import SchoolContext
from wuse.rules.rule import Example, Finding, SchoolRule, at
from wuse.rules.texts.prose import is_explained
from wuse.source.codes import Code
from wuse.source.problems import Loc, Severity


@dataclass(frozen=True, slots=True)
class _Listed:
    """A total that a school declares, and the number of entries that it lists."""

    loc: Loc
    name: str
    total: Quantity
    count: Decimal
    """The number of entries, or the sum of their amounts if each entry has one."""

    @property
    def is_short(self) -> bool:
        """Whether fewer are listed than declared."""
        least = self.total.low if self.total.low is not None else self.total.value
        return least is not None and self.count < least and self._binds_below

    @property
    def is_long(self) -> bool:
        """Whether more are listed than declared."""
        most = self.total.high if self.total.high is not None else self.total.value
        binds = self.total.qualifier in (Qualifier.EXACT, Qualifier.AT_MOST)
        return most is not None and self.count > most and binds

    @property
    def _binds_below(self) -> bool:
        return self.total.qualifier not in (Qualifier.AT_MOST, Qualifier.ABOUT)


_Group = tuple[Loc, str, Quantity | None, Sequence[object]]
"""The field of a declared total, the name of the list, the total, and the entries."""


def _listed(school: SchoolContext) -> Iterator[_Listed]:
    file = school.folder.profile
    same_files: list[_Group] = [
        *_lists_and_codes((), file),
        *(
            (("owner", "members", i, "total"), group.name, group.total, group.listed)
            for i, group in enumerate(file.owner.members)
        ),
        *(
            (("plan", i, "parts", j, "total"), part.title, part.total, part.tasks)
            for i, plan in enumerate(file.plan)
            for j, part in enumerate(plan.parts)
        ),
    ]
    for loc, name, total, entries in same_files:
        if total and entries:
            yield _Listed(loc, name, total, _sum(entries))


def _lists_and_codes(loc: Loc, holder: BrandFile | Initiative) -> Iterator[_Group]:
    """Named lists and the parts of code names, in the brand and in every initiative."""
    for i, named in enumerate(holder.lists):
        yield (*loc, "lists", i, "total"), named.name, named.total, named.items
    for i, method in enumerate(holder.methods):
        yield from _parts((*loc, "methods", i), method)
    name = "initiatives" if isinstance(holder, BrandFile) else "children"
    for i, initiative in enumerate(getattr(holder, name)):
        yield from _lists_and_codes((*loc, name, i), initiative)


def _parts(loc: Loc, method: Method) -> Iterator[_Group]:
    for i, part in enumerate(method.parts):
        # The items below a single thing describe it: 1个局党委.
        if part.number is not None and part.number > 1:
            total = Quantity(value=Decimal(part.number))
            name = f"{method.code} 里的 {part.count}{part.noun}"
            yield (*loc, "parts", i, "count"), name, total, part.items
    for i, inner in enumerate(method.methods):
        yield from _parts((*loc, "methods", i), inner)


def _sum(entries: Sequence[object]) -> Decimal:
    amounts = [_exact(entry.amount) if isinstance(entry, Item) else None for entry in entries]
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if len(known) == len(entries) else Decimal(len(entries))


@SchoolRule(
    Code.MORE_LISTED,
    "listed-more",
    "列出的比总数多",
    Severity.WARNING,
    why="总数写 2，却列出 3 项，两个数都会显示在页面上，评审一眼就看得到。",
    bad=Example.brand(
        "清单:\n  - {名称: 三个清单, 类别: 清单, 总数: 2, 各项: [问题, 任务, 责任]}\n"
    ),
    good=Example.brand(
        "清单:\n  - {名称: 三个清单, 类别: 清单, 总数: 3, 各项: [问题, 任务, 责任]}\n"
    ),
)
def more_listed(school: SchoolContext) -> Iterator[Finding]:
    """No list is longer than declared, and no type of exemplar has more profiles than declared."""
    for listed in _listed(school):
        if listed.is_long:
            message = f"“{listed.name}”写着总数 {listed.total.zh()}，所列的合计 {listed.count}"
            yield at(school.folder.source, listed.loc, message, "核对总数，或者删掉多列的")
    profiles_by_type = Counter(item.record.type.code for item in school.folder.exemplars)
    for i, declared in enumerate(school.folder.profile.exemplar_counts):
        profiles = profiles_by_type[declared.type.code]
        if not (declared.period or declared.level):
            loc = ("exemplar_counts", i, "count")
            listed = _Listed(loc, declared.type.zh, declared.count, Decimal(profiles))
            if listed.is_long:
                message = (
                    f"{declared.type.zh}写着 {declared.count.zh()}，却有 {profiles} 份典型材料"
                )
                yield at(school.folder.source, listed.loc, message, "核对总数和典型的类型")


@SchoolRule(
    Code.FEWER_LISTED,
    "listed-fewer",
    "列出的比总数少",
    Severity.HINT,
    why="总数和列出的不一样是允许的，页面上两个数都写明；能补齐就补齐，不能就写明缺什么。",
    bad=Example.brand("清单:\n  - {名称: 三个清单, 类别: 清单, 总数: 3, 各项: [问题, 任务]}\n"),
    good=Example.brand(
        "清单:\n  - 名称: 三个清单\n    类别: 清单\n    总数: 3\n    各项: [问题, 任务]\n"
        "    来源缺漏: 来源只列出两个。\n"
    ),
)
def fewer_listed(school: SchoolContext) -> Iterator[Finding]:
    """A list shorter than declared says why."""
    for listed in () if school.is_from_publication else _listed(school):
        if listed.is_short and not is_explained(school.folder.profile, listed.loc):
            message = f"“{listed.name}”写着总数 {listed.total.zh()}，所列的只有 {listed.count}"
            yield at(school.folder.source, listed.loc, message, "补齐，或者在“来源缺漏”里写明原因")


@SchoolRule(
    Code.BRANCH_SUM,
    "branch-sum",
    "各支部党员加起来对不上",
    Severity.WARNING,
    why="各支部的党员数加起来应当等于上一级的党员数。对不上，多半有一个是旧的。",
    bad=Example.brand(
        "单位:\n  单位名称: 示例小学\n  党员数: 46\n  组织设置:\n"
        "    - {名称: 第一党支部, 党员数: 21}\n    - {名称: 第二党支部, 党员数: 27}\n"
    ),
    good=Example.brand(
        "单位:\n  单位名称: 示例小学\n  党员数: 48\n  组织设置:\n"
        "    - {名称: 第一党支部, 党员数: 21}\n    - {名称: 第二党支部, 党员数: 27}\n"
    ),
)
def branch_sum(school: SchoolContext) -> Iterator[Finding]:
    """The members of all branches add up to the members of the organisation above them."""
    owner = school.folder.profile.owner
    mismatches = _mismatches(
        ("owner", "party_members"), owner.party_members, ("owner", "branches"), owner.branches
    )
    for loc, total, parts in mismatches:
        message = f"下面各组织的党员加起来是 {parts}，这里写的是 {total}"
        yield at(school.folder.source, loc, message, "核对各支部的党员数和总数")


def _mismatches(
    loc: Loc, total: Quantity | None, branches_loc: Loc, branches: Sequence[Branch]
) -> Iterator[tuple[Loc, Decimal, Decimal]]:
    """Totals that differ from the sum of their parts, with that sum."""
    whole = _exact(total)
    known = [_members(branch) for branch in branches]
    sum_known = sum(filter(None, known), Decimal(0))
    is_complete = bool(known) and None not in known
    if whole is not None and (sum_known > whole or (is_complete and sum_known != whole)):
        yield loc, whole, sum_known
    for i, branch in enumerate(branches):
        here = (*branches_loc, i)
        yield from _mismatches(
            (*here, "members"), branch.members, (*here, "children"), branch.children
        )


def _members(branch: Branch) -> Decimal | None:
    """Members of a branch; None if unknown, or if the entry stands for several branches."""
    is_several = branch.count is not None and branch.count.value != 1
    return None if is_several else _exact(branch.members)


def _exact(quantity: Quantity | None) -> Decimal | None:
    return quantity.value if quantity and quantity.qualifier is Qualifier.EXACT else None


@SchoolRule(
    Code.OVERHANDLED,
    "feedback-overhandled",
    "办结的意见比收到的多",
    Severity.WARNING,
    why="收到 12 条意见，不会办结 15 条。",
    bad=Example.activity("反馈: {意见数: 12条, 已办理: 15条}\n"),
    good=Example.activity("反馈: {意见数: 15条, 已办理: 12条}\n"),
)
def overhandled(school: SchoolContext) -> Iterator[Finding]:
    """No more opinions were handled than were received."""
    for item in school.folder.activities:
        if feedback := item.record.feedback:
            received, handled = _exact(feedback.opinions), _exact(feedback.handled)
            if received is not None and handled is not None and handled > received:
                message = f"收到 {received} 条意见，却办结了 {handled} 条"
                yield at(item, ("feedback", "handled"), message, "核对这两个数，是不是写反了")
