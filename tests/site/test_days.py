"""Which day it is, and where."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from support.project import activity, brand, make_project


@pytest.mark.parametrize(
    ("zone", "shown", "still_to_come"),
    [(None, False, False), ("Asia/Shanghai", False, False), ("Etc/UTC", True, True)],
)
def test_the_day_turns_where_the_bureau_is(
    tmp_path: Path, zone: str | None, shown: bool, still_to_come: bool
) -> None:
    """At half past midnight in China it is still yesterday on a machine that counts in UTC."""
    files = {
        "brands/aa/brand.yml": brand(),
        "brands/aa/activities/notice.yml": activity("公示", "2026-02-01", expires="2026-03-01"),
        "brands/aa/activities/2026-03-02-now.yml": activity("今天", "2026-03-02"),
    }
    project = make_project(tmp_path, files, {"时区": zone} if zone else None)
    moment = str(int(datetime(2026, 3, 1, 16, 30, tzinfo=UTC).timestamp()))
    assert project.build(SOURCE_DATE_EPOCH=moment, TZ="UTC").code == 0
    assert ("brands/aa/activities/notice/index.html" in project.pages()) == shown
    checked = project.wuse("check", SOURCE_DATE_EPOCH=moment, TZ="UTC")
    assert bool(checked.lines("2026-03-02-now.yml", "C841")) == still_to_come


@pytest.mark.parametrize("zone", ["北京", "Asia/Peking", "../../etc/passwd", "Asia", "8"])
def test_a_time_zone_that_does_not_exist_is_reported(tmp_path: Path, zone: str) -> None:
    project = make_project(tmp_path, {"brands/aa/brand.yml": brand()}, {"timezone": zone})
    checked = project.wuse("check")
    assert checked.code == 1
    assert checked.lines("mkdocs.yml", "错误 S304", "时区", "Asia/Shanghai")
    assert "Traceback" not in checked.said
