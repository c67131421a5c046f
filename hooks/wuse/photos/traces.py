"""What the metadata of a photo gives away, so that its contributor can be told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from PIL import Image
from PIL.ExifTags import IFD, Base


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
    Trace.PLACE: re.compile(rb"GPSL(at|ong)itude|photoshop:City|Iptc4xmpCore:Location"),
    Trace.TIME: re.compile(rb"CreateDate|DateTimeOriginal|DateCreated"),
    Trace.DEVICE: re.compile(rb"tiff:(Make|Model)"),
    Trace.AUTHOR: re.compile(rb"dc:(creator|rights)"),
    Trace.SERIAL: re.compile(rb"SerialNumber"),
}
_DAY = re.compile(r"(\d{4})[:-](\d\d)[:-](\d\d)\b")


def traces(image: Image.Image) -> Traces:
    """Read the metadata of a picture that need not be decoded yet; never raises."""
    tags = _exif(image)
    xmp = image.info.get("xmp") or b""
    xmp = xmp.encode() if isinstance(xmp, str) else bytes(xmp)
    found = {trace for trace, wanted in _TAGS.items() if any(tags.get(tag) for tag in wanted)}
    found |= {trace for trace, pattern in _XMP.items() if pattern.search(xmp)}
    if tags.get(IFD.GPSInfo):
        found.add(Trace.PLACE)
    days = (_day(tags.get(tag)) for tag in _TAGS[Trace.TIME])
    return Traces(tuple(t for t in Trace if t in found), next(filter(None, days), None))


def _exif(image: Image.Image) -> dict[int, Any]:
    """The EXIF tags, with the position of the camera as one of them."""
    try:
        exif = image.getexif()
        place = {tag: value for tag, value in exif.get_ifd(IFD.GPSInfo).items() if tag != 0}
        return {**exif, **exif.get_ifd(IFD.Exif), int(IFD.GPSInfo): place}
    except Exception:  # noqa: BLE001 - metadata is hostile; it is removed whether understood or not
        return {}


def _day(text: object) -> date | None:
    match = _DAY.match(text) if isinstance(text, str) else None
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:  # 0000:00:00, of a camera whose clock was never set
        return None
