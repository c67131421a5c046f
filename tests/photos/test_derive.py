"""What the published files show, and what they no longer hold."""

import base64
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageStat
from support.pictures import BLUE, RED, STORED, display_p3, encoded, noise, scene

from wuse.photos import FAST, Darkroom, Photo, PhotoError, PhotoRequest, Reason, Rendition

pytestmark = pytest.mark.slow

Make = Callable[..., Path]
Develop = Callable[..., Photo]
Refuse = Callable[..., PhotoError]
Colour = tuple[int, ...]


def pixels(rendition: Rendition) -> Image.Image:
    with Image.open(rendition.path) as image:
        assert image.mode == "RGB"
        assert image.size == (rendition.width, rendition.height)
        return image.copy()


def colour_at(photo: Photo, x: float, y: float) -> Colour:
    image = pixels(photo.renditions[0])
    colour = image.getpixel((int(x * image.width), int(y * image.height)))
    assert isinstance(colour, tuple)
    return colour


def near(one: Colour, other: Colour, tolerance: int = 12) -> bool:
    return all(abs(a - b) <= tolerance for a, b in zip(one, other, strict=True))


def test_standard_profile(make_photo: Make, develop: Develop) -> None:
    photo = develop(make_photo(encoded(scene(2000, 1500))))
    assert (photo.width, photo.height) == (2000, 1500)
    assert [(r.mime, r.width, r.height) for r in photo.renditions] == [
        ("image/jpeg", 1600, 1200),
        ("image/avif", 960, 720),
        ("image/jpeg", 960, 720),
        ("image/avif", 480, 360),
        ("image/jpeg", 480, 360),
    ]
    for rendition in photo.renditions:
        assert rendition.name.isascii()
        assert rendition.name.startswith(photo.key)
        assert rendition.path.name == rendition.name
        assert rendition.path.stat().st_size == rendition.bytes
        assert pixels(rendition).format is None
    with Image.open(photo.renditions[2].path) as image:
        assert image.info.get("progressive")


def test_fast_profile_makes_one_jpeg(make_photo: Make, cache_dir: Path) -> None:
    request = PhotoRequest(make_photo(encoded(scene(2000, 1500))))
    with Darkroom(cache_dir, FAST) as darkroom:
        photo = darkroom.develop([request])[request]
    assert isinstance(photo, Photo)
    assert [(r.mime, r.width, r.height) for r in photo.renditions] == [("image/jpeg", 960, 720)]


@pytest.mark.parametrize(
    ("size", "edges"), [((1200, 300), {1200, 960, 480}), ((300, 480), {480}), ((1, 1), {1})]
)
def test_nothing_is_enlarged(
    make_photo: Make, develop: Develop, size: tuple[int, int], edges: set[int]
) -> None:
    photo = develop(make_photo(encoded(scene(*size), "PNG")))
    jpeg = [r for r in photo.renditions if r.mime == "image/jpeg"]
    assert {max(r.width, r.height) for r in jpeg} == edges
    assert len(jpeg) == len(edges)
    assert (jpeg[0].width, jpeg[0].height) == size


def test_a_thread_of_a_picture_keeps_one_pixel_of_width(make_photo: Make, develop: Develop) -> None:
    photo = develop(make_photo(encoded(scene(1, 8000), "PNG")))
    assert (photo.renditions[0].width, photo.renditions[0].height) == (1, 1600)


@pytest.mark.parametrize("orientation", range(10))
@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP"])
def test_photos_come_out_upright(
    make_photo: Make, develop: Develop, orientation: int, file_format: str
) -> None:
    image = scene(2400, 1600)
    if orientation in STORED:
        image = image.transpose(STORED[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    photo = develop(make_photo(encoded(image, file_format, exif=exif)))
    assert (photo.width, photo.height) == (2400, 1600)
    assert (photo.renditions[0].width, photo.renditions[0].height) == (1600, 1067)
    assert near(colour_at(photo, 0.1, 0.1), (255, 255, 255))
    assert near(colour_at(photo, 0.9, 0.1), RED)
    assert near(colour_at(photo, 0.1, 0.9), BLUE)


@pytest.mark.parametrize("icc", [None, display_p3()], ids=["plain", "p3"])
@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP"])
def test_no_metadata_is_published(
    make_photo: Make, develop: Develop, file_format: str, icc: bytes | None
) -> None:
    exif = Image.Exif()
    exif[0x010F] = "MAKER-OF-PHONE"
    exif.get_ifd(0x8825)[1] = "N"  # GPSLatitudeRef
    exif.get_ifd(0x8825)[2] = (31.0, 12.0, 30.0)
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">WHERE-IT-WAS-TAKEN</x:xmpmeta>'
    options: dict[str, object] = {"exif": exif, "icc_profile": icc}
    if file_format != "PNG":
        options["xmp"] = xmp
    if file_format == "JPEG":
        options["comment"] = b"WRITTEN-BY-SOMEONE"
    source = encoded(scene(), file_format, **options)
    assert b"MAKER-OF-PHONE" in source
    photo = develop(make_photo(source))
    for rendition in photo.renditions:
        data = rendition.path.read_bytes()
        for trace in (
            b"Exif",
            b"EXIF",
            b"MAKER-OF-PHONE",
            b"xmp",
            b"XMP",
            b"WHERE-IT",
            b"ICC",
            b"WRITTEN-BY",
        ):
            assert trace not in data
        with Image.open(rendition.path) as image:
            assert not image.getexif()
            assert not {"exif", "icc_profile", "xmp", "comment"} & image.info.keys()


@pytest.mark.parametrize("file_format", ["JPEG", "PNG"])
def test_display_p3_becomes_srgb(make_photo: Make, develop: Develop, file_format: str) -> None:
    # CSS Color 4: color(display-p3 0.6863 0.3922 0.3137) = rgb(187 95 74).
    image = Image.new("RGB", (600, 400), (175, 100, 80))
    photo = develop(make_photo(encoded(image, file_format, icc_profile=display_p3())))
    assert near(colour_at(photo, 0.5, 0.5), (187, 95, 74), tolerance=4)


def test_a_broken_colour_profile_is_ignored(make_photo: Make, develop: Develop) -> None:
    image = Image.new("RGB", (600, 400), (175, 100, 80))
    photo = develop(make_photo(encoded(image, icc_profile=b"no profile" * 30)))
    assert near(colour_at(photo, 0.5, 0.5), (175, 100, 80), tolerance=4)


def test_a_colour_profile_of_another_kind_is_ignored(make_photo: Make, develop: Develop) -> None:
    image = Image.new("L", (600, 400), 90)
    photo = develop(make_photo(encoded(image, icc_profile=display_p3())))
    assert near(colour_at(photo, 0.5, 0.5), (90, 90, 90), tolerance=4)


def test_cmyk(make_photo: Make, develop: Develop) -> None:
    photo = develop(make_photo(encoded(scene().convert("CMYK"))))
    assert near(colour_at(photo, 0.9, 0.1), RED, tolerance=20)
    assert near(colour_at(photo, 0.1, 0.1), (255, 255, 255))


@pytest.mark.parametrize("options", [{}, {"transparency": 168}])
def test_sixteen_bit_grey(make_photo: Make, develop: Develop, options: dict[str, int]) -> None:
    image = Image.frombytes("I;16", (64, 64), (168 * 257).to_bytes(2, "little") * 64 * 64)
    photo = develop(make_photo(encoded(image, "PNG", **options)))
    assert near(colour_at(photo, 0.5, 0.5), (168, 168, 168), tolerance=3)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparency_shows_white_paper(make_photo: Make, develop: Develop, mode: str) -> None:
    image = Image.new("RGBA", (200, 100), (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), (100, 0, 200, 100))
    photo = develop(make_photo(encoded(image.convert(mode), "PNG")))
    assert near(colour_at(photo, 0.2, 0.5), (255, 255, 255))
    assert near(colour_at(photo, 0.8, 0.5), (0, 0, 0))


def test_palette(make_photo: Make, develop: Develop) -> None:
    photo = develop(make_photo(encoded(scene().quantize(16), "PNG")))
    assert near(colour_at(photo, 0.9, 0.1), RED)


@pytest.mark.parametrize("file_format", ["GIF", "WEBP", "PNG"])
def test_an_animation_shows_its_first_frame(
    make_photo: Make, develop: Develop, file_format: str
) -> None:
    frames = [Image.new("RGB", (200, 100), colour) for colour in ("blue", "lime", "black")]
    data = encoded(frames[0], file_format, save_all=True, append_images=frames[1:], duration=100)
    photo = develop(make_photo(data))
    assert near(colour_at(photo, 0.5, 0.5), (0, 0, 255))
    with Image.open(photo.renditions[0].path) as image:
        assert getattr(image, "n_frames", 1) == 1


BOX = (0.5, 0.25, 0.25, 0.5)


def part(image: Image.Image, box: tuple[float, float, float, float]) -> Image.Image:
    x, y, width, height = box
    return image.crop(
        (
            round(x * image.width),
            round(y * image.height),
            round((x + width) * image.width),
            round((y + height) * image.height),
        )
    )


def stripes(step: int) -> Image.Image:
    """Black and white stripes: detail everywhere, and the same mean whatever the step."""
    image = Image.new("RGB", (1920, 1440), "white")
    draw = ImageDraw.Draw(image)
    for x in range(0, image.width, 2 * step):
        draw.rectangle((x, 0, x + step - 1, image.height), fill="black")
    return image


@pytest.mark.parametrize("orientation", [1, 6])
def test_blur_destroys_what_is_in_the_box(
    make_photo: Make, develop: Develop, orientation: int
) -> None:
    image = stripes(24)
    exif = Image.Exif()
    exif[0x0112] = orientation
    if orientation == 6:
        image = image.transpose(Image.Transpose.ROTATE_90)
    photo = develop(make_photo(encoded(image, exif=exif)), BOX)
    for rendition in photo.renditions:
        result = pixels(rendition).convert("L")
        assert ImageStat.Stat(part(result, BOX)).stddev[0] < 12
        assert ImageStat.Stat(part(result, (0, 0, 0.4, 1))).stddev[0] > 90


def test_no_trace_of_two_different_secrets_remains(make_photo: Make, develop: Develop) -> None:
    insides = []
    for step in (6, 12):
        photo = develop(make_photo(encoded(stripes(step))), BOX)
        insides.append(part(pixels(photo.renditions[0]).convert("L"), BOX))
    for inside in insides:
        low, high = inside.getextrema()
        assert high - low < 40
        assert 110 < ImageStat.Stat(inside).mean[0] < 145


def test_blur_at_the_very_edges(make_photo: Make, develop: Develop) -> None:
    path = make_photo(encoded(noise(300, 200)))
    photo = develop(path, (0.0, 0.0, 1.0, 1.0), (0.999, 0.999, 1.0, 0.001))
    assert ImageStat.Stat(pixels(photo.renditions[0])).stddev[0] < 12


@pytest.mark.parametrize(
    "box",
    [
        (120.0, 80.0, 60.0, 60.0),
        (-0.1, 0.0, 0.5, 0.5),
        (0.5, 0.5, 0.0, 0.1),
        (float("nan"), 0.0, 0.5, 0.5),
        (0.0, 0.0, float("inf"), 0.5),
    ],
)
def test_a_box_that_would_miss_keeps_the_photo_back(
    make_photo: Make, refuse: Refuse, box: tuple[float, float, float, float]
) -> None:
    assert refuse(make_photo(encoded(scene())), box).reason is Reason.BAD_BLUR


def test_dominant_colour_is_the_mean(make_photo: Make, develop: Develop) -> None:
    photo = develop(make_photo(encoded(Image.new("RGB", (300, 200), (200, 40, 30)))))
    assert photo.dominant.startswith("#")
    assert near(tuple(bytes.fromhex(photo.dominant[1:])), (200, 40, 30), tolerance=3)


@pytest.mark.parametrize("image", [scene(), noise(500, 500), noise(20, 20)])
def test_placeholder_is_a_tiny_picture(
    make_photo: Make, develop: Develop, image: Image.Image
) -> None:
    photo = develop(make_photo(encoded(image, "PNG")))
    assert len(photo.placeholder) <= 400
    head, _, body = photo.placeholder.partition(",")
    assert head == "data:image/webp;base64"
    with Image.open(io.BytesIO(base64.b64decode(body))) as tiny:
        assert max(tiny.size) <= 20


def test_blurred_photos_have_blurred_placeholders(make_photo: Make, develop: Develop) -> None:
    image = Image.new("RGB", (400, 300), "white")
    path = make_photo(encoded(image))
    image.paste("black", (150, 100, 250, 200))
    other = make_photo(encoded(image), "other.jpg")
    everything = (0.0, 0.0, 1.0, 1.0)
    assert develop(path, everything).dominant == "#ffffff"
    assert develop(other, everything).dominant not in ("#ffffff", "#000000")
