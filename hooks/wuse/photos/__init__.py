"""A school's photo in, small pictures that are safe to publish out.

`safe_read` reads files that anyone may have put there, `opener` turns hostile bytes into pixels and
`derive` turns pixels into files to publish. `worker` does all three for a batch of photos, and
`Darkroom` does it for many, with `pool` to share the work, and `cache` and `index` to remember what
was done.
Originals never leave this room, and neither does their metadata.
"""

from .cache import CACHE, Cache, Swept
from .cluster import ClusterError, cluster
from .darkroom import Darkroom, Verdicts
from .errors import PhotoError, Reason
from .fingerprint import Fingerprint
from .inspection import Inspection, check, inspect
from .limits import MAX_EDGE, TOO_MANY_BYTES
from .photo import Box, Photo, PhotoRequest, Rendition
from .pool import Progress
from .private_metadata import PrivateFact
from .profile import FAST, LEAN, PACK, PROFILES, STANDARD, Encoding, Format, Profile

__all__ = [
    "CACHE",
    "FAST",
    "LEAN",
    "MAX_EDGE",
    "PACK",
    "PROFILES",
    "STANDARD",
    "TOO_MANY_BYTES",
    "Box",
    "Cache",
    "ClusterError",
    "Darkroom",
    "Encoding",
    "Fingerprint",
    "Format",
    "Inspection",
    "Photo",
    "PhotoError",
    "PhotoRequest",
    "PrivateFact",
    "Profile",
    "Progress",
    "Reason",
    "Rendition",
    "Swept",
    "Verdicts",
    "check",
    "cluster",
    "inspect",
]
