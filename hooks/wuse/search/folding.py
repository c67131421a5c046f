"""How a text is cut into what the index knows; `assets/search/terms.js` does the same to a query.

A text is folded (compatibility forms, lower case, simplified), then cut at white space. The terms
of a run are its characters and its pairs of neighbours: punctuation, digits and emoji count like
any other.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from .traditional import simplified

_SPACE = re.compile(
    r"[\s\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff]+"
)
"""What separates: white space of Python and of JavaScript, and what nobody sees."""


def fold(text: str) -> str:
    """The form in which texts are compared.

    Full width, case, traditional characters and white space make no difference.
    """
    return " ".join(_SPACE.split(simplified(unicodedata.normalize("NFKC", text).lower())))


def terms(folded: str) -> set[str]:
    """The characters and the pairs of neighbours of a folded text."""
    found: set[str] = set()
    for run in folded.split():
        found.update(run)
        found.update(map("".join, pairwise(run)))
    return found


def hashed(term: str) -> int:
    """FNV-1a of 32 bits over the UTF-16 units of a term, which a script can compute as well.

    http://www.isthe.com/chongo/tech/comp/fnv/
    """
    value = 0x811C9DC5
    units = term.encode("utf-16-le", "surrogatepass")
    for position in range(0, len(units), 2):
        value ^= units[position] | units[position + 1] << 8
        value = value * 0x01000193 & 0xFFFFFFFF
    return value
