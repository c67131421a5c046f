"""Lists across schools: in a region too large to look through, and on the first page."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from support.markup import Markup, parse
from support.pictures import encoded, scene
from support.project import Project, activity, brand, make_project, photo

SCHOOLS = 47
"""More than one looks through as cards, and two pages of a list."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Many schools, and in 2025 more activities than fit on a page, also in March; built."""
    files: dict[str, object] = {}
    for number in range(SCHOOLS):
        stage = {"stage": ["小学", "初中"][number % 3 - 1]} if number % 3 else {}
        level = {"recognition": {"status": "已命名", "level": "市级"}} if number % 4 == 0 else {}
        files[f"brands/s{number:02}/brand.yml"] = {
            "owner": {"name": f"第{number}学校", **stage},
            "brand": {"name": f"品牌{number}"},
            **level,
        }
    dates = [
        *["2025-03"] * 12,
        *["2025-05-04"] * 3,
        "2025",
        "2024-02",
        "2024-07-01",
        "2024",
        "不详",
    ]
    for number, date in enumerate(dates):
        file = f"brands/s{number:02}/activities/a{number:02}.yml"
        files[file] = activity(f"活动{number}", date)
    project = make_project(tmp_path_factory.mktemp("large"), files, {"per_page": 10})
    run = project.build()
    assert run.code == 0, run.said
    return project


def brands_in(page: Markup) -> list[str]:
    """The owners that the rows of a page link to."""
    return re.findall(r"brands/(s\d+)/", " ".join(page.links))


def test_a_large_wall_is_a_list_and_its_cards_are_elsewhere(large: Project) -> None:
    rows = [
        parse(path) for path in sorted(large.site.glob("brands/**/index.html")) if is_wall(path)
    ]
    assert len(rows) == 5
    assert sorted(brand for page in rows for brand in brands_in(page)) == [
        f"s{number:02}" for number in range(SCHOOLS)
    ]
    assert all(list(page.elements("table")) for page in rows)
    cards = parse(large.site / "brand-cards" / "index.html")
    assert not list(cards.elements("table"))
    assert "../brands/" in cards.links
    assert "../brand-cards/" in rows[0].links
    assert not (large.site / "brand-list").exists()


def is_wall(path: Path) -> bool:
    return path.parent.name == "brands" or path.parent.name.startswith("page-")


def test_the_stages_hold_every_brand_once_with_the_highest_level_first(large: Project) -> None:
    pages = [parse(path) for path in large.site.glob("stages/**/index.html")]
    found = [brand for page in pages for brand in brands_in(page)]
    assert sorted(found) == [f"s{number:02}" for number in range(SCHOOLS)]
    first = parse(large.site / "stages" / "primary" / "index.html")
    groups = [id for id in first.ids if id.startswith("level-")]
    assert groups == ["level-city", "level-none"]


def test_a_large_matrix_counts_and_leads_to_what_it_counts(large: Project) -> None:
    matrix = parse(large.site / "matrix" / "index.html")
    cells = [link for link in matrix.elements("a") if "#level-" in link.get("href", "")]
    assert len(cells) == 6
    assert sum(int("".join(cell.itertext())) for cell in cells) == SCHOOLS
    for cell in cells:
        target = urlsplit(urljoin("/matrix/", cell.attrib["href"]))
        page = parse(large.site / target.path.lstrip("/") / "index.html")
        assert target.fragment in page.ids
    assert not brands_in(matrix)


def activities_in(page: Markup) -> Counter[str]:
    """How often the entries of a page link to each activity by their titles."""
    links = (link for title in page.elements("h4") for link in title.iter("a"))
    return Counter(urlsplit(link.attrib["href"]).path.split("/")[-2] for link in links)


def test_the_months_of_a_long_year_have_pages_and_hold_every_activity_once(large: Project) -> None:
    timeline = large.site / "timeline"
    whole = [*timeline.glob("2025/*/**/index.html"), timeline / "2024" / "index.html"]
    whole += [timeline / "undated" / "index.html"]
    entries = sum((activities_in(parse(path)) for path in whole), Counter[str]())
    assert entries == Counter(f"a{number:02}" for number in range(20))
    assert (timeline / "2025" / "03" / "page-2").is_dir()
    assert {path.name for path in (timeline / "2025").iterdir()} >= {"00", "03", "05"}
    assert not (timeline / "2024" / "02").exists()

    year = activities_in(parse(timeline / "2025" / "index.html"))
    assert (len(year), max(year.values())) == (9, 1)
    assert sum(activities_in(parse(timeline / "index.html")).values()) == 10


@pytest.mark.parametrize("path", ["timeline", "timeline/2025", "timeline/2025/03", "timeline/2024"])
def test_every_cell_of_a_chart_leads_to_its_month(large: Project, path: str) -> None:
    page = parse(large.site / path / "index.html")
    cells = [link for link in page.elements("a") if "项" in link.get("aria-label", "")]
    assert len(cells) == (4 if path == "timeline" else 2)
    for cell in cells:
        said = re.fullmatch(r"(\d+)年(\d+)月：(\d+) 项", cell.attrib["aria-label"])
        assert said
        label, month, count = said.groups()
        target = urlsplit(urljoin(f"/{path}/", cell.attrib["href"]))
        there = parse(large.site / target.path.lstrip("/") / "index.html")
        assert f"m-{label}-{int(month):02}" in there.ids
        shown = sum(activities_in(there).values())
        assert shown >= min(int(count), 10)


def test_a_year_and_a_month_say_how_many_they_have_in_all(large: Project) -> None:
    def said(path: str) -> list[str]:
        page = parse(large.site / "timeline" / path / "index.html")
        titles = ("".join(title.itertext()).split() for title in page.elements("h2", "h3"))
        return [" ".join(words) for words in titles]

    assert said("")[0] == "2025 16 项"
    assert said("2025")[:2] == ["2025 16 项", "5月 3 项"]
    assert "3月 全部 12 项" in said("2025")
    assert said("2025/03")[0] == "2025 12 项"
    assert said("2024")[:2] == ["2024 3 项", "7月 1 项"]


PICTURE = encoded(scene(640, 400))


def test_the_first_page_shows_no_picture_twice(tmp_path: Path) -> None:
    """Even if the newest activities, the cover and the portrait are all the same photo."""
    same = photo("same.jpg")
    files: dict[str, object] = {"brands/aa/photos/same.jpg": PICTURE}
    files["brands/aa/brand.yml"] = brand("甲校", photos=[same])
    files["brands/bb/brand.yml"] = brand("乙校", initiatives=[{"id": "red", "name": "红色行动"}])
    for number in range(4):
        record = activity(f"活动{number}", f"2025-0{number + 1}-01", photos=[same])
        files[f"brands/aa/activities/a{number}.yml"] = record
    files["brands/aa/exemplars/post.yml"] = {
        "type": "党员示范岗",
        "portrait": same,
        "quote": "一句话",
    }
    project = make_project(tmp_path, files)
    assert project.build().code == 0
    home = parse(project.site / "index.html")
    pictures = [image.attrib["src"] for image in home.elements("img")]
    assert len(pictures) == 1
    # Both brands have a cover nevertheless, and nothing is said twice on a card of the wall.
    covers = [link for link in home.elements("a") if link.get("class") == "cover"]
    assert len(covers) == 2
    wall = parse(project.site / "brands" / "index.html")
    card = next(item for item in wall.elements("li") if "data-facets" in item.attrib)
    assert "".join(card.itertext()).count("甲校的品牌") == 1


def test_a_site_without_records_says_what_to_do(tmp_path: Path) -> None:
    project = make_project(tmp_path, {"brands/_bureau/site.yml": {"districts": []}})
    assert project.build().code == 0
    assert "还没有品牌" in (project.site / "index.html").read_text("utf-8")
    for path in ("brands", "brand-list", "timeline", "exemplars", "matrix"):
        assert "还没有" in (project.site / path / "index.html").read_text("utf-8"), path


def test_the_data_of_filters_grows_with_the_site(large: Project) -> None:
    """Last of this module: it changes the region."""

    def data() -> dict[str, bytes]:
        files = (path for path in large.site.rglob("*") if path.is_file())
        return {
            name: path.read_bytes()
            for path in files
            if (name := path.relative_to(large.site).as_posix()).endswith((".html", ".js"))
        }

    before = data()
    large.write({"brands/s05/activities/new.yml": activity("新的活动", "2026-01-05")})
    assert large.build().code == 0
    warm = data()
    changed = {name for name in warm if name.startswith("lists/") and warm[name] != before[name]}
    assert "lists/activities/columns-0.js" in changed
    assert "新的活动".encode() in warm["lists/activities/acts-0.js"]
    shutil.rmtree(large.site)
    shutil.rmtree(large.root / ".cache")
    assert large.build().code == 0
    assert data() == warm
