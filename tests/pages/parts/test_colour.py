"""Any colour becomes readable and keeps its hue."""

from __future__ import annotations

import pytest
from coloraide import Color
from hypothesis import given
from hypothesis import strategies as st

from wuse.pages.parts.colour import DEFAULT, NAMED, family, is_known, tone
from wuse.palette import DARK, LIGHT

HEX = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@given(HEX)
def test_tones_are_readable_in_both_schemes(colour: str) -> None:
    made = tone(colour)
    assert Color("white").contrast(made.light) >= 4.5
    for text, scheme in ((made.light, LIGHT), (made.dark, DARK)):
        grounds = scheme.paper, scheme.card, scheme.wash
        assert min(Color(text).contrast(ground) for ground in grounds) >= 4.5
    assert made.style == f"--c:{made.light};--d:{made.dark}"
    assert family(colour)


@given(HEX)
def test_a_readable_colour_stays_as_it_is(colour: str) -> None:
    if Color(colour).contrast(LIGHT.wash) >= 4.6:
        assert tone(colour).light == colour


@pytest.mark.parametrize("colour", ["#ff0000", "#f7c600", "#00ff00", "#87ceeb", "#800080"])
def test_the_hue_stays(colour: str) -> None:
    hue = Color(colour).convert("oklch")["hue"]
    for made in (tone(colour).light, tone(colour).dark):
        difference = abs(Color(made).convert("oklch")["hue"] - hue) % 360
        assert min(difference, 360 - difference) < 12


@pytest.mark.parametrize("word", NAMED)
def test_chinese_colour_words(word: str) -> None:
    assert is_known(f"{word}色")
    assert tone(f"{word}色") == tone(NAMED[word])
    assert family(f"{word}色") == word


@given(st.text(max_size=20))
def test_what_is_no_colour_gives_the_default(text: str) -> None:
    if not is_known(text):
        assert tone(text) == tone(DEFAULT)
        assert family(text) == ""
    assert "\n" not in tone(text).style
    assert '"' not in tone(text).style


@pytest.mark.parametrize(
    ("colour", "word"),
    [("#d0021b", "红"), ("#e8751a", "橙"), ("#1e6bd6", "蓝"), ("#2c7448", "绿"), ("#68409a", "紫"),
     ("#808080", "灰"), ("#ffffff", "灰"), ("", ""), ("无", ""), ("#12", "")],
)  # fmt: skip
def test_the_family_of_a_colour(colour: str, word: str) -> None:
    assert family(colour) == word
