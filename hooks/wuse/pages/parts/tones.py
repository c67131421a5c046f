"""Style sheets for what the data decides: the policy of a page forbids style attributes.

A name, of a class or an anchor, says what it sets, so that a sheet follows from the page that it is
for, and from nothing else. The named colours are in the sheet of all pages. Others are without
number in a large region: a page that shows any links one more sheet, and shares it with all that
show the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict
from hashlib import blake2b
from typing import Literal

from wuse.palette import DARK, LIGHT

from . import urls
from .colour import DEFAULT, NAMED, Tone, tone
from .page import Asset

_STEP = 17
"""Between two of sixteen levels of a colour's part: 15 of them are 255."""
_RATIO_STEPS = 20
_RATIOS = range(5, 101)
"""Ratios that classes tell, in twentieths: from 1:4 to 5:1."""
_NOT_LIGHT = ':root:not([data-theme="light"])'
_DARK = ':root[data-theme="dark"]'
_TONE = re.compile(r"tone-([0-9a-f]{6})-([0-9a-f]{6})")
_FACET = re.compile(r' id="(by-[a-z]+-[a-z0-9_-]+)"')


_COMMON = frozenset(tone(colour).name for colour in (DEFAULT, *NAMED))
"""The tones that the style sheet of all pages defines."""


def worn(html: str) -> set[str]:
    """What in the body of a page needs a rule: tones (`Tone.name`) and anchors of filters."""
    # Patterns that begin with a fixed text are found quickly, and so are tuples.
    return {f"tone-{light}-{dark}" for light, dark in set(_TONE.findall(html))}.union(
        _FACET.findall(html)
    )


def sheet(names: Iterable[str]) -> str:
    """The style sheet for what is `worn`; other names say nothing to it."""
    return "".join(map(_rule, sorted(names)))


def _rule(name: str) -> str:
    if tone := _TONE.fullmatch(name):
        return f".{name}{{{Tone(f'#{tone[1]}', f'#{tone[2]}').style}}}\n"
    if not name.startswith("by-"):
        return ""
    # The anchor of a filter's option: while it is the target, what lacks the facet is hidden, and
    # so is a month of which nothing is left. Scripts do this themselves, for several choices.
    has = f'[data-facets~="{name.removeprefix("by-")}"]'
    shown = f".no-js #{name}:target~[data-filtered]"
    return (
        f"{shown} [data-facets]:not({has}){{display:none}}\n"
        f"{shown} section:not(:has({has})){{display:none}}\n"
    )


def sheet_for(html: str, palette: frozenset[str] = frozenset()) -> Asset | None:
    """The style sheet with the tones that only some pages wear, this one among them.

    Args:
        html: the body of a page.
        palette: all tones of its owner, so that the owner's pages need the same sheet.

    Returns:
        None if the style sheet of all pages defines all tones of this one.
    """
    if not (names := worn(html) - _COMMON):
        return None
    content = sheet(names | palette - _COMMON)
    digest = blake2b(content.encode(), digest_size=5).hexdigest()
    return Asset(f"{urls.STATIC}tones.{digest}.css", content)


def site_sheet(accent: Tone) -> str:
    """What all pages share: the colours, named tones, and the classes of pictures.

    ``--ink`` is ink in the scheme that is shown, ``--ink-l`` and ``--ink-d`` are those of the light
    and of the dark one; so are the other colours of the palette, and the site's accent. Within what
    carries a tone, ``--t`` is the tone that is readable as text.
    """
    light = asdict(LIGHT) | {"accent": accent.light}
    dark = asdict(DARK) | {"accent": accent.dark}
    both = [f"--{name}-l:{colour}" for name, colour in light.items()]
    both += [f"--{name}-d:{colour}" for name, colour in dark.items()]
    rules = [f":root{{{';'.join(both)}}}", _scheme(":root", "light")]
    # The reader's own choice, else the system's. Paper is white, whatever a screen shows.
    rules += [
        f"@media screen and (prefers-color-scheme:dark){{\n{_scheme(_NOT_LIGHT, 'dark')}\n}}",
        f"@media screen{{\n{_scheme(_DARK, 'dark')}\n}}",
    ]
    rules += [
        f".{part}{digit:x}{{--{part}:{digit * _STEP}}}" for part in "rgb" for digit in range(16)
    ]
    rules += [f".{part}{place}{{--{part}:{place}%}}" for part in "xy" for place in range(101)]
    rules += [f".q{step}{{--q:{step / _RATIO_STEPS}}}" for step in _RATIOS]
    return "\n".join(rules) + "\n" + sheet(_COMMON)


def _scheme(root: str, scheme: Literal["light", "dark"]) -> str:
    """The rules by which everything below ``root``, a selector, has the colours of a scheme."""
    colours = [f"--{name}:var(--{name}-{scheme[0]})" for name in (*asdict(LIGHT), "accent")]
    tone = "c" if scheme == "light" else "d"
    return (
        f"{root}{{color-scheme:{scheme};{';'.join(colours)}}}\n"
        f'{root} [class*="tone-"]{{--t:var(--{tone})}}'
    )


def ratio_class(ratio: float) -> str:
    """The class of what holds a picture, for its width divided by its height."""
    return f"q{min(max(round(_RATIO_STEPS * ratio), _RATIOS[0]), _RATIOS[-1])}"


def picture_classes(colour: str, focus: tuple[float, float]) -> str:
    """Classes for a picture.

    Args:
        colour: ``#rrggbb`` to show until it arrives. Four bits of each part are kept: nobody looks
            long.
        focus: what a crop must keep, as fractions of the width and of the height.
    """
    red, green, blue = (round(part / _STEP) for part in bytes.fromhex(colour.removeprefix("#")))
    x, y = (round(100 * part) for part in focus)
    return f"r{red:x} g{green:x} b{blue:x} x{x} y{y}"
