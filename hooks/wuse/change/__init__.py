"""What a change touches, and who may touch it.

A change is the difference between its merge base and the work tree, so that it can be checked both
before and after it is committed. Its file names, modes and contents are hostile until checked here.
"""

from wuse.source.past_files import files_at
from wuse.source.safe_git import GitError

from .conflicts import merge_conflicts
from .files import invalid_files
from .git import Change, ChangeStatus, changes, merge_base
from .ownership import (
    Register,
    ownership_violations,
    ownership_violations_of_any,
    read_register,
    register_at,
)

__all__ = [
    "Change",
    "ChangeStatus",
    "GitError",
    "Register",
    "changes",
    "files_at",
    "invalid_files",
    "merge_base",
    "merge_conflicts",
    "ownership_violations",
    "ownership_violations_of_any",
    "read_register",
    "register_at",
]
