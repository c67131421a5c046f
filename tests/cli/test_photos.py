"""`wuse photos build` and `prune`, as a bureau runs them."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.pictures import encoded, noise, scene
from support.project import Project, activity, brand, make_project, photo

from wuse.progress import photo_progress

pytestmark = pytest.mark.slow


def project(root: Path) -> Project:
    whole = encoded(scene(1200, 900))
    return make_project(
        root,
        {
            "brands/aa/brand.yml": brand("甲"),
            "brands/aa/activities/a.yml": activity(photos=[photo("a.jpg"), photo("b.jpg")]),
            "brands/aa/activities/b.yml": activity(visibility="internal", photos=[photo("c.jpg")]),
            "brands/aa/photos/a.jpg": whole,
            "brands/aa/photos/c.jpg": encoded(noise(300, 400))[:20_000],
            "brands/aa/photos/b.jpg": encoded(noise(400, 300))[:20_000],
        },
        wuse={"photo_profile": "lean"},
    )


def test_build_then_prune(tmp_path: Path) -> None:
    made = project(tmp_path / "p")
    run = made.wuse("photos", "build", "--workers", "1")
    assert run.code == 1
    assert run.lines("brands/aa/photos/b.jpg：照片不完整")
    assert run.lines("1 张照片已就绪", "1 张照片有问题")
    assert "\x1b" not in run.said  # nobody looks: no bar
    cached = sorted((made.root / ".cache/photos").glob("??/*.avif"))
    assert [path.stem.partition("-")[2] for path in cached] == ["1200", "640"]
    assert made.wuse("photos", "prune").said.startswith("清理了 0 个文件")
    assert sorted((made.root / ".cache/photos").glob("??/*.avif")) == cached


def test_the_site_shows_what_was_built_and_tells_of_what_was_not(tmp_path: Path) -> None:
    made = project(tmp_path / "p")
    made.wuse("photos", "build")
    run = made.build()
    for said in (run, made.wuse("check")):
        assert said.lines("activities/a.yml", "P501", "照片“b.jpg”：照片不完整")
        assert said.lines("activities/b.yml", "P501", "照片“c.jpg”：照片不完整")  # held back
    (cached, _) = sorted((made.root / ".cache/photos").glob("??/*.avif"))
    assert (made.site / "photos" / cached.name).samefile(cached)


def test_a_scheduler_that_is_no_address(tmp_path: Path) -> None:
    run = project(tmp_path / "p").wuse("photos", "build", "--scheduler", "nowhere://x")
    assert run.code == 1
    assert "连不上调度器" in run.said
    assert "Traceback" not in run.said


def test_long_work_says_how_far_it_is_when_nobody_looks(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    with photo_progress() as progress:
        for done in range(1, 41):
            progress(done, 40, done * 0.6)
    assert capsys.readouterr().err.splitlines() == [
        "照片 17/40，还要大约 14 秒",
        "照片 34/40，还要大约 4 秒",
    ]
