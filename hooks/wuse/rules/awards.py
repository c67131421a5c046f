"""What rules about evaluations share: an award with its place in the file, and its candidates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from wuse.model.edition import Award, Candidate, Edition, Subject
from wuse.model.quantity import Quantity
from wuse.model.region import Sourced
from wuse.model.rubric import Criterion, Dimension
from wuse.model.stages import Stage, stages
from wuse.source.problems import Loc

from .context import RegionContext
from .rule import Example, Finding, at

_HEAD = "名称: 2026年党建品牌评选\n年份: 2026\n"
AUTHORITY = "依据文件: {文件名称: 品牌评选实施方案}\n"
ONE_DIMENSION = "评分标准: [{编号: K, 名称: 评分表, 分值: 100}]\n"


def edition_example(text: str, authority: str = AUTHORITY) -> Example:
    """Return an example with part of an edition's file."""
    return Example({"_bureau/editions/2026.yml": f"{_HEAD}{authority}{text}"})


@dataclass(frozen=True)
class Part:
    """An award as it is judged, and where in the file its parts are."""

    item: Sourced[Edition]
    award: Award
    position: int
    own: frozenset[str]
    """The fields that the award writes itself; all others stand in the edition."""

    def at(self, loc: Loc, message: str, fix: str) -> Finding:
        """Return a finding at a field of the award, which may stand in the edition."""
        prefix = ("awards", self.position) if loc[0] in self.own else ()
        return at(self.item, (*prefix, *loc), message, fix)

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """Who takes part in it."""
        return self.item.record.candidates_for(self.award)

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """Its scored stages."""
        return stages(self.award)

    @cached_property
    def groups(self) -> list[str]:
        """The groups of its candidates or, without any, those that the rubric tells apart."""
        if self.candidates:
            return sorted({it.group for it in self.candidates})
        return self.groups_told_apart or [""]

    @cached_property
    def groups_told_apart(self) -> list[str]:
        """The groups that 适用 names."""
        every = (
            (*it.applies, *(n for one in it.criteria for n in one.applies)) for it in self.rubric
        )
        return sorted({name for names in every for name in names})

    @property
    def rubric(self) -> tuple[Dimension, ...]:
        """The dimensions."""
        return self.award.rubric

    @property
    def field(self) -> int | None:
        """How many take part: those listed, or the total that the source gives if it is more.

        None if that is not known, and for persons, who are not listed.
        """
        if self.award.subject is Subject.PERSON:
            return None
        total = self.item.record.candidates_total
        declared = int(total.value) if total is not None and total.value is not None else 0
        return max(declared, len(self.candidates)) or None

    def criteria(self) -> Iterator[tuple[Loc, Dimension, Criterion]]:
        """Yield every criterion that is written down, with its place in the award."""
        for n, dimension in enumerate(self.rubric):
            for m, criterion in enumerate(dimension.criteria):
                yield ("rubric", n, "criteria", m), dimension, criterion


Check = Callable[[Part], Iterable[Finding]]


def each_award(context: RegionContext, check: Check) -> Iterator[Finding]:
    """Check every award; what several take over from the edition is told once."""
    told: set[Finding] = set()
    for item in context.region.editions:
        written = item.record.awards
        for number, award in enumerate(item.record.each()):
            own = frozenset(written[number].model_fields_set) if written else frozenset[str]()
            for finding in check(Part(item, award, number, own)):
                if finding not in told:
                    told.add(finding)
                    yield finding


def is_percentage(quota: Quantity) -> bool:
    """Whether a quota is a share of the field."""
    return quota.unit == "%"
