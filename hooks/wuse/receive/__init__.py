"""Packages that teachers send (投稿包) become proposals that can be merged.

A package is hostile: it is read within limits, may hold records and photos of one existing school
and nothing else, and is checked by every rule before anything of it touches a repository, whose
history is for ever.
"""

from .bases import Base, FolderBase, GitBase
from .branch import Repository
from .package import Package, PackageError, packages_in, read_package
from .proposal import Outcome, Proposal, Status
from .receiving import propose
from .wording import answer, report

__all__ = [
    "Base",
    "FolderBase",
    "GitBase",
    "Outcome",
    "Package",
    "PackageError",
    "Proposal",
    "Repository",
    "Status",
    "answer",
    "packages_in",
    "propose",
    "read_package",
    "report",
]
