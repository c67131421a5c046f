"""The content of owners' folders as git names it: one hash for all that a folder holds."""

from __future__ import annotations

from pathlib import Path

from wuse.layout import BRANDS

from .safe_git import ask


def owner_trees(project: Path, revision: str = "HEAD") -> dict[str, str]:
    """Return folder of ``brands/`` -> git's hash of its content in a revision.

    The hash of a folder stays the same when history is written anew, and changes with any byte of
    its files.

    Raises:
        GitError: git does not answer, or does not know the revision.
    """
    listing = ask(project, "ls-tree", "-z", f"{revision}:./{BRANDS}")
    trees = {}
    for line in listing.split(b"\0"):
        if line:
            about, _, name = line.partition(b"\t")
            _, kind, id = about.decode().split()
            if kind == "tree":
                trees[name.decode("utf-8", "surrogateescape")] = id
    return trees
