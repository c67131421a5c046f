"""Every scheme of real documents on pages, in a site whose links name files."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from support.project import Content, Project, brand, make_project

from wuse.evidence.contests import contests
from wuse.model.edition import Edition
from wuse.model.vocabulary import Vocabulary
from wuse.source.bind import read_record

pytestmark = pytest.mark.slow
SCHEMES = sorted((Path(__file__).parents[1] / "editions/schemes").glob("*.yml"))
OWN = {f"school-{number}": brand(f"第{number}校") for number in range(1, 4)}


def with_candidates(text: str) -> str:
    """The scheme with schools of this site behind the candidates that it names."""
    data = yaml.load(text, yaml.BaseLoader)
    first = (data.get("奖项") or [data])[0]
    groups = {
        it for part in (first, data) for d in part.get("评分标准", ()) for it in d.get("适用", ())
    }
    more = {"组别": sorted(groups)[0]} if groups else {}
    data["参评单位"] = [{"文件夹": slug, **more} for slug in OWN] + [{"名称": "校外", **more}]
    data.pop("结果", None)
    data.setdefault("依据文件", "方案")
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Project:
    files: dict[str, Content] = {f"brands/{slug}/brand.yml": it for slug, it in OWN.items()}
    for path in SCHEMES:
        text = path.read_text("utf-8")
        files[f"brands/_bureau/editions/{path.stem}.yml"] = with_candidates(text)
    root = tmp_path_factory.mktemp("schemes")
    project = make_project(root / "project", files, use_directory_urls=False)
    run = project.build()
    assert run.code == 0, run.said
    return project


@pytest.mark.parametrize("path", SCHEMES, ids=lambda path: path.stem)
def test_a_scheme_has_all_its_pages_and_no_link_is_dead(shown: Project, path: Path) -> None:
    file = shown.root / f"brands/_bureau/editions/{path.stem}.yml"
    edition, problems = read_record(Edition, file, file.name, Vocabulary())
    assert edition, problems
    folder = shown.site / "editions" / path.stem
    html = (folder / "index.html").read_text("utf-8")
    assert edition.title in html
    found = contests(edition)
    for award in edition.each():
        assert all(grade.name in html for grade in award.grades), award.name
        assert all(it.name in html for it in award.rubric), award.name
    if any(it.candidates for it in found):
        coverage = (folder / "coverage/index.html").read_text("utf-8")
        for contest in found:
            assert all(f">{it.id}<" in coverage for _, it in contest.criteria())
            for id in contest.addresses.values():
                assert (folder / id / "index.html").is_file()
    for page in folder.rglob("*.html"):
        for target in re.findall(r'href="?([^"> ]+)', page.read_text("utf-8")):
            if re.match(r"\w+:", target) or target.startswith(("#", "//")):
                continue
            address, _, fragment = unquote(target).partition("#")
            linked = page.parent / address
            assert linked.is_file(), (page, target)
            if fragment:
                assert f'id="{fragment}"' in linked.read_text("utf-8"), (page, target)
