"""Git repositories made on the spot, without regard to how git is set up on this machine."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_SETTINGS = (
    "user.name=x",
    "user.email=x@example.org",
    "commit.gpgsign=false",
    "core.autocrlf=false",
    "core.fsync=none",
)


def git(folder: Path, *arguments: str | bytes) -> str:
    """Run git, and return what it says. Fails the test if git fails."""
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    done = subprocess.run(
        ["git", *settings, *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        env={**os.environ, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull},
    )
    return done.stdout.decode("utf-8", "surrogateescape")


def init(folder: Path) -> Path:
    """Make a repository whose first branch is ``main``."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    return folder


def commit(folder: Path, message: str = "x") -> str:
    """Commit everything that is there, and return the commit's name."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD").strip()
