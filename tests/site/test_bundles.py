"""Style sheets and scripts: few, joined, and named by what is in them."""

import re
from hashlib import blake2b
from pathlib import Path

from support.markup import pages
from support.project import activity, brand, make_project

HASHED = re.compile(r"/static/\w+\.([0-9a-f]{10})\.(?:css|js)$")


def test_every_page_loads_files_that_are_named_by_their_content(site: Path) -> None:
    for path, page in pages(site).items():
        folder = (site / path).parent if path != "404.html" else site
        for load in page.loads:
            if not load.endswith((".css", ".js")) or "stylesheets/" in load:  # of the theme
                continue
            found = HASHED.search(f"/{load}")
            assert found, (path, load)
            content = (folder / load.lstrip("/")).read_bytes()
            assert blake2b(content, digest_size=5).hexdigest() == found[1]


def test_a_page_waits_for_one_style_sheet_and_perhaps_its_own_colours(site: Path) -> None:
    for path, page in pages(site).items():
        sheets = [load for load in page.loads if load.endswith(".css")]
        ours = [load for load in sheets if "stylesheets/" not in load]
        assert len([load for load in ours if "/tones." not in load]) == 1, path
        assert len(ours) <= 2, path


def test_sources_are_not_published_beside_what_is_made_of_them(site: Path) -> None:
    assets = site / "assets"
    of_theme = assets / "stylesheets"
    scripts = [path for path in assets.rglob("*") if path.suffix in (".css", ".js")]
    assert [path for path in scripts if of_theme not in path.parents] == []


def test_another_accent_gives_the_style_sheet_another_name(tmp_path: Path) -> None:
    files = {"brands/aa/brand.yml": brand(), "brands/aa/activities/a.yml": activity()}
    names = {
        re.search(r"static/wuse\.\w+\.css", make_built(tmp_path / accent, files, accent))
        for accent in ("aa1122", "1122aa")
    }
    assert len({name and name[0] for name in names}) == 2


def make_built(root: Path, files: dict[str, dict[str, object]], accent: str) -> str:
    """The first page of a site with this accent."""
    project = make_project(root, files, {"accent": f"#{accent}"})
    assert project.build().code == 0
    return project.page("")
