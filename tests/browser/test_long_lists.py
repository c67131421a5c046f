"""A word that very many entries have: the page knows the best of them, and gets the rest."""

import shutil
from pathlib import Path

from playwright.sync_api import Browser

from wuse.search.entries import ACTIVITY, BRAND, DOCUMENT, Entry
from wuse.search.index import SiteIndex
from wuse.search.lists import LONG
from wuse.search.owner_index import OwnerIndex

TAKE = """async (query) => {
  const search = window.WuseSearch, overview = await search.overview();
  const found = await search.find(overview, search.words(query), []);
  const told = [found.isExact, found.total], paths = [];
  for (let at = 0; at < found.total; at += 500) {
    paths.push(...(await found.take(at, 500)).map((entry) => entry.path));
  }
  return [told, paths];
}"""


def entry(kind: str, number: int, title: str, text: str) -> Entry:
    month = 202_001 + number % 12 if kind == ACTIVITY else 0
    own = ("stage=primary",) if kind != DOCUMENT else ()
    return Entry(kind, f"{kind}/{number:04}/", title, "", month, None, (), own, "", text)


def test_the_rest_of_a_long_list_comes_after_the_best_and_documents_last(
    chromium: Browser, site_on_disk: Path, tmp_path: Path
) -> None:
    entries = [entry(BRAND, number, f"品牌{number}", "校园") for number in range(200)]
    entries += [
        entry(ACTIVITY, number, "校园" if number % 9 == 0 else "活动", "校园")
        for number in range(LONG + 300)
    ]
    documents = [entry(DOCUMENT, number, "校园指南", "看这里") for number in range(300)]
    parts = {"/document": OwnerIndex.of(documents), "school": OwnerIndex.of(entries)}
    found = {name: part.encoded()[1] for name, part in parts.items()}
    index = SiteIndex(found, parts.__getitem__, {"stage": {"primary": "小学"}})
    for name in ("static", "search/index.html"):
        copy = shutil.copytree if "." not in name else shutil.copy
        (tmp_path / name).parent.mkdir(exist_ok=True)
        copy(site_on_disk / name, tmp_path / name)
    for asset in index.assets():
        path = tmp_path / asset.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(asset.content or "", "utf-8")
    with chromium.new_page() as page:
        page.goto((tmp_path / "search/index.html").as_uri())
        told, paths = page.evaluate(TAKE, "校园")
        assert told == [True, len(entries) + len(documents)]
        assert len({*paths}) == len(paths) == told[1]
        kinds = [path.partition("/")[0] for path in paths]
        assert kinds[-300:] == [DOCUMENT] * 300
        assert DOCUMENT not in kinds[:-300]
        titled = {it.path for it in entries if it.title == "校园"}
        assert {*paths[:200]} <= titled
        page.goto(page.url + "?q=校园&kind=activity")
        page.get_by_text(f"共 {LONG + 300} 条").wait_for()
        option = page.locator("[name=stage] option", has_text=f"小学（{LONG + 300:,}）")
        option.wait_for(state="attached")
