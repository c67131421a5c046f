"""What the metadata of a photo gives away, so that its contributor can be told."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from numbers import Real
from typing import Any

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base


class Trace(StrEnum):
    """Something private in the metadata; the value is what it is called in Chinese."""

    PLACE = "拍摄地点"
    TIME = "拍摄时间"
    DEVICE = "手机或相机型号"
    AUTHOR = "署名"
    SERIAL = "机身编号"


@dataclass(frozen=True, slots=True)
class Traces:
    """The private things found, in the order of `Trace`, and the day the photo was taken."""

    found: tuple[Trace, ...] = ()
    day: date | None = None


_TAGS: dict[Trace, tuple[int, ...]] = {
    Trace.TIME: (Base.DateTimeOriginal, Base.DateTimeDigitized, Base.DateTime),
    Trace.DEVICE: (Base.Make, Base.Model, Base.LensModel),
    Trace.AUTHOR: (Base.Artist, Base.Copyright, Base.CameraOwnerName),
    Trace.SERIAL: (Base.BodySerialNumber, Base.LensSerialNumber, Base.ImageUniqueID),
}
# XMP repeats EXIF under its own names (ISO 16684-2).
_XMP = {
    Trace.PLACE: re.compile(
        rb"(GPSL(at|ong)itude|photoshop:City|Iptc4xmpCore:Location)"
        rb"(\s*=\s*[\"'][^\"'\s]|\s*>\s*[^<\s])"  # something is said, in either notation
    ),
    Trace.TIME: re.compile(rb"CreateDate|DateTimeOriginal|DateCreated"),
    Trace.DEVICE: re.compile(rb"tiff:(Make|Model)"),
    Trace.AUTHOR: re.compile(rb"dc:(creator|rights)"),
    Trace.SERIAL: re.compile(rb"SerialNumber"),
}
_COORDINATES = (GPS.GPSLatitude, GPS.GPSLongitude, GPS.GPSDestLatitude, GPS.GPSDestLongitude)
_DAY = re.compile(r"(\d{4})[:-](\d\d)[:-](\d\d)\b")


def traces(image: Image.Image) -> Traces:
    """Read the metadata of a picture that need not be decoded yet; never raises."""
    tags = _exif(image)
    xmp = image.info.get("xmp") or b""
    xmp = xmp.encode() if isinstance(xmp, str) else bytes(xmp)
    found = {trace for trace, wanted in _TAGS.items() if any(_says(tags.get(t)) for t in wanted)}
    found |= {trace for trace, pattern in _XMP.items() if pattern.search(xmp)}
    if tags.get(IFD.GPSInfo):
        found.add(Trace.PLACE)
    days = (_day(tags.get(tag)) for tag in _TAGS[Trace.TIME])
    return Traces(tuple(t for t in Trace if t in found), next(filter(None, days), None))


def _says(value: object) -> bool:
    """Whether a tag holds more than nothing: phones fill what they do not know with blanks."""
    return bool(value.strip(" \0") if isinstance(value, str) else value)


def _tells_place(tags: dict[int, Any]) -> bool:
    """Whether a block of GPS tags tells a place, and not only a time, a height or a version.

    Without a fix, phones write no coordinates, zeros, or fractions of nothing.
    """
    area = tags.get(GPS.GPSAreaInformation)
    area = area.encode() if isinstance(area, str) else area
    # Eight bytes that tell the encoding come first (EXIF 2.32, 4.6.6).
    is_named = isinstance(area, bytes) and bool(area[8:].strip(b" \0"))
    return is_named or any(map(_is_angle, map(tags.get, _COORDINATES)))


def _is_angle(value: object) -> bool:
    parts = value if isinstance(value, tuple) else (value,)
    numbers = [float(part) for part in parts if isinstance(part, Real)]
    return any(number and math.isfinite(number) for number in numbers)


def _exif(image: Image.Image) -> dict[int, Any]:
    """The EXIF tags, and as one of them whether they tell a place."""
    try:
        exif = image.getexif()
        place = exif.get_ifd(IFD.GPSInfo)
        return {**exif, **exif.get_ifd(IFD.Exif), int(IFD.GPSInfo): _tells_place(place)}
    except Exception:  # noqa: BLE001 - metadata is hostile; it is removed whether understood or not
        return {}


def _day(text: object) -> date | None:
    match = _DAY.match(text) if isinstance(text, str) else None
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:  # 0000:00:00, of a camera whose clock was never set
        return None
