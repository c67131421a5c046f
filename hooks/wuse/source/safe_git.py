"""Run git so that nothing in a repository can run along with it.

Every call is a list of arguments without a shell. Nothing that the repository or its user may have
configured to run (hooks, pagers, monitors) does so.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from wuse.errors import WuseError
from wuse.printable import printable


class GitError(WuseError):
    """Git does not answer. The message says why and what to do, in Chinese."""


NO_GIT = "没有找到 git。请先安装：https://git-scm.com/downloads"
NO_REPOSITORY = "这个文件夹不在 git 仓库里，没有改动可比。请在用 git clone 得到的文件夹里运行"
OTHERS = (
    "这个文件夹属于电脑上的另一个用户，git 不读它。"
    "确认来源可靠以后，用 git config --global --add safe.directory 加上这个文件夹"
)
REFUSED = "git 没有给出答案：{output}。请检查仓库是否完整（git fsck）"

_SAFELY = (
    "--no-pager",
    "--literal-pathspecs",  # a name like :(top)* means itself
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "log.showSignature=false"),  # would run whatever gpg.program names
    *("-c", "safe.bareRepository=explicit"),  # no folder posing as a repository
)
_ENVIRONMENT = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}


def ask(
    folder: Path, *arguments: str | bytes, environment: Mapping[str, str] | None = None
) -> bytes:
    """The output of a git command. Raises GitError if git refuses or is not installed."""
    return _output(run(folder, *arguments, environment=environment))


def feed(
    folder: Path,
    given: bytes,
    *arguments: str | bytes,
    environment: Mapping[str, str] | None = None,
) -> bytes:
    """The output of a git command that reads its input. Raises GitError as `ask`."""
    return _output(run(folder, *arguments, given=given, environment=environment))


def _output(done: subprocess.CompletedProcess[bytes]) -> bytes:
    if done.returncode != 0:
        raise refusal(done)
    return done.stdout


def run(
    folder: Path,
    *arguments: str | bytes,
    given: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run a git command, whatever its exit code.

    Args:
        folder: where to run it.
        arguments: the command.
        given: its input.
        environment: variables to set for it.

    Raises:
        GitError: git is not installed.
    """
    try:
        return subprocess.run(  # noqa: S603 - no shell, and file names follow --
            ["git", *_SAFELY, *arguments],  # noqa: S607 - wherever git is
            cwd=folder,
            env={**os.environ, **_ENVIRONMENT, **(environment or {})},
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError:
        raise GitError(NO_GIT) from None


def started(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a git command to talk to through its pipes; git must be installed."""
    return subprocess.Popen(  # noqa: S603 - as in run
        ["git", *_SAFELY, *arguments],  # noqa: S607
        cwd=folder,
        env=os.environ | _ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def refusal(done: subprocess.CompletedProcess[bytes]) -> GitError:
    """The error for a git command that failed, in words for users."""
    output = " ".join(done.stderr.decode("utf-8", "replace").split())
    if "dubious ownership" in output:
        return GitError(OTHERS)
    if "not a git repository" in output or "in a work tree" in output:
        return GitError(NO_REPOSITORY)
    return GitError(REFUSED.format(output=printable(output)))
