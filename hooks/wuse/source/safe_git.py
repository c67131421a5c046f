"""Git, asked so that nothing in a repository can answer for it.

Every call is a list of arguments without a shell, and nothing that a repository or its user may
have configured to run on the way (hooks, pagers, monitors) runs.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from wuse.errors import WuseError
from wuse.printable import printable


class GitError(WuseError):
    """Git gives no answer. The message says in Chinese why, and what to do."""


NO_GIT = "没有找到 git。请先安装：https://git-scm.com/downloads"
NO_REPOSITORY = "这个文件夹不在 git 仓库里，没有改动可比。请在用 git clone 得到的文件夹里运行"
OTHERS = (
    "这个文件夹属于电脑上的另一个用户，git 不读它。"
    "确认来源可靠以后，用 git config --global --add safe.directory 加上这个文件夹"
)
REFUSED = "git 没有给出答案：{said}。请检查仓库是否完整（git fsck）"

_SAFELY = (
    "--no-pager",
    "--literal-pathspecs",  # a name like :(top)* means itself
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "log.showSignature=false"),  # would run whatever gpg.program names
    *("-c", "safe.bareRepository=explicit"),  # a folder made to look like a repository is none
)
_ENVIRONMENT = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}


def ask(folder: Path, *arguments: str | bytes) -> bytes:
    """What a command of git answers. Raises GitError where git refuses or is not there."""
    done = run(folder, *arguments)
    if done.returncode != 0:
        raise refusal(done)
    return done.stdout


def run(folder: Path, *arguments: str | bytes) -> subprocess.CompletedProcess[bytes]:
    """Run a command of git to its end, whatever that is. Raises GitError where there is no git."""
    try:
        return subprocess.run(  # noqa: S603 - no shell, and names stand behind --
            ["git", *_SAFELY, *arguments],  # noqa: S607 - wherever git is
            cwd=folder,
            env=os.environ | _ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError:
        raise GitError(NO_GIT) from None


def started(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """A command of git that is asked and answers through its pipes; git is known to be there."""
    return subprocess.Popen(  # noqa: S603 - as in run
        ["git", *_SAFELY, *arguments],  # noqa: S607
        cwd=folder,
        env=os.environ | _ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def refusal(done: subprocess.CompletedProcess[bytes]) -> GitError:
    """Why git refused, in words for those who called us."""
    said = " ".join(done.stderr.decode("utf-8", "replace").split())
    if "dubious ownership" in said:
        return GitError(OTHERS)
    if "not a git repository" in said or "in a work tree" in said:
        return GitError(NO_REPOSITORY)
    return GitError(REFUSED.format(said=printable(said)))
