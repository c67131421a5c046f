"""A project without our code: the program comes from a wheel, and the site is the same."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import yaml
from support.project import ROOT, Project, make_project, quiet

ANSWERS = (
    *("--name", "滨海区学校党建品牌", "--address", "https://dangjian.example.cn/"),
    *("--district", "滨海区", "--school", "山前学校：青山"),
)
SAMPLE = "siping-no20"


def run(program: Path, *options: str, cwd: Path) -> str:
    done = subprocess.run(
        [str(program), *options],
        cwd=cwd,
        env=quiet({}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the locked libraries, and Wuse from a wheel instead of a checkout."""
    folder = tmp_path_factory.mktemp("package")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "-c", "-o", "--exclude-standard", ":!brands", ":!tests"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / "source" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / "source" / name)
    pip = ("-m", "pip", "--quiet", "--disable-pip-version-check")
    here = Path(sys.executable)
    offline = ("--no-deps", "--no-index")
    wheel = ("wheel", *offline, "--no-build-isolation", "-w", ".", "./source")
    run(here, *pip, *wheel, cwd=folder)
    run(here, "-m", "venv", "--without-pip", "venv", cwd=folder)
    python = folder / "venv/bin/python"
    [packages] = (folder / "venv").glob("lib/python*/site-packages")
    (packages / "locked.pth").write_text(sysconfig.get_path("purelib"))
    [built] = folder.glob("wuse-*.whl")
    run(here, *pip, "--python", str(python), "install", *offline, str(built), cwd=folder)
    return python


def add_sample(root: Path) -> None:
    """A school with activities and exemplars, as a bureau has it that has made a start."""
    home = root / "brands" / SAMPLE
    shutil.copytree(ROOT / "brands" / SAMPLE, home)
    text = (home / "brand.yml").read_text("utf-8")
    (home / "brand.yml").write_text(text.replace("siping-tiexi", "bin-hai-qu"), "utf-8")


def test_the_same_site_from_a_wheel(python: Path, tmp_path: Path) -> None:
    program = python.with_name("wuse")
    run(program, "start", "ours", *ANSWERS, cwd=tmp_path)
    ours = Project(tmp_path / "ours")
    assert not [*ours.root.rglob("*.py"), *ours.root.rglob("*.html"), *ours.root.rglob("Makefile")]
    add_sample(ours.root)
    run(python, "-m", "mkdocs", "build", "--strict", cwd=ours.root)
    assert "没有要改的" in run(program, "start", *ANSWERS, cwd=ours.root)
    run(program, "check", cwd=ours.root)  # no error
    run(program, "export", "../plain", cwd=ours.root)
    plain = yaml.safe_load((tmp_path / "plain/mkdocs.yml").read_text("utf-8"))
    assert plain["plugins"] == []  # any generator can build it
    assert (tmp_path / "plain/docs/guide/schools.md").is_file()

    fork = make_project(tmp_path / "fork", {})
    shutil.copytree(ROOT / "docs", fork.root / "docs", dirs_exist_ok=True)
    shutil.copyfile(ROOT / "mkdocs.yml", fork.root / "mkdocs.yml")
    shutil.copytree(ROOT / "brands", fork.root / "brands")
    assert fork.wuse("start", *ANSWERS).code == 0
    add_sample(fork.root)
    build = fork.build("--strict")
    assert build.code == 0, build.said
    by_name = {
        path.relative_to(fork.site).as_posix(): path.read_bytes()
        for path in fork.site.rglob("*")
        if path.is_file() and path.suffix != ".gz"
    }
    found = {
        path.relative_to(ours.site).as_posix(): path.read_bytes()
        for path in ours.site.rglob("*")
        if path.is_file() and path.suffix != ".gz"
    }
    assert found.keys() == by_name.keys()
    different = {name for name, data in by_name.items() if found[name] != data}
    # A guide that comes with the program has no file in the bureau's repository to name.
    assert all(name.startswith("guide/") for name in different), different
    assert f"brands/{SAMPLE}/index.html" in found


def test_workflows_need_no_make(python: Path, tmp_path: Path) -> None:
    source = "git+https://git.example.cn/wuse.git@v1.0.0"
    run(python.with_name("wuse"), "start", "ours", *ANSWERS, "--source", source, cwd=tmp_path)
    assert f"\nwuse @ {source}\n" in (tmp_path / "ours/requirements.txt").read_text("utf-8")
    names = (".github/workflows", ".gitea/workflows", ".gitlab-ci.yml")
    files = [
        file
        for name in names
        for file in ([tmp_path / "ours" / name] if name.endswith("yml") else
                     (tmp_path / "ours" / name).iterdir())
    ]  # fmt: skip
    assert len(files) == 5
    for file in files:
        text = file.read_text("utf-8")
        assert isinstance(yaml.safe_load(text), dict)
        assert "make" not in text, file.name
        assert ".venv/bin/pip install --quiet --require-hashes -r" in text
    locked = run(python, "-m", "wuse.shipped", "requirements.txt", cwd=tmp_path).strip()
    assert Path(locked).read_bytes() == (ROOT / "requirements.txt").read_bytes()
