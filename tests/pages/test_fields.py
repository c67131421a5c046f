"""The field reference names every field, and every link in it leads somewhere."""

import re

import pytest
from support.project import brand, make_project

from wuse.model.schema import FILES
from wuse.model.settings import Settings


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    addition = {"scheme": "activity_type", "code": "sea-class", "name": "海堤党课"}
    files = {"brands/a1/brand.yml": brand(), "brands/_bureau/site.yml": {"vocabulary": [addition]}}
    project = make_project(tmp_path_factory.mktemp("fields"), files)
    assert project.build("--strict").code == 0
    return project.page("guide/fields")


def test_every_field_of_every_file_appears_with_both_names(page: str) -> None:
    rows = set(re.findall(r'<th scope="row">([^<]*?) ?(?:<span.*?</span>)?<code.*?>(\w+)', page))
    for kind in (*(kind for kind, _ in FILES.values()), Settings):
        for name, field in kind.model_fields.items():
            assert (field.title, name) in rows


def test_links_lead_to_the_table_that_continues_the_field(page: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert {"photo-entry", "quantity", "words-activity-type"} <= targets <= set(ids)


def test_only_what_must_be_written_is_marked_so(page: str) -> None:
    marked = re.findall(r'<th scope="row">([^<]*?) <span', page.split('id="activity"')[1])
    assert marked[:3] == ["标题", "日期", "活动类型"]


def test_a_bureaus_own_words_are_listed(page: str) -> None:
    assert "海堤党课 <code>sea-class</code>" in page
