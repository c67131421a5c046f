"""Our own arithmetic of colours agrees with coloraide's."""

from __future__ import annotations

import pytest
from coloraide import Color
from hypothesis import given
from hypothesis import strategies as st

from wuse.oklch import contrast, from_oklch, oklab, oklch

HEX = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@given(HEX, HEX)
def test_contrast(first: str, second: str) -> None:
    assert contrast(first, second) == pytest.approx(Color(first).contrast(second))
    assert contrast(second, first) == contrast(first, second)


@given(HEX)
def test_coordinates(colour: str) -> None:
    assert oklab(colour) == pytest.approx(Color(colour).convert("oklab").coords(), abs=1e-9)
    lightness, chroma, hue = oklch(colour)
    expected = Color(colour).convert("oklch").coords(nans=False)
    assert (lightness, chroma) == pytest.approx(expected[:2], abs=1e-9)
    if chroma > 1e-6:  # grey has no hue
        assert abs((hue - expected[2] + 180) % 360 - 180) < 1e-4


@given(HEX)
def test_there_and_back(colour: str) -> None:
    assert from_oklch(*oklch(colour)) == colour


@given(st.floats(0, 1), st.floats(0, 0.5), st.floats(0, 360))
def test_what_no_screen_shows_loses_chroma(lightness: float, chroma: float, hue: float) -> None:
    fitted = Color("oklch", (lightness, chroma, hue)).fit("srgb", method="raytrace")
    expected = bytes.fromhex(fitted.convert("srgb").to_string(hex=True)[1:])
    levels = bytes.fromhex(from_oklch(lightness, chroma, hue)[1:])
    assert all(abs(ours - theirs) <= 1 for ours, theirs in zip(levels, expected, strict=True))
