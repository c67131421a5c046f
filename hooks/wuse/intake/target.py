"""The project that an import writes to, and what was asked of the import."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from wuse.layout import BRAND_FILE, BRANDS
from wuse.model.vocabulary import Vocabulary
from wuse.source.codes import Code
from wuse.source.loader import read_bureau

from .messages import Level, Note
from .schools import School, Schools
from .words import Words


class Target:
    """What every file of an import needs to know of the project."""

    def __init__(self, project: Path, with_blanks: bool = False, owner: str = "") -> None:
        """Read the bureau's files and the names of the schools.

        Args:
            project: the project's folder.
            with_blanks: whether a record that lacks what it needs becomes a draft, too; it says so,
                and cannot be published before it is filled in.
            owner: the folder of the school whose documents and photos these are, if that is known.
        """
        self.project = project
        self.with_blanks = with_blanks
        self.region = read_bureau(project, ()).region
        self.vocabulary: Vocabulary = self.region.vocabulary
        self.districts: Mapping[str, str] = {
            item.name: item.id for item in self.region.site.districts
        }
        self.words = Words({it.word: it.means for it in self.region.site.ledger_words})
        self._owner = owner
        self.taken: set[Path] = set()
        """New files of this import, which in a dry run are nowhere else."""

    @cached_property
    def schools(self) -> Schools:
        """All schools."""
        return Schools(self.project, self.vocabulary)

    @property
    def owner(self) -> School | None:
        """The school that was named for all files, if any."""
        return self.schools.by_folder.get(self._owner)

    def school_named(self, text: str) -> School | None:
        """The school whose name a text is, or holds; None if it names none, or several."""
        known = self.schools
        return known.find(text) or known.find_by_place(text) or known.mentioned(text)

    def school_in(self, *texts: str) -> School | None:
        """The school that was named for all files, or else the first that a text names."""
        found = (self.owner, *map(self.school_named, texts))
        return next(filter(None, found), None)

    def broken_schools(self) -> list[Note]:
        """Say which schools cannot be recognised."""
        return [
            Note(
                Code.X_UNREADABLE_BRAND,
                Level.DOUBT,
                "",
                f"{folder} 的 {BRAND_FILE} 有错误，认不出这所学校",
                f"先运行 wuse check {BRANDS}/{folder} 改好",
            )
            for folder in self.schools.broken
        ]
