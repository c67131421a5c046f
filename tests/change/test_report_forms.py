"""The report as Markdown and as a page: hostile text stays text, and nothing is loaded."""

from __future__ import annotations

import base64
import io
import itertools
import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from PIL import Image
from playwright.sync_api import Browser
from support.markup import Markup, parse
from support.pictures import encoded, noise, scene
from support.project import activity, brand, dump, photo
from support.repository import commit, git, init

from wuse.change.report import Report, html, markdown, report
from wuse.change.report.model import (
    Difference,
    FolderChange,
    Outcome,
    PageChange,
    PieceKind,
    RecordChange,
    TextPiece,
)
from wuse.cli.check import problems_of_change
from wuse.source import Code, Problem, Severity
from wuse.source.problems import Mark, Span

HOSTILE = """\
@everyone #12 ![x](https://evil.example/a.png) [点我](https://evil.example) www.evil.example
<img src="https://evil.example/b.png" onerror="alert(1)"><script>alert(1)</script> `code` **粗**
</dd></dl></style><style>*{display:none}</style> | a | b |
# 标题
- 条目 &lt;b&gt; ~~划掉~~ http://evil.example
"""
GUARDIAN = {"given": "是", "by": "监护人"}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """A change full of hostile text, with photos."""
    folder = init(tmp_path_factory.mktemp("report"))
    home = "brands/aa"
    exif = Image.Exif()
    exif[0x010E] = "SECRET PLACE"
    picture = encoded(noise(800, 600), exif=exif)
    write(folder, {"mkdocs.yml": "site_name: 示例\n", f"{home}/brand.yml": brand("甲校")})
    write(folder, {f"{home}/activities/old.yml": activity(photos=[photo("old.jpg")])})
    write(folder, {f"{home}/photos/old.jpg": picture})
    commit(folder)
    git(folder, "checkout", "-q", "-b", "work")
    blur = [[0, 0, 1, 1]]
    photos = [
        photo("blurred.jpg", caption="打了码", blur=blur),
        photo("agreed.jpg", "学生可辨认", caption="同意了", consent=GUARDIAN),
        photo("child.jpg", "学生可辨认", caption="没有同意"),
        photo("no-photo.jpg", caption="坏的"),
        photo("../../../../etc/passwd", caption="别处"),
    ]
    write(
        folder,
        {
            f"{home}/brand.yml": brand(HOSTILE),
            f"{home}/activities/new.yml": activity(HOSTILE, body=HOSTILE * 2, photos=photos),
            f"{home}/photos/no-photo.jpg": b"<svg onload=alert(1)>",
            f"{home}/photos/old.jpg": encoded(scene(400, 300), exif=exif),
            f"{home}/<img src=x>.html": "x",
        },
    )
    for name in ("blurred", "agreed", "child"):
        write(folder, {f"{home}/photos/{name}.jpg": picture})
    return report(folder, "main", problems_of_change(folder, "main"))


def write(folder: Path, files: dict[str, Any]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        is_bytes = isinstance(content, bytes)
        text = content if isinstance(content, str | bytes) else dump(content)
        path.write_bytes(text if is_bytes else text.encode())


def test_in_markdown_the_text_of_schools_stays_text(told: Report, tmp_path: Path) -> None:
    source = "\n".join(markdown(told))
    (tmp_path / "page.html").write_text(
        cmarkgfm.github_flavored_markdown_to_html(source, Options.CMARK_OPT_UNSAFE), "utf-8"
    )
    page = parse(tmp_path / "page.html")
    assert not list(page.elements("a", "img", "script", "style", "code", "table", "h4"))
    shown = "".join(page.root.itertext())
    assert "<script>alert(1)</script>" in shown
    assert "![x](https://evil.example/a.png)" in shown
    assert not re.search(r"@[a-z]|#[0-9]", source)


def test_in_markdown_a_page_that_exists_is_linked_to() -> None:
    pages = (
        PageChange(Outcome.CHANGED, "甲", "brands/aa/", "https://example.org/brands/aa/"),
        PageChange(Outcome.NEW, "乙", "brands/aa/case/"),
    )
    html = cmarkgfm.github_flavored_markdown_to_html(
        "\n".join(markdown(Report("", "main", (FolderChange("brands/aa", "甲", pages=pages),))))
    )
    assert re.findall('href="(.*?)"', html) == ["https://example.org/brands/aa/"]


def test_a_problem_leads_to_what_explains_it() -> None:
    problem = Problem(Code.TAB, Severity.ERROR, "a.yml", Span(Mark(1, 1), Mark(1, 1)), "制表符")
    groups = (FolderChange("brands/aa", "甲", problems=(problem,)),)
    told = Report("", "main", groups, "https://example.org/")
    for text in (html(told), "\n".join(markdown(told))):
        assert "https://example.org/rules/y223/" in text
    for text in (html(replace(told, url="")), "\n".join(markdown(replace(told, url="")))):
        assert "Y223" in text
        assert "rules/" not in text


def test_a_summary_is_cut_before_it_is_refused() -> None:
    texts = (Difference("正文", (TextPiece(PieceKind.NEW, "长" * 10_000),)),)
    records = tuple(RecordChange(Outcome.NEW, "活动", str(n), "a", texts) for n in range(99))
    text = "\n".join(markdown(Report("", "main", (FolderChange("brands/aa", "甲", records),))))
    assert len(text.encode()) < 1024 * 1024
    assert text.endswith("请看网页版报告。")


@pytest.fixture(scope="module")
def page(told: Report, tmp_path_factory: pytest.TempPathFactory) -> Markup:
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(html(told), "utf-8")
    return parse(path)


def test_the_page_is_whole_and_loads_nothing(page: Markup) -> None:
    assert page.errors == ()
    assert not list(page.elements("script", "link", "iframe", "object", "base", "form"))
    assert all(address.startswith("data:image/jpeg;base64,") for address in page.loads)
    for element in page.elements():
        assert not any(name.startswith("on") or name == "style" for name in element.attrib)
    assert all(link.startswith("#") for link in page.links)


def test_the_page_allows_its_own_style_only(page: Markup) -> None:
    [style] = page.elements("style")
    [policy] = [
        it.attrib["content"]
        for it in page.elements("meta")
        if it.attrib.get("http-equiv") == "Content-Security-Policy"
    ]
    digest = base64.b64encode(sha256((style.text or "").encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "script-src" not in policy


def test_on_the_page_the_text_of_schools_stays_text(page: Markup) -> None:
    shown = "".join(page.root.itertext())
    assert "<script>alert(1)</script>" in shown
    assert "<img src=x>.html" in shown


def pictures(page: Markup) -> dict[str, list[Image.Image]]:
    """Caption -> pictures."""
    found = {}
    for figure in page.elements("figure"):
        caption = "".join(next(it for it in figure.iter() if it.tag == "figcaption").itertext())
        data = [it.attrib["src"].partition(",")[2] for it in figure.iter() if it.tag == "img"]
        found[caption] = [Image.open(io.BytesIO(base64.b64decode(one))) for one in data]
    return found


def test_photos_are_shown_small_and_without_metadata(page: Markup) -> None:
    shown = pictures(page)
    counts = {
        word: [len(images) for caption, images in shown.items() if word in caption]
        for word in ("打了码", "同意了", "没有同意", "坏的", "别处", "old.jpg")
    }
    assert counts == {
        "打了码": [1], "同意了": [1], "没有同意": [0], "坏的": [0], "别处": [0], "old.jpg": [2],
    }  # fmt: skip
    for image in (image for images in shown.values() for image in images):
        assert max(image.size) <= 480
        assert not image.getexif()
        assert "SECRET" not in str(image.info)


def test_what_is_blurred_is_blurred_here_too(page: Markup) -> None:
    shown = pictures(page)
    [blurred] = next(images for caption, images in shown.items() if "打了码" in caption)
    [clear] = next(images for caption, images in shown.items() if "同意了" in caption)

    def detail(image: Image.Image) -> float:
        grey = image.convert("L").tobytes()
        return sum(abs(a - b) for a, b in itertools.pairwise(grey)) / len(grey)

    assert detail(blurred) < detail(clear) / 2


@pytest.mark.parametrize("width", [390, 1440])
def test_a_browser_shows_the_page_as_it_is_allowed_to(
    told: Report, tmp_path: Path, chromium: Browser, width: int
) -> None:
    path = tmp_path / "report.html"
    path.write_text(html(told), "utf-8")
    page = chromium.new_page(viewport={"width": width, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: said.append(request.url))
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate("getComputedStyle(document.querySelector('article')).borderTopWidth")
    assert all(image.evaluate("it => it.naturalWidth") for image in page.locator("img").all())
    assert [word for word in said if not word.startswith("data:")] == [path.as_uri()]
    page.close()
