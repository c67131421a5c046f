"""Text of schools in Markdown, where it must stay text."""

from __future__ import annotations

import re

from wuse.printable import printable

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def literal(text: str) -> str:
    """Text that stays text: Markdown has no character with a meaning but ASCII punctuation.

    Each may be escaped: https://spec.commonmark.org/0.31.2/#backslash-escapes. An ``@`` makes
    addresses and mentions of users all the same, and a ``#`` links to issues, unless something
    invisible follows.
    """
    return re.sub("([@#])", r"\1<!-- -->", _PUNCTUATION.sub(r"\\\g<0>", printable(text)))
