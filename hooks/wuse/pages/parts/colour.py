"""Any colour that a brand names, derived to tones that can be read.

Contrast follows WCAG 2.2 (1.4.3): at least 4.5:1 for text, in the light and in the dark scheme.
Lightness moves in OKLCH, so the hue stays what the school chose.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from wuse.oklch import contrast, from_oklch, oklch
from wuse.palette import DARK, LIGHT

CONTRAST = 4.6
"""WCAG AA asks for 4.5; the margin absorbs rounding to 8 bits."""

NAMED = {
    "红": "#b8232c", "橙": "#b95a12", "黄": "#8f6a00", "金": "#8f6a00", "绿": "#2c7448",
    "青": "#1b7276", "蓝": "#1d5c9e", "靛": "#34479b", "紫": "#68409a", "粉": "#b03a68",
    "棕": "#7a4e2d", "灰": "#5f6368", "黑": "#33302c", "白": "#6e6a64", "银": "#5f6670",
}  # fmt: skip
"""Chinese colour words, by their first character, as the site's palette renders them."""

DEFAULT = "#b3212b"


class Tone(msgspec.Struct, frozen=True, array_like=True):
    """A colour ready for use on pages."""

    light: str
    """For text on paper, and as a surface under white text."""
    dark: str
    """For text in the dark scheme."""

    @property
    def name(self) -> str:
        """The class of what carries the tone; `tones` writes its rule from its name."""
        return f"tone-{self.light[1:]}-{self.dark[1:]}"

    @property
    def style(self) -> str:
        """The CSS custom properties that the class sets."""
        return f"--c:{self.light};--d:{self.dark}"


@lru_cache(maxsize=8192)
def tone(colour: str) -> Tone:
    """Derive readable tones from ``#rrggbb`` or a Chinese colour word; else from `DEFAULT`."""
    base = _parse(colour) or DEFAULT
    return Tone(
        light=_reach(base, LIGHT.wash, towards=0.0), dark=_reach(base, DARK.wash, towards=1.0)
    )


def is_known(colour: str) -> bool:
    """Whether this is ``#rrggbb`` or begins with a Chinese colour word."""
    return _parse(colour) is not None


_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)


def _parse(colour: str) -> str | None:
    """The colour as ``#rrggbb``, from any form that CSS knows of it, without its opacity."""
    name = colour.strip()
    if not name.startswith("#"):
        return NAMED.get(name[:1])
    if not _HEX.fullmatch(name):
        return None
    digits = name[1:].lower()
    return "#" + (digits[:6] if len(digits) > 4 else "".join(2 * digit for digit in digits[:3]))


_HUES = (
    (18, "粉"),
    (40, "红"),
    (75, "橙"),
    (112, "黄"),
    (170, "绿"),
    (215, "青"),
    (285, "蓝"),
    (330, "紫"),
)
"""Upper OKLCH hue (degrees) of each colour word."""


@lru_cache(maxsize=8192)
def family(colour: str) -> str:
    """The colour word for ``#rrggbb`` or for a Chinese colour name; empty for no colour."""
    name = colour.strip()
    if not name.startswith("#"):
        return name[:1] if name[:1] in NAMED else ""
    if (known := _parse(name)) is None:
        return ""
    _, chroma, hue = oklch(known)
    if chroma < 0.03:
        return "灰"
    return next((word for limit, word in _HUES if hue < limit), "粉")


def _reach(base: str, paper: str, towards: float) -> str:
    """The tone nearest to ``base`` that is readable on ``paper``, found by halving lightness."""
    if contrast(base, paper) >= CONTRAST:
        return base
    bad, chroma, hue = oklch(base)
    good = towards
    for _ in range(7):  # to a hundredth of the scale, which no eye tells apart
        middle = (bad + good) / 2
        readable = contrast(from_oklch(middle, chroma, hue), paper) >= CONTRAST
        bad, good = (bad, middle) if readable else (middle, good)
    return from_oklch(good, chroma, hue)
