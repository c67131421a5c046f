"""What keeps git from telling us about a change, in words for those who called us."""

from __future__ import annotations

NO_COMMIT = "这个 git 仓库还没有任何提交，没有改动可比。请先提交一次"
SHALLOW = (
    "克隆下来的历史太短，找不到这次改动从哪里分出来。"
    "请运行 git fetch --unshallow，或者在自动检查里把 fetch-depth 设为 0"
)
UNRELATED = "“{ref}”和现在的版本没有共同的历史，不能比较。请换一个分支名或提交号"
NO_REF = (
    "git 里没有“{ref}”这个版本。请写分支名、标签或提交号，例如 origin/main；"
    "刚建的分支先运行 git fetch"
)
UNWRITABLE = "写不进“{path}”：{reason}。请检查磁盘空间和权限"
