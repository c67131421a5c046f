"""The linter: one rule, one code, one place where all that is told about it is written.

A rule looks at one school's folder, or at the region, and yields findings; `check` runs them all
and turns findings into problems with their place in the file. What is met while files are read is
found by `wuse.source`; its rules only describe it.
"""

from wuse.rules.texts.identifiers import concealed, private_numbers

from .check import check
from .inspected import named_photos
from .levels import withheld
from .registry import FAMILIES, RULES
from .rule import Content, Example, Picture, Rule, Special

__all__ = [
    "FAMILIES",
    "RULES",
    "Content",
    "Example",
    "Picture",
    "Rule",
    "Special",
    "check",
    "concealed",
    "named_photos",
    "private_numbers",
    "withheld",
]
