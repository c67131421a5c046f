"""File names: which ones every system can hold, which two are the same, how photos end."""

from __future__ import annotations

import re
import unicodedata

# What Windows refuses in a name. To git on Windows, a backslash separates folders.
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file#naming-conventions
_FORBIDDEN = re.compile(r'[<>:"|?*\\]|[. ]$|^ ')
_DEVICE = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")

PHOTO_SUFFIXES = {
    "JPEG": ("jpg", "jpeg", "jpe", "jfif"),
    "MPO": ("jpg", "jpeg", "jpe", "jfif", "mpo"),
    "PNG": ("png",),
    "WEBP": ("webp",),
    "GIF": ("gif",),
    "AVIF": ("avif",),
    "HEIF": ("heic", "heif", "hif"),
}
"""Picture format -> the endings of its files, the usual one first."""
KNOWN_SUFFIXES = frozenset(suffix for suffixes in PHOTO_SUFFIXES.values() for suffix in suffixes)
"""The endings of photos, without the dot."""


def folded(name: str) -> str:
    """The form in which two names are equal if Windows and macOS take them for the same."""
    return unicodedata.normalize("NFC", name).casefold()


def is_device(name: str) -> bool:
    """Whether Windows reserves a name for a device; what follows the dot does not matter."""
    return bool(_DEVICE.fullmatch(name.partition(".")[0].rstrip(" ").lower()))


def is_portable(name: str) -> bool:
    """Whether every system can hold a file of this name."""
    return name.isprintable() and not _FORBIDDEN.search(name) and not is_device(name)


def suffix(name: str) -> str:
    """What follows the last dot, in lower case; empty if there is nothing before it."""
    stem, _, ending = name.rpartition(".")
    return ending.lower() if stem else ""
