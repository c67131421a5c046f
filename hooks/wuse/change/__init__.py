"""What a change touches, and who may touch it.

A change is the difference between where it branched off and the work tree, so that it can be judged
before it is committed and after. Its file names, modes and contents are hostile until judged here.
"""

from wuse.source.safe_git import GitError

from .clash import clashes
from .files import invalid_files
from .git import Change, Status, changes, files_at, merge_base
from .ownership import (
    Register,
    ownership_violations,
    ownership_violations_of_any,
    read_register,
    register_at,
)

__all__ = [
    "Change",
    "GitError",
    "Register",
    "Status",
    "changes",
    "clashes",
    "files_at",
    "invalid_files",
    "merge_base",
    "ownership_violations",
    "ownership_violations_of_any",
    "read_register",
    "register_at",
]
