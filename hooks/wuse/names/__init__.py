"""Names of people in texts: found, and told apart by what stands around them."""

from __future__ import annotations

from .people import Kind, Person, begins_like_name, part, people_in, reduced
from .reading import is_name
from .sounds import DOTS

__all__ = ["DOTS", "Kind", "Person", "begins_like_name", "is_name", "part", "people_in", "reduced"]
