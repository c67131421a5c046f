"""Makes the photos beside it: small, hostile or merely odd. Run: python tests/corpus/photos/make.py

What is before the first ``--`` in a name is what must come of it: ``ok``, or the reason of the
refusal. The files are committed, so that newer encoders do not change what is tested.
"""

import io
import struct
import zlib
from pathlib import Path

from PIL import Image, ImageDraw
from pillow_heif import register_heif_opener

register_heif_opener()
HERE = Path(__file__).parent


def scene(width: int = 96, height: int = 72) -> Image.Image:
    image = Image.new("RGB", (width, height), (200, 40, 30))
    ImageDraw.Draw(image).rectangle((0, height // 2, width, height), fill=(20, 60, 180))
    return image


def encode(image: Image.Image, file_format: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, file_format, **options)
    return buffer.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, depth: int = 8, colour: int = 2) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(99))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def resized_jpeg(data: bytes, width: int, height: int) -> bytes:
    """A JPEG whose header lies about its size."""
    start = max(data.find(b"\xff\xc0"), data.find(b"\xff\xc2")) + 5
    return data[:start] + struct.pack(">HH", height, width) + data[start + 4 :]


def resized_box(data: bytes, width: int, height: int) -> bytes:
    """An AVIF or HEIF whose property `ispe` lies about its size."""
    start = data.index(b"ispe") + 8
    return data[:start] + struct.pack(">II", width, height) + data[start + 8 :]


def webp_canvas(width: int, height: int) -> bytes:
    still = encode(scene(), "WEBP")[12:]
    canvas = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<II", 10, 0) + canvas + still
    return b"RIFF" + struct.pack("<I", len(body)) + body


def corpus() -> dict[str, bytes]:
    image = scene()
    files = {name: encode(image, name) for name in ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF")}
    jpeg, avif, heif = files["JPEG"], files["AVIF"], files["HEIF"]
    frames = {"save_all": True, "append_images": [Image.new("RGB", image.size)], "duration": 90}
    exif = Image.Exif()
    exif[0x010E] = "<script>alert('描述')</script>" * 1500
    exif[0x0112] = 6
    scripts = Image.Exif()
    scripts[0x010F] = '"><img src=x onerror=alert(1)>'
    sixteen = Image.frombytes("I;16", (64, 64), bytes(range(256)) * 32)
    return {
        "empty--zero-bytes.jpg": b"",
        "ok--plain.jpg": jpeg,
        "ok--plain.png": files["PNG"],
        "ok--plain.webp": files["WEBP"],
        "ok--plain.gif": files["GIF"],
        "ok--plain.avif": avif,
        "ok--plain.heic": heif,
        "ok--grid.heic": encode(scene(300, 200), "HEIF", tile_size=128),
        "ok--two-pictures.mpo": encode(image, "MPO", save_all=True, append_images=[image]),
        "ok--progressive.jpg": encode(image, "JPEG", progressive=True),
        "ok--png-inside.jpg": files["PNG"],
        "ok--heic-inside.jpg": heif,
        "ok--jpeg-inside.png": jpeg,
        "ok--grey.jpg": encode(image.convert("L"), "JPEG"),
        "ok--cmyk.jpg": encode(image.convert("CMYK"), "JPEG"),
        "ok--cmyk-corrupt-icc.jpg": encode(image.convert("CMYK"), "JPEG", icc_profile=b"x" * 200),
        "ok--corrupt-icc.jpg": encode(image, "JPEG", icc_profile=bytes(range(200))),
        "ok--corrupt-icc.avif": encode(image, "AVIF", icc_profile=b"not a profile"),
        "ok--huge-exif.jpg": encode(image, "JPEG", exif=exif),
        "ok--script-in-exif.webp": encode(image, "WEBP", exif=scripts),
        "ok--garbage-exif.jpg": encode(image, "JPEG", exif=b"Exif\0\0" + b"\xff" * 300),
        "ok--html-behind-the-end.jpg": jpeg + b"<script>alert(1)</script>",
        "ok--sixteen-bit.png": encode(sixteen, "PNG"),
        "ok--sixteen-bit-colour.png": png_sixteen_bit(),
        "ok--palette.png": encode(image.quantize(4), "PNG"),
        "ok--palette-with-alpha.png": encode(image.quantize(4), "PNG", transparency=0),
        "ok--alpha.webp": encode(image.convert("RGBA"), "WEBP", lossless=True),
        "ok--one-bit.png": encode(image.convert("1"), "PNG"),
        "ok--animated.gif": encode(image, "GIF", **frames),
        "ok--animated.webp": encode(image, "WEBP", **frames),
        "ok--animated.png": encode(image, "PNG", **frames),
        "ok--animated.avif": encode(image, "AVIF", **frames),
        "ok--1x1.png": encode(scene(1, 1), "PNG"),
        "ok--1x1.heic": encode(scene(1, 1), "HEIF"),
        "ok--1x5000.png": encode(scene(1, 5000), "PNG"),
        "ok--5000x1.jpg": encode(scene(5000, 1), "JPEG"),
        "ok--65535x1.gif": encode(scene(65535, 1), "GIF"),
        "truncated--half.jpg": encode(Image.effect_noise((96, 72), 90), "JPEG")[:2500],
        "truncated--half.heic": heif[: len(heif) * 3 // 4],
        "truncated--half.avif": avif[: len(avif) * 3 // 4],
        "truncated--half.webp": files["WEBP"][: len(files["WEBP"]) // 2],
        "too_many_pixels--65535x65535.png": png(65535, 65535),
        "too_many_pixels--one-bit-30000x30000.png": png(30000, 30000, 1, 0),
        "too_many_pixels--65535x65535.jpg": resized_jpeg(jpeg, 65535, 65535),
        "too_many_pixels--progressive-10000x10000.jpg": resized_jpeg(
            encode(image, "JPEG", progressive=True), 10000, 10000
        ),
        "unreadable--16384x16384.webp": webp_canvas(16384, 16384),
        "unreadable--65535x65535.avif": resized_box(avif, 65535, 65535),
        "too_many_pixels--9000x9000.avif": resized_box(avif, 9000, 9000),
        "too_many_pixels--65535x65535.heic": resized_box(heif, 65535, 65535),
        "too_many_pixels--9000x9000.heic": resized_box(heif, 9000, 9000),
        "not_an_image--text.jpg": "这不是照片。".encode() * 20,
        "not_an_image--html.jpg": b"<!doctype html><script>alert(1)</script>",
        "not_an_image--zip.png": b"PK\3\4" + bytes(60),
        "not_an_image--zeros.jpg": bytes(500),
        "unsupported_format--eps.jpg": b"%!PS-Adobe-3.0 EPSF-3.0\n(rm -rf) run\n",
        "unsupported_format--svg.png": b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>",
        "unsupported_format--pdf.jpg": b"%PDF-1.7\n",
        "unsupported_format--psd.jpg": b"8BPS\0\1" + bytes(60),
        "unsupported_format--tiff.jpg": encode(scene(8, 8), "TIFF"),
        "unsupported_format--bmp.png": encode(scene(8, 8), "BMP"),
    }


def png_sixteen_bit() -> bytes:
    header = struct.pack(">IIBBBBB", 8, 8, 16, 2, 0, 0, 0)
    rows = (b"\0" + struct.pack(">3H", 200 * 257, 40 * 257, 30 * 257) * 8) * 8
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


if __name__ == "__main__":
    for path in HERE.glob("*--*"):
        path.unlink()
    for name, data in corpus().items():
        (HERE / name).write_bytes(data)
