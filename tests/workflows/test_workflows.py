"""The workflows, run step by step on real repositories with changes that mean no good."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
import yaml
from PIL import Image
from support.project import ROOT, Project, activity, brand, photo
from support.repository import commit, git, init
from support.runner import Runner, shell, stand_ins
from support.teacher import taken_by_telephone

GITHUB = ROOT / ".github/workflows/pull-request.yml"
GITEA = ROOT / ".gitea/workflows/pull-request.yml"
GITLAB = ROOT / ".gitlab-ci.yml"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A region of two schools and a register, on main."""
    folder = init(tmp_path_factory.mktemp("base"))
    configuration = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    owners = [
        {"folder": "_bureau", "accounts": ["bureau"]},
        {"folder": "aa", "accounts": ["teacher"]},
        {"folder": "bb", "accounts": ["other"]},
    ]
    Project(folder).write(
        {
            "mkdocs.yml": configuration | {"nav": ["index.md"], "extra": {"wuse": {}}},
            "docs/index.md": "欢迎。\n",
            "brands/_bureau/site.yml": {"owners": owners},
            "brands/aa/brand.yml": brand("甲校"),
            "brands/aa/activities/2025-03-12-tree.yml": activity(),
            "brands/bb/brand.yml": brand("乙校"),
            "brands/bb/activities/2025-03-12-tree.yml": activity(),
        },
    )
    (folder / "hooks").mkdir()
    shutil.copy(ROOT / "hooks/showcase.py", folder / "hooks")
    shutil.copytree(ROOT / "theme_overrides", folder / "theme_overrides")
    shutil.copytree(ROOT / "docs/assets", folder / "docs/assets")
    commit(folder)
    return folder


def propose(base: Path, origin: Path, change: Callable[[Path], None]) -> Path:
    """A repository with a pull request: its head, and the merge that GitHub makes of it."""
    git(base, "clone", "-q", str(base), str(origin))
    git(origin, "checkout", "-q", "-b", "work")
    change(origin)
    commit(origin)
    git(origin, "update-ref", "refs/pull/1/head", "HEAD")
    git(origin, "checkout", "-q", "main")
    Project(origin).write({"brands/bb/README.md": "目标分支上别人的改动\n"})
    commit(origin)
    git(origin, "checkout", "-q", "--detach")
    git(origin, "merge", "-q", "--no-ff", "-m", "merge", "work")
    git(origin, "update-ref", "refs/pull/1/merge", "HEAD")
    git(origin, "checkout", "-q", "main")
    return origin


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


def test_a_bad_change_is_told_at_its_line_and_in_the_summary(proposed: Proposal) -> None:
    run = proposed(wrong, until="汇总")
    assert run["检查"].outcome == "failure"
    place = "file=brands/aa/activities/2025-10-18-sea.yml,line=1,"
    assert any(
        line.startswith("::error ") and place in line for line in run["检查"].said.splitlines()
    )
    assert "Y221" in run.summary.read_text("utf-8")


def test_what_can_be_mended_is_shown_and_comes_as_a_patch(
    proposed: Proposal, tmp_path: Path
) -> None:
    """Whoever writes in a browser has no `wuse fix`; the job may only read."""
    run = proposed(wrong, until=MENDED)
    assert "+标题: 海边植树" in run.summary.read_text("utf-8")
    applied = tmp_path / "applied"
    git(tmp_path, "clone", "-q", "-b", "work", str(tmp_path / "origin"), str(applied))
    git(applied, "apply", str(run.uploaded["fix"]))
    assert git(applied, "status", "--porcelain").split() == [
        "M", "brands/aa/activities/2025-10-18-sea.yml",
    ]  # fmt: skip
    text = (applied / "brands/aa/activities/2025-10-18-sea.yml").read_text("utf-8")
    assert text == "标题: 海边植树\n日期: 2025-10-18\n"


def foreign(folder: Path) -> None:
    Project(folder).write({"brands/bb/brand.yml": brand("被改的乙校")})


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


FOR_PEOPLE = ("wuse report", "wuse fix", "mkdocs build")
"""Steps that show people something, and decide nothing."""


def on_gitlab(
    folder: Path, origin: Path, author: str, without: tuple[str, ...] = FOR_PEOPLE, **told: str
) -> CompletedProcess[str]:
    """Runs the check of GitLab in ``folder / "clone"``, a clone with a branch to be merged."""
    clone = folder / "clone"
    git(folder, "clone", "-q", "-b", "work", origin.as_uri(), str(clone))
    written = yaml.safe_load(GITLAB.read_text("utf-8"))
    steps = written["check"]["script"]
    return shell(
        "\n".join(step for step in steps if not any(words in step for words in without)),
        clone,
        {
            **written["variables"],
            "CI_PROJECT_DIR": str(clone),
            "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
            "GITLAB_USER_LOGIN": author,
            "TMPDIR": str(folder),
            "PATH": os.pathsep.join([str(stand_ins(folder)), os.environ["PATH"]]),
            **told,
        },
    )


def test_on_gitlab(base: Path, tmp_path: Path) -> None:
    def change(folder: Path) -> None:
        foreign(folder)
        (folder / "report.html").symlink_to(tmp_path / "hacked")

    done = on_gitlab(tmp_path, propose(base, tmp_path / "origin", change), "teacher", without=())
    clone = tmp_path / "clone"
    assert done.returncode == 1, done.stdout
    assert "O701" in done.stdout
    assert "被改的乙校" in (clone / "report.html").read_text("utf-8")
    assert (clone / "preview/brands/bb/index.html").is_file()
    assert not (tmp_path / "hacked").exists()


@pytest.mark.parametrize(
    ("protected", "source", "status"),
    [("true", "1", 0), ("false", "1", 1), ("true", "2", 1)],
)
def test_on_gitlab_the_bureau_does_not_lend_its_rights_by_a_rerun(
    base: Path, tmp_path: Path, protected: str, source: str, status: int
) -> None:
    """Whose a branch is, is known only if it is protected, in the project and not in a fork."""
    done = on_gitlab(
        tmp_path, propose(base, tmp_path / "origin", foreign), "bureau",
        CI_PROJECT_ID="1", CI_MERGE_REQUEST_SOURCE_PROJECT_ID=source,
        CI_MERGE_REQUEST_SOURCE_BRANCH_PROTECTED=protected,
    )  # fmt: skip
    assert done.returncode == status, done.stdout


def crossed(base: Path, origin: Path) -> Path:
    """A branch that another was merged into and out of, and that takes back a file of the other."""
    git(base, "clone", "-q", str(base), str(origin))
    git(origin, "checkout", "-q", "-b", "work")
    Project(origin).write({"brands/aa/brand.yml": brand("甲校，改过")})
    ours = commit(origin)
    git(origin, "checkout", "-q", "main")
    Project(origin).write({"brands/bb/brand.yml": brand("乙校，改过")})
    theirs = commit(origin)
    git(origin, "merge", "-q", "--no-ff", "-m", "x", ours)
    git(origin, "checkout", "-q", "work")
    git(origin, "merge", "-q", "--no-ff", "-m", "x", "--strategy=ours", theirs)
    git(origin, "update-ref", "refs/pull/1/head", "HEAD")
    git(origin, "checkout", "-q", "main")
    return origin


def test_on_gitea_and_gitlab_a_merge_cannot_take_back_a_file(base: Path, tmp_path: Path) -> None:
    origin = crossed(base, tmp_path / "origin")
    told = dict.fromkeys(("event.pull_request.user.login", "actor", "triggering_actor"), "teacher")
    runner = Runner(tmp_path / "runner", origin, "refs/pull/1/head", {"base_ref": "main", **told})
    on_gitea = runner.run(GITEA, "check", "检查")["检查"]
    assert on_gitea.outcome == "failure"
    assert "O701" in on_gitea.said
    assert "O701" in on_gitlab(tmp_path, origin, "teacher").stdout


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
