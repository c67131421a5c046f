"""A proposal on a branch of its own, without touching the work tree or the index.

A branch is named after the content of its package: putting it there twice changes nothing.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from wuse.source.safe_git import GitError, ask, feed, run

from .proposal import Proposal

PREFIX = "tougao/"
"""Where branches of packages are."""
_AUTHOR = "投稿"
"""Whoever sent a package, its names are nobody's proof."""
_NOBODY = "noreply@invalid"
_IDENTITY = {
    f"GIT_{role}_{part}": value
    for role in ("AUTHOR", "COMMITTER")
    for part, value in (("NAME", _AUTHOR), ("EMAIL", _NOBODY))
}
_UNBORN = "0" * 40


@dataclass(frozen=True)
class Repository:
    """The git repository of a project, and the commit that branches start from."""

    project: Path
    commit: str
    prefix: str
    """The project's path in the repository; empty, or ending in ``/``."""

    @classmethod
    def of(cls, project: Path, ref: str) -> Repository:
        """Look up a branch, tag or commit.

        Raises:
            GitError: there is no git, no repository, or no such commit.
        """
        name = os.fsencode(f"{ref}^{{commit}}")
        done = run(project, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
        prefix = ask(project, "rev-parse", "--show-prefix").decode().removesuffix("\n")
        if done.returncode != 0:
            raise GitError(f"git 里没有“{ref}”这个版本，或者还没有任何提交")
        return cls(project, done.stdout.decode().strip(), prefix)

    def branch_for(self, proposal: Proposal) -> str:
        """The name of the branch for a proposal."""
        return f"{PREFIX}{proposal.slug}-{proposal.digest[:6]}"

    def has(self, branch: str) -> bool:
        """Whether there is such a branch. Raises GitError."""
        return (
            run(self.project, "rev-parse", "--verify", "--quiet", f"refs/heads/{branch}").returncode
            == 0
        )

    def pending(self, path: str, slug: str) -> list[str]:
        """Other branches of packages that change a file. Raises GitError."""
        listed = ask(
            self.project,
            "for-each-ref",
            "--format=%(refname:short)",
            f"refs/heads/{PREFIX}{slug}-*",
        )
        names = listed.decode().split()
        return [name for name in names if self._changes(name, path)]

    def _changes(self, branch: str, path: str) -> bool:
        commits = (self.commit, f"refs/heads/{branch}")
        done = run(self.project, "diff", "--quiet", "--no-ext-diff", *commits, "--", path)
        return done.returncode == 1

    def put(self, proposal: Proposal, message: str) -> str:
        """Put a proposal on its branch, and return the branch's name.

        Raises:
            GitError: git refuses, or the branch has come into being meanwhile.
        """
        branch = self.branch_for(proposal)
        with TemporaryDirectory(prefix="wuse-") as folder:
            index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
            ask(self.project, "read-tree", self.commit, environment=index)
            self._stage(proposal.files, index)
            tree = ask(self.project, "write-tree", environment=index).decode().strip()
        commit = feed(
            self.project, message.encode(), "commit-tree", tree, "-p", self.commit,
            environment=_IDENTITY,
        ).decode().strip()  # fmt: skip
        ask(self.project, "update-ref", f"refs/heads/{branch}", commit, _UNBORN)
        return branch

    def _stage(self, files: Mapping[str, bytes], index: Mapping[str, str]) -> None:
        lines = []
        for path, content in files.items():
            blob = feed(self.project, content, "hash-object", "-w", "--stdin", "--no-filters")
            lines.append(b"100644 %s\t%s\0" % (blob.strip(), os.fsencode(self.prefix + path)))
        feed(self.project, b"".join(lines), "update-index", "-z", "--index-info", environment=index)
