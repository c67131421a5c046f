"""The panel file: read from outside ``brands/``, and checked against its edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wuse.layout import BRANDS
from wuse.model.edition import Award, Edition
from wuse.model.panel import Panel, Ruling, RulingKind
from wuse.model.vocabulary import Vocabulary
from wuse.source.bind import read_record


@dataclass(frozen=True, slots=True)
class PanelProblem:
    """Something wrong with a panel."""

    place: str
    """The line or field, in Chinese."""
    message: str
    fix: str


def is_inside(path: Path, folder: Path) -> bool:
    """Whether a file lies in a folder, whatever links lead there."""
    return path.resolve().is_relative_to(folder.resolve())


def read_panel(
    path: Path, project: Path, id: str, edition: Edition
) -> tuple[Panel | None, list[PanelProblem]]:
    """Read the panel of an edition.

    Args:
        path: the file.
        project: the folder that holds ``brands/``: what is in there is published.
        id: the edition's name.
        edition: the edition.

    Returns:
        The panel, or None if it cannot be used; and all that is wrong with it.
    """
    if is_inside(path, project / BRANDS):
        fix = f"放到 {BRANDS} 以外的文件夹里"
        message = f"评审名单放在 {BRANDS} 里，会跟着资料公开"
        return None, [PanelProblem("", message, fix)]
    panel, problems = read_record(Panel, path, path.name, Vocabulary())
    if panel is None:
        return None, [PanelProblem(f"第 {it.line} 行", it.message, it.fix) for it in problems]
    wrong = list(check_panel(panel, id, edition))
    return (None if wrong else panel), wrong


def check_panel(panel: Panel, id: str, edition: Edition) -> Iterator[PanelProblem]:
    """Yield what in a panel contradicts its edition: a ruling with a slip must not be lost."""
    if panel.edition != id:
        yield PanelProblem("评选", f"写的是“{panel.edition}”，这一届是“{id}”", "核对是哪一届的名单")
    for code, times in Counter(judge.id for judge in panel.judges).items():
        if times > 1:
            yield PanelProblem("评审", f"编号“{code}”写了{times}次", "一位评审一个编号")
    phases = {phase.name for award in edition.each() for phase in award.phases}
    units = {name for it in edition.candidates for name in (it.owner, it.name) if name}
    for judge in panel.judges:
        for name in judge.units:
            if name not in units and not name.isascii():
                message = f"参评单位里没有叫“{name}”的，不会回避"
                yield PanelProblem(
                    f"评审（{judge.id}）", message, "参评的写它的文件夹名，不参评的不用写"
                )
        for name in judge.phases:
            if phases and name not in phases:
                place = f"评审（{judge.id}）"
                yield PanelProblem(place, f"没有阶段“{name}”", f"有：{'、'.join(sorted(phases))}")
    for number, ruling in enumerate(panel.rulings, 1):
        yield from _check_ruling(ruling, f"认定第 {number} 条", edition)


def _check_ruling(ruling: Ruling, place: str, edition: Edition) -> Iterator[PanelProblem]:
    awards = [it for it in edition.each() if ruling.award in ("", it.name)]
    if not awards:
        yield PanelProblem(place, f"没有奖项“{ruling.award}”", "写奖项的原名，或者不写")
        return
    names = {it for candidate in edition.candidates for it in (candidate.key, candidate.name)}
    if ruling.candidate not in names:
        yield PanelProblem(place, f"没有参评单位“{ruling.candidate}”", "写文件夹名或名称")
    known = _known(ruling.kind, awards)
    if known is not None and ruling.what not in known:
        fix = f"照原文写：{'、'.join(known)}" if known else "先写进评选文件"
        yield PanelProblem(place, f"评选文件里没有这种{ruling.kind.zh}：“{ruling.what}”", fix)
    if ruling.kind is RulingKind.DECISION and ruling.place is None:
        yield PanelProblem(place, f"议定的名次“{ruling.what}”不是数", "写 1、2、3……")
    if (
        ruling.date
        and ruling.kind is RulingKind.VETO
        and ruling.date.earliest != ruling.date.latest
    ):
        message = f"认定日期“{ruling.date}”没有写到日，分不清在公示前还是公示后"
        yield PanelProblem(place, message, "写到日，例如 2026-06-03")


def _known(kind: RulingKind, awards: list[Award]) -> list[str] | None:
    """Return the texts that a ruling of this kind may repeat; None if any will do."""
    if kind is RulingKind.VETO:
        return list(dict.fromkeys(veto.case for award in awards for veto in award.vetoes))
    if kind is RulingKind.CONDITION:
        grades = (grade for award in awards for grade in award.grades)
        return list(dict.fromkeys(it for grade in grades for it in grade.conditions))
    return None
