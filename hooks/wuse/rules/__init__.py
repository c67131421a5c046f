"""The linter: one rule, one code, and one place that holds everything written about it.

A rule checks one school's folder, or the region, and yields findings. `check` runs all rules and
turns findings into problems at a line of a file. `wuse.source` reports problems that it meets while
it reads files; the rules for those only describe them.
"""

from wuse.rules.texts.identifiers import mask_private_numbers, private_numbers

from .check import check, check_owners, check_region
from .context import RegionContext
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
    "RegionContext",
    "Rule",
    "Special",
    "check",
    "check_owners",
    "check_region",
    "mask_private_numbers",
    "named_photos",
    "private_numbers",
    "withheld",
]
