"""A school's photo in, safe small pictures out.

`intake` reads files that anyone may have put there, `opener` turns hostile bytes into pixels,
`derive` turns pixels into files fit for publishing, `worker` does the three for a batch of photos,
and `Darkroom` runs it over many, with `cache` and `index` remembering what was done.
Originals never leave this room, and neither does their metadata.
"""

from .cache import CACHE, Cache, Swept
from .cluster import ClusterError, cluster
from .darkroom import Darkroom, Progress
from .errors import PhotoError, Reason
from .fingerprint import Glance
from .inspection import Inspection, check, inspect
from .limits import MAX_EDGE, TOO_MANY_BYTES
from .photo import Box, Photo, PhotoRequest, Rendition
from .private_metadata import Trace
from .profile import FAST, LEAN, PROFILES, STANDARD, Encoding, Format, Profile

__all__ = [
    "CACHE",
    "FAST",
    "LEAN",
    "MAX_EDGE",
    "PROFILES",
    "STANDARD",
    "TOO_MANY_BYTES",
    "Box",
    "Cache",
    "ClusterError",
    "Darkroom",
    "Encoding",
    "Format",
    "Glance",
    "Inspection",
    "Photo",
    "PhotoError",
    "PhotoRequest",
    "Profile",
    "Progress",
    "Reason",
    "Rendition",
    "Swept",
    "Trace",
    "check",
    "cluster",
    "inspect",
]
