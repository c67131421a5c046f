"""Find what the metadata of a photo gives away, so that its contributor can be warned."""

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


class PrivateFact(StrEnum):
    """A kind of private fact in the metadata; the value is its Chinese name."""

    PLACE = "拍摄地点"
    TIME = "拍摄时间"
    DEVICE = "手机或相机型号"
    AUTHOR = "署名"
    SERIAL = "机身编号"


@dataclass(frozen=True, slots=True)
class PrivateMetadata:
    """The private facts of a photo, in the order of `PrivateFact`, and the day it was taken."""

    facts: tuple[PrivateFact, ...] = ()
    day: date | None = None


_TAGS: dict[PrivateFact, tuple[int, ...]] = {
    PrivateFact.TIME: (Base.DateTimeOriginal, Base.DateTimeDigitized, Base.DateTime),
    PrivateFact.DEVICE: (Base.Make, Base.Model, Base.LensModel),
    PrivateFact.AUTHOR: (Base.Artist, Base.Copyright, Base.CameraOwnerName),
    PrivateFact.SERIAL: (Base.BodySerialNumber, Base.LensSerialNumber, Base.ImageUniqueID),
}
# XMP repeats EXIF under its own names (ISO 16684-2).
_XMP = {
    PrivateFact.PLACE: re.compile(
        rb"(GPSL(at|ong)itude|photoshop:City|Iptc4xmpCore:Location)"
        rb"(\s*=\s*[\"'][^\"'\s]|\s*>\s*[^<\s])"  # with a value, in either notation
    ),
    PrivateFact.TIME: re.compile(rb"CreateDate|DateTimeOriginal|DateCreated"),
    PrivateFact.DEVICE: re.compile(rb"tiff:(Make|Model)"),
    PrivateFact.AUTHOR: re.compile(rb"dc:(creator|rights)"),
    PrivateFact.SERIAL: re.compile(rb"SerialNumber"),
}
_COORDINATES = (GPS.GPSLatitude, GPS.GPSLongitude, GPS.GPSDestLatitude, GPS.GPSDestLongitude)
_DAY = re.compile(r"(\d{4})[:-](\d\d)[:-](\d\d)\b")


def private_metadata(image: Image.Image) -> PrivateMetadata:
    """Read the metadata of a picture, decoded or not; never raises."""
    tags = _exif(image)
    xmp = image.info.get("xmp") or b""
    xmp = xmp.encode() if isinstance(xmp, str) else bytes(xmp)
    facts = {trace for trace, wanted in _TAGS.items() if any(_says(tags.get(t)) for t in wanted)}
    facts |= {trace for trace, pattern in _XMP.items() if pattern.search(xmp)}
    if tags.get(IFD.GPSInfo):
        facts.add(PrivateFact.PLACE)
    days = (_day(tags.get(tag)) for tag in _TAGS[PrivateFact.TIME])
    return PrivateMetadata(
        tuple(t for t in PrivateFact if t in facts), next(filter(None, days), None)
    )


def _says(value: object) -> bool:
    """Whether a tag has a value: phones fill unknown ones with blanks."""
    return bool(value.strip(" \0") if isinstance(value, str) else value)


def _gives_place(tags: dict[int, Any]) -> bool:
    """Whether a block of GPS tags gives a place, and not only a time, a height or a version.

    Without a fix, phones write no coordinates, zeros, or invalid fractions.
    """
    area = tags.get(GPS.GPSAreaInformation)
    area = area.encode() if isinstance(area, str) else area
    # The first eight bytes give the encoding (EXIF 2.32, 4.6.6).
    is_named = isinstance(area, bytes) and bool(area[8:].strip(b" \0"))
    return is_named or any(map(_is_angle, map(tags.get, _COORDINATES)))


def _is_angle(value: object) -> bool:
    parts = value if isinstance(value, tuple) else (value,)
    numbers = [float(part) for part in parts if isinstance(part, Real)]
    return any(number and math.isfinite(number) for number in numbers)


def _exif(image: Image.Image) -> dict[int, Any]:
    """The EXIF tags; the tag of the GPS block is replaced by whether it gives a place."""
    try:
        exif = image.getexif()
        gps = exif.get_ifd(IFD.GPSInfo)
        return {**exif, **exif.get_ifd(IFD.Exif), int(IFD.GPSInfo): _gives_place(gps)}
    except Exception:  # noqa: BLE001 - metadata is hostile; it is removed, understood or not
        return {}


def _day(text: object) -> date | None:
    match = _DAY.match(text) if isinstance(text, str) else None
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:  # 0000:00:00, from a camera without a set clock
        return None
