"""wuse codeowners: who is asked for what, as each host understands its file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from support.project import dump

from wuse.cli import main

OWNERS = [
    {"folder": "bb", "accounts": ["other", "bureau"]},
    {"folder": "_bureau", "accounts": ["bureau", "org/party"]},
    {"folder": "aa", "accounts": ["teacher"]},
]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    register(tmp_path, OWNERS)
    return tmp_path


def register(project: Path, owners: object) -> None:
    path = project / "brands/_bureau/site.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dump({"owners": owners}), "utf-8")


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["codeowners", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def asked_on_github(text: str, path: str) -> set[str]:
    """The last pattern that matches decides. https://git-scm.com/docs/gitignore for folders."""
    asked: set[str] = set()
    for pattern, *accounts in rules(text):
        if pattern == "*" or (pattern.endswith("/") and f"/{path}".startswith(pattern)):
            asked = set(accounts)
    return asked


def asked_on_gitea(text: str, path: str) -> set[str]:
    """Everybody of all patterns that match the whole path."""
    matching = [accounts for rule, *accounts in rules(text) if re.fullmatch(rule, path)]
    return {account for accounts in matching for account in accounts}


def rules(text: str) -> list[list[str]]:
    return [line.split(" ") for line in text.splitlines() if not line.startswith("#")]


BUREAU = {"@bureau", "@org/party"}


@pytest.mark.parametrize(
    ("path", "accounts"),
    [
        ("brands/aa/brand.yml", BUREAU | {"@teacher"}),
        ("brands/aa/photos/a.jpg", BUREAU | {"@teacher"}),
        ("brands/bb/case.yml", BUREAU | {"@other"}),
        ("brands/aab/brand.yml", BUREAU),
        ("x/brands/aa/brand.yml", BUREAU),
        ("brands/_bureau/site.yml", BUREAU),
        (".github/CODEOWNERS", BUREAU),
        (".github/workflows/pull-request.yml", BUREAU),
        (".gitea/CODEOWNERS", BUREAU),
        ("hooks/showcase.py", BUREAU),
        ("mkdocs.yml", BUREAU),
    ],
)
def test_github_and_gitea_ask_whose_the_file_is(
    project: Path, path: str, accounts: set[str]
) -> None:
    assert run().exit_code == 0
    assert asked_on_github((project / ".github/CODEOWNERS").read_text("utf-8"), path) == accounts
    assert asked_on_gitea((project / ".gitea/CODEOWNERS").read_text("utf-8"), path) == accounts


def test_one_dialect_alone_can_be_written(project: Path) -> None:
    assert run("--dialect", "gitea").output == "已写好 .gitea/CODEOWNERS\n"
    assert not (project / ".github").exists()
    assert run("--dialect", "gitea", "--check").exit_code == 0
    assert run("--check").exit_code == 1


def test_the_check_tells_when_the_register_has_changed(project: Path) -> None:
    run()
    assert run().output == "CODEOWNERS 已经是最新的。\n"
    assert run("--check").exit_code == 0
    before = (project / ".github/CODEOWNERS").read_bytes()
    register(project, OWNERS[:2])
    result = run("--check")
    assert result.exit_code == 1
    assert ".github/CODEOWNERS 和登记的维护账号不一致" in result.output
    assert (project / ".github/CODEOWNERS").read_bytes() == before


def test_without_accounts_of_the_bureau_nobody_would_guard_the_rest(project: Path) -> None:
    register(project, OWNERS[:1])
    result = run()
    assert result.exit_code == 1
    assert "还没有登记主管部门的账号" in result.stderr
    assert not (project / ".github").exists()


def test_where_nobody_is_registered_no_file_is_the_right_one(project: Path) -> None:
    register(project, [])
    assert run("--check").exit_code == 0
    (project / ".github").mkdir()
    (project / ".github/CODEOWNERS").write_text("* @somebody\n")
    assert run("--check").exit_code == 1


def test_a_register_with_errors_changes_nothing(project: Path) -> None:
    run()
    before = (project / ".github/CODEOWNERS").read_bytes()
    register(project, [{"folder": "_bureau", "accounts": ["x\n* @evil"]}])
    for arguments in ([], ["--check"]):
        result = run(*arguments)
        assert result.exit_code == 1
        assert "请先运行 wuse check 改正" in result.stderr
    assert (project / ".github/CODEOWNERS").read_bytes() == before


def test_a_place_that_cannot_be_written(project: Path) -> None:
    (project / ".github").write_text("in the way")
    result = run("--dialect", "github")
    assert result.exit_code == 1
    assert "写不进" in result.stderr
