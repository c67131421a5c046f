"""Findings are located in the same places, however many owners were read with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.project import Project, activity, brand

from wuse.rules import check
from wuse.source import load_region

SLUGS = [f"school-{number:02}" for number in range(10)]
"""More owners than those whose trees are kept."""


@pytest.mark.parametrize(
    "text",
    [
        "正文: 会议布署了工作。\n",
        "正文： 会议布署了工作。\n",
        "正文: 会议布署了工作。\n没有: 1\n",
        "[\n",
    ],
)
def test_places_are_the_same_for_one_owner_and_for_many(tmp_path: Path, text: str) -> None:
    folder = f"brands/{SLUGS[0]}"
    files = {f"brands/{slug}/brand.yml": brand(f"临海{slug}小学") for slug in SLUGS}
    files[f"{folder}/activities/2025-03-12-a.yml"] = activity(body="展示知识竟赛。")
    Project(tmp_path).write(files)
    path = tmp_path / folder / "activities" / "2025-03-13-b.yml"
    path.write_text(f"标题: 植树\n日期: 2025-03-13\n{text}", "utf-8")
    one, every = (
        [problem for problem in check(tmp_path, loaded) if problem.path.startswith(folder)]
        for loaded in (load_region(tmp_path, SLUGS[:1]), load_region(tmp_path))
    )
    assert one == every
    assert any(problem.code == "T904" and problem.line > 1 for problem in one)
