"""What is said of packages: to whoever receives them, and to the teachers who sent them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wuse.layout import BRANDS
from wuse.model.base import Record
from wuse.model.records import Activity, Case, Exemplar
from wuse.printable import printable
from wuse.source import Problem, Severity

from .proposal import Outcome, Status

_NAMES = {Activity: "活动", Exemplar: "先锋典型", Case: "案例"}


def title_of(record: Record) -> str:
    """How people call a record."""
    if isinstance(record, Activity | Case):
        return printable(record.title)
    if isinstance(record, Exemplar):
        return printable(record.name or record.role or record.type.zh)
    return "品牌主文件"


def record_line(record: Record, is_new: bool, photos: int, changed: Sequence[str]) -> str:
    """What happens to a record, in one line."""
    when = f"（{record.date.zh()}）" if isinstance(record, Activity) else ""
    what = f"{_NAMES.get(type(record), '')}“{title_of(record)}”{when}"
    with_photos = f"，{photos} 张照片" if photos else ""
    if is_new:
        return f"新的{what}{with_photos}"
    return f"改了{what}：{'、'.join(changed)}{f'，新增 {photos} 张照片' if photos else ''}"


def report(outcome: Outcome) -> Iterator[str]:
    """The lines for whoever receives a package."""
    proposal = outcome.proposal
    school = f"，{proposal.school}（{proposal.slug}）" if proposal else ""
    where = f"：{outcome.where}" if outcome.where else ""
    yield f"{outcome.name}{school} — {outcome.status.value}{where}"
    if outcome.reason:
        yield f"  {outcome.reason}"
    if proposal is None:
        return
    yield from (f"  {line}" for line in proposal.summary)
    yield from (f"  {problem}" for problem in proposal.problems)
    yield from (f"  注意：{note}" for note in proposal.notes)


_GREETING = "老师，您好！"


def answer(outcome: Outcome) -> str:
    """A short answer in plain words to send back to the teacher."""
    return "\n".join([_GREETING, *_answer_lines(outcome)]) + "\n"


def _answer_lines(outcome: Outcome) -> Iterator[str]:
    proposal = outcome.proposal
    if outcome.status in (Status.TAKEN, Status.FINE, Status.KNOWN):
        is_known = outcome.status is Status.KNOWN
        yield (
            "这个投稿包以前就收下了，不用再发。"
            if is_known
            else "投稿包收到了，检查没有问题，审核以后就会出现在网站上："
        )
        yield from (f"· {line}" for line in (proposal.summary if proposal else ()))
        if proposal and proposal.problems:
            yield "有几处建议，不改也可以："
            yield from (f"· {_plain(problem)}" for problem in proposal.problems)
        return
    if outcome.reason:
        yield f"投稿包“{outcome.name}”这次没有收：{outcome.reason}。"
    elif proposal:
        yield "投稿包收到了，请先改这几处，再生成一次发来："
        yield from (f"· {_plain(problem)}" for problem in proposal.errors)
        if others := [it for it in proposal.problems if it.severity is not Severity.ERROR]:
            yield "另外几处是建议："
            yield from (f"· {_plain(problem)}" for problem in others)
    yield "改的时候打开投稿表，草稿还在；换了设备，点“打开以前写的”，选您发来的这个文件。"


_FILE = re.compile(rf"{BRANDS}/[\w/.-]+\.yml\s?")
"""A file, in a message for those who work with files."""


def _plain(problem: Problem) -> str:
    """A problem without codes and paths: the fields of the form have the same labels."""
    field = f"“{problem.field}”：" if problem.field else ""
    fix = f"。{problem.fix}" if problem.fix else ""
    return printable(_FILE.sub("网站资料", f"{field}{problem.message}{fix}"))
