"""`python -m tools.illustrations OUTDIR [NAME …]`: draw every picture, or only those named."""

import io
import sys
from pathlib import Path

from PIL import Image

from . import (
    jinxiu_campus,
    jinxiu_city,
    jinxiu_craft,
    jinxiu_rooms,
    jinxiu_workshops,
    linhai_rooms,
    linhai_shore,
    linhai_town,
    linhai_visits,
    logos,
    shanqian_grounds,
    shanqian_land,
    shanqian_rooms,
    shanqian_seasons,
    shanqian_village,
)

SCHOOLS = {
    "linhai-primary": (linhai_shore, linhai_town, linhai_rooms, linhai_visits),
    "shanqian-school": (shanqian_land, shanqian_village, shanqian_grounds, shanqian_seasons,
                        shanqian_rooms),
    "jinxiu-vocational": (jinxiu_campus, jinxiu_city, jinxiu_workshops, jinxiu_rooms, jinxiu_craft),
}
LIMIT = 230_000  # bytes; keeps the whole set below 12 MB


def encode(picture: Image.Image) -> bytes:
    """A progressive JPEG without metadata, at the best quality that stays within `LIMIT`."""
    for quality in range(86, 48, -4):
        data = io.BytesIO()
        picture.save(data, "JPEG", quality=quality, progressive=True, optimize=True)
        if data.tell() <= LIMIT:
            break
    return data.getvalue()


def main(out: Path, names: list[str]) -> None:
    for school, modules in SCHOOLS.items():
        folder = out / school / "photos"
        folder.mkdir(parents=True, exist_ok=True)
        for module in modules:
            for name, draw in module.PICTURES.items():
                if names and name not in names and f"{school}/{name}" not in names:
                    continue
                target = folder / f"{name}.jpg"
                target.write_bytes(encode(draw().canvas.finish()))
                print(target)
        if not names or "logo" in names:
            logos.LOGOS[school]().save(folder / "logo.png", optimize=True)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2:])
