"""Develops photos as a build does. Arguments: a list of photos (JSON), output folder, workers."""

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from wuse.photos import Darkroom, Photo, PhotoRequest

job, output, workers = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
requests = [PhotoRequest(Path(row["path"])) for row in json.loads(job.read_bytes())]
with Darkroom(output / "cache") as darkroom, ThreadPoolExecutor(workers) as pool:
    developed = darkroom.develop(requests, pool)
for request, photo in developed.items():
    if not isinstance(photo, Photo):
        raise SystemExit(f"{request.path}: {photo}")
    for item in photo.renditions:
        edge = max(item.width, item.height)
        os.link(item.path, output / f"{request.path.stem}-{edge}{item.path.suffix}")
