"""The formats we agree to decode, and how to tell them from others by content and by name."""

import re

from PIL import AvifImagePlugin, features

# The photos themselves fill the cores; threads inside one decoder only take memory.
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
    ("JPEG 2000", re.compile(rb"\0\0\0\x0cjP {2}")),
    ("EPS", re.compile(rb"%!PS|\xc5\xd0\xd3\xc6")),
    ("PDF", re.compile(rb"%PDF")),
    ("SVG", re.compile(rb"\s*(<\?xml[^>]*>\s*)?<svg")),
)


def is_heif(head: bytes) -> bool:
    """Whether a file that starts so is HEIC or HEIF."""
    return bool(_HEIF.match(head))


def is_ours(head: bytes) -> bool:
    """Whether a file that starts so claims to be of a format that we decode."""
    return bool(_OURS.match(head)) or (HAS_HEIF and is_heif(head))


def foreign_name(head: bytes) -> str:
    """The name of a picture format that we do not take; empty when it is none of those."""
    return next((name for name, signature in _FOREIGN if signature.match(head)), "")


def is_cut_short(head: bytes, size: int) -> bool:
    """Whether a file of `size` bytes is shorter than it says of itself.

    For the formats that state their length: WebP in its header, AVIF and HEIF box by box (ISO/IEC
    14496-12, 4.2). `head` may be the whole file; boxes beyond it are not looked at.
    """
    if head.startswith(b"RIFF"):
        return int.from_bytes(head[4:8], "little") + 8 > size
    if head[4:8] != b"ftyp":
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
