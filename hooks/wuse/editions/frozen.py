"""The state of brands that an edition judges: which commit, and the hash of each folder."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from wuse.errors import WuseError
from wuse.layout import BRANDS, TAKEDOWNS_FILE, home
from wuse.model.edition import Edition, Frozen
from wuse.photos import CACHE
from wuse.source.past_files import files_at
from wuse.source.safe_git import ask
from wuse.source.settings import FILE
from wuse.source.trees import owner_trees

_SHOWN = 5


class FreezeError(WuseError):
    """The state of the brands cannot be recorded. The message says why, in Chinese."""


def freeze(project: Path, edition: Edition, today: date) -> Frozen:
    """Return the state of the edition's candidates as they are committed.

    Raises:
        FreezeError: nothing can be frozen, or something is not committed.
        GitError: git does not answer.
    """
    slugs = sorted({it.owner for it in edition.candidates if it.owner})
    if not slugs:
        raise FreezeError("没有在本站的参评单位，没有可以定稿的", "先写“参评单位”的“文件夹”")
    paths = [home(slug) for slug in slugs]
    status = ask(project, "status", "--porcelain", "-z", "--untracked-files=all", "--", *paths)
    if status:
        raise FreezeError("参评单位还有没提交的改动", "先提交（git commit），再定稿")
    trees = owner_trees(project)
    if missing := [slug for slug in slugs if slug not in trees]:
        listed = "、".join(missing[:_SHOWN])
        raise FreezeError(f"git 里没有这些参评单位：{listed}", "先提交它们的文件夹")
    commit = ask(project, "rev-parse", "HEAD").decode().strip()
    contents = [{"owner": slug, "hash": trees[slug]} for slug in slugs]
    return Frozen.model_validate(
        {"date": today.isoformat(), "commit": commit, "contents": contents}
    )


def changed(project: Path, frozen: Frozen) -> list[str]:
    """Return the folders whose committed content is no longer the one that was frozen.

    Raises:
        GitError: git does not answer.
    """
    trees = owner_trees(project)
    return [it.owner for it in frozen.contents if trees.get(it.owner) != it.hash]


def past_project(project: Path, frozen: Frozen, into: Path) -> None:
    """Put the project together as it was when an edition froze it.

    The data are those of then, the program and the pages around them those of now. What has been
    taken down since stays offline.

    Args:
        project: the folder that holds ``brands/``.
        frozen: what the edition recorded.
        into: a new or empty folder.

    Raises:
        GitError: git does not answer, or no longer knows the commit.
        OSError: there is no room.
    """
    files_at(project, frozen.commit, [BRANDS], into)
    shutil.copyfile(project / FILE, into / FILE)
    for entry in project.iterdir():
        if not entry.name.startswith(".") and entry.name not in (BRANDS, FILE):
            _link(entry, into / entry.name)
    (project / CACHE).mkdir(parents=True, exist_ok=True)
    _link(project / CACHE, into / CACHE)  # photos that are prepared need not be so again
    if (project / TAKEDOWNS_FILE).is_file():
        (into / TAKEDOWNS_FILE).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(project / TAKEDOWNS_FILE, into / TAKEDOWNS_FILE)


def _link(source: Path, target: Path) -> None:
    """Make a link, or a copy where the system allows no links."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        target.symlink_to(source.resolve(), target_is_directory=source.is_dir())
    except OSError:
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, target)


def frozen_block(frozen: Frozen) -> str:
    """Return the lines ``定稿: …`` for the edition's file."""
    lines = [f"    - {{文件夹: {it.owner}, 校验码: {it.hash}}}\n" for it in frozen.contents]
    head = f"定稿:\n  日期: {frozen.date}\n  提交: {frozen.commit}\n  内容:\n"
    return head + "".join(lines)
