"""What reading gives: the region that was read, and the problems in its files."""

from __future__ import annotations

from dataclasses import dataclass, field

from wuse.model.region import Region

from .problems import Problem
from .tree import ParsedFile


@dataclass
class Loaded:
    """The region that was read, and the problems in its files."""

    region: Region
    problems: list[Problem] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    """Slugs of the owners left out because their folder or ``brand.yml`` cannot be read."""
    parsed: dict[str, ParsedFile] = field(default_factory=dict)
    """Path -> tree of each file of a few owners, so that rules need not parse it again to locate
    what they find; empty if many owners were read."""
