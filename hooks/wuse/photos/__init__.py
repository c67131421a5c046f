"""A school's photo in, safe small pictures out.

`opener` turns hostile bytes into pixels, `derive` turns pixels into files fit for publishing,
`cache` remembers them by content, and `Darkroom` runs the three over many photos at once.
Originals never leave this room, and neither does their metadata.
"""

from wuse.photos.darkroom import Darkroom
from wuse.photos.errors import PhotoError, Reason
from wuse.photos.opener import check
from wuse.photos.photo import Box, Photo, PhotoRequest, Rendition
from wuse.photos.profile import DEFAULT, FAST, Encoding, Format, Profile

__all__ = [
    "DEFAULT",
    "FAST",
    "Box",
    "Darkroom",
    "Encoding",
    "Format",
    "Photo",
    "PhotoError",
    "PhotoRequest",
    "Profile",
    "Reason",
    "Rendition",
    "check",
]
