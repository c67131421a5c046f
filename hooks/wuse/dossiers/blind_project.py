"""A project that holds an edition's candidates and nothing that tells which school each is.

It is built like any other: its pages, its data and its index can tell no more than its files.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from wuse.layout import (
    ACTIVITIES,
    BRANDS,
    BUREAU,
    CASE_FILE,
    EDITIONS,
    EXEMPLARS,
    PHOTOS,
    brand_file,
    home,
)
from wuse.model.base import Record
from wuse.model.bureau import Addition, SeverityLevel
from wuse.model.edition import Edition
from wuse.model.media import photos_in
from wuse.model.practice import Document
from wuse.model.region import OwnerFolder, Sourced
from wuse.model.settings import Settings
from wuse.rules.registry import RULES

from .candidates import Applicant

SCRATCH = ".cache"
"""Where the project lies, below the one that it is made from: photos there become links."""
_TITLE = "评选材料（匿名）"
_HOOK = """\
from wuse import mkdocs_hook

globals().update({name: it for name, it in vars(mkdocs_hook).items() if name.startswith("on_")})
"""


@contextmanager
def blind_project(
    project: Path,
    theme: Path,
    settings: Settings,
    vocabulary: Iterable[Addition],
    applicants: Iterable[Applicant],
) -> Iterator[Path]:
    """Write a project; its folder goes when the caller has built it.

    Args:
        project: the project that the candidates are of.
        theme: the folder with our templates.
        settings: its settings, of which only looks are taken over.
        vocabulary: the terms that its bureau has added.
        applicants: all candidates, made blind, of one edition.

    Raises:
        OSError: a file cannot be written.
    """
    (project / SCRATCH).mkdir(exist_ok=True)
    with TemporaryDirectory(dir=project / SCRATCH, prefix="blind-") as folder:
        root = Path(folder)
        applicants = tuple(applicants)
        _write(root / "mkdocs.yml", _configuration(theme, settings))
        (root / "docs").mkdir()
        (root / "docs" / "index.md").write_text(f"# {_TITLE}\n", "utf-8")
        (root / "hooks").mkdir()
        (root / "hooks" / "showcase.py").write_text(_HOOK, "utf-8")
        terms = [_data(it) for it in vocabulary]
        site = {"rules": list(_levels()), "vocabulary": terms}
        _write(root / BRANDS / BUREAU / "site.yml", site)
        for applicant in applicants:
            _write_owner(root, applicant)
        for item in {it.edition.id: it.edition for it in applicants}.values():
            edition = _edition(item, applicants)
            _write(root / EDITIONS / f"{item.id}.yml", _data(edition))
        yield root


def _configuration(theme: Path, settings: Settings) -> dict[str, Any]:
    return {
        "site_name": _TITLE,
        "hooks": ["hooks/showcase.py"],
        "plugins": [],
        "theme": {
            "name": "material",
            "custom_dir": str(theme.resolve()),
            "language": "zh-CN",
            "font": False,
            "favicon": "assets/favicon.svg",
        },
        "extra": {"wuse": {"accent": settings.accent, "share_cards": "none"}},
    }


def _levels() -> Iterator[dict[str, str]]:
    """What schools wrote has been checked; what stands in its place need not be well written."""
    for family in sorted({code[0] for code in RULES}):
        yield {"rule": family, "level": SeverityLevel.OFF.value}


def _edition(item: Sourced[Edition], applicants: Iterable[Applicant]) -> Edition:
    """The edition, with the rubric as it is: judges' scores are bound to it."""
    shown = item.record
    title = shown.title
    for applicant in applicants:
        title = applicant.words.replaced(title) if applicant.words else title
    there = {it.folder.slug for it in applicants}
    candidates = (
        it if it.owner in there else it.model_copy(update={"owner": None})
        for it in shown.candidates
    )
    changes: dict[str, object] = {
        "title": title,
        "theme": "",
        "organisers": (),
        "authority": shown.authority and Document(title="授权开展评选的文件"),
        "candidates": tuple(candidates),
        "notice": None,
        "use": (),
        "gap": "",
    }
    return shown.model_copy(update=changes)


def _write_owner(root: Path, applicant: Applicant) -> None:
    folder = applicant.folder
    _write(root / brand_file(folder.slug), _data(folder.profile))
    for kind, items in ((ACTIVITIES, folder.activities), (EXEMPLARS, folder.exemplars)):
        for item in items:
            _write(root / home(folder.slug) / kind / f"{item.id}.yml", _data(item.record))
    if folder.case:
        _write(root / home(folder.slug) / CASE_FILE, _data(folder.case.record))
    _link_photos(root / home(folder.slug) / PHOTOS, folder, applicant)


def _link_photos(target: Path, folder: OwnerFolder, applicant: Applicant) -> None:
    """Have the pictures that the site shows, which hold no metadata, stand for the photos."""
    items = (folder.profile, *(it.record for it in (*folder.activities, *folder.exemplars)))
    case = [folder.case.record] if folder.case else []
    target.mkdir(parents=True, exist_ok=True)
    for record in (*items, *case):
        for _, entry in photos_in(record):
            if picture := applicant.context.gallery(folder.slug, entry):
                path = target / entry.file
                if not path.exists():
                    try:
                        os.link(picture.jpegs[0].path, path)
                    except OSError:
                        shutil.copyfile(picture.jpegs[0].path, path)


def _data(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude_unset=True)


def _write(path: Path, data: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
