"""Bytes -> YAML nodes with positions -> records; every problem with its place.

This is the one place problems come from. `load_region` reads a whole ``brands/`` folder.
"""

from .codes import Code
from .problems import Problem, Severity
from .region import Loaded, load_region

__all__ = ["Code", "Loaded", "Problem", "Severity", "load_region"]
