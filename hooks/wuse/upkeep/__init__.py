"""Changes to the files that schools keep, made so that nothing is ever lost.

Everything else only reads ``brands/``. Whatever writes there does it through `Disk`.
"""

from .disk import Disk
from .prepare import Report, prepare_photos
from .selection import Selection, SelectionError, select

__all__ = ["Disk", "Report", "Selection", "SelectionError", "prepare_photos", "select"]
