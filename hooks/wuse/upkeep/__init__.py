"""Changes to the files that schools keep, made so that nothing is ever lost.

Everything else only reads ``brands/``. Whatever writes there does it through `Disk`.
"""

from .disk import Disk
from .fix import FIXABLE, fix_files
from .fixed import Fixed
from .prepare import Report, prepare_photos
from .selection import Selection, SelectionError, select

__all__ = [
    "FIXABLE",
    "Disk",
    "Fixed",
    "Report",
    "Selection",
    "SelectionError",
    "fix_files",
    "prepare_photos",
    "select",
]
