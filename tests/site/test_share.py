"""What a shared link to the site shows, and which address the QR code of a printed page has."""

import io
import re
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageStat
from support.project import Project, activity, brand, make_project, photo

RED, BLUE = "#c02010", "#1030c0"


def jpeg(colour: str, size: tuple[int, int] = (1200, 900)) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, "JPEG", quality=90)
    return buffer.getvalue()


def school(**brand_fields: object) -> dict[str, object]:
    """A school with a blue photo that may be published and a red one that may not."""
    secret = photo("secret.jpg", people="学生可辨认")
    content = brand(**brand_fields)
    content["brand"] = {"name": "潮头红帆 五彩启航", "cover": secret}
    return {
        "brands/linhai/brand.yml": content,
        "brands/linhai/activities/2025-03-12-trees.yml": activity(
            photos=[secret, photo("open.jpg")]
        ),
        "brands/linhai/activities/2025-04-01-talk.yml": activity("宣讲", "2025-04-01"),
        "brands/linhai/photos/open.jpg": jpeg(BLUE),
        "brands/linhai/photos/secret.jpg": jpeg(RED),
    }


BRAND = "brands/linhai"
TREES, TALK = f"{BRAND}/activities/2025-03-12-trees", f"{BRAND}/activities/2025-04-01-talk"


def built(project: Project) -> Project:
    run = project.build()
    assert run.code == 0, run.said
    return project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return built(make_project(tmp_path_factory.mktemp("share"), school()))


def preview(project: Project, address: str) -> str:
    """The picture that a link to a page shows; empty for none."""
    found = re.search(r'<meta property="og:image" content="([^"]*)"', project.page(address))
    return found[1] if found else ""


def card(project: Project, address: str) -> Image.Image:
    url = preview(project, address)
    assert url.startswith("https://wuse.example/cards/"), url
    path = project.site / url.removeprefix("https://wuse.example/")
    return Image.open(path).convert("RGB")


def near(image: Image.Image, at: tuple[int, int], colour: str) -> bool:
    wanted = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return all(abs(a - b) < 12 for a, b in zip(image.getpixel(at), wanted, strict=True))


@pytest.mark.parametrize("address", [BRAND, TREES, TALK])
def test_brands_and_activities_have_a_card_at_an_absolute_address(
    project: Project, address: str
) -> None:
    assert card(project, address).size == (1200, 630)


def test_the_site_has_a_card_on_its_first_pages(project: Project) -> None:
    assert preview(project, "") == preview(project, "brands")
    assert card(project, "").size == (1200, 630)
    assert preview(project, "") != preview(project, BRAND)


def test_a_card_shows_the_photo_of_its_record(project: Project) -> None:
    assert near(card(project, TREES), (900, 300), BLUE)
    assert not near(card(project, TALK), (900, 300), BLUE)


def test_a_photo_that_may_not_be_published_is_on_no_card(project: Project) -> None:
    for path in (project.site / "cards").iterdir():
        red, _, blue = ImageStat.Stat(
            Image.open(path).convert("RGB").crop((620, 0, 1200, 600))
        ).mean
        assert red - blue < 20, path
    assert near(card(project, BRAND), (900, 300), BLUE)


def test_what_is_blurred_is_blurred_on_the_card(tmp_path: Path) -> None:
    stripes = Image.new("RGB", (1200, 900), "white")
    for x in range(0, 1200, 40):
        stripes.paste("black", (x, 0, x + 20, 900))
    buffer = io.BytesIO()
    stripes.save(buffer, "JPEG", quality=90)
    files = school() | {"brands/linhai/photos/open.jpg": buffer.getvalue()}
    contrast = {}
    for name, blur in (("plain", []), ("blurred", [[0, 0, 1, 1]])):
        files["brands/linhai/activities/2025-03-12-trees.yml"] = activity(
            photos=[photo("open.jpg", blur=blur)]
        )
        image = card(built(make_project(tmp_path / name, files)), TREES)
        contrast[name] = ImageStat.Stat(image.crop((640, 40, 1180, 500)).convert("L")).stddev[0]
    assert contrast["plain"] > 80
    assert contrast["blurred"] < 10


def test_a_second_build_draws_nothing(project: Project) -> None:
    cards = project.root / ".cache" / "cards"
    before = {path: path.stat().st_mtime_ns for path in cards.rglob("*.jpg")}
    built(project)
    assert len(before) == 4
    assert before == {path: path.stat().st_mtime_ns for path in cards.rglob("*.jpg")}


@pytest.mark.parametrize(("choice", "expected"), [("brands", 2), ("全部", 4), ("none", 0)])
def test_the_bureau_chooses_what_has_a_card(tmp_path: Path, choice: str, expected: int) -> None:
    project = built(make_project(tmp_path / "p", school(), wuse={"share_cards": choice}))
    assert len(list((project.site / "cards").glob("*.jpg"))) == expected
    # A page without a card still shows its photo.
    assert preview(project, TREES)


def test_a_site_that_does_not_know_its_address_has_neither_cards_nor_codes(tmp_path: Path) -> None:
    project = built(make_project(tmp_path / "p", school(), site_url=None))
    assert not (project.site / "cards").exists()
    assert not preview(project, BRAND)
    assert "page-code" not in project.page(BRAND)
    assert "扫码" not in project.page(f"{BRAND}/poster")


def test_without_a_chinese_font_there_is_one_warning_and_cards_without_text(
    tmp_path: Path,
) -> None:
    project = make_project(tmp_path / "p", school())
    run = project.build("--strict", PATH=str(tmp_path))
    assert run.code == 0, run.said
    assert len(run.lines("P511", "中文字体")) == 1
    assert near(card(project, TREES), (100, 100), BLUE)


def decode(svg: str) -> str:
    """What a QR reader decodes from one of our SVGs."""
    size = int(re.search(r'viewBox="0 0 (\d+) \1"', svg)[1])  # type: ignore[index]
    image = Image.new("L", (size + 8, size + 8), 255)
    x = y = 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", re.search(r' d="([^"]+)"', svg)[1]):  # type: ignore[index]
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if command == "h":
            image.paste(0, (int(x) + 4, int(y) + 4, int(x + values[0]) + 4, int(y) + 5))
            x += values[0]
        else:
            x, y = (values[0], values[1]) if command == "M" else (x + values[0], y + values[1])
    found = zxingcpp.read_barcodes(image.resize([side * 4 for side in image.size]))
    return found[0].text if found else ""


@pytest.mark.parametrize("address", [BRAND, TREES, f"{BRAND}/poster", "timeline"])
def test_a_page_on_paper_leads_back_to_its_address(project: Project, address: str) -> None:
    html = project.page(address)
    block = html[html.index('class="page-code"') :]
    assert f"https://wuse.example/{address}/" in block
    assert decode(block) == f"https://wuse.example/{address}/"


def test_the_poster_leads_to_the_brand(project: Project) -> None:
    html = project.page(f"{BRAND}/poster")
    block = html[html.index('class="sheet-code"') :]
    assert decode(block) == "https://wuse.example/brands/linhai/"
    assert "扫码看品牌" in block
    assert "poster/" in project.page(BRAND)


def test_codes_name_files_where_links_do(tmp_path: Path) -> None:
    project = built(make_project(tmp_path / "p", school(), use_directory_urls=False))
    html = project.page(BRAND)
    assert decode(html[html.index('class="page-code"') :]).endswith("/brands/linhai/index.html")
