"""The names of classes contain what they set, and style sheets define the classes of each page."""

import re

from hypothesis import given
from hypothesis import strategies as st

from wuse.pages.parts.colour import tone
from wuse.pages.parts.tones import picture_classes, sheet, sheet_for, site_sheet, worn

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


@given(st.lists(HEX), st.lists(HEX))
def test_a_page_finds_its_tones_in_the_sheet_of_all_pages_or_in_one_more(
    worn_by_page: list[str], of_owner: list[str]
) -> None:
    html = "".join(f'<i class="{tone(colour).name}"></i>' for colour in worn_by_page)
    own = sheet_for(html, frozenset(tone(colour).name for colour in of_owner))
    rules = site_sheet(tone("红")) + (own.content or "" if own else "")
    assert all(f".{name}{{" in rules for name in worn(html))


def test_pages_of_an_owner_share_a_sheet_and_named_colours_need_none() -> None:
    red, blue, other = (tone(colour).name for colour in ("#aa1122", "#1122aa", "#116633"))
    palette = frozenset({red, blue, tone("绿").name})
    assert sheet_for(red, palette) == sheet_for(f"{blue} {red}", palette) != sheet_for(red)
    assert sheet_for(f"{red} {other}", palette) != sheet_for(red, palette)
    assert sheet_for(tone("绿").name, palette) is None
