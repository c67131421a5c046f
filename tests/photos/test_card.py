import io
import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from support.pictures import encoded, noise

from wuse.photos import Rendition
from wuse.photos.card import HEIGHT, MAX_BYTES, WIDTH, Card, draw, fitting
from wuse.photos.card_renderer import CardRenderer
from wuse.photos.typeface import Typeface, find_typefaces

pytestmark = pytest.mark.slow

RARE = "\U0001e900"
"""A letter of Adlam, which no Chinese font has."""
PANEL = (0, 0, 590, HEIGHT)
CARD = Card("潮头红帆 五彩启航", "临海小学", "五色", "#0b6c79", ribbon=("#b8232c", "#2c7448"))


@pytest.fixture(scope="session")
def typeface() -> Typeface:
    found = find_typefaces()
    if not found:
        pytest.skip("no Chinese font on this machine (Debian: fonts-noto-cjk)")
    return found[0]


@pytest.fixture
def rendition(tmp_path: Path) -> Callable[..., Rendition]:
    def make(image: Image.Image, name: str = "photo.jpg") -> Rendition:
        path = tmp_path / name
        path.write_bytes(encoded(image, quality=90))
        return Rendition(name, str(path.parent), "image/jpeg", *image.size, path.stat().st_size)

    return make


def pixels(card: Card, typeface: Typeface | None) -> Image.Image:
    return Image.open(io.BytesIO(draw(card, typeface))).convert("RGB")


def differ(one: Image.Image, other: Image.Image, box: tuple[int, ...] | None = None) -> bool:
    """Whether more than the noise of JPEG tells two pictures apart."""
    difference = ImageChops.difference(one, other).crop(box)
    return max(high for _, high in difference.getextrema()) > 60


def two_halves(width: int, height: int) -> Image.Image:
    image = Image.new("RGB", (width, height), "#c02010")
    image.paste("#1030c0", (width // 2, 0, width, height))
    return image


@pytest.mark.parametrize("solid", [True, False])
@pytest.mark.parametrize("size", [None, (960, 640), (640, 960), (300, 200)])
def test_a_card_is_a_small_jpeg_of_the_size_for_links(
    solid: bool,
    size: tuple[int, int] | None,
    typeface: Typeface,
    rendition: Callable[..., Rendition],
) -> None:
    photo = rendition(noise(*size)) if size else None
    for face in (typeface, None):
        data = draw(replace(CARD, solid=solid, photo=photo), face)
        image = Image.open(io.BytesIO(data))
        assert (image.format, image.size) == ("JPEG", (WIDTH, HEIGHT))
        assert len(data) <= MAX_BYTES
        assert not image.getexif()


@pytest.mark.parametrize("field", ["title", "owner", "site", "kicker", "deck"])
def test_every_text_is_drawn(field: str, typeface: Typeface) -> None:
    one, other = (replace(CARD, **{field: text}) for text in ("先锋", "红帆"))
    assert differ(pixels(one, typeface), pixels(other, typeface))
    assert not differ(pixels(one, None), pixels(other, None))


def test_text_stays_on_its_panel(typeface: Typeface, rendition: Callable[..., Rendition]) -> None:
    photo = rendition(Image.new("RGB", (960, 640), "#808080"))
    for title in ("字" * 200, "W" * 200, "（" * 200, "字，" * 100):
        card = replace(CARD, title=title, owner=title, site=title, kicker=title, photo=photo)
        image = pixels(card, typeface)
        assert not differ(image, Image.new("RGB", image.size, "#808080"), (620, 0, WIDTH, HEIGHT))


def test_what_is_no_photograph_says_so(
    typeface: Typeface, rendition: Callable[..., Rendition]
) -> None:
    card = replace(CARD, photo=rendition(Image.new("RGB", (960, 640), "#808080")))
    labelled = replace(card, label="示意插画")
    corner = (900, 500, WIDTH, HEIGHT)
    assert differ(pixels(card, typeface), pixels(labelled, typeface), corner)


def test_the_focus_stays_in_the_picture(
    typeface: Typeface, rendition: Callable[..., Rendition]
) -> None:
    photo = rendition(two_halves(1600, 640))
    for focus, expected in [((0.0, 0.5), (192, 32, 16)), ((1.0, 0.5), (16, 48, 192))]:
        picture = pixels(replace(CARD, photo=photo, focus=focus), typeface)
        shown = picture.getpixel((906, 300))
        assert all(abs(a - b) < 12 for a, b in zip(shown, expected, strict=True))


def test_the_smallest_rendition_that_fills_the_card_is_decoded(
    rendition: Callable[..., Rendition],
) -> None:
    sizes = [(1600, 1200), (960, 720), (480, 360)]
    jpegs = [rendition(Image.new("RGB", size), f"{size[0]}.jpg") for size in sizes]
    assert fitting(jpegs).width == 960
    assert fitting(jpegs[2:]).width == 480


def test_an_emoji_without_a_glyph_leaves_no_box(typeface: Typeface) -> None:
    assert not typeface.draws("\N{SEEDLING}")
    plain, decorated = replace(CARD, title="植树节"), replace(CARD, title="植树\N{SEEDLING}节")
    assert not differ(pixels(plain, typeface), pixels(decorated, typeface))


def test_a_letter_without_a_glyph_makes_a_card_without_text(
    typeface: Typeface, tmp_path: Path
) -> None:
    unwritable = replace(CARD, title=f"党建{RARE}")
    printed = CardRenderer(tmp_path, (typeface,)).render([CARD, unwritable])
    assert printed.missing == RARE
    assert printed.files[unwritable].read_bytes() == draw(unwritable, None)
    assert printed.files[CARD].read_bytes() == draw(CARD, typeface)


def test_without_a_font_every_card_is_without_text(tmp_path: Path) -> None:
    printed = CardRenderer(tmp_path, ()).render([CARD])
    assert set("潮头红帆") <= set(printed.missing)
    assert printed.files[CARD].read_bytes() == draw(CARD, None)


def test_a_card_is_drawn_once(typeface: Typeface, tmp_path: Path) -> None:
    path = CardRenderer(tmp_path, (typeface,)).render([CARD]).files[CARD]
    path.write_bytes(b"as it was")
    assert CardRenderer(tmp_path, (typeface,)).render([CARD]).files[CARD] == path
    assert path.read_bytes() == b"as it was"


def test_whatever_is_drawn_names_the_file(
    typeface: Typeface, tmp_path: Path, rendition: Callable[..., Rendition]
) -> None:
    photo = rendition(two_halves(960, 640))
    cards = [
        CARD,
        replace(CARD, title="别的标题"),
        replace(CARD, colour="#b3212b"),
        replace(CARD, photo=photo),
        replace(CARD, photo=rendition(two_halves(960, 640), "other.jpg")),
        replace(CARD, photo=photo, focus=(0.0, 0.0)),
    ]
    renderer = CardRenderer(tmp_path / "cards", (typeface,))
    assert len(set(renderer.render(cards).files.values())) == len(cards)
    without = CardRenderer(tmp_path / "cards", ()).render([CARD])
    assert without.files[CARD] != renderer.render([CARD]).files[CARD]


def test_what_no_build_has_used_for_a_month_is_dropped(typeface: Typeface, tmp_path: Path) -> None:
    other = replace(CARD, title="别的标题")
    files = CardRenderer(tmp_path, (typeface,)).render([CARD, other]).files
    for path in files.values():
        os.utime(path, (time.time() - 40 * 86_400,) * 2)
    renderer = CardRenderer(tmp_path, (typeface,))
    renderer.render([CARD])
    renderer.prune()
    assert files[CARD].exists()
    assert not files[other].exists()


def test_a_chosen_font_comes_first(typeface: Typeface, tmp_path: Path) -> None:
    (tmp_path / "font.ttc").symlink_to(typeface.regular.path)
    chosen = find_typefaces("font.ttc", tmp_path)[0]
    assert chosen.bold == chosen.regular
    assert Path(chosen.bold.path) == tmp_path / "font.ttc"
    assert find_typefaces("no-such-font.ttf", tmp_path)[0] == typeface
