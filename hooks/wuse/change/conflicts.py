"""Merge conflicts: changes that somebody has to merge by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from wuse.source import Code, Problem, Severity
from wuse.source.problems import FILE_START

from .git import conflicting_paths


def merge_conflicts(project: Path, since: str) -> Iterator[Problem]:
    """One problem for each file that both the change and ``since`` changed in conflicting ways.

    Raises GitError as `wuse.change.changes` does.
    """
    for path in conflicting_paths(project, since):
        yield Problem(
            Code.CONFLICT,
            Severity.ERROR,
            path,
            FILE_START,
            "目标分支上别人也改了这个文件，和这里的改动冲突，不能自动合并",
            "先把目标分支（一般是 main）合并到自己的分支，留下别人的改动，再提交；"
            "没有把握就请主管部门处理",
        )
