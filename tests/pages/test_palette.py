"""Paper and ink: legible, and in one place."""

import re
from dataclasses import asdict
from itertools import product

import pytest
from coloraide import Color
from support.project import ROOT

from wuse.pages.parts.colour import NAMED, tone
from wuse.pages.parts.tones import site_sheet
from wuse.palette import DARK, LIGHT, Palette

SHEETS = sorted((ROOT / "theme_overrides/assets").glob("*.css"))
HEX = re.compile(r"#[0-9a-f]{6}\b")


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_text_is_legible_on_every_ground(scheme: Palette) -> None:
    texts = scheme.ink, scheme.soft, scheme.muted
    grounds = scheme.paper, scheme.card, scheme.wash
    assert all(Color(text).contrast(ground) >= 4.5 for text, ground in product(texts, grounds))


def test_no_style_sheet_repeats_a_colour() -> None:
    known = set(asdict(LIGHT).values()) | set(asdict(DARK).values())
    assert SHEETS
    for sheet in SHEETS:
        assert not known.intersection(HEX.findall(sheet.read_text("utf-8"))), sheet.name


def test_every_custom_property_is_set_somewhere() -> None:
    texts = [sheet.read_text("utf-8") for sheet in SHEETS]
    red = tone("红")
    everything = "".join([*texts, site_sheet(red), red.style])
    used = set(re.findall(r"var\((--[\w-]+)", everything))
    assert "--ink" in used
    assert used <= set(re.findall(r"(--[\w-]+)\s*:", everything))


def test_the_dark_scheme_is_the_same_by_choice_and_by_the_system() -> None:
    sheet = site_sheet(tone("红"))
    chosen = re.findall(r':root\[data-theme="dark"\](.*)', sheet)
    by_system = re.findall(r':root:not\(\[data-theme="light"\]\)(.*)', sheet)
    assert chosen == by_system
    assert "--ink:var(--ink-d)" in chosen[0]
    assert f"--ink-d:{DARK.ink};" in sheet


def test_the_favicon_has_the_colours_of_the_site() -> None:
    ground, *shapes = HEX.findall((ROOT / "docs/assets/favicon.svg").read_text("utf-8"))
    assert ground == LIGHT.paper
    assert shapes
    assert set(shapes) <= set(NAMED.values())
