"""Find the ICC profile of a picture, or make one from the few numbers that describe its colours.

HEIC and AVIF give primaries and a curve as codes of ITU-T H.273. PNG does so too (cICP), or states
the values themselves (cHRM, gAMA: PNG 3rd edition, 4.3). Both become an ICC profile here, so that
there is one way on to sRGB. The profile also tone-maps the curves of HDR: reference white, 203
cd/m² by ITU-R BT.2408, stays bright, and anything brighter is rolled off up to 1000 cd/m².
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

from PIL import Image

from .boxes import Meta
from .icc import BT709, Curve, Primaries, profile, srgb

_D65, _C, _DCI = BT709[3], (0.31, 0.316), (0.314, 0.351)
_BT601 = ((0.63, 0.34), (0.31, 0.595), (0.155, 0.07), _D65)
_P3 = ((0.68, 0.32), (0.265, 0.69), (0.15, 0.06))
# ITU-T H.273, table 2; other codes count as BT.709, as in browsers.
_PRIMARIES: dict[int, Primaries] = {
    4: ((0.67, 0.33), (0.21, 0.71), (0.14, 0.08), _C),
    5: ((0.64, 0.33), (0.29, 0.6), (0.15, 0.06), _D65),
    6: _BT601,
    7: _BT601,
    9: ((0.708, 0.292), (0.17, 0.797), (0.131, 0.046), _D65),
    11: (*_P3, _DCI),
    12: (*_P3, _D65),
    22: ((0.63, 0.34), (0.295, 0.605), (0.155, 0.077), _D65),
}

_WHITE, _PEAK = 203.0, 1000.0
_KNEE = 0.5
"""Share of reference white up to which light stays unchanged."""


@lru_cache(maxsize=64)
def _power(gamma: float) -> Curve:
    return lambda value: value**gamma


def _pq(value: float) -> float:
    """SMPTE ST 2084."""
    root = value ** (1 / 78.84375)
    light = max(root - 0.8359375, 0) / (18.8515625 - 18.6875 * root)
    return _mapped(10_000 * light ** (1 / 0.1593017578125))


def _hlg(value: float) -> float:
    """ITU-R BT.2100, on a screen of 1000 cd/m² (system gamma 1.2)."""
    if value <= 0.5:
        scene = value**2 / 3
    else:
        scene = (math.exp((value - 0.55991073) / 0.17883277) + 0.28466892) / 12
    return _mapped(_PEAK * scene**1.2)


def _mapped(candelas: float) -> float:
    """Map the light of an HDR screen to that of an SDR screen (Reinhard's curve, extended)."""
    light = min(candelas, _PEAK) / _WHITE
    if light <= _KNEE:
        return light
    over, most = ((part - _KNEE) / (1 - _KNEE) for part in (light, _PEAK / _WHITE))
    return _KNEE + (1 - _KNEE) * over * (1 + over / most**2) / (1 + over)


# ITU-T H.273, table 3; software shows the television curves (1, 6, 14, 15) like sRGB.
_CURVES: dict[int, Curve] = {
    4: _power(2.2),
    5: _power(2.8),
    8: _power(1.0),
    16: _pq,
    17: _power(2.6),
    18: _hlg,
}


def profile_of(image: Image.Image, data: bytes) -> bytes | None:
    """The ICC profile of a picture, embedded or made from what it declares; None for sRGB.

    An embedded profile overrides what a HEIC or AVIF declares, but not the cICP of a PNG.
    """
    embedded = image.info.get("icc_profile") or None
    if image.format == "PNG":
        cicp = data.find(b"\0\0\0\4cICP", 0, data.find(b"IDAT"))
        if cicp > 0:
            return _from_codes((data[cicp + 8], data[cicp + 9]))
        return embedded or _from_chunks(image.info)
    if image.format in ("HEIF", "AVIF"):
        return embedded or _from_codes(Meta(data).nclx())
    return embedded


def _from_chunks(info: Mapping[Any, Any]) -> bytes | None:
    """The profile that cHRM and gAMA describe, unless an sRGB chunk overrides them."""
    if "srgb" in info:
        return None
    primaries, curve = BT709, cast("Curve", srgb)
    if "chromaticity" in info:
        x = info["chromaticity"]
        primaries = ((x[2], x[3]), (x[4], x[5]), (x[6], x[7]), (x[0], x[1]))
    gamma = info.get("gamma") or 0
    if gamma and abs(gamma * 2.2 - 1) > 0.02:  # 1/2.2 is how sRGB is written
        curve = _power(round(1 / gamma, 4))
    return profile(primaries, curve)


def _from_codes(codes: tuple[int, int] | None) -> bytes | None:
    if codes is None:
        return None
    primaries, curve = codes
    return profile(_PRIMARIES.get(primaries, BT709), _CURVES.get(curve, srgb))
