"""An owner's folder as an edition froze it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from wuse.layout import ACTIVITIES, BRAND_FILE, CASE_FILE, EXEMPLARS, home
from wuse.model.edition import Edition
from wuse.model.region import OwnerFolder, Region, Sourced

from .owner_reader import read_owner
from .past_files import files_at
from .safe_git import GitError
from .trees import owner_trees

_RECORDS = (BRAND_FILE, ACTIVITIES, EXEMPLARS, CASE_FILE)


class Freeze(NamedTuple):
    """A state of an owner's folder that an edition judges."""

    edition: str
    commit: str


def freezes(project: Path, editions: Iterable[Sourced[Edition]]) -> dict[str, tuple[Freeze, ...]]:
    """Return owner -> the states that authorised editions froze, as far as git has them.

    A state counts only if the folder has the hash there that the edition recorded. Without git, and
    in a clone that is too shallow, there is none.
    """
    found: dict[str, tuple[Freeze, ...]] = {}
    for item in editions:
        frozen = item.record.frozen
        if frozen is None or item.record.authority is None:
            continue
        try:
            trees = owner_trees(project, frozen.commit)
        except GitError:
            continue
        for content in frozen.contents:
            if trees.get(content.owner) == content.hash:
                freeze = Freeze(item.id, frozen.commit)
                found[content.owner] = (*found.get(content.owner, ()), freeze)
    return found


def past_owner(project: Path, commit: str, slug: str, bureau: Region) -> OwnerFolder | None:
    """Read an owner's folder as it was at a commit; None if its ``brand.yml`` cannot be read.

    Args:
        project: the folder that holds ``brands/``.
        commit: the commit.
        slug: the name of the folder.
        bureau: the region without its owners, as it is now.

    Raises:
        GitError: git does not answer.
        OSError: there is no room for the files.
    """
    with TemporaryDirectory(prefix="wuse-") as name:
        root = Path(name)
        if not files_at(project, commit, [f"{home(slug)}/{part}" for part in _RECORDS], root):
            return None
        return read_owner(root, slug, bureau).region.owners.get(slug)
