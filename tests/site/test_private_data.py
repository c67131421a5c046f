"""Nothing private gets into any file of a site, and what is public does."""

from __future__ import annotations

import pytest
from support.project import Project

PRIVATE = [
    "内部活动的标题", "internal-file-name", "过期公示的标题", "expired-file-name", "内部典型的名称",
    "内部学校的名称", "internal-school", "没同意的主讲", "没同意的典型", "没同意的说话人",
    "没同意的撰稿", "没同意的审核", "gz-2025-00123", "unconsented.jpg", "没同意的图注",
    "没同意的肖像", "portrait-of-unconsented.jpg", "不用的说法", "内部案例",
]  # fmt: skip
"""Each stands in one private place of `tour`; none may be in any file of the site."""


@pytest.mark.parametrize("word", PRIVATE)
def test_what_is_private_is_in_no_file_of_the_site(tour: Project, word: str) -> None:
    assert any(word in path.read_text("utf-8") for path in tour.root.glob("brands/**/*.yml"))
    for path in tour.site.rglob("*"):
        assert word not in path.name
        if path.is_file():
            assert word.encode() not in path.read_bytes(), path


def test_what_is_public_is_there(tour: Project) -> None:
    assert "还在公示" in tour.page("brands/gate")
    assert "同意的审核（书记）" in tour.page("brands/gate")
    assert "同意的主讲（教师）" in tour.page("brands/gate/activities/lecture")
    assert "支部书记" in tour.page("brands/gate/activities/open")
    assert "语文教师" in tour.page("brands/gate/exemplars/person")
    assert tour.page("brands/gate").count('<figure class="figure') == 1
    assert not (tour.site / "brands/gate/activities/internal-file-name").exists()
    assert not (tour.site / "brands/internal-school").exists()
