"""Finds the names of people in texts, and tells from the words around them who they are."""

from __future__ import annotations

from .form_lexicon import form_lexicon
from .people import Kind, Person, begins_like_name, masked_name, pattern_part, people_in
from .reading import is_name
from .transliteration import DOTS

__all__ = [
    "DOTS",
    "Kind",
    "Person",
    "begins_like_name",
    "form_lexicon",
    "is_name",
    "masked_name",
    "pattern_part",
    "people_in",
]
