"""The tests themselves: they end, however they are started."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from support.project import ROOT, Project, activity, brand

_INTERRUPTED = "import conftest, subprocess as s; print(s.run(['sh', '-c', 'kill -INT $$']))"


def test_every_test_has_a_time_limit(pytestconfig: pytest.Config) -> None:
    assert 0 < float(pytestconfig.getini("timeout")) <= 900


def test_what_a_test_interrupts_hears_it_where_a_script_has_made_it_deaf() -> None:
    usual = signal.signal(signal.SIGINT, signal.SIG_IGN)  # as a shell does for `make test &`
    try:
        done = subprocess.run(
            [sys.executable, "-c", _INTERRUPTED],
            cwd=ROOT / "tests",
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    finally:
        signal.signal(signal.SIGINT, usual)
    assert f"returncode=-{signal.SIGINT:d}" in done.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    "options", [("check",), ("check", "--format", "json"), ("export", "mkdocs.yml"), ("nothing",)]
)
def test_a_program_does_in_a_fork_what_it_does_when_it_is_started(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    files = {"mkdocs.yml": "site_name: 示例\n", "brands/aa/brand.yml": brand(owner={})}
    project = Project(tmp_path).write(files)
    assert project.wuse(*options).code != 0
    assert project.wuse(*options) == project.run("wuse", *options)


def test_a_program_in_a_fork_has_the_environment_that_is_asked_for(tmp_path: Path) -> None:
    files = {"mkdocs.yml": "site_name: 示例\n", "brands/aa/brand.yml": brand()}
    files["brands/aa/activities/a.yml"] = activity(date="1970-01-02")
    project = Project(tmp_path).write(files)
    assert project.wuse("check", SOURCE_DATE_EPOCH="0", TZ="UTC").lines("C841")
    assert not project.wuse("check").lines("C841")
