"""The formats that we decode, and how to tell them from others by content."""

from __future__ import annotations

import re

from PIL import AvifImagePlugin, features

# The photos themselves keep the cores busy; threads inside one decoder would only take memory.
AvifImagePlugin.DEFAULT_MAX_THREADS = 1
try:
    from pillow_heif import register_heif_opener
except ImportError:  # an extra, because its wheels bundle software under the GPL
    HAS_HEIF = False
else:
    HAS_HEIF = True
    register_heif_opener(decode_threads=1)

# MPO, the multi-picture JPEG of some phones, arrives through JPEG. Everything else stays out:
# Pillow would hand an EPS to Ghostscript, whatever the file is called.
FORMATS = (
    "JPEG",
    "PNG",
    "WEBP",
    "GIF",
    *(("AVIF",) if features.check("avif") else ()),
    *(("HEIF",) if HAS_HEIF else ()),
)

_HEIF = re.compile(rb"....ftyp(hei|hev|mif1|msf1)", re.DOTALL)
_OURS = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n|GIF8[79]a|RIFF....WEBP|....ftypavi[fs]", re.DOTALL)
_FOREIGN = (
    ("TIFF", re.compile(rb"II\*\0|MM\0\*")),
    ("BMP", re.compile(rb"BM....\0\0\0\0", re.DOTALL)),
    ("PSD", re.compile(rb"8BPS")),
    ("JPEG 2000", re.compile(rb"\0\0\0\x0cjP {2}|\xff\x4f\xff\x51")),
    ("JPEG XL", re.compile(rb"\xff\x0a|\0\0\0\x0cJXL ")),
    ("ICO", re.compile(rb"\0\0[\1\2]\0[^\0]\0")),
    ("RAW", re.compile(rb"....ftypcrx |FUJIFILMCCD-RAW|II[RU][OS\0]|MMOR", re.DOTALL)),
    ("XCF", re.compile(rb"gimp xcf")),
    ("EPS", re.compile(rb"%!PS|\xc5\xd0\xd3\xc6")),
    ("PDF", re.compile(rb"%PDF")),
    ("SVG", re.compile(rb"\s*(<\?xml[^>]*>\s*)?<svg")),
)
# ISO/IEC 14496-12 brands other than ours are films.
_FILMS = (
    ("MOV 视频", re.compile(rb"....(ftypqt {2}|moov|mdat|wide)", re.DOTALL)),
    ("3GP 视频", re.compile(rb"....ftyp3g", re.DOTALL)),
    ("MP4 视频", re.compile(rb"....ftyp", re.DOTALL)),
    ("AVI 视频", re.compile(rb"RIFF....AVI ", re.DOTALL)),
    ("MKV 或 WebM 视频", re.compile(rb"\x1aE\xdf\xa3")),
)


def is_heif(head: bytes) -> bool:
    """Whether a file with this beginning is HEIC or HEIF."""
    return bool(_HEIF.match(head))


def is_ours(head: bytes) -> bool:
    """Whether a file with this beginning claims a format that we decode."""
    return bool(_OURS.match(head)) or (HAS_HEIF and is_heif(head))


def foreign_name(head: bytes) -> str:
    """The name of a picture format that we do not accept; empty if it is none."""
    return next((name for name, signature in _FOREIGN if signature.match(head)), "")


def film_name(head: bytes) -> str:
    """The Chinese name of a film format; empty if it is not a film."""
    if is_ours(head) or is_heif(head) or foreign_name(head):
        return ""
    return next((name for name, signature in _FILMS if signature.match(head)), "")


def is_cut_short(head: bytes, size: int) -> bool:
    """Whether a file of `size` bytes is shorter than it claims to be.

    Works for formats that state their length: WebP in its header, AVIF and HEIF box by box (ISO/IEC
    14496-12, 4.2). `head` may be the whole file; boxes beyond it are ignored.
    """
    if head[8:12] == b"WEBP":
        return int.from_bytes(head[4:8], "little") + 8 > size
    if head[4:8] != b"ftyp" or not (is_ours(head) or is_heif(head)):
        return False
    position = boxes = 0
    while position + 8 <= len(head) and boxes < 1000:
        length = int.from_bytes(head[position : position + 4])
        if length == 1:  # a 64-bit length follows the type
            length = int.from_bytes(head[position + 8 : position + 16])
        elif length == 0:  # up to the end of the file
            return False
        position += max(length, 8)
        boxes += 1
    return position > size
