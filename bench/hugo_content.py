"""The made-up region as a site of Hugo: the theme, and content as front matter and Markdown.

What Wuse computes of a record and a template could only compute slowly is handed over: tones and
shapes of initiatives, the paths of covers, codes of terms. What templates do well is left to Hugo:
lists, counts, groups, neighbours, dates in words.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path
from urllib.parse import urlsplit

import region
import yaml
from bureau import ROOT
from region import Data, Owner

from wuse.model.vocabulary import builtin
from wuse.pages.parts.badges import SHAPES, Badge, short_name
from wuse.pages.parts.colour import family, tone
from wuse.pages.parts.cover_art import cover_art
from wuse.pages.parts.filters import Facet

_TERMS = builtin()
_SCHEMES = {"type": "activity_type", "post": "exemplar_type", "stage": "stage", "level": "level"}
"""Facet -> the vocabulary of its values; ``post`` is the type of an exemplar."""
_THEME = Path(__file__).parent / "hugo_site"


def write(folder: Path, count: int) -> None:
    """Write the site of a region of so many owners; ``folder`` must not exist."""
    shutil.copytree(_THEME, folder)
    content = folder / "content"
    region.dump(folder / "data" / "facets.yaml", _facets())
    about = (ROOT / "docs" / "index.md").read_text("utf-8").replace("## ", "### ")
    _content(content / "_index.md", {"type": "home", "description": "学校党建品牌展示"}, about)
    most = yaml.safe_load((_THEME / "hugo.yaml").read_text("utf-8"))["params"]["per_page"]
    long_years = region.ACTIVITIES * count // len(region.YEARS) > most
    if long_years:
        _write_months(content / "activity-month")
    for owner in region.owners(count):
        _Home(content / "brands" / owner.slug, owner, long_years).write()


def write_codes(folder: Path, cache: Path) -> None:
    """Write the QR codes that a build of Wuse keeps in ``cache``, each as ``codes/PATH.svg``."""
    for kept in cache.glob("*/*.json"):
        for address, svg in json.loads(kept.read_bytes()).items():
            path = folder / "codes" / urlsplit(address).path.strip("/")
            path.mkdir(parents=True, exist_ok=True)
            (path / "code.svg").write_text(svg, "ascii")


def _facets() -> Data:
    """Facet -> codes and labels of its values, in the order of its filter.

    Types and colours come by label: their filters sort them by frequency, and keep that of equals.
    """

    def terms(scheme: str) -> list[tuple[str, str]]:
        return [(term.code, term.zh) for term in _TERMS.terms(scheme)]

    def by_label(values: list[tuple[str, str]]) -> list[tuple[str, str]]:
        return sorted(values, key=lambda value: value[1])

    values = {
        "year": [(str(year), f"{year}年") for year in reversed(region.YEARS)],
        "colour": by_label([(_key("colour", word), word) for word in "粉红橙黄绿青蓝紫灰"]),
        "type": by_label(terms(_SCHEMES["type"])),
        "post": by_label(terms(_SCHEMES["post"])),
        "stage": terms("stage"),
        "district": [(row["id"], row["name"]) for row in region.districts()],
        "level": terms("level")[::-1],
    }
    return {
        name: [{"code": code, "label": label} for code, label in own]
        for name, own in values.items()
    }


def _write_months(folder: Path) -> None:
    """Give months their addresses, as a permalink of Hugo's cannot divide a term."""
    for year in region.YEARS:
        for month in range(1, 13):
            url = f"/timeline/{year}/{month:02}/"
            _content(folder / f"{year}-{month:02}" / "_index.md", {"url": url})


def _key(name: str, value: str) -> str:
    return Facet(name, value, value).key.removeprefix(f"{name}-")


def _code(name: str, word: str) -> str:
    return _TERMS.resolve(_SCHEMES[name], word).code


class _Home:
    """Writes what there is of an owner."""

    def __init__(self, folder: Path, owner: Owner, long_years: bool) -> None:
        self._folder, self._owner, self._long_years = folder, owner, long_years
        profile = owner.brand["owner"]
        self._common = {
            "stage": _code("stage", profile["stage"]),
            "district": profile["district"],
            "level": _code("level", owner.brand["recognition"]["level"]),
        }
        # Lists show owners by stage, then by slug.
        order = _TERMS.resolve("stage", profile["stage"]).order
        self._weight = ((order + 1) * 100_000 + int(owner.slug[-5:])) * 10
        self._badges = [_badge(n, it) for n, it in enumerate(owner.brand["initiatives"])]
        self._marks = {badge.id: _mark(badge) for badge in self._badges}
        self._colours = {badge.id: _key("colour", badge.family) for badge in self._badges}

    def write(self) -> None:
        """Write the brand, its poster, its activities and its exemplars."""
        self._brand()
        unlisted = {"build": {"render": "never", "list": "never"}}
        for kind in ("activities", "exemplars"):
            _content(self._folder / kind / "_index.md", {**unlisted, "type": kind})
        for id, record in self._owner.activities.items():
            self._activity(id, record)
        for number, (id, record) in enumerate(self._owner.exemplars.items()):
            self._exemplar(number, id, record)

    def _brand(self) -> None:
        brand = self._owner.brand
        years = [str(year) for year in region.YEARS]
        art = cover_art(self._owner.slug, self._badges)
        head = {
            "type": "brand", "title": brand["brand"]["name"], "outputs": ["html", "json"],
            "weight": self._weight, "tone": tone(brand["theme"]["colour"]).name,
            "facet_carrier": _key("carrier", "行动"),
            "cover": [asdict(piece) for piece in art.pieces],
            "initiatives": [{**it, **self._marks[it["id"]]} for it in brand["initiatives"]],
            **_terms("brand", self._common), "brand-year": years,
        }  # fmt: skip
        _content(self._folder / "_index.md", {**brand, **head})
        poster = {"type": "poster", "title": f"{brand['brand']['name']}海报"}
        _content(self._folder / "poster.md", poster)

    def _activity(self, id: str, record: Data) -> None:
        year, month, _ = str(record["date"]).split("-")
        facets = {
            "colour": self._colours[record["initiative"][0]],
            "type": _code("type", record["type"]), **self._common, "year": year,
        }  # fmt: skip
        head = {
            "type": "activity", "kind": record["type"],
            "month": f"{year}-{month}", "mark": self._marks[record["initiative"][0]],
        }  # fmt: skip
        months = {"activity-month": [f"{year}-{month}"]} if self._long_years else {}
        fields = _without(record, "type", "body")
        _content(
            self._folder / "activities" / f"{id}.md",
            {**fields, **head, **_terms("activity", facets), **months},
            _text(record["body"]),
        )

    def _exemplar(self, number: int, id: str, record: Data) -> None:
        facets = {"post": _code("post", record["type"]), **self._common}
        head = {
            "type": "exemplar", "title": record["name"],
            "kind": record["type"], "weight": self._weight + number,
            "mark": self._marks[record["initiative"][0]],
        }  # fmt: skip
        _content(
            self._folder / "exemplars" / f"{id}.md",
            {**_without(record, "type", "story"), **head, **_terms("exemplar", facets)},
            _text(record["story"]),
        )


def _badge(number: int, initiative: Data) -> Badge:
    name, colour = initiative["name"], initiative["colour"]
    return Badge(
        id=initiative["id"], name=name, short=short_name(name), glyph=name[:1],
        shape=SHAPES[number], tone=tone(colour), url="", top=initiative["id"],
        family=family(colour),
    )  # fmt: skip


def _mark(badge: Badge) -> Data:
    """How an initiative is marked wherever it appears."""
    return {
        "id": badge.id, "name": badge.name, "short": badge.short, "glyph": badge.glyph,
        "shape": badge.shape, "tone": badge.tone.name,
    }  # fmt: skip


def _terms(kind: str, facets: Data) -> Data:
    """The facets of a record, and the taxonomies that collect records of its kind by them."""
    parameters = {f"facet_{name}": value for name, value in facets.items()}
    return parameters | {f"{kind}-{name}": [value] for name, value in facets.items()}


def _without(record: Data, *names: str) -> Data:
    """Leave out the field that became the text, and ``type``, a name that Hugo reserves."""
    return {name: value for name, value in record.items() if name not in names}


def _text(markdown: str) -> str:
    """A text with its headings at the level that its page gives them."""
    return markdown.replace("### ", "## ")


def _content(path: Path, head: Data, body: str = "") -> None:
    """Write a content file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{region.to_yaml(head)}---\n{body}", "utf-8")
