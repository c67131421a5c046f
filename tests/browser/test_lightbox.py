"""Photos open over the page in a real Chromium; without scripts, their links open the file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from support.accessible import violations

ADDRESS = "brands/linhai-primary/archive/"


@pytest.fixture
def page(chromium: Browser, site_url: str) -> Iterator[Page]:
    with chromium.new_page(locale="zh-CN", viewport={"width": 1280, "height": 800}) as page:
        page.goto(site_url + ADDRESS)
        yield page


def open_first(page: Page) -> None:
    """Open the first photo from the keyboard."""
    page.locator("a.zoom").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="查看大图")).to_be_visible()


def caption(page: Page, position: int) -> str:
    return page.locator("figure:has(> a.zoom) figcaption").nth(position).inner_text()


def shown_image(page: Page) -> str:
    """The file that the lightbox is showing."""
    image = page.locator('.pswp__item[aria-hidden="false"] img.pswp__img:not([aria-hidden])')
    expect(image).to_have_js_property("complete", True)
    return str(image.evaluate("image => image.currentSrc"))


def test_the_keyboard_opens_turns_and_closes(page: Page) -> None:
    here = page.url
    open_first(page)
    words = page.locator(".pswp__caption")
    expect(words).to_have_text(caption(page, 0))
    assert "示意插画" in caption(page, 0)
    first = shown_image(page)
    page.keyboard.press("ArrowRight")
    expect(words).to_have_text(caption(page, 1))
    assert shown_image(page) != first
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("a.zoom").first).to_be_focused()
    assert page.url == here


def test_the_large_picture_keeps_its_description(page: Page) -> None:
    alt = page.locator("a.zoom img").first.get_attribute("alt")
    open_first(page)
    expect(page.get_by_role("dialog").get_by_role("img", name=str(alt))).to_be_visible()


def test_links_state_the_size_of_the_file_they_lead_to(page: Page) -> None:
    sizes = page.locator("a.zoom").evaluate_all(
        """links => Promise.all(links.map(async link => {
             const image = new Image();
             image.src = link.href;
             await image.decode();
             return [[image.naturalWidth, image.naturalHeight],
                     [Number(link.dataset.pswpWidth), Number(link.dataset.pswpHeight)]];
           }))"""
    )
    assert sizes
    assert all(real == stated for real, stated in sizes)


def test_buttons_speak_chinese(page: Page) -> None:
    open_first(page)
    for name in ("关闭", "放大或还原", "上一张", "下一张"):
        expect(page.get_by_role("button", name=name)).to_be_attached()


def test_an_open_photo_is_accessible(page: Page) -> None:
    open_first(page)
    shown_image(page)
    page.wait_for_function("getComputedStyle(document.querySelector('.pswp')).opacity === '1'")
    assert violations(page, ".pswp") == []


def test_the_back_key_of_a_phone_closes_the_photo_only(page: Page) -> None:
    here = page.url
    open_first(page)
    page.go_back()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.url == here


def test_nothing_moves_for_those_who_ask_for_it(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_first(page)
    duration = "getComputedStyle(document.querySelector('.pswp__bg')).transitionDuration"
    assert page.evaluate(duration) == "0s"


def test_a_finger_turns_to_the_next_photo(chromium: Browser, site_url: str) -> None:
    phone = {"width": 390, "height": 844}
    with chromium.new_page(viewport=phone, has_touch=True, is_mobile=True) as page:
        page.goto(site_url + ADDRESS)
        page.locator("a.zoom").first.tap()
        words = page.locator(".pswp__caption")
        expect(words).to_have_text(caption(page, 0))
        shown_image(page)
        page.wait_for_function("getComputedStyle(document.querySelector('.pswp')).opacity === '1'")
        touch = page.context.new_cdp_session(page)
        for kind, x in [("Start", 330), *(("Move", x) for x in range(300, 30, -30))]:
            touch.send(
                "Input.dispatchTouchEvent",
                {"type": f"touch{kind}", "touchPoints": [{"x": x, "y": 400}]},
            )
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        expect(words).to_have_text(caption(page, 1))


def test_without_scripts_the_link_leads_to_the_picture(chromium: Browser, site_url: str) -> None:
    with chromium.new_page(java_script_enabled=False) as page:
        page.goto(site_url + ADDRESS)
        page.locator("a.zoom").first.click()
        page.wait_for_url("**/photos/*.jpg")


def test_photos_open_from_a_disk_as_well(chromium: Browser, site: Path) -> None:
    with chromium.new_page() as page:
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto((site / ADDRESS / "index.html").as_uri())
        open_first(page)
        assert shown_image(page).startswith("file://")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        assert errors == []


def test_the_viewer_is_loaded_when_it_is_needed(page: Page) -> None:
    def loaded() -> list[str]:
        names = page.evaluate("performance.getEntriesByType('resource').map((e) => e.name)")
        return [name for name in names if "photoswipe" in name]

    assert loaded() == []
    open_first(page)
    assert len(loaded()) == 2


def test_pages_without_photos_to_open_load_none_of_it(site: Path) -> None:
    pages = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    galleries = {path for path, html in pages.items() if 'class="zoom"' in html}
    assert galleries
    assert galleries == {path for path, html in pages.items() if "/lightbox." in html}
