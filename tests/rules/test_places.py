"""Everything that a rule tells has its place: line and column in the file that its writer has."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.examples import TODAY
from support.project import Content, Project, activity, brand, photo

from wuse.rules import check
from wuse.source import Code, Problem, load_region
from wuse.source.settings import load_configuration

PHONE = "13800138000"
HEAD = "标题: 茶\n日期: 2025-03-12\n活动类型: 读书会\n"


def reported(root: Path, code: Code, **files: Content) -> list[Problem]:
    """The problems with this code in a project with these files."""
    places = {
        "brand": "brands/aa/brand.yml",
        "activity": "brands/aa/activities/a.yml",
        "photo": "brands/aa/photos/p.jpg",
        "mkdocs": "mkdocs.yml",
    }
    written = {places[name]: content for name, content in {"brand": brand(), **files}.items()}
    loaded = load_region(Project(root).write(written).root)
    settings = load_configuration(root)[0].settings
    return [it for it in check(root, loaded, settings=settings, today=TODAY) if it.code is code]


def span(problem: Problem) -> tuple[int, int, int, int]:
    return problem.line, problem.column, problem.end_line, problem.end_column


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (f"正文: {PHONE}，工作日\n", (4, 5, 4, 16)),
        (f"正文: 工作日{PHONE}\n", (4, 8, 4, 19)),
        (f"正文: |\n  茶。\n\n  电话{PHONE}。\n", (7, 5, 7, 16)),
        ("正文: >\n  茶。电话138\n  0013\n  8000。\n", (5, 7, 7, 7)),
        ('正文: "138\\x30013\\x38000"\n', (4, 5, 4, 24)),  # the field, for it stands there so
    ],
)
def test_a_part_of_a_field_is_reported_where_it_stands(
    tmp_path: Path, text: str, where: tuple[int, int, int, int]
) -> None:
    (problem,) = reported(tmp_path, Code.MOBILE_NUMBER, activity=HEAD + text)
    assert span(problem) == where


def test_a_number_in_two_fields_is_reported_in_each(tmp_path: Path) -> None:
    text = f"{HEAD}摘要: {PHONE}\n正文: 茶\n  {PHONE}\n"
    assert [span(it) for it in reported(tmp_path, Code.MOBILE_NUMBER, activity=text)] == [
        (4, 5, 4, 16),
        (6, 3, 6, 14),
    ]


SETTINGS = """\
site_name: 示例
extra:
  icp: 别处的
  wuse:
    icp: 京ICP备12345678
"""


def test_a_setting_is_reported_in_the_bureaus_part_of_its_file(tmp_path: Path) -> None:
    (problem,) = reported(tmp_path, Code.ICP_NUMBER, mkdocs=SETTINGS)
    assert (problem.path, span(problem)) == ("mkdocs.yml", (5, 10, 5, 23))


def test_a_file_that_is_no_text_is_reported_as_a_whole(tmp_path: Path) -> None:
    files = {"activity": activity(photos=[photo("q.jpg")]), "photo": b"\xff\xd8"}
    (problem,) = reported(tmp_path, Code.UNUSED_PHOTO, **files)
    assert (problem.path, span(problem)) == ("brands/aa/photos/p.jpg", (1, 1, 1, 1))
    assert problem.field == ""
