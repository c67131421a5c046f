"""Find the typeface for cards: a Chinese serif on this machine, or a chosen file."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from unicodedata import category

from PIL import ImageFont
from PIL.ImageFont import FreeTypeFont, Layout

FAMILIES = (
    "Source Han Serif SC",
    "Source Han Serif CN",
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Songti SC",
    "STSong",
    "SimSun",
    "FandolSong",
    "AR PL UMing CN",
)
"""Best first. Any other font for simplified Chinese comes after these: better than no text."""

_REGULAR, _BOLD = 80, 200  # fontconfig's scale of weights
_NOT_A_CHARACTER = "\uffff"  # in no font, so it shows what the font draws for missing characters
_fonts = threading.local()  # threads must not share FreeType's faces


@dataclass(frozen=True, slots=True)
class Face:
    """One face of a font file."""

    path: str
    index: int = 0

    @property
    def cache_key(self) -> tuple[str, int, int]:
        """Differs between fonts, but not between machines with the same font."""
        path = Path(self.path)
        return path.name, self.index, path.stat().st_size

    def at(self, size: int) -> FreeTypeFont:
        """The face at a size in pixels."""
        known: dict[tuple[Face, int], FreeTypeFont] = _fonts.__dict__.setdefault("known", {})
        if (self, size) not in known:
            known[self, size] = ImageFont.truetype(self.path, size, self.index, "", Layout.BASIC)
        return known[self, size]


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family in two weights, which may be the same face."""

    regular: Face
    bold: Face

    def draws(self, character: str) -> bool:
        """Whether both faces have a glyph for the character."""
        return _has_glyph(self.regular, character) and _has_glyph(self.bold, character)

    def missing(self, text: str) -> frozenset[str]:
        """The letters and digits of a text without a glyph."""
        return frozenset(c for c in text if category(c)[0] in "LN" and not self.draws(c))

    def settable(self, text: str) -> str:
        """The text on one line, without characters that have no glyph (mostly emoji)."""
        return " ".join("".join(c for c in text if c.isspace() or self.draws(c)).split())


@lru_cache(maxsize=65536)
def _has_glyph(face: Face, character: str) -> bool:
    font = face.at(20)
    glyph, box = font.getmask(character), font.getmask(_NOT_A_CHARACTER)
    return glyph.size != box.size or bytes(glyph) != bytes(box)


def find_typefaces(chosen: str = "", project: Path = Path()) -> tuple[Typeface, ...]:
    """Find the available typefaces, best first; none if the machine has no Chinese font.

    Args:
        chosen: a font file to try first: below the project, anywhere, or by its name alone among
            the fonts of Windows or macOS.
        project: the folder that relative paths start from.
    """
    own = (_chosen(chosen, project),) if chosen else ()
    return tuple(filter(None, (*own, *_installed())))


def installed_families() -> frozenset[str]:
    """Return the names of the families for simplified Chinese; none if fontconfig is missing."""
    rows = (row.split("|", 3) for row in _fontconfig().splitlines())
    return frozenset(name for *_, names in rows for name in names.split(","))


def _chosen(name: str, project: Path) -> Typeface | None:
    path = project / name
    try:
        font = ImageFont.truetype(str(path) if path.exists() else name, 20)
    except OSError:
        return None
    face = Face(str(font.path))
    return Typeface(face, face)


def _installed() -> Iterator[Typeface]:
    """The typefaces that fontconfig lists for simplified Chinese."""
    families: dict[str, list[tuple[int, Face]]] = {}
    for row in _fontconfig().splitlines():
        file, index, weight, names = row.split("|", 3)
        # A variable font also lists its whole range of weights, which is not a face.
        if weight.isdecimal() and index.isdecimal():
            family = next((name for name in FAMILIES if name in names.split(",")), names)
            families.setdefault(family, []).append((int(weight), Face(file, int(index))))

    def order(family: str) -> tuple[int, str]:
        return (FAMILIES.index(family) if family in FAMILIES else len(FAMILIES), family)

    for family in sorted(families, key=order):
        faces = sorted(families[family], key=lambda item: (item[1].path, item[1].index))
        yield Typeface(*(_nearest(faces, weight) for weight in (_REGULAR, _BOLD)))


def _nearest(faces: list[tuple[int, Face]], weight: int) -> Face:
    return min(faces, key=lambda item: abs(item[0] - weight))[1]


def _fontconfig() -> str:
    pattern = "%{file}|%{index}|%{weight}|%{family}\n"
    try:
        return subprocess.run(  # noqa: S603 - constant arguments
            ["fc-list", "--format", pattern, ":lang=zh-cn:scalable=true"],  # noqa: S607 - as installed
            capture_output=True,
            check=True,
            encoding="utf-8",
            errors="replace",
            timeout=60,
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
