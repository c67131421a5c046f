"""What a change touches, and who may touch it.

A change is the difference between where it branched off and the work tree, so that it can be judged
before it is committed and after. Its file names, modes and contents are hostile until judged here.
"""

from .errors import GitError
from .git import Change, Status, changes, files_at, merge_base

__all__ = ["Change", "GitError", "Status", "changes", "files_at", "merge_base"]
