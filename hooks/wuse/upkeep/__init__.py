"""Changes to the files in ``brands/``, made so that nothing is ever lost.

The other rooms only read ``brands/``. Whatever writes there goes through `Disk`.
"""

from .disk import Disk
from .fix import FIXABLE, fix_files
from .prepare import PhotoReport, prepare_photos
from .record_files import FixReport
from .selection import Selection, SelectionError, select

__all__ = [
    "FIXABLE",
    "Disk",
    "FixReport",
    "PhotoReport",
    "Selection",
    "SelectionError",
    "fix_files",
    "prepare_photos",
    "select",
]
