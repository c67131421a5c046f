"""What a new file may refer to, looked up without reading the whole region, which may be large."""

from __future__ import annotations

from pathlib import Path

from wuse.layout import BRAND_FILE, BRANDS, SITE_FILE
from wuse.model.brand import BrandFile
from wuse.model.bureau import SiteFile
from wuse.model.initiative import Initiative
from wuse.model.vocabulary import Vocabulary
from wuse.source.bind import read_record, read_sections
from wuse.source.loader import extended
from wuse.source.text import read_text


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


def owner_named(project: Path, name: str, vocabulary: Vocabulary) -> str | None:
    """The slug of the school with this name; None if there is none."""
    for path in sorted(project.glob(f"{BRANDS}/*/{BRAND_FILE}")):
        text, _ = read_text(path, path.name)
        if text and name in text:  # saves binding all the others
            file, _ = read_record(BrandFile, path, path.name, vocabulary)
            if file and file.owner.name == name:
                return path.parent.name
    return None
