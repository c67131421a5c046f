"""Nothing hostile in a record gets on a page but as the text that it is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from support.filled import filled
from support.project import Project, brand, make_project
from support.region import JPEG
from support.walking import Elements

from wuse.model.brand import BrandFile
from wuse.model.bureau import ResourceFile, SiteFile
from wuse.model.records import Activity, Case, Exemplar

HOSTILE = (
    "\"'><img src=x onerror=alert(1)><script>alert(1)</script>{{ 7*7 }}{% raw %}&amp;"
    "\n\n<div onclick=alert(1)>甲</div>\n\n[乙](javascript:alert(1)) <javascript:alert(1)>\n\n"
    '![丙](https://example.org/x.png "丁")\n\n' + "W" * 200
)
"""HTML, templates and Markdown that must come out as the text that they are."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site in which every field of every record holds hostile text; strictly built."""
    files = {
        "brands/filled/brand.yml": filled(BrandFile, HOSTILE),
        "brands/filled/activities/filled.yml": filled(Activity, HOSTILE),
        "brands/filled/exemplars/filled.yml": filled(Exemplar, HOSTILE, label=True),
        "brands/filled/case.yml": filled(Case, HOSTILE),
        "brands/filled/photos/photo.jpg": JPEG,
        # Its false links would end a strict build: what is proved is that pages show none of them.
        "brands/_bureau/site.yml": {
            **filled(SiteFile, HOSTILE),
            "rules": [{"rule": "C824", "level": "off"}],
        },
        "brands/_bureau/resources.yml": filled(ResourceFile, HOSTILE),
        "brands/plain/brand.yml": brand(),
    }
    project = make_project(tmp_path_factory.mktemp("hostile"), files)
    built = project.build("--strict")
    assert built.code == 0, built.said
    return project


def test_text_from_records_never_becomes_an_element(hostile: Project) -> None:
    pages = hostile.pages()
    assert len(pages) > 10
    for name, page in pages.items():
        elements = Elements(page)
        assert not any("alert" in script for script in elements.scripts), name
        assert "49" not in re.sub(r"[^ >]*\d[^ <]*", "", page), name
        for tag, attributes in elements.found:
            assert not any(attribute.startswith("on") for attribute in attributes), (name, tag)
            assert attributes.get("src") != "x", name
            assert "srcdoc" not in attributes, name
        for link in elements.links():
            assert urlsplit(link).scheme in ("", "http", "https"), (name, link)
            assert not link.startswith("//"), (name, link)


def test_hostile_text_is_shown_as_text(hostile: Project) -> None:
    page = hostile.page("brands/filled/activities/filled")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}" in page
    assert "<title>&quot;" in page or "<title>&#34;" in page


def test_nothing_is_loaded_from_another_host(hostile: Project) -> None:
    for name, page in hostile.pages().items():
        for tag, attributes in Elements(page).found:
            if tag not in ("a", "link") or attributes.get("rel") == "stylesheet":
                loaded = attributes.get("src", "") + attributes.get("srcset", "")
                assert "//" not in loaded, (name, tag, loaded)


def test_hostile_json_and_feed_are_well_formed_and_without_markup(hostile: Project) -> None:
    feed = (hostile.site / "atom.xml").read_text("utf-8")
    assert len(ElementTree.fromstring(feed)) > 5
    for path in hostile.site.rglob("*.json"):
        text = path.read_text("utf-8")
        assert json.loads(text)
        assert "<script" not in text


def test_the_export_is_the_same_site_for_any_generator(hostile: Project, tmp_path: Path) -> None:
    """Without our hook, from another folder, and with every hostile text still a text."""
    exported = Project(tmp_path / "exported")
    said = Project(tmp_path).wuse("export", str(exported.root), "--project", str(hostile.root))
    assert said.code == 0, said.said
    assert "hooks" not in (exported.root / "mkdocs.yml").read_text("utf-8")
    built = exported.build("--strict")
    assert built.code == 0, built.said
    ours, theirs = hostile.pages(), exported.pages()
    assert ours.keys() == theirs.keys()
    for name in ours:
        assert theirs[name] == ours[name], name
    pictures = {path.name for path in (hostile.site / "photos").iterdir()}
    assert {path.name for path in (exported.site / "photos").iterdir()} == pictures
    assert (exported.site / "api").is_dir()
