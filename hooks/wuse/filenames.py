"""Names of files: what every system can hold, which two are one, and what photos end in."""

from __future__ import annotations

import re
import unicodedata

# What Windows does not take in a name; to git on Windows a backslash is a way into a folder.
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
"""The endings that say which format of picture is inside, the usual one first."""
KNOWN_SUFFIXES = frozenset(suffix for suffixes in PHOTO_SUFFIXES.values() for suffix in suffixes)
"""The endings of photos, without the dot."""


def folded(name: str) -> str:
    """The form in which two names are one to Windows and macOS."""
    return unicodedata.normalize("NFC", name).casefold()


def is_device(name: str) -> bool:
    """Whether Windows takes a name for that of a device, whatever follows the dot."""
    return bool(_DEVICE.fullmatch(name.partition(".")[0].rstrip(" ").lower()))


def is_portable(name: str) -> bool:
    """Whether every system can hold a file of this name."""
    return name.isprintable() and not _FORBIDDEN.search(name) and not is_device(name)


def suffix(name: str) -> str:
    """What follows the last dot, in lower case; empty if there is nothing before it."""
    stem, _, ending = name.rpartition(".")
    return ending.lower() if stem else ""
