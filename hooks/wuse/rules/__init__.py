"""What is wrong with a region once its records are read: references, photos, consent.

Each rule looks at one owner's folder (or at the region) and yields findings; `check` runs them all
and turns findings into problems with their place in the file.
"""

from .check import check

__all__ = ["check"]
