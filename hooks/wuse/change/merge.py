"""What merging a branch would bring, tried where it can neither write nor run anything."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from wuse.source.safe_git import GitError, ask, run

from .errors import UNWRITABLE

_CLEAN, _CONFLICTS = 0, 1
"""How ``git merge-tree`` ends. An older git than 2.38 does not know ``--write-tree``, and fails."""


@dataclass(frozen=True, slots=True)
class Merge:
    """How the merge of a branch into another ended."""

    raw: bytes
    """What it brings to the other: ``git diff --raw -z --no-renames``."""
    conflicts: tuple[bytes, ...]
    """The paths that git cannot merge by itself; of these ``raw`` may say anything."""


def try_merge(project: Path, theirs: str, ours: str) -> Merge | None:
    """Merge ``ours`` into ``theirs`` as a host would, and look at what that changes there.

    Args:
        project: a folder anywhere in a work tree.
        theirs: the full name of a commit, the tip of the target.
        ours: the full name of a commit, the tip of the branch.

    Returns:
        None if this git cannot try a merge, or lacks a part of the history for it.

    Raises:
        GitError: there is no git or no repository, or no room for temporary files.
    """
    with _store(project) as store:
        here = f"--git-dir={store}"
        told = ("-z", "--name-only", "--no-messages")
        done = run(store, here, "merge-tree", "--write-tree", *told, theirs, ours)
        if done.returncode not in (_CLEAN, _CONFLICTS):
            return None
        tree, *conflicts = done.stdout.rstrip(b"\0").split(b"\0")
        raw = ask(store, here, "diff-tree", "-r", "--raw", "-z", "--no-renames", theirs, tree)
        return Merge(raw, tuple(conflicts))


@contextmanager
def _store(project: Path) -> Iterator[Path]:
    """An empty repository that reads the objects of another and writes its own beside them.

    It has no files and no settings, so that no ``.gitattributes`` of a branch says how to merge,
    and no program that a user has set up for that runs.
    """
    objects, shallow = (
        project / ask(project, "rev-parse", "--git-path", name).decode().removesuffix("\n")
        for name in ("objects", "shallow")
    )
    try:
        with TemporaryDirectory(prefix="wuse-") as name:
            store = Path(name)
            ask(store, "init", "--quiet", "--bare", "--template=", ".")
            alternate = os.fsencode(objects.resolve().as_posix())
            (store / "objects/info/alternates").write_bytes(alternate + b"\n")
            if shallow.exists():
                shutil.copy(shallow, store / "shallow")
            yield store
    except OSError as error:
        reason = error.strerror or str(error)
        raise GitError(UNWRITABLE.format(path=gettempdir(), reason=reason)) from None
