"""Draw the card that a shared link shows: 1200 × 630 px, a title beside a picture.

Open Graph consumers agree on this size (1.91 : 1). Photos come from renditions, which are already
upright, sRGB and blurred.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass

from PIL import Image, ImageDraw, ImageOps
from PIL.Image import Resampling

from wuse.palette import LIGHT

from .photo import Rendition
from .typeface import Face, Typeface
from .typeset import fit_text, shorten

CARD_VERSION = (1, *astuple(LIGHT))
"""Part of every cache key: the colours, and a number to raise whenever the same card would look
different for another reason."""

WIDTH, HEIGHT = 1200, 630
MAX_BYTES = 120_000

_PANEL = 600  # width of the panel beside a picture
_RIBBON = 12
_MARGIN = 64
_TITLE = {92: 2, 76: 3, 68: 3, 60: 4, 52: 5}  # font size -> lines that fit
_WIDE_TITLE = {112: 2, 100: 2, 84: 3, 72: 3, 64: 4}  # the same, without a picture
_LEADING = 1.28
_KICKER, _DECK, _OWNER, _SITE, _LABEL = 26, 30, 30, 24, 20

_WHITE = "#ffffff"
_QUALITIES = (80, 70, 60, 45, 30, 15, 5)


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows. Empty texts are left out; colours are ``#rrggbb``."""

    title: str
    owner: str
    site: str
    colour: str
    kicker: str = ""
    deck: str = ""
    """A line below the title."""
    ribbon: tuple[str, ...] = ()
    photo: Rendition | None = None
    """A published JPEG."""
    focus: tuple[float, float] = (0.5, 0.5)
    label: str = ""
    """What kind of picture it is, if it is not a photograph."""
    solid: bool = False
    """Whether the panel is filled with `colour` and has white text; otherwise ink on paper."""

    @property
    def text(self) -> str:
        """Every text that is drawn."""
        return "\n".join((self.title, self.owner, self.site, self.kicker, self.deck, self.label))


@dataclass(frozen=True, slots=True)
class _Colours:
    ground: str
    title: str
    strong: str
    soft: str
    muted: str


def draw(card: Card, typeface: Typeface | None) -> bytes:
    """Draw a card as a JPEG of at most `MAX_BYTES`; without a typeface it has no text.

    Raises:
        OSError: the photo cannot be read.
    """
    colours = _colours(card)
    image = Image.new("RGB", (WIDTH, HEIGHT), colours.ground)
    pen = ImageDraw.Draw(image)
    left = _PANEL if typeface else 0
    if card.photo:
        seam = _RIBBON if typeface else 0
        image.paste(
            _picture(card.photo, (WIDTH - left - seam, HEIGHT), card.focus), (left + seam, 0)
        )
    if card.photo and typeface:
        _stripes(pen, card.ribbon or (card.colour,), (left, 0, left + _RIBBON, HEIGHT))
    else:
        _stripes(pen, card.ribbon or (card.colour,), (0, HEIGHT - _RIBBON, WIDTH, HEIGHT))
    if typeface:
        _write(pen, card, typeface, colours)
    return _encode(image)


def _colours(card: Card) -> _Colours:
    if not card.solid:
        return _Colours(LIGHT.paper, LIGHT.ink, card.colour, LIGHT.soft, LIGHT.muted)
    soft = _mix(card.colour, 0.9)
    return _Colours(card.colour, _WHITE, soft, soft, _mix(card.colour, 0.78))


def _mix(colour: str, white: float) -> str:
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 * white + part * (1 - white)):02x}" for part in parts)


def fitting(jpegs: Iterable[Rendition]) -> Rendition:
    """The smallest rendition that fills the picture area, as decoding costs; else the largest."""
    by_size = sorted(jpegs, key=lambda item: item.width)
    enough = (r for r in by_size if r.width >= WIDTH - _PANEL and r.height >= HEIGHT)
    return next(enough, by_size[-1])


def _picture(photo: Rendition, size: tuple[int, int], focus: tuple[float, float]) -> Image.Image:
    """Fill a box with the photo as CSS ``object-fit: cover`` and ``object-position`` do."""
    with Image.open(photo.path, formats=("JPEG",)) as image:
        scale = max(size[0] / image.width, size[1] / image.height)
        # The decoder itself shrinks by 2 or 4 if that leaves enough pixels.
        image.draft("RGB", (math.ceil(image.width * scale), math.ceil(image.height * scale)))
        return ImageOps.fit(image.convert("RGB"), size, Resampling.LANCZOS, centering=focus)


def _stripes(pen: ImageDraw.ImageDraw, colours: tuple[str, ...], box: tuple[int, ...]) -> None:
    """Draw the ribbon: equal parts along the longer side of the box."""
    left, top, right, bottom = box
    count = len(colours)
    for position, colour in enumerate(colours):
        if bottom - top > right - left:
            edges = [top + (bottom - top) * step // count for step in (position, position + 1)]
            pen.rectangle((left, edges[0], right - 1, edges[1] - 1), colour)
        else:
            edges = [left + (right - left) * step // count for step in (position, position + 1)]
            pen.rectangle((edges[0], top, edges[1] - 1, bottom - 1), colour)


def _write(pen: ImageDraw.ImageDraw, card: Card, typeface: Typeface, colours: _Colours) -> None:
    """Write kicker, title and deck from the top, owner and site at the foot."""
    sizes = _TITLE if card.photo else _WIDE_TITLE
    width = (_PANEL if card.photo else WIDTH) - _MARGIN - (_MARGIN - _RIBBON)
    regular, bold = typeface.regular, typeface.bold

    def line(text: str, face: Face, size: int, y: float, colour: str) -> None:
        font = face.at(size)
        shown = shorten(typeface.settable(text), width, font.getlength)
        # An opening bracket is blank on its left; align its ink with the margin.
        ink = font.getmask(shown[:1]).getbbox()
        pen.text((_MARGIN - (ink[0] if ink else 0), y), shown, colour, font, anchor="ls")

    layout = fit_text(
        typeface.settable(card.title), width, sizes, lambda size: bold.at(size).getlength
    )
    y: float = _MARGIN + _KICKER
    if card.kicker:
        line(card.kicker, regular, _KICKER, y, colours.strong)
    y += layout.size * 0.35
    for text in layout.lines:
        y += layout.size * _LEADING
        line(text, bold, layout.size, y, colours.title)
    foot = HEIGHT - _MARGIN - (0 if card.photo else _RIBBON)
    if card.deck and y + 2.4 * _DECK < foot - 4 * _OWNER:
        line(card.deck, regular, _DECK, y + 2.4 * _DECK, colours.soft)
    if card.owner:
        line(card.owner, bold, _OWNER, foot - 1.6 * _SITE, colours.title)
    if card.site:
        line(card.site, regular, _SITE, foot, colours.muted)
    if card.label and card.photo:
        _label(pen, typeface.settable(card.label), regular)


def _label(pen: ImageDraw.ImageDraw, text: str, face: Face) -> None:
    """Write a word into the corner of the picture."""
    font = face.at(_LABEL)
    width = font.getlength(text)
    left, top = WIDTH - width - 40, HEIGHT - 54
    pen.rectangle((left, top, left + width + 20, top + 34), LIGHT.ink)
    pen.text((left + 10, top + 24), text, _WHITE, font, anchor="ls")


def _encode(image: Image.Image) -> bytes:
    """Encode as well as the limit allows, with full chroma first: the edges of letters need it."""
    for data in _attempts(image):
        if len(data) <= MAX_BYTES:
            break
    return data


def _attempts(image: Image.Image) -> Iterator[bytes]:
    for quality in _QUALITIES:
        buffer = io.BytesIO()
        sampling = "4:4:4" if quality > 50 else "4:2:0"
        image.save(buffer, "JPEG", quality=quality, subsampling=sampling, optimize=True)
        yield buffer.getvalue()
