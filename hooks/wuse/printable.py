"""Names and texts of others, as they may stand in a terminal, a log or a page."""

from __future__ import annotations


def printable(text: str) -> str:
    """A text in which nothing moves the cursor or turns what follows round."""
    return "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in text)
