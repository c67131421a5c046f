"""What keeps git from telling us about a change, in words for those who called us."""

from __future__ import annotations


class GitError(Exception):
    """Git gives no answer. The message says in Chinese why, and what to do."""


NO_GIT = "没有找到 git。请先安装：https://git-scm.com/downloads"
NO_REPOSITORY = "这个文件夹不在 git 仓库里，没有改动可比。请在用 git clone 得到的文件夹里运行"
NO_COMMIT = "这个 git 仓库还没有任何提交，没有改动可比。请先提交一次"
OTHERS = (
    "这个文件夹属于电脑上的另一个用户，git 不读它。"
    "确认来源可靠以后，用 git config --global --add safe.directory 加上这个文件夹"
)
SHALLOW = (
    "克隆下来的历史太短，找不到这次改动从哪里分出来。"
    "请运行 git fetch --unshallow，或者在自动检查里把 fetch-depth 设为 0"
)
UNRELATED = "“{ref}”和现在的版本没有共同的历史，不能比较。请换一个分支名或提交号"
NO_REF = (
    "git 里没有“{ref}”这个版本。请写分支名、标签或提交号，例如 origin/main；"
    "刚建的分支先运行 git fetch"
)
REFUSED = "git 没有给出答案：{said}。请检查仓库是否完整（git fsck）"
UNWRITABLE = "写不进“{path}”：{reason}。请检查磁盘空间和权限"
