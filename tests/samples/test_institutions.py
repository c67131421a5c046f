"""Nine kinds of fictional institutions, written as teachers write: nothing is squeezed or refused.

The files in ``institutions/`` keep the words and forms of documents: 党员教师: 17名, 3支队伍：…,
《方案》（青教党〔2022〕7号), a superior by its name, initiatives without a number.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from support.project import Project, make_project

from wuse.rules import check
from wuse.source import Severity, load_region

FILES = Path(__file__).with_name("institutions")
SAID = {path.parent.name: path.read_text("utf-8").split() for path in FILES.glob("*/said.txt")}
"""Folder -> what its brand page says, without white space."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    files = {
        f"brands/{path.relative_to(FILES)}": path.read_text("utf-8")
        for path in FILES.rglob("*.yml")
    }
    project = make_project(tmp_path_factory.mktemp("institutions"), files)
    run = project.build()
    assert run.code == 0, run.said
    return project


def text_of(path: Path) -> str:
    body = re.sub(r"(?s)<(head|script)\b.*?</\1>", "", path.read_text("utf-8"))
    return "".join(unescape(re.sub("<[^>]+>", "", body)).split())


def test_nothing_is_refused(project: Project) -> None:
    found = check(project.root, load_region(project.root))
    assert [str(it) for it in found if it.severity in (Severity.ERROR, Severity.WARNING)] == []


@pytest.mark.slow
@pytest.mark.parametrize("slug", SAID)
def test_pages_say_what_the_school_says(project: Project, slug: str) -> None:
    text = text_of(project.site / f"brands/{slug}/index.html")
    assert [said for said in SAID[slug] if said not in text] == []


@pytest.mark.slow
def test_people_are_called_what_the_document_calls_them(project: Project) -> None:
    wanted = {
        "qingmiao/activities/2025-05-30-party": "全体教职工 幼儿360余名 家长代表50人 童心向党",
        "shicun/activities/2025-04-04-tomb": "全体党员 五、六年级学生 清明祭扫",
        "boya/activities/2025-03-05-lei": "党员教师10人 学生志愿者60人 校团委、少先大队 13:30",
        "jingong/activities/2025-10-craft": "300余人 市劳动模范",
        "qingshan-bureau/activities/2025-03-06-meet": "各学校党组织书记52人 县委教育工委副书记",
    }
    for page, texts in wanted.items():
        text = text_of(project.site / f"brands/{page}/index.html")
        assert [said for said in texts.split() if said not in text] == [], page
