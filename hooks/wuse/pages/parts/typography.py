"""How Chinese text is set: where titles break, how quotations are marked, what hangs in the margin.

Browsers break Chinese between any two characters, so a balanced title splits words in two.
"""

from __future__ import annotations

import re

from markupsafe import Markup

_CLAUSE = re.compile(r"[^，。：；！？…—]+(?:[，。：；！？…—]+[”’」』》）]*)?|[，。：；！？…—]+")
_OPENING = "“‘「『"


def clauses(text: str) -> Markup:
    """A title that breaks after its punctuation first, and within a clause only if it must."""
    parts = _CLAUSE.findall(text)
    if len(parts) < 2:
        return Markup.escape(text)
    return Markup("").join(Markup('<span class="clause">{}</span>').format(part) for part in parts)


def quoted(text: str) -> str:
    """A quotation with its marks; one that brings marks for its beginning keeps them.

    Marks within are single ones, as GB/T 15834-2011 (4.8.3.2) has it.
    """
    if text.startswith(tuple(_OPENING)):
        return text
    return f"“{text.translate(_INNER)}”"


_INNER = str.maketrans("“”", "‘’")


def hanging(text: str) -> Markup:
    """A text whose first quotation mark stands before the edge that all lines begin at."""
    if not text.startswith(tuple(_OPENING)):
        return Markup.escape(text)
    return Markup('<span class="hang">{}</span>{}').format(text[0], text[1:])
