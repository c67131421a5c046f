"""Photos as they come from phones -> the files to keep."""

import io
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageStat, PngImagePlugin
from support.pictures import BLUE, RED, STORED, display_p3, encoded, noise, png_header, scene

from wuse.photos import PhotoError, Reason
from wuse.photos.formats import HAS_HEIF
from wuse.photos.prepare import MAX_BYTES, MAX_EDGE, prepare
from wuse.photos.private_metadata import PrivateFact
from wuse.photos.strip import stripped

pytestmark = pytest.mark.slow

XMP = b"<x:xmpmeta><exif:GPSLatitude>31,14.0N</exif:GPSLatitude></x:xmpmeta>"
PRIVATE = (b"Exif", b"http://ns.adobe.com", b"Photoshop", b"GPSLatitude", b"secret", b"ICC_PROFILE")


def exif(orientation=1, place=True, day="2025:10:18 14:30:00"):
    """What a phone writes into a photo."""
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags[0x010F], tags[0x0110] = "secret maker", "secret model"
    tags.get_ifd(0x8769)[0x9003] = day
    if place:
        tags.get_ifd(0x8825).update({1: "N", 2: (31.0, 14.0, 2.0), 3: "E", 4: (121.0, 28.0, 1.0)})
    return tags


def opened(data):
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def near(image, place, colour, tolerance=12):
    found = image.convert("RGB").getpixel(place)
    return all(abs(a - b) <= tolerance for a, b in zip(found, colour, strict=True))


def bare(data):
    """Whether there is nothing in a file but its pixels, for Pillow and for a plain search."""
    image = opened(data)
    return (
        not image.getexif()
        and not {"exif", "xmp", "icc_profile", "photoshop", "comment", "mp"} & set(image.info)
        and not getattr(image, "text", None)
        and not any(word in data for word in PRIVATE)
    )


# --- what is removed, and what stays ---


def test_metadata_goes_and_the_pixels_are_not_compressed_again():
    clean = encoded(scene(), progressive=True)
    data = encoded(
        scene(), progressive=True, exif=exif(), xmp=XMP, comment=b"secret", dpi=(300, 300)
    )
    film = b"\0\0\0\x18ftypmp42" + b"secret" * 1000
    prepared = prepare(data + film)

    assert bare(prepared.data)
    assert opened(prepared.data).tobytes() == opened(clean).tobytes()
    assert prepared.data.endswith(clean[-2000:])
    assert prepared.work.private_metadata.facts == (
        PrivateFact.PLACE,
        PrivateFact.TIME,
        PrivateFact.DEVICE,
    )
    assert prepared.work.private_metadata.day == date(2025, 10, 18)


def test_a_clean_photo_stays_byte_for_byte():
    for data in (
        encoded(scene()),
        encoded(scene(), progressive=True),
        encoded(scene().convert("L")),
        encoded(scene(), "PNG"),
        encoded(scene().quantize(8), "PNG", transparency=0),
    ):
        assert prepare(data).data == data


def test_a_thumbnail_in_the_jfif_header_goes():
    data = encoded(scene())
    segment = b"\xff\xe0" + (16 + 3 * 4).to_bytes(2) + data[6:18] + b"\2\2" + b"secret------"
    with_thumbnail = data[:2] + segment + data[20:]
    assert opened(with_thumbnail).tobytes() == opened(data).tobytes()

    prepared = prepare(with_thumbnail)

    assert bare(prepared.data)
    assert opened(prepared.data).tobytes() == opened(data).tobytes()


def test_a_second_picture_behind_the_first_goes():
    image = scene()
    data = encoded(image, "MPO", save_all=True, append_images=[noise(300, 200)], exif=exif())
    prepared = prepare(data)

    assert (prepared.work.before.format, prepared.work.after.format) == ("MPO", "JPEG")
    assert bare(prepared.data)
    assert len(prepared.data) < len(data) / 2


def test_a_png_loses_its_texts_and_keeps_what_is_transparent():
    logo = scene(300, 300).convert("RGBA")
    logo.putalpha(Image.linear_gradient("L").resize((300, 300)))
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", "secret")
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    prepared = prepare(encoded(logo, "PNG", pnginfo=texts, exif=exif()) + b"secret")

    assert bare(prepared.data)
    assert prepared.suffixes == ("png",)
    assert opened(prepared.data).tobytes() == logo.tobytes()


def test_only_the_first_frame_of_an_animation_stays():
    data = encoded(scene(), "PNG", save_all=True, append_images=[noise(800, 600)])
    prepared = prepare(data)

    assert not opened(prepared.data).is_animated
    assert len(prepared.data) < len(data) / 10
    assert near(opened(prepared.data), (700, 100), RED)


def test_xmp_alone_tells_the_place():
    found = prepare(encoded(scene(), xmp=XMP)).work.private_metadata.facts
    assert found == (PrivateFact.PLACE,)


@pytest.mark.parametrize("day", ["0000:00:00 00:00:00", "2025:02:30 00:00:00", "gestern", "\x07"])
def test_a_clock_that_was_never_set_gives_no_day(day):
    assert prepare(encoded(scene(), exif=exif(day=day))).work.private_metadata.day is None


def test_metadata_that_is_garbage_goes_as_well():
    garbage = b"Exif\0\0II*\0\xff\xff\xff\xff" + b"secret" * 5000
    assert bare(prepare(encoded(scene(), exif=garbage)).data)


# --- upright, in sRGB, not too large ---


@pytest.mark.parametrize("orientation", STORED)
def test_the_photo_is_turned_upright(orientation):
    stored = scene().transpose(STORED[orientation])
    prepared = prepare(encoded(stored, exif=exif(orientation)))

    image = opened(prepared.data)
    assert (prepared.work.after.width, prepared.work.after.height) == image.size == (800, 600)
    assert (prepared.work.before.width, prepared.work.before.height) == (800, 600)
    assert near(image, (20, 20), (255, 255, 255))
    assert near(image, (700, 100), RED)
    assert near(image, (400, 500), BLUE)
    assert prepared.work.turned
    assert bare(prepared.data)


@pytest.mark.parametrize("file_format", ["JPEG", "PNG"])
def test_colours_of_a_phone_become_srgb(file_format):
    prepared = prepare(encoded(scene(), file_format, icc_profile=display_p3()))

    assert prepared.work.recoloured
    assert prepared.work.after.format == file_format
    assert bare(prepared.data)
    # Display P3 (200, 40, 30) is more red than sRGB can be: 219, and next to no green or blue.
    red, green, blue = opened(prepared.data).convert("RGB").getpixel((700, 100))
    assert red > 212
    assert green < 25
    assert blue < 25


def test_a_profile_that_says_srgb_is_dropped_without_compressing_anew():
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    prepared = prepare(encoded(scene(), icc_profile=srgb))

    assert not prepared.work.recoloured
    assert prepared.data == encoded(scene())


def test_a_photo_for_print_becomes_one_for_screens():
    prepared = prepare(encoded(scene().convert("CMYK")))
    assert opened(prepared.data).mode == "RGB"
    assert near(opened(prepared.data), (700, 100), RED)


@pytest.mark.parametrize("size", [(4000, 3000), (1200, 5000)])
def test_a_large_photo_is_shrunk_to_the_limits(size):
    prepared = prepare(encoded(scene(*size), quality=95, exif=exif()))

    image = opened(prepared.data)
    assert max(image.size) == MAX_EDGE
    assert image.info.get("progressive")
    assert abs(image.width / image.height - size[0] / size[1]) < 0.002
    assert near(image, (5, 5), (255, 255, 255))


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP"])
def test_even_noise_fits_into_the_limit(file_format):
    prepared = prepare(encoded(noise(1600, 1200), file_format, quality=95))
    assert prepared.work.before.bytes > MAX_BYTES
    assert prepared.work.after.bytes == len(prepared.data) <= MAX_BYTES
    assert prepared.work.after.format == "JPEG"


def test_a_large_logo_is_shrunk_with_its_transparency():
    logo = Image.new("RGBA", (3000, 3000), (0, 0, 0, 0))
    logo.paste((200, 0, 0, 255), (1000, 1000, 2000, 2000))
    prepared = prepare(encoded(logo, "PNG"))

    image = opened(prepared.data)
    assert image.size == (MAX_EDGE, MAX_EDGE)
    assert image.mode == "RGBA"
    assert image.getpixel((10, 10))[3] == 0
    assert image.getpixel((1280, 1280)) == (200, 0, 0, 255)


@pytest.mark.parametrize(
    ("file_format", "transparent", "becomes"),
    [
        pytest.param(
            "HEIF", False, "JPEG", marks=pytest.mark.skipif(not HAS_HEIF, reason="no pillow-heif")
        ),
        ("WEBP", False, "JPEG"),
        ("AVIF", False, "JPEG"),
        ("GIF", False, "JPEG"),
        ("WEBP", True, "PNG"),
        ("PNG", False, "PNG"),
    ],
)
def test_formats_that_others_cannot_open_are_converted(file_format, transparent, becomes):
    image = scene()
    if transparent:
        image.putalpha(Image.linear_gradient("L").resize(image.size))
    options = {"exif": exif()} if file_format != "GIF" else {}
    prepared = prepare(encoded(image, file_format, **options))

    assert (prepared.work.before.format, prepared.work.after.format) == (file_format, becomes)
    assert opened(prepared.data).format == becomes
    assert bare(prepared.data)
    if not transparent:
        difference = ImageChops.difference(opened(prepared.data).convert("RGB"), scene())
        assert max(ImageStat.Stat(difference).mean) < 6


def test_preparing_again_changes_nothing():
    rotated = encoded(scene(3000, 2000), exif=exif(6), icc_profile=display_p3())
    for data in (
        rotated,
        rotated[:-2],
        encoded(noise(1500, 1200), quality=95),
        encoded(noise(1200, 900).quantize(), "PNG"),
        encoded(scene(), "WEBP"),
        encoded(Image.new("I;16", (40, 40), 30000), "PNG", icc_profile=display_p3()),
        encoded(scene(1, 1)),
        encoded(scene(1, 5000), "PNG"),
    ):
        once = prepare(data).data
        again = prepare(once)
        assert again.data == once
        assert again.work.before == again.work.after
        assert not again.work.private_metadata.facts


# --- hostile files ---


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.NOT_AN_IMAGE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Reason.UNSUPPORTED_FORMAT),
        (encoded(scene())[:3000], Reason.TRUNCATED),
        (png_header(60_000, 60_000), Reason.TOO_MANY_PIXELS),
        (encoded(scene(), "PNG")[:500], Reason.TRUNCATED),
    ],
)
def test_what_is_no_good_photo_is_named(data, reason):
    with pytest.raises(PhotoError) as caught:
        prepare(data)
    assert caught.value.reason is reason


PHOTOS = [encoded(scene(64, 48), exif=exif()), encoded(scene(64, 48), "PNG", exif=exif())]


@given(st.sampled_from(PHOTOS), st.data())
def test_a_damaged_photo_is_refused_or_comes_out_clean(photo, draw):
    place = draw.draw(st.integers(2, len(photo) - 1))
    data = photo[:place] + draw.draw(st.binary(min_size=1, max_size=4)) + photo[place + 2 :]
    try:
        prepared = prepare(data)
    except PhotoError:
        return
    assert bare(prepared.data)
    assert prepare(prepared.data).data == prepared.data


@given(st.sampled_from([b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b""]), st.binary(max_size=200))
@example(b"\xff\xd8\xff\xe0", b"\x00\x02\xff\xc4")
def test_stripping_ends_and_has_nothing_left_to_strip(start, rest):
    once = stripped(start + rest)
    assert stripped(once) == once
