"""The formats of wuse check: each as its readers expect it, and no text breaks out of it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click
import cmarkgfm
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from support.project import Project, brand, make_project

from wuse import __version__
from wuse.cli import main
from wuse.cli.formats import FORMATS, Sources
from wuse.printable import printable
from wuse.rules import FAMILIES, RULES
from wuse.source import Code, Problem, Severity
from wuse.source.problems import Mark, Span

SITE = "https://wuse.example/"
FILES = {
    "brands/aa/brand.yml": brand("甲校"),
    "brands/aa/activities/a.yml": "标题: 植树\n日期: 2025-03-12\n活动类型：志愿服务\n",
    "brands/aa/activities/b.yml": (
        "标题: 𠮷祥{0} [图](1)\n日期: 2025-03-12\n活动类型: 走访慰问\n地点: 校园，\u200b操场\n"
        "所属载体: [红, <b>|`x`]\n"
    ),
    "brands/aa/activities/c.yml": "标题: 一\n  二: 三\n",
    "brands/aa/50%,a:b.txt": "x",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return make_project(tmp_path_factory.mktemp("formats") / "project", FILES)


def said(project: Project, name: str, *arguments: str) -> str:
    command = ["check", "--project", str(project.root), "--format", name, *arguments]
    return CliRunner().invoke(main, command).stdout


@pytest.fixture
def listed(project: Project) -> list[dict[str, str]]:
    """What the JSON format says: what the other formats must say, too."""
    return json.loads(said(project, "json"))


def test_json_has_all_there_is_to_know(listed: list[dict[str, str]]) -> None:
    assert {
        "code": "Y221",
        "severity": "error",
        "path": "brands/aa/activities/a.yml",
        "line": 3,
        "column": 5,
        "end_line": 3,
        "end_column": 6,
        "field": "",
        "message": "“活动类型”后面是中文冒号“：”，应是英文冒号加空格",
        "fix": "改成：活动类型: 志愿服务",
    } in listed
    assert len(listed) >= 6
    assert [problem["path"] for problem in listed] == sorted(item["path"] for item in listed)


def test_text_shows_the_place(project: Project) -> None:
    text = said(project, "text")
    assert (
        "brands/aa/activities/a.yml:3:5: 错误 Y221 “活动类型”后面是中文冒号“：”，"
        "应是英文冒号加空格\n"
        "    3 │ 活动类型：志愿服务\n"
        "      │         ^^\n"
        "      改成：活动类型: 志愿服务\n"
        "\n"
    ) in text
    assert (
        "    4 │ 地点: 校园，<U+200B>操场\n"
        "      │             ^^^^^^^^\n"
    ) in text  # fmt: skip
    assert re.search(r"\n\d+ 个错误、\d+ 个提醒、\d+ 个建议\nwuse rule 代码 可看解释\n$", text)


def test_text_shows_no_line_of_what_is_no_record(project: Project) -> None:
    block = said(project, "text", "--select", "F124").split("\n\n")[0].splitlines()
    assert block[0].startswith("brands/aa/50%,a:b.txt:1:1: 提醒 F124 ")
    assert [line[:9] for line in block[1:]] == ["      改法："]


def test_sarif_is_what_the_standard_asks_for(
    project: Project, listed: list[dict[str, str]]
) -> None:
    log = json.loads(said(project, "sarif"))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    assert run.keys() == {"tool", "language", "columnKind", "results"}
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("wuse", __version__)
    rules = driver["rules"]
    assert {rule["id"] for rule in rules} == {code.value for code in Code}
    assert all(re.fullmatch("([A-Z][a-z0-9]*)+", rule["name"]) for rule in rules)
    for problem, result in zip(listed, run["results"], strict=True):
        assert result.keys() == {"ruleId", "ruleIndex", "level", "message", "locations"}
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == problem["code"]
        assert result["level"] == problem["severity"].replace("hint", "note")
        (location,) = result["locations"]
        place = location["physicalLocation"]
        uri = urlsplit(place["artifactLocation"]["uri"])
        assert (uri.scheme, uri.netloc, uri.query, uri.fragment) == ("", "", "", "")
        assert unquote(uri.path) == problem["path"]
        region = place["region"]
        assert region == {
            "startLine": problem["line"],
            "startColumn": problem["column"],
            "endLine": problem["end_line"],
            "endColumn": problem["end_column"],
        }


def test_sarif_explains_every_rule(project: Project) -> None:
    (run,) = json.loads(said(project, "sarif"))["runs"]
    for found in run["tool"]["driver"]["rules"]:
        rule = RULES[Code(found["id"])]
        assert found["shortDescription"] == {"text": rule.title}
        assert found["fullDescription"] == {"text": rule.why}
        assert found["helpUri"] == f"{SITE}rules/{rule.code.lower()}/"
        assert found["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert found["help"]["text"].startswith(f"{rule.code} {rule.title}\n")
        assert "\x1b" not in found["help"]["text"]
        html = cmarkgfm.github_flavored_markdown_to_html(found["help"]["markdown"])
        assert {"p", "h3", "li"} <= Page(html).tags <= {"p", "h3", "ul", "li", "pre", "code", "a"}
        (tag,) = found["properties"]["tags"]
        assert tag in FAMILIES.values()


def test_codes_lead_to_their_pages(project: Project, listed: list[dict[str, str]]) -> None:
    address = f"{SITE}rules/y221/"
    diagnostics = json.loads(said(project, "rdjson"))["diagnostics"]
    assert {"value": "Y221", "url": address} in [found["code"] for found in diagnostics]
    assert f"| [Y221]({address}) |" in said(project, "markdown")
    (line,) = [line for line in said(project, "github").splitlines() if "title=Y221" in line]
    assert line.endswith(f"%0A改成：活动类型: 志愿服务%0A{address}")


@pytest.mark.parametrize("site_url", [None, "", "javascript:alert(1)//", "example.cn"])
def test_without_an_address_there_are_no_links(tmp_path: Path, site_url: str | None) -> None:
    project = make_project(tmp_path / "project", FILES, site_url=site_url)
    for name in ("sarif", "rdjson", "markdown", "github"):
        assert "rules/y221" not in said(project, name)


def test_an_address_stays_within_its_link(tmp_path: Path) -> None:
    hostile = "https://example.cn/a) | [b](c\n`<i>"
    project = make_project(tmp_path / "project", FILES, site_url=hostile)
    page = Page(cmarkgfm.github_flavored_markdown_to_html(said(project, "markdown")))
    assert page.tags == {"p", "h3", "table", "thead", "tbody", "tr", "th", "td", "a"}


def test_addresses_name_files_where_the_site_links_so(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", FILES, use_directory_urls=False)
    assert f"[Y221]({SITE}rules/y221/index.html)" in said(project, "markdown")


def test_rdjson_counts_bytes(project: Project, listed: list[dict[str, str]]) -> None:
    result = json.loads(said(project, "rdjson"))
    assert result.keys() == {"source", "diagnostics"}
    assert result["source"] == {"name": "wuse"}
    levels = {"error": "ERROR", "warning": "WARNING", "hint": "INFO"}
    for problem, diagnostic in zip(listed, result["diagnostics"], strict=True):
        assert diagnostic.keys() == {"message", "location", "severity", "code"}
        assert diagnostic["code"]["value"] == problem["code"]
        assert diagnostic["severity"] == levels[problem["severity"]]
        assert problem["message"] in diagnostic["message"]
        assert problem["fix"] in diagnostic["message"]
        assert diagnostic["location"]["path"] == problem["path"]
        start, end = (diagnostic["location"]["range"][side] for side in ("start", "end"))
        assert (start["line"], end["line"]) == (problem["line"], problem["end_line"])
        file = project.root / problem["path"]
        if file.suffix == ".yml":
            lines = file.read_text("utf-8").split("\n")
            for mark, column in ((start, problem["column"]), (end, problem["end_column"])):
                before = lines[mark["line"] - 1].encode()[: mark["column"] - 1]
                assert len(before.decode()) == int(column) - 1


def test_github_gets_a_command_for_each_problem(
    project: Project, listed: list[dict[str, str]]
) -> None:
    lines = said(project, "github").splitlines()
    assert len(lines) == len(listed)
    assert (
        "::warning file=brands/aa/50%25%2Ca%3Ab.txt,line=1,endLine=1,col=1,endColumn=1,title=F124::"
        "“50%25,a:b.txt”不会被读取%0A改法：文档和表格不读："
        f"要公开的内容写进 .yml 文件（wuse new 会建好），原件移到 brands 外面%0A{SITE}rules/f124/"
    ) in lines
    severities = [line.split(" ")[0] for line in lines]
    assert severities == sorted(severities)  # ::error, ::warning


def nowhere(code: Code) -> str:
    """The address of a rule where no site explains them."""
    return ""


def problem(severity: Severity, line: int = 1, end_line: int = 1) -> Problem:
    return Problem(Code.SYNTAX, severity, "a.txt", Span(Mark(line, 2), Mark(end_line, 3)), "错")


@pytest.mark.parametrize(
    ("counts", "shown", "rest"),
    [
        ((10, 10, 10), (10, 10, 10), 0),
        ((11, 0, 0), (10, 0, 0), 1),
        ((11, 12, 13), (10, 10, 9), 7),
        ((0, 0, 11), (0, 0, 9), 2),
        ((0, 0, 0), (0, 0, 0), 0),
    ],
)
def test_github_keeps_ten_of_each_level(
    counts: tuple[int, ...], shown: tuple[int, ...], rest: int, tmp_path: Path
) -> None:
    problems = [
        problem(severity, line)
        for severity, count in zip(Severity, counts, strict=True)
        for line in range(1, count + 1)
    ]
    lines = list(FORMATS["github"](problems, Sources(tmp_path), nowhere))
    levels = [line.split(" ")[0].split("::")[1] for line in lines]
    last = lines.pop() if rest else ""
    expected = ["error"] * shown[0] + ["warning"] * shown[1] + ["notice"] * (shown[2] + bool(rest))
    assert levels == expected
    assert last.startswith(f"::notice::还有 {rest} 个问题没有列在这里" if rest else "")


def test_github_gets_columns_within_a_line_only(tmp_path: Path) -> None:
    (line,) = FORMATS["github"]([problem(Severity.ERROR, 1, 2)], Sources(tmp_path), nowhere)
    assert line == "::error file=a.txt,line=1,endLine=2,title=Y201::错"


HOSTILE = st.text(st.sampled_from("|`<>&*_[]()!#~\\/:%,-@=\"'{}0a五 \t\r\n\0\x1b\x85\u2028\u202e"))
PROBLEMS = st.lists(
    st.builds(
        Problem,
        st.sampled_from(Code), st.sampled_from(Severity), HOSTILE.map("brands/{}.txt".format),
        st.just(Span(Mark(1, 1), Mark(1, 2))), HOSTILE, HOSTILE, HOSTILE,
    ),
    min_size=1, max_size=4, unique_by=lambda problem: problem.path,
).map(sorted)  # fmt: skip


def output(name: str, problems: list[Problem]) -> str:
    blocks = FORMATS[name](problems, Sources(Path("nowhere")), nowhere)
    return "".join(f"{click.unstyle(block)}\n" for block in blocks)


@given(PROBLEMS)
def test_nothing_moves_the_cursor(problems: list[Problem]) -> None:
    for name in ("text", "github", "markdown"):
        assert all(line.isprintable() for line in output(name, problems).split("\n"))


@given(PROBLEMS)
def test_nothing_breaks_out_of_a_line_of_text(problems: list[Problem]) -> None:
    lines = [line for line in output("text", problems).splitlines() if line][:-2]
    assert all(line.startswith(("brands/", "      改法：")) for line in lines)
    assert sum(line.startswith("brands/") for line in lines) == len(problems)


@given(PROBLEMS)
def test_nothing_breaks_out_of_a_workflow_command(problems: list[Problem]) -> None:
    def unescape(text: str) -> str:
        for code, char in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
            text = text.replace(code, char)
        return text

    lines = output("github", problems).splitlines()
    expected = sorted(problems, key=lambda problem: list(Severity).index(problem.severity))
    for line, problem in zip(lines, expected, strict=True):
        _, command, message = line.split("::", 2)
        properties = dict(part.split("=", 1) for part in command.split(" ", 1)[1].split(","))
        assert list(properties) == ["file", "line", "endLine", "col", "endColumn", "title"]
        assert unescape(properties["file"]) == printable(problem.path)
        assert properties["title"] == problem.code
        assert printable(problem.message) in unescape(message).replace("\n", "<U+000A>")


class Page(HTMLParser):
    """The elements of a page, and the texts of its headings and cells."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)
        if tag in ("h3", "td"):
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self.texts:
            self.texts[-1] += data


@given(PROBLEMS)
def test_nothing_breaks_out_of_a_markdown_table(problems: list[Problem]) -> None:
    source = output("markdown", problems)
    page = Page(cmarkgfm.github_flavored_markdown_to_html(source))
    assert page.tags == {"p", "h3", "table", "thead", "tbody", "tr", "th", "td"}
    expected = [
        part
        for problem in problems
        for part in (
            problem.path, "1", problem.severity.zh, problem.code,
            problem.field, problem.message, problem.fix,
        )
    ]  # fmt: skip
    texts = [text.split("\n行\n")[0].strip() for text in page.texts]
    assert texts == [printable(text).strip() for text in expected]


@pytest.mark.slow
@settings(max_examples=5)  # each comes with the texts of all rules
@given(st.lists(PROBLEMS, min_size=3).map(lambda lists: [*chain(*lists)]))
def test_nothing_is_a_link_or_placeholder_in_sarif(problems: list[Problem]) -> None:
    (run,) = json.loads(output("sarif", problems))["runs"]
    for result in run["results"]:
        text = result["message"]["text"]
        assert not re.search(r"\]\(", text)
        assert not re.search(r"[{}]", text.replace("{{", "").replace("}}", ""))
