"""A photo from a phone -> the file to keep: without metadata, upright, in sRGB, not too large."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from wuse.filenames import PHOTO_SUFFIXES

from .derive import master, scaled_size, transform_to_srgb
from .errors import PhotoError, Reason
from .limits import MAX_BYTES, MAX_EDGE
from .opener import Decoded, decode, identify
from .private_metadata import PrivateMetadata, private_metadata
from .profile import Encoding, Format, Profile
from .strip import stripped

# The first quality with a small enough file is used; below the last, fewer pixels look better.
_QUALITIES = (88, 84, 80, 76, 72)
_SHRINK = 0.8

_JPEG = Encoding(
    Format.JPEG,
    (MAX_EDGE,),
    {"progressive": True, "optimize": True, "subsampling": "4:2:0"},
)
_ORIGINAL = Profile("original", (_JPEG,))

# The eye does not see a difference of up to this many levels of 256.
_SAME_COLOUR = 2


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A photo in numbers: format (a key of `PHOTO_SUFFIXES`), upright size (px), size in bytes."""

    format: str
    width: int
    height: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Preparation:
    """What was done to a photo to prepare it."""

    before: FileFacts
    after: FileFacts
    private_metadata: PrivateMetadata
    """The private facts in its metadata."""
    turned: bool
    recoloured: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """The bytes to keep; they are the given ones if there was nothing to do."""

    data: bytes
    work: Preparation

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The file endings that fit the bytes to keep, the usual one first."""
        format = self.work.after.format
        return ("jpg", "jpeg") if format == "JPEG" else PHOTO_SUFFIXES[format]


def prepare(data: bytes) -> Prepared:
    """Make the file to keep from any photo that we accept.

    A JPEG or PNG with nothing wrong but its metadata loses that without being compressed again.
    Everything else becomes a JPEG, except transparent pictures and small PNGs, which are mostly
    drawings: those become PNG. Preparing the result again changes nothing.

    Raises:
        PhotoError: it is not an acceptable photo.
    """
    try:
        header = identify(io.BytesIO(data), len(data))
        decoded = decode(data, MAX_EDGE)
        private = private_metadata(header)
        recoloured = not _is_srgb(decoded)
        kept = None if recoloured else _kept(data, decoded, str(header.format))
        if kept is None:
            kept = _encode(header, decoded, is_small=len(data) <= MAX_BYTES)
    except MemoryError:
        raise PhotoError(Reason.NO_MEMORY) from None
    turned = decoded.orientation >= 5  # by a quarter: width and height change places
    width, height = (decoded.width, decoded.height)[:: -1 if turned else 1]
    work = Preparation(
        before=FileFacts(str(header.format), width, height, len(data)),
        after=_facts(kept),
        private_metadata=private,
        turned=decoded.orientation != 1,
        recoloured=recoloured,
    )
    return Prepared(kept, work)


def _kept(data: bytes, decoded: Decoded, format: str) -> bytes | None:
    """The photo without metadata, its pixels unchanged; None if the pixels have to change."""
    if format not in ("JPEG", "MPO", "PNG") or decoded.orientation != 1:
        return None
    clean = stripped(data)
    if len(clean) > MAX_BYTES or max(decoded.width, decoded.height) > MAX_EDGE:
        return None
    return clean if clean == data or _looks_like(clean, decoded) else None


def _looks_like(clean: bytes, decoded: Decoded) -> bool:
    """Whether the file still decodes to the same picture; a crafted one may not."""
    try:
        return decode(clean, MAX_EDGE).image.tobytes() == decoded.image.tobytes()
    except PhotoError:
        return False


def _is_srgb(decoded: Decoded) -> bool:
    """Whether the pixels are sRGB already, judged by a grid of colours."""
    if decoded.image.mode == "CMYK":
        return False
    transform = transform_to_srgb(decoded.icc, decoded.image.mode) if decoded.icc else None
    if transform is None:
        return True
    levels = range(0, 256, 51)
    if decoded.image.mode == "L":
        probe = Image.frombytes("L", (6, 1), bytes(levels))
    else:
        grid = bytes(level for r in levels for g in levels for b in levels for level in (r, g, b))
        probe = Image.frombytes("RGB", (216, 1), grid)
    pairs = zip(transform.apply(probe).tobytes(), probe.convert("RGB").tobytes(), strict=True)
    return all(abs(shown - stored) <= _SAME_COLOUR for shown, stored in pairs)


def _encode(header: Image.Image, decoded: Decoded, is_small: bool) -> bytes:
    if _is_transparent(header):
        return _png(_master_with_alpha(header, decoded))
    if header.format == "PNG" and is_small:
        return _png(master(decoded, _ORIGINAL))
    return _jpeg(master(decoded, _ORIGINAL))


def _is_transparent(header: Image.Image) -> bool:
    """Whether anything shows through; a fully opaque alpha channel does not count."""
    if not header.has_transparency_data or header.mode.startswith("I"):
        return False
    lowest, _ = header.convert("RGBA").getchannel("A").getextrema()
    return isinstance(lowest, int) and lowest < 255


def _master_with_alpha(header: Image.Image, decoded: Decoded) -> Image.Image:
    layer = header.convert("RGBA")
    # Resize it with its alpha, so that hidden colours do not bleed into its outline.
    layer.thumbnail((MAX_EDGE, MAX_EDGE), _ORIGINAL.resampling)
    width, height = layer.size

    def upright(image: Image.Image, icc: bytes | None) -> Image.Image:
        return master(Decoded(image, width, height, decoded.orientation, icc), _ORIGINAL)

    image = upright(layer.convert("RGB"), decoded.icc)
    image.putalpha(upright(layer.getchannel("A"), None).convert("L"))
    return image


def _png(image: Image.Image) -> bytes:
    return _small_enough(image, lambda image: _encoded(image, "PNG", optimize=True))


def _jpeg(image: Image.Image) -> bytes:
    def encode(image: Image.Image) -> bytes:
        for quality in _QUALITIES:
            data = _encoded(image, "JPEG", quality=quality, **_JPEG.options)
            if len(data) <= MAX_BYTES:
                break
        return data

    return _small_enough(image, encode)


def _small_enough(image: Image.Image, encode: Callable[[Image.Image], bytes]) -> bytes:
    """Encode with as many pixels as fit into `MAX_BYTES`."""
    data = encode(image)
    while len(data) > MAX_BYTES:
        size = scaled_size(*image.size, int(max(image.size) * _SHRINK))
        image = image.resize(size, _ORIGINAL.resampling)
        data = encode(image)
    return data


def _encoded(image: Image.Image, format: str, **options: bool | int | str) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format, **options)
    return stripped(buffer.getvalue())


def _facts(data: bytes) -> FileFacts:
    with identify(io.BytesIO(data), len(data)) as image:
        return FileFacts(str(image.format), image.width, image.height, len(data))
