"""The names of classes contain what they set, and style sheets define the classes of each page."""

import re

from hypothesis import given
from hypothesis import strategies as st

from wuse.pages.parts.colour import tone
from wuse.pages.parts.tones import picture_classes, sheet, site_sheet, worn
from wuse.pages.parts.urls import colours

HEX = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
PART = st.floats(0, 1)


@given(st.lists(HEX))
def test_a_sheet_defines_the_tones_that_a_page_wears(found: list[str]) -> None:
    tones = {tone(colour) for colour in found}
    html = "".join(f'<i class="mark {it.name} last"></i>' for it in tones)
    assert worn(html) == {it.name for it in tones}
    rules = sheet(worn(html)).splitlines()
    assert sorted(rules) == sorted(f".{it.name}{{{it.style}}}" for it in tones)


@given(st.text())
def test_no_other_text_becomes_a_rule(text: str) -> None:
    assert sheet([text, f"{text} tone-b3212b-e8837f", "tone-b3212b-e8837f{}"]) == ""


@given(HEX, st.tuples(PART, PART))
def test_the_site_defines_the_classes_of_any_picture(
    colour: str, focus: tuple[float, float]
) -> None:
    rules = dict(re.findall(r"^\.(\w+)\{--\w:(\d+)%?\}$", site_sheet(tone("红")), re.MULTILINE))
    *shown, x, y = (int(rules[name]) for name in picture_classes(colour, focus).split())
    wanted = bytes.fromhex(colour[1:])
    assert all(abs(part - meant) <= 8 for part, meant in zip(shown, wanted, strict=True))
    assert abs(x - 100 * focus[0]) <= 0.5
    assert abs(y - 100 * focus[1]) <= 0.5


def test_the_pages_of_a_brand_share_a_sheet_and_lists_have_their_own() -> None:
    assert colours("brands/jia/") == colours("brands/jia/poster/") == "brands/jia/colours.css"
    assert colours("brands/") == "brands/colours.css"
    assert colours("timeline/2018/") == "timeline/2018/colours.css"
    assert colours("") == "colours.css"
