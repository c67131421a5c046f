"""Score files to sheets: each file fits the edition, the award and the panel, or is refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from wuse.model.edition import Award, Edition
from wuse.model.panel import Panel
from wuse.model.scheme import Missing, SourceKind
from wuse.model.stages import SHEETS, stages

from .digest import rubric_hash
from .marking import Marker, VoidError
from .score_file import RefusedError, ScoreFile, read_score_file
from .sheets import Sheet, State

_IMPORTED = frozenset({SourceKind.VOTE, SourceKind.SATISFACTION})


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that does not count."""

    file: str
    place: str
    """The field; empty if it is about the file as a whole."""
    message: str
    fix: str


@dataclass
class Collected:
    """What was made of a number of files."""

    sheets: dict[str, list[Sheet]] = field(default_factory=lambda: defaultdict(list))
    """Award -> sheets."""
    accepted: list[tuple[str, ScoreFile]] = field(default_factory=list)
    """Name of the file, and what it holds; in the order of the names."""
    refused: list[Refused] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    """In Chinese: copies, and judges that scored exactly alike."""


def collect(
    paths: Iterable[Path],
    id: str,
    edition: Edition,
    panel: Panel,
    names: Mapping[str, str] | None = None,
) -> Collected:
    """Read score files; their order does not matter.

    Two copies of a file count once. Of two different files of one judge, none counts until one is
    taken away: the newest is not always the one that the judge meant.

    Args:
        paths: the files.
        id: the edition's name, which is that of its file without ``.yml``.
        edition: the edition.
        panel: its panel.
        names: what a candidate is called in the files -> its key, where judges did not know it.
    """
    result = Collected()
    found: defaultdict[tuple[str, ...], list[tuple[str, ScoreFile]]] = defaultdict(list)
    for path in sorted(paths, key=lambda it: (it.name, it.as_posix())):
        try:
            file = _named(read_score_file(path), names or {})
            award = _award(file, id, edition)
            _check(file, edition, award, panel)
        except RefusedError as error:
            result.refused.append(Refused(path.name, error.place, error.message, error.fix))
        else:
            sheet = file.sheet
            key = (award.name, sheet.stage, sheet.source.value, sheet.judge)
            found[key].append((path.name, file))
    for (award_name, *_), files in sorted(found.items()):
        _enter(result, award_name, files)
    result.accepted.sort(key=lambda it: it[0])
    result.refused.sort(key=lambda it: (it.file, it.place, it.message))
    result.remarks += _alike(result)
    return result


def _named(file: ScoreFile, names: Mapping[str, str]) -> ScoreFile:
    """The file with the keys of the candidates in place of their numbers."""
    rows = {names.get(key, key): row for key, row in file.sheet.rows.items()}
    notes = {names.get(key, key): note for key, note in file.notes.items()}
    return replace(file, sheet=replace(file.sheet, rows=rows), notes=notes)


def _enter(result: Collected, award: str, files: Sequence[tuple[str, ScoreFile]]) -> None:
    (name, file), *others = files
    sheet = file.sheet
    if len({it.checksum for _, it in files}) > 1:
        listed = "、".join(f"{name}（第 {it.serial} 次导出）" for name, it in files)
        message = f"{sheet.judge}在“{sheet.stage}”有几份不同的评分：{listed}"
        fix = "问清以哪一份为准，把别的拿走"
        result.refused += [Refused(name, "judge", message, fix) for name, _ in files]
        return
    result.remarks += [f"{other}和{name}是同一份，只计一次" for other, _ in others]
    result.accepted.append((name, file))
    result.sheets[award].append(sheet)


def _award(file: ScoreFile, id: str, edition: Edition) -> Award:
    if file.edition != id:
        raise RefusedError("edition", f"这是另一届“{file.edition}”的评分", "放到那一届里")
    awards = edition.each()
    if not file.award and len(awards) == 1:
        return awards[0]
    for award in awards:
        if award.name == file.award:
            return award
    raise RefusedError("award", f"这一届没有奖项“{file.award}”")


def _check(file: ScoreFile, edition: Edition, award: Award, panel: Panel) -> None:
    """Refuse a file that does not fit. A recused judge's row is no reason: it does not count."""
    sheet = file.sheet
    stage = next((it for it in stages(award) if it.name == sheet.stage), None)
    if stage is None:
        raise RefusedError("stage", f"没有计分的阶段“{sheet.stage}”")
    if sheet.source not in [kind for kind, _ in stage.sources]:
        raise RefusedError("source", f"“{stage.name}”不用{sheet.source.zh}的分")
    if sheet.source in SHEETS and file.rubric != rubric_hash(award, stage):
        message = "评分标准在评分开始以后改过，这份评分按的是另一版"
        raise RefusedError("rubric", message, "恢复当时的评分标准，或者重新评")
    _check_judge(sheet, edition, award, panel)
    candidates = {item.key: item for item in edition.candidates_for(award)}
    # A page for judges can leave a criterion out, but it cannot write what does not fit.
    marker = Marker(stage, award.tally.model_copy(update={"missing": Missing.ZERO}))
    for key, row in sheet.rows.items():
        place = f"scores（{key}）"
        if key not in candidates:
            fix = "退出的不要从“参评单位”里删，在评审名单里认定“不合格”；别的请评审核对"
            raise RefusedError(place, "没有这个参评单位", fix)
        if row.state is State.SCORED and sheet.source in SHEETS:
            try:
                marker.mark(row.values, candidates[key].group)
            except VoidError as error:
                raise RefusedError(place, str(error)) from None


def _check_judge(sheet: Sheet, edition: Edition, award: Award, panel: Panel) -> None:
    if sheet.source in (SourceKind.SELF, SourceKind.PEERS):
        if sheet.judge not in {item.unit for item in edition.candidates_for(award)}:
            raise RefusedError("judge", f"“{sheet.judge}”不是参评单位")
    elif sheet.source not in _IMPORTED:
        judge = next((it for it in panel.judges if it.id == sheet.judge), None)
        if judge is None:
            raise RefusedError("judge", f"评审名单里没有“{sheet.judge}”", "核对评审编号")
        if judge.phases and sheet.stage not in judge.phases:
            raise RefusedError("judge", f"“{sheet.judge}”不评“{sheet.stage}”", "核对评审名单")


def _alike(result: Collected) -> Iterable[str]:
    """Remarks about judges whose sheets are the same to the last score: one judge's two codes?"""
    for award, sheets in sorted(result.sheets.items()):
        first: dict[object, Sheet] = {}
        for sheet in sheets:
            if len(sheet.rows) < 2:
                continue
            rows = tuple(
                (key, row.state, tuple(sorted(row.values.items())))
                for key, row in sorted(sheet.rows.items())
            )
            other = first.setdefault((sheet.stage, rows), sheet)
            if other is not sheet:
                pair = f"{other.judge}和{sheet.judge}"
                yield f"“{award}”的“{sheet.stage}”里，{pair}评分完全一样，请核对是不是同一个人"
