"""Schemes as documents of bureaus and universities describe them: read, checked and tallied.

Each file names in 来源缺漏 what its document leaves open.
"""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from support.examples import TODAY
from support.project import Project, brand

from wuse.editions.sheets import Row, Sheet, Value
from wuse.editions.tally import Result, tally
from wuse.model.edition import Award, Candidate, Edition
from wuse.model.panel import Panel
from wuse.model.region import Sourced
from wuse.model.rubric import Criterion
from wuse.model.scheme import SourceKind
from wuse.model.stages import SHEETS, Stage, grades_of, places, stages
from wuse.model.vocabulary import Vocabulary
from wuse.rules import check
from wuse.source import Severity, load_region
from wuse.source.bind import read_record

FILES = sorted((Path(__file__).parent / "schemes").glob("*.yml"))
JUDGES = [f"P{number}" for number in range(1, 6)]
every = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def loaded(path: Path, root: Path) -> tuple[Sourced[Edition], list[str]]:
    """The edition, and the errors in its file."""
    text = path.read_text("utf-8")
    data = yaml.load(text, yaml.BaseLoader)
    project = Project(root).write({f"brands/_bureau/editions/{path.name}": text})
    for item in data.get("参评单位", ["aa"]):
        slug, record = (item, "") if isinstance(item, str) else (item["文件夹"], item.get("记录"))
        project.write({f"brands/{slug}/brand.yml": brand()})
        if record:
            fields = {"标题": "一次活动", "日期": record[:10], "活动类型": "志愿服务"}
            project.write({f"brands/{slug}/activities/{record}.yml": fields})
    region = load_region(project.root)
    problems = [*region.problems, *check(project.root, region, today=TODAY)]
    (edition,) = region.region.editions
    own = [it for it in problems if it.path == edition.path and it.severity is Severity.ERROR]
    return edition, [*map(str, own)]


@every
def test_a_scheme_is_read_and_has_no_error(path: Path, tmp_path: Path) -> None:
    edition, errors = loaded(path, tmp_path)
    assert errors == []
    assert edition.record.title


def scored() -> list[Any]:
    found = []
    for path in FILES:
        edition, _ = read_record(Edition, path, path.name, Vocabulary())
        assert edition
        for award in edition.each():
            if stages(award):
                found.append(pytest.param(award, id=f"{path.stem}-{award.name}"))
    return found


def value(criterion: Criterion, draw: Random | None, step: int) -> Value:
    """Full points, or points drawn at random: in steps, or as counts of the rules."""
    if criterion.rules:
        return tuple(str(draw.randrange(4)) if draw else "0" for _ in criterion.rules)
    top = int((criterion.points or 0) * 100)
    return f"{(draw.randrange(0, top + 1, step) if draw else top) / 100:.2f}"


def filled(stage: Stage, keys: list[str], draw: Random | None, step: int) -> list[Sheet]:
    result = []
    for source, _ in stage.sources:
        for judge in keys if source is SourceKind.SELF else JUDGES:
            own = [judge] if source is SourceKind.SELF else keys
            rows = {
                key: Row(
                    values={it.id: value(it, draw, step) for _, it in stage.criteria("")}
                    if source in SHEETS
                    else {source.value: str(draw.randrange(101)) if draw else "100"}
                )
                for key in own
            }
            result.append(Sheet(stage.name, source, judge, rows))
    return result


def counted(award: Award, size: int, draw: Random | None) -> tuple[Result, list[Sheet]]:
    keys = [f"单位{number}" for number in range(size)]
    step = int(award.tally.step * 100)
    sheets = [it for stage in stages(award) for it in filled(stage, keys, draw, step)]
    return tally(award, [Candidate(name=key) for key in keys], sheets, panel()), sheets


def panel() -> Panel:
    return Panel.model_validate({"评选": "例", "种子": "例", "评审": JUDGES})


@pytest.mark.parametrize("award", scored())
def test_full_marks_from_everyone_are_the_full_score(award: Award) -> None:
    result, _ = counted(award, 1, None)
    (standing,) = result.standings
    assert result.uncounted == ()
    assert (standing.base, standing.rank) == (award.tally.full, 1)


@pytest.mark.parametrize("award", scored())
@pytest.mark.parametrize("seed", range(5))
def test_any_scores_give_one_order_and_keep_to_the_quotas(award: Award, seed: int) -> None:
    draw = Random(seed)
    result, sheets = counted(award, 12, draw)
    assert result.uncounted == ()
    draw.shuffle(sheets)
    names = [Candidate(name=it.candidate) for it in result.standings]
    again = tally(award, names, sheets, panel())
    by_name = {it.candidate: it for it in result.standings}
    assert {it.candidate: it for it in again.standings} == by_name
    for grade in grades_of(award):
        most = places(grade.quota, 12)
        given = sum(it.grade == grade.name for it in result.standings)
        assert most is None or given <= most
