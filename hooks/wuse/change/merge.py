"""A trial merge of a branch, in a temporary repository that can change and run nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from wuse.source.blobs import unwritable
from wuse.source.safe_git import ask, run

_CLEAN, _CONFLICTS = 0, 1
"""Exit codes of ``git merge-tree``. Git before 2.38 has no ``--write-tree`` and fails otherwise."""


@dataclass(frozen=True, slots=True)
class Merge:
    """The result of merging a branch into another."""

    raw: bytes
    """What it changes in the other branch, as ``git diff --raw -z --no-renames`` prints it."""
    conflicts: tuple[bytes, ...]
    """The paths that git cannot merge by itself; what ``raw`` has for them means nothing."""


def try_merge(project: Path, theirs: str, ours: str) -> Merge | None:
    """Merge ``ours`` into ``theirs`` as a code host would, and see what that changes there.

    Args:
        project: a folder anywhere in a work tree.
        theirs: the full hash of a commit, the tip of the target branch.
        ours: the full hash of a commit, the tip of the branch to merge.

    Returns:
        None if this git cannot try a merge, or a part of the history is missing.

    Raises:
        GitError: there is no git or no repository, or no room for temporary files.
    """
    with _scratch_repository(project) as store:
        here = f"--git-dir={store}"
        output = ("-z", "--name-only", "--no-messages")
        done = run(store, here, "merge-tree", "--write-tree", *output, theirs, ours)
        if done.returncode not in (_CLEAN, _CONFLICTS):
            return None
        tree, *conflicts = done.stdout.rstrip(b"\0").split(b"\0")
        raw = ask(store, here, "diff-tree", "-r", "--raw", "-z", "--no-renames", theirs, tree)
        return Merge(raw, tuple(conflicts))


@contextmanager
def _scratch_repository(project: Path) -> Iterator[Path]:
    """An empty repository that borrows the objects of the project's and writes only its own.

    It has no files and no settings, so no ``.gitattributes`` of a branch can choose how to merge,
    and no merge driver that a user has configured runs.
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
        raise unwritable(gettempdir(), error) from None
