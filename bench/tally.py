"""How long `wuse tally` takes for many candidates and judges, with everything that it reports.

    python bench/tally.py [--candidates 300] [--judges 30] [--formats json xlsx]

The edition is the default model scheme; every judge scores every candidate in both stages. Files
are made from a seed. Each run is a process of its own: reading the files and starting up count.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from pathlib import Path

import machine
from process import run

from wuse.editions.digest import checksum, rubric_hash
from wuse.model.edition import Edition
from wuse.model.rubric import Criterion
from wuse.model.stages import Stage, stages
from wuse.model.vocabulary import Vocabulary
from wuse.scaffold import render_edition, schemes
from wuse.source.bind import read_record

WUSE = Path(__file__).parent.parent / ".venv/bin/wuse"


def points(criterion: Criterion, draw: random.Random) -> str:
    return f"{draw.randint(int(criterion.points), int(criterion.points * 2)) / 2:.1f}"


def score_file(edition: Edition, stage: Stage, judge: str, draw: random.Random) -> str:
    award = edition.each()[0]
    criteria = [it for _, it in stage.criteria("")]
    data: dict[str, object] = {
        "format": "wuse-scores",
        "version": 1,
        "edition": "2026",
        "award": "",
        "stage": stage.name,
        "source": "judges",
        "rubric": rubric_hash(award, stage),
        "site": "",
        "judge": judge,
        "seed": "bench",
        "saved": "2026-05-21T10:30:00+08:00",
        "serial": 1,
        "scores": [
            {
                "candidate": it.key,
                "state": "scored",
                "values": {criterion.id: points(criterion, draw) for criterion in criteria},
                "reason": "",
                "note": "",
            }
            for it in edition.candidates
        ],
    }
    return json.dumps({**data, "checksum": checksum(data)}, ensure_ascii=False)


def write(root: Path, candidates: int, judges: int) -> list[Path]:
    """Make the project, the panel and the score files."""
    slugs = [f"school-{number}" for number in range(candidates)]
    answers = {"title": "bench", "year": "2026", "authority": "bench", "candidates": slugs}
    text = render_edition(schemes()["default"], answers, Vocabulary())
    folder = root / "project/brands/_bureau/editions"
    folder.mkdir(parents=True)
    (folder / "2026.yml").write_text(text, "utf-8")
    codes = [f"P{number:02}" for number in range(judges)]
    panel = {"评选": "2026", "种子": "bench", "评审": codes}
    (root / "panel.yml").write_text(json.dumps(panel, ensure_ascii=False), "utf-8")
    edition, problems = read_record(Edition, folder / "2026.yml", "2026.yml", Vocabulary())
    if edition is None:
        raise SystemExit(str(problems[0]))
    draw, paths = random.Random(1), []
    for stage in stages(edition.each()[0]):
        for code in codes:
            paths.append(root / f"{stage.name}-{code}.json")
            paths[-1].write_text(score_file(edition, stage, code, draw), "utf-8")
    return paths


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--candidates", type=int, default=300)
    parser.add_argument("--judges", type=int, default=30)
    parser.add_argument("--formats", nargs="+", default=["json", "xlsx"])
    given = parser.parse_args()
    print(machine.facts({}))
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        paths = write(root, given.candidates, given.judges)
        size = sum(path.stat().st_size for path in paths) / 1e6
        whole = f"{len(paths)} files, {size:.0f} MB"
        print(f"{given.candidates} candidates, {given.judges} judges, {whole}")
        for kind in given.formats:
            target = root / f"tally.{kind}"
            options = ["--panel", root / "panel.yml", "--format", kind, "--output", target]
            command = [WUSE, "tally", "2026", *options, *paths, "--project", root / "project"]
            cost = run(command, root, quiet=True)
            print(f"{kind}: {cost.wall:.1f} s, CPU {cost.cpu:.1f} s, {cost.memory:.0f} MB")


if __name__ == "__main__":
    main()
