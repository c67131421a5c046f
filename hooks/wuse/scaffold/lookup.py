"""What a new file may refer to, looked up without reading the whole region, which may be large."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from wuse.layout import BRAND_FILE, BRANDS, SITE_FILE, SLUG
from wuse.model.brand import BrandFile
from wuse.model.bureau import SiteFile
from wuse.model.initiative import Initiative
from wuse.model.owner import Owner
from wuse.model.vocabulary import Vocabulary
from wuse.printable import printable
from wuse.rules.existing import suggestion
from wuse.source.bind import read_record, read_sections
from wuse.source.loader import extended
from wuse.source.parser import parse
from wuse.source.text import read_text
from wuse.source.tree import Plain

from .paths import PathError, owner_home


def load_bureau(project: Path) -> tuple[SiteFile, Vocabulary]:
    """The bureau's ``site.yml``, and the vocabulary with its additions."""
    path = project / SITE_FILE
    site = read_sections(SiteFile, path, path.name, Vocabulary())
    return site, extended(site)


def initiatives_of(home: Path, vocabulary: Vocabulary) -> tuple[Initiative, ...] | None:
    """A school's initiatives in order; None if its ``brand.yml`` has errors."""
    path = home / BRAND_FILE
    file, _ = read_record(BrandFile, path, path.name, vocabulary)
    return file.all_initiatives() if file else None


def find_owner(project: Path, text: str) -> Path:
    """The folder of a school, from its folder's name, a path to it or into it, or one of its names.

    Raises:
        PathError: there is no such school, several have this name, or its folder is a link.
    """
    slug = text if (project / BRANDS / text).parent == project / BRANDS else ""
    if slug and SLUG.fullmatch(slug) and (project / BRANDS / slug).exists():
        return owner_home(project, slug)
    if slug := _slug_in(project, text):
        return owner_home(project, slug)
    named = _owners_by_name(project).get(text.strip(), [])
    if len(named) == 1:
        return owner_home(project, named[0])
    if named:
        raise PathError(f"叫“{text}”的不止一个", f"写文件夹名：{'、'.join(named)}")
    if SLUG.fullmatch(text):
        return owner_home(project, text)  # which says what is wrong
    fix = suggestion(text, [*_owners_by_name(project), *_slugs(project)])
    raise PathError(f"{BRANDS} 里没有“{printable(text)}”这所学校", fix)


def _slug_in(project: Path, text: str) -> str:
    """The owner whose folder is at this path, or contains it; empty if the path is no owner's."""
    path = Path(os.path.normpath(Path(text).absolute()))
    brands = Path(os.path.normpath((project / BRANDS).absolute()))
    for place in (path, Path(os.path.normpath((project / text).absolute()))):
        if brands in place.parents and os.path.lexists(place):
            return place.relative_to(brands).parts[0]
    return ""


def _slugs(project: Path) -> list[str]:
    try:
        names = [path.name for path in (project / BRANDS).iterdir()]
    except OSError:
        return []
    return sorted(name for name in names if SLUG.fullmatch(name))


def _owners_by_name(project: Path) -> dict[str, list[str]]:
    """Any name of an owner -> the folders of those that have it; also where a file has errors."""
    found: dict[str, list[str]] = {}
    for slug in _slugs(project):
        path = project / BRANDS / slug / BRAND_FILE
        text, _ = read_text(path, path.name)
        root, _ = parse(text, path.name) if text else (None, [])
        for name in _names(root.plain() if root else None):
            if slug not in found.setdefault(name, []):
                found[name].append(slug)
    return found


def _names(file: Plain) -> Iterator[str]:
    """The names of the organisation in a ``brand.yml``, with keys of either language."""
    owner = BrandFile.model_fields["owner"]
    for section in _either(file, "owner", owner.title):
        for field in ("name", "short_name", "aliases"):
            for value in _either(section, field, Owner.model_fields[field].title):
                items = value if isinstance(value, list) else [value]
                yield from (item for item in items if isinstance(item, str))


def _either(mapping: Plain, name: str, label: str | None) -> Iterator[Plain]:
    if isinstance(mapping, dict):
        yield from (mapping[key] for key in (name, label) if key and key in mapping)


def owner_named(project: Path, name: str, vocabulary: Vocabulary) -> str | None:
    """The slug of the school with this name; None if there is none."""
    for path in sorted(project.glob(f"{BRANDS}/*/{BRAND_FILE}")):
        text, _ = read_text(path, path.name)
        if text and name in text:  # saves binding all the others
            file, _ = read_record(BrandFile, path, path.name, vocabulary)
            if file and file.owner.name == name:
                return path.parent.name
    return None
