"""Every page has a policy of what it may load and run, obeys it, and browsers enforce it."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from browser.kinds import KINDS
from playwright.sync_api import Browser, Page, expect
from support.headers import directives, headers_of, nginx_headers_of, rules_of
from support.markup import Markup, pages
from support.project import make_project

WITHOUT_MODULES = "lightbox.js"
"""What no browser loads from a folder, with or without a policy; photos open without it."""


@pytest.fixture(scope="module")
def built(site: Path) -> dict[str, Markup]:
    return pages(site)


def policies(page: Markup) -> Iterator[dict[str, set[str]]]:
    for meta in page.elements("meta"):
        if meta.get("http-equiv") == "Content-Security-Policy":
            yield directives(meta.attrib["content"])


def is_handwritten(page: Markup) -> bool:
    """Whether a page loads the theme's style sheet."""
    return any("stylesheets/main" in address for address in page.loads)


def test_every_page_has_one_policy_before_anything_that_it_governs(
    built: dict[str, Markup], site: Path
) -> None:
    for path, page in built.items():
        (policy,) = policies(page)
        assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == {"'none'"}
        text = (site / path).read_text("utf-8")
        start = text.index("Content-Security-Policy")
        assert not any(mark in text[:start] for mark in ("<script", "stylesheet", "<style")), path
        assert len(text[: text.index("<meta charset")].encode()) < 1024, path


def test_nothing_of_ours_is_inline_and_nothing_may_be(built: dict[str, Markup]) -> None:
    ours = {path: page for path, page in built.items() if not is_handwritten(page)}
    assert len(ours) > 100
    assert len(ours) < len(built)
    for path, page in ours.items():
        (policy,) = policies(page)
        for name in ("script-src", "style-src", "img-src"):
            assert policy[name] == {"'self'"}, (path, name)
        for element in page.elements():
            assert element.tag != "style", path
            if element.get("type") != "application/ld+json":  # data, not code
                assert element.tag != "script" or (element.get("src") and not element.text), path
            assert "style" not in element.attrib, (path, element.attrib)
            assert not [name for name in element.attrib if name.startswith("on")], path


def test_scripts_of_the_theme_are_allowed_by_hash_alone(built: dict[str, Markup]) -> None:
    theirs = [page for page in built.values() if is_handwritten(page)]
    assert theirs
    for page in theirs:
        (policy,) = policies(page)
        allowed = policy["script-src"] - {"'self'"}
        assert allowed
        assert all(source.startswith("'sha256-") for source in allowed)
        assert policy["style-src"] == {"'self'"}


def test_the_headers_let_pass_what_any_page_needs_and_no_more(
    built: dict[str, Markup], site: Path
) -> None:
    headers = headers_of(site)
    assert nginx_headers_of(site) == headers
    told = directives(headers["Content-Security-Policy"])
    needed: dict[str, set[str]] = {"frame-ancestors": {"'self'"}}
    for page in built.values():
        for name, sources in next(policies(page)).items():
            needed[name] = needed.get(name, set()) | sources
    assert told == needed


def test_every_tone_on_a_page_is_defined_by_a_sheet_of_that_page(site: Path) -> None:
    coloured = 0
    for path, page in pages(site).items():
        names = {
            name
            for element in page.elements()
            for name in element.get("class", "").split()
            if name.startswith("tone-")
        }
        sheets = [
            (site / path).parent / element.attrib["href"]
            for element in page.elements("link")
            if element.get("rel") == "stylesheet" and path != "404.html"
        ]
        rules = "".join(sheet.read_text("utf-8") for sheet in sheets)
        assert not [name for name in names if f".{name}{{" not in rules], path
        coloured += bool(names)
    assert coloured > 50


def test_of_the_theme_only_what_a_page_loads_is_there(built: dict[str, Markup], site: Path) -> None:
    loaded = "\n".join(address for page in built.values() for address in page.loads)
    theirs = [
        file.relative_to(site).as_posix()
        for folder in ("javascripts", "stylesheets", "images")
        for file in (site / "assets" / folder).rglob("*")
        if file.is_file()
    ]
    assert theirs
    assert not [file for file in theirs if file not in loaded]
    assert not (site / "assets" / "javascripts").exists()


@pytest.mark.parametrize("kind", ["brand-with-everything", "guide", "not-found"])
def test_what_slips_into_a_page_neither_runs_nor_loads(
    page: Page, site_url: str, kind: str
) -> None:
    """Also proves that this browser reports refusals, on which other tests rely."""
    page.route("https://elsewhere.example/**", lambda route: route.fulfill(body=""))
    page.goto(site_url + KINDS[kind])
    refused = page.evaluate(
        """async () => {
            const refused = [];
            document.addEventListener("securitypolicyviolation",
                event => refused.push(event.effectiveDirective));
            const box = document.createElement("div");
            box.innerHTML = `<img src="x" onerror="window.ran = 1">
                <img src="https://elsewhere.example/a.png"><b style="color: red">b</b>
                <iframe srcdoc="<script>parent.ran = 1</` + `script>"></iframe>`;
            const script = document.createElement("script");
            script.textContent = "window.ran = 1";
            document.body.append(box, script);
            const other = document.createElement("script");
            other.src = "https://elsewhere.example/a.js";
            document.body.append(other);
            await new Promise(done => setTimeout(done, 500));
            return refused;
        }"""
    )
    wanted = {"script-src-elem", "script-src-attr", "img-src", "style-src-attr"}
    assert wanted <= set(refused)
    assert page.evaluate("window.ran") is None


def test_from_a_folder_nothing_is_refused_and_scripts_run(page: Page, site_on_disk: Path) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for kind in sorted(KINDS.keys() - {"not-found"}):
        # Only guides have Markdown files with another name than their pages.
        folder, mark, query = KINDS[kind].partition("?")
        path = f"{folder}index.html{mark}{query}" if kind != "guide" else "guide/schools.html"
        said.clear()
        page.goto(f"{site_on_disk.as_uri()}/{path}")
        expect(page.locator(".switches button").first).to_be_visible()
        accent = page.evaluate("getComputedStyle(document.body).getPropertyValue('--accent-l')")
        assert accent, kind
        toned = page.locator("[class*='tone-']")
        if toned.count():
            tone = toned.first.evaluate("it => getComputedStyle(it).getPropertyValue('--t')")
            assert tone, kind
        modules = {text for text in said if "CORS policy" in text and WITHOUT_MODULES in text}
        refused = [text for text in {*said} - modules if not text.endswith("net::ERR_FAILED")]
        assert not refused, kind


def test_what_a_bureau_writes_into_a_page_of_its_own_still_works(
    page: Page, tmp_path: Path
) -> None:
    """Right-aligned columns, a script and a style of its own: the policy lists their hashes."""
    text = """# 联系我们

| 单位 | 电话 |
|---|--:|
| 办公室 | 1 |

<p id="here" style="letter-spacing: 3px">这里</p>
<p id="there">那里 &amp; 别处</p>
<style>#there { letter-spacing: 5px }</style>
<script>
document.getElementById("here").dataset.ran = "a < b";
</script>
<button type="button" onclick="window.ran = 1">不行</button>
"""
    project = make_project(
        tmp_path,
        {"docs/contact.md": text, "brands/_bureau/site.yml": "districts: []\n"},
        nav=["index.md", "contact.md"],
        use_directory_urls=False,
    )
    assert project.build().code == 0
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((project.site / "contact.html").as_uri())
    (refused,) = said
    assert "inline event handler" in refused
    expect(page.locator("#here")).to_have_attribute("data-ran", "a < b")
    expect(page.locator("#here")).to_have_css("letter-spacing", "3px")
    expect(page.locator("#there")).to_have_css("letter-spacing", "5px")
    expect(page.locator("td").last).to_have_css("text-align", "right")
    page.get_by_role("button", name="不行").click()
    assert page.evaluate("window.ran") is None
    told = directives(headers_of(project.site)["Content-Security-Policy"])
    own = directives(unescape(str(page.locator("meta[http-equiv]").first.get_attribute("content"))))
    assert own["script-src"] <= told["script-src"]
    assert own["style-src"] <= told["style-src"]


def test_headers_that_a_bureau_keeps_among_its_pages_stand(tmp_path: Path) -> None:
    mine = "/*\n  X-Frame-Options: DENY\n"
    project = make_project(
        tmp_path, {"docs/_headers": mine, "brands/_bureau/site.yml": "districts: []\n"}
    )
    assert project.build().code == 0
    assert (project.site / "_headers").read_text("utf-8") == mine


def test_what_has_its_hash_in_its_name_may_be_kept_for_ever(site: Path) -> None:
    rules = rules_of(site)
    kept = [name for name, headers in rules.items() if "immutable" in str(headers)]
    assert set(kept) == {"/static/*", "/photos/*", "/cards/*"}
    hashed = re.compile(r"[0-9a-f]{10}")
    for folder in ("static", "photos", "cards"):
        for file in (site / folder).rglob("*"):
            assert file.is_dir() or hashed.search(file.name), file


def test_filters_colour_and_lightbox_work_under_the_headers(
    chromium: Browser, site_url: str
) -> None:
    with chromium.new_page() as page:
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"{site_url}brands/linhai-primary/archive/")
        page.locator("a.zoom").first.click()
        expect(page.get_by_role("dialog", name="查看大图")).to_be_visible()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Escape")
        page.goto(f"{site_url}brands/")
        page.locator("details.facet summary").first.click()
        page.locator("[data-filters] a[data-value]").first.click()
        page.locator("[data-switch=theme]").click()
        page.goto(f"{site_url}brands/linhai-primary/poster/")
        page.evaluate("window.print = () => { window.printed = true }")
        page.locator("[data-print]").click()
        assert page.evaluate("window.printed")
        assert not said
