"""The workflows, run step by step on real repositories with changes that mean no good."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from PIL import Image
from support.project import ROOT, Project, activity, photo
from support.repository import git
from support.runner import Runner, shell
from support.teacher import taken_by_telephone
from workflows.proposals import GITEA, GITHUB, GITLAB, foreign, propose

Proposal = Callable[..., Runner]
MENDED = "上传改法（在自己的分支上运行 git apply fix.patch）"


@pytest.fixture
def proposed(base: Path, tmp_path: Path) -> Proposal:
    """Runs a workflow for a change that somebody proposes."""

    def run(
        change: Callable[[Path], None],
        author: str = "teacher",
        until: str = "检查",
        workflow: Path = GITHUB,
        pushed_by: str | None = None,
        started_by: str | None = None,
    ) -> Runner:
        origin = propose(base, tmp_path / "origin", change)
        context = {
            "base_ref": "main",
            "event.pull_request.user.login": author,
            "actor": author if pushed_by is None else pushed_by,
            "triggering_actor": author if started_by is None else started_by,
        }
        ref = "refs/pull/1/merge" if workflow == GITHUB else "refs/pull/1/head"
        return Runner(tmp_path / "runner", origin, ref, context).run(workflow, "check", until)

    return run


def with_a_photo(folder: Path) -> None:
    """An activity and a photo that tells where it was taken."""
    entry = activity("海边植树", "2025-10-18", photos=[photo("tree.jpg")])
    Project(folder).write({"brands/aa/activities/2025-10-18-sea.yml": entry})
    path = folder / "brands/aa/photos/tree.jpg"
    path.parent.mkdir()
    taken_by_telephone(Image.effect_noise((1600, 1200), 60).convert("RGB"), path)
    assert b"Nokia" in path.read_bytes()


def test_a_good_change_passes_and_can_be_looked_at(proposed: Proposal) -> None:
    run = proposed(with_a_photo, until="上传预览（下载、解压，打开 index.html）")
    skipped = [step.name for step in run.steps.values() if step.outcome != "success"]
    assert skipped == [MENDED], run.steps  # there is nothing to mend
    assert "::error" not in run["检查"].said
    assert "title=P508" in run["检查"].said  # where the photo was taken
    assert "海边植树" in run.summary.read_text("utf-8")
    preview = run.uploaded["preview"]
    pages = {path.relative_to(preview).as_posix() for path in preview.rglob("*.html")}
    assert "brands/aa/activities/2025-10-18-sea/index.html" in pages
    assert not [page for page in pages if page.startswith("brands/bb/")]
    assert 'href="./brands/aa/index.html"' in (preview / "index.html").read_text("utf-8")
    pictures = [*preview.rglob("*.jpg"), *preview.rglob("*.avif"), *preview.rglob("*.webp")]
    assert pictures
    for picture in pictures:
        assert b"Nokia" not in picture.read_bytes()
        with Image.open(picture) as image:
            assert not image.getexif()


def wrong(folder: Path) -> None:
    text = "标题：海边植树\n日期: 2025-10-18\n"
    Project(folder).write({"brands/aa/activities/2025-10-18-sea.yml": text})


def test_a_bad_change_is_told_at_its_line_and_in_the_summary_and_mended(
    proposed: Proposal, tmp_path: Path
) -> None:
    """Whoever writes in a browser has no `wuse fix`; the job may only read, and makes a patch."""
    run = proposed(wrong, until=MENDED)
    assert run["检查"].outcome == "failure"
    place = "file=brands/aa/activities/2025-10-18-sea.yml,line=1,"
    assert any(
        line.startswith("::error ") and place in line for line in run["检查"].said.splitlines()
    )
    summary = run.summary.read_text("utf-8")
    assert "Y221" in summary
    assert "+标题: 海边植树" in summary
    applied = tmp_path / "applied"
    git(tmp_path, "clone", "-q", "-b", "work", str(tmp_path / "origin"), str(applied))
    git(applied, "apply", str(run.uploaded["fix"]))
    assert git(applied, "status", "--porcelain").split() == [
        "M", "brands/aa/activities/2025-10-18-sea.yml",
    ]  # fmt: skip
    text = (applied / "brands/aa/activities/2025-10-18-sea.yml").read_text("utf-8")
    assert text == "标题: 海边植树\n日期: 2025-10-18\n"


def renamed(folder: Path) -> None:
    tree, sea = (
        "brands/aa/activities/2025-03-12-tree.yml",
        "brands/aa/activities/2025-03-12-sea.yml",
    )
    (folder / tree).rename(folder / sea)


def stolen(folder: Path) -> None:
    (folder / "brands/bb/activities/2025-03-12-tree.yml").rename(
        folder / "brands/aa/activities/2025-03-12-bb.yml"
    )


def linked(folder: Path) -> None:
    (folder / "brands/aa/case.yml").symlink_to("/etc/passwd")


@pytest.mark.parametrize(
    ("change", "author", "codes"),
    [
        (renamed, "teacher", []),
        (foreign, 'x"; touch hacked; "', ["O701"]),
        (stolen, "teacher", ["O701"]),
        (linked, "teacher", ["O712"]),
    ],
)
def test_who_may_change_what(
    proposed: Proposal, change: Callable[[Path], None], author: str, codes: list[str]
) -> None:
    step = proposed(change, author)["检查"]
    said = step.said.splitlines()
    told = [line for line in said if line.startswith("::error ")]
    assert sorted(code for line in told for code in codes_in(line)) == codes
    assert step.outcome == ("failure" if codes else "success")


@pytest.mark.parametrize(
    ("workflow", "opened_by", "pushed_by", "started_by", "outcome"),
    [
        (GITHUB, "bureau", "bureau", "bureau", "success"),
        (GITHUB, "bureau", "teacher", "teacher", "failure"),  # a school pushes to what it opened
        (GITHUB, "teacher", "teacher", "bureau", "failure"),  # the bureau has it checked again
        (GITEA, "bureau", "bureau", "", "success"),  # an older one does not tell the third
        (GITEA, "bureau", "teacher", "", "failure"),
    ],
)
def test_of_several_who_had_a_hand_in_it_the_least_counts(
    proposed: Proposal,
    workflow: Path,
    opened_by: str,
    pushed_by: str,
    started_by: str,
    outcome: str,
) -> None:
    run = proposed(
        foreign, opened_by, workflow=workflow, pushed_by=pushed_by, started_by=started_by
    )
    assert run["检查"].outcome == outcome
    assert ("O701" in run["检查"].said) == (outcome == "failure")


def codes_in(line: str) -> list[str]:
    return re.findall(r"title=(O\d+)", line)


NAMES = [
    b"$(touch hacked).yml",
    b"`touch hacked`.yml",
    b'"; touch hacked; ".yml',
    b"-rf",
    b"--output=hacked",
    b"a\n::error::hacked.yml",
    b"a\nbuilt=yes\n.yml",
    b"\xff\xfe.yml",
    b"${{ github.token }}.yml",
]


def named(folder: Path) -> None:
    for name in NAMES:
        (folder / "brands/aa/activities" / os.fsdecode(name)).write_bytes(b"x")
        school = folder / "brands" / os.fsdecode(name)
        school.mkdir()
        (school / "brand.yml").write_bytes(b"x")


def test_hostile_names_run_nothing(proposed: Proposal, tmp_path: Path) -> None:
    run = proposed(named, until="预览")
    assert run["检查"].outcome == "failure"
    assert "\n::error::hacked" not in "\n".join(step.said for step in run.steps.values())
    assert [step.outcome for step in run.steps.values()].count("failure") == 1
    assert not list(tmp_path.rglob("hacked"))


def test_nothing_that_is_proposed_runs(proposed: Proposal, tmp_path: Path) -> None:
    """Not even what the bureau's own account proposes, and may."""
    sprung = tmp_path / "sprung"
    trap = f"open({str(sprung)!r}, 'w').write('x')\n"
    modules = ("hooks/showcase.py", "hooks/wuse/__init__.py", "hooks/wuse.py", "hooks/evil.py",
               "sitecustomize.py", "mkdocs.py", "wuse/__init__.py")  # fmt: skip

    def change(folder: Path) -> None:
        configuration = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
        Project(folder).write(
            {
                **dict.fromkeys(modules, trap),
                "mkdocs.yml": configuration | {"hooks": ["hooks/evil.py"]},
                "theme_overrides/main.html": "{{ evil() }}",
                "Makefile": f"install:\n\ttouch {sprung}\n",
                "brands/aa/README.md": "x",
            },
        )

    run = proposed(change, "bureau", until="预览")
    assert "failure" not in {step.outcome for step in run.steps.values()}, run.steps
    assert run["预览"].outcome == "success"
    assert not sprung.exists()


def test_a_change_of_no_school_has_no_preview(proposed: Proposal) -> None:
    def change(folder: Path) -> None:
        Project(folder).write({"docs/index.md": "新的首页\n"})

    run = proposed(change, "bureau", until="上传预览（下载、解压，打开 index.html）")
    assert run["检查"].outcome == "success"
    assert "不做预览" in run["预览"].said
    assert run.uploaded == {}


def test_on_gitea(proposed: Proposal) -> None:
    run = proposed(foreign, workflow=GITEA, until="改动报告")
    assert run["检查"].outcome == "failure"
    assert "O701" in run["检查"].said
    assert run["改动报告"].outcome == "success"
    assert "被改的乙校" in run["改动报告"].said


def test_what_runs_is_pinned_and_may_only_read() -> None:
    """Jobs that see what is proposed have a token that reads; images and packages do not move."""
    gitlab = yaml.safe_load(GITLAB.read_text("utf-8"))
    images = re.findall(r"^\s*image: (.*)$", GITLAB.read_text("utf-8"), re.M)
    assert images == [gitlab["default"]["image"]]
    assert re.fullmatch(r"python:3\.\d+\.\d+-[a-z]+@sha256:[0-9a-f]{64}", images[0])
    workflows = [*(ROOT / ".github/workflows").iterdir(), *(ROOT / ".gitea/workflows").iterdir()]
    for path in [*workflows, GITLAB]:
        text = path.read_text("utf-8")
        for command in re.findall(r"apt-get install ([^&|;\n]*)", text):
            packages = [word for word in command.split() if not word.startswith("-")]
            assert packages
            assert all("=" in package for package in packages), command
    for path in workflows:
        written = yaml.safe_load(path.read_text("utf-8"))
        assert written["permissions"] == {}
        for name, job in written["jobs"].items():
            if name != "deploy":
                assert job["permissions"] == {"contents": "read"}, (path, name)
            for step in job["steps"]:
                assert "@" not in step.get("uses", "") or re.search(r"@[0-9a-f]{40}$", step["uses"])
                if "checkout" in step.get("uses", ""):
                    assert step["with"]["persist-credentials"] is False
        assert "pull_request_target" not in path.read_text("utf-8")
        assert "secrets." not in path.read_text("utf-8")


def test_zizmor_finds_nothing() -> None:
    files = [
        *(ROOT / ".github/workflows").glob("*.yml"),
        *(ROOT / ".gitea/workflows").glob("*.yml"),
    ]
    done = subprocess.run(
        [Path(sys.executable).with_name("zizmor"), "--offline", "--persona=auditor",
         "--no-progress", *files],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_looked_at_every_week(base: Path, tmp_path: Path) -> None:
    """Each step says what it finds, and fails by it."""
    written = yaml.safe_load((ROOT / ".github/workflows/weekly.yml").read_text("utf-8"))
    project, summary = tmp_path / "project", tmp_path / "summary.md"
    git(tmp_path, "clone", "-q", str(base), str(project))
    (project / ".venv").symlink_to(Path(sys.executable).parent.parent)
    wrong(project)
    scripts = [step["run"] for step in written["jobs"]["check"]["steps"] if "run" in step]
    for script in scripts[1:]:  # the first installs
        assert shell(script, project, {"GITHUB_STEP_SUMMARY": str(summary)}).returncode == 1, script
    said = summary.read_text("utf-8")
    assert "Y221" in said
    assert ".github/CODEOWNERS 和登记的维护账号不一致" in said
