"""What a phone has to download before a page can be read."""

import pytest
from playwright.sync_api import Browser

PHONE = {"width": 390, "height": 844}
DENSITY = 3
"""Physical pixels for each CSS pixel on today's phones; they decide which pictures load."""


@pytest.mark.parametrize(
    ("path", "limit"),
    [("", 400_000), ("brands/linhai-primary/", 500_000), ("brands/jinxiu-vocational/", 500_000)],
)
def test_first_view_is_light(chromium: Browser, site_url: str, path: str, limit: int) -> None:
    context = chromium.new_context(viewport=PHONE, device_scale_factor=DENSITY)
    page = context.new_page()
    sizes: dict[str, int] = {}
    page.on("response", lambda response: sizes.update({response.url: len(response.body())}))
    page.goto(site_url + path, wait_until="networkidle")
    context.close()
    assert any(url.endswith((".avif", ".jpg")) for url in sizes), "no picture was loaded"
    assert sum(sizes.values()) <= limit, sorted(sizes.items(), key=lambda item: -item[1])[:5]
