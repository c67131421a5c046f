"""What a plain look at every text of the search's index finds."""

import json
import unicodedata
from pathlib import Path

Record = list[object]
"""An entry of the index: number, kind, path, title, place, picture, marks, tags, text."""

_SIMPLIFIED = str.maketrans(dict(zip("黨員學習國", "党员学习国", strict=True)))


def records_of(site: Path) -> list[Record]:
    """Every entry of the index of a built site."""
    found: list[Record] = []
    for file in sorted((site / "search/data/r").iterdir()):
        text = file.read_text("utf-8")
        found += json.loads(text[text.index(",") + 1 : text.rindex(")")])
    return found


def folded(text: object) -> str:
    """A text as it is compared: without regard to width, case, spaces and some old forms."""
    plain = unicodedata.normalize("NFKC", str(text)).lower().translate(_SIMPLIFIED)
    return " ".join(plain.split())


def scan(records: list[Record], query: str) -> set[str]:
    """The paths of the entries that contain all words of a query."""
    words = folded(query).split()
    found = set()
    for *_, path, title, _place, _picture, _marks, tags, text in records:
        seen = "\n".join(map(folded, (title, tags, text)))
        if all(word in seen for word in words):
            found.add(str(path))
    return found
