"""wuse edition: a new evaluation from a model scheme, and the state of brands that it judges."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from support.project import Project, brand, make_project
from support.repository import commit, init

from wuse.cli import main
from wuse.model.edition import Edition
from wuse.model.vocabulary import Vocabulary
from wuse.scaffold import schemes
from wuse.source.bind import read_record

GIVEN = ("--name", "2026", "--title", "评选", "--year", "2026", "--scheme", "default")
REFERENCE = Path(__file__).parent.parent / "editions" / "schemes" / "00-default.yml"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    files = {f"brands/{slug}/brand.yml": brand(f"{slug}校") for slug in ("aa", "bb")}
    return make_project(tmp_path / "project", files)


def run(project: Project, *arguments: str, answers: str = "") -> Result:
    options = ["--project", str(project.root)]
    result = CliRunner().invoke(main, [*arguments, *options], input=answers)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def edition_of(project: Project, name: str = "2026") -> Edition:
    path = project.root / "brands/_bureau/editions" / f"{name}.yml"
    edition, problems = read_record(Edition, path, path.name, Vocabulary())
    assert edition, problems
    return edition


@pytest.mark.parametrize("scheme", schemes())
def test_every_model_scheme_is_complete_and_passes_the_check(project: Project, scheme: str) -> None:
    given = [*GIVEN[:-1], scheme, "--authority", "评选方案", "--number", "教党〔2026〕1号"]
    result = run(project, "edition", "new", *given)
    assert result.exit_code == 0, result.output
    assert schemes()[scheme].title in result.output
    checked = run(project, "check", str(project.root / "brands/_bureau"))
    assert checked.output == "没有发现问题。\n"
    edition = edition_of(project)
    assert edition.authority is not None
    assert (edition.title, edition.authority.number) == ("评选", "教党〔2026〕1号")
    assert "#" in (project.root / "brands/_bureau/editions/2026.yml").read_text("utf-8")


def test_the_default_is_the_rubric_of_the_reference(project: Project) -> None:
    run(project, "edition", "new", *GIVEN)
    reference, _ = read_record(Edition, REFERENCE, REFERENCE.name, Vocabulary())
    assert reference
    ours = edition_of(project)
    for name in ("rubric", "grades", "vetoes", "phases", "tally", "valid_years"):
        assert getattr(ours, name) == getattr(reference, name), name


def test_questions_are_asked_again_until_the_answer_fits(project: Project) -> None:
    answers = "评选\n2026\n2026年评选\n去年\n2026\n9\n2\n\naa cc\naa、bb\n"
    result = run(project, "edition", "new", answers=answers)
    assert result.exit_code == 0, result.output
    assert "不能用作网址" in result.output
    assert "没有“9”这种方案" in result.output
    assert "没有“cc”这所学校" in result.output
    edition = edition_of(project)
    assert [it.owner for it in edition.candidates] == ["aa", "bb"]
    assert edition.subject.zh == "活动"
    assert edition.authority is None
    assert "补上“依据文件”" in result.output


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (("--name", "../2026"), "不能用作网址"),
        (("--year", "何时"), "--year"),
        (("--scheme", "best"), "default（百分制"),
        (("--candidate", "zz"), "没有“zz”这所学校"),
        (("--title", "  "), "不能为空"),
    ],
)
def test_a_bad_option_is_told(project: Project, changes: tuple[str, str], message: str) -> None:
    result = run(project, "edition", "new", *GIVEN, *changes)
    assert result.exit_code == 2
    assert message in result.output
    assert not (project.root / "brands/_bureau/editions").exists()


def test_an_edition_that_is_there_is_not_touched(project: Project) -> None:
    run(project, "edition", "new", *GIVEN)
    path = project.root / "brands/_bureau/editions/2026.yml"
    before = path.read_bytes()
    result = run(project, "edition", "new", *GIVEN)
    assert result.exit_code == 2
    assert "已经有了" in result.output
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "title", ["<script>alert(1)</script>", "评选: {a: 1}", "- '\"#", "{{ x }}"]
)
def test_any_title_stays_text(project: Project, title: str) -> None:
    result = run(project, "edition", "new", *GIVEN, "--title", title, "--authority", title)
    assert result.exit_code == 0, result.output
    edition = edition_of(project)
    assert edition.authority is not None
    assert (edition.title, edition.authority.title) == (title, title)


@pytest.fixture
def committed(project: Project) -> Project:
    given = (*GIVEN, "--authority", "方案", "--candidate", "aa", "--candidate", "bb")
    assert run(project, "edition", "new", *given).exit_code == 0
    init(project.root)
    commit(project.root)
    return project


def test_freezing_records_the_commit_and_each_folder(committed: Project) -> None:
    before = (committed.root / "brands/_bureau/editions/2026.yml").read_text("utf-8")
    result = run(committed, "edition", "freeze", "2026")
    assert result.exit_code == 0, result.output
    after = (committed.root / "brands/_bureau/editions/2026.yml").read_text("utf-8")
    assert after.startswith(before)
    head = commit(committed.root)
    frozen = edition_of(committed).frozen
    assert frozen is not None
    assert frozen.commit != head
    assert [it.owner for it in frozen.contents] == ["aa", "bb"]
    same = run(committed, "edition", "changed", "2026")
    assert (same.exit_code, "2 个参评单位都和定稿时一样" in same.output) == (0, True)


def test_a_file_from_windows_keeps_the_ends_of_its_lines(committed: Project) -> None:
    path = committed.root / "brands/_bureau/editions/2026.yml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert run(committed, "edition", "freeze", "2026").exit_code == 0
    data = path.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    assert edition_of(committed).frozen


def test_what_changes_after_freezing_is_told(committed: Project) -> None:
    run(committed, "edition", "freeze", "2026")
    committed.write({"brands/bb/brand.yml": brand("bb校", sources=[{"title": "新"}])})
    commit(committed.root)
    result = run(committed, "edition", "changed", "2026")
    assert result.exit_code == 1
    assert "bb 改过" in result.output
    assert "aa 改过" not in result.output
    since = result.output.partition("--since ")[2].split()[0]
    report = run(committed, "report", "--since", since)
    assert "bb校" in report.output


def test_what_is_not_committed_cannot_be_frozen(committed: Project) -> None:
    committed.write({"brands/aa/activities/2026-01-01-a.yml": "标题: 甲\n"})
    result = run(committed, "edition", "freeze", "2026")
    assert result.exit_code == 1
    assert "没提交" in result.output


def test_an_edition_is_frozen_once(committed: Project) -> None:
    run(committed, "edition", "freeze", "2026")
    result = run(committed, "edition", "freeze", "2026")
    assert result.exit_code == 2
    assert "已经定稿" in result.output


@pytest.mark.parametrize("command", ["freeze", "changed"])
def test_without_git_or_candidates_it_says_why(project: Project, command: str) -> None:
    run(project, "edition", "new", *GIVEN, "--authority", "方案", "--candidate", "aa")
    result = run(project, "edition", command, "2026")
    assert result.exit_code != 0
    assert ("git" if command == "freeze" else "还没有定稿") in result.output
    missing = run(project, "edition", command, "2027")
    assert "没有“2027”这一届评选" in missing.output
