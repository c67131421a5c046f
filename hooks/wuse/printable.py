"""Text from outside, made safe for a terminal, a log, a page or Markdown."""

from __future__ import annotations

import re

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def printable(text: str) -> str:
    """A text without cursor controls and bidi overrides: each such character as ``<U+200B>``."""
    if text.isprintable():  # as nearly every text is
        return text
    return "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in text)


def escape_markdown(text: str) -> str:
    """A text that Markdown shows as it is.

    Only ASCII punctuation has a meaning in Markdown, and all of it may be escaped:
    https://spec.commonmark.org/0.31.2/#backslash-escapes. Code hosts still turn ``@`` into mentions
    and ``#`` into links to issues, unless something invisible follows.
    """
    return re.sub("([@#])", r"\1<!-- -->", _PUNCTUATION.sub(r"\\\g<0>", printable(text)))
