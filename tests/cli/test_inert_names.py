"""What others may call things stays text: in reports of pull requests, job summaries and logs.

Titles, names of schools and of files are a school's own words; so are the names of its account and
of its branch. None may become a link, an element, a mention, a command of a host or of a shell.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import cmarkgfm
import pytest
from click.testing import CliRunner
from cmarkgfm.cmark import Options
from support.markup import parse
from support.project import Project, Run, activity, brand
from support.repository import commit, git, init

from wuse.cli import main

WORDS = (
    "::error file=a.yml::hacked",
    "##[command]hacked",
    "##vso[task.setvariable variable=a]hacked",
    "##teamcity[buildStatus text='hacked']",
    "\x1b[0Ksection_start:1:hacked",
    "[点我](https://evil.example) ![x](https://evil.example/a.png)",
    "<img src=x onerror=alert(1)><script>alert(1)</script>",
    "<!-- hacked --> | a | b | ~~划掉~~ **粗** `码`",
    "@everyone #12 !34 https://evil.example www.evil.example",
    "{{ 7 * 7 }} {% raw %} ${{ github.token }} $(touch hacked) `touch hacked` ; touch hacked",
    "</td></tr></table></details> hacked",
)
BRANCHES = (
    "$(touch${IFS}hacked)",
    "`touch${IFS}hacked`",
    "a;touch${IFS}hacked",
    "<img/src=x/onerror=alert(1)>",
    "{{7+7}}",
    "@everyone",
    "!](https/evil.example)",
    "'\"|&",
)
"""Names of branches that git allows."""


def hostile(root: Path) -> Project:
    """A change in which everything that can be called something is called something hostile."""
    project = Project(init(root)).write(
        {"mkdocs.yml": "site_name: 示例\n", "brands/aa/brand.yml": brand("甲校")}
    )
    commit(root)
    git(root, "checkout", "-q", "-b", "work")
    for number, words in enumerate(WORDS):
        spoken = words.replace("\x1b", "\\x1b")
        home = f"brands/s{number}"
        project.write(
            {
                f"{home}/brand.yml": brand(spoken, initiatives_title=spoken),
                f"{home}/activities/a.yml": activity(spoken, body=spoken, initiative=[spoken]),
            }
        )
        plain = words.replace("/", "∕")
        for name in (f"{home}/activities/{plain}.yml", f"{home}/photos/{plain}", f"brands/{plain}"):
            place = root / os.fsdecode(name.encode())
            place.parent.mkdir(exist_ok=True)
            place.write_text("x", "utf-8")
    commit(root, "; ".join(WORDS))
    return project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return hostile(tmp_path_factory.mktemp("inert") / "project")


def wuse(project: Project, *asked: str) -> Run:
    done = CliRunner().invoke(main, [*asked, "--project", str(project.root)])
    return Run(done.exit_code, done.output)


COMMAND = re.compile(
    r"\s*(::(?!(error|warning|notice) file=brands/|notice::还有)|##\[|##vso|##teamcity)"
)
"""A line that a host takes for a command; ours say where something is wrong."""


def inert(said: str) -> None:
    lines = said.split("\n")
    assert [line for line in lines if COMMAND.match(line)] == []
    assert [line for line in lines if not line.isprintable()] == []


def rendered(source: str, folder: Path) -> str:
    """The text of Markdown as a host shows it; fails if anything in it is more than text."""
    path = folder / "page.html"
    html = cmarkgfm.github_flavored_markdown_to_html(source, Options.CMARK_OPT_UNSAFE)
    path.write_text(html, "utf-8")
    page = parse(path)
    assert not list(page.elements("img", "script", "style", "iframe", "a"))
    assert not re.search(r"(?<![\w/])@[a-z]", source)
    return "".join(page.root.itertext())


@pytest.mark.parametrize("form", ["text", "github", "markdown", "rdjson", "sarif", "json"])
def test_the_check_says_them_as_text(project: Project, form: str, tmp_path: Path) -> None:
    run = wuse(project, "check", "--since", "main", "--author", WORDS[0], "--format", form)
    assert run.code == 1
    assert "hacked" in run.said
    inert(run.said)
    if form == "markdown":
        assert "<img src=x onerror=alert(1)>" in rendered(run.said, tmp_path)


def test_the_report_says_them_as_text(project: Project, tmp_path: Path) -> None:
    run = wuse(project, "report", "--since", "main", "--format", "markdown")
    inert(run.said)
    shown = rendered(run.said, tmp_path)
    for words in ("<img src=x onerror=alert(1)>", "{{ 7 * 7 }}", "[点我](https://evil.example)"):
        assert words in shown


@pytest.mark.parametrize("author", [*WORDS[::3], *BRANCHES[::3]])
def test_an_account_is_only_a_name(project: Project, author: str, tmp_path: Path) -> None:
    asked = ("--since", "main", "--author", author)
    inert(wuse(project, "check", "--select", "O", *asked).said)
    told = wuse(project, "report", "--format", "markdown", *asked)
    inert(told.said)
    rendered(told.said, tmp_path)


@pytest.mark.parametrize("branch", BRANCHES)
def test_a_branch_is_only_a_name(project: Project, branch: str, tmp_path: Path) -> None:
    git(project.root, "branch", "-f", branch, "main")
    told = wuse(project, "report", "--format", "markdown", f"--since={branch}")
    assert told.code == 0
    inert(told.said)
    rendered(told.said, tmp_path)
    for command in ("touched", "report", "check"):
        run = wuse(project, command, f"--since={branch}-not-there")
        assert run.code == 2
        inert(run.said)
    assert not list(project.root.rglob("hacked"))


def test_which_schools_are_touched_is_said_in_letters_alone(project: Project) -> None:
    run = wuse(project, "touched", "--since", "main")
    assert re.fullmatch(r"[a-z0-9,-]+\n", run.said)
