"""What a build does about photos that have not changed.

Arguments: folder of photos, work folder, and how far to go: "list" the photos, "look up" what was
made of them too, or also "place" that in the site.
"""

import sys
from dataclasses import replace
from pathlib import Path

from wuse.pages.parts.page import Asset
from wuse.photos import STANDARD, Darkroom, PhotoRequest
from wuse.site.output import write_assets

photos, work, step = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
# As many files as of a large photo, of photos so small that making them takes no time.
profile = replace(
    STANDARD,
    encodings=tuple(
        replace(encoding, edges=tuple(edge // 32 for edge in encoding.edges))
        for encoding in STANDARD.encodings
    ),
)
requests = [PhotoRequest(path) for path in sorted(photos.rglob("*.jpg"))]
if step != "list":
    with Darkroom(work / "cache", profile) as darkroom:
        developed = darkroom.develop(requests)
        for request in requests:
            darkroom.inspect(request.path)
if step == "place":
    write_assets(
        (
            Asset(path=f"photos/{item.name}", file=str(item.path))
            for photo in developed.values()
            for item in photo.renditions
        ),
        work / "site",
    )
