"""A school's photo in, safe small pictures out.

`intake` reads files that anyone may have put there, `opener` turns hostile bytes into pixels,
`derive` turns pixels into files fit for publishing, `worker` does the three for a batch of photos,
and `Darkroom` runs it over many, with `cache` and `index` remembering what was done.
Originals never leave this room, and neither does their metadata.
"""

from wuse.photos.cache import CACHE, Cache, Swept
from wuse.photos.cluster import ClusterError, cluster
from wuse.photos.darkroom import Darkroom, Progress
from wuse.photos.errors import PhotoError, Reason
from wuse.photos.glance import Glance
from wuse.photos.inspection import Inspection, check, inspect
from wuse.photos.limits import MAX_EDGE, TOO_MANY_BYTES
from wuse.photos.photo import Box, Photo, PhotoRequest, Rendition
from wuse.photos.profile import FAST, LEAN, PROFILES, STANDARD, Encoding, Format, Profile
from wuse.photos.traces import Trace

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
