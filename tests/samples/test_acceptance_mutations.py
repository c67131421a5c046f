"""The acceptance test notices when the data of an item change."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
from samples.acceptance import IDS, ITEMS
from samples.acceptance_mutations import CHANGES, Change
from samples.shown import missing
from support.project import ROOT

from wuse.model.settings import Settings
from wuse.pages.parts.site_info import SiteInfo
from wuse.site.assemble import assemble

pytestmark = pytest.mark.slow

EACH = [(item, number) for item in CHANGES for number in range(len(CHANGES[item]))]


def copied(root: Path, slug: str) -> Path:
    """A project with one owner of this repository and what the bureau keeps for all."""
    owner = "jiamusi-bureau" if slug == "_bureau" else slug
    for name in {owner, "_bureau"}:
        shutil.copytree(ROOT / "brands" / name, root / "brands" / name)
    return root


def rendered(project: Path) -> Mapping[str, str]:
    """The pages of the list that this project has, by their paths below the site."""
    assembled = assemble(project, SiteInfo("五色"), Settings(), ROOT / "theme_overrides")
    assert assembled.left_out == []
    wanted = {page for pages in ITEMS.values() for page in pages}
    site = assembled.site
    pages = {f"{page.path}index.html": page for page in site.pages}
    return {path: site.body(page) for path, page in pages.items() if path in wanted}


def change(project: Path, one: Change) -> None:
    path = project / "brands" / one.file
    text = path.read_text("utf-8")
    assert one.old in text
    path.write_text(text.replace(one.old, one.new), "utf-8")


def test_every_item_has_a_change() -> None:
    assert sorted(CHANGES) == sorted(IDS)
    assert [item for item in CHANGES if not CHANGES[item]] == ["X-5"]


Unchanged = Callable[[str], Mapping[str, str]]


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Unchanged:
    """The pages of an owner as they are, made once for all that changes them."""
    return cache(lambda slug: rendered(copied(tmp_path_factory.mktemp(slug), slug)))


@pytest.mark.parametrize(("item", "number"), EACH, ids=lambda part: str(part))
def test_an_item_fails_when_its_data_change(
    tmp_path: Path, unchanged: Unchanged, item: str, number: int
) -> None:
    one = CHANGES[item][number]
    slug = one.file.split("/")[0]
    project, before = copied(tmp_path, slug), unchanged(slug)
    lacking = set(missing(item, before))  # lists of one owner lack what others have
    change(project, one)
    after = rendered(project)
    gone = (before.keys() - after.keys()) & ITEMS[item].keys()
    assert gone or set(missing(item, after)) - lacking
